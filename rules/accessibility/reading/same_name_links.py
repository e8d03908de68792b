"""Same-name links: links of one name side by side lead to one page (W3C ACT rule fd3a94)."""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from rules.accessibility.axe.row import BARRIER, FAULTS, Subject
from rules.accessibility.reading.seen import leads_on, links
from rules.accessibility.reading.vague_link import mended, unexplained
from rules.accessibility.reading.wording import is_vague
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.text import folded
from rules.views.reading import Control

MOST_ASKED = 10
_INDEX = ("index.html", "index.htm", "index.php", "default.aspx", "home.html")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report links of one name in one sentence, entry or cell that lead to different pages."""
    groups = _groups(page)
    reported = unexplained(page)
    vague = [link for group in groups for link in group if is_vague(link.name) and link not in reported]
    if vague:
        yield Finding(message=FAULTS[Subject.LINK](len(vague)), occurrences=tuple(map(mended, vague)))
    named = [link for group in groups for link in group if not is_vague(link.name)]
    if named:
        yield Doubt(
            message=message(
                N_(
                    "Several links side by side have the same name and different addresses. Open them: if they show "
                    "different things, the names have to tell them apart."
                )
            ),
            occurrences=tuple(place(link, quote=link.href) for link in named[:MOST_ASKED]),
        )


def _groups(page: PageEvidence) -> list[list[Control]]:
    groups: dict[tuple[str, str, int, str], list[Control]] = defaultdict(list)
    for link in links(page):
        if leads_on(link) and link.context_key:
            groups[folded(link.name), link.context_key, link.heading_key, folded(link.title)].append(link)
    return [group for group in groups.values() if len({_page_of(link.href) for link in group}) > 1]


def _page_of(href: str) -> str:
    """Return an address without what rarely changes the page: scheme, www, a file of the folder, the last slash."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return href
    path = parts.path
    for index in _INDEX:
        path = path.removesuffix(index)
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{path.rstrip('/')}?{parts.query}#{parts.fragment}"


RULE = Rule(
    id="same-name-links",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.4.4"),
    title=N_("Links that lead to different pages have different names"),
    failure_title=N_("Some links side by side have one name and lead to different pages"),
    why=N_("Who hears “Download, Download, Download” cannot choose the file that is needed."),
    repair=N_("Add to each link what sets it apart, such as the year, the language or the title of the document."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    applies=lambda page: bool(links(page)),
    check=check,
)
