"""Kind weight: no kind of file, such as scripts or pictures, is heavy beyond measure."""

from collections.abc import Iterator, Mapping

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message
from rules.performance.files import files, megabytes, total_bytes, weighing
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw

# About twice what half of the web's pages stay under (Web Almanac 2024, page weight); convention.
LIMITS: Mapping[str, tuple[int, str]] = {
    "image": (2_000_000, N_("The pictures weigh {size} MB; up to {limit} MB are enough.")),
    "script": (1_000_000, N_("The scripts weigh {size} MB; up to {limit} MB are enough.")),
    "stylesheet": (200_000, N_("The style sheets weigh {size} MB; up to {limit} MB are enough.")),
    "font": (300_000, N_("The fonts weigh {size} MB; up to {limit} MB are enough.")),
}


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report every kind of file that is too heavy, with its heaviest files."""
    for kind, (limit_bytes, text) in LIMITS.items():
        found = [one for one in files(page) if one.kind == kind and not one.is_late]
        size_bytes = total_bytes(found, page)
        if size_bytes > limit_bytes:
            yield Finding(
                message=message(text, size=megabytes(size_bytes), limit=megabytes(limit_bytes)),
                occurrences=weighing(found, page),
            )


RULE = Rule(
    id="kind-weight",
    category=Category.PERFORMANCE,
    impact=Impact.MODERATE,
    weight=2,
    references=(gigw("4.1"), gigw("DBIM-10.1.1")),
    title=N_("Pictures, scripts, styles and fonts are each light"),
    failure_title=N_("One kind of file is heavy beyond measure"),
    why=N_("One heavy part is enough to make a page slow. It pays to begin with the heaviest file."),
    repair=N_(
        "Begin with the first file of the list: shrink it, replace it by a lighter one, or remove it when no page "
        "needs it."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.FILES}),
    check=check,
)
