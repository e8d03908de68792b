"""The clauses of the Indian rules: each has its place, and says no more of a site than the rules behind it found."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rules.bearing import KEPT_WHERE_SILENT, ONLY_TOUCHED, SILENT_WHERE_NOT_ASKED
from rules.clause_states import ClauseState, State, clause_states
from rules.clauses import WHOLES, WHOLLY, Chapter, clauses, cover_of, serving
from rules.coverage import Cover
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Doubt, Finding, Occurrence, message
from rules.judgement import Judgement
from rules.registry import by_id
from rules.rule import Category, Effort, Impact, Owner, Rule, SiteRule
from rules.standards import gigw, indian_rules, success_criterion


def rule_about(clause: str, said=(), *, number: int = 0, weight: int = 5, applies: bool = True) -> Rule:
    return Rule(
        id=f"rule-{number}",
        category=Category.INFORMATION,
        impact=Impact.MINOR,
        weight=weight,
        references=(gigw(clause),),
        title="Good",
        failure_title="Bad",
        why="Why",
        repair="Mend",
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        applies=lambda _: applies,
        check=lambda _: iter(said),
    )


@pytest.fixture
def states_of(
    page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]
) -> Callable[..., dict[str, ClauseState]]:
    def build(*rules: Rule) -> dict[str, ClauseState]:
        page = page_of("<p>Text</p>")
        judgement = Judgement(rules, ())
        judgement.add_page(page)
        judgement.add_site(site_of(page))
        card = judgement.scorecard(site_of(page))
        return {one.clause.reference.clause: one for one in clause_states(card, {rule.id: rule for rule in rules})}

    return build


FAULT = Finding(
    message=message("Bad"), occurrences=tuple(Occurrence(html=f"<p id={n}>", quote=str(n)) for n in range(5))
)
QUESTION = Doubt(message=message("Look"), occurrences=(Occurrence(html="<p>"),))
GAP = Doubt(message=message("Nothing seen"), is_question=False)


def test_every_clause_is_there_once_and_in_a_chapter() -> None:
    assert sorted(clause.reference.clause for clause in clauses()) == sorted(indian_rules())
    assert {clause.chapter for clause in clauses()} == set(Chapter)
    assert {*WHOLES, *WHOLLY} <= indian_rules().keys()


def test_a_clause_without_a_rule_is_decided_by_hand_and_one_with_a_rule_never() -> None:
    for clause in clauses():
        behind = serving(clause, by_id().values())
        assert (cover_of(clause, behind) is Cover.NOT_COVERED) is (not behind)


def test_a_clause_that_restates_wcag_is_decided_as_far_as_the_criterion() -> None:
    contrast = next(clause for clause in clauses() if clause.criterion == "1.4.10")
    rule = replace(rule_about("5.1.1"), references=success_criterion("1.4.10"))
    assert serving(contrast, [rule]) == (rule,)
    assert cover_of(contrast, [rule]) is Cover.AUTOMATIC


@pytest.mark.parametrize(
    ("clause", "rules", "state"),
    [
        ("5.1.2", [{}], State.MET),
        ("5.1.2", [{"said": [FAULT]}, {}], State.NOT_MET),
        ("5.1.2", [{"said": [QUESTION]}, {}], State.ASKED),
        ("5.1.2", [{"said": [GAP]}], State.NOT_LOOKED),
        ("5.1.2", [{"said": [GAP]}, {}], State.MET),
        ("5.1.2", [{"applies": False}], State.NOTHING),
        ("5.1.2", [{"applies": False}, {"said": [GAP]}], State.NOT_LOOKED),
        ("5.1.2", [{"said": [FAULT], "weight": 0}, {}], State.ASKED),  # advice does not decide on a duty
        ("5.1.2", [{"weight": 0}], State.ASKED),
        ("DBIM-G1", [{"said": [FAULT], "weight": 0}], State.NOT_MET),
    ],
)
def test_the_state_of_a_clause_follows_from_the_rules_behind_it(states_of, clause, rules, state) -> None:
    states = states_of(*(rule_about(clause, number=number, **values) for number, values in enumerate(rules)))
    assert states[clause].state is state
    others = {one.state for id_, one in states.items() if id_ != clause}
    assert others == {State.NOT_LOOKED}


@pytest.mark.parametrize(("said", "told"), [([FAULT], State.ASKED), ([], State.ASKED)])
def test_a_rule_that_only_touches_a_clause_decides_nothing_there(states_of, said, told) -> None:
    rule = replace(rule_about("5.1.6", said), id="document-link", references=(gigw("5.1.6"), gigw("5.1.7(b)")))
    states = states_of(rule)
    assert states["5.1.6"].state is (State.NOT_MET if said else State.MET)
    assert states["5.1.7(b)"].state is told
    assert states["5.1.7"].state is told


def test_the_silence_of_a_rule_that_was_not_asked_tells_nothing(states_of):
    rule = replace(rule_about("SM-12", applies=False), id="social-register")
    assert states_of(rule)["SM-12"].state is State.NOT_LOOKED
    touching = replace(rule_about("5.1.13", applies=False), id="plug-ins")
    assert states_of(touching)["5.1.13"].state is State.NOT_LOOKED


def test_a_page_that_cannot_have_the_fault_keeps_the_clause_against_it(states_of):
    lock = replace(rule_about("5.1.2", applies=False), id="orientation-lock", references=success_criterion("1.3.4"))
    assert states_of(lock)["5.2.10"].state is State.MET
    audio = replace(rule_about("5.1.2", applies=False), id="audio-transcript", references=success_criterion("1.2.1"))
    assert states_of(audio)["5.2.2"].state is State.NOTHING


def test_a_page_that_could_not_be_watched_does_not_keep_it(states_of):
    lock = replace(rule_about("5.1.2", [GAP]), id="orientation-lock", references=success_criterion("1.3.4"))
    assert states_of(lock)["5.2.10"].state is State.NOT_LOOKED


def test_the_tables_name_rules_that_are_there() -> None:
    assert by_id().keys() >= SILENT_WHERE_NOT_ASKED | KEPT_WHERE_SILENT


def test_of_listed_addresses_nothing_is_said_about_the_site(page_of, site_of) -> None:
    rules = by_id()
    judgement = Judgement(
        [rule for rule in rules.values() if isinstance(rule, Rule)],
        [rule for rule in rules.values() if isinstance(rule, SiteRule)],
    )
    page = page_of("<p>Text</p>")
    site = replace(site_of(page), is_listing=True)
    judgement.add_page(page)
    judgement.add_site(site)
    states = {one.clause.reference.clause: one.state for one in clause_states(judgement.scorecard(site), rules)}
    assert states["5.4.3h"] is states["5.1.18 home(b)"] is states["5.1.21"] is State.NOT_LOOKED


def test_what_is_only_touched_is_what_a_rule_refers_to() -> None:
    rules = by_id()
    for clause, touched in ONLY_TOUCHED.items():
        for id_ in touched & rules.keys():
            assert clause in {reference.clause for reference in rules[id_].references}, (id_, clause)


def test_a_clause_that_gathers_others_is_not_met_when_one_of_them_is_not(states_of) -> None:
    states = states_of(rule_about("5.1.18 home(f)", [FAULT]), rule_about("5.1.18 inner(a)", number=1))
    assert states["5.1.18"].state is State.NOT_MET
    assert states["5.1.18 inner(a)"].state is State.MET
    assert states["5.1.1"].state is State.NOT_LOOKED


def test_the_first_three_places_are_told_and_each_rule_gets_its_turn(states_of) -> None:
    states = states_of(rule_about("5.1.2", [FAULT]), rule_about("5.1.2", [FAULT], number=1))
    told = [(place.rule.id, place.group.occurrence.quote) for place in states["5.1.2"].places]
    assert told == [("rule-0", "0"), ("rule-1", "0"), ("rule-0", "1")]
