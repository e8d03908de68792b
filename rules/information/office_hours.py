"""Office hours: the contact page says when citizens can come or telephone."""

import re
from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, message, slot
from rules.folding import folded_hindi
from rules.information.contact_facts import texts_of
from rules.information.contact_pages import contact_pages, is_indian
from rules.information.known_language import is_in_known_language
from rules.information.reach import Pages
from rules.information.wording import in_language_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

# Words for opening hours, times of the day, and days of the week from … to ….
_HOURS = re.compile(
    r"(?:office|working|visiting|business|opening|public|contact|helpline) (?:hours?|time|timings?)"
    r"|timings?\b|opens? (?:from|at|on)"
    r"|\b\d{1,2}(?:[.:]\d{2})?\s*(?:a\.?\s?m\b|p\.?\s?m\b|hrs\b|hours\b|बजे)|half past|o'clock|24\s?[x×*/]\s?7"
    r"|कार्यालय (?:का )?समय|कार्य समय|मिलने का समय|कार्य ?दिवस|समय\s*[:：–-]|खुलने का समय|पूर्वाह्न|अपराह्न"
    r"|प्रातः|सायं|mon(?:day)?\s*(?:to|-|–)|सोमवार (?:से|–|-)"
)


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report contact pages of which none, nor the home page, says a time of the day."""
    pages = Pages(site)
    contact = contact_pages(pages)
    shown = (*contact, *((pages.home,) if pages.home else ()))
    if any(_HOURS.search(folded_hindi(text)) for page in shown for text in texts_of(page.text)):
        return
    first = contact[0]
    wording = in_language_of(first.text, "<p>Office hours: {value}</p>", "<p>कार्यालय समय: {value}</p>")
    yield Finding(
        message=message(N_("The contact page says nothing about the hours at which the office can be visited.")),
        occurrences=(
            Occurrence(
                page_url=first.url, quote=first.text.title, after=wording.format(value=slot(N_("days and hours")))
            ),
        ),
    )


def _has_contact_page(site: SiteEvidence) -> bool:
    pages = Pages(site)
    return (
        pages.home is not None
        and is_in_known_language(pages.home.text)
        and is_indian(pages)
        and any(not page.text.frames for page in contact_pages(pages))
    )


RULE = SiteRule(
    id="office-hours",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=0,  # GIGW asks for them "if any"
    references=(gigw("5.1.10"),),
    title=N_("The contact page says when the office is open"),
    failure_title=N_("The contact page does not say when the office is open"),
    why=N_("A citizen who has travelled for hours should not stand before a closed door."),
    repair=N_("Write the days and hours at which the office receives visitors and answers the telephone."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_has_contact_page,
    check=check,
)
