"""Words for the places that only a person can fill in, so that a fix with such places can be tried."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from itertools import count

from rules.finding import SLOT_CLOSE, SLOT_OPEN

_SLOT = re.compile(f"{SLOT_OPEN}([^{SLOT_CLOSE}]*){SLOT_CLOSE}")

SENTENCES = 5
PICTURE = "PICTURE"
Words = tuple[str, str]  # English, Hindi; without signs that HTML would have to escape

_TOPICS: tuple[Words, ...] = (
    ("Saplings for hill orchards", "पहाड़ी बागों के लिए पौधे"),
    ("Training of bee keepers", "मधुमक्खी पालकों का प्रशिक्षण"),
    ("Repair of village roads", "गाँव की सड़कों की मरम्मत"),
    ("Scholarships for weavers", "बुनकरों के लिए छात्रवृत्ति"),
    ("Water supply of the valley", "घाटी की जल आपूर्ति"),
    ("Licences for tea gardens", "चाय बागानों के लाइसेंस"),
    ("Insurance of mountain crops", "पहाड़ी फसलों का बीमा"),
    ("Library hours in Pauri", "पौड़ी में पुस्तकालय का समय"),
)


def _topic(number: int, _day: date) -> Words:
    turn, place = divmod(number, len(_TOPICS))
    english, hindi = _TOPICS[place]
    return (f"{english}, part {turn + 1}", f"{hindi}, भाग {turn + 1}") if turn else (english, hindi)


def _sentence(number: int, day: date) -> Words:
    english, hindi = _topic(number, day)
    return (
        f"{english}: who may apply, which papers are needed and where the office answers questions.",
        f"{hindi}: कौन आवेदन कर सकता है, कौन से कागज़ चाहिए और कार्यालय कहाँ उत्तर देता है।",
    )


def _passage(number: int, day: date) -> Words:
    """Return enough to read that a page with it is not called empty."""
    sentences = [_sentence(number * SENTENCES + more, day) for more in range(SENTENCES)]
    return " ".join(english for english, _ in sentences), " ".join(hindi for _, hindi in sentences)


def _same(text: str) -> Callable[[int, date], Words]:
    return lambda number, day: (text.format(number=number, day=day),) * 2


# By what the place asks for, in the English that marks it; the first that fits counts.
_KINDS: Mapping[str, Callable[[int, date], Words]] = {
    r"^YYYY-MM-DD$": _same("{day:%Y-%m-%d}"),
    r"^day (when|of|on)|^day, month|^date\b": _same("{day:%d.%m.%Y}"),
    r"^days and hours": lambda *_: ("Monday to Friday, 10 am to 5 pm", "सोमवार से शुक्रवार, सुबह 10 से शाम 5 बजे तक"),
    r"^number of working days": lambda *_: (
        "15 working days; after that the Director answers",
        "15 कार्य दिवस; उसके बाद निदेशक उत्तर देते हैं",
    ),
    r"^telephone": _same("0135-27{number:05}"),
    r"^official e-mail": _same("office{number}@uk.gov.in"),
    r"street|PIN code": lambda number, _: (
        f"Directorate, {number + 1} Rajpur Road, Dehradun 248001",
        f"निदेशालय, {number + 1} राजपुर रोड, देहरादून 248001",
    ),
    r"^address of (a|the) (picture|logo)": _same(PICTURE + "?{number}"),
    r"^address of": _same("/filled-in-{number}"),
    r"^language and country": lambda *_: ("en_IN", "hi_IN"),
    r"^code of the language": lambda *_: ("en", "hi"),
    r"^size$": _same("240 KB"),
    r"in Hindi$|in Unicode$": lambda number, day: (_topic(number, day)[1],) * 2,
    r"the text of|content of": _passage,
    r"sentences|on social media$": _sentence,
}


class Filling:
    """Fills texts one after the other; slots of one text that ask for the same get the same words, others never do."""

    def __init__(self, day: date, picture_url: str) -> None:
        self._day = day
        self._picture_url = picture_url  # of any picture of the site
        self._numbers = count()

    def __call__(self, text: str) -> Words:
        """Return a text with its slots filled, in English and in Hindi."""
        words = {slot: self._words(slot) for slot in dict.fromkeys(_SLOT.findall(text))}
        return _SLOT.sub(lambda slot: words[slot[1]][0], text), _SLOT.sub(lambda slot: words[slot[1]][1], text)

    def _words(self, slot: str) -> Words:
        kind = next((kind for pattern, kind in _KINDS.items() if re.search(pattern, slot)), _topic)
        english, hindi = kind(next(self._numbers), self._day)
        return english.replace(PICTURE, self._picture_url), hindi.replace(PICTURE, self._picture_url)


def has_slot(text: str) -> bool:
    """Return whether a text has a place that only a person can fill in."""
    return bool(_SLOT.search(text))
