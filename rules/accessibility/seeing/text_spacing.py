"""Text spacing: with more space between letters, words and lines no text is lost."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.seeing.cutting import UNTRIED, is_lost, occurrence, was_to_be_tried
from rules.accessibility.seeing.overlapping import is_over_other_text, placed
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.seeing import Cut, Seeing


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report texts that are cut off, or run into others, with the spacing of SC 1.4.12 and are whole without it."""
    seeing = _seeing(page)
    cuts = [cut for cut in (seeing.spaced_cuts or () if seeing else ()) if _is_lost_by_spacing(cut)]
    overlaps = [overlap for overlap in (seeing.spaced_overlaps if seeing else ()) if is_over_other_text(overlap)]
    if seeing is not None and seeing.spaced_cuts is None:
        yield Doubt(message=message(UNTRIED), is_question=False)
    if cuts:
        yield Finding(
            message=counted(
                N_("With wider spacing {count} text is cut off."),
                N_("With wider spacing {count} texts are cut off."),
                len(cuts),
            ),
            occurrences=tuple(occurrence(cut) for cut in cuts),
        )
    if overlaps:
        yield Finding(
            message=counted(
                N_("With wider spacing {count} text runs into another."),
                N_("With wider spacing {count} texts run into others."),
                len(overlaps),
            ),
            occurrences=tuple(placed(overlap) for overlap in overlaps),
        )


def _is_lost_by_spacing(cut: Cut) -> bool:
    """Return whether the spacing is the cause; Devanagari is written without gaps, so SC 1.4.12 asks none of it."""
    return not cut.was_cut and not cut.is_devanagari and not cut.has_text_overflow and is_lost(cut)


def _seeing(page: PageEvidence) -> Seeing | None:
    return page.view.seeing if page.view else None


RULE = Rule(
    id="text-spacing",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.4.12"),
    title=N_("Text stays whole when a reader widens its spacing"),
    failure_title=N_("Text is lost when a reader widens its spacing"),
    why=N_(
        "People with dyslexia or weak eyesight set more space between letters, words and lines. Here words disappear "
        "or lie over one another when they do."
    ),
    repair=N_(
        "Give the box min-height instead of height, let its lines wrap, and leave out overflow: hidden, so that it "
        "grows with its text."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.SEEING}),
    applies=lambda page: bool((seeing := _seeing(page)) and seeing.spaced_cuts is not None) or was_to_be_tried(page),
    check=check,
)
