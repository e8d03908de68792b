"""First impression: at first sight the page looks at least as inviting as most others."""

from collections.abc import Iterator

from rules.attractiveness.first_view_things import badges, busiest, link_count, text_count, tickers
from rules.attractiveness.impression_estimate import LOWEST_QUARTER, Measure, Standing, is_blank, standing
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import PageView

NOTEWORTHY_GAP = 0.1  # of the scale 1–9, below the median page of comparison
ROOMIER = N_(
    "Show fewer things in the first view: one list instead of several moving ones, and more space between lines and "
    "boxes."
)
CALMER = N_(
    "Take out small coloured pieces, such as badges, coloured borders and links of many colours: keep one key colour."
)
RICHER = N_(
    "Show a real photograph or drawing of the department's work, or give the header a band of the department's colour."
)


def applies(page: PageEvidence) -> bool:
    """Return whether the page is one whose first view is pictured: home pages and the first page of each template."""
    view = page.view
    if view is None:
        return False
    is_examined_closely = view.phone_view is not None or bool(view.widgets and view.widgets.was_operated)
    return bool(view.impressions) or is_examined_closely


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a first view in the lowest quarter of the pages of comparison, and what puts it there.

    At every width that was pictured: a page that only one width puts there is not blamed.
    """
    view = page.view
    if view is None or not view.impressions:
        yield Doubt(message=message(N_("The first view of this page could not be pictured.")), is_question=False)
        return
    if any(map(is_blank, view.impressions)):
        yield Doubt(
            message=message(N_("The picture of the first view is nearly empty: the page did not draw itself in time.")),
            is_question=False,
        )
        return
    standings = [found for one in view.impressions if (found := standing(one))]
    if not standings:
        yield Doubt(message=message(N_("The first view was pictured at an unusual width.")), is_question=False)
        return
    if any(one.percentile >= LOWEST_QUARTER for one in standings):
        return
    if any(request.kind == "image" and request.status is None for request in view.failed_requests):
        yield Doubt(message=message(N_("Pictures of this page did not arrive during this visit.")), is_question=False)
        return
    yield from _told(view, max(standings, key=lambda one: one.width_css_px))


def _told(view: PageView, standing: Standing) -> Iterator[Finding]:
    is_crowded = _gap(standing, Measure.CONGESTION, Measure.EDGE_SHARE) <= -NOTEWORTHY_GAP
    is_speckled = _gap(standing, Measure.COLOUR_NOISE) <= -NOTEWORTHY_GAP
    is_bare = _gap(standing, Measure.FLATNESS) <= -NOTEWORTHY_GAP and _gap(standing, Measure.COLOURFULNESS) < 0
    new = badges(view)
    yield Finding(
        message=message(
            N_(
                "Estimated from its picture, this page looks less inviting at first sight than about {above} of 100 "
                "pages it was compared with ({pages} pages of {sites} websites)."
            ),
            above=100 - round(standing.percentile),
            pages=standing.pages,
            sites=standing.sites,
        ),
        repair=message(CALMER) if is_speckled and not new else None,
    )
    if is_crowded:
        yield Finding(
            message=message(
                N_("The first view is crowded: {texts} pieces of text and {links} links stand in it."),
                texts=text_count(view),
                links=link_count(view),
            ),
            repair=message(ROOMIER),
            occurrences=tickers(view) or busiest(view),
        )
    if is_speckled and new:
        yield Finding(
            message=counted(
                N_("The first view is speckled with small coloured pieces, such as {count} blinking or “new” badge."),
                N_("The first view is speckled with small coloured pieces, such as {count} blinking or “new” badges."),
                len(new),
            ),
            repair=message(CALMER),
            occurrences=new,
        )
    if is_bare:
        yield Finding(
            message=message(N_("The first view is bare: large areas of one colour, and hardly anything to look at.")),
            repair=message(RICHER),
            occurrences=(Occurrence(selector="html > body"),),
        )


def _gap(standing: Standing, *measures: Measure) -> float:
    return sum(standing.gaps[measure] for measure in measures)


RULE = Rule(
    id="first-impression",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=25,
    references=(gigw("4.1"),),
    title=N_("The page looks inviting at first sight"),
    failure_title=N_("The page hardly looks inviting at first sight"),
    why=N_(
        "Visitors decide within half a second whether a page looks well kept. This is an estimate from ratings of "
        "other countries' desktop pages. On 100 newer pages its rank correlation with people's choices was 0.52 (0.34 "
        "to 0.66). It says nothing about phones, or about the contents."
    ),
    repair=N_(
        "Show less in the first view, keep one key colour, and let one good picture of the department's work be seen."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    ground=Ground.PEOPLE,
    needs=frozenset({Need.VIEW, Need.STYLES, Need.IMPRESSION}),
    applies=applies,
    check=check,
)
