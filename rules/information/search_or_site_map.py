"""Search or site map: whoever does not find a page in the menus can look it up."""

import re
from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place, slot
from rules.information.reach import Behind, Pages, links_to, says_too_little
from rules.page_text import Form, PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw, success_criterion
from rules.text import CHROME
from rules.vocabulary import Topic, matches

# Names that content management systems give the field for the words looked for.
_QUERY_NAMES = frozenset({"q", "s", "query", "search", "keys", "keyword", "keywords", "searchword", "searchtext"})

_BUTTON = re.compile(r"(?i)<[^>]*(?:(?:class|id|name|src|alt|title|aria-label)\s*=\s*[\"'][^\"']*(?:search|खोज))")


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report a home page that offers neither a search field nor a link to a site map."""
    pages = Pages(site)
    home = pages.home
    if home is not None and any(is_search(form) for form in home.text.forms):
        return
    found = [one for topic in (Topic.SITE_MAP, Topic.SEARCH) for one in links_to(pages, topic)]
    if any(one.behind is Behind.PAGE for one in found):
        return
    places = tuple(place(one.link, quote=one.link.href, page_url=one.page_url) for one in found)
    if any(one.behind is Behind.NOTHING for one in found) or (not found and home and _has_button(home.text)):
        yield Doubt(
            message=message(N_("There is a search button, but a program cannot see whether it opens a search.")),
            occurrences=places,
        )
    elif found:
        yield Finding(
            message=message(N_("The link to the search or site map leads to a page that is not there.")),
            occurrences=places,
        )
    elif says_too_little(pages):
        yield Doubt(
            message=message(N_("Too little of the website could be read to say that this page is missing.")),
            is_question=False,
        )
    else:
        address = slot(N_("address of the page"))
        yield Finding(
            message=message(N_("The home page has neither a search field nor a link to a site map.")),
            occurrences=(
                Occurrence(page_url=site.home_url, after=f'<li><a href="{address}">Site map / साइट मैप</a></li>'),
            ),
        )


def is_search(form: Form) -> bool:
    """Return whether a form looks something up on the site: by its role, its fields' types, names or labels."""
    return form.role == "search" or any(
        field.type == "search"
        or field.name.lower().strip() in _QUERY_NAMES
        or "search" in field.name.lower()
        or any(matches(Topic.SEARCH, label) for label in (field.label, field.placeholder))
        for field in form.fields
    )


def _has_button(page: PageText) -> bool:
    """Return whether a part of the header, or a link or picture without a name, seems to open a search."""
    header = [block.html for block in page.blocks if block.region in CHROME]
    nameless = [link.html for link in page.links if not link.text]
    pictures = [image.html for image in page.images if image.region in CHROME]
    return any(_BUTTON.search(html) for html in (*header, *nameless, *pictures))


RULE = SiteRule(
    id="search-or-site-map",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=7,
    references=(gigw("5.1.18 home(i)"), *success_criterion("2.4.5")),
    title=N_("The home page offers search or a site map"),
    failure_title=N_("The home page offers neither search nor a site map"),
    why=N_("A citizen who does not know how the department is organised finds things by searching."),
    repair=N_("Put a search field into the header, or link to a site map that lists all sections."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    check=check,
)
