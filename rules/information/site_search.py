"""Site search: the search finds a page of the website by its own title."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message
from rules.folding import folded_hindi
from rules.information.contact_facts import texts_of
from rules.page_text import PageText
from rules.probes import SearchTrial
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME, words

FEW_WORDS = 15  # an answer with fewer in its own part is filled by a script that was not run
FEW_RESULTS = 3  # links in the own part of the answer
SERVER_ERROR = 500
GONE = (404, 410)
_NOTHING_FOUND = re.compile(
    r"no (?:results?|records?|matches|pages?|items?|content|data|search results?|posts?)"
    r"(?: (?:was|were|is|are|have been))? ?(?:found|match|available|returned|to display)"
    r"|(?:your search|search) (?:yielded|returned|found|had|produced) no"
    r"|did not match any|nothing (?:was )?found|\b0 (?:results?|records?|items?)\b|sorry,? (?:but )?(?:no|nothing)"
    r"|कोई (?:भी )?(?:परिणाम|रिकॉर्ड|रिकार्ड|सामग्री|पृष्ठ|जानकारी|डेटा)[^.।]{0,20}नहीं|कुछ (?:भी )?नहीं मिला|परिणाम नहीं मिल"
)


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report a search whose answer is an error, is empty, or does not name the page that bears the words."""
    trial = site.probes.search
    if trial is None:
        return
    if trial.status in GONE or (trial.status is not None and trial.status >= SERVER_ERROR):
        yield Finding(
            message=message(
                N_("The search for “{query}” ends with an error: the server answers {status}."),
                query=trial.query,
                status=trial.status or 0,
            ),
            occurrences=(_place(trial),),
        )
    elif trial.page is None or trial.error or trial.status is None or trial.status >= 400:
        yield Doubt(
            message=message(N_("The search gave no answer that could be read.")),
            is_question=False,
        )
    elif not finds(trial, trial.page):
        yield _verdict(site, trial, trial.page)


def finds(trial: SearchTrial, page: PageText) -> bool:
    """Return whether the answer is a page that was wanted, or links to one outside menus."""
    wanted = {_plain(url) for url in trial.wanted}
    return _plain(trial.url) in wanted or any(
        _plain(link.href) in wanted for link in page.links if link.region not in CHROME
    )


def _verdict(site: SiteEvidence, trial: SearchTrial, page: PageText) -> Finding | Doubt:
    own = list(texts_of(page, own=True))
    nothing = next((text for text in own if _NOTHING_FOUND.search(folded_hindi(text))), "")
    if nothing and _repeats(trial, page) and not _shows_title(trial, page):
        return Finding(
            message=message(
                N_("The search for “{query}”, words of a title on this website, finds nothing."), query=trial.query
            ),
            occurrences=(_place(trial, nothing),),
        )
    home = next((one for one in site.pages if one.url == site.home_url), None)
    if home is not None and home.text.content_hash == page.content_hash and site.home_url not in trial.wanted:
        return Finding(
            message=message(
                N_("The search for “{query}” shows the home page instead of an answer."), query=trial.query
            ),
            occurrences=(_place(trial),),
        )
    links = {link.href for link in page.links if link.region not in CHROME and link.href.startswith("http")}
    if len(links) < FEW_RESULTS and sum(len(words(text)) for text in own) < FEW_WORDS:
        return Doubt(message=message(N_("The search gave no answer that could be read.")), is_question=False)
    return Doubt(
        message=message(
            N_("Search the website for “{query}”. Does the page with this title stand among the first ten results?"),
            query=trial.query,
        ),
        occurrences=(_place(trial),),
    )


def _repeats(trial: SearchTrial, page: PageText) -> bool:
    """Return whether the answer names what was looked for, as one that was made for the question does."""
    asked = folded_hindi(trial.query)
    return any(asked in folded_hindi(text) for text in (page.title, *texts_of(page, own=True)))


def _shows_title(trial: SearchTrial, page: PageText) -> bool:
    """Return whether a link of the own part bears the words."""
    asked = folded_hindi(trial.query)
    named = [link.text for link in page.links if link.region not in CHROME]
    return any(asked in folded_hindi(name) for name in named)


def _place(trial: SearchTrial, quote: str = "") -> Occurrence:
    return Occurrence(page_url=trial.url, quote=quote or trial.query)


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{unquote(parts.path).rstrip('/')}?{parts.query}"


def _was_tried(site: SiteEvidence) -> bool:
    return site.probes.search is not None and bool(site.probes.search.query)


RULE = SiteRule(
    id="site-search",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=6,
    references=(gigw("5.1.18 home(i)"), gigw("DBIM-G43"), gigw("DBIM-9-empty")),
    title=N_("The search finds the pages of the website"),
    failure_title=N_("The search does not find a page of the website by its own title"),
    why=N_("A citizen who searches and finds nothing believes that the office does not offer it."),
    repair=N_(
        "Let the search index be built anew, and try it with the titles of ten pages. When it cannot be repaired, "
        "take the search box away and link to a site map instead."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    applies=_was_tried,
    check=check,
)
