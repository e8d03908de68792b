"""What a review keeps of one scorecard: little enough to hold those of a whole state at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from rules.comparing.identity import HEAD, identity_of, is_whole_page
from rules.evaluate import fingerprint
from rules.finding import Occurrence
from rules.reviewing.ranks import Range, range_of
from rules.rule import Category
from rules.scorecard import CategoryScore, Grade, Group, RuleScore, Scorecard, Suggestion

MOST_ELEMENTS = 40  # of one fault, those on most pages
MOST_HTML_CHARACTERS = 300
LEAST_HTML_CHARACTERS = 40  # what is shorter, such as <a href="#"></a>, is alike by chance
LEAST_MARK_CHARACTERS = 12  # likewise of what an element is and says


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A failing element, by what other websites made with the same template show too."""

    mark: str  # equal on every website that publishes the same element
    is_of_frame: bool  # in the header, the menu or the footer, which a template gives to every page
    html: str  # shortened
    page_url: str  # the first page that shows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One rule that fails on a website."""

    rule: str
    points: float  # what the overall score gains once it passes everywhere
    pages_failed: int
    pages_judged: int
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One website in one quarter, as far as its scorecard has a score."""

    observed_at: datetime
    home_url: str
    score: Range
    grade: Grade
    breadth: float  # 0–1: see breadth_of
    categories: Mapping[Category, Range]  # those with a score
    breadths: Mapping[Category, float]
    weights: Mapping[Category, float]
    rules: Mapping[str, RuleScore]  # by rule id
    faults: tuple[Fault, ...]  # with points, best value first
    pages_read: int
    pages_watched: int
    pages_known: int
    configuration_digest: str
    scoring_version: str


def facts_of(scorecard: Scorecard) -> Facts:
    """Return the facts of a scorecard that has a score."""
    if scorecard.score is None:
        raise ValueError("a scorecard without a score has no facts")
    return Facts(
        observed_at=scorecard.observed_at,
        home_url=scorecard.home_url,
        score=range_of(scorecard.score, scorecard.margin or 0.0),
        grade=scorecard.grade,
        breadth=breadth_of(scorecard),
        categories={
            one.category: range_of(one.score, one.margin or 0.0)
            for one in scorecard.categories
            if one.score is not None
        },
        breadths={one.category: _breadth(one) for one in scorecard.categories},
        weights={one.category: one.weight for one in scorecard.categories},
        rules={score.rule: score for one in scorecard.categories for score in one.rules},
        faults=tuple(_fault(one, scorecard.home_url) for one in scorecard.suggestions if one.points > 0),
        pages_read=scorecard.pages_read,
        pages_watched=scorecard.pages_watched,
        pages_known=scorecard.pages_known,
        configuration_digest=scorecard.configuration_digest,
        scoring_version=scorecard.scoring_version,
    )


def breadth_of(scorecard: Scorecard) -> float:
    """Return how much of what counts was decided on one page at least, 0–1, each category by its weight.

    This is not the coverage of the scorecard, which counts pages: of a large website a sample is watched, and its
    margin says what that leaves open. A rule that was decided nowhere has no margin; breadth tells of those.
    """
    total = sum(one.weight for one in scorecard.categories)
    return sum(one.weight * _breadth(one) for one in scorecard.categories) / total if total else 0.0


def _breadth(category: CategoryScore) -> float:
    decided = sum(score.weight for score in category.rules if score.passed + score.failed)
    asked = sum(score.weight for score in category.rules if score.passed + score.failed + score.cant_tell)
    return decided / asked if asked else 0.0


def _fault(suggestion: Suggestion, home_url: str) -> Fault:
    host = urlsplit(home_url).netloc
    found = (_element(suggestion.rule, group, host) for group in suggestion.groups[:MOST_ELEMENTS])
    elements = {one.mark: one for one in found if one is not None}
    return Fault(
        rule=suggestion.rule,
        points=suggestion.points,
        pages_failed=suggestion.pages_failed,
        pages_judged=suggestion.pages_judged,
        elements=tuple(elements.values()),
    )


def _element(rule: str, group: Group, host: str) -> Element | None:
    """Return an element as it is known on other websites; None where it could be alike by chance.

    In the frame of the page it is known by its identity, elsewhere by its HTML without the name of the website. The
    page as a whole, and what stands in its head, is alike on websites that share nothing.
    """
    occurrence = group.occurrence
    html = occurrence.html.replace(host, "") if host else occurrence.html
    identity = identity_of(rule, group.message, occurrence)
    if identity.place == HEAD or is_whole_page(identity) or len(html) < LEAST_HTML_CHARACTERS:
        return None
    if identity.is_of_frame:
        mark = identity.key if len(identity.mark) >= LEAST_MARK_CHARACTERS else ""
    else:
        mark = fingerprint(rule, Occurrence(html=html))
    if not mark:
        return None
    return Element(
        mark=mark,
        is_of_frame=identity.is_of_frame,
        html=occurrence.html[:MOST_HTML_CHARACTERS],
        page_url=occurrence.page_url,
    )
