"""When one text lies over another."""

from rules.finding import N_, Occurrence, message, place
from rules.views.seeing import Overlap

LEAST_TOUCHING_PX = 12  # pixels in which both have ink: fewer is a stroke that grazes another


def is_over_other_text(overlap: Overlap) -> bool:
    """Return whether letters of both texts are drawn on the same pixels."""
    return overlap.touching_px is not None and overlap.touching_px >= LEAST_TOUCHING_PX


def placed(overlap: Overlap) -> Occurrence:
    """Return the text that lies over the other."""
    return place(
        overlap,
        quote=overlap.texts[1],
        box=overlap.box,
        note=message(N_("It lies over the text “{other}”."), other=overlap.texts[0]),
    )
