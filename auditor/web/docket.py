"""The disputes in the database: filed, withdrawn, decided on, and what was decided holds for later audits too.

Every function is one transaction, or part of the one it is given.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from auditor.history.database import Database
from auditor.web.disputes import DECIDED, HOLDS, Dispute, DisputeState, Written
from auditor.web.jobs import Job, Limits
from auditor.web.limits import MINUTE_S, asker_wait_s, count_asker
from auditor.web.tables import DisputeRow, JobRow
from auditor.web.team import decisions
from auditor.web.team.accounts import Account
from rules.finding import N_, Message, counted, message

ASKER = "answer "  # before the hash of who answers, so that answers are counted apart from checks
MUCH_ANSWERED = N_("As many answers to this check wait for a decision as there may be. Come again later.")
MUCH_BY_ASKER = (
    N_("Too many answers were sent from your network within an hour. Come again in {count} minute."),
    N_("Too many answers were sent from your network within an hour. Come again in {count} minutes."),
)


def file(
    database: Database,
    job: Job,
    rule: str,
    fingerprint: str,
    identities: Iterable[str],
    written: Written,
    asker: str,
    now: datetime,
    limits: Limits,
) -> int | Message:
    """Keep an answer to a finding of an audit and return its number, or why it is not kept."""
    with database.writing() as session:
        is_open = DisputeRow.state == DisputeState.OPEN
        waiting = session.scalar(select(func.count()).where(DisputeRow.job_id == job.id, is_open)) or 0
        if waiting >= limits.disputes_of_audit:
            return message(MUCH_ANSWERED)
        wait_s = asker_wait_s(session, ASKER + asker, limits.disputes_of_asker_an_hour, now)
        if wait_s:
            return counted(*MUCH_BY_ASKER, -(-wait_s // MINUTE_S))
        row = DisputeRow(
            job_id=job.id,
            domain=job.domain,
            rule=rule,
            fingerprint=fingerprint,
            identities=" ".join(sorted(identities)),
            reason=written.reason,
            link=written.link,
            evidence=written.evidence,
            state=DisputeState.OPEN,
            filed_at=now,
            decided_at=None,
            decided_by="",
            decision="",
        )
        session.add(row)
        count_asker(session, ASKER + asker, now)
        session.flush()
        return row.id


def withdraw(database: Database, dispute_id: int) -> bool:
    """Withdraw an answer that nobody decided on and delete what was written; return whether it was."""
    with database.writing() as session:
        row = session.get(DisputeRow, dispute_id)
        if row is None or row.state != DisputeState.OPEN:
            return False
        row.state, row.reason, row.link, row.evidence = DisputeState.WITHDRAWN, "", "", ""
        return True


def decide(
    database: Database, dispute_id: int, state: DisputeState, decision: str, account: Account, now: datetime
) -> bool:
    """Decide on an answer, or decide again: the log keeps both. Return False when it was withdrawn."""
    with database.writing() as session:
        row = session.get(DisputeRow, dispute_id)
        if row is None or row.state == DisputeState.WITHDRAWN:
            return False
        row.state, row.decision, row.decided_by, row.decided_at = state, decision, account.name, now
        decisions.note(session, account, DECIDED[state], f"{row.domain}, {row.rule} ({row.id}): {decision}", now)
        return True


def dispute(database: Database, dispute_id: int) -> Dispute | None:
    """Return an answer by its number."""
    with database.reading() as session:
        found = session.execute(_disputes().where(DisputeRow.id == dispute_id)).first()
        return _dispute(found[0], found[1]) if found else None


def disputes_about(database: Database, job: Job) -> tuple[Dispute, ...]:
    """Return what may speak of an audit: answers to it and to earlier audits of its site, the latest first."""
    with database.reading() as session:
        asked = _about(job.site, job.finished_at).order_by(DisputeRow.id.desc())
        return tuple(_dispute(row, site) for row, site in session.execute(asked))


def sites_with_disputes(database: Database) -> tuple[str, ...]:
    """Return the sites that findings of were answered, by address."""
    sites = select(JobRow.site).join(DisputeRow, DisputeRow.job_id == JobRow.id).distinct().order_by(JobRow.site)
    with database.reading() as session:
        return tuple(session.scalars(sites))


def disputes_of(
    database: Database, state: DisputeState | None, site: str, skipped: int, most: int
) -> tuple[tuple[Dispute, ...], int]:
    """Return answers, the open ones first and of these the oldest, after so many; and how many there are.

    None and "" stand for every state and site.
    """
    asked = _disputes()
    if state is not None:
        asked = asked.where(DisputeRow.state == state)
    if site:
        asked = asked.where(JobRow.site == site)
    is_open = DisputeRow.state == DisputeState.OPEN
    turn = asked.order_by(is_open.desc(), DisputeRow.decided_at.desc(), DisputeRow.id).offset(skipped).limit(most)
    with database.reading() as session:
        count = session.scalar(select(func.count()).select_from(asked.subquery())) or 0
        return tuple(_dispute(row, of) for row, of in session.execute(turn)), count


def excused(session: Session, site: str, finished_at: datetime) -> frozenset[str]:
    """Return the identities that accepted answers take out of an audit that ended then."""
    holding = _about(site, finished_at).where(
        DisputeRow.state == DisputeState.ACCEPTED, DisputeRow.decided_at > finished_at - HOLDS
    )
    return frozenset(identity for row, _ in session.execute(holding) for identity in row.identities.split())


def _disputes() -> Select[DisputeRow, str]:
    return select(DisputeRow, JobRow.site).join(JobRow, DisputeRow.job_id == JobRow.id)


def _about(site: str, finished_at: datetime | None) -> Select[DisputeRow, str]:
    asked = _disputes().where(JobRow.site == site, DisputeRow.state != DisputeState.WITHDRAWN)
    return asked if finished_at is None else asked.where(JobRow.finished_at <= finished_at)


def _dispute(row: DisputeRow, site: str) -> Dispute:
    return Dispute(
        id=row.id,
        job_id=row.job_id,
        site=site,
        rule=row.rule,
        fingerprint=row.fingerprint,
        identities=frozenset(row.identities.split()),
        written=Written(reason=row.reason, link=row.link, evidence=row.evidence),
        state=DisputeState(row.state),
        filed_at=row.filed_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        decision=row.decision,
    )
