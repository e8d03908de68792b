"""Phone requests: a page is made of few files."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw

MOST_REQUESTS = 100  # the web's median page makes about 70 (Web Almanac 2024); convention
SHOWN = 5  # hosts named


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page made of more than a hundred files, and where most of them come from."""
    requests = page.view.requests if page.view else ()
    total = sum(request.count for request in requests)
    if total > MOST_REQUESTS:
        most = sorted(requests, key=lambda request: -request.count)[:SHOWN]
        yield Finding(
            message=message(N_("The page is made of {total} files."), total=total),
            occurrences=tuple(
                Occurrence(
                    quote=f"{request.host} ({request.kind})",
                    note=counted(N_("{count} file"), N_("{count} files"), request.count),
                )
                for request in most
            ),
        )


RULE = Rule(
    id="phone-requests",
    category=Category.MOBILE,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("4.1"),),
    title=N_("The page is made of few files"),
    failure_title=N_("The page is made of too many files"),
    why=N_("On a mobile network every file has to be asked for, and each question takes its time."),
    repair=N_("Remove plug-ins and widgets that nobody needs, and join the style sheets and scripts of the theme."),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    needs=frozenset({Need.VIEW}),
    wants=frozenset({Need.TRAFFIC}),
    check=check,
)
