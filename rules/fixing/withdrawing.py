"""What trials have shown, taken into what is reported: proofs beside the fixes, and fixes that failed withdrawn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rules.evaluate import Result, fingerprint
from rules.finding import Finding, Occurrence
from rules.fixing.fix import fix_of
from rules.fixing.proof import REFUTED, Tried
from rules.scorecard import Group, Scorecard

Trials = Mapping[tuple[str, str], Tried]  # by rule and fingerprint


def by_key(tried: Iterable[Tried]) -> Trials:
    """Return the trials by what their groups are known by."""
    return {(one.rule, one.fingerprint): one for one in tried}


def with_proofs(scorecard: Scorecard, trials: Trials) -> Scorecard:
    """Return the scorecard with what was shown of every fix that is still the one that was tried."""
    if not trials:
        return scorecard
    suggestions = tuple(
        replace(suggestion, groups=tuple(_group(suggestion.rule, group, trials) for group in suggestion.groups))
        for suggestion in scorecard.suggestions
    )
    return replace(scorecard, suggestions=suggestions)


def without_refuted(results: Iterable[Result], trials: Trials) -> Iterator[Result]:
    """Yield the results without the fixes that were tried and failed; what is wrong stays."""
    refuted = {key: one for key, one in trials.items() if one.proof.verdict in REFUTED}
    rules = {rule for rule, _ in refuted}
    for result in results:
        if result.rule not in rules:
            yield result
            continue
        findings = tuple(_finding(result.rule, finding, refuted) for finding in result.findings)
        yield replace(result, findings=findings)


def _group(rule: str, group: Group, trials: Trials) -> Group:
    trial = trials.get((rule, group.fingerprint))
    if trial is None or fix_of(group.occurrence) != trial.edits:
        return group
    if trial.proof.verdict in REFUTED:
        return replace(group, proof=trial.proof, occurrence=_withdrawn(group.occurrence), repair=None)
    return replace(group, proof=trial.proof)


def _finding(rule: str, finding: Finding, refuted: Trials) -> Finding:
    def kept(occurrence: Occurrence) -> Occurrence:
        trial = refuted.get((rule, fingerprint(rule, occurrence)))
        return _withdrawn(occurrence) if trial and fix_of(occurrence) == trial.edits else occurrence

    return replace(finding, occurrences=tuple(kept(occurrence) for occurrence in finding.occurrences))


def _withdrawn(occurrence: Occurrence) -> Occurrence:
    return replace(occurrence, after="", edits=())
