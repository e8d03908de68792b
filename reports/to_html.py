"""The scorecard as one HTML file that needs nothing else: both languages, pictures, style."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports import notice_words, proof_words, simulator, words
from reports.clause_words import STATES as CLAUSE_STATES
from reports.crops import LIMIT_BYTES, thumbnail
from reports.escape import address
from reports.first_views import MEASURES, marked_numbers, marked_views
from reports.i18n import LANGUAGES, NAMES, Translator, language_of, translator
from reports.pictures import Picture, Pictures, crop_of
from reports.places import MOST_GROUPS, PRINTED_GROUPS, Way, told, ways, where
from reports.shared_cards import DESCRIPTION, shared_links
from reports.templating import environment, source, spoken
from reports.unreachable import EXPLANATIONS
from rules.clause_states import clause_states
from rules.evaluate import Result
from rules.finding import Message, Outcome, slot
from rules.freshness.notices import NoticeState
from rules.rule import Rule, SiteRule
from rules.scorecard import PageCard, RuleScore, Scorecard, Suggestion, grade

CROPS_BYTES = 900 * 1024  # of all crops; base64 makes a third more of them
CROPS_A_SUGGESTION = 3
BEST = 5  # told on the first sheet
GROUPS_AT_ONCE = 3  # of a suggestion; further ones are folded
MOST_PAGES_NAMED = 10
MOST_PAGES_UNFOLDED = 3
MOST_PAGES_LISTED = 200
NOTICES_AT_ONCE = 10  # further ones are folded
TICKS_AT_ONCE = 10  # likewise
MOST_RULES_NAMED = 6  # of those undecided for one reason; "rule by rule" lists them all
FRONT_WIDTH_PX, PHONE_WIDTH_PX = 960, 360
FRONT_BYTES = 90 * 1024  # of each of the two: letters stay readable beside the marks
Rules = Mapping[str, Rule | SiteRule]


@dataclass(frozen=True, slots=True)
class Undecided:
    """One reason why rules came to no verdict."""

    reason: Message
    rules: tuple[str, ...]
    pages: int  # most of any of these rules
    page_url: str  # the first page, "": the site


@dataclass(frozen=True, slots=True)
class Told:
    """A suggestion and how much of it is told."""

    suggestion: Suggestion
    rule: Rule | SiteRule
    number: int  # 0: advice
    at_once: tuple[Way, ...]
    folded: tuple[Way, ...]
    left_out: int

    @property
    def folded_count(self) -> int:
        """Return how many places are folded away."""
        return sum(len(way.groups) for way in self.folded)


def render(
    scorecard: Scorecard, rules: Rules, pictures: Pictures, language: str = "en", *, is_printed: bool = False
) -> str:
    """Return the whole file; `language` is the one shown first, and the only one when it is printed."""
    shown = (language,) if is_printed else (language, *(other for other in LANGUAGES if other != language))
    front = _front(scorecard, pictures)
    shared: list[Picture] = []
    cards = shared_links(scorecard, pictures, lambda content: _kept(shared, content))
    ordered = sorted(scorecard.suggestions, key=lambda suggestion: not rules[suggestion.rule].weight)  # advice last
    counts = told(ordered, PRINTED_GROUPS if is_printed else MOST_GROUPS)
    crops = _crops(scorecard, ordered, counts, pictures)
    marked = marked_views(scorecard.first_views, {one.rule: number for number, one in enumerate(ordered, start=1)})
    facts = {
        "card": scorecard,
        "rules": rules,
        "words": words,
        "outcome": Outcome,
        "grade": grade,
        "working": proof_words.working(scorecard),
        "weights": {category.category: category.weight for category in scorecard.categories},
        "is_printed": is_printed,
        "most_pages_named": MOST_PAGES_NAMED,
        "most_pages_unfolded": MOST_PAGES_UNFOLDED,
        "most_pages_listed": MOST_PAGES_LISTED,
        "best": BEST,
        "front": {picture.name for picture in front},
        "marked": marked,
        "marked_numbers": marked_numbers(marked),
        "measures": MEASURES,
        "crops": {fingerprint: picture.name for fingerprint, picture in crops.items()},
        "told": [
            _told(suggestion, rules[suggestion.rule], number, counts[suggestion.rule])
            for number, suggestion in enumerate(ordered, start=1)
        ],
        "steps": simulator.steps(
            scorecard.categories,
            [suggestion.rule for suggestion in ordered if rules[suggestion.rule].weight],
        ),
        "ticks_at_once": TICKS_AT_ONCE,
        "simulated": lambda say: simulator.facts(scorecard.categories, say),
        "clauses": [one for one in clause_states(scorecard, rules) if one.served],
        "clause_words": CLAUSE_STATES,
        "rule_scores": _rule_scores(scorecard),
        "undecided": _undecided(scorecard),
        "most_rules_named": MOST_RULES_NAMED,
        "notice_words": notice_words,
        "notices_at_once": NOTICES_AT_ONCE,
        "expired_notices": sum(notice.state is NoticeState.EXPIRED for notice in scorecard.notices),
        "explanation": scorecard.unreachable and EXPLANATIONS[scorecard.unreachable.reason],
        "shared_links": cards,
        "description_slot": slot(DESCRIPTION),
        "language_of": language_of,
        "address": lambda url: address(url, scorecard.home_url),
        "page_failures": _page_failures,
        "page_count": _page_count,
    }
    page = environment().get_template("page.html")
    half = environment().get_template("half.html")
    return page.render(
        facts,
        **_speech(translator(language)),
        language=language,
        names=NAMES,
        halves={name: half.render(facts, id=name, **_speech(translator(name))) for name in shown},
        speech={name: translator(name).text for name in shown},
        moments={name: translator(name).moment(scorecard.observed_at) for name in shown},
        style=source("scorecard.css"),
        script="" if is_printed or scorecard.score is None else simulator.script(),
        script_source=simulator.script_source(),
        pictures=[picture.style for picture in (*front, *shared, *crops.values())],
    )


def _speech(say: Translator) -> dict[str, Any]:
    """Return what a template says words with."""
    return {
        **spoken(say),
        "tried": lambda proof, rules: proof_words.told(proof, rules, say),
        "where": lambda group, suggestion, pages_read: say.message(where(group, suggestion, pages_read)),
    }


def _told(suggestion: Suggestion, rule: Rule | SiteRule, number: int, count: int) -> Told:
    at_once = count if count <= GROUPS_AT_ONCE + 1 else GROUPS_AT_ONCE  # one alone is not worth folding
    return Told(
        suggestion=suggestion,
        rule=rule,
        number=number if rule.weight else 0,
        at_once=ways(suggestion.groups[:at_once]),
        folded=ways(suggestion.groups[at_once:count]),
        left_out=len(suggestion.groups) - count,
    )


def _kept(shared: list[Picture], content: bytes) -> str:
    """Take the picture of a card into the file and return its name."""
    shared.append(Picture(f"shared-{len(shared)}", content))
    return shared[-1].name


def _front(scorecard: Scorecard, pictures: Pictures) -> tuple[Picture, ...]:
    """Return the home page as a desktop computer and a phone show it, as far as there are pictures."""
    home = next((page for page in scorecard.pages if page.url == scorecard.home_url), None)
    if home is None:
        return ()
    wanted = (("front", home.first_view, FRONT_WIDTH_PX), ("phone", home.phone_view, PHONE_WIDTH_PX))
    taken = ((name, shot and pictures(shot.name), width) for name, shot, width in wanted)
    small = ((name, content and thumbnail(content, width, FRONT_BYTES)) for name, content, width in taken)
    return tuple(Picture(name, content) for name, content in small if content)


def _crops(
    scorecard: Scorecard, suggestions: Sequence[Suggestion], counts: Mapping[str, int], pictures: Pictures
) -> dict[str, Picture]:
    """Return crops by key or fingerprint: every question's, then the first of every suggestion before further ones."""
    pages = {page.url: page for page in scorecard.pages}
    outlined = [
        [group for group in suggestion.groups[: counts[suggestion.rule]] if group.occurrence.box]
        for suggestion in suggestions
    ]
    found: dict[str, Picture] = {}
    room = CROPS_BYTES
    for question in scorecard.questions:
        picture = crop_of(question.occurrence, pages, pictures)
        if picture is not None:
            room -= len(picture)
            found[question.key] = Picture(f"crop-{len(found)}", picture)
    for turn in range(CROPS_A_SUGGESTION):
        for groups in outlined:
            if room < LIMIT_BYTES:
                return found
            if turn >= len(groups) or groups[turn].fingerprint in found:
                continue
            picture = crop_of(groups[turn].occurrence, pages, pictures)
            if picture is not None:
                room -= len(picture)
                found[groups[turn].fingerprint] = Picture(f"crop-{len(found)}", picture)
    return found


def _undecided(scorecard: Scorecard) -> tuple[Undecided, ...]:
    """Return what was not decided, told once a reason, the reason of most rules first."""
    by_reason: dict[str, tuple[Message, list[Result]]] = {}
    for result in scorecard.not_measured:
        if result.reason is not None:
            by_reason.setdefault(repr(result.reason), (result.reason, []))[1].append(result)
    pages = {score.rule: score.cant_tell for score in _rule_scores(scorecard)}
    told_once = [
        Undecided(
            reason=reason,
            rules=tuple(result.rule for result in results),
            pages=max(pages[result.rule] for result in results),
            page_url=results[0].page_url,
        )
        for reason, results in by_reason.values()
    ]
    return tuple(sorted(told_once, key=lambda one: -len(one.rules)))


def _rule_scores(scorecard: Scorecard) -> tuple[RuleScore, ...]:
    return tuple(score for category in scorecard.categories for score in category.rules)


def _page_failures(page: PageCard) -> list[str]:
    return [rule for rule, outcome in page.outcomes.items() if outcome is Outcome.FAILED]


def _page_count(page: PageCard, outcome: Outcome) -> int:
    return sum(one is outcome for one in page.outcomes.values())
