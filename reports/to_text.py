"""The scorecard and the rules for a terminal; control characters of pages are written out."""

from collections.abc import Mapping

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reports import words
from reports.escape import visible
from reports.i18n import Translator
from reports.proof_words import working
from reports.unreachable import EXPLANATIONS
from rules.finding import N_
from rules.questions import Question
from rules.rule import Rule, SiteRule
from rules.scorecard import Scorecard

BEST = 5


def summary(scorecard: Scorecard, rules: Mapping[str, Rule | SiteRule], say: Translator) -> Group:
    """Return the grade, the parts and the five best suggestions."""
    head = Text(visible(scorecard.site_name or scorecard.home_url), style="bold")
    if scorecard.unreachable:
        explanation = EXPLANATIONS[scorecard.unreachable.reason]
        lines = (say.text(N_("Grade: not measured")), say.text(explanation.what), say.text(explanation.advice))
        return Group(head, *map(Text, lines), Text(visible(scorecard.unreachable.detail), style="dim"))
    assert scorecard.score is not None, "a site that was reached has a score"
    grade = say.text(
        N_("Grade {grade}: {word}"), grade=str(scorecard.grade), word=say.text(words.GRADES[scorecard.grade])
    )
    points = say.text(N_("{score} of 100 points"), score=say.number(scorecard.score, 1))
    margin = say.text(N_("give or take {margin}"), margin=say.number(scorecard.margin or 0, 1))
    tried = working(scorecard)
    return Group(
        head,
        Text(f"{grade} · {points}, {margin}"),
        *([Text(say.message(tried))] if tried else []),
        _parts(scorecard, say),
        *_best(scorecard, rules, say),
    )


def rule_text(rule: Rule | SiteRule, say: Translator) -> str:
    """Return everything one rule says about itself."""
    clauses = [f"  {ref.standard} {ref.clause}: {say.text(ref.title)} <{ref.url}>" for ref in rule.references]
    facts = " · ".join(
        (
            say.text(words.CATEGORIES[rule.category]),
            say.text(N_("Weight {weight}"), weight=rule.weight),
            say.text(words.IMPACTS[rule.impact]),
            say.text(N_("Who: {owner}"), owner=say.text(words.OWNERS[rule.owner])),
            say.text(N_("Work: {effort}"), effort=say.text(words.EFFORTS[rule.effort])),
        )
    )
    ground = (say.text(words.GROUNDS[rule.ground]),) if rule.ground else ()
    said = (say.text(rule.why), *ground, say.text(rule.repair))
    return "\n".join((rule.id, say.text(rule.title), facts, "", *said, *clauses))


def question_text(question: Question, rules: Mapping[str, Rule | SiteRule], say: Translator) -> str:
    """Return one question to a person: what should hold, how to look, and where."""
    place = question.occurrence
    lines = (
        say.text(rules[question.rule].title),
        say.message(question.message),
        visible(question.page_urls[0]),
        visible(place.html or place.quote),
    )
    return "\n".join(line for line in lines if line)


def _parts(scorecard: Scorecard, say: Translator) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for category in scorecard.categories:
        value = say.text(N_("not measured")) if category.score is None else say.number(category.score)
        table.add_row(say.text(words.CATEGORIES[category.category]), Text(value, justify="right"))
    return table


def _best(scorecard: Scorecard, rules: Mapping[str, Rule | SiteRule], say: Translator) -> list[Text]:
    best = [suggestion for suggestion in scorecard.suggestions if suggestion.points > 0][:BEST]
    lines = [Text(say.text(N_("What to mend, best value first")), style="bold")] if best else []
    for number, suggestion in enumerate(best, start=1):
        rule = rules[suggestion.rule]
        gain = say.text(N_("+{points} points"), points=say.number(suggestion.points, 1))
        lines.append(Text(f"{number}. {say.text(rule.failure_title)} ({gain})"))
        lines.append(Text(f"   {say.text(rule.repair)}", style="dim"))
    return lines
