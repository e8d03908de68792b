"""Contact map: where a map shows the way, the address is there in words too."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, message, slot
from rules.folding import folded_hindi
from rules.information.contact_facts import has_pin_code, texts_of
from rules.information.contact_pages import contact_pages, is_indian
from rules.information.reach import Pages
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw, success_criterion

_MAP = re.compile(r"(?i)google\.[a-z.]+/maps|maps\.google|openstreetmap|bhuvan|mapmyindia|mappls|bing\.com/maps|arcgis")
_ADDRESS = re.compile(
    r"\b(?:address|road|marg|street|nagar|colony|near|opposite|floor|building|bhawan|bhavan|sector|block|campus|district|tehsil)\b"
    r"|पता|मार्ग|रोड|नगर|निकट|समीप|भवन|सेक्टर|परिसर|जनपद|जिला|तहसील"
)


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report contact pages with an embedded map and no address in words."""
    silent = [page for page in _with_map(site) if not has_pin_code(page.text) and not _names_place(page)]
    if silent:
        yield Finding(
            message=message(N_("The contact page shows a map, but gives no address in words.")),
            occurrences=tuple(
                Occurrence(
                    page_url=page.url,
                    quote=next(filter(_MAP.search, page.text.frames)),
                    after=f"<p>{slot(N_('office, street, town and PIN code'))}</p>",
                )
                for page in silent
            ),
        )


def _with_map(site: SiteEvidence) -> list[PageEvidence]:
    return [page for page in contact_pages(Pages(site)) if any(map(_MAP.search, page.text.frames))]


def _names_place(page: PageEvidence) -> bool:
    return any(_ADDRESS.search(folded_hindi(text)) for text in texts_of(page.text, own=True))


def _has_map(site: SiteEvidence) -> bool:
    return is_indian(Pages(site)) and bool(_with_map(site))


RULE = SiteRule(
    id="contact-map",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.1.10"), gigw("DBIM-M22"), *success_criterion("1.1.1")),
    title=N_("Where a map shows the way, the address is there in words"),
    failure_title=N_("The way to the office is shown by a map alone"),
    why=N_("A blind citizen cannot read a map, and on a slow connection it does not load."),
    repair=N_("Write the address above the map: office, building, street, nearest landmark, town and PIN code."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_has_map,
    check=check,
)
