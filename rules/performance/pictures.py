"""The pictures of a page with their files: how large they are shown anywhere, and how large they were saved."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.evidence import PageEvidence
from rules.performance.files import files
from rules.place import Box
from rules.view import ShownImage
from rules.views.resources import Resource

# Pixels for a CSS pixel that a picture is to have. Computers have larger screens than the one the page was measured
# on, and some of them finer ones; phones have fine ones, and two are as good as three to the eye.
COMPUTER_RATIO = 1.5
PHONE_RATIO = 2.0


@dataclass(frozen=True, slots=True)
class Picture:
    """An `img` as shown, and the file it was shown from."""

    image: ShownImage
    file: Resource
    needed_share: float  # of its width and height, so much is needed where it is shown largest; more than 1: too small

    @property
    def needed_px(self) -> tuple[int, int]:
        """Return the width and the height that would do."""
        share = min(self.needed_share, 1.0)
        return round(self.image.natural_width_px * share), round(self.image.natural_height_px * share)

    @property
    def saved_bytes(self) -> float:
        """Return what a resize saves: bytes shrink with the area."""
        return self.file.transferred_bytes * (1 - min(self.needed_share, 1.0) ** 2)


def pictures(page: PageEvidence) -> Iterator[Picture]:
    """Yield every picture made of pixels whose file arrived, once a file: where it is shown largest."""
    arrived: dict[str, Resource] = {}
    for one in files(page):
        if one.kind == "image":
            arrived.setdefault(one.url, one)
            arrived.setdefault(one.requested_url, one)
    largest: dict[str, Picture] = {}
    for image in page.view.images if page.view else ():
        file = arrived.get(image.src)
        if not file or image.is_vector or file.media_type.startswith("image/svg"):
            continue
        if min(image.natural_width_px, image.natural_height_px) < 1:
            continue
        share = max(box_share(image, box, ratio) for box, ratio in _boxes(page, image))
        if image.src not in largest or largest[image.src].needed_share < share:
            largest[image.src] = Picture(image, file, share)
    yield from largest.values()


def box_share(image: ShownImage, box: Box, ratio: float) -> float:
    """Return how much of the width or the height of a picture its place needs, whichever is more."""
    return ratio * max(box.width_css_px / image.natural_width_px, box.height_css_px / image.natural_height_px)


def _boxes(page: PageEvidence, image: ShownImage) -> Iterator[tuple[Box, float]]:
    yield image.box, COMPUTER_RATIO
    for layout in page.view.layouts if page.view else ():
        box = layout.boxes.get(image.selector)
        if box is not None:
            yield box, PHONE_RATIO if layout.is_mobile else COMPUTER_RATIO
