"""Common look: all pages are set in the same letters and painted in the same key colour."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rules.attractiveness.hues import WIDTH_DEGREES, apart_degrees
from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Message, Occurrence, counted, message
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.views.looks import Manner, Script

LEAST_PAGES = 4
USUAL_SHARE = 0.7  # of the pages: below it there is no usual look


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report pages without the usual family of letters of a script, and pages without the usual key colour."""
    seen = _seen(site)
    other_letters = [place for script in (Script.DEVANAGARI, Script.LATIN) for place in _other_letters(seen, script)]
    if other_letters:
        yield Finding(
            message=counted(
                N_("{count} page is set in other letters than the others."),
                N_("{count} pages are set in other letters than the others."),
                len(other_letters),
            ),
            occurrences=tuple(other_letters),
        )
    other_colours = list(_other_colours(seen))
    if other_colours:
        yield Finding(
            message=counted(
                N_("{count} page does not show the key colour of the others."),
                N_("{count} pages do not show the key colour of the others."),
                len(other_colours),
            ),
            occurrences=tuple(other_colours),
        )


def _seen(site: SiteEvidence) -> list[tuple[str, Manner]]:
    return [(page.url, page.manner) for page in site.pages if page.manner is not None]


def _other_letters(seen: Sequence[tuple[str, Manner]], script: Script) -> Iterator[Occurrence]:
    pages = [(url, manner.families[script]) for url, manner in seen if manner.families.get(script)]
    usual = _usual([families[0] for _, families in pages])
    for url, families in pages:
        if usual and usual not in families:
            yield _at(url, message(N_("Set in {found} and not in {usual}."), found=families[0], usual=usual))


def _other_colours(seen: Sequence[tuple[str, Manner]]) -> Iterator[Occurrence]:
    """Yield the pages that have key colours, and not the one that most pages share."""
    firsts = [manner.hues_degrees[0] for _, manner in seen if manner.hues_degrees]
    near = {hue: [other for other in firsts if apart_degrees(hue, other) <= WIDTH_DEGREES / 2] for hue in firsts}
    usual = max(firsts, key=lambda hue: (len(near[hue]), -hue), default=None)
    if usual is None or not _is_usual(len(near[usual]), len(firsts)):
        return
    for url, manner in seen:
        if manner.hues_degrees and all(apart_degrees(usual, hue) > WIDTH_DEGREES for hue in manner.hues_degrees):
            yield _at(url, message(N_("It is painted in another tone.")))


def _usual(values: Sequence[str]) -> str:
    """Return the value most pages have; "" where there is none."""
    value, count = Counter(values).most_common(1)[0] if values else ("", 0)
    return value if _is_usual(count, len(values)) else ""


def _is_usual(count: int, pages: int) -> bool:
    return pages >= LEAST_PAGES and count >= USUAL_SHARE * pages


def _at(url: str, note: Message) -> Occurrence:
    return Occurrence(page_url=url, quote=url, note=note)


RULE = SiteRule(
    id="common-look",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("DBIM-G1"), gigw("DBIM-G11")),
    title=N_("All pages share their letters and their key colour"),
    failure_title=N_("Some pages have other letters or colours than the others"),
    why=N_("Pages that differ in letters and colours look like several websites pasted together."),
    repair=N_("Let all pages use the same style sheet, and take fonts and colours out of single pages."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    applies=lambda site: len(_seen(site)) >= LEAST_PAGES,
    check=check,
)
