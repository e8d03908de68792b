"""The fixes of a judged audit, each on the page it is tried on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.browser.trial import Step
from rules.evaluate import Result, fingerprint
from rules.finding import Finding, Occurrence
from rules.fixing.comparing import Fault, faults_of
from rules.fixing.edit import Edit
from rules.fixing.filling import Filling, has_slot
from rules.fixing.fix import fix_of
from rules.scorecard import Scorecard

Key = tuple[str, str]  # rule and fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The fix of one group of a suggestion, for every place of the group on one page."""

    rule: str
    fingerprint: str
    edits: tuple[Edit, ...]  # of the place that reports show
    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]
    is_filled_in: bool

    @property
    def key(self) -> Key:
        """What the group is known by."""
        return self.rule, self.fingerprint


def repairs_by_page(
    scorecard: Scorecard, results: Iterable[Sequence[Result]], filling: Filling
) -> Mapping[str, tuple[Repair, ...]]:
    """Return what can be tried, by page; pages and fixes stand in the order of the suggestions.

    What the whole site lacks is tried on the home page.
    """
    shown = {
        (suggestion.rule, group.fingerprint): group.occurrence.page_url
        for suggestion in scorecard.suggestions
        for group in suggestion.groups
        if fix_of(group.occurrence)
    }
    places: dict[Key, list[tuple[Fault, Occurrence]]] = {key: [] for key in shown}
    for result, finding, occurrence in _said(results):
        key = (result.rule, fingerprint(result.rule, occurrence))
        if key in shown and occurrence.page_url == shown[key]:
            places[key].append((next(faults_of(result, finding, [occurrence])), occurrence))
    found: dict[str, list[Repair]] = {}
    for key, standing in places.items():
        repair = _repair(*key, standing, filling)
        if repair is not None:
            found.setdefault(shown[key] or scorecard.home_url, []).append(repair)
    return {url: tuple(repairs) for url, repairs in found.items()}


def _said(results: Iterable[Sequence[Result]]) -> Iterator[tuple[Result, Finding, Occurrence]]:
    for page in results:
        for result in page:
            for finding in result.findings:
                for occurrence in finding.occurrences:
                    yield result, finding, occurrence


def _repair(rule: str, identity: str, places: Sequence[tuple[Fault, Occurrence]], filling: Filling) -> Repair | None:
    """Return the fix of all places of a group; None where one of them has none."""
    fixes = [(occurrence.selector, fix_of(occurrence)) for _, occurrence in places]
    if not all(edits for _, edits in fixes):
        return None
    own = dict.fromkeys((edit.selector or selector, edit) for selector, edits in fixes for edit in edits)
    return Repair(
        rule=rule,
        fingerprint=identity,
        edits=fixes[0][1],
        steps=tuple(_step(selector, edit, filling) for selector, edit in own),
        faults=tuple(fault for fault, _ in places),
        is_filled_in=any(has_slot(edit.value) for _, edit in own),
    )


def _step(selector: str, edit: Edit, filling: Filling) -> Step:
    value, hindi = filling(edit.value)
    return Step(operation=edit.operation, selector=selector, name=edit.name, value=value, hindi=hindi)
