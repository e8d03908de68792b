"""How far an audit reached: which pages it looked at, how closely, and which rules came to no verdict there. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from rules.comparing.identity import path_of
from rules.evaluate import Result
from rules.evidence import Fate, SiteEvidence, UrlRecord
from rules.finding import N_, Message, Outcome, message
from rules.registry import by_id
from rules.rule import Beside, SiteRule

GONE = frozenset({"404", "410"})
NOT_OPENED = N_("The page could not be opened: {detail}.")
NOT_WATCHED = N_("The browser could not open the page: {detail}.")
FORBIDDEN = N_("The page may no longer be read: robots.txt forbids it.")
LEFT_OUT = N_("One of the audits left this page out.")
UNDECIDED = N_("One of the audits came to no verdict on this rule here.")
CUT_SHORT = N_("So many places fail here that not all of them were kept, so nobody can say whether this one is new.")
OTHER_TIER = N_("One of the audits opened this page in the browser, the other only read it.")
OTHER_QUESTION = N_("Only one of the audits was given what this rule compares the website with.")
_LEFT_OUT = frozenset({Fate.OVER_BUDGET, Fate.EXCLUDED, Fate.TRAP, Fate.OUT_OF_SCOPE})


@dataclass(slots=True)
class Reach:
    """One audit; its results are added as they are judged, page by page."""

    site: SiteEvidence
    is_complete: bool  # False: the audit was stopped
    is_watched: dict[str, bool] = field(default_factory=dict)  # by page as `page` names it; False: read
    _undecided: dict[str, frozenset[str]] = field(default_factory=dict)
    _alike: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)  # pages share equal sets
    _ledger: Mapping[str, UrlRecord] = field(init=False)
    _host: str = field(init=False)
    _given: frozenset[Beside] = field(init=False)

    def __post_init__(self) -> None:
        given = {
            Beside.EARLIER: self.site.earlier,
            Beside.HANDLES: self.site.given.handles,
            Beside.OFFICERS: self.site.given.officers,
        }
        self._given = frozenset(one for one, value in given.items() if value is not None)
        self._host = urlsplit(self.site.home_url).netloc
        self._ledger = {self.page(record.url): record for record in self.site.ledger}

    @property
    def is_whole(self) -> bool:
        """Whether every page of the site was read: nothing was left for lack of room or time."""
        is_over_budget = any(record.fate is Fate.OVER_BUDGET for record in self.site.ledger)
        return self.is_complete and not self.site.is_listing and not is_over_budget

    def page(self, url: str) -> str:
        """Return what a page is called in both audits: its address, of the home page's host without it."""
        return path_of(url) if urlsplit(url).netloc == self._host else url

    def add(self, results: Sequence[Result]) -> None:
        """Take note of the rules that came to no verdict; a rule that was not asked has a reason, too."""
        open_here: dict[str, set[str]] = {}
        for result in results:
            if result.outcome is Outcome.CANT_TELL or (result.outcome is Outcome.INAPPLICABLE and result.reason):
                open_here.setdefault(self.page(result.page_url), set()).add(result.rule)
        for page, rules in open_here.items():
            both = frozenset(rules) | self._undecided.get(page, frozenset())
            self._undecided[page] = self._alike.setdefault(both, both)

    def is_undecided(self, rule: str, page: str) -> bool:
        """Return whether the rule came to no verdict on this page, or on the site as a whole."""
        return any(rule in self._undecided.get(place, frozenset()) for place in (page, ""))

    def is_asked(self, rule: str) -> bool:
        """Return whether the audit was given what the rule compares the site with, if it needs anything."""
        known = by_id().get(rule)
        return not isinstance(known, SiteRule) or known.asks <= self._given

    def absence(self, page: str) -> Message | None:
        """Return why a page without evidence was not looked at; None: there is no such page on the site."""
        record = self._ledger.get(page)
        if record is None:
            return None if self.is_whole else message(LEFT_OUT)
        if record.fate is Fate.FAILED:
            return None if record.detail in GONE else message(NOT_OPENED, detail=record.detail)
        if record.fate is Fate.ROBOTS:
            return message(FORBIDDEN)
        return message(LEFT_OUT) if record.fate in _LEFT_OUT else None

    def failure_to_measure(self, page: str, *, was_watched: bool) -> Message | None:
        """Return why this audit could not measure a page that the other one measured; None: it did, or left it out."""
        if page not in self.is_watched:
            reason = self.absence(page)
            return reason if reason and reason.text != LEFT_OUT else None
        record = self._ledger.get(page)
        if was_watched and not self.is_watched[page] and record and not record.detail.isdigit():
            return message(NOT_WATCHED, detail=record.detail)
        return None


def obstacle(rule: str, judged_page: str, page: str, one: Reach, other: Reach) -> Message | None:
    """Return why an element that fails in one audit alone says nothing of a change; None: it does.

    `judged_page` is the page the verdict is on, "" of the site as a whole; `page` is where the element stands.
    """
    if other.is_undecided(rule, judged_page):
        return message(UNDECIDED)
    if one.is_asked(rule) is not other.is_asked(rule):
        return message(OTHER_QUESTION)
    if judged_page == "" and not (one.is_complete and other.is_complete):
        return message(LEFT_OUT)
    if page not in one.is_watched:
        return None  # no page, such as a sitemap
    if page not in other.is_watched:
        return other.absence(page)
    return None if one.is_watched[page] is other.is_watched[page] else message(OTHER_TIER)
