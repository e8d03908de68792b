"""An alarm is told before everything else."""

from dataclasses import replace

from rules.evaluate import Result
from rules.finding import Finding, Occurrence, Outcome, message
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.scorecard import Tally


def test_an_alarm_is_the_first_suggestion_whatever_it_brings() -> None:
    plain = Rule(
        id="plain",
        category=Category.ACCESSIBILITY,
        impact=Impact.CRITICAL,
        weight=10,
        title="t",
        failure_title="f",
        why="w",
        repair="r",
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        check=lambda page: iter(()),
    )
    alarm = replace(plain, id="zz-alarm", category=Category.SECURITY, weight=1, effort=Effort.DAYS, is_alarm=True)
    tally = Tally((plain, alarm))
    place = Occurrence(selector="#a", page_url="https://department.example.gov.in/")
    for rule in (plain, alarm):
        finding = Finding(message=message("wrong"), occurrences=(place,))
        tally.add(Result(rule=rule.id, page_url=place.page_url, outcome=Outcome.FAILED, findings=(finding,)))
    assert [found.rule for found in tally.suggestions(tally.categories(1))] == ["zz-alarm", "plain"]
