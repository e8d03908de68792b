"""Questions to a person: what a machine could not decide, asked where the answer moves the score most. Pure."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rules.finding import N_, Doubt, Finding, Message, Occurrence, message

MOST_QUESTIONS = 10  # a person has minutes, not hours
MOST_KEPT = 200  # a rule: no page can fill the memory with doubts

_POSITION = re.compile(r":nth-[a-z-]+\(\d+\)")


class Verdict(StrEnum):
    """What a person saw."""

    FINE = "fine"
    FAULT = "fault"


Answers = Mapping[str, Verdict]  # by the key of the question


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One place where a person has to look; `Rule.title` says what would be fine."""

    key: str  # 16 hexadecimal digits, the same as long as the element is
    rule: str
    message: Message  # how to look, and what to press
    occurrence: Occurrence  # on the first page met
    page_urls: tuple[str, ...]
    points: float  # between the overall score if it is fine and if it is a fault


@dataclass(slots=True)
class Asked:
    """A doubt told once, with every page it was met on and its part in what is open there."""

    doubt: Doubt
    occurrence: Occurrence
    shares: dict[str, float] = field(default_factory=dict)  # by page: 1 when it alone is open there


def question_key(rule: str, occurrence: Occurrence) -> str:
    """Return what a question is known by: rule, element without its position among siblings, and quoted text.

    Unlike the fingerprint of a finding it keeps the numbers: the answer to one picture is none to the next.
    A doubt about a page as a whole is known by its address.
    """
    place = (
        (_POSITION.sub("", occurrence.selector), " ".join(occurrence.html.split()), occurrence.quote)
        if occurrence.selector or occurrence.html or occurrence.quote
        else (occurrence.page_url,)
    )
    return hashlib.sha256("\0".join((rule, *place)).encode()).hexdigest()[:16]


def settled(rule: str, doubts: Sequence[Doubt], answers: Answers) -> tuple[tuple[Finding, ...], tuple[Doubt, ...]]:
    """Return the doubts a person called faults, as findings, and the doubts that are still open."""
    faults: list[Finding] = []
    still_open: list[Doubt] = []
    for doubt in doubts:
        told = [(occurrence, answers.get(question_key(rule, occurrence))) for occurrence in doubt.occurrences]
        wrong = tuple(occurrence for occurrence, verdict in told if verdict is Verdict.FAULT)
        unknown = tuple(occurrence for occurrence, verdict in told if verdict is None)
        if wrong:
            faults.append(Finding(message=message(N_("A person looked and found this fault.")), occurrences=wrong))
        if unknown:
            still_open.append(replace(doubt, occurrences=unknown))
    return tuple(faults), tuple(still_open)


def ask(asked: dict[str, Asked], rule: str, doubts: Sequence[Doubt]) -> None:
    """Add the doubts of one result."""
    keys = {
        question_key(rule, occurrence): (doubt, occurrence)
        for doubt in doubts
        if doubt.is_question
        for occurrence in doubt.occurrences
    }
    for key, (doubt, occurrence) in keys.items():
        if key not in asked and len(asked) >= MOST_KEPT:
            continue
        entry = asked.setdefault(key, Asked(doubt, occurrence))
        if entry.occurrence.box is None and occurrence.box is not None:
            entry.doubt, entry.occurrence = doubt, occurrence
        entry.shares[occurrence.page_url] = 1 / len(keys)
