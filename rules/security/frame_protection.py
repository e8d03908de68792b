"""Frame protection: no other website can show the page inside its own."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, message
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security.csp import may_be_framed_by_others
from rules.security.public import header, is_public_page, untold
from rules.security.sent import to_be_sent
from rules.standards import gigw

HEADER, GOOD = "X-Frame-Options", "SAMEORIGIN"
_KNOWN = frozenset({"deny", "sameorigin"})  # browsers give no heed to any other value (HTML Standard §7.7)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a page that any website may frame; frame-ancestors overrules the older header."""
    if not page.headers:
        yield untold()
        return
    is_open = may_be_framed_by_others(page)
    if is_open is None:
        values = {value.strip().lower() for value in (header(page, HEADER.lower()) or "").split(",")}
        is_open = not values <= _KNOWN
    if is_open:
        yield to_be_sent(page, HEADER, GOOD, message(N_("Any website can show this page inside its own.")))


RULE = Rule(
    id="frame-protection",
    category=Category.SECURITY,
    impact=Impact.SERIOUS,
    weight=3,
    references=(gigw("5.3.2"),),
    title=N_("No other website can show the pages inside its own"),
    failure_title=N_("Any website can show the pages inside its own"),
    why=N_(
        "A cheat lays the government's page, unseen, under a page of his own. The citizen believes to press one button "
        "and presses another."
    ),
    repair=N_("Add the header shown here to every answer."),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    applies=is_public_page,
    check=check,
)
