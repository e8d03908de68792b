"""Browser caching: a browser may keep the files that all pages share."""

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message
from rules.fixing import server_speed
from rules.fixing.server_lines import asking, server_of, shown
from rules.performance.files import files, heaviest_first, is_on_a_server, is_own, kilobytes, saving, total_bytes
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.resources import Resource

STATIC_KINDS = frozenset({"stylesheet", "script", "image", "font", "media"})
LEAST_KEPT_S = 24 * 3600  # who comes back on the next day does not load it again; convention
LEAST_BYTES = 50_000  # of files that are not kept; convention
_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d+)", re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[,\s])no-(?:store|cache)\b", re.IGNORECASE)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report own files that a browser is not told to keep for a day."""
    forgotten = [one for one in _static(page) if kept_s(one, page.observed_at) < LEAST_KEPT_S]
    total = total_bytes(forgotten, page)
    if total >= LEAST_BYTES:
        server = server_of(page)
        yield Finding(
            message=message(
                N_("Browsers are not told to keep {size} kB of pictures, styles, scripts and fonts."),
                size=kilobytes(total),
            ),
            occurrences=tuple(
                saving(
                    one, _note(one), one.transferred_bytes, after=shown(server_speed.kept(), server) if first else ""
                )
                for first, one in heaviest_first(forgotten)
            ),
            repair=asking(server),
        )


def kept_s(resource: Resource, now: datetime) -> float:
    """Return how long a browser may use a file without asking again (RFC 9111 §4.2); 0 where that is not said."""
    if _NEVER.search(resource.cache_control):
        return 0.0
    age = _AGE.search(resource.cache_control)
    if age:
        return float(age[1])
    try:
        return max((parsedate_to_datetime(resource.expires) - now).total_seconds(), 0.0)
    except (TypeError, ValueError, OverflowError):  # none, "0", or a day without a zone
        return 0.0


def applies(page: PageEvidence) -> bool:
    """Return whether a server of the department's sent files that could be kept; the server of a folder is ours."""
    return is_on_a_server(page) and bool(_static(page))


def _static(page: PageEvidence) -> list[Resource]:
    return [one for one in files(page) if one.kind in STATIC_KINDS and one.status == 200 and is_own(one, page)]


def _note(resource: Resource) -> str:
    if resource.cache_control or resource.expires:
        return N_("{size} kB, kept for less than a day.")
    return N_("{size} kB, without any word on how long to keep it.")


RULE = Rule(
    id="browser-caching",
    category=Category.PERFORMANCE,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("DBIM-10.1.4"),),
    title=N_("Browsers may keep the files of the website"),
    failure_title=N_("Browsers load the same files again and again"),
    why=N_(
        "Without word from the server the emblem, the style sheet and the fonts are asked for again on every visit."
    ),
    repair=N_("Put the lines shown into the settings of the web server, or send them to the hosting provider."),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.FILES}),
    applies=applies,
    check=check,
)
