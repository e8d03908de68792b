"""Share card: a page that is shared in a message shows its own title and picture."""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin, urlsplit

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place, slot
from rules.information.titles import main_heading
from rules.page_text import Meta
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import CHROME

REQUIRED = ("og:title", "og:type", "og:image", "og:url")  # ogp.me, basic metadata
_ABSOLUTE = re.compile(r"(?i)https?://")
MIN_WIDTH_PX, MIN_HEIGHT_PX = 600, 315  # smaller pictures are shown as a thumbnail or not at all


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report required properties that are missing, and a picture address that other websites cannot use."""
    declared: dict[str, Meta] = {}
    for meta in page.text.meta:
        if meta.name in REQUIRED and meta.content.strip():
            declared.setdefault(meta.name, meta)
    missing = [name for name in REQUIRED if name not in declared]
    if missing:
        lines = "\n  ".join(f'<meta property="{name}" content="{_content(name, page)}">' for name in missing)
        yield Finding(
            message=message(N_("The page lacks: {names}."), names=", ".join(missing)),
            occurrences=(Occurrence(selector="html > head", html="<head>", after=f"<head>\n  {lines}"),),
        )
    picture = declared.get("og:image")
    if picture is not None and not _ABSOLUTE.match(picture.content.strip()):
        yield Finding(
            message=message(N_("The address of the picture is not complete, so other websites cannot show it.")),
            occurrences=(
                place(
                    picture,
                    after=_picture_line(page.text.base_url, picture.content.strip()),
                ),
            ),
        )


def _picture_line(base_url: str, address: str) -> str:
    """Return the declaration with the complete address; "" where the address makes no sense."""
    try:
        complete = urljoin(base_url, address)
    except ValueError:
        return ""
    is_complete = _ABSOLUTE.match(complete) is not None
    return f'<meta property="og:image" content="{escape(complete)}">' if is_complete else ""


def _content(name: str, page: PageEvidence) -> str:
    """Return the content of a property as HTML: from the page itself, else a slot."""
    match name:
        case "og:title":
            return escape(main_heading(page.text) or page.text.title) or slot(N_("title of the page"))
        case "og:type":
            return "website" if urlsplit(page.url).path in ("", "/") else "article"
        case "og:url":
            canonical = (link.href for link in page.text.head_links if "canonical" in link.rel.split() and link.href)
            return escape(next(canonical, page.url))
        case _:
            return escape(_largest_picture(page)) or slot(N_("address of a picture of at least 1200 × 630 pixels"))


def _largest_picture(page: PageEvidence) -> str:
    """Return the address of the largest picture outside header and footer that is large enough; "" for none."""
    surrounding = {image.selector for image in page.text.images if image.region in CHROME}
    pictures = [
        image
        for image in (page.view.images if page.view else ())
        if image.selector not in surrounding
        and not image.is_vector
        and image.src.startswith(("http://", "https://"))
        and image.natural_width_px >= MIN_WIDTH_PX
        and image.natural_height_px >= MIN_HEIGHT_PX
    ]
    largest = max(pictures, key=lambda image: image.natural_width_px * image.natural_height_px, default=None)
    return largest.src if largest else ""


def _is_published(page: PageEvidence) -> bool:
    return page.status < 400


RULE = Rule(
    id="share-card",
    category=Category.SOCIAL,
    impact=Impact.MINOR,
    weight=5,
    references=(gigw("5.1.24"), gigw("DBIM-G45")),
    title=N_("A shared link shows the title and picture of the page"),
    failure_title=N_("A shared link shows no title or picture of its own"),
    why=N_("Citizens pass notices on by WhatsApp and Facebook. A link with title and picture is trusted and opened."),
    repair=N_(
        "Put these lines into the head of the page template and fill them from the title, the address and "
        "the main picture of each page."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    applies=_is_published,
    check=check,
)
