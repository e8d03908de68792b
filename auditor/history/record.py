"""Recording audits. An audit has one row, each judgement of it one of its own, and no score is ever overwritten."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from auditor.audit import period_of
from auditor.errors import AuditorError
from auditor.history.database import NO_DATABASE, open_database
from auditor.history.evidence import fingerprint
from auditor.history.models import AuditRow, CategoryRow, JudgementRow, RuleRow, SiteRow
from auditor.history.site_key import site_key
from auditor.rules_version import RULES_KEY
from auditor.store import Bundle
from rules.evidence import EVIDENCE_VERSION, SiteEvidence
from rules.finding import N_, Message, message
from rules.scorecard import Scorecard

NOT_RECORDED = N_(
    "The result is kept, but it was not written into the history: {detail} To add it later, run: "
    "auditor history add {folder}"
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording an audit added."""

    is_new_audit: bool
    is_new_judgement: bool


def record(database: str, bundle: Bundle, *, name: str = "", name_hi: str = "", batch: str = "") -> Recorded:
    """Record the audit of a bundle as it was judged; `name` is its department's, `batch` names the batch it is of.

    What is recorded already is left as it is. Raises BundleError when the bundle was never judged, InputError when
    the text names no database, and DatabaseError when the database cannot be written.
    """
    site, scorecard, evidence = bundle.site(), bundle.scorecard(), fingerprint(bundle)
    reported_at = datetime.fromtimestamp((bundle.folder / "scorecard.json.gz").stat().st_mtime, UTC)
    with open_database(database).writing() as session:
        found = _site_row(session, site)
        found.name, found.name_hi = name or found.name, name_hi or found.name_hi
        audit = session.scalar(select(AuditRow).filter_by(site_id=found.id, evidence=evidence))
        is_new = audit is None
        if audit is None:
            audit = _audit_row(found, site, scorecard, evidence, is_complete=bundle.is_complete())
            session.add(audit)
        audit.folder, audit.batch = str(bundle.output.resolve()), batch or audit.batch
        return Recorded(is_new, add_judgement(session, audit, scorecard, reported_at, reported_at=reported_at))


def record_or_say(
    database: str, bundle: Bundle, *, name: str = "", name_hi: str = "", batch: str = ""
) -> Message | None:
    """Record an audit unless the database is `none`; return what to tell the user when that failed."""
    if database == NO_DATABASE:
        return None
    try:
        record(database, bundle, name=name, name_hi=name_hi, batch=batch)
    except (AuditorError, OSError) as error:
        return message(NOT_RECORDED, detail=str(error), folder=str(bundle.output))
    return None


def add_judgement(
    session: Session, audit: AuditRow, scorecard: Scorecard, judged_at: datetime, *, reported_at: datetime | None
) -> bool:
    """Add a judgement of an audit and return whether it is new; `reported_at` None: no report tells it."""
    outcome = _outcome(scorecard)
    version = {
        "configuration_digest": scorecard.configuration_digest,
        "scoring_version": scorecard.scoring_version,
        "rules_version": scorecard.versions.get(RULES_KEY, ""),
        "outcome": outcome,
    }
    known = session.scalar(select(JudgementRow).filter_by(audit_id=audit.id, **version)) if audit.id else None
    if known is not None:
        known.reported_at = reported_at or known.reported_at
        return False
    audit.judgements.append(
        JudgementRow(
            **version,
            score=scorecard.score,
            margin=scorecard.margin,
            grade=scorecard.grade.value,
            coverage=scorecard.coverage,
            judged_at=judged_at,
            reported_at=reported_at,
            categories=[
                CategoryRow(
                    category=category.category.value,
                    position=position,
                    weight=category.weight,
                    score=category.score,
                    margin=category.margin,
                    coverage=category.coverage,
                )
                for position, category in enumerate(scorecard.categories)
            ],
            rules=_rule_rows(scorecard),
        )
    )
    return True


def _site_row(session: Session, site: SiteEvidence) -> SiteRow:
    key = site_key(site)
    address = {"host": key.host, "path": key.path, "is_listing": key.is_listing}
    found = session.scalar(select(SiteRow).filter_by(**address))
    if found is None:
        found = SiteRow(**address, name="", name_hi="")
        session.add(found)
        session.flush()
    return found


def _audit_row(
    found: SiteRow, site: SiteEvidence, scorecard: Scorecard, evidence: str, *, is_complete: bool
) -> AuditRow:
    return AuditRow(
        site_id=found.id,
        evidence=evidence,
        observed_at=site.observed_at,
        period=period_of(site.observed_at),
        target=site.target,
        home_url=site.home_url,
        batch="",
        baseline_at=site.earlier.observed_at if site.earlier else None,
        is_complete=is_complete,
        pages_known=scorecard.pages_known,
        pages_read=scorecard.pages_read,
        pages_watched=scorecard.pages_watched,
        unreachable_reason=site.unreachable.reason.value if site.unreachable else None,
        unreachable_detail=site.unreachable.detail if site.unreachable else "",
        versions={**site.versions, "evidence": str(EVIDENCE_VERSION)},
    )


def _rule_rows(scorecard: Scorecard) -> list[RuleRow]:
    scores = [(category, score) for category in scorecard.categories for score in category.rules]
    return [
        RuleRow(
            rule=score.rule,
            category=category.category.value,
            position=position,
            weight=score.weight,
            passed=score.passed,
            failed=score.failed,
            cant_tell=score.cant_tell,
            inapplicable=score.inapplicable,
        )
        for position, (category, score) in enumerate(scores)
    ]


def _outcome(scorecard: Scorecard) -> str:
    """Return a digest of everything that was counted."""
    return hashlib.sha256(msgspec.json.encode(scorecard.categories)).hexdigest()[:16]
