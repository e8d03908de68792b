"""Refresh header: the server does not send the visitor on after a time."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion

LONGEST_S = 72_000  # 20 hours, SC 2.2.1
_DELAY = re.compile(r"\s*(\d+)(?:\.\d*)?(?=\s*(?:$|[;,\s]))")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a Refresh header with a delay between nothing and twenty hours."""
    header = _header(page)
    found = _DELAY.match(header)
    seconds = int(found[1]) if found else 0
    if 0 < seconds <= LONGEST_S:
        yield Finding(
            message=message(N_("The server lets the page reload or move on after {seconds} seconds."), seconds=seconds),
            occurrences=(Occurrence(quote=f"Refresh: {header[:200]}"),),
        )


def _header(page: PageEvidence) -> str:
    return next((value for name, value in page.headers if name == "refresh"), "")


RULE = Rule(
    id="refresh-header",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.2.1"),
    title=N_("The server lets the page stay as long as the reader needs"),
    failure_title=N_("The server makes the page reload or move on by itself"),
    why=N_(
        "Slow readers lose their place, and what was half written in a form is gone. A screen reader begins again at "
        "the top each time."
    ),
    repair=N_("Remove the Refresh header from the server's answer; move visitors on at once with a redirect (301)."),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    wants=frozenset({Need.TRAFFIC}),
    applies=lambda page: bool(_header(page)),
    check=check,
)
