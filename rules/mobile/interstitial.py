"""Interstitial: nothing lies over the content when the page opens on a phone."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.text import words
from rules.views.responsive import Cover

MOST_SHARE = 0.3  # of the screen
LEAST_WORDS = 3  # fewer are those of a turning wheel that goes away by itself


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report notices, advertisements and app banners that cover more than 30 % of the screen at once."""
    for cover in _covers(page):
        yield Finding(
            message=message(
                N_("When the page has opened, {percent} % of the phone screen is covered."),
                percent=round(100 * cover.share),
            ),
            occurrences=(
                place(
                    cover.part,
                    quote=cover.text,
                    note=None if cover.has_close else message(N_("Nothing to close it was found.")),
                ),
            ),
        )


def _covers(page: PageEvidence) -> list[Cover]:
    seen = page.view.responsive if page.view else None
    covers = seen.covers if seen else ()
    return [cover for cover in covers if cover.share > MOST_SHARE and len(words(cover.text)) >= LEAST_WORDS]


RULE = Rule(
    id="interstitial",
    category=Category.MOBILE,
    impact=Impact.MODERATE,
    weight=1,
    references=(gigw("DBIM-10.2.2"),),
    title=N_("On a phone the content shows at once"),
    failure_title=N_("On a phone something lies over the content"),
    why=N_("A citizen in a hurry meets a notice or an advertisement first, and the cross that closes it is small."),
    repair=N_("Show the notice as a line above the content, and invite to an app with a link in the page."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    check=check,
)
