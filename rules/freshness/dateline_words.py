"""What the words of a line with a day say of it: that it opens a text, or dates something told."""

import re
from collections.abc import Sequence

from rules.calendar_names import WEEKDAYS
from rules.date_labels import TOLD_AFTER, has_prefix, shows_today, without_times
from rules.date_layouts import REACH_CHARACTERS, just_before
from rules.dates import FoundDate
from rules.folding import folded_hindi
from rules.freshness.day_of_visit import beside
from rules.freshness.visible_dates import MOST_BYLINE_WORDS
from rules.page_text import HEADING_TAGS, TextBlock
from rules.text import CHROME, words

LEAST_SHARE_OF_LINE = 0.4
MOST_WORDS_BESIDE = 8  # of a line beside the heading: names and times, no sentence
RELEASE_CHARACTERS = 150  # of the text that follows the dateline of a press release
MOST_PLACE_WORDS = 3
MOST_HEAD_WORDS = 9  # between the margin and the day of a letter: the office and the place
LONGEST_HEAD_CHARACTERS = 120
TOLD_BEFORE = re.compile(
    r"(?i)\b(?:on|from|since|after|before|until|till|up ?to|between|by|of|held|founded|born|from:|vom|du|dal|del|seit"
    r"|ab|od"
    r"|desde|depuis|sinds|vanaf|с)\s*$"
    r"|(?:प्रारंभ|प्रारम्भ|आरंभ|आरम्भ|शुभारंभ|शुभारम्भ|स्थापना|सुरुवात|\bstarted|\blaunched|\bestablished)[\s:–-]*$"
    r"|(?:सुनवाई|पेशी|जन्म|सेवानिवृत्ति|नियुक्ति|\bhearing|\bbirth|\bjoining|\bretirement)"
    r"(?: की)?(?: तिथि| दिनांक| date)?[\s:–-]*$"
)
# Words that name what else a day is of, a few words before it.
_OTHER_DAY = re.compile(
    r"(?i)(?:\b(?:since|d\.?o\.?[bj]|birth|born|join(?:ing|ed)|(?:taking|taken|assum\w+)(?: over)? charge"
    r"|retirement|superannuation|appointment|hearing|commencement|incorporation|registration"
    r"|establish\w*|foundation|inaugurat\w*|access|accessed|retrieved|log-?in|visit|visited|w\.?e\.?f"
    r"|with effect|applicable|valid\w*|expir\w*|deadline|due|target|completion"
    r"|meeting|session|interview|begins?|commences?|certificate"
    r"|as per|vide|in (?:compliance|pursuance|accordance|continuation|supersession)"
    r"|tenure|sunrise|sunset|panchang|anniversary|last date|closing)\b"
    r"|\b(?:acts?|rules|bill|code|ordinance)\W+(?:of\W+)?\d{4}\W"
    r"|(?:अधिनियम|नियमावली|संहिता|अध्यादेश)\W+\d{4}\W"
    r"|जन्म|स्थापना|पदग्रहण|पदभार|कार्यभार|लागू|प्रभावी"
    r"|कार्यग्रहण|सेवानिवृत्ति|नियुक्ति|योगदान|वैध|पंचांग|अंतिम तिथि|बैठक)\.?[^.;|।·•,]{0,30}$"
)
# What a line opens with that tells of something else.
_OF_OTHER = re.compile(
    r"(?i)\W*(?:(?:venue|census|re?gd|registered|registration|vide|constituted|chief guest|fair|mela|(?:act|bill) no"
    r"|no\.? of)\b"
    r"|जनगणना|पंजीकरण|पंजीकृत|मुख्य अतिथि|मेला|मेले|कार्यक्रम\s*:|बैठक\b|अधिनियम संख्या)"
)
# What stands beside the day of a paper at its foot or head.
_BESIDE_DAY = re.compile(
    r"(?i)\btime of issue\b|\bissued at\b|जारी करने का समय|निर्गत समय|(?:\bplace|स्थान)\s*[:：-]\s*[^\s\d]+"
)
# Behind the day of an event: where it is, or from when to when.
_OCCASION = re.compile(
    r"(?i)\bvenue\b|आयोजन स्थल"
    r"|^\W*(?:at )?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:-|–|to|से)\s*\d{1,2}[:.]\d\d"
)
SIGNATURE = re.compile(r"(?i)[\s,]*(?:\bsd\s?/|\bsd\b|हस्ता|ह0/|\(?\bsigned\b)")
_CLOCK_OF_INDIA = re.compile(r"[\s,]*\d{1,2}:\d\d\s*(?:IST|hrs|बजे)")
_QUOTES = ('"', "'", "“", "`", "„")  # a day in quotation marks is an example
_RATING = re.compile(r"\s*[★☆⭐]")  # opens the review of a customer
_CITING = re.compile(  # another paper
    r"(?i)\W*(?:ref|reference|read|sub|subject|संदर्भ|सन्दर्भ|विषय|वाचा|वाचले)\W+(?:[^\W\d]+\W+){2}"
    r"|(?i:\W*(?:appeal|case|petition|complaint|application|suit|o\.?a\.?|w\.?p\.?)[^\d]{0,20}\bno\b)"
)
# The opening of a press release: a place, the day, and a mark before the text.
_OPENING = re.compile(r"^\W*(?:[^\s\d,.:–-]+[\s,.:–-]+){1,4}$")
_RELEASE_OF = re.compile(
    r"(?i)(?:mitteilung|meldung|bericht|communiqué|release|comunicato|nota)\s+(?:vom|du|del|of)\s*$"
)
IN_BRACKETS = re.compile(r"\([^()]*\)")  # behind the day of a letter or press release: the office that gave it out


def is_told_of(text: str, found: FoundDate) -> bool:
    """Return whether the words around a date make it the day of something told, not of the page."""
    before, after = just_before(text, found.start), text[found.end :]
    if _RELEASE_OF.search(before):
        return False
    if (
        before.endswith(_QUOTES)
        or _RATING.match(text)
        or _CITING.match(text)
        or _OF_OTHER.match(text)
        or _OTHER_DAY.search(before)
    ):
        return True
    return bool(
        TOLD_BEFORE.search(before)
        or shows_today(before)
        or TOLD_AFTER.match(after)
        or _OCCASION.search(after[:REACH_CHARACTERS])
    )


def names_other_day(label: str) -> bool:
    """Return whether a label in front of a day makes it that of something else than the page: Date of Joining."""
    return _OTHER_DAY.search(label) is not None


def holds_little_else(text: str, dates: Sequence[FoundDate]) -> bool:
    """Return whether a line holds but names, times and figures beside its days."""
    return len(beside(text, dates)) <= MOST_WORDS_BESIDE


def is_dated_alone(text: str, found: FoundDate) -> bool:
    """Return whether a line holds the word "date", a day, and nothing else but when and where it was issued."""
    return has_prefix(text, found.start) and len(beside(_BESIDE_DAY.sub(" ", text), [found])) == 1


def opens_short_line(text: str, dates: Sequence[FoundDate], found: FoundDate) -> bool:
    """Return whether a day opens a line of names, times and figures."""
    return not words(text[: found.start]) and holds_little_else(text, dates)


def opens_text(block: TextBlock, found: FoundDate) -> bool:
    """Return whether a paragraph opens with a place and the day, as the first one of a press release does."""
    is_release = len(block.text) >= RELEASE_CHARACTERS and block.region not in CHROME
    if not is_release or found.start > REACH_CHARACTERS:
        return False
    is_marked = block.text[found.end :].lstrip()[:1] in (":", "–", "—", "-", "(", "।", "/")
    return is_marked and (not found.start or _OPENING.match(block.text[: found.start]) is not None)


def dates_paper(text: str, found: FoundDate) -> bool:
    """Return whether a day within a long text is that of the paper which the text is.

    It stands above a signature (Dated: 17.08.2023 Sd/-), or between place and weekday and the clock of a release.
    """
    before, after = just_before(text, found.start), text[found.end :]
    if has_prefix(text, found.start) and SIGNATURE.match(after):
        return True
    place, _, weekday = before.rpartition(":")
    is_placed = bool(place.strip()) and folded_hindi(weekday.strip(" ,")) in WEEKDAYS
    return is_placed and _CLOCK_OF_INDIA.match(after) is not None


def opens_release(blocks: Sequence[TextBlock], number: int, found: FoundDate) -> bool:
    """Return whether a line is a place and a day, with the text of a press release after it."""
    block = blocks[number]
    rest = IN_BRACKETS.sub("", without_times(block.text[found.end :])).strip(" .,:।)")
    is_line = not (rest or block.hrefs) and len(words(block.text[: found.start])) <= MOST_PLACE_WORDS
    after = blocks[number + 1 : number + 3]
    return is_line and block.region not in CHROME and any(len(one.text) >= RELEASE_CHARACTERS for one in after)


def stands_out(text: str, found: FoundDate) -> bool:
    """Return whether a day is most of its line, or stands at its beginning behind the word for it."""
    after = text[found.end :]
    is_byline = (
        len(words(text[: found.start])) <= MOST_BYLINE_WORDS and after.strip() and not words(without_times(after))
    )
    if len(found.text) >= LEAST_SHARE_OF_LINE * len(text) or is_byline:
        return True
    is_headed = has_prefix(text, found.start) and len(words(text[: found.start])) <= MOST_HEAD_WORDS
    return is_headed and len(words(text[found.end :])) <= MOST_WORDS_BESIDE  # else a sentence goes on: a video dated …


def is_dated_heading(block: TextBlock, found: FoundDate) -> bool:
    """Return whether a heading ends with the day of what it names: Rates of the market of Solan dated …"""
    is_last = not words(without_times(block.text[found.end :]))
    return block.tag in HEADING_TAGS and is_last and not block.hrefs and has_prefix(block.text, found.start)
