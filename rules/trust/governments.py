"""The States of India and their governments as a page names them, and whose website one says it is."""

import re
from functools import lru_cache

from rules.evidence import PageEvidence
from rules.folding import folded_hindi
from rules.information.reach import host_of
from rules.page_text import PageText
from rules.text import CHROME

EDGE_BLOCKS = 15  # first and last of a page without header and footer landmarks
GOVERNMENT_ENDINGS = (".gov.in", ".nic.in")
# English name, Hindi name, and the name the State has among the government domains.
STATES: tuple[tuple[str, str, str], ...] = (
    ("Andhra Pradesh", "आंध्र प्रदेश", "ap"),
    ("Arunachal Pradesh", "अरुणाचल प्रदेश", "arunachal"),
    ("Assam", "असम", "assam"),
    ("Bihar", "बिहार", "bihar"),
    ("Chhattisgarh", "छत्तीसगढ़", "cg"),
    ("Delhi", "दिल्ली", "delhi"),
    ("Goa", "गोवा", "goa"),
    ("Gujarat", "गुजरात", "gujarat"),
    ("Haryana", "हरियाणा", "haryana"),
    ("Himachal Pradesh", "हिमाचल प्रदेश", "hp"),
    ("Jammu and Kashmir", "जम्मू और कश्मीर", "jk"),
    ("Jharkhand", "झारखंड", "jharkhand"),
    ("Karnataka", "कर्नाटक", "karnataka"),
    ("Kerala", "केरल", "kerala"),
    ("Ladakh", "लद्दाख", "ladakh"),
    ("Madhya Pradesh", "मध्य प्रदेश", "mp"),
    ("Maharashtra", "महाराष्ट्र", "maharashtra"),
    ("Manipur", "मणिपुर", "manipur"),
    ("Meghalaya", "मेघालय", "meghalaya"),
    ("Mizoram", "मिजोरम", "mizoram"),
    ("Nagaland", "नागालैंड", "nagaland"),
    ("Odisha", "ओडिशा", "odisha"),
    ("Puducherry", "पुदुचेरी", "py"),
    ("Punjab", "पंजाब", "punjab"),
    ("Rajasthan", "राजस्थान", "rajasthan"),
    ("Sikkim", "सिक्किम", "sikkim"),
    ("Tamil Nadu", "तमिलनाडु", "tn"),
    ("Telangana", "तेलंगाना", "telangana"),
    ("Tripura", "त्रिपुरा", "tripura"),
    ("Uttar Pradesh", "उत्तर प्रदेश", "up"),
    ("Uttarakhand", "उत्तराखण्ड", "uk"),
    ("West Bengal", "पश्चिम बंगाल", "wb"),
)
_OTHER_SPELLINGS = {"Uttarakhand": ("Uttaranchal", "उत्तरांचल"), "Odisha": ("Orissa", "उड़ीसा")}
_INDIA = re.compile(r"(?<!\w)(?:india|indian|bharat|bharatiya)(?!\w)|भारत")
_UNION = re.compile(r"(?<!\w)(?:government|govt\.?) of india(?!\w)|भारत सरकार")
# Where an office stands is not yet whose office it is: an address has a PIN code, and New Delhi is the capital's.
_ADDRESS = re.compile(r"(?<!\d)[1-9]\d{2} ?\d{3}(?!\d)|new delhi|नई दिल्ली")
_GOVERNMENT = re.compile(
    r"(?<!\w)(?:government|govt\.?|govt\. of|ministry|department|directorate|municipal|nagar|police|district"
    r"|commission)(?!\w)|सरकार|शासन|मंत्रालय|विभाग|निदेशालय|नगर|जनपद|जिला|पुलिस|आयोग"
)


def named_states(text: str) -> tuple[str, ...]:
    """Return the English names of the States a text names, in the order of the table."""
    plain = folded_hindi(text)
    return tuple(name for name, pattern in _patterns() if pattern.search(plain))


def names_india(text: str) -> bool:
    """Return whether a text names India, in English or in Hindi."""
    return _INDIA.search(folded_hindi(text)) is not None


def hindi_name(state: str) -> str:
    """Return the Hindi name of a State."""
    return next(hindi for english, hindi, _ in STATES if english == state)


def owner_texts(page: PageText) -> tuple[str, ...]:
    """Return what stands where a page names its owner: title, header, footer, texts of the pictures there."""
    edges = [block for block in page.blocks if block.region in CHROME]
    if not edges:
        edges = [*page.blocks[:EDGE_BLOCKS], *page.blocks[-EDGE_BLOCKS:]]
    pictures = (image.alt or "" for image in page.images if image.region in CHROME)
    return (page.title, *(block.text for block in edges), *pictures)


def state_of(page: PageEvidence) -> str:
    """Return the State whose office the page says it belongs to; "" where it is none, or not one alone."""
    if by_host := _state_of_host(page.url):
        return by_host
    texts = [folded_hindi(text) for text in owner_texts(page.text)]
    if any(_UNION.search(text) for text in texts):
        return ""  # an office of the Union that stands in a State
    named = [named_states(text) for text in texts if _GOVERNMENT.search(text) and not _ADDRESS.search(text)]
    found = {state for states in named for state in states}
    return found.pop() if len(found) == 1 else ""


def is_of_government(page: PageEvidence, state: str) -> bool:
    """Return whether a page belongs to the government of a State, by its address or by what it says of itself."""
    if _state_of_host(page.url) == state:
        return True
    governed = re.compile(
        rf"(?:government|govt\.?) of {state.lower()}|{state.lower()} (?:government|govt)"
        rf"|{folded_hindi(hindi_name(state))} (?:सरकार|शासन)"
    )
    return any(governed.search(folded_hindi(text)) for text in owner_texts(page.text))


def _state_of_host(url: str) -> str:
    labels = host_of(url).split(".")
    named = (english for english, _, label in STATES if label in labels[:-2] and labels[-2:] == ["gov", "in"])
    return next(named, "")


def is_indian_office(page: PageEvidence) -> bool:
    """Return whether a page belongs, by its address or by what it says of itself, to a public office of India."""
    if host_of(page.url).endswith(GOVERNMENT_ENDINGS):
        return True
    return any(
        _GOVERNMENT.search(folded_hindi(text)) and (named_states(text) or names_india(text))
        for text in owner_texts(page.text)
    )


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (english, _pattern(english, hindi, *_OTHER_SPELLINGS.get(english, ()))) for english, hindi, _ in STATES
    )


def _pattern(*names: str) -> re.Pattern[str]:
    spelt = "|".join(re.escape(folded_hindi(name)).replace(r"\ ", r"\s*").replace("and", "(?:and|&)") for name in names)
    return re.compile(rf"(?<![\w\u0900-\u097f])(?:{spelt})(?![\w\u0900-\u097f])")
