"""What the words around a date say about it: a stamp, a last date, the day of an event."""

import re
from enum import StrEnum

from rules.calendar_names import WEEKDAYS
from rules.date_layouts import just_before
from rules.date_vocabulary import (
    DATE_PREFIXES,
    EVENT_LABELS,
    LAST_STEMS,
    OPENING_LABELS,
    PUBLISH_STEMS,
    PUBLISHED_LABELS,
    REVISE_STEMS,
    STAMP_LABELS,
    UNTIL_WORDS,
    UPDATE_STEMS,
    VALIDITY_LABELS,
)
from rules.folding import folded_hindi


class DateKind(StrEnum):
    """What the words around a date say about it."""

    STAMP = "stamp"  # last updated, last reviewed
    PUBLISHED = "published"
    VALIDITY = "validity"  # last date, closing date, तक
    OPENING = "opening"  # of bids: past on purpose
    EVENT = "event"  # day of a meeting, camp or examination
    NONE = "none"


_PHRASES: dict[str, DateKind] = {
    phrase: kind
    for kind, phrases in (
        (DateKind.EVENT, EVENT_LABELS),
        (DateKind.PUBLISHED, PUBLISHED_LABELS),
        (DateKind.VALIDITY, VALIDITY_LABELS),
        (DateKind.OPENING, OPENING_LABELS),
        (DateKind.STAMP, STAMP_LABELS),
    )
    for phrase in phrases
}
_TOLD_TEXT = """
stand updated modified modifica created uploaded update correction datum fecha veröffentlicht publicado posted
published अपलोड notified issued
"""
_MAY_BE_TOLD = frozenset(_TOLD_TEXT.split())
_FIRST_WORDS = frozenset(phrase.split()[0] for phrase in _PHRASES)
AFTER_CHARACTERS = 40  # of the text behind a date that may name it
_MOST_LABEL_WORDS = 3  # the word for "updated" and those after it
_MOST_LONG_LABEL_WORDS = 5  # those for "last" and "revised", and all between and after them
_LONGEST = max(len(phrase.split()) for phrase in _PHRASES)
_ORDER = (DateKind.STAMP, DateKind.OPENING, DateKind.VALIDITY, DateKind.PUBLISHED, DateKind.EVENT)
_PREFIXES = frozenset(DATE_PREFIXES)
# "until" a day closes something only beside one of these; figures are also counted until a day.
_CLOSING = re.compile(
    r"\b(?:appl|submi|bid|tender|valid|open|regist(?:er|ration)s? (?:is|are|for|will)|avail|receiv|invit)"
    r"|आवेदन|जमा|प्रस्तुत|निविदा|पंजीकरण कर|आमंत्रित|मान्य|वैध|प्रवेश|शिविर",
    re.IGNORECASE,
)
# A label with the matter between it and its date: last date of application 12.03.2024.
_LAST_DAY = re.compile(
    r"(?<!extension of )(?<!extension of the )(?<!extended )"
    r"(?:\b(?:last|closing|due) date(?: (?:and|&) time)? (?:of|for|to|by)\b|(?:अंतिम|आखिरी) (?:तिथि|तारीख|दिनांक))"
    r"(?!.*(?:\b(?:was|were)\b|थी))[^.;|·•\d।]{0,45}$"
)
_FILLER = re.compile(r"[\s:：;,.|=&$()\[\]/\-–—*•·>»’'\"“”]+")
_TIME_OF_DAY = (
    r"\b(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\d{1,2}(?=\s*(?:[ap]\.?m\b|बजे))|\d{4}(?=\s*(?:hrs|hours)\b))"
    r"\s*(?:[ap]\.?m\.?|hrs\.?|hours|uhr|h\b|बजे)?\s*\(?(?:ist|utc|gmt|est|edt|pst|pdt|et|bst|cet|cest)?\b\)?"
)
_TIME = re.compile(_TIME_OF_DAY, re.IGNORECASE)
_AS_ON = re.compile(r"(?i)\bas on\W*$")
_RECORDED_AT = re.compile(  # water levels as recorded at 0800 hrs on
    r"(?i)\b(?:data|recorded|records|observed|observations?|positions?|levels?|readings?|status)\b[^.;|\d]{0,20}\bat\s+"
    rf"{_TIME_OF_DAY}\s*(?:on|of)\W*$"
)
_AT_TIME = re.compile(rf"(?i)(?:[\s,]|\bat\b)*{_TIME_OF_DAY}")
_TODAY = re.compile(
    r"(?i)(?:\btoday|आज|\bcurrent date|\bheute|\baujourd.hui|\bhoy|\boggi)(?:[\s:,.\-'’]+[^\s\d:,.\-'’]+){0,2}"
    r"(?:[\s:,.\-]+\w+day)?[\s:,.\-]*$"
)
# Behind the day of something told, up to which it goes on, or on which it was or will be.
TOLD_AFTER = re.compile(
    r"\s*(?:को|से|तक|में|के बाद|के पूर्व|का|रोजी|रोजीच्या|पर्यंत|पासून)(?![\u0900-\u0963\u0966-\u097f])"
    r"|\s*(?:સુધી|ના રોજ|থেকে|পর্যন্ত|এর মধ্যে|তারিখে|ਤੱਕ|ਤੋਂ|ਨੂੰ|ପର୍ଯ୍ୟନ୍ତ|ସୁଦ୍ଧା|ଠାରୁ"
    r"|வரை|முதல்|அன்று|க்குள்|వరకు|నుండి|లోగా|నాడు|ರ?ವರೆಗೆ|ರ?ರೊಳಗೆ|ರೊಳಗಾಗಿ|ರಿಂದ|ರಂದು"
    r"|വരെ|മുത(?:ൽ|ല്)|ന് മുമ്പ്|നകം|ന്(?!\w)|تک|سے|کو)"
)
# CESTUpdated, 7719023Last Updation: two elements without a space.
_HUMP = re.compile(r"(?<=[a-z\d])(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\d)(?=[\u0904-\u0939])")
_FUTURE = tuple(map(folded_hindi, ("ाएगा", "ाएगी", "ाएंगे", "ाएंगी", "ायेगा", "ायेगी", "ायेंगे", "ायेंगी", "ोगा", "ोगी", "ोंगे")))
_VISARGA = "\u0903"  # typed for a colon: दिनांकः
_FILLER_WORDS = (
    "on at the is date dated time as by of was and made और है को पर की का दिनांक समय "
    "करने किया गया गई गयी की गए गये हुआ हुई केले केला केली झाले झालेले "
    "करेल કરેલ કરવામાં આવ્યું તારીખ તા મિતિ मिति তারিখ করা হয়েছে ਕੀਤਾ ਗਿਆ ਮਿਤੀ "
    "தேதி நாள் తేదీ ದಿನಾಂಕ തീയതി ତାରିଖ کیا گیا ہوا ہے تاریخ "
    "पूर्वाह्न अपराह्न प्रातः सायं am um vom den der le à el il alle ore del dia día em op om"
)
_FILLERS = frozenset(_FILLER_WORDS.split())
# Words that follow a date and name it: 12.05.2024 को अंतिम बार अद्यतन, 12.05.2024 तक अपडेटेड.
_AFTER = {
    "अद्यतन": DateKind.STAMP,
    "अपडेट": DateKind.STAMP,
    "अपडेटेड": DateKind.STAMP,
    "संशोधित": DateKind.STAMP,
    "प्रकाशित": DateKind.PUBLISHED,
}
_LAST_TIME = frozenset(map(folded_hindi, ("अंतिम", "अन्तिम", "आखिरी", "पिछली", "बार")))
_MISSPELT_UPDATED = re.compile(r"up[adet]{3,6}d")  # no other word has these letters alone: updtaed, updeted, upadted
_BY_WHOM = re.compile(
    r"(?i)\b(updated|modified|revised|edited|posted|published|uploaded|submitted|added)"
    r"\s+by(?:[\s:]+[^\s\d:,.]+){1,4}[\s,]+on(?:\W+[^\s\d]{2,10})?\W*$"
)


def kind_of(plain: str, start: int, end: int) -> DateKind:
    """Return what the words before a date say of it, else those right after it."""
    before = label_before(plain, start)
    if before is not DateKind.NONE:
        return before
    reach = just_before(plain, start)
    if (_AS_ON.search(reach) and _AT_TIME.match(plain[end:])) or _RECORDED_AT.search(reach):
        return DateKind.STAMP  # of figures that are brought up to date several times a day
    after = [word.strip(".,।:)(") for word in folded_hindi(plain[end : end + AFTER_CHARACTERS]).split()]
    if not after:
        return DateKind.NONE
    named = next((word for word in after[1:] if word not in _LAST_TIME), "")
    is_asked = any(word.startswith("कर") for word in after[2:])  # update it until then
    if after[0] in ("को", "तक") and named in _AFTER and not is_asked:
        is_promised = any(word.endswith(_FUTURE) for word in after[2:])  # it will be published on that day
        return DateKind.EVENT if is_promised else _AFTER[named]
    if after[0] == "तक":  # English says until before a day, and what it says behind one begins there
        return DateKind.VALIDITY if _CLOSING.search(plain) else DateKind.NONE
    return DateKind.NONE


def label_before(plain: str, start: int) -> DateKind:
    """Return the kind of the label that ends right before a date, with nothing but filler between."""
    words = _words_before(plain, start)
    kind = _label_of(list(words), plain, start)
    if kind is DateKind.NONE and _LAST_DAY.search(folded_hindi(just_before(plain, start))):
        return DateKind.VALIDITY
    return kind if kind is not DateKind.NONE else _kind_by_stem(words)


def has_prefix(plain: str, start: int) -> bool:
    """Return whether दिनांक, dated or their like stand right before."""
    return _ends_with_prefix(_words_before(plain, start))


def is_announced(plain: str, start: int) -> bool:
    """Return whether a label or a prefix stands right before a date."""
    words = _words_before(plain, start)
    return _ends_with_prefix(words) or _label_of(words, plain, start) is not DateKind.NONE


def is_of_figures(plain: str, start: int) -> bool:
    """Return whether "as on", or the hour of a record, stands right before a date: figures are given for that day."""
    before = just_before(plain, start)
    return bool(_AS_ON.search(before) or _RECORDED_AT.search(before))


def shows_today(before: str) -> bool:
    """Return whether the words before a date announce that of the visit, which says nothing of the page."""
    return _TODAY.search(before) is not None


def label_kind(text: str) -> DateKind:
    """Return the kind a label alone announces, such as a column heading "Closing date"."""
    words = [word for word in _FILLER.split(folded_hindi(text)) if word]
    kinds = {
        kind
        for first, word in enumerate(words)
        if word in _FIRST_WORDS
        for last in range(first + 1, min(first + _LONGEST, len(words)) + 1)
        if (kind := _PHRASES.get(" ".join(words[first:last])))
    }
    return next((kind for kind in _ORDER if kind in kinds), None) or _kind_by_stem(words)


def without_times(text: str) -> str:
    """Return the text with the times of day cut out."""
    return _TIME.sub(" ", text)


def _label_of(words: list[str], plain: str, start: int) -> DateKind:
    while words:
        label = _ending(words)
        if label in _MAY_BE_TOLD and not _stands_alone(label, plain, start):
            return DateKind.NONE
        if label and words[: -len(label.split())][-1:] == ["be"]:
            return DateKind.NONE  # will be released on: a day still to come when it was written
        if label:
            return _PHRASES[label]
        if words[-1] in UNTIL_WORDS:
            return DateKind.VALIDITY if _CLOSING.search(plain) else DateKind.NONE
        if words[-1] not in _FILLERS and words[-1] not in WEEKDAYS and words[-1] not in _PREFIXES:
            return DateKind.NONE
        words.pop()
    return DateKind.NONE


def _ends_with_prefix(words: list[str]) -> bool:
    return bool(words) and words[-1] in _PREFIXES - {"on"}


def _words_before(plain: str, start: int) -> list[str]:
    reach = _BY_WHOM.sub(r"\1 on ", _HUMP.sub(" ", _TIME.sub(" ", just_before(plain, start))))
    words = [word.removesuffix(_VISARGA) for word in _FILLER.split(folded_hindi(reach)) if word]
    return ["updated" if _MISSPELT_UPDATED.fullmatch(word) else word for word in words]


def _kind_by_stem(words: list[str]) -> DateKind:
    """Return what the last words say by how they begin."""
    last = words[-_MOST_LABEL_WORDS:]
    if any(word.startswith(UPDATE_STEMS) for word in last):
        return DateKind.STAMP
    longer = words[-_MOST_LONG_LABEL_WORDS:]
    latest = next((at for at, word in enumerate(longer) if word.startswith(LAST_STEMS)), len(longer))
    is_last_date = not _PREFIXES.isdisjoint(longer[latest + 1 : latest + 2])
    if is_last_date and latest + 2 == len(longer):
        return DateKind.VALIDITY
    if not is_last_date and any(word.startswith(REVISE_STEMS) for word in longer[latest:]):
        return DateKind.STAMP
    return DateKind.PUBLISHED if any(word.startswith(PUBLISH_STEMS) for word in last) else DateKind.NONE


def _stands_alone(word: str, plain: str, start: int) -> bool:
    """Return whether a label of one word opens the text or follows punctuation: else it is told of a thing."""
    before, found, after = folded_hindi(just_before(plain, start)).rpartition(word)
    is_first = not before.strip() or before.rstrip()[-1] in "|·•;:,.()[]–—-»।!"
    is_followed = any(part.strip(".,") in WEEKDAYS for part in after.split())  # Updated Fri, 12 May 2023
    return not found or is_first or is_followed or after.lstrip().startswith(":")


def _ending(words: list[str]) -> str:
    """Return the longest label that these words end with, "" for none."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(words[-length:])
        if phrase in _PHRASES:
            return phrase
    return ""
