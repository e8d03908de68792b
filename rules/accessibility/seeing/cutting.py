"""When a text that is cut off is lost, and how its box is mended."""

from rules.accessibility.markup import declaring, read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Message, Occurrence, message, place
from rules.views.seeing import Cut

UNTRIED = N_("The page is too large, or answered too slowly, to be tried with its text enlarged and spaced out.")
LEAST_CSS_PX = 2.0  # less is the rounding of a line
LEAST_OF_SIZE = 0.25  # of the font size: less cuts no letter that could be missed


def was_to_be_tried(page: PageEvidence) -> bool:
    """Return whether the text was to be enlarged and spaced out, and was not."""
    return bool(page.view and page.view.seeing and page.view.seeing.was_cut_short)


def is_lost_sideways(cut: Cut) -> bool:
    """Return whether letters are cut off at the side with no sign that there are more (W3C ACT 59br37)."""
    return not cut.has_ellipsis and cut.beyond_x_css_px >= _least(cut)


def is_lost_below(cut: Cut) -> bool:
    """Return whether lines are cut off above or below; a box of one line hides what wraps whole (W3C ACT 59br37)."""
    return not cut.holds_one_line and not cut.clamps_lines and cut.beyond_y_css_px >= _least(cut)


def is_on_purpose(cut: Cut) -> bool:
    """Return whether the text moves through its box, or something beside it shows the rest."""
    return cut.is_moving or cut.opens_more


def is_lost(cut: Cut) -> bool:
    """Return whether part of the text cannot be read."""
    return not is_on_purpose(cut) and (is_lost_sideways(cut) or is_lost_below(cut))


def occurrence(cut: Cut) -> Occurrence:
    """Return the place of the text, with its box mended where both are the same element."""
    return place(cut, after=_mended(cut), quote=cut.text, note=_note(cut))


def _least(cut: Cut) -> float:
    return max(LEAST_CSS_PX, LEAST_OF_SIZE * cut.size_css_px)


def _mended(cut: Cut) -> str:
    if cut.selector != cut.box_selector:
        return ""
    below = {"height": "auto"} if is_lost_below(cut) else {}
    sideways = {"white_space": "normal"} if is_lost_sideways(cut) else {}
    return declaring(cut.html, **below, **sideways, overflow="visible")


def _note(cut: Cut) -> Message:
    box = read_tag(cut.box_html)
    opening = box.opening if box is not None else cut.box_selector
    if is_lost_sideways(cut):
        return message(
            N_("The box {box} cuts off {pixels} px at the side."), box=opening, pixels=round(cut.beyond_x_css_px)
        )
    return message(N_("The box {box} cuts off {pixels} px of height."), box=opening, pixels=round(cut.beyond_y_css_px))
