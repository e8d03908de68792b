"""Failures in the words of one language, for formats that tell one failing element at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from reports.changes import filled
from reports.i18n import Translator
from rules.comparing.comparison import Change, Rules
from rules.comparing.identity import identity_of
from rules.finding import Message, Occurrence
from rules.fixing.proof import Proof
from rules.rule import Impact, Rule, SiteRule
from rules.scorecard import Scorecard


class Level(StrEnum):
    """How loud a failure is told, in the words of SARIF 2.1.0 §3.27.10."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One failing element, told once for all its pages. Strangers' texts are not escaped."""

    rule: Rule | SiteRule
    identity: str  # 16 hexadecimal digits, see rules/comparing/identity.py; elements alike have the same
    title: str
    said: str  # what is wrong here
    repair: str  # what to do
    after: str  # the element's HTML mended; "": not known
    occurrence: Occurrence
    page_urls: tuple[str, ...]  # ("",): the site as a whole
    count: int  # failing elements on these pages
    proof: Proof | None = None

    @property
    def page_url(self) -> str:
        """The first of the pages; "": the site as a whole."""
        return next(iter(self.page_urls), "")

    @property
    def place(self) -> tuple[str, ...]:
        """What stands at the place: selector, HTML, quoted text, as far as they are known."""
        place = self.occurrence
        return tuple(text for text in (place.selector, place.html, place.quote) if text)

    @property
    def told(self) -> str:
        """Everything about it but its title and pages, a line each."""
        return "\n".join((self.said, *(f"  {line}" for line in self.place), self.repair))


def level_of(rule: Rule | SiteRule) -> Level:
    """Return how loud a rule is: advice, which is never scored, is a note."""
    if not rule.weight or rule.impact is Impact.MINOR:
        return Level.NOTE
    return Level.WARNING if rule.impact is Impact.MODERATE else Level.ERROR


def faults(scorecard: Scorecard, rules: Rules, say: Translator) -> Iterator[Fault]:
    """Yield the failures of a site: alarms, then the loudest, then those that bring most points."""
    ordered = sorted(
        scorecard.suggestions,
        key=lambda one: (
            not rules[one.rule].is_alarm,
            tuple(Level).index(level_of(rules[one.rule])),
            -one.points,
            one.rule,
        ),
    )
    for suggestion in ordered:
        for group in suggestion.groups:
            fault = _fault(
                rules[suggestion.rule],
                identity_of(suggestion.rule, group.message, group.occurrence).key,
                group.message,
                group.repair,
                group.occurrence,
                group.page_urls,
                group.count,
                say,
            )
            yield replace(fault, proof=group.proof)


def changed(change: Change, rules: Rules, say: Translator) -> Fault:
    """Return the failure that a change of a comparison tells of."""
    finding = change.finding
    return _fault(
        rules[change.rule],
        change.identity,
        finding.message,
        finding.repair,
        change.occurrence,
        change.page_urls,
        change.count,
        say,
    )


def _fault(
    rule: Rule | SiteRule,
    identity: str,
    message: Message,
    repair: Message | None,
    occurrence: Occurrence,
    page_urls: tuple[str, ...],
    count: int,
    say: Translator,
) -> Fault:
    said = [say.message(message), *([say.message(occurrence.note)] if occurrence.note else [])]
    return Fault(
        rule=rule,
        identity=identity,
        title=say.text(rule.failure_title),
        said=" ".join(said),
        repair=say.message(repair) if repair else say.text(rule.repair),
        after=filled(occurrence.after, say),
        occurrence=occurrence,
        page_urls=page_urls,
        count=count,
    )
