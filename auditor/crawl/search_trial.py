"""The search of a site, tried once: does it find a page that is known to be there?"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode, urlsplit

from auditor.crawl.entrance import final_url, is_page, read_page
from auditor.crawl.known_page import KnownTitle, known_title
from auditor.crawl.robots import Robots
from auditor.crawl.scope import Scope
from auditor.crawl.urls import host_of, normalised
from auditor.errors import FetchError
from auditor.network.fetch import Fetched, Fetcher
from rules.evidence import PageEvidence
from rules.information.search_or_site_map import is_search
from rules.information.titles import main_heading
from rules.page_text import Form, FormField, PageText
from rules.probes import SearchTrial
from rules.text import folded, joined, words
from rules.vocabulary import Topic, matches

WORDS_OF_A_SHELL = 10  # an answer with fewer is filled by a script

_WRITTEN_INTO = frozenset({"text", "search", ""})
_OTHER_FIELDS = frozenset({"select", "checkbox", "radio"})  # they have a value of their own accord
# Words of forms that look up one kind of thing, or one person's own case.
_NARROW = re.compile(
    r"(?i)\b(?:tenders?|applications?|registrations?|roll|mobile|phone|aadhaar|track|status|results?|epic|certificates?"
    r"|employees?|officers?|directory|complaints?|orders?|pin ?code|dates?)\b"
    r"|आवेदन|पंजीकरण|पंजीयन|निविदा|मोबाइल|आधार|स्थिति|परिणाम|प्रमाण पत्र|कर्मचारी|अधिकारी|शिकायत|शासनादेश|दिनांक"
)
_ELSEWHERE = re.compile(r"(?i)cse\.google\.|gcse[-:]search|google\.search\.cse|swiftype|algoliasearch|addsearch")


@dataclass(frozen=True, slots=True)
class SearchForm:
    """A form that looks through the whole site, and its field for the words."""

    page: PageEvidence
    form: Form
    field: FormField

    def address_for(self, query: str) -> str:
        """Return the address the form asks for when these words are sent (HTML §4.10.22.3)."""
        action = urlsplit(self.form.action or self.page.url)
        untouched = [(name, value) for name, value in self.form.sent if name != self.field.name]
        pairs = urlencode([(self.field.name, query), *untouched])
        return action._replace(query=pairs, fragment="").geturl()


async def try_search(
    pages: Sequence[PageEvidence],
    home_url: str,
    scope: Scope,
    fetcher: Fetcher,
    robots: Robots,
    on_asked: Callable[[str], None] = lambda _: None,
) -> SearchTrial:
    """Return what the site's search answers to the title of one of its pages; one request at most is made."""
    found = search_form(pages, home_url, scope)
    if isinstance(found, str):
        return _untried(found)
    known = known_title(pages, home_url)
    if known is None:
        return _untried("no page with a title of its own to look for")
    address = found.address_for(known.query)
    on_asked(address)
    trial = SearchTrial(
        query=known.query,
        wanted=known.page_urls,
        url=address,
        status=None,
        page=None,
        error="robots.txt forbids to ask",
    )
    try:
        if not await robots.allows(address):
            return trial
        answer = await fetcher.get(address)
        final = final_url(address, answer)
        if not await robots.allows(normalised(final) or address):
            return trial
    except FetchError as error:
        return replace(trial, error=f"{error.reason}: {error.detail}")
    page = read_page(answer, final) if is_page(answer) else None
    fault = _fault(answer, page, found, known, scope)
    if fault:
        return replace(trial, url=final, error=fault)
    return replace(trial, url=final, status=answer.status, page=page, error="")


def search_form(pages: Sequence[PageEvidence], home_url: str, scope: Scope) -> SearchForm | str:
    """Return the form of the site's search: of the home page, else of a page named “search”; or why there is none."""
    reason = "no search form"
    for page in _searching(pages, home_url):
        forms = sorted((form for form in page.text.forms if is_search(form)), key=lambda form: form.role != "search")
        for form in forms:
            found = _usable(form, page, scope)
            if isinstance(found, SearchForm):
                return found
            reason = found
    return reason


def _searching(pages: Sequence[PageEvidence], home_url: str) -> Iterator[PageEvidence]:
    yield from (page for page in pages if page.url == home_url)
    for page in pages:
        if page.url != home_url and matches(Topic.SEARCH, main_heading(page.text) or page.text.title):
            yield page


def _usable(form: Form, page: PageEvidence, scope: Scope) -> SearchForm | str:
    """Return the form with its field, or why it cannot be tried."""
    if not form.html.lower().startswith("<form"):
        return "the search needs a script: its field stands in no form"
    if form.method not in ("get", ""):
        return f"the search is sent by {form.method.upper()[:20]}, which is never tried"
    if form.action and not scope.is_own(form.action):
        return f"the search is that of {host_of(form.action)}"
    fields = [field for field in form.fields if field.type in _WRITTEN_INTO]
    others = [field for field in form.fields if field.type not in _WRITTEN_INTO | _OTHER_FIELDS]
    if len(fields) != 1 or others or any(field.required for field in form.fields if field is not fields[0]):
        return "the search asks for more than words"
    if not fields[0].name:
        return "the search needs a script: its field has no name"
    if _NARROW.search(f"{fields[0].label} {fields[0].placeholder} {fields[0].name.replace('_', ' ')}"):
        return "the search looks for one kind of thing"
    return SearchForm(page, form, fields[0])


def _fault(answer: Fetched, page: PageText | None, found: SearchForm, known: KnownTitle, scope: Scope) -> str:
    """Return why the answer says nothing about the search, "" where it does."""
    if answer.bot_wall:
        return f"bot wall: {answer.bot_wall}"
    if not scope.is_own(normalised(answer.url)):
        return f"the search leads to {host_of(normalised(answer.url))}"
    if page is None:
        return f"the answer is {answer.media_type or 'of no type'}"
    if answer.status != 200:
        return ""
    if _ELSEWHERE.search(answer.text):
        return "the answer is filled in by the script of a search service"
    if len(words(joined(page.blocks))) < WORDS_OF_A_SHELL:
        return "the answer is filled in by a script"
    if scope.unified(normalised(answer.url)) in known.page_urls:
        return ""
    before = {block.text for block in found.page.text.blocks}
    new = folded(" ".join(block.text for block in page.blocks if block.text not in before))
    if page.title == found.page.text.title and not any(folded(word) in new for word in words(known.query)):
        return "the answer is the page the form stands on: the search needs a script"
    return ""


def _untried(reason: str) -> SearchTrial:
    return SearchTrial(query="", wanted=(), url="", status=None, page=None, error=reason)
