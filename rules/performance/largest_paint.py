"""Largest paint: the largest part of the first view is there quickly. Of three loads the middle one counts."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, counted, message
from rules.performance.files import is_on_a_server
from rules.performance.limits import LCP
from rules.performance.loads import is_timed, seconds, timing, unsure
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import PageView, Vitals

# What to do about the part that takes longest, in the order in which a visitor waits for them.
REPAIRS = (
    N_("Most of the time the server takes to answer. Switch on the cache of the content management system."),
    N_(
        "Most of the time passes before the picture is even asked for. Write it into the page as an img, "
        "not into a style sheet or a script, and do not let it load lazily."
    ),
    N_("Most of the time the picture is on its way. Save it smaller, as WebP or JPEG."),
    N_(
        "Most of the time the browser has everything and waits to draw it. Let style sheets and scripts in the head "
        "of the page wait, or take them out."
    ),
)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a home page whose largest part appears later than after 4 s, whatever the margin."""
    found = timing(page, lambda load: load.lcp_ms)
    if page.view is None or page.view.vitals is None or found is None:
        return
    if found.is_unsure(LCP.poor):
        yield unsure(
            N_(
                "The largest part of the first view appears after {measured} s. Measured again it may be anything "
                "from {lowest} to {highest} s, so it is not sure that it is more than {limit} s."
            ),
            found,
            LCP.poor,
        )
    if not found.is_poor(LCP.poor):
        return
    vitals, parts_ms = page.view.vitals, parts(page.view, page.view.vitals)
    yield Finding(
        message=counted(
            N_("The largest part of the first view appears after {measured} s; up to {good} s are good."),
            N_(
                "The largest part of the first view appears after {measured} s, the middle one of {count} loads; "
                "up to {good} s are good."
            ),
            found.loads,
            measured=seconds(found.ms),
            good=seconds(LCP.good),
        ),
        occurrences=(
            Occurrence(selector=vitals.lcp_selector, html=vitals.lcp_html, quote=vitals.lcp_url, note=_note(parts_ms)),
        ),
        repair=message(REPAIRS[max(range(len(parts_ms)), key=lambda part: parts_ms[part])]) if parts_ms else None,
    )


def parts(view: PageView, vitals: Vitals) -> tuple[float, ...]:
    """Return what the first load spent until the answer, until the request, until the picture came, until it was drawn.

    Milliseconds, in sum the LCP; () where they cannot be told apart.
    """
    if vitals.ttfb_ms is None or vitals.lcp_ms is None:
        return ()
    if not vitals.lcp_url:
        return (vitals.ttfb_ms, 0.0, 0.0, vitals.lcp_ms - vitals.ttfb_ms)
    file = next((one for one in view.resources if vitals.lcp_url in (one.url, one.requested_url)), None)
    if file is None or file.started_ms is None or file.ended_ms is None or file.ended_ms > vitals.lcp_ms:
        return ()
    asked_ms = max(file.started_ms, vitals.ttfb_ms)
    return (
        vitals.ttfb_ms,
        asked_ms - vitals.ttfb_ms,
        max(file.ended_ms - asked_ms, 0.0),
        vitals.lcp_ms - max(file.ended_ms, asked_ms),
    )


def _note(parts_ms: tuple[float, ...]) -> Message | None:
    if not parts_ms:
        return None
    return message(
        N_(
            "In the first load: {server} s until the server answers, {request} s until the file is asked for, "
            "{loading} s until it is there, {drawing} s until it is drawn."
        ),
        **dict(zip(("server", "request", "loading", "drawing"), map(seconds, parts_ms), strict=True)),
    )


RULE = Rule(
    id="largest-paint",
    category=Category.PERFORMANCE,
    impact=Impact.SERIOUS,
    weight=5,
    references=(gigw("4.1"), gigw("DBIM-10.1.1")),
    title=N_("The largest part of the first view appears quickly"),
    failure_title=N_("The largest part of the first view appears late"),
    why=N_("Who sees nothing for four seconds believes that the website is broken and leaves."),
    repair=N_(
        "Make the largest picture of the first view smaller, let it load first, and let style sheets and scripts wait "
        "that it does not need."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.VITALS}),
    applies=lambda page: is_timed(page) and is_on_a_server(page),
    check=check,
)
