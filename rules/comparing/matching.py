"""Which failing element of an older audit is which of a newer one: exact first, then by likeness. Pure."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from rules.comparing.identity import Identity, identity_of, is_whole_page
from rules.evaluate import Result
from rules.finding import Finding, Occurrence

LEAST_ALIKE = 0.7  # share of common characters from which two texts are an edited one and its original
MOST_COMPARED = 10_000  # pairs of one rule on one page: likeness is costly
LONG_LIST = 20  # places: shorter lists are never cut, so a number in their sentence counts something else
UNCOUNTED_LIST = 40  # places at which the evidence of some measurements ends, without telling how many there are
SHORT_TEXT = 12  # characters: shorter ones are alike by chance
_ATTRIBUTE = re.compile(r"(?:^| )[a-z-]+=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """One failing element of one audit."""

    identity: Identity
    finding: Finding
    occurrence: Occurrence
    judged_page: str  # the page the verdict is on, as rules/comparing/reach.py names it; "": the site as a whole
    page: str  # where the element stands

    @property
    def tag(self) -> str:
        """The element's tag."""
        return self.identity.mark.partition(" ")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What became of the failing elements of one rule on one page."""

    pairs: tuple[tuple[Failing, Failing], ...]  # older, newer
    gone: tuple[Failing, ...]
    come: tuple[Failing, ...]


def failing(result: Result, page: Callable[[str], str]) -> tuple[Failing, ...]:
    """Return the failing elements of a result; a page that fails as a whole does so once, whatever shows it."""
    judged_page = page(result.page_url)
    found: list[Failing] = []
    whole: set[Identity] = set()
    for finding in result.findings:
        for occurrence in finding.occurrences or (Occurrence(page_url=result.page_url),):
            identity = identity_of(result.rule, finding.message, occurrence)
            if identity in whole:
                continue
            if is_whole_page(identity):
                whole.add(identity)
            place = page(occurrence.page_url or result.page_url)
            found.append(
                Failing(identity=identity, finding=finding, occurrence=occurrence, judged_page=judged_page, page=place)
            )
    return tuple(found)


def matched(older: Sequence[Failing], newer: Sequence[Failing]) -> Matched:
    """Return which failing elements of one rule on one page are the same."""
    pairs: list[tuple[Failing, Failing]] = []
    gone, come = list(older), list(newer)
    for known_by in (_exactly, _by_mark, _by_tag):
        found, gone, come = _paired(gone, come, known_by)
        pairs += found
    found, gone, come = _alike(gone, come)
    return Matched(pairs=(*pairs, *found), gone=tuple(gone), come=tuple(come))


def room_for_new(older: Sequence[Failing], newer: Sequence[Failing]) -> int:
    """Return how many of the elements that fail in the newer audit alone may be new.

    A list that was cut short says nothing of the elements beyond its end: then only growth of the whole number counts.
    """
    if not any(told >= LONG_LIST and (counted > told or told >= UNCOUNTED_LIST) for counted, told in _lists(older)):
        return len(newer)
    before, after = (sum(max(both) for both in _lists(elements)) for elements in (older, newer))
    return max(0, after - before)


def _lists(elements: Iterable[Failing]) -> Iterable[tuple[int, int]]:
    """Return of every finding how many elements its sentence counts, and how many it tells."""
    lists: dict[int, tuple[int, int]] = {}
    for element in elements:
        counted, told = lists.get(id(element.finding), (element.finding.message.count, 0))
        lists[id(element.finding)] = (counted, told + 1)
    return lists.values()


def _exactly(element: Failing) -> Hashable:
    return element.identity, element.page, element.occurrence.selector


def _by_mark(element: Failing) -> Hashable:
    return element.identity.mark, element.page


def _by_tag(element: Failing) -> Hashable:
    """Return the element's own id, or its place together with an opening tag that is not bare; never of a page."""
    selector, html = element.occurrence.selector, element.occurrence.html
    opening = html.partition(">")[0]
    if is_whole_page(element.identity) or not selector:
        return id(element)
    if selector.startswith("#") and " " not in selector:
        return element.tag, element.page, selector
    return (element.page, selector, opening) if " " in opening else id(element)


_Pairs = tuple[list[tuple[Failing, Failing]], list[Failing], list[Failing]]


def _paired(older: list[Failing], newer: list[Failing], known_by: Callable[[Failing], Hashable]) -> _Pairs:
    waiting: dict[Hashable, list[Failing]] = {}
    for element in older:
        waiting.setdefault(known_by(element), []).append(element)
    pairs, come = [], []
    for element in newer:
        same = waiting.get(known_by(element))
        if same:
            pairs.append((same.pop(0), element))
        else:
            come.append(element)
    return pairs, [element for left in waiting.values() for element in left], come


def _alike(older: list[Failing], newer: list[Failing]) -> _Pairs:
    """Pair what reads alike, the likest first."""
    if not older or not newer or len(older) * len(newer) > MOST_COMPARED:
        return [], older, newer
    likeness = sorted(
        (
            (-ratio, first, second)
            for (first, one), (second, other) in product(enumerate(older), enumerate(newer))
            if (ratio := _likeness(one, other)) >= LEAST_ALIKE
        ),
    )
    taken_older: set[int] = set()
    taken_newer: set[int] = set()
    pairs = []
    for _, first, second in likeness:
        if first not in taken_older and second not in taken_newer:
            taken_older.add(first)
            taken_newer.add(second)
            pairs.append((older[first], newer[second]))
    return (
        pairs,
        [element for number, element in enumerate(older) if number not in taken_older],
        [element for number, element in enumerate(newer) if number not in taken_newer],
    )


def _likeness(one: Failing, other: Failing) -> float:
    """Return how alike two elements read, 0–1; nothing is told by texts that are short."""
    if one.tag != other.tag or one.page != other.page or is_whole_page(one.identity):
        return 0.0
    before, after = (_ATTRIBUTE.sub(" ", item.identity.mark.partition(" ")[2]).strip() for item in (one, other))
    if min(len(before), len(after)) < SHORT_TEXT:
        return 0.0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LEAST_ALIKE else 0.0
