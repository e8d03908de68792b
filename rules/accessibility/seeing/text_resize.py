"""Text resize: enlarged to 200 %, no text is cut off."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.seeing.cutting import UNTRIED, is_lost, occurrence, was_to_be_tried
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.seeing import Cut


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report texts that a box cuts off in a window of 640 × 512 px: 1280 × 1024 at 200 % (W3C ACT rule 59br37)."""
    lost = zoom_losses(page)
    if _cuts(page) is None:
        yield Doubt(message=message(UNTRIED), is_question=False)
    if lost:
        yield Finding(
            message=counted(
                N_("With the page enlarged to 200 %, {count} text is cut off."),
                N_("With the page enlarged to 200 %, {count} texts are cut off."),
                len(lost),
            ),
            occurrences=tuple(occurrence(cut) for cut in lost),
        )


def zoom_losses(page: PageEvidence) -> list[Cut]:
    """Return what is lost of the texts when the page is enlarged."""
    return [cut for cut in _cuts(page) or () if is_lost(cut)]


def _cuts(page: PageEvidence) -> tuple[Cut, ...] | None:
    return page.view.seeing.zoomed_cuts if page.view and page.view.seeing else None


RULE = Rule(
    id="text-resize",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.4.4"),
    title=N_("Text can be enlarged to 200 % and stays whole"),
    failure_title=N_("Enlarged text is cut off"),
    why=N_("Whoever needs large letters enlarges the page, and then reads half a sentence or half a line."),
    repair=N_(
        "Do not give boxes with text a fixed height or width together with overflow: hidden. Use min-height, and let "
        "the lines wrap."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.SEEING}),
    applies=lambda page: _cuts(page) is not None or was_to_be_tried(page),
    check=check,
)
