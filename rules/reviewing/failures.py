"""What fails over the whole state, and what one repair in a shared template would mend on many websites."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rules.reviewing.entry import Entry
from rules.reviewing.facts import Element, Fault
from rules.reviewing.platforms import ONE_TEMPLATE, Platform
from rules.rule import Owner, Rule, SiteRule

LEAST_SITES = 3  # two websites may show the same by chance
# Of the websites made with a system: where fewer fail, it is their content rather than the template.
LEAST_SHARE = 2 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """One website that a repair helps."""

    entry: Entry
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFailure:
    """One rule over all measured websites."""

    rule: str
    gains: tuple[Gain, ...]  # most points first
    measured: int  # websites on which the rule came to a verdict

    @property
    def points(self) -> float:
        """Points that all websites together gain once it is mended everywhere."""
        return sum(gain.fault.points for gain in self.gains)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFailure:
    """A failure that several websites have from one template: mended once, it is mended on all of them."""

    rule: str
    platform: Platform | None  # None: an element that is alike on websites of no system known
    element: Element | None  # None: the element differs from website to website
    element_sites: int  # of these websites, those that show this very element
    gains: tuple[Gain, ...]  # most points first
    platform_sites: int  # measured websites of the platform; 0 without one

    @property
    def points(self) -> float:
        """Points that all these websites together gain at most."""
        return sum(gain.fault.points for gain in self.gains)


def state_failures(entries: Sequence[Entry]) -> tuple[StateFailure, ...]:
    """Return every rule that fails on a measured website, the one that costs most points first."""
    by_rule = _by_rule(entries)
    measured = {rule: sum(_has_verdict(entry, rule) for entry in entries if entry.now.facts) for rule in by_rule}
    failures = [StateFailure(rule=rule, gains=gains, measured=measured[rule]) for rule, gains in by_rule.items()]
    return tuple(sorted(failures, key=lambda one: (-one.points, -len(one.gains), one.rule)))


def shared_failures(entries: Sequence[Entry], rules: Mapping[str, Rule | SiteRule]) -> tuple[SharedFailure, ...]:
    """Return what one template breaks on three websites or more, the repair that brings most points first.

    What an editor mends is content, and no template is to blame for it, unless it stands in the frame of the page.
    """
    sites = _sites(entries)
    found = [
        shared
        for rule, gains in _by_rule(entries).items()
        for shared in _shared(rule, gains, sites, is_content=rules[rule].owner is Owner.EDITOR)
    ]
    return tuple(sorted(found, key=lambda one: (-one.points, -len(one.gains), one.rule, str(one.platform))))


def _shared(
    rule: str, gains: Sequence[Gain], sites: dict[Platform, int], *, is_content: bool
) -> Iterator[SharedFailure]:
    """Yield the groups by system, then those by element that no group by system holds already."""
    told: list[set[str]] = []
    for platform, count in sites.items():
        if is_content or platform not in ONE_TEMPLATE:
            continue
        alike = [gain for gain in gains if gain.entry.platform is platform]
        if len(alike) >= LEAST_SITES and len(alike) >= LEAST_SHARE * count:
            told.append({gain.entry.name for gain in alike})
            element, holders = _commonest(alike, only_frame=False)
            yield SharedFailure(
                rule=rule,
                platform=platform,
                element=element,
                element_sites=len(holders),
                gains=tuple(alike),
                platform_sites=count,
            )
    rest = list(gains)
    while True:
        element, holders = _commonest(rest, only_frame=is_content)
        if element is None:
            return
        if not any({gain.entry.name for gain in holders} <= names for names in told):
            platforms = {gain.entry.platform for gain in holders}
            only = platforms.pop() if len(platforms) == 1 else None
            yield SharedFailure(
                rule=rule,
                platform=only,
                element=element,
                element_sites=len(holders),
                gains=tuple(holders),
                platform_sites=sites.get(only, 0) if only else 0,
            )
        rest = [gain for gain in rest if gain not in holders]


def _commonest(gains: Sequence[Gain], *, only_frame: bool) -> tuple[Element | None, list[Gain]]:
    """Return the element that most websites of at least three show, and those websites."""
    by_mark: dict[str, tuple[Element, list[Gain]]] = {}
    hosts: dict[str, set[str]] = {}
    for gain in gains:
        for element in gain.fault.elements:
            if only_frame and not element.is_of_frame:
                continue
            by_mark.setdefault(element.mark, (element, []))[1].append(gain)
            hosts.setdefault(element.mark, set()).add(urlsplit(gain.entry.facts.home_url).netloc)
    enough = {mark: found for mark, found in by_mark.items() if len(hosts[mark]) >= LEAST_SITES}
    if not enough:
        return None, []
    mark = max(enough, key=lambda mark: (len(enough[mark][1]), mark))
    return enough[mark]


def _by_rule(entries: Iterable[Entry]) -> dict[str, tuple[Gain, ...]]:
    found: dict[str, list[Gain]] = {}
    for entry in entries:
        for fault in entry.now.facts.faults if entry.now.facts else ():
            found.setdefault(fault.rule, []).append(Gain(entry=entry, fault=fault))
    return {rule: tuple(sorted(gains, key=_most_first)) for rule, gains in found.items()}


def _most_first(gain: Gain) -> tuple[float, str, str]:
    return -gain.fault.points, gain.entry.department.name.casefold(), gain.entry.name


def _has_verdict(entry: Entry, rule: str) -> bool:
    score = entry.facts.rules.get(rule)
    return score is not None and score.share is not None


def _sites(entries: Iterable[Entry]) -> dict[Platform, int]:
    counts: dict[Platform, int] = {}
    for entry in entries:
        if entry.platform and entry.now.facts:
            counts[entry.platform] = counts.get(entry.platform, 0) + 1
    return dict(sorted(counts.items()))
