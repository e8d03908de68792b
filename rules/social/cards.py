"""The card of a shared link: what a page declares for it, and what it could declare."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

from rules.evidence import PageEvidence
from rules.findability.descriptions import declared, proposed
from rules.finding import N_, slot
from rules.information.titles import main_heading, site_name
from rules.page_text import Meta, PageText
from rules.running_text import as_written
from rules.text import CHROME, devanagari_share, joined, main_blocks
from rules.view import ShownImage

REQUIRED = ("og:title", "og:type", "og:image", "og:url")  # ogp.me, basic metadata
RECOMMENDED = ("og:description", "og:site_name", "og:locale", "twitter:card")  # ogp.me, optional metadata; X
MIN_WIDTH_PX, MIN_HEIGHT_PX = 600, 315  # smaller pictures are shown as a thumbnail or not at all
GOOD_WIDTH_PX, GOOD_HEIGHT_PX = 1200, 630  # sharp on good screens
RATIO, RATIO_TOLERANCE = 1.91, 0.2  # of the frame that the networks cut pictures to
LARGE_CARD = "summary_large_image"
_ABSOLUTE = re.compile(r"(?i)https?://")
_FIRST_PAGES = re.compile(r"(?i)/(?:index|default|home)(?:\.\w{2,5})?$|\.(?:[sp]?html?|php|aspx?|jsp)$|/$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Title, description and picture of a link that was shared."""

    title: str
    description: str
    picture: str  # absolute address, "": none


def properties(page: PageText) -> dict[str, Meta]:
    """Return the properties of the card that a page declares, the first of each name."""
    found: dict[str, Meta] = {}
    for meta in page.meta:
        if meta.name.startswith(("og:", "twitter:")) and meta.content.strip():
            found.setdefault(meta.name, meta)
    return found


def drawn(page: PageText) -> Card:
    """Return the card that networks draw today: without a declaration from title and description of the page."""
    given = properties(page)
    title, text, picture = (given.get(f"og:{name}") for name in ("title", "description", "image"))
    described = declared(page)
    address = picture.content.strip() if picture else ""
    return Card(
        title=title.content.strip() if title else page.title.strip(),
        description=text.content.strip() if text else described.content.strip() if described else "",
        picture=address if _ABSOLUTE.match(address) else "",
    )


@lru_cache(maxsize=8)  # asked once a line of the card
def possible(page: PageEvidence) -> Card:
    """Return the card the page could have from what it says and shows itself."""
    now = drawn(page.text)
    largest = largest_picture(page)
    heading = "" if page.is_home else main_heading(page.text)  # of a home page it is often the first piece of news
    return Card(
        title=heading or now.title or main_heading(page.text),
        description=now.description or proposed(page),
        picture=largest.src if largest else now.picture,
    )


def lines(page: PageEvidence, names: tuple[str, ...]) -> str:
    """Return the elements that declare these properties, filled in from the page, with slots for the rest."""
    written = ((name, "name" if name.startswith("twitter:") else "property") for name in names)
    return "\n".join(f'  <meta {kind}="{name}" content="{content(name, page)}">' for name, kind in written)


def content(name: str, page: PageEvidence) -> str:
    """Return the content of a property as HTML: from the page itself, else a slot."""
    match name:
        case "og:title":
            return escape(possible(page).title) or slot(N_("title of the page"))
        case "og:type":
            return "website" if page.is_home else "article"
        case "og:url":
            return escape(canonical(page.text) or page.url)
        case "og:description":
            return escape(possible(page).description) or slot(N_("one or two sentences about the page"))
        case "og:site_name":
            return escape(site_name(page.text)) or slot(N_("name of the department"))
        case "og:locale":
            return locale_of(page.text) or slot(N_("language and country, as in hi_IN"))
        case "twitter:card":
            return LARGE_CARD
        case _:
            largest = largest_picture(page)
            missing = slot(N_("address of a picture of at least 1200 × 630 pixels"))
            return escape(largest.src) if largest else missing


def complete(base_url: str, address: str) -> str:
    """Return the address of a picture in full; "" where it makes no sense."""
    try:
        whole = urljoin(base_url, address)
    except ValueError:
        return ""
    return whole if _ABSOLUTE.match(whole) else ""


def is_complete(address: str) -> bool:
    """Return whether other websites can load the address."""
    return _ABSOLUTE.match(address) is not None


def canonical(page: PageText) -> str:
    """Return the canonical address a page declares, "" for none."""
    return next((link.href for link in page.head_links if "canonical" in link.rel.split() and link.href), "")


def same_page(one: str, other: str) -> bool:
    """Return whether two addresses name one page, whatever the host, the ending and the closing slash."""
    try:
        first, second = (urlsplit(unescape(url)) for url in (one, other))
    except ValueError:
        return True
    paths = [_FIRST_PAGES.sub("", part.path).rstrip("/").lower() for part in (first, second)]
    return paths[0] == paths[1] and (not first.query or not second.query or first.query == second.query)


def locale_of(page: PageText) -> str:
    """Return the locale of a page's own text; "" for another language than Hindi and English."""
    language = page.lang.lower().replace("_", "-").partition("-")[0]
    if language not in ("", "hi", "en"):
        return ""
    may_be_hindi = language == "hi" or as_written(page).has_devanagari
    share = devanagari_share(joined(main_blocks(page))) if may_be_hindi else 0.0
    is_hindi = language == "hi" if share is None else share > 0.5
    return "hi_IN" if is_hindi else "en_IN"


def largest_picture(page: PageEvidence) -> ShownImage | None:
    """Return the largest picture outside header and footer that is large enough for a card."""
    surrounding = {image.selector for image in page.text.images if image.region in CHROME}
    pictures = [
        image
        for image in (page.view.images if page.view else ())
        if image.selector not in surrounding
        and not image.is_vector
        and is_complete(image.src)
        and image.natural_width_px >= MIN_WIDTH_PX
        and image.natural_height_px >= MIN_HEIGHT_PX
    ]
    return max(pictures, key=lambda image: image.natural_width_px * image.natural_height_px, default=None)
