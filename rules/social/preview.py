"""Previews: how the links of a few pages look when they are shared, and how they could look."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rules.evidence import PageEvidence
from rules.place import Box
from rules.probes import SharePicture
from rules.social.cards import (
    MIN_HEIGHT_PX,
    MIN_WIDTH_PX,
    RECOMMENDED,
    REQUIRED,
    Card,
    drawn,
    largest_picture,
    lines,
    possible,
    properties,
)

MOST_FURTHER = 3  # besides the home page


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The card of one page, now and as it could be, and the elements to paste for it."""

    page_url: str
    now: Card
    now_box: Box | None  # of its picture in the full-page screenshot; None: the page does not show it
    now_picture: SharePicture | None  # the answer of its address; None: it has no picture, or was not asked
    better: Card
    better_box: Box | None
    lines: str  # HTML with slots; "": the card is complete


def preview_of(page: PageEvidence) -> Preview:
    """Return the preview of a page; what its picture answers is added by `with_picture`."""
    now, better = drawn(page.text), possible(page)
    declared = properties(page.text)
    largest = largest_picture(page)
    return Preview(
        page_url=page.url,
        now=now,
        now_box=_box_of(page, now.picture),
        now_picture=None,
        better=better,
        better_box=largest.box if largest else _box_of(page, better.picture),
        lines=lines(page, tuple(name for name in (*REQUIRED, *RECOMMENDED) if name not in declared)),
    )


def with_picture(preview: Preview, answers: Mapping[str, SharePicture]) -> Preview:
    """Return the preview with the answer of its picture, and without a better picture where this one is fine."""
    answer = answers.get(preview.now.picture) if preview.now.picture else None
    is_fine = answer is not None and is_shown(answer)
    return replace(
        preview,
        now_picture=answer,
        better=replace(preview.better, picture=preview.now.picture) if is_fine else preview.better,
        better_box=preview.now_box if is_fine else preview.better_box,
    )


def is_shown(answer: SharePicture) -> bool:
    """Return whether networks show the picture, as far as its size is known."""
    is_there = answer.status is not None and answer.status < 400
    return (
        is_there
        and (answer.width_px or MIN_WIDTH_PX) >= MIN_WIDTH_PX
        and (answer.height_px or MIN_HEIGHT_PX) >= MIN_HEIGHT_PX
    )


@dataclass(slots=True)
class Gallery:
    """Gathers previews while the pages pass by: of the home page, and of watched pages of several templates."""

    _home: Preview | None = None
    _further: dict[str, Preview] = field(default_factory=dict)  # by template
    _alike: list[Preview] = field(default_factory=list)  # of templates already taken

    def add(self, page: PageEvidence) -> None:
        """Take the page where it is one of those that may be shown."""
        if not page.is_served:
            return
        if page.clicks_from_home == 0 and self._home is None:
            self._home = preview_of(page)
        elif page.view is not None and len(self._further) < MOST_FURTHER:
            template = page.template or page.url
            if template not in self._further:
                self._further[template] = preview_of(page)
            elif len(self._alike) < MOST_FURTHER:
                self._alike.append(preview_of(page))

    def previews(self, answers: Mapping[str, SharePicture]) -> tuple[Preview, ...]:
        """Return what is shown, the home page first."""
        further = [*self._further.values(), *self._alike][:MOST_FURTHER]
        taken = [self._home, *further] if self._home else further
        return tuple(with_picture(preview, answers) for preview in taken)


def _box_of(page: PageEvidence, address: str) -> Box | None:
    images = page.view.images if page.view and address else ()
    return next((image.box for image in images if image.src == address), None)
