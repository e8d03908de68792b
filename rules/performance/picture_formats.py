"""Picture formats: photographs are saved in a format that packs them well. Advice, by estimate."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message
from rules.performance.files import SHOWN, files, kilobytes, saving
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.resources import Resource

# developers.google.com/speed/webp: a quarter smaller than JPEG of like quality and than PNG; BMP and TIFF are unpacked.
SAVED_SHARES = {"image/jpeg": 0.25, "image/png": 0.26, "image/bmp": 0.9, "image/x-ms-bmp": 0.9, "image/tiff": 0.9}
LEAST_BYTES = 10_000  # a smaller picture is an icon
LEAST_SAVED_BYTES = 100_000  # half a second on slow 4G; convention


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report pictures in older formats where WebP saves much in all, by estimate."""
    old = sorted(old_pictures(page), key=_saved_bytes)[::-1]
    total = sum(map(_saved_bytes, old))
    if total >= LEAST_SAVED_BYTES:
        yield Finding(
            message=message(
                N_("By estimate the pictures of this page are {saved} kB smaller as WebP."), saved=kilobytes(total)
            ),
            occurrences=tuple(
                saving(one, N_("{size} kB; as WebP about {saved} kB less."), _saved_bytes(one)) for one in old[:SHOWN]
            ),
        )


def old_pictures(page: PageEvidence) -> Iterator[Resource]:
    """Yield the pictures of some size that are in an older format."""
    pictures = (one for one in files(page) if one.kind == "image")
    return (one for one in pictures if one.media_type in SAVED_SHARES and one.transferred_bytes >= LEAST_BYTES)


def _saved_bytes(resource: Resource) -> float:
    return resource.transferred_bytes * SAVED_SHARES[resource.media_type]


RULE = Rule(
    id="picture-formats",
    category=Category.PERFORMANCE,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-10.3.2"), gigw("DBIM-G34")),
    title=N_("Pictures are saved in a format that packs them well"),
    failure_title=N_("Pictures would be smaller in a newer format"),
    why=N_("The same picture as WebP is a quarter smaller, and every browser of the last years shows it."),
    repair=N_(
        "Save photographs as WebP when they are next exchanged. Many content management systems do it by themselves."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.FILES}),
    applies=lambda page: any(True for _ in old_pictures(page)),
    check=check,
)
