"""Heavy GIF: what moves is not sent as a large GIF file."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place, slot
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import ShownImage
from rules.views.resources import Resource

MOST_BYTES = 100 * 1024  # Lighthouse efficient-animated-content
BYTES_A_KB = 1000


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report GIF files of more than 100 KiB."""
    heavy = [file for file in gifs(page) if file.transferred_bytes > MOST_BYTES]
    if heavy:
        shown = {image.src: image for image in (page.view.images if page.view else ())}
        yield Finding(
            message=counted(
                N_("{count} GIF file weighs more than 100 kB."),
                N_("{count} GIF files weigh more than 100 kB each."),
                len(heavy),
            ),
            occurrences=tuple(
                _occurrence(file, shown.get(file.url) or shown.get(file.requested_url)) for file in heavy
            ),
        )


def gifs(page: PageEvidence) -> list[Resource]:
    """Return the GIF files the page loaded."""
    return [file for file in (page.view.resources if page.view else ()) if file.media_type == "image/gif"]


def _occurrence(file: Resource, image: ShownImage | None) -> Occurrence:
    note = message(N_("{kilobytes} kB are loaded for it."), kilobytes=round(file.transferred_bytes / BYTES_A_KB))
    if image is None:
        return Occurrence(quote=file.url, note=note)
    tag = read_tag(image.html)
    after = str(tag.having("src", slot(N_("address of a still picture")))) if tag else ""
    return place(image, after=after, quote=file.url, note=note, box=image.box)


RULE = Rule(
    id="heavy-gif",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MINOR,
    weight=1,
    references=(gigw("DBIM-G34"),),
    title=N_("No heavy GIF is loaded"),
    failure_title=N_("Heavy GIF files are loaded"),
    why=N_("A GIF shows few colours, flickers, and costs as much mobile data as a film of good quality."),
    repair=N_(
        "Replace the GIF by a still picture in JPG or WebP. What has to move is a video of MP4 or WebM format with "
        "controls."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.FILES}),
    applies=lambda page: bool(gifs(page)),
    check=check,
)
