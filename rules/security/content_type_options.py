"""Content type options: browsers take a file for what the server says it is."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, message
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security.public import header, is_public_page, untold
from rules.security.sent import to_be_sent
from rules.standards import gigw

HEADER, GOOD = "X-Content-Type-Options", "nosniff"


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a page that leaves browsers to guess (Fetch Standard §3.6)."""
    if not page.headers:
        yield untold()
        return
    sent = header(page, HEADER.lower())
    if sent is None or sent.partition(",")[0].strip().lower() != GOOD:
        yield to_be_sent(page, HEADER, GOOD, message(N_("Browsers may guess what kind a file is.")))


RULE = Rule(
    id="content-type-options",
    category=Category.SECURITY,
    impact=Impact.MODERATE,
    weight=1,
    references=(gigw("5.3.2"),),
    title=N_("Browsers do not guess what kind a file is"),
    failure_title=N_("Browsers may guess what kind a file is"),
    why=N_("A picture or a text that somebody uploads can be taken for a program and be run in the citizen's browser."),
    repair=N_("Add the header shown here to every answer."),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    applies=is_public_page,
    check=check,
)
