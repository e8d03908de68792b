"""The line of place and day that dates a letter, an order or a circular."""

import re
from collections.abc import Sequence

from rules.date_vocabulary import DATE_WORDS
from rules.dates import FoundDate
from rules.freshness.dateline_words import IN_BRACKETS, LONGEST_HEAD_CHARACTERS, MOST_HEAD_WORDS
from rules.freshness.visible_dates import LONGEST_LINE_CHARACTERS
from rules.page_text import TextBlock
from rules.text import words

MOST_OFFICE_WORDS = 16  # of the office and the place, in front of a day that ends its line
AROUND = 3  # blocks before the line, and as many from it on, in which its letter is to be known
# What a letter or order opens with, beside its day.
_REFERENCE = re.compile(
    r"(?i)\W*(?:(?:office |government |public |trade )?"
    r"(?:notice|instructions?|order|memo\w*|circular|notification|letter|tender|enquiry|advt\.?) )?"
    r"(?:no|ref|f\.? ?no|g\.?o|(?-i:(?:[A-Z]{1,4}|Rc|Lr|Roc)[ .]{1,2})no)\b\s*[.:/](?!\s*of\b)"
    r"|\W*(?:शासन निर्णय|शासनादेश|कार्यालय आदेश|आदेश|अधिसूचना|परिपत्र) (?=क्र|संख्या|सं)"
    r"|i=kad|la\[;k|dzekad"  # Kruti Dev
    r"|पत्रांक|पत्र संख्या|संख्या|सं0|सं०"
    r"|क्रमांक|जा\.? ?क्र|ज्ञापांक|जावक|ક્રમાંક|નંબર|স্মারক|নং|নম্বর|ਨੰਬਰ|ਨੰ|ପତ୍ର ସଂଖ୍ୟା"
    r"|ସଂଖ୍ୟା|எண்|ந\.?க\.?எண்|సంఖ్య|ನಂ|ಸಂಖ್ಯೆ|ಕ್ರಮಾಂಕ|നമ്പ(?:ർ|ര്)|നം|نمبر"
)
# What stands around the line of place and day: whom the letter is from and to, what it is of, and what it is.
_LETTER_PART = re.compile(
    r"(?i)\W*(?:(?:subject|sub|विषय|বিষয়|বিষয়|વિષય|ਵਿਸ਼ਾ|ବିଷୟ|பொருள்|విషయం|విషయము|ವಿಷಯ|വിഷയം|موضوع)\s*[:：.;–-]"
    r"|(?:to|sir|madam|sir ?/ ?madam|dear sir|महोदय|महोदया|महाशय|सेवा में|प्रति|प्रेषक)\s*(?:,|$)"
    r"|(?:office )?(?:order|memorandum|circular|notification|corrigendum|addendum|press (?:note|release))[\W\d]*$"
    r"|(?:कार्यालय[ -]?)?(?:आदेश|ज्ञाप|ज्ञापन|अधिसूचना|परिपत्र|विज्ञप्ति|शुद्धि ?पत्र|प्रेस नोट|प्रेस विज्ञप्ति)[\W\d]*$)"
)
_PLACE = re.compile(  # Section-1 Dehradun, the
    r"\W*(?:(?:[^\W\d]|[\u0900-\u0963\u0970-\u0dff])+(?:-\d{1,2})?[\s,.:-]+){1,5}(?:the\s+)?"
)
_FILE_NUMBER = re.compile(r"\b[A-Z]{2,}[\w.()&-]*(?:/[\w.()&-]+){2,}")
_DATED = re.compile(
    rf"(?i)(?:\bdated|(?<![^\W\d] )(?:\bdate|तिथि)|\bdt|fnukad|दिनांक|दिनाक|दि0|(?:^|(?<=[\s(:,|/]))(?:{DATE_WORDS}))"
    r"\W*(?:[^\W\d]+\W+){0,3}(?:the\s+)?$"
)


def heads_letter(blocks: Sequence[TextBlock], number: int, found: FoundDate) -> bool:
    """Return whether a line dates a letter or an order: a day below a file number, or with a place beside a reference.

    A letter may stand in one block up to that line.
    """
    block = blocks[number]
    before = block.text[: found.start]
    above = blocks[number - 1].text[-LONGEST_LINE_CHARACTERS:] if number else ""
    if block.text.strip() == found.text and _FILE_NUMBER.search(above):
        return True
    after = block.text[found.end :]
    is_last = block.tag != "li" and (not words(IN_BRACKETS.sub("", after)) or _REFERENCE.match(after) is not None)
    is_opened = _REFERENCE.match(block.text) or (
        is_last and (_LETTER_PART.match(block.text) or _FILE_NUMBER.match(block.text))
    )
    if len(block.text) > LONGEST_HEAD_CHARACTERS and not (is_last and is_opened):
        return False
    is_dated = _DATED.search(before) is not None
    if is_opened and (is_dated or is_last):
        return True
    if is_dated and is_last and _FILE_NUMBER.search(before):
        return True
    most = MOST_OFFICE_WORDS if is_dated and is_last else MOST_HEAD_WORDS
    if len(words(before)) > most or not (is_dated or (is_last and _PLACE.fullmatch(before))):
        return False
    around = (*blocks[max(0, number - AROUND) : number], *blocks[number + 1 : number + AROUND])
    return any(one.tag != "th" and (_REFERENCE.match(one.text) or _LETTER_PART.match(one.text)) for one in around)
