"""Redirected files: a page and its files are asked for at the address where they are. Advice."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message
from rules.mobile.phone_loading import SLOW_3G
from rules.performance.files import files, is_on_a_server, is_own
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.resources import Resource

MOST_OF_PAGE = 1  # from http to https
MOST_OF_FILES = 2  # in all; convention


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report own files that are reached only by going on from another address, and what it costs on slow 3G."""
    detours = [one for one in files(page) if one.redirects and is_own(one, page)]
    of_page = [one for one in detours if one.kind == "document" and one.redirects > MOST_OF_PAGE]
    of_files = [one for one in detours if one.kind != "document"]
    found = of_page + (of_files if sum(one.redirects for one in of_files) > MOST_OF_FILES else [])
    if found:
        yield Finding(
            message=counted(
                N_("{count} file is reached only by a detour over another address."),
                N_("{count} files are reached only by a detour over another address."),
                len(found),
            ),
            occurrences=tuple(map(_detour, found)),
        )


def _detour(resource: Resource) -> Occurrence:
    return Occurrence(
        quote=resource.requested_url,
        after=resource.url,
        note=message(
            N_("By calculation {wait} s of waiting on slow 3G, or more."),
            wait=round(resource.redirects * SLOW_3G.round_trip_ms / 1000, 1),
        ),
    )


RULE = Rule(
    id="redirected-files",
    category=Category.PERFORMANCE,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("4.1"),),
    title=N_("Files are asked for where they are"),
    failure_title=N_("Files are reached only by a detour"),
    why=N_("Each detour is a question more to the server, and on a slow network each question takes its time."),
    repair=N_("Write the address the file really has into the page, as shown."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.FACT,
    needs=frozenset({Need.FILES}),
    applies=is_on_a_server,
    check=check,
)
