"""Copyright year: the year at the foot of the page is not years old."""

import re
from collections.abc import Iterator

from rules.dates import today_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message, place
from rules.page_text import Region, TextBlock
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw

LAST_BLOCKS = 8  # where a page marks no footer, its end is searched
_NOTICE = re.compile(
    r"(?:©|&copy;|\(c\)|copyrights?|कॉपीराइट|सर्वाधिकार|स्वत्वाधिकार)(?:\s*(?:©|&copy;|\(c\)))?[^.।|\d]{0,60}?"
    r"(?P<first>(?:19|20)\d\d)(?:\s*[-\u2013\u2014]\s*(?P<last>(?:19|20)\d\d))?(?![\d\-/])",
    re.IGNORECASE,
)
# Words of a law or of a body's history before a year: "Copyright Act, 1957", "section 4(1)(c) of the RTI Act 2005".
_OF_A_LAW = re.compile(
    r"\b(?:acts?|rules?|section|since|est(?:d|ablished)?|iso)\b|अधिनियम|नियम|धारा|स्थापित", re.IGNORECASE
)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a copyright line whose last year is before last year."""
    this_year = today_of(page.observed_at).year
    for block in _foot(page):
        found = _NOTICE.search(block.text)
        if found is None or _OF_A_LAW.search(found[0]):
            continue
        year = int(found["last"] or found["first"])
        if year < this_year - 1:
            yield Finding(
                message=message(N_("The copyright line still says {year}."), year=str(year)),
                occurrences=(
                    place(
                        block,
                        after=_mended(block.html, year, this_year),
                        quote=block.text,
                    ),
                ),
            )


def has_notice(page: PageEvidence) -> bool:
    """Return whether the foot of the page has a copyright line with a year."""
    found = map(_NOTICE.search, (block.text for block in _foot(page)))
    return any(one is not None and not _OF_A_LAW.search(one[0]) for one in found)


def _foot(page: PageEvidence) -> list[TextBlock]:
    blocks = [block for block in page.text.blocks if block.region is Region.FOOTER]
    return blocks or list(page.text.blocks[-LAST_BLOCKS:])


def _mended(html: str, year: int, this_year: int) -> str:
    return html.replace(str(year), str(this_year)) if html.count(str(year)) == 1 else ""


RULE = Rule(
    id="copyright-year",
    category=Category.FRESHNESS,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("DBIM-G38"),),
    title=N_("The copyright year is of this or the last year"),
    failure_title=N_("The copyright year is years old"),
    why=N_("An old year at the foot of every page makes the whole site look abandoned."),
    repair=N_("Change the year in the footer of the template once, or let the system print the current year."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    applies=has_notice,
    check=check,
)
