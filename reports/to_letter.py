"""The letter to a department: what was looked at, what is good, and the three things that matter most."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from reports import to_sheets, words
from reports.i18n import INDIA, LANGUAGES, NAMES, language_of, translator
from reports.letterhead import NO_LETTERHEAD, Letterhead
from reports.review.words import department_name
from reports.templating import environment, source
from reports.unreachable import EXPLANATIONS
from rules.rule import Category, Rule, SiteRule
from rules.scorecard import RuleScore, Scorecard, Suggestion

MOST_PRAISED, MOST_PRAISED_A_PART = 5, 2
MOST_IMPORTANT = 3
LEAST_MARGIN = 0.05  # in points; a smaller one is not seen in the figures
Rules = Mapping[str, Rule | SiteRule]


def render(
    scorecard: Scorecard,
    rules: Rules,
    letterhead: Letterhead = NO_LETTERHEAD,
    language: str = "en",
    *,
    is_printed: bool = False,
) -> str:
    """Return the letter; `language` is the one shown first, and the only one when it is printed."""
    shown = (language,) if is_printed else (language, *(other for other in LANGUAGES if other != language))
    facts: dict[str, Any] = {
        "card": scorecard,
        "rules": rules,
        "words": words,
        "host": urlsplit(scorecard.home_url).netloc or scorecard.target,
        "sender": letterhead.sender,
        "department": letterhead.department,
        "department_name": department_name,
        "praised": praised(scorecard, rules),
        "important": important(scorecard, rules),
        "checks": sum(1 for rule in rules.values() if rule.weight),
        "range": _range(scorecard),
        "sheets": tuple(to_sheets.FILES.items()),
        "explanation": scorecard.unreachable and EXPLANATIONS[scorecard.unreachable.reason],
        "language_of": language_of,
        "day": scorecard.observed_at.astimezone(INDIA).date(),
    }
    half = environment().get_template("letter_half.html")
    spoken = {name: translator(name) for name in shown}
    return (
        environment()
        .get_template("letter.html")
        .render(
            facts,
            _=translator(language).text,
            language=language,
            names=NAMES,
            halves={
                name: half.render(facts, id=name, say=say, _=say.text, ngettext=say.plural)
                for name, say in spoken.items()
            },
            speech={name: say.text for name, say in spoken.items()},
            moments={name: say.moment(scorecard.observed_at) for name, say in spoken.items()},
            style=source("scorecard.css", "letter.css"),
        )
    )


def praised(scorecard: Scorecard, rules: Rules) -> tuple[RuleScore, ...]:
    """Return what weighs most among what passes wherever it was decided, of no part more than two.

    A rule that was more often undecided than passed is not praised.
    """
    found: list[RuleScore] = []
    parts: dict[Category, int] = {}
    scores = [score for category in scorecard.categories for score in category.rules]
    for score in sorted(scores, key=lambda score: (-score.weight, -score.passed, score.rule)):
        part = rules[score.rule].category
        is_sound = score.weight and score.passed and not score.failed and score.passed >= score.cant_tell
        if is_sound and parts.get(part, 0) < MOST_PRAISED_A_PART:
            found.append(score)
            parts[part] = parts.get(part, 0) + 1
    return tuple(found[:MOST_PRAISED])


def important(scorecard: Scorecard, rules: Rules) -> tuple[Suggestion, ...]:
    """Return the three suggestions that matter most: alarms, then those that bring most points."""
    scored = [suggestion for suggestion in scorecard.suggestions if rules[suggestion.rule].weight]
    scored.sort(key=lambda suggestion: (not rules[suggestion.rule].is_alarm, -suggestion.points, suggestion.rule))
    return tuple(scored[:MOST_IMPORTANT])


def _range(scorecard: Scorecard) -> tuple[float, float] | None:
    """Return between which points the score of the whole website lies; None where the figure has no margin."""
    if scorecard.score is None or not scorecard.margin or scorecard.margin < LEAST_MARGIN:
        return None
    return max(scorecard.score - scorecard.margin, 0.0), min(scorecard.score + scorecard.margin, 100.0)
