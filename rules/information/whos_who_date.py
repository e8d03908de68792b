"""Who's who date: a list of officers says on which day it was right."""

from collections.abc import Iterator

from rules.dates import find_dates
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, message, place, slot
from rules.information.contact_facts import contact_facts, emails_in
from rules.information.contact_pages import pages_behind
from rules.information.reach import Pages
from rules.information.wording import in_language_of
from rules.page_text import Table
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.vocabulary import Topic

LEAST_ROWS = 3  # a table with fewer officers is no list


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report lists of officers on pages that show no date at all."""
    for page, table in _lists(site):
        if any(find_dates(block.text) for block in page.text.blocks) or page.text.times:
            continue
        wording = in_language_of(page.text, "<p>As on {day}</p>", "<p>स्थिति दिनांक {day}</p>")
        yield Finding(
            message=message(N_("The list of officers shows no date, so nobody can tell whether it is still right.")),
            occurrences=(
                place(
                    table,
                    after=f"{wording.format(day=slot(N_('day on which the list was last checked')))}\n{table.html}",
                    quote=" · ".join(table.rows[0].cells),
                    page_url=page.url,
                ),
            ),
        )


def _lists(site: SiteEvidence) -> list[tuple[PageEvidence, Table]]:
    """Return for each page of officers its first table with telephone numbers or addresses in several rows."""
    found = []
    for page in pages_behind(Pages(site), Topic.WHOS_WHO):
        table = next((table for table in page.text.tables if _is_list(table)), None)
        if table is not None and page.is_served:
            found.append((page, table))
    return found


def _is_list(table: Table) -> bool:
    rows = [" ".join(row.cells) for row in table.rows]
    return sum(contact_facts((row,)) or any(emails_in(row)) for row in rows) >= LEAST_ROWS


def _has_list(site: SiteEvidence) -> bool:
    return bool(_lists(site))


RULE = SiteRule(
    id="whos-who-date",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("LAW-RTI-4"), gigw("DBIM-A.5.5-connect"), gigw("5.1.5")),
    title=N_("The list of officers says when it was last checked"),
    failure_title=N_("The list of officers has no date"),
    why=N_("Officers are transferred often. Without a date a citizen calls someone who left long ago."),
    repair=N_("Write “As on” with the day above the list, and change it whenever the list is checked."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_has_list,
    check=check,
)
