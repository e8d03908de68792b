"""Questions: which are asked, and what answers change."""

from rules.evaluate import judge_page
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, Outcome, message
from rules.judgement import Judgement
from rules.questions import MOST_QUESTIONS, Verdict, question_key
from rules.rule import Category, Effort, Impact, Owner, Rule

SEAL = Occurrence(selector="#seal", html='<img id="seal" src="seal.png">')
MAP = Occurrence(selector="#map", html='<img id="map" src="map.png">')


def rule_of(said, *, id_="picture-words", weight=7):
    return Rule(
        id=id_,
        category=Category.ACCESSIBILITY,
        impact=Impact.SERIOUS,
        weight=weight,
        title="t",
        failure_title="f",
        why="w",
        repair="r",
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        check=lambda _page: iter(said),
    )


def doubt(*places, **changes):
    return Doubt(message=message("Look."), occurrences=places, **changes)


def key(place, page: PageEvidence, id_="picture-words"):
    return question_key(id_, Occurrence(selector=place.selector, html=place.html, page_url=page.url))


def outcome(rule, page, answers):
    [result] = judge_page(page, [rule], answers)
    return result


def test_an_answer_that_all_is_fine_makes_the_page_pass(page_of):
    page = page_of("<title>x</title>")
    rule = rule_of([doubt(SEAL)])
    assert outcome(rule, page, {}).outcome is Outcome.CANT_TELL
    assert outcome(rule, page, {key(SEAL, page): Verdict.FINE}).outcome is Outcome.PASSED


def test_a_fault_that_a_person_saw_fails_the_page_at_that_place(page_of, selectors):
    page = page_of("<title>x</title>")
    result = outcome(rule_of([doubt(SEAL, MAP)]), page, {key(MAP, page): Verdict.FAULT})
    assert result.outcome is Outcome.FAILED
    assert selectors(*result.findings) == {"#map"}


def test_the_page_stays_open_until_every_place_is_answered(page_of):
    page = page_of("<title>x</title>")
    result = outcome(rule_of([doubt(SEAL, MAP)]), page, {key(MAP, page): Verdict.FINE})
    assert result.outcome is Outcome.CANT_TELL
    assert [place.selector for place in result.doubts[0].occurrences] == ["#seal"]


def test_an_answer_is_forgotten_when_the_element_changes_but_not_when_it_moves():
    assert question_key("r", SEAL) != question_key("r", Occurrence(selector="#seal", html='<img src="seal2.png">'))
    moved = [Occurrence(selector=f"html > body > p:nth-of-type({n})", html="<p>x</p>") for n in (2, 5)]
    assert question_key("r", moved[0]) == question_key("r", moved[1])


def test_a_doubt_about_a_whole_page_is_one_question_a_page():
    pages = [Occurrence(page_url=f"https://department.example.gov.in/{name}") for name in "ab"]
    assert question_key("r", pages[0]) != question_key("r", pages[1])


def scorecard(page_of, site_of, *rules, pages=3):
    judgement = Judgement(rules, ())
    read = [page_of("<title>x</title>", url=f"https://department.example.gov.in/{n}") for n in range(pages)]
    for page in read:
        judgement.add_page(page)
    return judgement.scorecard(site_of(*read))


def test_the_question_that_moves_the_score_most_comes_first(page_of, site_of):
    light = rule_of([doubt(SEAL)], id_="light", weight=1)
    heavy = rule_of([doubt(MAP)], id_="heavy", weight=10)
    advice = rule_of([doubt(MAP)], id_="advice", weight=0)
    other = rule_of([], id_="other")
    card = scorecard(page_of, site_of, light, heavy, advice, other)
    assert [question.rule for question in card.questions] == ["heavy", "light"]
    assert card.questions[0].points > card.questions[1].points > 0
    assert len(card.questions[0].page_urls) == 3


def test_the_points_of_a_question_are_what_its_answer_changes(page_of, site_of):
    card = scorecard(page_of, site_of, rule_of([doubt(SEAL)]), rule_of([], id_="other"), pages=1)
    assert card.questions[0].points == 50.0  # two rules of equal weight, one page: all or nothing of one


def test_at_most_ten_are_asked(page_of, site_of):
    places = [Occurrence(selector=f"#p{n}", html=f"<p id=p{n}>") for n in range(30)]
    assert len(scorecard(page_of, site_of, rule_of([doubt(*places)])).questions) == MOST_QUESTIONS


def test_missing_evidence_is_no_question(page_of, site_of):
    assert not scorecard(page_of, site_of, rule_of([doubt(SEAL, is_question=False)])).questions


def test_a_page_that_fails_anyway_is_not_asked_about(page_of, site_of):
    finding = Finding(message=message(N_("x")), occurrences=(MAP,))
    assert not scorecard(page_of, site_of, rule_of([finding, doubt(SEAL)])).questions
