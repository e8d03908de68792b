"""Which actions stand on a fix sheet, and which place of each shows what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.sheets.checking import how_to_check
from reports.sheets.minutes import minutes, told
from rules.finding import Message
from rules.fixing.proof import REFUTED, Verdict
from rules.fixing.server_lines import Server, lines_of
from rules.rule import Owner, Rule, SiteRule
from rules.scorecard import Group, Scorecard, Suggestion

MOST_ACTIONS = 5


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: a failed rule, and the place that shows best what to do."""

    suggestion: Suggestion
    rule: Rule | SiteRule
    group: Group | None  # None: the rule names no place
    after: str  # what to paste; "": not known, or it was tried and did not help
    variants: Mapping[Server, str]  # the same for every server, where it is a setting of the server

    @property
    def is_proved(self) -> bool:
        """Tell whether what to paste was tried on the page and helped."""
        proof = self.group.proof if self.group else None
        return bool(self.after) and proof is not None and proof.verdict is Verdict.PROVED

    @property
    def server_lines(self) -> str:
        """Return the lines for the server that answered, "" where it is not known or nothing is set there."""
        return self.after if self.after in self.variants.values() else ""

    @property
    def time(self) -> Message:
        """Return how long it takes."""
        return told(*minutes(self.rule.effort, len(self.suggestion.groups)))

    @property
    def check(self) -> str:
        """Return how to see that it is done, a marked text."""
        return how_to_check(self.rule)


def actions(scorecard: Scorecard, rules: Mapping[str, Rule | SiteRule], owner: Owner) -> tuple[Action, ...]:
    """Return the best actions of one owner: alarms, then most points per effort, advice last."""
    own = [suggestion for suggestion in scorecard.suggestions if rules[suggestion.rule].owner is owner]
    own.sort(key=lambda suggestion: not rules[suggestion.rule].weight)
    return tuple(_action(suggestion, rules[suggestion.rule]) for suggestion in own[:MOST_ACTIONS])


def _action(suggestion: Suggestion, rule: Rule | SiteRule) -> Action:
    group = max(suggestion.groups, key=_worth_showing, default=None)
    is_known = group is not None and not _is_refuted(group)
    return Action(
        suggestion=suggestion,
        rule=rule,
        group=group,
        after=group.occurrence.after if group and is_known else "",
        variants=lines_of(group.occurrence.edits) if group and is_known else {},
    )


def _worth_showing(group: Group) -> tuple[bool, bool, bool, bool]:
    """Rank the places: a proved repair before any other, a picture before none; the first of equals wins."""
    is_proved = group.proof is not None and group.proof.verdict is Verdict.PROVED
    occurrence = group.occurrence
    return is_proved, not _is_refuted(group), bool(occurrence.after), occurrence.box is not None


def _is_refuted(group: Group) -> bool:
    return group.proof is not None and group.proof.verdict in REFUTED
