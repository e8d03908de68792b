"""Information officer: the right-to-information pages name the public information officer and how to reach the post."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.folding import folded_hindi
from rules.information.contact_facts import contact_facts, texts_of
from rules.information.contact_pages import pages_behind
from rules.information.known_language import is_in_known_language
from rules.information.reach import FEW_WORDS, Pages, host_of
from rules.information.wording import in_language_of
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME
from rules.vocabulary import Topic

NEIGHBOURS = 12  # blocks after the designation that may hold name, telephone and e-mail
_OFFICER = re.compile(
    r"public information officer|(?<!\w)(?:[cs]?p\.?i\.?o)(?:s|\.)?(?!\w)|(?:लोक|जन) सूचना अधिकारी|(?<!\w)लो\. ?सू\. ?अ"
)
_DOCUMENT = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|zip)(?:$|[?#])")
MENDED = "<p>Public Information Officer: {name}, {designation}, {phone}, {email}</p>"
MENDED_HINDI = "<p>लोक सूचना अधिकारी: {name}, {designation}, {phone}, {email}</p>"


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report right-to-information pages that name no public information officer whom one can reach."""
    pages = Pages(site)
    named: list[Occurrence] = []
    for page in site.pages:
        if _names_reachably(page.text):
            return
        named += (
            _at(page, block.selector, block.html)
            for block in page.text.blocks
            if block.region not in CHROME and _names(block.text)
        )
    rti = _rti_pages(pages)
    if any(_DOCUMENT.search(link.href) for page in rti for link in page.text.links if link.region not in CHROME):
        yield Doubt(
            message=message(
                N_(
                    "Open the documents on the page about the right to information: does one of them name the public "
                    "information officer with telephone or e-mail?"
                )
            ),
            occurrences=tuple(Occurrence(page_url=page.url) for page in rti),
        )
    elif leading := [page for page in rti if _leads_to_unread(pages, page)]:
        yield Doubt(
            message=message(
                N_(
                    "Follow the links on the page about the right to information: does one of them lead to the public "
                    "information officer with telephone or e-mail?"
                )
            ),
            occurrences=tuple(Occurrence(page_url=page.url) for page in leading),
        )
    elif any(page.text.frames for page in rti):
        yield Doubt(
            message=message(N_("The page on the right to information embeds another, which a program cannot read.")),
            is_question=False,
        )
    else:
        yield Finding(
            message=message(
                N_("The public information officer is mentioned without telephone number or e-mail.")
                if named
                else N_("The page on the right to information names no public information officer.")
            ),
            occurrences=tuple(named) or tuple(_lacking(page) for page in rti),
        )


def _leads_to_unread(pages: Pages, page: PageEvidence) -> bool:
    """Return whether the content links to a page that was not read and is no portal for filing requests."""
    return any(
        link.region not in CHROME
        and link.href.startswith("http")
        and not host_of(link.href).startswith("rtionline")
        and pages.at(link.href) is None
        for link in page.text.links
    )


def _names(text: str) -> bool:
    return _OFFICER.search(folded_hindi(text)) is not None


def _names_reachably(page: PageText) -> bool:
    """Return whether the officer is named near, or in a table with, a telephone number or an e-mail address."""
    if any(
        _names(block.text)
        and contact_facts(near.text for near in page.blocks[index : index + NEIGHBOURS] if near.region == block.region)
        for index, block in enumerate(page.blocks)
    ):
        return True
    return any(
        _names(" ".join((table.caption, table.section, *table.header, *(" ".join(row.cells) for row in table.rows))))
        and contact_facts(" ".join(row.cells) for row in table.rows)
        for table in page.tables
    )


def _at(page: PageEvidence, selector: str, html: str) -> Occurrence:
    return Occurrence(selector=selector, html=html, page_url=page.url, after=_addition(page.text))


def _lacking(page: PageEvidence) -> Occurrence:
    return Occurrence(page_url=page.url, quote=page.text.title, after=_addition(page.text))


def _addition(page: PageText) -> str:
    return in_language_of(page, MENDED, MENDED_HINDI).format(
        name=slot(N_("name of the officer")),
        designation=slot(N_("designation")),
        phone=slot(N_("telephone number")),
        email=slot(N_("official e-mail")),
    )


def _rti_pages(pages: Pages) -> tuple[PageEvidence, ...]:
    return tuple(
        page
        for page in pages_behind(pages, Topic.RTI)
        if sum(len(text.split()) for text in texts_of(page.text, own=True)) >= FEW_WORDS
    )


def _has_rti_page(site: SiteEvidence) -> bool:
    pages = Pages(site)
    return pages.home is not None and is_in_known_language(pages.home.text) and bool(_rti_pages(pages))


RULE = SiteRule(
    id="information-officer",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=5,
    references=(gigw("LAW-RTI-4"), gigw("DBIM-M21"), gigw("UK-RTI")),
    title=N_("The public information officer is named and can be reached"),
    failure_title=N_("The public information officer is not named, or cannot be reached"),
    why=N_("Section 4 of the RTI Act 2005 asks for names and particulars of the officers who answer requests."),
    repair=N_(
        "Name the public information officer and the appellate authority on the page about the right to information, "
        "with designation, telephone number, official e-mail and address."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_has_rti_page,
    check=check,
)
