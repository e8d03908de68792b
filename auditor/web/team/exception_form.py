"""The form of a new exception: what is wrong with it, and the entries it stands for."""

from dataclasses import dataclass
from datetime import date

from auditor.web.written import Faults, text_fault
from rules.comparing.exceptions import ExceptionEntry
from rules.finding import N_, message
from rules.registry import by_id

MOST_ENTRY_CHARACTERS = 500
MOST_IDENTITIES_CHARACTERS = 2_000  # some hundred
NO_RULE = N_("There is no rule of this name.")
NO_PLACE = N_("Write a page, or what the element is known by, or both.")
NO_DAY = N_("Write a day like 2027-03-04.")
PAST = N_("This day is over. Write the last day on which it shall hold.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The form of a new exception as it was filled in."""

    domain: str = ""
    rule: str = ""
    page: str = ""
    identity: str = ""  # one, or several with spaces between
    owner: str = ""
    reason: str = ""
    expires: str = ""


def faults_of(filled: Filled, today: date) -> Faults:
    """Return what is wrong with each field of the entry."""
    try:
        fault = message(PAST) if date.fromisoformat(filled.expires) < today else None
    except ValueError:
        fault = message(NO_DAY)
    return {
        "rule": None if filled.rule in by_id() else message(NO_RULE),
        "page": text_fault(filled.page, MOST_ENTRY_CHARACTERS) if filled.page or filled.identity else message(NO_PLACE),
        "identity": text_fault(filled.identity, MOST_IDENTITIES_CHARACTERS),
        "owner": text_fault(filled.owner, MOST_ENTRY_CHARACTERS, is_needed=True),
        "reason": text_fault(filled.reason, is_needed=True),
        "expires": fault,
    }


def entries_of(filled: Filled) -> list[ExceptionEntry]:
    """Return the entries of a form without faults: one for every element that is named, else one of the page."""
    return [_entry(filled, element) for element in filled.identity.split() or [""]]


def _entry(filled: Filled, element: str) -> ExceptionEntry:
    return ExceptionEntry(
        rule=filled.rule,
        page=filled.page,
        identity=element,
        owner=filled.owner,
        reason=filled.reason,
        expires=date.fromisoformat(filled.expires),
        line=0,
    )
