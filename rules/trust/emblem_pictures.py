"""The emblem or logo among the pictures at the head of a page."""

import re
from urllib.parse import unquote, urlsplit

from rules.evidence import PageEvidence
from rules.information.reach import host_of
from rules.trust.outside import domain_of
from rules.views.media import Picture

HEAD_CSS_PX = 400  # convention: the emblem stands in the header, or above this line where no header is marked up
LEAST_CSS_PX = 16  # smaller pictures are icons
_EMBLEM = re.compile(
    r"(?i)(?<![a-z])(?:state|national|india[n]?|ashok[a]?|lion|govt|gov|sarkar)?[\W_]*"
    r"(?:emblem|ashok(?:a|stambh?)?|satyamev\w*|lion[\W_]?capital|raj[\W_]?chin[h]?a?|coat[\W_]?of[\W_]?arms|logo"
    r"|seal|crest)"
    r"(?![a-z]{3})|राजचिह्न|राज चिह्न|राज्य चिह्न|राज्य प्रतीक|राष्ट्रीय प्रतीक|प्रतीक चिह्न|प्रतीक चिन्ह|अशोक स्तंभ"
    r"|अशोक स्तम्भ|सत्यमेव|लोगो"
)
# A government or an office as the name of a picture at the head of the page is its emblem or its lockup.
_OWNER = re.compile(r"(?i)^\W*(?:government|govt\.?) of [\w ]+\W*$|^\W*[\w\u0900-\u0963]+ (?:सरकार|शासन)\W*$")
# Marks of programmes and campaigns, and of companies, that stand beside the emblem.
_CAMPAIGN = re.compile(
    r"(?i)swach|azadi|amrit|g[\W_]?20|digital[\W_]?india|facebook|twitter|youtube|instagram|linkedin|whatsapp|koo"
    r"|google|\bapp[\W_]?store|play[\W_]?store|search|print|menu|stqc|w3c|mygov|stamp"
    r"|स्वच्छ|अमृत|डिजिटल इंडिया"
)


def head_pictures(page: PageEvidence) -> tuple[Picture, ...]:
    """Return the pictures shown at the head of the page, icons and campaigns left out."""
    media = page.view.media if page.view is not None else None
    if media is None:
        return ()
    return tuple(
        picture
        for picture in (*media.pictures, *media.backgrounds)
        if (picture.region == "header" or picture.box.y_css_px < HEAD_CSS_PX)
        and min(picture.box.width_css_px, picture.box.height_css_px) >= LEAST_CSS_PX
        and picture.region != "footer"
        and not _CAMPAIGN.search(names(picture))
        and not _leads_away(page, picture)
    )


def _leads_away(page: PageEvidence, picture: Picture) -> bool:
    host = host_of(picture.control_href)
    return bool(host) and domain_of(host) != domain_of(host_of(page.url))


def is_emblem(picture: Picture) -> bool:
    """Return whether the name, title or file of a picture says that it is an emblem or a logo."""
    return bool(_EMBLEM.search(names(picture)) or _OWNER.search(picture.name))


def names(picture: Picture) -> str:
    """Return everything a picture is called: its text, its title and the name of its file."""
    return " ".join((picture.name, picture.title, file_of(picture.source)))


def file_of(source: str) -> str:
    """Return the name of the file a picture comes from; "" for one that is written into the page."""
    if source.startswith("data:"):
        return ""
    try:
        return unquote(urlsplit(source).path.rpartition("/")[2])
    except ValueError:
        return ""
