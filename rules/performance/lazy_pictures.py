"""Lazy pictures: pictures far down the page load when a visitor comes near them. Advice."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place
from rules.performance.files import files, kilobytes
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import ShownImage
from rules.views.resources import Resource

FAR_CSS_PX = 768 + 1250  # Chromium itself loads lazy pictures 1250 px before they are reached
LEAST_BYTES = 100_000  # in all; half a second on slow 4G; convention


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report pictures far down the page that loaded with the page, with their tag mended."""
    found = list(eager(page))
    total = sum({file.url: file.transferred_bytes for _, file in found}.values())
    if total >= LEAST_BYTES:
        yield Finding(
            message=counted(
                N_("{count} picture far down the page loads at once: {size} kB that many visitors never see."),
                N_("{count} pictures far down the page load at once: {size} kB that many visitors never see."),
                len(found),
                size=kilobytes(total),
            ),
            occurrences=tuple(_mended(image, file) for image, file in found),
        )


def eager(page: PageEvidence) -> Iterator[tuple[ShownImage, Resource]]:
    """Yield pictures far down the page, and nowhere else, that were asked for before the page had loaded."""
    view = page.view
    if view is None or view.vitals is None or view.vitals.load_ms is None:
        return
    early = {
        url: file
        for file in files(page)
        if file.kind == "image" and file.started_ms is not None and file.started_ms < view.vitals.load_ms
        for url in (file.url, file.requested_url)
    }
    near = {image.src for image in view.images if not is_far(image)}
    for image in view.images:
        file = early.get(image.src)
        tag = read_tag(image.html)
        is_lazy = tag is None or tag.name != "img" or (tag.get("loading") or "").lower() == "lazy"
        if file and not is_lazy and image.src not in near:
            yield image, file


def is_far(image: ShownImage) -> bool:
    """Return whether a picture is so far down the page that a lazy one would not have loaded yet."""
    return image.box.y_css_px > FAR_CSS_PX


def _mended(image: ShownImage, file: Resource) -> Occurrence:
    tag = read_tag(image.html)
    return place(
        image,
        after=str(tag.having("loading", "lazy")) if tag else "",
        quote=file.url,
        note=message(N_("{size} kB"), size=kilobytes(file.transferred_bytes)),
        box=image.box,
    )


RULE = Rule(
    id="lazy-pictures",
    category=Category.PERFORMANCE,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-10.1.2"),),
    title=N_("Pictures far down the page wait until they are needed"),
    failure_title=N_("Pictures far down the page load at once"),
    why=N_("Who reads only the top of the page pays for all of its pictures, and the first ones come later."),
    repair=N_('Write loading="lazy" into the tag of every picture that is not in the first view.'),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    needs=frozenset({Need.FILES, Need.VITALS, Need.STYLES}),
    applies=lambda page: page.view is not None and any(map(is_far, page.view.images)),
    check=check,
)
