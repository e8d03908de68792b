"""Fake list: entries with a dash, a dot or a number before them are marked as a list (technique H48)."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from rules.accessibility.axe.row import BARRIER, FAULTS, Subject
from rules.accessibility.reading.seen import seen
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.folding import with_ascii_digits
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.reading import SeemingList

LEAST_ENTRIES = 3
LONG_ENTRY = 250  # characters: numbered paragraphs of a law or policy may be sections rather than entries
_MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dot", re.compile(r"\s*[•·●○▪■◦‣➢➤►▶✓✔»→]\s*(?=\S)")),
    ("dash", re.compile(r"\s*[-–—*]\s*(?=[^\s\d\-–—*])")),
    ("number", re.compile(r"\s*\(?([0-9०-९]{1,2})[.)]\s*(?=[^\s\d०-९])")),
    ("letter", re.compile(r"\s*\(?([a-z])[.)]\s+(?=\S)", re.IGNORECASE)),
    ("roman", re.compile(r"\s*\(([ivx]{1,5})\)\s*(?=\S)", re.IGNORECASE)),
    ("akshara", re.compile(r"\s*\(([क-ह])\)\s*(?=\S)")),
)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report at least three entries in a row; ask about long numbered paragraphs."""
    runs = [(seeming, run) for seeming in seen(page).seeming_lists if (run := entries(seeming.lines))]
    sure = [(seeming, run) for seeming, run in runs if not _is_long(run)]
    if sure:
        yield Finding(message=FAULTS[Subject.LIST](len(sure)), occurrences=tuple(_mended(*pair) for pair in sure))
    unsure = [seeming for seeming, run in runs if _is_long(run)]
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "Long paragraphs follow one another with numbers or dashes. If they are a list, they have to be "
                    "marked as one."
                )
            ),
            occurrences=tuple(place(seeming, quote=seeming.lines[0]) for seeming in unsure),
        )


def entries(lines: Sequence[str]) -> tuple[str, list[str]] | None:
    """Return the kind of marker and the entries without it of the first list among the lines; None without any."""
    told = [_marked(line) for line in lines]
    for kind, group in groupby(told, key=lambda entry: entry[0]):
        run = list(group)
        if kind and len(run) >= LEAST_ENTRIES and _counts_on(kind, [mark for _, mark, _ in run]):
            return kind, [text for _, _, text in run]
    return None


def _marked(line: str) -> tuple[str, str, str]:
    for kind, marker in _MARKERS:
        found = marker.match(line)
        if found:
            return kind, found.group(1) if marker.groups else "", line[found.end() :].strip()
    return "", "", line


def _counts_on(kind: str, marks: Sequence[str]) -> bool:
    """Return whether numbers and letters go up one by one; dots and dashes need not."""
    if kind == "number":
        numbers = [int(with_ascii_digits(mark)) for mark in marks]
        return all(after == before + 1 for before, after in pairwise(numbers))
    if kind == "letter":
        return all(ord(after) == ord(before) + 1 for before, after in pairwise(marks))
    return True


def _is_long(run: tuple[str, list[str]]) -> bool:
    return max(map(len, run[1])) >= LONG_ENTRY


def _mended(seeming: SeemingList, run: tuple[str, list[str]]) -> Occurrence:
    kind, texts = run
    tag = "ul" if kind in {"dot", "dash"} else "ol"
    items = "".join(f"<li>{html.escape(text, quote=False)}</li>" for text in texts[:LEAST_ENTRIES])
    return place(seeming, f"<{tag}>{items}{'…' if len(texts) > LEAST_ENTRIES else ''}</{tag}>")


RULE = Rule(
    id="fake-list",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=BARRIER,
    references=success_criterion("1.3.1"),
    title=N_("What looks like a list is marked as a list"),
    failure_title=N_("Some lists are only drawn with dashes, dots or numbers"),
    why=N_(
        "From a real list a screen reader announces how many entries there are and lets the listener skip it. Typed "
        "dashes and numbers are read as one long paragraph."
    ),
    repair=N_("Delete the typed dashes or numbers and use the list button of the editor."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    check=check,
)
