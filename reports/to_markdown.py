"""The scorecard as Markdown, for a comment on a pull request or the summary of a job."""

from collections.abc import Iterator

from reports import words
from reports.faults import faults
from reports.i18n import Translator
from reports.markdown import MOST_CHARACTERS, Entry, code, escaped, failures, table
from reports.proof_words import working
from reports.unreachable import EXPLANATIONS
from rules.comparing.comparison import Rules
from rules.finding import N_
from rules.scorecard import Scorecard

PART_COLUMNS = (N_("Part"), N_("Points"))
NOTHING_WRONG = N_("Nothing that was checked is wrong. Well done.")


def render(scorecard: Scorecard, rules: Rules, say: Translator) -> str:
    """Return the grade, the parts, and what fails: what is scored before what is advice, as far as a comment holds."""
    site = code(scorecard.home_url or scorecard.target)
    if scorecard.unreachable:
        explanation = EXPLANATIONS[scorecard.unreachable.reason]
        grade = escaped(say.text(N_("Grade: not measured")))
        reasons = map(escaped, (say.text(explanation.what), say.text(explanation.advice)))
        return "\n\n".join((f"## {grade}", site, *reasons, code(scorecard.unreachable.detail))) + "\n"
    tried = working(scorecard)
    lines = [f"## {escaped(_grade(scorecard, say))}", f"{site}: {escaped(_points(scorecard, say))}"]
    text = "\n\n".join((*lines, *([escaped(say.message(tried))] if tried else [])))
    parts = [
        (
            say.text(words.CATEGORIES[part.category]),
            say.text(N_("not measured")) if part.score is None else say.number(part.score, 1),
        )
        for part in scorecard.categories
    ]
    text += f"\n\n{table(map(say.text, PART_COLUMNS), parts)}\n"
    return text + "".join(_failures(scorecard, rules, MOST_CHARACTERS - len(text), say))


def _failures(scorecard: Scorecard, rules: Rules, room: int, say: Translator) -> Iterator[str]:
    told = list(faults(scorecard, rules, say))
    if not told:
        yield f"\n{escaped(say.text(NOTHING_WRONG))}\n"
    for title, is_scored in ((N_("What fails"), True), (N_("Further advice, without points"), False)):
        entries = [Entry(fault=fault) for fault in told if bool(fault.rule.weight) is is_scored]
        shown = failures(say.text(title), entries, scorecard.home_url, room, say)
        room -= len(shown)
        yield shown


def _grade(scorecard: Scorecard, say: Translator) -> str:
    word = say.text(words.GRADES[scorecard.grade])
    return say.text(N_("Grade {grade}: {word}"), grade=str(scorecard.grade), word=word)


def _points(scorecard: Scorecard, say: Translator) -> str:
    points = say.text(N_("{score} of 100 points"), score=say.number(scorecard.score or 0, 1))
    return f"{points}, {say.text(N_('give or take {margin}'), margin=say.number(scorecard.margin or 0, 1))}"
