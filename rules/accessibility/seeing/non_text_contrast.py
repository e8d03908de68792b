"""Non-text contrast: where a field begins, and what a sign on a button shows, can be seen."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.contrast import read_colour
from rules.accessibility.markup import declaring
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, counted, message, place
from rules.fixing.oklch import nearest
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.seeing import ControlContrast, TextContrast

NEEDED = 3.0  # SC 1.4.11
CLEARLY = 0.3
MOST_OF_SIGN = 8  # of ten tenths of its pixels: hardly any part of the sign stands out
SIGNS = frozenset({"sign", "picture"})


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report fields and tick boxes without a visible edge, and signs that are the whole of a button and too pale."""
    controls, signs = _controls(page), _signs(page)
    pale = [control for control in controls if _best(control) < NEEDED - CLEARLY]
    lost = [control for control in pale if not control.has_placeholder and not control.has_text]
    hinted = [control for control in controls if _best(control) < NEEDED and control not in lost]
    if lost:
        yield Finding(
            message=counted(
                N_("The edge of {count} field or tick box can hardly be seen."),
                N_("The edges of {count} fields or tick boxes can hardly be seen."),
                len(lost),
            ),
            occurrences=tuple(_field(control) for control in lost),
        )
    faint = [sign for sign in signs if sign.ratios[MOST_OF_SIGN] < NEEDED - CLEARLY]
    if faint:
        yield Finding(
            message=counted(
                N_("The sign on {count} link or button can hardly be seen."),
                N_("The signs on {count} links or buttons can hardly be seen."),
                len(faint),
            ),
            occurrences=tuple(place(sign, note=_of_sign(sign)) for sign in faint),
        )
    if hinted:
        yield Doubt(
            message=message(
                N_(
                    "The edge of this field is pale. Look at the page from two steps away: can you still see where the "
                    "field begins and ends?"
                )
            ),
            occurrences=tuple(_field(control) for control in hinted),
        )


def _controls(page: PageEvidence) -> tuple[ControlContrast, ...]:
    return page.view.seeing.controls if page.view and page.view.seeing else ()


def _signs(page: PageEvidence) -> list[TextContrast]:
    texts = page.view.seeing.texts if page.view and page.view.seeing else ()
    return [text for text in texts if text.kind in SIGNS and text.ratios and not text.is_logo]


def _best(control: ControlContrast) -> float:
    return max(control.border_ratio, control.ground_ratio)


def _field(control: ControlContrast) -> Occurrence:
    border, outside = read_colour(control.border_colour or control.outside_colour), read_colour(control.outside_colour)
    mended = nearest(border, outside, NEEDED) if border is not None and outside is not None else None
    is_own = mended is not None and not control.is_drawn_beside
    after = declaring(control.html, border=f"1px solid {mended}") if is_own else ""
    values = {
        "found": f"{_best(control):.1f}",
        "border": control.border_colour or control.ground_colour,
        "outside": control.outside_colour,
    }
    note = message(
        N_("The edge ({border} on {outside}) has a contrast of {found}:1; at least 3:1 is needed."), **values
    )
    return place(control, after=after, note=note)


def _of_sign(sign: TextContrast) -> Message:
    return message(
        N_("The sign ({foreground} on {background}) has a contrast of {found}:1; at least 3:1 is needed."),
        foreground=sign.worst_colour,
        background=sign.worst_ground,
        found=f"{sign.ratios[MOST_OF_SIGN]:.1f}",
    )


RULE = Rule(
    id="non-text-contrast",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.4.11"),
    title=N_("Fields, tick boxes and signs on buttons can be seen"),
    failure_title=N_("The edge of a field, or the sign on a button, is too pale to be seen"),
    why=N_(
        "People with weak eyesight do not see where to write or what to press, and leave the form or the search unused."
    ),
    repair=N_(
        "Give fields and tick boxes a border that stands out from the page (on white #949494 or darker), and draw the "
        "signs on buttons as dark as the text."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.SEEING}),
    applies=lambda page: bool(_controls(page) or _signs(page)),
    check=check,
)
