"""Places in a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Selected(Protocol):
    """Anything with a selector in the page."""

    @property
    def selector(self) -> str:
        """Return the steps to the element, the outermost first."""


S = TypeVar("S", bound=Selected)


def around(selector: str) -> Iterator[str]:
    """Yield the selectors of the elements around an element, the innermost first."""
    while selector := selector.rpartition(" > ")[0]:
        yield selector


def without_parts(items: Sequence[S]) -> list[S]:
    """Return the items that stand in no other one of them."""
    known = {item.selector for item in items}
    return [item for item in items if known.isdisjoint(around(item.selector))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in document coordinates, in CSS pixels."""

    x_css_px: float
    y_css_px: float
    width_css_px: float
    height_css_px: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element of the page: its selector, its HTML (shortened), and where it is drawn."""

    selector: str
    html: str
    box: Box | None = None
