"""Referrer policy: other websites do not learn what a citizen was reading."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, message
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security.public import header, is_public_page, untold
from rules.security.sent import to_be_sent
from rules.standards import gigw

HEADER, GOOD = "Referrer-Policy", "strict-origin-when-cross-origin"
TELLING = frozenset({"unsafe-url", "no-referrer-when-downgrade"})  # the whole address goes to other websites
# Referrer Policy §3; "" in a header is no policy.
KNOWN = TELLING | {
    *("no-referrer", "origin", "origin-when-cross-origin", "same-origin", "strict-origin"),
    GOOD,
}


def policy_of(page: PageEvidence) -> str:
    """Return the policy that holds for the page, "" where the browser's own does: the last one known (§8.1)."""
    metas = [meta.content for meta in page.text.meta if meta.name == "referrer"]
    said = ",".join(((header(page, HEADER.lower()) or ""), *metas)).split(",")
    return next((one for token in reversed(said) if (one := token.strip().lower()) in KNOWN), "")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a policy that hands whole addresses on; where there is none today's browsers do not."""
    if not page.headers and not policy_of(page):
        yield untold()
        return
    if (policy := policy_of(page)) in TELLING:
        yield to_be_sent(
            page,
            HEADER,
            GOOD,
            message(N_("Other websites are told the whole address of the page: “{policy}”."), policy=policy),
        )


RULE = Rule(
    id="referrer-policy",
    category=Category.SECURITY,
    impact=Impact.MODERATE,
    weight=1,
    references=(gigw("5.4.3h"),),
    title=N_("Other websites do not learn what a citizen was reading"),
    failure_title=N_("Other websites learn what a citizen was reading"),
    why=N_(
        "With every picture, link and script the address goes along, and with it what was searched for or the number "
        "of an application."
    ),
    repair=N_("Send the header shown here; where the page itself has a meta element of the name referrer, remove it."),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    applies=is_public_page,
    check=check,
)
