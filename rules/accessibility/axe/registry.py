"""The accessibility rules: axe-core's verdicts in plain words, one rule a row of the table."""

from collections.abc import Iterator
from functools import partial

from rules.accessibility.axe import (
    controls,
    forms,
    keyboard,
    landmarks,
    language,
    legibility,
    media,
    pictures,
    structure,
    tables,
    widget_markup,
    widget_names,
)
from rules.accessibility.axe.row import FAULTS, Row
from rules.accessibility.markup import read_tag
from rules.accessibility.settled import settled
from rules.evidence import PageEvidence
from rules.finding import Doubt, Finding, Occurrence, message
from rules.rule import Category, Need, Rule, SiteRule
from rules.standards import success_criterion
from rules.view import AxeNode, AxeReport, AxeRule

ROWS: tuple[Row, ...] = (
    *pictures.ROWS,
    *controls.ROWS,
    *forms.ROWS,
    *language.ROWS,
    *legibility.ROWS,
    *media.ROWS,
    *keyboard.ROWS,
    *structure.ROWS,
    *tables.ROWS,
    *widget_names.ROWS,
    *widget_markup.ROWS,
    *landmarks.ROWS,
)

ROOTS = frozenset({"html", "body"})  # of these only the opening tag is shown, the rest is the page


def check(row: Row, page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report the elements axe-core names: a finding for violations, a doubt for incomplete results."""
    report = _report(page)
    if report is None:
        return
    for violation in _of(row, report.violations):
        yield Finding(
            message=FAULTS[row.subject](violation.node_count),
            occurrences=tuple(_mended_occurrence(row, node, page) for node in violation.nodes),
        )
    known = settled(row.id, page)
    for incomplete in _of(row, report.incomplete):
        nodes = [node for node in incomplete.nodes if node.selector not in known]
        if nodes:
            yield Doubt(message=message(row.doubt), occurrences=tuple(_occurrence(node) for node in nodes))


def applies(row: Row, page: PageEvidence) -> bool:
    """Return whether axe-core found anything on the page that the rule speaks of."""
    report = _report(page)
    if report is None:
        return False
    found = (*report.violations, *report.incomplete)
    return row.id in report.passes or any(rule.id == row.id for rule in found)


def _report(page: PageEvidence) -> AxeReport | None:
    return page.view.axe if page.view else None


def _of(row: Row, found: tuple[AxeRule, ...]) -> Iterator[AxeRule]:
    return (rule for rule in found if rule.id == row.id)


def _mended_occurrence(row: Row, node: AxeNode, page: PageEvidence) -> Occurrence:
    return Occurrence(
        selector=node.selector, html=_shown(node.html), after=row.mend(node, page), note=row.note(node, page)
    )


def _occurrence(node: AxeNode) -> Occurrence:
    return Occurrence(selector=node.selector, html=_shown(node.html))


def _shown(html: str) -> str:
    tag = read_tag(html)
    return tag.opening if tag is not None and tag.name in ROOTS else html


def _rule(row: Row) -> Rule:
    return Rule(
        id=row.id,
        category=Category.ACCESSIBILITY,
        impact=row.impact,
        weight=row.weight,
        references=tuple(reference for criterion in row.criteria for reference in success_criterion(criterion)),
        title=row.title,
        failure_title=row.failure_title,
        why=row.why,
        repair=row.repair,
        owner=row.owner,
        effort=row.effort,
        needs=frozenset({Need.AXE}),
        applies=partial(applies, row),
        check=partial(check, row),
    )


RULES: tuple[Rule, ...] = tuple(_rule(row) for row in ROWS)
SITE_RULES: tuple[SiteRule, ...] = ()
