"""Policy loopholes: the policy for scripts lets no stranger's script through."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security.csp import HEADER, is_better_tried_out, loopholes, policies, restrains_scripts, script_sources
from rules.security.public import is_public_page
from rules.standards import gigw
from rules.text import shortened

QUOTE_CHARACTERS = 300
TRIED_OUT = N_(
    "A stricter policy is being tried out (Content-Security-Policy-Report-Only). Once browsers report nothing any "
    "more, give it the name Content-Security-Policy."
)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report what lets any script through every policy of the page; the strictest one decides.

    While a policy without loopholes is tried out beside it, the matter is being mended and nothing is held against it.
    """
    said = [sources for policy in policies(page) if (sources := script_sources(policy)) is not None]
    open_by = [list(loopholes(sources)) for sources in said]
    if open_by and all(open_by) and is_better_tried_out(page):
        yield Doubt(message=message(TRIED_OUT), is_question=False)
    elif open_by and all(open_by):
        yield Finding(
            message=message(N_("The policy allows scripts from anywhere: {sources}"), sources=" ".join(open_by[0])),
            occurrences=(
                Occurrence(quote=shortened(f"{HEADER}: … script-src {' '.join(said[0])} …", QUOTE_CHARACTERS)),
            ),
        )


RULE = Rule(
    id="policy-loopholes",
    category=Category.SECURITY,
    impact=Impact.MODERATE,
    weight=2,
    references=(gigw("5.3.2"),),
    title=N_("The policy for scripts has no loophole"),
    failure_title=N_("The policy for scripts has a loophole"),
    why=N_("A policy that lets any script through keeps nobody out who has found a way to write into the page."),
    repair=N_(
        "Move scripts and onclick attributes from the pages into files of the website, name the hosts that scripts "
        "come from, and take out what is named here. Try it first under the name "
        "Content-Security-Policy-Report-Only: browsers then only report, in the console (F12), what they would refuse."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    ground=Ground.TOOL,
    applies=lambda page: is_public_page(page) and restrains_scripts(page),
    check=check,
)
