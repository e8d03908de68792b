"""Placeholder page: no page is published that only announces its content or still holds filler text."""

import re
from collections.abc import Iterable, Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place, slot
from rules.page_text import Image, PageText, Region, TextBlock
from rules.place import without_parts
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.running_text import case_folded
from rules.standards import gigw
from rules.text import CHROME, folded, hold_words, main_blocks, main_regions, shortened
from rules.vocabulary import Topic, topics_of

# Convention: an announcement makes a page unfinished where it is a fifth of the text, or the text is short.
SHARE_OF_TEXT = 0.2
SHORT_TEXT_WORDS = 80
ANNOUNCEMENT_WORDS = 16  # longer blocks tell of something else, such as a bridge under construction
POLICIES = frozenset(
    {Topic.TERMS, Topic.PRIVACY, Topic.COPYRIGHT, Topic.HYPERLINKING, Topic.POLICIES, Topic.DISCLAIMER, Topic.SECURITY}
)
QUOTE_CHARACTERS = 200

# Texts that only a theme or a word processor writes.
_FILLER = re.compile(
    r"lorem ipsum|dolor sit amet|dummy text of the|this is (?:an example|a sample|a dummy|a test) page"
    r"|welcome to wordpress\. this is your first post|(?:your|page) content goes here"
    r"|(?:add|enter|type|insert|write) your (?:text|content) here|यह (?:एक )?(?:डमी|नमूना) (?:टेक्स्ट|पाठ|पृष्ठ)"
)
# All filler holds one of these.
_FILLER_PIECES = (
    *("lorem ipsum", "dolor sit amet", "dummy text of", "this is a", "welcome to wordpress", "content goes here"),
    *("text here", "content here", "डमी", "नमूना"),
)
# Gaps of a model policy that nobody filled in.
_GAP = re.compile(
    r"[\[<{](?:the )?(?:(?:name|e-?mail|address|title|url) of (?:the |your )?(?:department|ministry|organi[sz]ation"
    r"|office|website)|(?:your |insert |department|ministry|organi[sz]ation|office|website)[^\]>}]{0,30}name"
    r"|(?:विभाग|मंत्रालय|संगठन|कार्यालय|वेबसाइट) का नाम)[\]>}]"
    r"|(?:xyz|abc) (?:department|ministry)(?!\w)"
)
_GAP_PIECES = ("[", "<", "{", "xyz ", "abc ")
_THING = (
    r"(?:(?:this|the|our|more|all|new)\s+)?(?:(?:web)?\s?(?:page|site|portal|section|content|contents|module|link"
    r"|details|information|data|list|updates?)\s+)?"
)
_ANNOUNCEMENTS = (
    rf"{_THING}(?:is\s+|are\s+)?(?:currently\s+|still\s+|now\s+)?(?:under|in)\s+construction"
    r"(?:\W*|\W+(?:please|kindly|we|visit|come|check|thank|sorry|and\s+will)\b.{0,90})",
    rf"{_THING}(?:is\s+|are\s+|will\s+be\s+)?(?:available\s+)?coming\s+(?:very\s+)?soon\W*",
    rf"{_THING}(?:is\s+|are\s+)?(?:(?:will|shall)(?:\s+\w+)?\s+be|to\s+be|being|yet\s+to\s+be)\s+"
    r"(?:updated|uploaded|added|published|made\s+available)(?:\s+(?:soon|shortly|later|here))*\W*",
    rf"{_THING}(?:is\s+)?work\s+(?:is\s+)?in\s+progress\W*",
    r"(?:test|sample|demo|dummy|blank)\s+page\W*",
    r"(?:यह\s+|इस\s+)?(?:(?:पृष्ठ|पेज|वेबसाइट|साइट|अनुभाग|सामग्री|लिंक|जानकारी)\s+)?(?:अभी\s+|वर्तमान\s+में\s+)?"
    r"निर्माणाधीन(?:\s+है)?\W*",
    r"(?:\S+\s+){0,5}(?:शीघ्र|जल्द|जल्दी)(?:\s+ही)?\s+(?:आ\s+रह\S+|उपलब्ध|प्रकाशित|अपलोड|अद्यतन|अपडेट|जोड़\S*)"
    r"(?:\s+\S+){0,5}",
    r"(?:\S+\s+){0,4}(?:अद्यतन|अपडेट|अपलोड|तैयार)\s+(?:किया|की)\s+जा\s+रह\S+(?:\s+\S+){0,2}",
    r"(?:शीघ्र|जल्द)(?:\s+ही)?\W*",
    r"(?:इस\s+पृष्ठ\s+पर\s+)?कार्य\s+प्रगति\s+पर(?:\s+है)?\W*",
)
_ANNOUNCEMENT = re.compile("|".join(rf"\W*{pattern}" for pattern in _ANNOUNCEMENTS))
# Every announcement holds one of these: most texts are told at a glance.
_ANNOUNCING_PIECES = (
    *("construction", "soon", "updated", "uploaded", "added", "published", "made available", "progress"),
    *("test page", "sample page", "demo page", "dummy page", "blank page"),
    *("निर्माणाधीन", "शीघ्र", "जल्द", "रह", "प्रगति"),
)
_SENTENCE_END = re.compile(r"(?<=[.!।])\s+(?=\S)")
_EMPTY_LIST = re.compile(
    r"\W*(?:sorry\W+)?(?:there (?:are|is) )?no (?:records?|data|results?|items?|content|information)"
    r"(?: (?:was|were|is|are|has been))?(?: (?:found|available|exists?|to display))(?: .{0,40})?\W*"
    r"|\W*कोई (?:भी )?(?:रिकॉर्ड|रिकार्ड|डेटा|डाटा|अभिलेख|सूचना|परिणाम|जानकारी)"
    r" (?:नहीं (?:मिला|मिली|है)|उपलब्ध नहीं(?: है)?)\W*"
)
_PICTURE = re.compile(r"(?i)under[\s_-]*construction|coming[\s_-]*soon|निर्माणाधीन")
_CELLS = frozenset({"td", "th", "caption", "option"})  # there the words describe works, not the page


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report filler text, unfilled gaps and announcements that stand in place of content."""
    blocks = main_blocks(page.text)
    if filler := [block for block in _holding(page.text, _FILLER_PIECES) if _FILLER.search(folded(block.text))]:
        yield Finding(
            message=message(N_("The page still holds filler text that came with its design.")),
            occurrences=tuple(_place(block) for block in without_parts(filler)),
        )
    if POLICIES & _topics(page) and (
        gaps := [block for block in _holding(page.text, _GAP_PIECES) if _GAP.search(folded(block.text))]
    ):
        yield Finding(
            message=message(N_("The text was copied from a model, and its gaps were never filled in.")),
            occurrences=tuple(place(b, quote=_quote(b.text)) for b in gaps),
        )
    is_short = not hold_words(blocks, SHORT_TEXT_WORDS)
    announcing = [block for block in _holding(page.text, _ANNOUNCING_PIECES) if _announces(block)]
    pictures = [image for image in page.text.images if is_short and _is_sign(image)]
    if announcing and (is_short or _share(announcing, blocks) >= SHARE_OF_TEXT):
        yield Finding(
            message=message(N_("The page announces its content instead of giving it.")),
            occurrences=tuple(_place(block) for block in announcing),
        )
    elif pictures:
        yield Finding(
            message=message(N_("A picture on the page says that it is not finished.")),
            occurrences=tuple(place(image) for image in pictures),
        )
    elif is_short and (empty := [block for block in blocks if _EMPTY_LIST.fullmatch(folded(block.text))]):
        yield Doubt(
            message=message(N_("The page says that nothing was found; a person has to see whether that is right.")),
            occurrences=tuple(place(b, quote=_quote(b.text)) for b in empty),
        )


def _holding(page: PageText, pieces: tuple[str, ...]) -> Iterator[TextBlock]:
    """Yield the blocks of the content that hold one of the pieces."""
    regions = main_regions(page)
    blocks = (page.blocks[number] for number in case_folded(page).holding(*pieces))
    return (block for block in blocks if block.region in regions)


def _announces(block: TextBlock) -> bool:
    if block.tag in _CELLS or len(block.text.split()) > ANNOUNCEMENT_WORDS:
        return False
    text = folded(block.text)
    return _ANNOUNCEMENT.fullmatch(text) is not None or all(
        _ANNOUNCEMENT.fullmatch(sentence) for sentence in _SENTENCE_END.split(text)
    )


def _share(some: Iterable[TextBlock], blocks: Iterable[TextBlock]) -> float:
    """Return the share that some blocks have in the text of all."""
    return sum(len(block.text) for block in some) / max(1, sum(len(folded(block.text)) for block in blocks))


def _is_sign(image: Image) -> bool:
    name = image.src.rpartition("/")[2]
    is_content = image.region is Region.MAIN or image.region not in CHROME
    return is_content and not image.link_href and _PICTURE.search(f"{image.alt or ''} {name}") is not None


def _topics(page: PageEvidence) -> frozenset[Topic]:
    names = (page.text.title, *(heading.text for heading in page.text.headings if heading.level <= 2))
    return frozenset(topic for name in names for topic in topics_of(name))


def _place(block: TextBlock) -> Occurrence:
    tag = read_tag(block.html)
    mended = str(tag.holding(slot(N_("the text of this section")))) if tag and tag.content is not None else ""
    return place(block, after=mended, quote=_quote(block.text))


def _quote(text: str) -> str:
    return shortened(text, QUOTE_CHARACTERS)


def _is_published(page: PageEvidence) -> bool:
    return page.is_served


RULE = Rule(
    id="placeholder-page",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=8,
    references=(gigw("5.4.8"), gigw("DBIM-G38")),
    title=N_("The page holds finished content"),
    failure_title=N_("The page is not finished"),
    why=N_("A citizen who follows a link to an unfinished page has lost time and has to telephone or travel instead."),
    repair=N_(
        "Write the content and publish the page then. Until it is ready, take the page and the links to it "
        "off the website, or name the office that gives the information."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    applies=_is_published,
    check=check,
)
