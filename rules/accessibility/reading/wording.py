"""Words that say nothing by themselves, in English and Hindi, and what is left of a text without them."""

import re
from collections.abc import Iterable

from rules.folding import label_key

_SIGNS = re.compile(r"[^\w\s\u0900-\u097f'-]+|\s-+\s")
_SIZE = re.compile(r"(?i)[\d०-९.,]+\s*(?:[kmg]i?b|bytes|केबी|एमबी|के\.?\s?बी\.?|एम\.?\s?बी\.?)\b")
_FORMAT = re.compile(r"(?i)[(\[]\s*(?:pdf|docx?|xlsx?|zip|jpe?g|पीडीएफ)?[\s,:–-]*[)\]]")
_WORDS = re.compile(r"[\w\u0900-\u097f]+")

# Names of links that could stand before any page, parted by |.
_ENGLISH = (
    "click|click here|click this|click me|click for more|click here for more|click to view|click here for details"
    "|click here for more details|click here to view|click here to download|click here to read more"
    "|click here for more information|click to download|click this link|here|this|this link|this page|link|link here"
    "|links here|follow this link|url|more|more info|more information|more details|more about this|more here"
    "|view more|see more|get more|know more|learn more|find out more|discover more|read|read more"
    "|read on|read this|read here|read full|read full story|continue reading|details|view details"
    "|see details|full details|full story|view|view here|see|see here|check here|check this|look here|tap here"
    "|press here|go|go here|open|open here|open link|visit|visit here|visit link|download|download here|download now"
    "|download file|download pdf|view pdf|view file|view document|pdf|file|attachment|info|information|document|learn"
    "|explore|explore more"
)
_HINDI = (
    "यहां|यहां क्लिक करें|यहां क्लिक करे|यहाँ क्लिक कीजिए|क्लिक|क्लिक करें|क्लिक करे|इस लिंक पर क्लिक करें"
    "|अधिक जानकारी के लिए यहां क्लिक करें|अधिक जानकारी के लिए क्लिक करें|देखने के लिए क्लिक करें|यहां देखें"
    "|डाउनलोड करने के लिए यहां क्लिक करें|और|और पढ़ें|और पढ़े|आगे पढ़ें|आगे पढ़े|अधिक पढ़ें|पूरा पढ़ें|पूरी खबर पढ़ें"
    "|पढ़ें|पढ़े|अधिक|अधिक जानें|और जानें|जानें|अधिक जानकारी|और जानकारी|जानकारी|विस्तार से|विस्तार|विस्तार से पढ़ें"
    "|विस्तार से जानें|विस्तृत|विस्तृत जानकारी|विवरण|विवरण देखें|देखें|देखे|अधिक देखें|और देखें|लिंक|यह लिंक|इस लिंक"
    "|खोलें|डाउनलोड|डाउनलोड करें|डाउनलोड करे|पीडीएफ|पीडीएफ देखें|पीडीएफ डाउनलोड करें|फाइल"
    "|यहां से डाउनलोड करें"
)
_VAGUE = frozenset(map(label_key, f"{_ENGLISH}|{_HINDI}".split("|")))
# In a menu these are the names of pages.
_IN_MENUS = "download|document|information|info|details|explore|more|links|डाउनलोड|विवरण|जानकारी"
_MENU_NAMES = frozenset(map(label_key, _IN_MENUS.split("|")))
# Words that tell no page from another, besides those above.
_SMALL_WORDS = (
    "a|an|and|the|to|of|for|on|in|at|or|is|it|please|new|size|kb|mb|type|format|action|actions|option|options|links"
    "|downloads|hindi|english|all|window|opens|tab|external|s|no|sr|sno|है|के|की|का|में|पर|से|लिए|कृपया|नया|हेतु|साइज"
    "|आकार|प्रकार"
)
_EMPTY_WORDS = frozenset({*_SMALL_WORDS.split("|"), *(word for phrase in _VAGUE for word in _WORDS.findall(phrase))})
_NAMELESS_BUTTONS = re.compile(
    r"(?:button|btn|click|click me|click here|press|press me|press here|बटन|क्लिक|क्लिक करें)\s*\d{0,2}"
)
_PLACEHOLDER = re.compile(
    r"(?:untitled|heading|header|title|subtitle|sub heading|subheading|section|section title|your title(?: here)?"
    r"|add (?:your )?(?:heading|title)(?: text)?(?: here)?|title here|heading here|heading text|lorem ipsum.*|headline"
    r"|new (?:section|heading)|sample (?:heading|title)|शीर्षक|शीर्षक यहां लिखें|हेडिंग)\s*\d{0,2}"
)
_FRAME = re.compile(
    r"(?:i ?-?frame|frame|inner ?frame|main ?frame|my ?i?frame|content ?frame|untitled(?: frame| document)?"
    r"|i?frame title|frame content|embed|embedded (?:content|page|frame|iframe)|blank|about:blank"
    r"|title|test|फ्रेम|आईफ्रेम)[\s_-]*\d{0,3}"
)
_ADDRESS = re.compile(r"(?i)(?:https?:)?//\S+|www\.\S+\.\S+|[\w%./-]+\.(?:html?|php|aspx?|jsp)(?:\?\S*)?")


def bare(text: str) -> str:
    """Return a name without arrows, dots, sizes and formats in brackets, in one spelling."""
    return label_key(_SIGNS.sub(" ", _FORMAT.sub(" ", _SIZE.sub(" ", text))))


def is_vague(name: str) -> bool:
    """Return whether a link of this name could lead anywhere."""
    return bare(name) in _VAGUE


def is_menu_name(name: str) -> bool:
    """Return whether the name is vague in a text but names a page in a menu."""
    return bare(name) in _MENU_NAMES


def says_something(texts: Iterable[str]) -> bool:
    """Return whether a word is left that tells one page from another."""
    return any(
        word not in _EMPTY_WORDS and (len(word) > 1 or word.isdigit())
        for text in texts
        for word in _WORDS.findall(bare(text))
    )


def is_nameless_button(name: str) -> bool:
    """Return whether a button says no more than that it is one."""
    return _NAMELESS_BUTTONS.fullmatch(bare(name)) is not None


def is_placeholder(heading: str) -> bool:
    """Return whether a heading is the one a program wrote."""
    return _PLACEHOLDER.fullmatch(bare(heading)) is not None


def is_nameless_frame(name: str) -> bool:
    """Return whether the title of an embedded page says no more than that it is one."""
    return _FRAME.fullmatch(bare(name)) is not None or is_address(name)


def is_address(text: str) -> bool:
    """Return whether a text is an address or the name of a web file."""
    return _ADDRESS.fullmatch(text.strip()) is not None
