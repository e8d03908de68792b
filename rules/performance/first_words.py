"""First words: on a slow mobile network the first words can soon be drawn. Computed from bytes, not measured."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message
from rules.information.reach import host_of
from rules.mobile.phone_loading import ROUND_TRIPS, SLOW_3G, SLOW_4G, Network
from rules.performance.files import files, kilobytes, total_bytes, weighing
from rules.performance.limits import FCP
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.resources import Resource

NEW_HOST_ROUND_TRIPS = 3  # name, connection, encryption; several hosts are reached at the same time


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page whose first words cannot be drawn within 3 s on slow 4G, with the files they wait for."""
    path = critical_path(page)
    slow_s = first_words_s(page, path, SLOW_4G)
    if slow_s > FCP.poor / 1000:
        yield Finding(
            message=message(
                N_(
                    "Before the first words can be drawn, {size} kB have to arrive. By calculation that takes {fast} "
                    "seconds on slow 4G and {slow} seconds on slow 3G; up to {good} seconds on slow 4G are good."
                ),
                size=kilobytes(total_bytes(path, page)),
                fast=round(slow_s, 1),
                slow=round(first_words_s(page, path, SLOW_3G), 1),
                good=FCP.good / 1000,
            ),
            occurrences=weighing(path, page),
        )


def critical_path(page: PageEvidence) -> tuple[Resource, ...]:
    """Return the page itself and the files that drawing waits for."""
    arrived = files(page)
    document = next((one for one in arrived if one.kind == "document"), None)
    blocking = (one for one in arrived if one.is_render_blocking)
    return (document, *blocking) if document else ()


def first_words_s(page: PageEvidence, path: tuple[Resource, ...], network: Network) -> float:
    """Return the seconds until all of these files are there: the questions there and back, and the bytes."""
    blocking = path[1:]
    trips = ROUND_TRIPS + bool(blocking)
    trips += NEW_HOST_ROUND_TRIPS * any(host_of(one.url) != host_of(page.url) for one in blocking)
    trips += any(not one.selector for one in blocking)  # a style sheet asks for it, so it is known later
    return trips * network.round_trip_ms / 1000 + total_bytes(path, page) * 8 / network.bits_per_second


RULE = Rule(
    id="first-words",
    category=Category.PERFORMANCE,
    impact=Impact.SERIOUS,
    weight=4,
    references=(gigw("4.1"), gigw("DBIM-10.1.1")),
    title=N_("The first words can soon be read on a slow network"),
    failure_title=N_("The screen stays blank for long on a slow network"),
    why=N_(
        "A browser draws nothing before the style sheets and scripts of the head are there. Until then it is white."
    ),
    repair=N_(
        "Take style sheets and scripts that the first view does not need out of the head of the page, "
        "and let the rest be sent compressed."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.FILES, Need.STYLES}),
    check=check,
)
