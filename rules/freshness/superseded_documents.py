"""Superseded documents: an old charter is not offered beside the one that replaced it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from rules.dates import today_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, message, place
from rules.folding import label_key
from rules.freshness.archives import is_archive
from rules.freshness.list_words import names_archive
from rules.page_text import Link
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import CHROME

# Of these one replaces the other; reports, budgets and statistics of several years stand side by side on purpose.
_REPLACED = re.compile(
    r"charter|directory|who'?s who|organi[sz]ation(?:al)? (?:chart|structure)|organogram|list of (?:\w+ ){0,3}officers|"
    r"officers? list|holiday|fee structure|fees|tariff|rate list|schedule of rates|manual|handbook|delegation|"
    r"चार्टर|निर्देशिका|डायरेक्टरी|अधिकारियों की सूची|अवकाश|शुल्क|दर सूची|मैनुअल|संगठनात्मक"
)
_YEAR = re.compile(r"(?<![\d/.])(20[0-3]\d)(?![\d/.])(?:\s*[-–]\s*(?:20)?(\d\d)(?!\d))?")
_FORMAT = re.compile(
    r"\((?:[^()]*\b(?:pdf|kb|mb|docx?)\b[^()]*)\)|\.(?:pdf|docx?)\b|\b\d+(?:\.\d+)?\s*(?:kb|mb)\b", re.IGNORECASE
)
_SPACES = re.compile(r"[\s_\-–:,.()\[\]]+")


def check(page: PageEvidence) -> Iterator[Doubt]:
    """Ask about documents of an earlier year beside one of the same name and a later year."""
    this_year = today_of(page.observed_at).year
    for versions in versions_of(page).values():
        newest_year = max((year for year, _ in versions if year <= this_year + 1), default=0)
        newest = next((link for year, link in versions if year == newest_year), None)
        old = [(year, link) for year, link in versions if year < min(newest_year, this_year)]
        if old and newest is not None:
            yield Doubt(
                message=message(
                    N_(
                        "“{old}” stands beside “{new}”. Look whether the older one is still in force; "
                        "if not, it belongs in the archive."
                    ),
                    old=old[0][1].text,
                    new=newest.text,
                ),
                occurrences=tuple(place(link, quote=link.text) for _, link in old),
            )


def versions_of(page: PageEvidence) -> dict[str, list[tuple[int, Link]]]:
    """Return the documents of the page that bear one name and several years, by that name."""
    sections = {block.selector: block.section for block in page.text.blocks}
    named: dict[str, list[tuple[int, Link]]] = {}
    for link in page.text.links:
        year = _year(link.text)
        if year is None or link.region in CHROME or not _REPLACED.search(label_key(link.text)):
            continue
        section = next((text for selector, text in sections.items() if link.selector.startswith(selector)), "")
        if _leads_to_document(link) and not is_archive(page, section) and not names_archive(link.text):
            named.setdefault(_name(link.text), []).append((year, link))
    return {name: found for name, found in named.items() if name and len({year for year, _ in found}) > 1}


def _leads_to_document(link: Link) -> bool:
    try:
        path = unquote(urlsplit(link.href).path).lower()
    except ValueError:
        return False
    return path.endswith((".pdf", ".doc", ".docx", ".xls", ".xlsx", ".odt"))


def _name(text: str) -> str:
    """Return what is left of a title without year, format and size."""
    return _SPACES.sub(" ", label_key(_YEAR.sub(" ", _FORMAT.sub(" ", text)))).strip()


def _year(text: str) -> int | None:
    years = [int(f"20{last}") if last else int(first) for first, last in _YEAR.findall(text)]
    return years[0] if len(years) == 1 else None


RULE = Rule(
    id="superseded-documents",
    category=Category.FRESHNESS,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.1.8"),),
    title=N_("Of documents that replace one another only the newest is offered"),
    failure_title=N_("Documents that were replaced are still offered"),
    why=N_("A citizen who opens the old charter or the old list of fees relies on what is no longer true."),
    repair=N_("Keep the newest document in the list and move the earlier ones to the archive, with their years."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=lambda page: bool(versions_of(page)),
    check=check,
)
