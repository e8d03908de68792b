"""Page weight: a page loads on mobile data without eating up the day's allowance."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Message, Occurrence, counted, message
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import RequestTotal

# Lighthouse total-byte-weight on phones: half of the web's pages weigh at most 2.6 MiB, and 3.9 MiB is poor.
GOOD_BYTES = 2_726_298
POOR_BYTES = 4_089_446
SHOWN = 5  # heaviest parts named
BYTES_OF_A_MEGABYTE = 1_000_000

# How many files of one kind come from one host.
PARTS: dict[str, tuple[str, str]] = {
    "document": (N_("{count} page file, {size} MB"), N_("{count} page files, {size} MB")),
    "stylesheet": (N_("{count} style sheet, {size} MB"), N_("{count} style sheets, {size} MB")),
    "script": (N_("{count} script, {size} MB"), N_("{count} scripts, {size} MB")),
    "image": (N_("{count} picture, {size} MB"), N_("{count} pictures, {size} MB")),
    "font": (N_("{count} font, {size} MB"), N_("{count} fonts, {size} MB")),
    "media": (N_("{count} video or sound, {size} MB"), N_("{count} videos or sounds, {size} MB")),
}
OTHER_PARTS = (N_("{count} other file, {size} MB"), N_("{count} other files, {size} MB"))


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page whose files weigh more than 3.9 MiB on the wire, and what makes it so heavy."""
    requests = page.view.requests if page.view else ()
    total = sum(request.transferred_bytes for request in requests)
    if total > POOR_BYTES:
        heaviest = sorted(requests, key=lambda request: -request.transferred_bytes)[:SHOWN]
        yield Finding(
            message=message(
                N_("The page loads {size} MB; on mobile data it should stay under {limit} MB."),
                size=_megabytes(total),
                limit=_megabytes(GOOD_BYTES),
            ),
            occurrences=tuple(
                Occurrence(quote=f"{request.host} ({request.kind})", note=_part(request)) for request in heaviest
            ),
        )


def _part(request: RequestTotal) -> Message:
    singular, plural = PARTS.get(request.kind, OTHER_PARTS)
    return counted(singular, plural, request.count, size=_megabytes(request.transferred_bytes))


def _megabytes(size_bytes: int) -> float:
    return round(size_bytes / BYTES_OF_A_MEGABYTE, 1)


RULE = Rule(
    id="page-weight",
    category=Category.PERFORMANCE,
    impact=Impact.MODERATE,
    weight=5,
    references=(gigw("4.1"), gigw("DBIM-10.1.1")),
    title=N_("The page is light enough for mobile data"),
    failure_title=N_("The page is too heavy for mobile data"),
    why=N_("Where the network is slow and data cost money, a heavy page opens late or not at all."),
    repair=N_(
        "Shrink the pictures to the size they are shown at and save them as WebP or JPEG. "
        "Load videos, sliders and maps only when somebody asks for them."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.VIEW, Need.VITALS}),
    wants=frozenset({Need.TRAFFIC}),
    check=check,
)
