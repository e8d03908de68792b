"""Blurred images: the large picture and the emblem have enough pixels for their place."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place, slot
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import ShownImage

SMALL_CSS_PX, SMALL_FACTOR, FACTOR = 64, 1.0, 0.75  # Lighthouse image-size-responsive, at one pixel a CSS pixel
TOLERANCE_PX = 4  # less than that is rounding
FIRST_VIEW_CSS_PX, VIEW_WIDTH_CSS_PX = 768, 1366
HERO_SHARE = 0.2  # of the first view
EMBLEM_TOP_CSS_PX, LEAST_EMBLEM_CSS_PX = 260, 32
_EMBLEM = re.compile(r"logo|emblem|ashok|(?<![a-z])(?:seal|lion)s?(?![a-z])|प्रतीक|लोगो|चिह्न", re.IGNORECASE)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report hero pictures and emblems that are drawn larger than their pixels allow (Lighthouse)."""
    blurred = [image for image in judged(page) if is_blurred(image)]
    if blurred:
        yield Finding(
            message=counted(
                N_("{count} important picture is enlarged and looks blurred."),
                N_("{count} important pictures are enlarged and look blurred."),
                len(blurred),
            ),
            occurrences=tuple(map(_occurrence, blurred)),
        )


def judged(page: PageEvidence) -> list[ShownImage]:
    """Return the pictures of pixels that are the hero of the first view or an emblem at the top of the page."""
    images = page.view.images if page.view else ()
    return [image for image in images if _has_pixels(image) and (_is_hero(image) or _is_emblem(image))]


def is_blurred(image: ShownImage) -> bool:
    """Return whether the browser has to enlarge the picture by more than the eye forgives."""
    scale = _scale(image)
    is_small = max(image.box.width_css_px, image.box.height_css_px) <= SMALL_CSS_PX
    wanted_px = scale * image.natural_width_px * (SMALL_FACTOR if is_small else FACTOR)
    return image.natural_width_px + TOLERANCE_PX < wanted_px


def _scale(image: ShownImage) -> float:
    """Return how many times the pixels of the file are enlarged."""
    across = image.box.width_css_px / image.natural_width_px
    down = image.box.height_css_px / image.natural_height_px
    return min(across, down) if image.object_fit in ("contain", "scale-down") else max(across, down)


def _has_pixels(image: ShownImage) -> bool:
    """Return whether the size of the file is known: a set of files by width tells a size of its own."""
    is_single = "srcset" not in image.html and _is_source(image)
    is_known = min(image.natural_width_px, image.natural_height_px) > 1 and image.object_fit != "none"
    return is_single and is_known and not image.is_vector


def _is_source(image: ShownImage) -> bool:
    """Return whether the file shown is the one the element names, and not one of a `picture` around it."""
    tag = read_tag(image.html)
    named = (tag.get("src") if tag else None) or ""
    return named.startswith("data:") or _file(named) == _file(image.src)


def _file(address: str) -> str:
    return unquote(urlsplit(address.strip()).path.rpartition("/")[2])


def _is_hero(image: ShownImage) -> bool:
    box = image.box
    seen_css_px = min(box.y_css_px + box.height_css_px, FIRST_VIEW_CSS_PX) - max(box.y_css_px, 0)
    return box.width_css_px * seen_css_px >= HERO_SHARE * FIRST_VIEW_CSS_PX * VIEW_WIDTH_CSS_PX


def _is_emblem(image: ShownImage) -> bool:
    is_at_top = 0 <= image.box.y_css_px <= EMBLEM_TOP_CSS_PX
    is_seen = min(image.box.width_css_px, image.box.height_css_px) >= LEAST_EMBLEM_CSS_PX
    return is_at_top and is_seen and bool(_EMBLEM.search(f"{image.alt or ''} {image.html} {_file(image.src)}"))


def _occurrence(image: ShownImage) -> Occurrence:
    tag = read_tag(image.html)
    width, height = round(image.box.width_css_px), round(image.box.height_css_px)
    return place(
        image,
        after=str(tag.having("src", slot(N_("address of the same picture, larger")))) if tag else "",
        quote=image.src,
        note=message(
            N_(
                "The file has {natural_width} × {natural_height} pixels and is shown at {width} × {height}; a phone "
                "needs twice that."
            ),
            natural_width=image.natural_width_px,
            natural_height=image.natural_height_px,
            width=width,
            height=height,
        ),
        box=image.box,
    )


RULE = Rule(
    id="blurred-images",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("DBIM-G19"),),
    title=N_("The large picture and the emblem are sharp"),
    failure_title=N_("The large picture or the emblem is blurred"),
    why=N_("A blurred emblem is what forged websites have. It costs the trust a government website lives on."),
    repair=N_(
        "Upload the picture with at least as many pixels as its place has, better twice as many; for an emblem take "
        "an SVG file from the authorised source."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    needs=frozenset({Need.VIEW, Need.STYLES}),
    applies=lambda page: bool(judged(page)),
    check=check,
)
