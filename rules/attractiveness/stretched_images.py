"""Stretched images: pictures keep the proportions they were taken in."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag, styled
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import ShownImage

TOLERANCE_CSS_PX = 2  # Lighthouse image-aspect-ratio
TOLERANCE_SHARE = 0.03  # below it nobody sees the difference
MIN_NATURAL_PX = 9  # smaller ones are spacers, lines and shades that are meant to be drawn out
MIN_SHOWN_CSS_PX = 16


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report pictures that are drawn wider or taller than their proportions allow."""
    stretched = [image for image in page.view.images if is_stretched(image)] if page.view else []
    if stretched:
        yield Finding(
            message=counted(
                N_("{count} picture is drawn out of proportion."),
                N_("{count} pictures are drawn out of proportion."),
                len(stretched),
            ),
            occurrences=tuple(placed(image) for image in stretched),
        )


def is_stretched(image: ShownImage) -> bool:
    """Return whether a photograph, logo or drawing made of pixels is shown squeezed or drawn out."""
    if (
        image.is_vector
        or image.object_fit != "fill"
        or min(image.natural_width_px, image.natural_height_px) < MIN_NATURAL_PX
        or min(image.box.width_css_px, image.box.height_css_px) < MIN_SHOWN_CSS_PX
    ):
        return False
    right_css_px = right_height_css_px(image)
    off_css_px = abs(image.box.height_css_px - right_css_px)
    return off_css_px >= TOLERANCE_CSS_PX and off_css_px / right_css_px >= TOLERANCE_SHARE


def right_height_css_px(image: ShownImage) -> float:
    """Return the height that keeps the proportions at the width shown."""
    return image.box.width_css_px * image.natural_height_px / image.natural_width_px


def placed(image: ShownImage) -> Occurrence:
    """Return a stretched picture as an occurrence, with the height that would be right."""
    width, height, right = (
        round(length) for length in (image.box.width_css_px, image.box.height_css_px, right_height_css_px(image))
    )
    return place(
        image,
        after=_mended(image.html, width, right),
        quote=image.src,
        note=message(
            N_("Shown {width} × {height} px; {width} × {right} px would be right."),
            width=width,
            height=height,
            right=right,
        ),
        box=image.box,
    )


def _mended(html: str, width: int, height: int) -> str:
    """Return the picture with sizes in proportion; its height follows the width, whatever the style sheet says."""
    tag = read_tag(html)
    if tag is None or tag.name != "img":
        return ""
    return str(styled(tag.having("width", str(width)).having("height", str(height)), "height", "auto") or "")


RULE = Rule(
    id="stretched-images",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("DBIM-G27"), gigw("DBIM-G20")),
    title=N_("Pictures keep their proportions"),
    failure_title=N_("Pictures are squeezed or drawn out"),
    why=N_("Faces and emblems drawn out of proportion look careless, and an emblem may not be shown distorted at all."),
    repair=N_("Give the picture a width only and let the height follow, or cut it to the size of its place."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    needs=frozenset({Need.VIEW}),
    check=check,
)
