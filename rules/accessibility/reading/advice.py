"""Advice on reading: rules of one shape, which find elements and count them, and are never scored."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rules.accessibility.axe.row import ADVICE, FAULTS, Subject
from rules.evidence import PageEvidence
from rules.finding import Finding, Occurrence, Placed, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import Reference

Item = TypeVar("Item", bound=Placed)


def advice(
    id_: str,
    subject: Subject,
    find: Callable[[PageEvidence], Sequence[Item]],
    *,
    tell: Callable[[Item], Occurrence] = place,
    applies: Callable[[PageEvidence], bool] = lambda _: True,
    references: tuple[Reference, ...] = (),
    title: str,
    failure_title: str,
    why: str,
    repair: str,
    owner: Owner = Owner.EDITOR,
    ground: Ground | None = None,
) -> Rule:
    """Return the rule that reports what is found on a page, if anything is."""

    def check(page: PageEvidence) -> Iterator[Finding]:
        found = find(page)
        if found:
            yield Finding(message=FAULTS[subject](len(found)), occurrences=tuple(map(tell, found)))

    return Rule(
        id=id_,
        category=Category.ACCESSIBILITY,
        impact=Impact.MINOR,
        weight=ADVICE,
        references=references,
        title=title,
        failure_title=failure_title,
        why=why,
        repair=repair,
        owner=owner,
        effort=Effort.MINUTES,
        ground=ground,
        needs=frozenset({Need.READING}),
        applies=applies,
        check=check,
    )
