"""The table of clauses of one site as an HTML file for its certification papers, in both languages."""

from collections.abc import Mapping
from typing import Any

from reports import clause_words, words
from reports.clause_words import CHAPTERS
from reports.escape import address
from reports.i18n import LANGUAGES, NAMES, language_of, translator
from reports.templating import environment, source
from reports.unreachable import EXPLANATIONS
from rules.clause_states import ClauseState, State, clause_states
from rules.clauses import Chapter
from rules.rule import Rule, SiteRule
from rules.scorecard import Scorecard

SHOWN_FIRST = (State.NOT_MET, State.ASKED, State.MET, State.NOTHING, State.NOT_LOOKED)


def render(scorecard: Scorecard, rules: Mapping[str, Rule | SiteRule], language: str = "en") -> str:
    """Return the whole file; `language` is the one shown first."""
    shown = (language, *(other for other in LANGUAGES if other != language))
    states = clause_states(scorecard, rules)
    facts: dict[str, Any] = {
        "card": scorecard,
        "words": words,
        "clause_words": clause_words,
        "explanation": scorecard.unreachable and EXPLANATIONS[scorecard.unreachable.reason],
        "chapters": by_chapter(states),
        "order": SHOWN_FIRST,
        "counts": {chapter: counted(found) for chapter, found in by_chapter(states).items()},
        "totals": counted(states),
        "language_of": language_of,
        "address": lambda url: address(url, scorecard.home_url),
    }
    half = environment().get_template("gigw_half.html")
    return (
        environment()
        .get_template("gigw.html")
        .render(
            facts,
            _=translator(language).text,
            language=language,
            names=NAMES,
            speech={name: translator(name).text for name in shown},
            moments={name: translator(name).moment(scorecard.observed_at) for name in shown},
            halves={name: half.render(facts, id=name, say=translator(name), _=translator(name).text) for name in shown},
            style=style(),
        )
    )


def by_chapter(states: tuple[ClauseState, ...]) -> Mapping[Chapter, tuple[ClauseState, ...]]:
    """Return the clauses of every chapter, in order."""
    return {chapter: tuple(one for one in states if one.clause.chapter is chapter) for chapter in CHAPTERS}


def counted(states: tuple[ClauseState, ...]) -> Mapping[State, int]:
    """Return how many clauses are in each state."""
    return {state: sum(one.state is state for one in states) for state in SHOWN_FIRST}


def style() -> str:
    """Return the style of the scorecard and what the table of clauses adds to it."""
    return source("scorecard.css", "gigw.css")
