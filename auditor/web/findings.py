"""The findings of an audit one by one, as its scorecard has them, each with what was answered to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from fastapi import HTTPException
from starlette.responses import Response

from auditor.sealed_files import BundleError
from auditor.store import Bundle
from auditor.web.disputes import STATES, Dispute
from auditor.web.jobs import Job, JobState
from auditor.web.results import PICTURE_S, folder_of
from auditor.web.settings import ServeSettings
from reports.i18n import language_of
from reports.pictures import crop_of
from rules.excusing import identities_in, identities_of
from rules.finding import Occurrence
from rules.registry import by_id
from rules.rule import Rule, SiteRule
from rules.scorecard import Group, Scorecard, Suggestion


def holds_for(dispute: Dispute, moment: datetime | None) -> bool:
    """Return whether an answer was accepted and counts for an audit that ended then."""
    return dispute.until is not None and moment is not None and moment < dispute.until


ANSWER_WORDS: Mapping[str, Any] = {"states": STATES, "language_of": language_of, "holds_for": holds_for}  # of templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A finding, and the answers to it: the one that holds first, then the latest."""

    group: Group
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfRule:
    """What an audit found by one rule."""

    rule: Rule | SiteRule
    suggestion: Suggestion
    findings: tuple[Answered, ...]


def scorecard_of(settings: ServeSettings, job: Job) -> Scorecard:
    """Return the scorecard of an audit; 404 when it has none to read."""
    if job.state is not JobState.DONE:
        raise HTTPException(404)
    try:
        return Bundle.open(folder_of(settings, job)).scorecard()
    except BundleError as error:
        raise HTTPException(404) from error


def findings_of(scorecard: Scorecard, job: Job, disputes: Sequence[Dispute]) -> tuple[OfRule, ...]:
    """Return everything an audit found, in the order of the scorecard."""
    rules = by_id()
    return tuple(
        OfRule(
            rule=rules[one.rule],
            suggestion=one,
            findings=tuple(_answered(one.rule, group, job, disputes) for group in one.groups),
        )
        for one in scorecard.suggestions
        if one.rule in rules
    )


def finding_of(scorecard: Scorecard, rule: str, fingerprint: str) -> Group:
    """Return one finding; 404 when the audit has none that is known so."""
    groups = (group for one in scorecard.suggestions if one.rule == rule for group in one.groups)
    found = next((group for group in groups if group.fingerprint == fingerprint), None)
    if found is None or rule not in by_id():
        raise HTTPException(404)
    return found


def answers_to(rule: str, group: Group, job: Job, disputes: Sequence[Dispute]) -> tuple[Dispute, ...]:
    """Return the answers to a finding: the one that holds first, then the latest."""
    return _answered(rule, group, job, disputes).disputes


def answers_in(settings: ServeSettings, job: Job, disputes: Sequence[Dispute]) -> tuple[tuple[OfRule, Answered], ...]:
    """Return the findings of an audit that were answered; none of one without a scorecard."""
    if not disputes or job.state is not JobState.DONE:
        return ()
    found = findings_of(scorecard_of(settings, job), job, disputes)
    return tuple((of_rule, one) for of_rule in found for one in of_rule.findings if one.disputes)


def elements_of(settings: ServeSettings, job: Job, rule: str, fingerprint: str) -> frozenset[str]:
    """Return what the elements of a finding are known by in every audit; 404 as above."""
    try:
        results = Bundle.open(folder_of(settings, job)).results()
        return identities_in(chain.from_iterable(results), rule, fingerprint)
    except BundleError as error:
        raise HTTPException(404) from error


def picture_at(settings: ServeSettings, job: Job, scorecard: Scorecard, place: Occurrence) -> Response:
    """Return the part of a page around a place, outlined; 404 where there is no picture of it."""
    bundle = Bundle.open(folder_of(settings, job))
    pages = {page.url: page for page in scorecard.pages}
    try:
        content = crop_of(place, pages, bundle.picture)
    except BundleError as error:
        raise HTTPException(404) from error
    if content is None:
        raise HTTPException(404)
    return Response(content, media_type="image/webp", headers={"Cache-Control": f"private, max-age={PICTURE_S}"})


def is_pictured(scorecard: Scorecard, place: Occurrence) -> bool:
    """Return whether a picture of a place was taken."""
    taken: Mapping[str, bool] = {page.url: page.full_page is not None for page in scorecard.pages}
    return place.box is not None and taken.get(place.page_url, False)


def _answered(rule: str, group: Group, job: Job, disputes: Sequence[Dispute]) -> Answered:
    of_rule = [one for one in disputes if one.rule == rule]
    known = identities_of(rule, group) if of_rule else frozenset()
    about = [one for one in of_rule if one.speaks_of(job.id, rule, group.fingerprint, known)]
    about.sort(key=lambda one: (not holds_for(one, job.finished_at), -one.id))
    return Answered(group=group, disputes=tuple(about))
