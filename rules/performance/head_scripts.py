"""Head scripts: drawing does not wait for scripts, nor for style sheets that are only for printing."""

from collections.abc import Iterator

from rules.accessibility.markup import Tag, read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place
from rules.performance.files import files, kilobytes, name_of, total_bytes, weight
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.resources import Resource

LEAST_BYTES = 50_000  # a quarter of a second on slow 4G; convention
LEAST_FILES = 4  # each is a question of its own


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report scripts of the head that drawing waits for, with their tags mended."""
    scripts = [one for one in files(page) if one.is_render_blocking and one.kind == "script"]
    size_bytes = total_bytes(scripts, page)
    if size_bytes >= LEAST_BYTES or len(scripts) >= LEAST_FILES:
        yield Finding(
            message=counted(
                N_("Before anything is drawn the browser loads and runs {count} script of {size} kB."),
                N_("Before anything is drawn the browser loads and runs {count} scripts of {size} kB."),
                len(scripts),
                size=kilobytes(size_bytes),
            ),
            occurrences=tuple(_placed(one, page, "defer") for one in scripts),
        )
    for_print = [one for one in files(page) if is_for_print(one)]
    if for_print:
        yield Finding(
            message=counted(
                N_("Drawing waits for {count} style sheet that is only for printing, as its name says."),
                N_("Drawing waits for {count} style sheets that are only for printing, as their names say."),
                len(for_print),
            ),
            occurrences=tuple(_placed(one, page, "media") for one in for_print),
            repair=message(N_('Write media="print" into the tag of the style sheet.')),
        )


def is_for_print(resource: Resource) -> bool:
    """Return whether drawing waits for a style sheet that is named for printing alone."""
    is_sheet = resource.is_render_blocking and resource.kind == "stylesheet" and bool(resource.selector)
    return is_sheet and name_of(resource).lower() in {"print.css", "print.min.css"}


def _placed(resource: Resource, page: PageEvidence, name: str) -> Occurrence:
    tag = read_tag(resource.html)
    return place(
        resource,
        after=_mended(tag, name) if tag else "",
        quote=resource.url,
        note=weight(resource, page),
    )


def _mended(tag: Tag, name: str) -> str:
    return str(tag.flagged("defer") if name == "defer" else tag.having("media", "print"))


RULE = Rule(
    id="head-scripts",
    category=Category.PERFORMANCE,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("4.1"), gigw("DBIM-10.4.1")),
    title=N_("Drawing does not wait for scripts"),
    failure_title=N_("The screen stays white until scripts have run"),
    why=N_(
        "Sliders and menus need their scripts only after the page can be read. Until they are there nothing is seen."
    ),
    repair=N_(
        "Write defer into the tags of the scripts. First try it on a copy of the page: scripts written into the page "
        "itself that use them must then wait for them too."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.FILES}),
    check=check,
)
