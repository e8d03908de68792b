"""What two looks at a page tell of a fix made in between."""

from collections.abc import Mapping

import pytest

from rules.evaluate import Result
from rules.finding import Doubt, Finding, Occurrence, Outcome, message
from rules.fixing.comparing import Change, Fault, Look, Spot, faults_of

URL = "https://department.example/"


def failing(rule: str, *occurrences: Occurrence, said: str = "It is wrong.") -> Result:
    finding = Finding(message=message(said), occurrences=occurrences)
    return Result(rule=rule, page_url=URL, outcome=Outcome.FAILED, findings=(finding,))


def at(selector: str, html: str = "<a>", quote: str = "") -> Occurrence:
    return Occurrence(selector=selector, html=html, quote=quote, page_url=URL)


def change(
    before: Look, after: Look, moved: Mapping[str, str | None] | None = None, earlier: Look | None = None
) -> Change:
    return Change(URL, earlier or before, before, after, moved or {})


def faults(result: Result) -> tuple[Fault, ...]:
    return tuple(fault for one in result.findings for fault in faults_of(result, one, one.occurrences))


def test_an_element_that_moved_is_still_wrong_and_nothing_new() -> None:
    old, new = failing("a", at("#x > h4")), failing("a", at("#x > h2", html="<h2>"))
    seen = change(Look.of([old]), Look.of([new]), {"#x > h4": "#x > h2"})
    assert not seen.is_gone(faults(old))
    assert not seen.appeared()


def test_an_element_in_the_place_of_one_that_went_is_new() -> None:
    old, new = failing("a", at("#x")), failing("b", at("#x"))
    seen = change(Look.of([old, failing("b", at("#y"))]), Look.of([new]), {"#x": "#x", "#y": None})
    assert seen.is_gone(faults(old))
    assert seen.appeared() == {Spot("b", URL, "#x", "It is wrong.")}


def test_one_of_several_faults_of_a_page_is_told_by_its_quote() -> None:
    first, second = at("", html="", quote="first"), at("", html="", quote="second")
    one, both = failing("a", first), failing("a", first, second)
    assert change(Look.of([both]), Look.of([failing("a", second)])).is_gone(faults(one))
    assert not change(Look.of([both]), Look.of([one])).is_gone(faults(one))


def test_what_the_audit_saw_and_the_control_did_not_is_no_news() -> None:
    seen = change(Look.of([]), Look.of([failing("a", at("#x"))]), earlier=Look.of([failing("a", at("#x"))]))
    assert not seen.appeared()


@pytest.mark.parametrize(
    ("before", "is_unsure"), [((), True), ((Doubt(message=message("Who knows?"), occurrences=(at("#x"),)),), False)]
)
def test_a_doubt_that_comes_with_the_fix_leaves_it_undecided(before: tuple[Doubt, ...], is_unsure: bool) -> None:
    fault = failing("a", at("#x"))
    doubt = Doubt(message=message("Who knows?"), occurrences=(at("#x"),))
    doubtful = Result(rule="a", page_url=URL, outcome=Outcome.CANT_TELL, doubts=(doubt,))
    known = Result(rule="a", page_url=URL, outcome=Outcome.CANT_TELL, doubts=before)
    looks = (Look.of([fault, known] if before else [fault]), Look.of([doubtful]))
    assert change(*looks).is_unsure(faults(fault)) is is_unsure


def test_a_rule_without_evidence_after_a_fix_proves_nothing() -> None:
    fault = failing("a", at("#x"))
    blind = Result(rule="a", page_url=URL, outcome=Outcome.CANT_TELL)
    assert change(Look.of([fault]), Look.of([blind])).is_unsure(faults(fault))
