"""Judging older evidence again, so that two audits are compared by one set of rules and weights."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from auditor.answers import read_answers
from auditor.history.database import Database
from auditor.history.evidence import at_hand
from auditor.history.models import AuditRow
from auditor.history.record import add_judgement
from auditor.judge import judged_again
from auditor.rules_version import rules_version
from auditor.store import Bundle
from rules.history import PastAudit, PastJudgement
from rules.rule import Category
from rules.trend import judgements_alike

Weights = Mapping[Category, float]


def judge_alike(database: Database, audits: Sequence[PastAudit], on_judging: Callable[[PastAudit], None]) -> bool:
    """Judge neighbours among the audits of one site by today's rules where no version judged both.

    The weights are those of the newer audit. What is judged is recorded, so that it is done once; neighbours of
    which one has neither evidence nor such a judgement are left alone. Returns whether anything was recorded.
    """
    judged: set[tuple[int, tuple[tuple[Category, float], ...]]] = set()
    measured = [audit for audit in audits if audit.reported.score is not None]
    for pair in pairwise(measured):
        if judgements_alike(*pair) is not None:
            continue
        weights = _weights(pair[1].reported)
        missing = [audit for audit in pair if not _is_judged_today(audit, weights)]
        bundles = [_whole(audit) for audit in missing]
        for audit, bundle in zip(missing, bundles, strict=True):
            key = audit.key, tuple(weights.items())
            if bundle is not None and all(bundles) and key not in judged:
                on_judging(audit)
                _judge(database, audit, bundle, weights)
                judged.add(key)
    return bool(judged)


def _judge(database: Database, audit: PastAudit, bundle: Bundle, weights: Weights) -> None:
    scorecard = judged_again(bundle, weights, read_answers(bundle.output))  # takes seconds, so before writing
    with database.writing() as session:
        row = session.get(AuditRow, audit.key)
        if row is not None:  # nobody deleted it meanwhile
            add_judgement(session, row, scorecard, datetime.now(UTC), reported_at=None)


def _whole(audit: PastAudit) -> Bundle | None:
    bundle = at_hand(audit.folder, audit.evidence)
    return None if bundle is None or bundle.pruned() else bundle


def _is_judged_today(audit: PastAudit, weights: Weights) -> bool:
    return any(
        judgement.version.rules_version == rules_version() and _weights(judgement) == weights
        for judgement in audit.judgements
    )


def _weights(judgement: PastJudgement) -> Weights:
    return {category.category: category.weight for category in judgement.categories}
