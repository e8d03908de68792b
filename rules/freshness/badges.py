"""Marks on the items of a list: a "new" badge, the word that says it is over, the word that its day was moved."""

import re

from rules.date_vocabulary import NEW_WORDS
from rules.folding import folded_hindi

# The name of a badge is "new" with words about badges alone: new_blink.gif, but not new-office.jpg.
_NEW_PICTURE = re.compile(
    r"(?:.*[^a-z])?(?:icon|blink|latest|img|gif|anim|flash)?[-_ ]?new"
    r"(?:[-_ ]?(?:\d+|icon|gif|anim\w*|blink\w*|badge|label|tag|img|image|flash\w*|red|star|logo|small|sticker|ani))*"
    r"[-_ ]?(?:\.(?:gif|png|jpe?g|svg|webp))?",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"<img\b[^>]*?\bsrc=[\"']?([^\"'\s>]+)", re.IGNORECASE)
_PICTURE_NAME = re.compile(r"<img\b[^>]*?\balt=[\"']([^\"']*)", re.IGNORECASE)
_BADGE = re.compile(
    r"<(?:span|sup|b|strong|em|i|small|blink|font|label|mark)\b[^>]*>\s*([^<]{1,12}?)\s*</", re.IGNORECASE
)
_CLOSED = frozenset(
    map(
        folded_hindi,
        (
            "closed",
            "expired",
            "cancelled",
            "canceled",
            "awarded",
            "over",
            "completed",
            "archived",
            "registration closed",
            "application closed",
            "result declared",
            "results declared",
            "under process",
            "under evaluation",
            "परिणाम घोषित",
            "प्रक्रियाधीन",
            "बंद",
            "समाप्त",
            "निरस्त",
            "रद्द",
            "पूर्ण",
        ),
    )
)
_SAYS_CLOSED = re.compile(
    r"\b(?:is|are|has been|have been|now|stands?) (?:closed|cancell?ed|over|withdrawn)\b|"
    r"\((?:closed|expired|cancell?ed)\)|"
    r"(?:बंद|समाप्त|निरस्त|रद्द) (?:हो|कर|की|किया)"
)
_SAYS_MOVED = re.compile(
    r"\bexten(?:d|sion)|\bcorrigend|\bpostpone|\brevised\b|\breschedul|\baddend|शुद्धि|बढ़ा|विस्तार|स्थगित|संशोधित".replace(
        "ढ़", folded_hindi("ढ़")
    )
)


def is_marked_new(html: str) -> bool:
    """Return whether the HTML holds a badge that says "new", as a picture or as a word of its own."""
    if any(_NEW_PICTURE.fullmatch(_file_name(picture)) for picture in _PICTURE.findall(html)):
        return True
    return any(
        folded_hindi(word).strip(" !*()[]") in NEW_WORDS
        for word in (*_PICTURE_NAME.findall(html), *_BADGE.findall(html))
    )


def names_new(image_names: tuple[str, ...]) -> bool:
    """Return whether one of the pictures of a text is a "new" badge, by its alternative text or its file name."""
    return any(
        folded_hindi(name).strip(" !*") in NEW_WORDS or ("." in name and bool(_NEW_PICTURE.fullmatch(name)))
        for name in image_names
    )


def says_closed(text: str, parts: tuple[str, ...] = ()) -> bool:
    """Return whether an item says itself that it is over, in a cell, a badge or its text."""
    if any(folded_hindi(part).strip(" .!()[]") in _CLOSED for part in parts):
        return True
    return bool(_SAYS_CLOSED.search(folded_hindi(text)))


def badge_words(html: str) -> tuple[str, ...]:
    """Return the short texts that stand in an element of their own."""
    return tuple(_BADGE.findall(html))


def says_moved(text: str) -> bool:
    """Return whether an item says that its day was moved, perhaps to one that is printed elsewhere."""
    return bool(_SAYS_MOVED.search(folded_hindi(text)))


def _file_name(address: str) -> str:
    return address.partition("?")[0].partition("#")[0].rpartition("/")[2]
