"""Two looks at a page, one with fixes made on it: what is gone, and what is wrong that was not wrong before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rules.evaluate import Result, fingerprint
from rules.finding import Doubt, Finding, Occurrence, Outcome


@dataclass(frozen=True, slots=True)
class Spot:
    """A rule failing at an element of a page, or on the page as a whole, in the words of a marked text."""

    rule: str
    page_url: str
    selector: str
    said: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A spot, and what tells faults of one spot apart."""

    spot: Spot
    fingerprint: str
    quote: str


@dataclass(frozen=True, slots=True)
class Look:
    """What is wrong with a page, and with the site as far as the page changes it."""

    faults: tuple[Fault, ...]
    doubts: frozenset[Spot]
    undecided: frozenset[str]  # rules without the evidence to judge the page

    @classmethod
    def of(cls, results: Iterable[Result]) -> "Look":
        """Return what the results say."""
        told = tuple(results)
        return cls(
            tuple(fault for result in told for fault in _all(result, result.findings)),
            frozenset(fault.spot for result in told for fault in _all(result, result.doubts)),
            frozenset(result.rule for result in told if result.outcome is Outcome.CANT_TELL and not result.doubts),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A page as it is, and after fixes were made on it."""

    page_url: str
    earlier: Look  # of the audit
    before: Look
    after: Look
    moved: Mapping[str, str | None]  # where its elements are after the fixes, by selector; None: gone

    def is_gone(self, faults: Iterable[Fault]) -> bool:
        """Return whether none of these faults, and none like them, is there any more."""
        then = [(spot, fault.quote) for fault in faults if (spot := self._then(fault.spot))]
        left = {(fault.spot, fault.quote) for fault in self.after.faults}
        was, is_now = self._counted(self.before), Counter(fault.spot for fault in self.after.faults)
        expected = Counter(spot for spot, _ in then)
        return all(is_now[spot] <= was[spot] - count for spot, count in expected.items()) and not any(
            quote and (spot, quote) in left for spot, quote in then
        )

    def is_unsure(self, faults: Iterable[Fault]) -> bool:
        """Return whether the rule can tell no longer whether these faults are there."""
        undecided = self.after.undecided - self.before.undecided
        doubts = self.after.doubts - {self._then(spot) for spot in self.before.doubts}
        places = {(spot.rule, spot.selector) for spot in doubts}
        then = [spot for fault in faults if (spot := self._then(fault.spot))]
        return any(spot.rule in undecided or (spot.rule, spot.selector) in places for spot in then)

    def appeared(self) -> frozenset[Spot]:
        """Return where something is wrong that was wrong neither in the audit nor before the fixes."""
        known = self._counted(self.before) | self._counted(self.earlier)
        return frozenset((Counter(fault.spot for fault in self.after.faults) - known).keys())

    def _counted(self, look: Look) -> Counter[Spot]:
        return Counter(spot for fault in look.faults if (spot := self._then(fault.spot)))

    def _then(self, spot: Spot) -> Spot | None:
        """Return a spot by the selector its element has after the fixes; None where the element is gone."""
        if spot.page_url != self.page_url or not spot.selector:
            return spot
        selector = self.moved.get(spot.selector, spot.selector)
        return None if selector is None else replace(spot, selector=selector)


def faults_of(result: Result, said: Finding | Doubt, occurrences: Iterable[Occurrence]) -> Iterator[Fault]:
    """Yield what a result says of these occurrences."""
    for occurrence in occurrences:
        spot = Spot(result.rule, occurrence.page_url or result.page_url, occurrence.selector, said.message.text)
        yield Fault(spot, fingerprint(result.rule, occurrence), occurrence.quote)


def _all(result: Result, said: Iterable[Finding | Doubt]) -> Iterator[Fault]:
    return (fault for one in said for fault in faults_of(result, one, one.occurrences))
