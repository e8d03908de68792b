"""What every page of the review site has: its address, the way to the others, the other language, the style."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from reports import words as scorecard_words
from reports.escape import address
from reports.i18n import LANGUAGES, NAMES, Translator, language_of, translator
from reports.review import words
from reports.review.drawings import range_bar, scale_of
from reports.templating import environment, source
from rules.finding import N_
from rules.reviewing.entry import Entry
from rules.reviewing.failures import SharedFailure, StateFailure
from rules.reviewing.ranks import Range
from rules.reviewing.review import Review, change_of
from rules.rule import Category, Rule, SiteRule

STYLE_FILE, SCRIPT_FILE = "assets/review.css", "assets/review.js"
LEADERBOARD, CATEGORIES, GROUPS, FAILURES = "index", "categories", "groups", "failures"
TRENDS, SOCIAL, FLAGS, METHOD = "trends", "social", "flags", "method"
TITLES: Mapping[str, str] = {
    LEADERBOARD: N_("Leaderboard"),
    CATEGORIES: N_("Part by part"),
    GROUPS: N_("Among peers"),
    FAILURES: N_("What fails most"),
    TRENDS: N_("Over the quarters"),
    SOCIAL: N_("Social media"),
    FLAGS: N_("Questions to the team"),
    METHOD: N_("Method"),
}
MINUS, ABOUT_SIGN = "\N{MINUS SIGN}", "\N{ALMOST EQUAL TO}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The review and everything its pages draw on."""

    review: Review
    failures: tuple[StateFailure, ...]
    shared: tuple[SharedFailure, ...]
    rules: Mapping[str, Rule | SiteRule]
    language: str  # of the files without a language in their name
    scorecards: frozenset[str]  # entries whose scorecard lies in the folder
    for_team: str = FLAGS  # the page no other leads to, so that it can be left out where the folder is published

    def file(self, name: str, language: str) -> str:
        """Return the file of a page in a language, from the top of the site."""
        return f"{name}.html" if language == self.language else f"{name}.{language}.html"

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that have something to tell, in the order of the menu."""
        review = self.review
        shown = {
            GROUPS: bool(review.groups),
            TRENDS: len(review.periods) > 1,
            SOCIAL: any(entry.handles for entry in review.entries),
            FLAGS: any(entry.flags for entry in review.entries),
        }
        return tuple(name for name in TITLES if shown.get(name, True))


def render(site: Site, name: str, language: str, template: str, *, is_printed: bool = False, **facts: Any) -> str:
    """Return one page; a printed one holds its style, all others link to it."""
    say = translator(language)
    axis = scale_of([one.entry.facts.score for one in site.review.standings])
    root = "../" * name.count("/")
    last = site.review.periods[-1]
    return (
        environment()
        .get_template(f"review/{template}")
        .render(
            site=site,
            review=site.review,
            name=name,
            root=root,
            language=language,
            languages=LANGUAGES,
            language_names=NAMES,
            titles=TITLES,
            words=words,
            parts_words=scorecard_words,
            categories=tuple(Category),
            rules=site.rules,
            say=say,
            _=say.text,
            ngettext=say.plural,
            last=last,
            style=Markup(style()) if is_printed else "",  # noqa: S704, our own file
            is_printed=is_printed,
            file=lambda page: root + site.file(page, language),
            sibling=lambda other: root + site.file(name, other),
            department_file=lambda entry: root + site.file(f"departments/{entry.name}", language),
            range_bar=lambda one: range_bar(one, axis),
            span=lambda one: span(one, say),
            signed=lambda points: signed(points, say),
            change=change_of,
            change_text=lambda entry: change_text(entry, say),
            language_of=language_of,
            shown_address=lambda url: address(url, ""),
            **facts,
        )
    )


def style() -> str:
    """Return the style sheet of the site."""
    return source("review/review.css")


def script() -> str:
    """Return the script that sorts and filters its tables."""
    return source("review/review.js")


def span(one: Range, say: Translator) -> str:
    """Return a range as printed, such as "81.9–84.5"."""
    return f"{say.number(one.low, 1)}–{say.number(one.high, 1)}"


def signed(points: float, say: Translator) -> str:
    """Return a difference with its sign."""
    sign = MINUS if points < 0 else "+" if points > 0 else "±"
    return f"{sign}{say.number(abs(points), 1)}"


def change_text(entry: Entry, say: Translator) -> str:
    """Return what a department gained since the quarter before, marked where no change is sure; "": not known."""
    change = change_of(entry)
    if change is None:
        return ""
    return signed(change.score, say) if change.is_sure else f"{ABOUT_SIGN} {signed(change.score, say)}"
