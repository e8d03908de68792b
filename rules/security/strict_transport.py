"""Strict transport: browsers are told to come by https alone from now on."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security.public import header, is_encrypted_page, untold
from rules.security.sent import to_be_sent
from rules.standards import gigw

HEADER = "Strict-Transport-Security"
LEAST_AGE_S = 15_768_000  # half a year, as Mozilla's HTTP Observatory asks for
# A year, for this name alone: other names below it may not have a certificate yet.
GOOD = "max-age=31536000"
DAY_S = 86_400
_MAX_AGE = re.compile(r"(?i)(?:^|;)\s*max-age\s*=\s*\"?(\d{1,18})")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a header that is missing, or that browsers forget within half a year."""
    if not page.headers:
        yield untold()
        return
    sent = header(page, HEADER.lower())
    age = _MAX_AGE.search((sent or "").partition(",")[0])  # RFC 6797 §8.1: the first one counts
    if age and int(age[1]) >= LEAST_AGE_S:
        return
    if sent is None:
        said = message(N_("Browsers are not told to come encrypted the next time."))
    elif age:
        said = counted(
            N_("Browsers are told so for {count} day only."),
            N_("Browsers are told so for {count} days only."),
            int(age[1]) // DAY_S,
        )
    else:
        said = message(N_("What browsers are told cannot be read: it names no time."))
    yield to_be_sent(page, HEADER, GOOD, said)


RULE = Rule(
    id="strict-transport",
    category=Category.SECURITY,
    impact=Impact.SERIOUS,
    weight=4,
    references=(gigw("5.3.2 dev(g)"),),
    title=N_("Browsers remember to come encrypted"),
    failure_title=N_("Browsers do not remember to come encrypted"),
    why=N_(
        "Whoever types the address without https sends the first request unprotected. In a café or on a false mobile "
        "mast that is enough to be led to a copy of the website."
    ),
    repair=N_(
        "Add the header shown here to every answer over https. Once every name below the department's has a "
        "certificate, add “; includeSubDomains” to it."
    ),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    applies=is_encrypted_page,
    check=check,
)
