"""Pictures that a file carries in its style sheet, and the part of a page that one of them shows."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reports.crops import crop, size_px
from rules.finding import Occurrence
from rules.scorecard import PageCard

Pictures = Callable[[str], bytes | None]  # from the name of a screenshot in the bundle to its content


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the file, kept once in its style sheet for both languages."""

    name: str  # CSS class
    content: bytes

    @property
    def style(self) -> str:
        """Return the CSS rule that carries the picture."""
        width, height = size_px(self.content)
        data = base64.b64encode(self.content).decode("ascii")
        return (
            f".{self.name}{{background-image:url(data:image/webp;base64,{data});"
            f"aspect-ratio:{width}/{height};--width:{width}px}}"
        )


def crop_of(place: Occurrence, pages: Mapping[str, PageCard], pictures: Pictures) -> bytes | None:
    """Return the part of a screenshot around a place, outlined; None where there is no such picture."""
    page = pages.get(place.page_url)
    if page is None or page.full_page is None or place.box is None:
        return None
    content = pictures(page.full_page.name)
    return crop(content, page.full_page, place.box) if content else None
