"""References to WCAG 2.2 and to the Indian rules, looked up in tables and never written from memory."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

BESIDE_GIGW = {"DBIM": "DBIM 3.0", "SM": "Social media framework", "LAW": "Law", "UK": "Uttarakhand"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One clause of a standard."""

    standard: str  # "WCAG 2.2", "GIGW 3.0", or another of the Indian rules
    clause: str
    title: str  # English, as our own short paraphrase
    level: str  # A, AA; "" for GIGW
    url: str


@cache
def _tables() -> dict[str, dict[str, dict[str, str]]]:
    tables: dict[str, dict[str, dict[str, str]]] = json.loads(
        (files("rules") / "standards.json").read_text(encoding="utf-8")
    )
    return tables


def indian_rules() -> Mapping[str, Mapping[str, str]]:
    """Return every clause of the Indian rules, in order: title, requirement, scope, binding, source."""
    return _tables()["gigw"]


def wcag(criterion: str) -> Reference:
    """Return the WCAG 2.2 success criterion, such as "1.4.10"; KeyError when there is none."""
    entry = _tables()["wcag"][criterion]
    return Reference(
        standard="WCAG 2.2",
        clause=criterion,
        title=entry["title"],
        level=entry["level"],
        url=f"https://www.w3.org/TR/WCAG22/#{entry['anchor']}",
    )


def gigw(clause: str) -> Reference:
    """Return a clause of GIGW 3.0, such as "5.1.5", or of a rule beside it, such as "DBIM-G38"; KeyError without."""
    entry = _tables()["gigw"][clause]
    family = clause.partition("-")[0]
    return Reference(
        standard=BESIDE_GIGW.get(family, "GIGW 3.0"),
        clause=clause,
        title=entry["title"],
        level="",
        url=entry["source"] if entry["source"].startswith("https://") else "https://guidelines.india.gov.in/",
    )


def gigw_for_wcag(criterion: str) -> tuple[Reference, ...]:
    """Return the GIGW §5.2 clause that restates a WCAG 2.1 criterion; () for criteria GIGW does not restate."""
    return tuple(gigw(clause) for clause, entry in _tables()["gigw"].items() if entry.get("wcag") == criterion)


def success_criterion(criterion: str) -> tuple[Reference, ...]:
    """Return the WCAG criterion and the GIGW clause that restates it."""
    return (wcag(criterion), *gigw_for_wcag(criterion))
