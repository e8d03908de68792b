"""What disputes are: a department answers a finding, and a reviewer decides whether it counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from rules.finding import N_

HOLDS = timedelta(days=365)  # then a website may be another, and the answer has to be given again


class DisputeState(StrEnum):
    """What became of an answer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # what was written is deleted


STATES = {
    DisputeState.OPEN: N_("waits for a decision"),
    DisputeState.ACCEPTED: N_("accepted"),
    DisputeState.REFUSED: N_("not accepted"),
    DisputeState.WITHDRAWN: N_("withdrawn"),
}
DECIDED = {
    DisputeState.ACCEPTED: N_("Answer to a finding accepted"),
    DisputeState.REFUSED: N_("Answer to a finding not accepted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a department writes; `auditor.web.written` checks it."""

    reason: str
    link: str  # "": none
    evidence: str  # "": none

    @property
    def host(self) -> str:
        """Return whose page the link leads to."""
        return urlsplit(self.link).hostname or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """An answer to a finding."""

    id: int
    job_id: str  # of the audit it was given to
    site: str
    rule: str
    fingerprint: str
    identities: frozenset[str]
    written: Written
    state: DisputeState
    filed_at: datetime
    decided_at: datetime | None
    decided_by: str  # account name
    decision: str  # the reviewer's reason

    @property
    def until(self) -> datetime | None:
        """The moment from which an accepted answer counts for no new audit; None: it is not accepted."""
        return self.decided_at + HOLDS if self.decided_at and self.state is DisputeState.ACCEPTED else None

    def speaks_of(self, job_id: str, rule: str, fingerprint: str, identities: Collection[str]) -> bool:
        """Return whether it answers a finding of an audit: the very finding, or the same element later."""
        if self.rule != rule:
            return False
        return (self.job_id, self.fingerprint) == (job_id, fingerprint) or not self.identities.isdisjoint(identities)
