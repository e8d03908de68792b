"""Titles of pages: where the title stands and what it could be."""

import html

from rules.finding import N_, Occurrence, slot
from rules.page_text import PageText, Region
from rules.text import CHROME, folded, is_mostly_devanagari, letters_of

TITLE_SELECTOR = "html > head > title:nth-of-type(1)"
SHORTEST, LONGEST = 10, 70  # characters; convention, what search engines show
SLACK = 5  # letters
LONGEST_AKSHARAS = 55  # of Devanagari, which is wider; in proportion to the lengths of descriptions
LONGEST_HEADING = 50  # leaves room for the department
DEPARTMENT = N_("name of the department")
_NAMES = ("og:site_name", "application-name")


def title_place(page: PageText, page_url: str = "") -> Occurrence:
    """Return the title of the page as it is and as its first heading would make it."""
    after = f"<title>{proposed_title(page)}</title>"
    if not page.title:
        return Occurrence(selector="html > head", html="<head>", after=f"<head>\n  {after}", page_url=page_url)
    return Occurrence(
        selector=TITLE_SELECTOR,
        html=f"<title>{html.escape(page.title, quote=False)}</title>",
        after=after,
        page_url=page_url,
    )


def longest_for(title: str) -> int:
    """Return how many letters of a title search engines show: aksharas of Hindi, else characters."""
    return LONGEST_AKSHARAS if is_mostly_devanagari(title) else LONGEST


def is_cut(title: str) -> bool:
    """Return whether search engines cut more of the title than its end: they count its width, not its letters."""
    return letters_of(title) > longest_for(title) + SLACK


def is_too_long(title: str) -> bool:
    """Return whether search engines may cut the title."""
    return letters_of(title) > longest_for(title)


def proposed_title(page: PageText) -> str:
    """Return, as HTML, the first heading and the name of the site, with slots for what the page does not say.

    What would make the title too long is left out: a long name of the site gives way to a slot for a shorter one, or
    to the heading alone, and a heading that is too long by itself to a slot.
    """
    site = site_name(page)
    heading = main_heading(page)
    if (site and folded(heading) == folded(site)) or is_too_long(heading):
        heading = ""
    if is_too_long(f"{heading} – {site}"):
        site = ""
    if not site and letters_of(heading) > LONGEST_HEADING:
        return html.escape(heading, quote=False)
    subject = html.escape(heading, quote=False) or slot(N_("what this page is about"))
    return f"{subject} – {html.escape(site, quote=False) or slot(DEPARTMENT)}"


def main_heading(page: PageText) -> str:
    """Return the first heading of level 1 in the content, else of level 2 in the main landmark; "" without any."""
    first = (heading.text for heading in page.headings if heading.level == 1 and heading.region not in CHROME)
    second = (heading.text for heading in page.headings if heading.level == 2 and heading.region is Region.MAIN)
    return next(first, "") or next(second, "")


def site_name(page: PageText) -> str:
    """Return the name of the site as the page declares it for sharing; "" where it does not."""
    declared = (meta.content.strip() for name in _NAMES for meta in page.meta if meta.name == name)
    return next((name for name in declared if name), "")
