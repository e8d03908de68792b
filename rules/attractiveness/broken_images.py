"""Broken images: every picture of the page is really shown."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place, slot
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import FailedRequest, ShownImage

# Answers to a program or to a server in trouble: a visitor may well see the picture.
UNSURE_STATUSES = frozenset({401, 403, 407, 408, 425, 429, 502, 503, 504, 999})


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report pictures that ended in an error, and pictures whose data are no picture."""
    failed = {request.url: request for request in page.view.failed_requests} if page.view else {}
    missing: list[ShownImage] = []
    unreadable: list[ShownImage] = []
    unsure: list[ShownImage] = []
    for image in page.view.images if page.view else ():
        if not _is_blank(image):
            continue
        request = failed.get(image.src)
        if request is None:
            if image.is_complete and not image.is_vector and _takes_room(image):
                unreadable.append(image)
        elif _is_gone(request):
            missing.append(image)
        else:
            unsure.append(image)
    if missing:
        yield Finding(
            message=counted(
                N_("{count} picture is missing: its address leads to an error."),
                N_("{count} pictures are missing: their addresses lead to errors."),
                len(missing),
            ),
            occurrences=tuple(_place(image) for image in missing),
        )
    if unreadable:
        yield Finding(
            message=counted(
                N_("{count} picture arrived, but no browser can read its file."),
                N_("{count} pictures arrived, but no browser can read their files."),
                len(unreadable),
            ),
            occurrences=tuple(_place(image) for image in unreadable),
        )
    if unsure:
        yield Doubt(
            message=message(N_("A picture did not arrive during this visit; the fault may lie outside the website.")),
            occurrences=tuple(_place(image) for image in unsure),
            is_question=False,
        )


def _is_blank(image: ShownImage) -> bool:
    return bool(image.src) and not image.src.startswith("data:") and image.natural_width_px == 0


def _takes_room(image: ShownImage) -> bool:
    """Return whether the empty picture is seen; a collapsed one may be a stand-in that a script fills later."""
    return min(image.box.width_css_px, image.box.height_css_px) > 1


def _is_gone(request: FailedRequest) -> bool:
    return request.status is not None and request.status >= 400 and request.status not in UNSURE_STATUSES


def _place(image: ShownImage) -> Occurrence:
    tag = read_tag(image.html)
    after = str(tag.having("src", slot(N_("address of the picture")))) if tag else ""
    return place(image, after=after, quote=image.src, box=image.box)


RULE = Rule(
    id="broken-images",
    category=Category.ATTRACTIVENESS,
    impact=Impact.SERIOUS,
    weight=7,
    references=(gigw("5.4.7"), gigw("DBIM-G38")),
    title=N_("All pictures are shown"),
    failure_title=N_("Pictures are missing"),
    why=N_("An empty frame where a picture should be makes the whole website look abandoned."),
    repair=N_("Upload the picture again or correct its address; otherwise remove it from the page."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.FACT,
    needs=frozenset({Need.VIEW, Need.TRAFFIC}),
    check=check,
)
