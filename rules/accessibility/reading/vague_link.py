"""Vague link: the name of a link, with the sentence, list entry or table cell around it, tells where it leads."""

from collections import defaultdict
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import leads_on, links
from rules.accessibility.reading.wording import bare, is_menu_name, is_vague, says_something
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion, wcag
from rules.views.reading import Control

MENUS = frozenset({"nav", "header", "footer"})
MOST_ASKED = 5  # rows of a table are alike


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report vague links that nothing around them explains; ask about those that only their table row explains."""
    alone = unexplained(page)
    if alone:
        yield Finding(message=FAULTS[Subject.LINK](len(alone)), occurrences=tuple(map(mended, alone)))
    in_rows = [link for link in _without_context(page) if says_something(link.row) and link not in alone]
    if in_rows:
        yield Doubt(
            message=message(
                N_(
                    "Only another cell of the same row tells where the link leads. Look whether that cell is marked as "
                    "the heading of the row (th); if it is not, a blind reader does not hear it with the link."
                )
            ),
            occurrences=tuple(place(link) for link in in_rows[:MOST_ASKED]),
        )


def unexplained(page: PageEvidence) -> list[Control]:
    """Return the vague links without a sentence, entry, cell, title or heading of their own that explains them."""
    by_heading: dict[tuple[int, str], set[str]] = defaultdict(set)
    for link in links(page):
        by_heading[link.heading_key, bare(link.name)].add(link.href)
    return [
        link
        for link in _without_context(page)
        if not says_something(link.row)
        # A heading of its own explains a link (technique H80); one heading above many does not.
        and (not says_something((link.heading,)) or len(by_heading[link.heading_key, bare(link.name)]) > 1)
    ]


def _without_context(page: PageEvidence) -> list[Control]:
    return [
        link
        for link in links(page)
        if is_vague(link.name)
        and not link.opens_submenu
        and not (is_menu_name(link.name) and link.region in MENUS)
        and not says_something((*link.context, link.title))
    ]


def mended(link: Control) -> Occurrence:
    """Return the link with a name to fill in, behind the words it has."""
    tag = read_tag(link.html)
    name = slot(N_("what the link opens"))
    if tag is None or tag.content is None:
        return place(link)
    if link.name_from == "content" and "<" not in tag.content:
        return place(link, str(tag.holding(name)))
    return place(link, str(tag.having("aria-label", f"{link.name}: {name}")) if leads_on(link) else "")


RULE = Rule(
    id="vague-link",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=(*success_criterion("2.4.4"), wcag("2.4.9")),
    title=N_("Every link tells where it leads, by its own words or the sentence around it"),
    failure_title=N_("Some links do not tell where they lead"),
    why=N_(
        "Blind visitors often listen to the links of a page one after the other. “Click here” or “Read more” tells "
        "them nothing, and where nothing stands around the link, they have to open it to find out."
    ),
    repair=N_(
        "Let the link say what it opens: not “Click here”, but “Application form for a ration card (PDF, 200 KB)”."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    applies=lambda page: bool(links(page)),
    check=check,
)
