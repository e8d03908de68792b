"""The scorecard as one HTML file that needs nothing else: both languages, pictures, style."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from reports import words
from reports.crops import crop
from reports.i18n import LANGUAGES, NAMES, translator
from reports.templating import environment, slots
from reports.unreachable import EXPLANATIONS
from rules.finding import Outcome
from rules.rule import Rule, SiteRule
from rules.scorecard import CATEGORY_WEIGHTS, Group, PageCard, RuleScore, Scorecard
from rules.standards import Reference

MOST_CROPS = 40  # of 40 KB at most: 1.6 MB, which leaves room for 25 pages under 3 MB
CROPS_A_SUGGESTION = 2
MOST_GROUPS = 12  # of one suggestion; the rest is counted
MOST_PAGES_NAMED = 10
MOST_PAGES_LISTED = 1000
Rules = Mapping[str, Rule | SiteRule]
Pictures = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class ClauseState:
    """One clause of the Indian rules and how our rules behind it came out."""

    reference: Reference
    outcome: Outcome
    rules: tuple[str, ...]


def render(
    scorecard: Scorecard, rules: Rules, pictures: Pictures, language: str = "en", *, is_printed: bool = False
) -> str:
    """Return the whole file; `language` is the one shown first, and the only one when it is printed."""
    shown = (language,) if is_printed else (language, *(other for other in LANGUAGES if other != language))
    crops = _crops(scorecard, pictures)
    halves = [
        environment()
        .get_template("half.html")
        .render(
            card=scorecard,
            rules=rules,
            id=name,
            say=(say := translator(name)),
            _=say.text,
            ngettext=say.plural,
            words=words,
            slots=lambda html, say=say: slots(html, say),
            outcome=Outcome,
            crops={key: number for number, key in enumerate(crops)},
            advice=[s for s in scorecard.suggestions if not rules[s.rule].weight],
            suggestions=[s for s in scorecard.suggestions if rules[s.rule].weight],
            clauses=_clauses(scorecard, rules),
            rule_scores=_rule_scores(scorecard),
            explanation=scorecard.unreachable and EXPLANATIONS[scorecard.unreachable.reason],
            page_failures=lambda page: [id_ for id_, outcome in page.outcomes.items() if outcome is Outcome.FAILED],
            page_count=_page_count,
            weights=CATEGORY_WEIGHTS,
            most_groups=MOST_GROUPS,
            most_pages_named=MOST_PAGES_NAMED,
            most_pages_listed=MOST_PAGES_LISTED,
            is_printed=is_printed,
        )
        for name in shown
    ]
    return (
        environment()
        .get_template("page.html")
        .render(
            card=scorecard,
            language=language,
            shown=shown,
            names=NAMES,
            halves=halves,
            style=_style(),
            pictures=[_data_url(content) for content in crops.values()],
            say=translator(language),
            _=translator(language).text,
        )
    )


def _crops(scorecard: Scorecard, pictures: Pictures) -> dict[str, bytes]:
    """Return the first crops in the order of the suggestions, by fingerprint."""
    pages = {page.url: page for page in scorecard.pages}
    found: dict[str, bytes] = {}
    for suggestion in scorecard.suggestions:
        taken = 0
        for group in suggestion.groups[:MOST_GROUPS]:
            if taken == CROPS_A_SUGGESTION or len(found) == MOST_CROPS:
                break
            picture = _crop(group, pages.get(group.occurrence.page_url), pictures)
            if picture is not None:
                found[group.fingerprint] = picture
                taken += 1
    return found


def _crop(group: Group, page: PageCard | None, pictures: Pictures) -> bytes | None:
    if page is None or page.full_page is None or group.occurrence.box is None:
        return None
    content = pictures(page.full_page.name)
    return crop(content, page.full_page, group.occurrence.box) if content else None


def _clauses(scorecard: Scorecard, rules: Rules) -> tuple[ClauseState, ...]:
    """Return the clauses of the Indian rules behind our rules, failed where one of these failed."""
    behind: dict[Reference, list[RuleScore]] = {}
    for score in _rule_scores(scorecard):
        for reference in rules[score.rule].references:
            if not reference.standard.startswith("WCAG"):
                behind.setdefault(reference, []).append(score)
    return tuple(
        ClauseState(reference, _together(scores), tuple(score.rule for score in scores if score.failed))
        for reference, scores in sorted(behind.items(), key=lambda entry: _clause_order(entry[0].clause))
    )


def _together(scores: Sequence[RuleScore]) -> Outcome:
    if any(score.failed for score in scores):
        return Outcome.FAILED
    if any(score.passed for score in scores):
        return Outcome.PASSED
    return Outcome.CANT_TELL if any(score.cant_tell for score in scores) else Outcome.INAPPLICABLE


def _clause_order(clause: str) -> tuple[bool, list[tuple[int, str]]]:
    parts = clause.replace("-", ".").split(".")
    return not clause[0].isdigit(), [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def _rule_scores(scorecard: Scorecard) -> tuple[RuleScore, ...]:
    return tuple(score for category in scorecard.categories for score in category.rules)


def _page_count(page: PageCard, outcome: Outcome) -> int:
    return sum(one is outcome for one in page.outcomes.values())


def _style() -> str:
    return (files("reports") / "templates" / "scorecard.css").read_text(encoding="utf-8")


def _data_url(content: bytes) -> str:
    return "data:image/webp;base64," + base64.b64encode(content).decode("ascii")
