"""CM helpline: the home page of a department of Uttarakhand shows the helpline 1905."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.folding import folded_hindi
from rules.information.reach import FEW_LINKS, Pages, host_of, is_home
from rules.information.state import HELPLINE_HOST, HELPLINE_URL, is_of_state
from rules.information.wording import in_language_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME

_HELPLINE = re.compile(r"(?<![\d/.-])(?:1905|१९०५)(?![\d/-])|c\.?m\.? ?helpline|(?:सीएम|सी\.एम\.|मुख्यमंत्री) हेल्प ?लाइन")


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a home page that neither names the helpline nor links to it, in its text, pictures or menus."""
    pages = Pages(site)
    home = pages.home
    if home is None or any(_shows(page, whole=is_home(pages, page.url)) for page in site.pages):
        return
    label = in_language_of(home.text, "CM Helpline 1905", "सीएम हेल्पलाइन 1905")
    yield Finding(
        message=message(N_("The home page does not show the Chief Minister's helpline 1905.")),
        occurrences=(Occurrence(page_url=home.url, after=f'<a href="{HELPLINE_URL}">{label}</a>'),),
    )


def _shows(page: PageEvidence, *, whole: bool) -> bool:
    """Return whether the page shows the helpline: the home page anywhere, others in what surrounds the content."""
    text = page.text
    named = (
        *(block.text for block in text.blocks if whole or block.region in CHROME),
        *(link.text for link in text.links if whole or link.region in CHROME),
        *(f"{image.alt} {image.src.rpartition('/')[2]}" for image in text.images if whole or image.region in CHROME),
    )
    return any(host_of(link.href) == HELPLINE_HOST for link in text.links if whole or link.region in CHROME) or any(
        _HELPLINE.search(folded_hindi(name)) for name in named
    )


def _is_of_state(site: SiteEvidence) -> bool:
    pages = Pages(site)
    return pages.home is not None and len(pages.home.text.links) >= FEW_LINKS and is_of_state(pages)


RULE = SiteRule(
    id="cm-helpline",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("UK-HELPLINE"),),
    title=N_("The home page shows the Chief Minister's helpline 1905"),
    failure_title=N_("The home page does not show the Chief Minister's helpline 1905"),
    why=N_(
        "One number takes grievances for all departments. A citizen should not have to know which office is to blame."
    ),
    repair=N_("Put the number 1905 with a link to cmhelpline.uk.gov.in into the header or the footer of every page."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_is_of_state,
    check=check,
)
