"""Text compression: pages, style sheets and scripts are sent compressed."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message
from rules.fixing import server_speed
from rules.fixing.server_lines import asking, server_of, shown
from rules.performance.files import (
    PACKED_SHARE,
    files,
    heaviest_first,
    is_on_a_server,
    is_own,
    is_text,
    is_unpacked,
    kilobytes,
    saving,
)
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.resources import Resource

LEAST_SAVED_BYTES = 20_000  # a tenth of a second on slow 4G; convention


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report text of the website's own that came uncompressed, with the bytes that compression saves by estimate."""
    unpacked = [one for one in files(page) if is_own(one, page) and is_unpacked(one)]
    total = sum(map(saved_bytes, unpacked))
    if total >= LEAST_SAVED_BYTES:
        server = server_of(page)
        yield Finding(
            message=message(
                N_("Text is sent uncompressed. By estimate, compression saves {saved} kB on this page."),
                saved=kilobytes(total),
            ),
            occurrences=tuple(
                saving(
                    one,
                    N_("{size} kB; compressed by estimate {saved} kB less."),
                    saved_bytes(one),
                    after=shown(server_speed.compressed(), server) if first else "",
                )
                for first, one in heaviest_first(unpacked)
            ),
            repair=asking(server),
        )


def saved_bytes(resource: Resource) -> int:
    """Return what gzip saves of a text, by estimate."""
    return round(resource.decoded_bytes * (1 - PACKED_SHARE))


def applies(page: PageEvidence) -> bool:
    """Return whether a server of the department's sent text; the server of a folder is ours."""
    return is_on_a_server(page) and any(is_own(one, page) and is_text(one) for one in files(page))


RULE = Rule(
    id="text-compression",
    category=Category.PERFORMANCE,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("4.1"), gigw("DBIM-10.1.4")),
    title=N_("Text is sent compressed"),
    failure_title=N_("Text is sent uncompressed"),
    why=N_("Compressed text needs a third of the time and of the data, and every browser can unpack it."),
    repair=N_("Put the lines shown into the settings of the web server, or send them to the hosting provider."),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    needs=frozenset({Need.FILES}),
    applies=applies,
    check=check,
)
