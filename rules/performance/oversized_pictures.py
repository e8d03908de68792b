"""Oversized pictures: no picture is saved much larger than it is shown, or heavier than its place allows."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place
from rules.performance.files import kilobytes
from rules.performance.pictures import Picture, pictures
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw

LEAST_SAVED_BYTES = 20_000  # of one picture; convention
LEAST_SAVED_IN_ALL_BYTES = 100_000  # half a second on slow 4G; convention
# DBIM 3.0 F.1, in kilobytes of 1024 bytes: banners, and thumbnails
MOST_BANNER_BYTES, BANNER_SHARE = 500 * 1024, 0.6  # of the 1366 px of the screen
MOST_THUMBNAIL_BYTES, THUMBNAIL_CSS_PX = 100 * 1024, 400
SCREEN_CSS_PX = 1366


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report pictures whose resize saves much, with the size that would do; and others that are too heavy."""
    found = sorted(pictures(page), key=lambda one: -one.saved_bytes)
    large = [one for one in found if one.saved_bytes >= LEAST_SAVED_BYTES]
    total = sum(one.saved_bytes for one in large)
    if total >= LEAST_SAVED_IN_ALL_BYTES:
        yield Finding(
            message=counted(
                N_("{count} picture is saved much larger than it is shown; its right size saves {saved} kB."),
                N_("{count} pictures are saved much larger than they are shown; the right size saves {saved} kB."),
                len(large),
                saved=kilobytes(total),
            ),
            occurrences=tuple(map(_resized, large)),
        )
    else:
        large = []
    heavy = [one for one in found if one not in large and one.file.transferred_bytes > most_bytes(one)]
    if heavy:
        yield Finding(
            message=counted(
                N_("{count} picture is heavier than a picture of its kind may be."),
                N_("{count} pictures are heavier than pictures of their kind may be."),
                len(heavy),
            ),
            occurrences=tuple(map(_packed, heavy)),
            repair=message(
                N_("Save the picture again as WebP or JPEG with a quality of about 80 %; an emblem as SVG or PNG.")
            ),
        )


def most_bytes(picture: Picture) -> float:
    """Return what a picture of this width may weigh."""
    width_css_px = picture.image.box.width_css_px
    if width_css_px < THUMBNAIL_CSS_PX:
        return MOST_THUMBNAIL_BYTES
    return MOST_BANNER_BYTES if width_css_px > BANNER_SHARE * SCREEN_CSS_PX else float("inf")


def _resized(picture: Picture) -> Occurrence:
    width, height = picture.needed_px
    return place(
        picture.image,
        quote=picture.file.url,
        note=message(
            N_(
                "{size} kB, {natural_width} × {natural_height} px. Saved with {width} × {height} px "
                "it weighs about {saved} kB less."
            ),
            size=kilobytes(picture.file.transferred_bytes),
            natural_width=picture.image.natural_width_px,
            natural_height=picture.image.natural_height_px,
            width=width,
            height=height,
            saved=kilobytes(picture.saved_bytes),
        ),
        box=picture.image.box,
    )


def _packed(picture: Picture) -> Occurrence:
    return place(
        picture.image,
        quote=picture.file.url,
        note=message(
            N_("{size} kB; a picture shown as wide as this may have {limit} kB."),
            size=kilobytes(picture.file.transferred_bytes),
            limit=kilobytes(most_bytes(picture)),
        ),
        box=picture.image.box,
    )


RULE = Rule(
    id="oversized-pictures",
    category=Category.PERFORMANCE,
    impact=Impact.SERIOUS,
    weight=5,
    references=(gigw("DBIM-G31"), gigw("DBIM-G32"), gigw("4.1")),
    title=N_("Pictures are saved in the size they are shown in"),
    failure_title=N_("Pictures are saved much larger than they are shown"),
    why=N_("A photograph straight from the camera costs a citizen money and minutes and looks no better."),
    repair=N_(
        "Resize each picture to the size named beside it, with any picture editor, and upload it again. The size "
        "leaves room for larger and finer screens."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.FILES, Need.STYLES}),
    applies=lambda page: any(True for _ in pictures(page)),
    check=check,
)
