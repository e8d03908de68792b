"""The clauses of the Indian rules: what each asks, which rules of ours serve it, and how far a machine decides it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rules.coverage import COVERAGE, Cover
from rules.rule import Rule, SiteRule
from rules.standards import Reference, gigw, indian_rules


class Chapter(StrEnum):
    """The parts of the Indian rules, by how the ids of their clauses begin."""

    QUALITY = "5.1"
    AIMS = "4.1"
    ACCESSIBILITY = "5.2"
    CYBERSECURITY = "5.3"
    LIFECYCLE = "5.4"
    CERTIFICATE = "GIGW"
    SOCIAL = "SM"
    LAW = "LAW"
    STATE = "UK"
    BRAND = "DBIM"


class Scope(StrEnum):
    """Where a clause asks for something."""

    HOME = "homepage"
    ENTRY_PAGES = "every-entry-page"
    PAGES = "every-page"
    SITE = "site"
    DOCUMENTS = "document"


class Binding(StrEnum):
    """How binding a clause is for a department of a State."""

    MANDATORY = "mandatory"  # GIGW 3.0, for Centre, States, districts and local bodies
    LAW = "law"
    BENCHMARK = "benchmark"  # DBIM 3.0, written for the Government of India
    GUIDANCE = "guidance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause."""

    reference: Reference
    requirement: str  # English, as our own paraphrase
    chapter: Chapter
    scope: Scope
    binding: Binding
    criterion: str  # of WCAG, which it restates; "": none


# Clauses that gather others: whatever serves a part serves them.
WHOLES = ("5.1.7", "5.1.18", "5.4.3", "5.4.10")

# Where our rules, if there are any, find nearly every failure that a visitor can meet.
WHOLLY = frozenset(
    {
        *("5.1.5", "5.1.21", "5.4.7", "5.4.10/unicode", "DBIM-G46"),
        *("5.1.18 home(a)", "5.1.18 home(c)", "5.1.18 home(f)", "5.1.18 home(g)", "5.1.18 home(h)", "5.1.18 home(i)"),
        *("5.1.18 home(j)", "5.1.18 inner(a)", "5.1.18 inner(b)", "5.1.18 inner(e)"),
        *("UK-HELPLINE", "UK-DOMAIN", "LAW-EMAIL"),
    }
)


@cache
def clauses() -> tuple[Clause, ...]:
    """Return every clause of the Indian rules in the order of the chapters."""
    found = [
        Clause(
            reference=gigw(id_),
            requirement=entry["requirement"],
            chapter=_chapter(id_),
            scope=Scope(entry["scope"]),
            binding=Binding(entry["binding"]),
            criterion=entry.get("wcag", ""),
        )
        for id_, entry in indian_rules().items()
    ]
    order = list(Chapter)
    return tuple(sorted(found, key=lambda clause: order.index(clause.chapter)))


def serving(clause: Clause, rules: Iterable[Rule | SiteRule]) -> tuple[Rule | SiteRule, ...]:
    """Return the rules that refer to the clause, or to one of its parts where it gathers several."""
    return tuple(rule for rule in rules if references_to(clause, rule))


def references_to(clause: Clause, rule: Rule | SiteRule) -> tuple[Reference, ...]:
    """Return the references by which a rule serves a clause: to it, or to its parts where it gathers several."""
    return tuple(reference for reference in rule.references if _is_served(clause.reference.clause, reference))


def cover_of(clause: Clause, served_by: Iterable[Rule | SiteRule]) -> Cover:
    """Return how far a machine decides a clause that these rules serve; without any it is decided by hand."""
    if not tuple(served_by):
        return Cover.NOT_COVERED
    if clause.criterion in COVERAGE:
        known = COVERAGE[clause.criterion].cover
        return Cover.PARTLY if known is Cover.NOT_COVERED else known
    return Cover.AUTOMATIC if clause.reference.clause in WHOLLY else Cover.PARTLY


def _is_served(id_: str, reference: Reference) -> bool:
    if reference.standard.startswith("WCAG"):
        return False
    return reference.clause == id_ or (id_ in WHOLES and reference.clause.startswith(id_))


def _chapter(id_: str) -> Chapter:
    return next(chapter for chapter in Chapter if id_.startswith(chapter))
