"""The promises of the score, tried on invented rules and outcomes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.evaluate import Result
from rules.finding import Finding, Occurrence, Outcome, message
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.scorecard import Grade, Tally, grade, overall, overall_margin

KNOWN_PAGES = 40


def rule_of(number: int, category: Category, weight: int, effort: Effort = Effort.HOURS) -> Rule:
    return Rule(
        id=f"rule-{number}",
        category=category,
        impact=Impact.SERIOUS,
        weight=weight,
        title="t",
        failure_title="f",
        why="w",
        repair="r",
        owner=Owner.EDITOR,
        effort=effort,
        check=lambda page: iter(()),
    )


RULES = tuple(
    rule_of(number, category, weight, effort)
    for number, (category, weight, effort) in enumerate(
        [
            (Category.ACCESSIBILITY, 10, Effort.MINUTES),
            (Category.ACCESSIBILITY, 3, Effort.DAYS),
            (Category.MOBILE, 7, Effort.HOURS),
            (Category.FRESHNESS, 5, Effort.MINUTES),
            (Category.SECURITY, 5, Effort.HOURS),
            (Category.SOCIAL, 0, Effort.MINUTES),
        ]
    )
)


def result_of(rule: Rule, page: int, outcome: Outcome) -> Result:
    url = f"https://department.example.gov.in/{page}"
    findings = (
        (Finding(message=message("wrong"), occurrences=(Occurrence(selector="#a", page_url=url),)),)
        if outcome is Outcome.FAILED
        else ()
    )
    reason = message("unsure") if outcome is Outcome.CANT_TELL else None
    return Result(rule=rule.id, page_url=url, outcome=outcome, findings=findings, reason=reason)


grids = st.lists(
    st.lists(st.sampled_from(list(Outcome)), min_size=len(RULES), max_size=len(RULES)), min_size=1, max_size=12
)


def results_of(grid: list[list[Outcome]]) -> list[Result]:
    return [
        result_of(rule, page, outcome)
        for page, row in enumerate(grid)
        for rule, outcome in zip(RULES, row, strict=True)
    ]


def tally_of(results: list[Result]) -> Tally:
    tally = Tally(RULES)
    for result in results:
        tally.add(result)
    return tally


def score_of(results: list[Result]) -> float | None:
    return overall(tally_of(results).categories(KNOWN_PAGES))


@given(grids)
def test_a_site_without_a_failure_scores_100_or_nothing(grid: list[list[Outcome]]) -> None:
    results = [replace(result, outcome=Outcome.PASSED, findings=()) for result in results_of(grid)]
    assert score_of(results) == pytest.approx(100)


@given(grids, st.data())
def test_mending_any_page_never_lowers_the_score(grid: list[list[Outcome]], data: st.DataObject) -> None:
    results = results_of(grid)
    failed = [number for number, result in enumerate(results) if result.outcome is Outcome.FAILED]
    if not failed:
        return
    mended = list(results)
    number = data.draw(st.sampled_from(failed))
    mended[number] = replace(results[number], outcome=Outcome.PASSED, findings=())
    before, after = score_of(results), score_of(mended)
    assert before is not None or RULES[number % len(RULES)].weight == 0
    assert (after or 0) >= (before or 0) - 1e-9


@given(grids, st.randoms())
def test_the_order_of_pages_does_not_matter(grid: list[list[Outcome]], random) -> None:
    results = results_of(grid)
    shuffled = list(results)
    random.shuffle(shuffled)
    first, second = tally_of(results), tally_of(shuffled)
    assert first.categories(KNOWN_PAGES) == second.categories(KNOWN_PAGES)
    assert [s.rule for s in first.suggestions(first.categories(KNOWN_PAGES))] == [
        s.rule for s in second.suggestions(second.categories(KNOWN_PAGES))
    ]


@given(grids)
def test_the_points_of_a_suggestion_are_what_the_repair_brings(grid: list[list[Outcome]]) -> None:
    results = results_of(grid)
    tally = tally_of(results)
    for suggestion in tally.suggestions(tally.categories(KNOWN_PAGES)):
        mended = [
            replace(result, outcome=Outcome.PASSED, findings=())
            if result.rule == suggestion.rule and result.outcome is Outcome.FAILED
            else result
            for result in results
        ]
        assert (score_of(mended) or 0) - (score_of(results) or 0) == pytest.approx(suggestion.points)


@given(grids)
def test_suggestions_come_by_points_per_effort(grid: list[list[Outcome]]) -> None:
    tally = tally_of(results_of(grid))
    efforts = {rule.id: rule.effort for rule in RULES}
    worth = [s.points / efforts[s.rule] for s in tally.suggestions(tally.categories(KNOWN_PAGES))]
    assert worth == sorted(worth, reverse=True)


def test_doubt_and_what_does_not_apply_carry_no_weight_but_lower_the_coverage() -> None:
    rule = RULES[0]
    results = [result_of(rule, 0, Outcome.PASSED), result_of(rule, 1, Outcome.CANT_TELL)]
    tally = tally_of([*results, result_of(rule, 2, Outcome.INAPPLICABLE)])
    [accessibility, *_] = tally.categories(KNOWN_PAGES)
    assert accessibility.score == 100
    assert accessibility.coverage == 0.5


def test_the_margin_is_nothing_when_every_page_was_asked_and_shrinks_with_the_sample() -> None:
    rule = RULES[0]

    def margin(asked: int, known: int) -> float:
        results = [result_of(rule, page, Outcome.FAILED if page % 2 else Outcome.PASSED) for page in range(asked)]
        value = overall_margin(tally_of(results).categories(known))
        assert value is not None
        return value

    assert margin(10, 10) == 0
    assert margin(20, 200) < margin(10, 200)
    assert 20 < margin(10, 10_000) < 30  # Agresti-Coull for 5 of 10: ±25.4 points


def test_one_element_on_many_pages_is_told_once() -> None:
    rule = RULES[0]
    tally = tally_of([result_of(rule, page, Outcome.FAILED) for page in range(3)])
    [suggestion] = tally.suggestions(tally.categories(KNOWN_PAGES))
    [group] = suggestion.groups
    assert (len(group.page_urls), group.count, suggestion.pages_failed) == (3, 3, 3)


def test_advice_brings_no_points() -> None:
    advice = RULES[-1]
    tally = tally_of([result_of(RULES[0], 0, Outcome.PASSED), result_of(advice, 0, Outcome.FAILED)])
    [suggestion] = tally.suggestions(tally.categories(KNOWN_PAGES))
    assert (suggestion.rule, suggestion.points) == (advice.id, 0)


@pytest.mark.parametrize(
    ("score", "letter"),
    [(100, "A"), (90, "A"), (89.99, "B"), (75, "B"), (60, "C"), (40, "D"), (39.9, "E"), (0, "E")],
)
def test_grades_begin_at_their_lower_bound(score: float, letter: str) -> None:
    assert grade(score) == letter


def test_without_a_score_the_grade_is_not_measured() -> None:
    assert grade(None) is Grade.NOT_MEASURED
