"""Words that tell what a list holds: an archive, notices, what is still to come, records kept for good."""

import re
from functools import lru_cache

from rules.date_vocabulary import ARCHIVE_LABELS, ARCHIVE_PATHS
from rules.folding import folded_hindi

LONGEST_TITLE_CHARACTERS = 200


def _words(english: str, hindi: str) -> re.Pattern[str]:
    """Return a pattern of English stems at the beginning of a word and of Hindi ones anywhere a word begins."""
    stems = [*english.split("|"), *(folded_hindi(stem) for stem in hindi.split("|"))]
    return re.compile(rf"(?<![\w\u0900-\u097f])(?:{'|'.join(stems)})")


_NOTICES = _words(
    r"tender|bid\b|bids\b|quotation|auction|procure|expression of interest|eoi\b|rfp\b|rfq\b|nit\b|recruit|vacanc|"
    r"career|job\b|jobs\b|walk.?in|interview|admission|counsel+ing|application|apply\b|registration|scholarship|notice|"
    r"announce|news\b|latest|what.?s new|updates?\b|current|active|ongoing|event|upcoming|forthcoming|notification|"
    r"circular|press|advertis|corrigend|flash|highlights",
    "निविदा|टेंडर|टेण्डर|कोटेशन|नीलामी|अभिरुचि|भर्ती|रिक्ति|रोजगार|साक्षात्कार|प्रवेश|काउंसलिंग|आवेदन|पंजीकरण|छात्रवृत्ति|"
    "सूचना|विज्ञप्ति|विज्ञापन|समाचार|नवीनतम|नया क्या|घोषणा|वर्तमान|चालू|सक्रिय|आयोजन|कार्यक्रम|आगामी|अधिसूचना|परिपत्र|ताजा",
)
_TIMED = _words(
    r"tender|bid\b|bids\b|quotation|auction|procure|expression of interest|eoi\b|rfp\b|rfq\b|nit\b|recruit|vacanc|"
    r"career|job\b|jobs\b|walk.?in|interview|admission|counsel+ing|application|apply\b|registration|scholarship",
    "निविदा|टेंडर|टेण्डर|कोटेशन|नीलामी|अभिरुचि|भर्ती|रिक्ति|साक्षात्कार|प्रवेश|काउंसलिंग|आवेदन|पंजीकरण|छात्रवृत्ति",
)
# Lists that are kept for good, or name days that are past by their nature.
_RECORDS = _words(
    r"orders?\b|office order|government order|g\.?o\.?s?\b|acts?\b|rules?\b|gazette|minutes|calendar|schedule|"
    r"time.?table|results?\b|history|faq|report|registered|licen[cs]e|licen[cs]ed|empanel+ed|"
    r"list of (?:firms|labs|hospitals|units|registered|licen)|projects?\b|completed|progress|awarded|"
    r"gallery|seniority|budget|achievement",
    "शासनादेश|कार्यालय आदेश|आदेश|अधिनियम|नियमावली|राजपत्र|कार्यवृत्त|कैलेंडर|समय सारणी|समय सारिणी|परिणाम|"
    "परीक्षाफल|इतिहास|प्रतिवेदन|पंजीकृत|लाइसेंस|सूचीबद्ध|परियोजना|प्रगति|वरिष्ठता|बजट|उपलब्धि",
)
# What an office writes or announces, and puts up on the day it bears or soon after; with "notice" in other languages.
_PAPERS = _words(
    r"notices?\b|notifications?\b|circulars?\b|orders?\b|g\.?[or]\.?s?\b|resolution|press|news\b|announce|memo|minutes|"
    r"proceedings?\b|record of meeting|tender|quotation|bids?\b|bidding|auction|eoi\b|expression of interest|corrigend|"
    r"advertis|results?\b|what.?s new|latest|updates?\b|recruit|vacanc|publications?\b|downloads?\b|documents?\b|"
    r"reports?\b|advisor(?:y|ies)\b",
    "भर्ती|रिक्ति|प्रकाशन|दस्तावेज|डाउनलोड|खबर|प्रतिवेदन|"
    "सूचना|अधिसूचना|परिपत्र|आदेश|शासनादेश|शासन निर्णय|विज्ञप्ति|प्रेस|समाचार|बातम्या|घोषणा|ज्ञापन|नवीनतम|नया क्या|कार्यवृत्त|निविदा|"
    "विज्ञापन|परिणाम|परीक्षाफल|चयन सूची|शुद्धि ?पत्र|जाहिरात|ठराव|"
    "বিজ্ঞপ্তি|নোটিশ|জাননী|আদেশ|দরপত্র|নিবিদা|খবর|সংবাদ|বাতৰি|বিজ্ঞাপন|ফলাফল|"
    "પરિપત્ર|ઠરાવ|જાહેરાત|જાહેરનામ|હુકમ|નોટિસ|ટેન્ડર|સમાચાર|ભરતી|પરિણામ|"
    "ਨੋਟਿਸ|ਹੁਕਮ|ਟੈਂਡਰ|ਖ਼ਬਰ|ਖਬਰ|ਇਸ਼ਤਿਹਾਰ|ଭର୍ତ୍ତି|ବିଜ୍ଞପ୍ତି|ନୋଟିସ|ଆଦେଶ|ଟେଣ୍ଡର|ଖବର|ବିଜ୍ଞାପନ|ଫଳାଫଳ|"
    "அறிவிப்பு|சுற்றறிக்கை|அரசாணை|ஒப்பந்தப்புள்ளி|செய்தி|முடிவுகள்|"
    "అధికారిక ప్రకటన|ఉత్తర్వు|ప్రకటన|నోటిఫికేషన్|టెండర్|వార్తలు|సర్క్యులర్|ఫలితాలు|"
    "ಅಧಿಸೂಚನೆ|ಸುತ್ತೋಲೆ|ಆದೇಶ|ಟೆಂಡರ್|ಸುದ್ದಿ|ಪ್ರಕಟಣೆ|ನೋಟಿಸ್|ಫಲಿತಾಂಶ|"
    "അറിയിപ്പ്|ഉത്തരവ്|സർക്കുലർ|വിജ്ഞാപന|ടെണ്ടർ|ടെൻഡർ|വാർത്ത|اعلان|نوٹس|ٹینڈر|خبر",
)
# Lists of what came out of tenders and recruitments, which are over by their nature.
_OUTCOMES = _words(
    r"awarded|awards? of contract|results?\b|selected|selection list|final list|merit list|concluded|finali[sz]ed|"
    r"contracts? (?:concluded|awarded)",
    "परिणाम|चयनित|चयन सूची|अंतिम सूची|स्वीकृत निविदा|आवंटित",
)
# Rows of a timetable are past one after the other, and stay there, as are those who held an office.
_TIMETABLES = _words(
    r"calendar|schedule(?!\W+[a-d]\b)|time.?table|time.?line|important dates|key dates|programme of|chronology|"
    r"holidays?\b|cause.?list|tour programme|former (?!students)|incumben|who was who|predecessors",
    "कैलेंडर|समय सारणी|समय सारिणी|महत्वपूर्ण तिथि|समयरेखा|अवकाश|छुट्टी|छुट्टियां|परीक्षा कार्यक्रम|भ्रमण कार्यक्रम|वाद सूची|"
    "भूतपूर्व|पूर्व (?:अध्यक्ष|सचिव|निदेशक|जिलाधिकारी|जिला अधिकारी|मंत्री|कुलपति)|माजी ",
)
_AMENDMENTS = _words("corrigend|addend", "शुद्धि ?पत्र")
_UPCOMING = _words(r"upcoming|forthcoming|coming events", "आगामी|भावी|आने वाले")
_EVENTS = _words(
    r"events?\b|programmes?\b|programs?\b|trainings?\b|camps?\b|workshops?\b|seminars?\b|conferences?\b|meetings?\b|"
    r"exams?\b|examinations?\b|fairs?\b|festivals?\b|melas?\b|courses?\b|activit|webinars?\b|auctions?\b",
    "कार्यक्रम|आयोजन|प्रशिक्षण|शिविर|कार्यशाला|संगोष्ठी|सम्मेलन|बैठक|परीक्षा|मेला|मेले|महोत्सव|पाठ्यक्रम|गतिविधि|नीलामी",
)
# Headings of what concerns examinations, which are papers: a list of examinations has a longer name.
_SECTIONS = re.compile(
    r"\W*(?:examinations?|exams?|परीक्षा|परीक्षाएं)(?: (?:section|cell|branch|corner|news|अनुभाग|विभाग))?\W*"
)
# Offices that are called after what they hold: a board of examinations.
_OFFICES = _words(
    r"board\b|council\b|commission\b|controller\b|institute\b", "बोर्ड|मंडल|मण्डल|परिषद|आयोग|नियंत्रक|संस्थान|समिति"
)
_PAST = _words(
    r"past|previous|completed|concluded|held|earlier|recent|archive", "अतीत|पिछले|पिछली|विगत|संपन्न|पूर्व|बीते|हाल"
)
_ALONE = re.compile(r"[^\w\u0900-\u097f]*(?:upcoming|forthcoming|आगामी)[^\w\u0900-\u097f]*")
_ARCHIVES = tuple(
    re.compile(rf"(?<![\w\u0900-\u097f]){re.escape(label)}(?![\w\u0900-\u097f])") for label in ARCHIVE_LABELS
)


@lru_cache(maxsize=4_096)
def names_notices(text: str) -> bool:
    """Return whether a title names what is announced: news, notices, tenders, posts, events."""
    return bool(_NOTICES.search(_folded(text)))


@lru_cache(maxsize=4_096)
def names_timed_notices(text: str) -> bool:
    """Return whether a text names what one can apply for up to a day: tenders, posts, admissions."""
    return bool(_TIMED.search(_folded(text)))


@lru_cache(maxsize=4_096)
def names_records(text: str) -> bool:
    """Return whether a title names what is kept for good: orders, acts, results, registers, timetables."""
    return bool(_RECORDS.search(_folded(text)))


@lru_cache(maxsize=4_096)
def names_papers(text: str) -> bool:
    """Return whether a title names what an office writes and puts up: notices, orders, circulars, press notes."""
    return bool(_PAPERS.search(_folded(text)))


@lru_cache(maxsize=4_096)
def names_outcomes(text: str) -> bool:
    """Return whether a title names what came out of tenders, examinations and recruitments."""
    return bool(_OUTCOMES.search(_folded(text)))


@lru_cache(maxsize=4_096)
def names_timetable(text: str) -> bool:
    """Return whether a title names a timetable."""
    return bool(_TIMETABLES.search(_folded(text)))


@lru_cache(maxsize=4_096)
def names_amendments(text: str) -> bool:
    """Return whether a title names corrections of what was published."""
    return bool(_AMENDMENTS.search(_folded(text)))


@lru_cache(maxsize=4_096)
def names_events(text: str) -> bool:
    """Return whether a title names events, and no papers about them."""
    folded = _folded(text)
    if _SECTIONS.fullmatch(folded):
        return False
    return bool(_EVENTS.search(folded)) and not (_PAPERS.search(folded) or _OFFICES.search(folded))


@lru_cache(maxsize=4_096)
def promises_events(text: str) -> bool:
    """Return whether a title says that the list holds events still to come."""
    folded = _folded(text)
    return bool(_ALONE.fullmatch(folded)) or bool(_UPCOMING.search(folded) and _EVENTS.search(folded))


@lru_cache(maxsize=4_096)
def names_past_events(text: str) -> bool:
    """Return whether a title names events that are over."""
    return bool(_PAST.search(_folded(text)))


@lru_cache(maxsize=4_096)
def names_archive(text: str) -> bool:
    """Return whether a title names an archive."""
    folded = _folded(text)
    return any(label.search(folded) for label in _ARCHIVES)


def is_archive_address(url: str) -> bool:
    """Return whether an address is that of an archive."""
    return any(part in url.lower() for part in ARCHIVE_PATHS)


def _folded(text: str) -> str:
    return folded_hindi(text[:LONGEST_TITLE_CHARACTERS])
