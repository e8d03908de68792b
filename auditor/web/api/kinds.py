"""Everything that can be wrong with what a program asks, in words: marked texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from auditor.web.error_pages import ADVICE, BROKEN, BROKEN_ADVICE, HEADINGS
from auditor.web.jobs import Reason
from rules.finding import N_


class Kind(StrEnum):
    """What is wrong; the end of the address that names the type."""

    UNREADABLE = Reason.UNREADABLE
    NOT_ALLOWED = Reason.NOT_ALLOWED
    ASKER_LIMIT = Reason.ASKER_LIMIT
    DOMAIN_LIMIT = Reason.DOMAIN_LIMIT
    QUEUE_FULL = Reason.QUEUE_FULL
    INVALID_REQUEST = "invalid-request"
    UNREADABLE_BODY = "unreadable-body"
    NO_SUCH_ADDRESS = "no-such-address"
    UNKNOWN_AUDIT = "unknown-audit"
    REMOVED = "removed"
    UNKNOWN_SITE = "unknown-site"
    NOT_FINISHED = "not-finished"
    NO_SUCH_RESULT = "no-such-result"
    OTHER_SERIES = "other-series"
    NOT_COMPARABLE = "not-comparable"
    COMPARING = "comparing"
    NOT_YOURS = "not-yours"
    WRONG_METHOD = "wrong-method"
    TOO_LARGE = "too-large"
    NOT_JSON = "not-json"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a kind of problem is answered: marked texts."""

    status: int
    title: str
    detail: str
    hint: str


_WAIT = N_("Wait as many seconds as the header Retry-After says, then ask again.")
_COMPARE = N_("Compare the request with the description of the interface.")
_BEGIN = N_("Ask for an audit, and keep the id that is answered.")
_LIMIT = Explanation(429, N_("Too many audits were asked for"), N_("A limit of this service is reached."), _WAIT)
EXPLANATIONS: Mapping[Kind, Explanation] = {
    Kind.UNREADABLE: Explanation(
        422,
        N_("The address cannot be read"),
        N_("This is not a web address. Write it like https://www.example.gov.in"),
        N_("Send the address of a home page, with or without https."),
    ),
    Kind.NOT_ALLOWED: Explanation(
        422,
        N_("This service is not for that website"),
        N_("This service checks only websites of some domains."),
        N_("Ask the office that runs this service for its domains."),
    ),
    Kind.ASKER_LIMIT: _LIMIT,
    Kind.DOMAIN_LIMIT: _LIMIT,
    Kind.QUEUE_FULL: _LIMIT,
    Kind.INVALID_REQUEST: Explanation(
        422,
        N_("The request is not as it is described"),
        N_("A part of the request is missing, unknown or of the wrong kind."),
        _COMPARE,
    ),
    Kind.UNREADABLE_BODY: Explanation(
        400, N_("The body cannot be read"), N_("What was sent is not JSON in UTF-8."), N_("Send JSON in UTF-8.")
    ),
    Kind.NO_SUCH_ADDRESS: Explanation(
        404, N_("There is no such address"), N_("The interface has nothing at this address."), _COMPARE
    ),
    Kind.UNKNOWN_AUDIT: Explanation(
        404,
        N_("There is no such audit"),
        N_("No audit has this id. Perhaps it was removed."),
        _BEGIN,
    ),
    Kind.REMOVED: Explanation(410, HEADINGS[410], N_("Its time was over, and it was removed."), _BEGIN),
    Kind.UNKNOWN_SITE: Explanation(404, N_("Nothing is known"), N_("This website was not checked yet."), _BEGIN),
    Kind.NOT_FINISHED: Explanation(
        409,
        N_("The audit is not finished"),
        N_("The audit waits or is at work; there is no result yet."),
        N_("Read its events until they end, then ask again."),
    ),
    Kind.NO_SUCH_RESULT: Explanation(
        404,
        N_("There is no such result"),
        N_("This audit has left no such file, or it was removed since."),
        N_("The list of the files of the audit names what there is."),
    ),
    Kind.OTHER_SERIES: Explanation(
        422,
        N_("These two are not compared"),
        N_("Compared are two audits of one website, both of visitors or both of the team."),
        N_("Name an earlier audit of the same website."),
    ),
    Kind.NOT_COMPARABLE: Explanation(
        409,
        N_("These two cannot be compared"),
        N_("One of the audits has no score, or its evidence was removed or is of another version."),
        N_("Name two audits with a score, or audit the website again."),
    ),
    Kind.COMPARING: Explanation(
        429, N_("Another comparison is being made"), N_("This server makes one comparison at a time."), _WAIT
    ),
    Kind.NOT_YOURS: Explanation(
        403,
        HEADINGS[403],
        N_("Only whoever started a check can stop it."),
        N_("Send the cancel_token that was answered when the audit was asked for."),
    ),
    Kind.WRONG_METHOD: Explanation(
        405,
        N_("This method is not taken here"),
        N_("There is something at this address, but not for this method."),
        N_("The header Allow names a method that is taken."),
    ),
    Kind.TOO_LARGE: Explanation(
        413, HEADINGS[413], ADVICE[413], N_("Send only the fields that the interface describes.")
    ),
    Kind.NOT_JSON: Explanation(
        415,
        N_("The body is not called JSON"),
        N_("What is sent here must be JSON, and its header must say so."),
        N_("Send the header Content-Type: application/json."),
    ),
    Kind.BROKEN: Explanation(500, BROKEN, BROKEN_ADVICE, N_("If it stays so, tell the office that runs this service.")),
}
