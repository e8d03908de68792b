"""How a site came out clause by clause: a state, the counts behind it, and the first places. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.bearing import KEPT_WHERE_SILENT, SILENT_WHERE_NOT_ASKED, decides
from rules.clauses import Binding, Clause, Scope, clauses, cover_of, references_to, serving
from rules.coverage import Cover
from rules.rule import Rule, SiteRule
from rules.scorecard import Group, RuleScore, Scorecard

MOST_PLACES = 3  # of a clause: what a person needs to begin, not everything

# Clauses a department has to keep: only rules that are scored decide on them, advice does not.
DUTIES = frozenset({Binding.MANDATORY, Binding.LAW})


class State(StrEnum):
    """What can be said of a clause; that it is kept as a whole is nothing a machine can say."""

    NOT_MET = "not met"
    ASKED = "asked"
    MET = "met where it was looked"
    NOTHING = "nothing of the kind"
    NOT_LOOKED = "not looked at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One rule behind a clause."""

    rule: Rule | SiteRule
    score: RuleScore
    decides: bool  # False: its outcome is a reason to look, and no more
    is_asked: bool  # a person has to look
    can_miss: bool  # its silence does not tell that the website has nothing of the kind

    @property
    def is_about_site(self) -> bool:
        """Whether it speaks of the site once, and not of page after page."""
        return isinstance(self.rule, SiteRule) and not self.rule.per_page

    @property
    def is_kept(self) -> bool:
        """Whether what it looks for is in order somewhere: by a pass, or by silence where that says the same."""
        return bool(self.score.passed or (self.score.inapplicable and self.rule.id in KEPT_WHERE_SILENT))

    @property
    def judged(self) -> int:
        """On how many pages it came to a verdict."""
        return self.score.passed + self.score.failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place that shows a fault."""

    rule: Rule | SiteRule
    group: Group


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseState:
    """One clause and how the site came out."""

    clause: Clause
    cover: Cover
    state: State
    served: tuple[Served, ...]
    places: tuple[Place, ...]  # at most three, each rule's first before its others


def clause_states(scorecard: Scorecard, rules: Mapping[str, Rule | SiteRule]) -> tuple[ClauseState, ...]:
    """Return every clause in order with its state for this site."""
    scores = {score.rule: score for category in scorecard.categories for score in category.rules}
    asked = {question.rule for question in scorecard.questions} | {
        result.rule for result in scorecard.not_measured if any(doubt.is_question for doubt in result.doubts)
    }
    groups = {suggestion.rule: suggestion.groups for suggestion in scorecard.suggestions}
    about_site = [score for score in scores.values() if isinstance(rules.get(score.rule), SiteRule)]
    is_listing = bool(about_site) and not any(score.passed or score.failed or score.cant_tell for score in about_site)
    found = []
    for clause in clauses():
        behind = serving(clause, rules.values())
        served = tuple(
            Served(
                rule=rule,
                score=scores[rule.id],
                decides=_decides(clause, rule),
                is_asked=rule.id in asked,
                can_miss=rule.id in SILENT_WHERE_NOT_ASKED
                or (is_listing and (isinstance(rule, SiteRule) or clause.scope is Scope.HOME)),
            )
            for rule in behind
            if rule.id in scores
        )
        found.append(
            ClauseState(
                clause=clause,
                cover=cover_of(clause, behind),
                state=state_of(served),
                served=served,
                places=tuple(_places(served, groups)),
            )
        )
    return tuple(found)


def state_of(served: Iterable[Served]) -> State:
    """Return the state of a clause by the rules that serve it; a fault that does not decide is a question."""
    every = tuple(served)
    deciding = tuple(one for one in every if one.decides)
    if any(one.score.failed for one in deciding):
        return State.NOT_MET
    if any(one.is_asked or one.score.failed for one in every):
        return State.ASKED
    if any(one.is_kept for one in every):
        return State.MET if any(one.is_kept for one in deciding) else State.ASKED
    is_silent = all(one.score.inapplicable and not one.score.cant_tell for one in every)
    if deciding and is_silent and not any(one.can_miss for one in deciding):
        return State.NOTHING
    return State.NOT_LOOKED


def _decides(clause: Clause, rule: Rule | SiteRule) -> bool:
    """Return whether a rule decides on a clause; on a duty, advice does not."""
    if clause.binding in DUTIES and not rule.weight:
        return False
    return any(decides(rule.id, reference) for reference in references_to(clause, rule))


def _places(served: Iterable[Served], groups: Mapping[str, tuple[Group, ...]]) -> Iterable[Place]:
    failed = [(one.rule, groups.get(one.rule.id, ())) for one in served if one.score.failed]
    in_turn = [
        Place(rule=rule, group=shown[turn])
        for turn in range(MOST_PLACES)
        for rule, shown in failed
        if turn < len(shown)
    ]
    return in_turn[:MOST_PLACES]
