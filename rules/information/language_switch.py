"""The switch between languages: links and buttons that call another language by its name."""

import re

from rules.evidence import PageEvidence
from rules.finding import Occurrence, place
from rules.folding import label_key
from rules.page_text import Link, PageText, TextBlock
from rules.text import CHROME, devanagari_share, joined

BILINGUAL_SHARE = (0.2, 0.8)  # of Devanagari on a home page that says everything twice
BUTTON_WORDS = 6
MIN_CHARACTERS = 300  # fewer say nothing about the language of a page
# How a language calls itself, and how switches call it.
LANGUAGE_NAMES: dict[str, str] = {
    "en": "English|Eng|En|अंग्रेज़ी|अंग्रेजी|इंग्लिश",
    "hi": "हिन्दी|Hindi|Hin|Hi|अ|हिं",
    "sa": "संस्कृतम्|संस्कृत|Sanskrit",
    "mr": "मराठी|Marathi",
    "gu": "ગુજરાતી|Gujarati",
    "pa": "ਪੰਜਾਬੀ|Punjabi",
    "bn": "বাংলা|Bengali|Bangla",
    "ta": "தமிழ்|Tamil",
    "te": "తెలుగు|Telugu",
    "kn": "ಕನ್ನಡ|Kannada",
    "ml": "മലയാളം|Malayalam",
    "or": "ଓଡ଼ିଆ|Odia|Oriya",
    "as": "অসমীয়া|Assamese",
    "ur": "اردو|Urdu",
    "ne": "नेपाली|Nepali",
    "fr": "Français|French",
    "de": "Deutsch",
    "es": "Español",
    "it": "Italiano",
    "mul": "A/अ|अ/A|aअ|अa|En/Hi|Hi/En|English/हिन्दी|हिन्दी/English",
}
_AROUND = re.compile(r"(?i)\b(?:version|website|site|in|view|switch to|translate|language)\b|में|संस्करण|वेबसाइट|भाषा")
_PARTING = re.compile(r"[\s/|]+")


def language_named(text: str) -> str:
    """Return the code of the language a switch names, `mul` for one that names two; "" for no such name."""
    key = label_key(_AROUND.sub(" ", text)).replace(" ", "")
    return next((code for code, names in LANGUAGE_NAMES.items() if key in map(label_key, names.split("|"))), "")


def is_switch(link: Link, page: PageText) -> bool:
    """Return whether a link names another language than the page has, or is itself in another language."""
    named = language_named(link.text)
    if named:
        return named != language_of(page)
    own, around = (lang.lower().strip().partition("-")[0] for lang in (link.lang, page.lang))
    return bool(own and around and own != around and link.region in CHROME and len(link.text.split()) <= 2)


def switch_buttons(home: PageEvidence) -> tuple[Occurrence, ...]:
    """Return the buttons of forms that name another language: ASP.NET changes it by sending the page."""
    return tuple(
        place(button, quote=button.text, page_url=home.url)
        for form in home.text.forms
        for button in form.buttons
        if button.text and language_named(button.text) not in ("", language_of(home.text))
    )


def is_button(block: TextBlock, page: PageText) -> bool:
    """Return whether a short text names another language: a button of a script, perhaps."""
    names = _PARTING.split(block.text)
    return len(names) <= BUTTON_WORDS and any(language_named(name) not in ("", language_of(page)) for name in names)


def language_of(page: PageText) -> str:
    """Return the code of the language most of the page is in; "" where it uses both scripts or says too little."""
    share = share_of_page(page)
    if share is None or BILINGUAL_SHARE[0] <= share <= BILINGUAL_SHARE[1]:
        return ""
    return "hi" if share > BILINGUAL_SHARE[1] else "en"


def share_of_page(page: PageText) -> float | None:
    """Return the share of Devanagari among the letters of a page, 0–1; None where it says too little."""
    text = joined(page.blocks)
    return devanagari_share(text) if len(text) >= MIN_CHARACTERS else None
