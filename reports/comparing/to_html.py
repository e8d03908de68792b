"""A comparison as one HTML file for whoever mends the website, in both languages: what was mended, what is new."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from reports import words
from reports.comparing import words as told
from reports.escape import address
from reports.faults import changed
from reports.i18n import LANGUAGES, NAMES, Translator, language_of, translator
from reports.templating import environment, source, spoken
from rules.comparing.comparison import ChangeState, Comparison, Rules
from rules.scorecard import grade

MOST_NEW = 50  # told one by one; the spreadsheet of the newer audit holds them all
MOST_PAGES_NAMED = 5
BY_RULE = (ChangeState.FIXED, ChangeState.MOVED, ChangeState.PERSISTING, ChangeState.NOT_COMPARABLE)


def render(comparison: Comparison, rules: Rules, say: Translator) -> str:
    """Return the whole file; the language of `say` is the one shown first."""
    language = say.language
    shown = (language, *(other for other in LANGUAGES if other != language))
    newer = comparison.newer
    home_url = newer.home_url or comparison.older.home_url
    facts: dict[str, Any] = {
        "comparison": comparison,
        "card": newer,
        "grade": None if newer.score is None else grade(newer.score),
        "rules": rules,
        "words": words,
        "told": told,
        "states": ChangeState,
        "counts": {state: sum(change.count for change in comparison.of(state)) for state in ChangeState},
        "by_rule": {state: _by_rule(comparison, state) for state in BY_RULE},
        "most_new": MOST_NEW,
        "most_pages_named": MOST_PAGES_NAMED,
        "home_url": home_url,
        "language_of": language_of,
        "address": lambda url: address(url, home_url),
    }
    page = environment().get_template("comparison.html")
    half = environment().get_template("comparison_half.html")
    return page.render(
        facts,
        _=translator(language).text,
        language=language,
        names=NAMES,
        speech={name: translator(name).text for name in shown},
        moments={name: translator(name).moment(newer.observed_at) for name in shown},
        halves={name: half.render(facts, id=name, **_speech(comparison, rules, translator(name))) for name in shown},
        style=source("scorecard.css", "comparison.css"),
    )


def _speech(comparison: Comparison, rules: Rules, say: Translator) -> Mapping[str, Any]:
    """Return what a template says words with."""
    return {
        **spoken(say),
        "faults": [
            (change, changed(change, rules, say), list(told.about(change, say)))
            for change in comparison.of(ChangeState.NEW)[:MOST_NEW]
        ],
    }


def _by_rule(comparison: Comparison, state: ChangeState) -> Mapping[str, int]:
    """Return how many failures of each rule this became of."""
    counts: Counter[str] = Counter()
    for change in comparison.of(state):
        counts[change.rule] += change.count
    return counts
