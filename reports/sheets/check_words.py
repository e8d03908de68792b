"""Steps that show whether a repair is done, as marked texts: a browser and a phone are enough for each."""

from rules.finding import N_

LISTENED = N_(
    "On an Android phone switch on TalkBack (Settings, Accessibility), open the page and touch the place. The "
    "voice says what stands there and what it is for."
)
PICTURE_HEARD = N_(
    "On an Android phone switch on TalkBack (Settings, Accessibility), open the page and touch the picture. The "
    "voice says what the picture shows, and stays silent where it is mere decoration."
)
LINK_HEARD = N_("Read the words of the link alone, without the text around them. They say what opens.")
WALKED = N_(
    "Open the page and press the Tab key again and again. Everything that can be clicked is reached in the order "
    "it is read, a frame shows where you are, and Enter opens it."
)
JUMPED = N_("Open the page, press Tab once and then Enter. The page jumps past the menu to the main content.")
ON_A_PHONE = N_(
    "Open the page on a phone and swipe to the left. The page does not move sideways, and nothing is cut off or "
    "lies over something else."
)
READ_ON_A_PHONE = N_("Open the page on a phone and hold it at arm's length. Every word can be read without enlarging.")
TAPPED = N_("Open the page on a phone and tap the places one after another with your thumb. Each opens what it names.")
ENLARGED_ON_A_PHONE = N_("Open the page on a phone and spread two fingers on it. The text becomes larger.")
TYPED_ON_A_PHONE = N_(
    "Tap into the field on a phone. The keyboard that opens fits it, with digits for numbers and @ for e-mail."
)
DIALLED = N_("Tap the number or the e-mail address on a phone. The dial screen or a new message opens.")
TURNED = N_("Open the page on a phone and turn the phone. The page turns with it.")
ENLARGED = N_(
    "Open the page on a computer and press Ctrl and + until it stands at 200 %. Nothing is cut off or lies over "
    "something else."
)
CONTRAST = N_(
    "Open the page in Chrome, click the text with the right mouse button and choose Inspect. Click the small "
    "square beside “color”. A tick stands beside the contrast."
)
IN_GREY = N_(
    "Print the page in black and white. What was told by colour can still be told apart, links by an underline."
)
LOOKED_AT = N_("Open the page on a computer and on a phone. Nothing of what this sheet names is left.")
READ_AGAIN = N_("Open the page and read the place once more, as somebody who does not know the office.")
STILL = N_("Open the page and watch it for ten seconds. Nothing moves or plays by itself, or a button stops it.")
WAITED = N_("Open the page and wait for two minutes. It neither reloads nor goes elsewhere by itself.")
FILLED_IN = N_(
    "Open the form, leave a required field empty and send it. The page says in words which field is wrong, and "
    "nothing that was filled in is lost."
)
CLICKED_LABELS = N_("Click the words beside each field. The cursor jumps into that field.")
OFFERED = N_(
    "Click into the field in a browser that knows your name and e-mail. It offers to fill them in, each in its field."
)
CHOSEN = N_("Choose another entry with the arrow keys. The page stays until you press the button.")
PASTED = N_("Copy a word and press Ctrl and V in the field. The word appears.")
HEADINGS = N_(
    "Open the page in the editor of the website and click the headings one after another. The field for the "
    "format shows Heading 1 once, then 2 and 3 with no level left out, and no plain text among them."
)
LISTS = N_(
    "Open the page in the editor of the website and click into the list or the table. The editor shows it as a "
    "list or a table and not as plain text."
)
TITLE = N_(
    "Open the page and rest the mouse on its tab at the top of the browser. The title names this page and then "
    "the department."
)
LANGUAGE = N_(
    'Open the page, press Ctrl and U and look at the first lines. Lang="hi" stands there for a Hindi page and '
    'lang="en" for an English one.'
)
VOICES = N_(
    "On an Android phone switch on TalkBack (Settings, Accessibility) and touch the passage. It is read in the "
    "voice of its own language."
)
DESCRIPTION = N_(
    'Open the page, press Ctrl and U, then Ctrl and F, and search for name="description". A sentence of its own '
    "about this very page stands beside it."
)
SOURCE = N_(
    "Open the page, press Ctrl and U, then Ctrl and F, and search for the first words of the line on this sheet. "
    "It is found."
)
SHARED = N_(
    "Send the address of the page to yourself in WhatsApp and wait for the preview. It shows the title and the "
    "picture of this very page."
)
ACCOUNTS = N_("Click the sign of each social network. The department's own account opens, with posts of this quarter.")
OPENED = N_("Click each link that is named. The page or the file that its words promise opens.")
FOUND = N_(
    "Open the home page and look for it as a citizen would. Two clicks lead there, and it holds what is named above."
)
HOME = N_("Open the home page. What is named above stands there, in Hindi and in English.")
EVERY_FOOT = N_("Open three inner pages and look at the foot of each. What is named above stands there.")
CONTACT = N_("Open the contact page and ring the number that stands there. The office answers.")
POLICY = N_("Click the link at the foot of the home page. The policy opens, and it names your department and no other.")
LATEST = N_("Open the home page. The newest notice bears a day of this quarter.")
NOTHING_OVER = N_(
    "Open the list. Nothing whose last date is over stands among what is current, and nothing older than a month "
    "is called new."
)
STAMPED = N_(
    "Open three pages and look for “Last updated”. Each bears the day on which that page was changed, and "
    "tomorrow it bears the same day."
)
BOTH_LANGUAGES = N_(
    "Click the language switch on three pages. The same page opens in the other language, with nothing left out."
)
SEARCHED = N_("Type the title of a page of yours into the search of the website: the page is found.")
PICTURES_THERE = N_("Open the page and press Ctrl and F5. Every picture appears, and none stands in an empty frame.")
PROPORTIONS = N_("Hold the picture against its original. Circles are round, faces are natural, letters are sharp.")
SWITCHES = N_("Click the helper. What its name promises happens at once, and a second click takes it back.")
PDF_SEARCHED = N_("Open the file, press Ctrl and F and search for a word you see in it. The word is found.")
PDF_PROPERTIES = N_(
    "Open the file in Adobe Reader and choose File, Properties. Title, language and “Tagged PDF: Yes” stand there."
)
PADLOCK = N_("Type the address with http:// into the browser. It turns into https://, and no warning appears.")
DOMAIN = N_("Open the website: its address ends in .gov.in or .nic.in.")
HEADERS = N_(
    "Open the page, press F12, choose Network, reload the page and click the first line. What this sheet names "
    "stands or is gone among the response headers."
)
NOT_FOUND = N_(
    "Open an address that does not exist, press F12, choose Network and reload. The first line bears the status 404."
)
GOOGLED = N_(
    "Search Google for site: and the name of your website. Only pages of the department are listed. It may take "
    "two weeks."
)
QUICK = N_("Open the page in a private window of a phone on mobile data. The text can be read within five seconds.")
SITEMAP = N_("Open /sitemap.xml below your address. Beside each page stands the day on which it was really changed.")
FEED = N_("Open the address of the feed. The notices of this month stand in it.")
SPEAKS_PLAINLY = N_("Read the text aloud to somebody who does not work in the office. It is understood at once.")
PROMISED = N_("Open the page. It holds all that its title promises, and no words that came with the design.")
GONE = N_("Open the page. What this sheet names is no longer there.")
SAME_WINDOW = N_("Click the link. It opens in the same window, or its words say that a new window opens.")
BARS = N_("Open the page on a phone and scroll. The bars that stay take no more than a fifth of the screen.")
SOUND_OFF = N_("Play the film or the recording with the sound off. Everything that is said can be read.")
EYES_CLOSED = N_("Play the film with your eyes closed. What happens in it is told, or can be read beside it.")
FORM_READ = N_(
    "Read the form as if you saw it for the first time. Each field says what belongs into it and whether it must "
    "be filled in, and one button sends it off."
)
SENT_UNSEEN = N_(
    "Ask somebody to fill in and send the form with TalkBack and the screen of the phone dark. It arrives."
)
SAME_ORDER = N_("Open three pages side by side. The menu has the same entries in the same order on each.")
