"""The differences between two audits: results in, page by page, changes out. Pure."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rules.comparing.comparison import Change, ChangeState, Rules
from rules.comparing.exceptions import ExceptionEntry, Exceptions
from rules.comparing.identity import Identity
from rules.comparing.matching import Failing, failing, matched, room_for_new
from rules.comparing.moves import Moves, titles
from rules.comparing.reach import CUT_SHORT, Reach, obstacle
from rules.comparing.timings import TIMED_RULES
from rules.evaluate import Result
from rules.finding import Message, Outcome, message
from rules.rule import Impact
from rules.scorecard import PageCard

LEAST_OF_TEMPLATE = 2  # pages that must all fail before a fault is taken for the template's
GRAVE = frozenset({Impact.SERIOUS, Impact.CRITICAL})


@dataclass(slots=True)
class _Told:
    """A change while it is gathered from page to page."""

    state: ChangeState
    first: Failing
    reason: Message | None
    entry: ExceptionEntry | None
    page_urls: dict[str, None] = field(default_factory=dict)
    moved_from: dict[str, None] = field(default_factory=dict)
    count: int = 0


@dataclass(slots=True)
class Differences:
    """All results of the older audit are added first, then those of the newer one."""

    rules: Rules
    older: Reach
    newer: Reach
    exceptions: Exceptions
    accepted_older: Counter[str] = field(default_factory=Counter)  # pages by rule whose every failure is accepted
    accepted_newer: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)  # of the older audit, by page
    _waiting: dict[tuple[str, str], tuple[Failing, ...]] = field(default_factory=dict)  # by rule and judged page
    _come: list[tuple[Failing, bool]] = field(default_factory=list)  # True: beyond a list that was cut short
    _pages_of: defaultdict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    _frame: set[Identity] = field(default_factory=set)  # failed before in a part that a template gives to every page
    _told: dict[Hashable, _Told] = field(default_factory=dict)

    def add_older(self, results: Sequence[Result]) -> None:
        """Take the results of one page of the older audit, or of the site."""
        self.older.add(results)
        for result in results:
            if result.outcome is not Outcome.FAILED or result.rule in TIMED_RULES:
                continue
            elements = failing(result, self.older.page)
            self._waiting[result.rule, self.older.page(result.page_url)] = elements
            self.accepted_older[result.rule] += self._are_accepted(elements)
            for element in elements:
                self.failures[element.page] += 1
                self._pages_of[result.rule, element.identity.mark].add(element.page)
                if element.identity.is_of_frame:
                    self._frame.add(element.identity)

    def add_newer(self, results: Sequence[Result]) -> None:
        """Take the results of one page of the newer audit, or of the site."""
        self.newer.add(results)
        for result in results:
            if result.outcome is not Outcome.FAILED or result.rule in TIMED_RULES:
                continue
            elements = failing(result, self.newer.page)
            self.accepted_newer[result.rule] += self._are_accepted(elements)
            key = result.rule, self.newer.page(result.page_url)
            before = self._waiting.pop(key, ())
            found = matched(before, elements)
            for _, element in found.pairs:
                self._tell(ChangeState.PERSISTING, element)
            self._waiting[key] = found.gone
            room = room_for_new(before, elements)
            self._come += [(element, number >= room) for number, element in enumerate(found.come)]

    def changes(self, older_pages: Sequence[PageCard], newer_pages: Sequence[PageCard]) -> tuple[Change, ...]:
        """Return everything that changed or stayed, once all results were added."""
        moves = Moves(self.older, self.newer, titles(self.older, older_pages), titles(self.newer, newer_pages))
        for element in (element for elements in self._waiting.values() for element in elements):
            reason = obstacle(element.identity.rule, element.judged_page, element.page, self.older, self.newer)
            if reason:
                self._tell(ChangeState.NOT_COMPARABLE, element, reason)
            else:
                moves.wait(element)
        siblings = self._siblings(newer_pages)
        for element, is_beyond in self._come:
            self._tell_come(element, moves, siblings, is_beyond=is_beyond)
        for element in moves.left():
            self._tell(ChangeState.FIXED, element)
        return tuple(sorted(map(self._change, self._told.values()), key=self.order))

    def _tell_come(self, element: Failing, moves: Moves, siblings: Mapping[str, set[str]], *, is_beyond: bool) -> None:
        """Tell what an element is that fails in the newer audit alone."""
        origin = moves.origin_of(element)
        if origin is not None:
            self._tell(ChangeState.MOVED, element, moved_from=origin.occurrence.page_url)
        elif self._is_of_template(element, siblings):
            self._tell(ChangeState.PERSISTING, element)
        elif is_beyond:
            self._tell(ChangeState.NOT_COMPARABLE, element, message(CUT_SHORT))
        elif reason := obstacle(element.identity.rule, element.judged_page, element.page, self.newer, self.older):
            self._tell(ChangeState.NOT_COMPARABLE, element, reason)
        else:
            self._tell(ChangeState.NEW, element)

    def _siblings(self, pages: Sequence[PageCard]) -> Mapping[str, set[str]]:
        """Return for every new page the pages of its template that both audits have."""
        by_template: defaultdict[str, set[str]] = defaultdict(set)
        for page in pages:
            if page.template and self.newer.page(page.url) in self.older.is_watched:
                by_template[page.template].add(self.newer.page(page.url))
        return {self.newer.page(page.url): by_template.get(page.template, set()) for page in pages}

    def _is_of_template(self, element: Failing, siblings: Mapping[str, set[str]]) -> bool:
        """Return whether a page the older audit did not have only shows what its template showed before."""
        if element.page in self.older.is_watched or element.page not in self.newer.is_watched:
            return False
        alike = siblings.get(element.page, set())
        failed = self._pages_of.get((element.identity.rule, element.identity.mark), set())
        return element.identity in self._frame or (len(alike) >= LEAST_OF_TEMPLATE and alike <= failed)

    def _are_accepted(self, elements: Sequence[Failing]) -> bool:
        return bool(elements) and all(self._entry_for(element) for element in elements)

    def _entry_for(self, element: Failing) -> ExceptionEntry | None:
        return self.exceptions.entry_for(element.identity, element.occurrence.page_url)

    def _tell(self, state: ChangeState, element: Failing, reason: Message | None = None, moved_from: str = "") -> None:
        entry = None if state is ChangeState.FIXED else self._entry_for(element)
        key = (state, element.identity.key, repr(reason), entry and entry.line)
        told = self._told.setdefault(key, _Told(state, element, reason, entry))
        told.page_urls[element.occurrence.page_url] = None
        told.count += 1
        if moved_from:
            told.moved_from[moved_from] = None

    def _change(self, told: _Told) -> Change:
        rule, element = self.rules[told.first.identity.rule], told.first
        is_new = told.state is ChangeState.NEW and told.entry is None
        return Change(
            state=told.state,
            rule=rule.id,
            identity=element.identity.key,
            finding=replace(element.finding, occurrences=(element.occurrence,)),
            occurrence=element.occurrence,
            page_urls=tuple(told.page_urls),
            moved_from=tuple(told.moved_from),
            count=told.count,
            reason=told.reason,
            exception=told.entry,
            is_regression=is_new and rule.weight > 0 and rule.impact in GRAVE,
        )

    def order(self, change: Change) -> tuple[int, bool, int, int, str, tuple[str, ...], str]:
        """Return what changes are sorted by: regressions first, then the graver and weightier rule."""
        rule = self.rules[change.rule]
        return (
            list(ChangeState).index(change.state),
            not change.is_regression,
            -list(Impact).index(rule.impact),
            -rule.weight,
            rule.id,
            change.page_urls,
            change.identity,
        )
