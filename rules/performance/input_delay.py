"""Input delay: while the page loads it answers to a finger. The blocking time stands for INP, which needs visitors."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message
from rules.performance.files import SHOWN
from rules.performance.limits import BLOCKING
from rules.performance.loads import is_timed, seconds, timing, unsure
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import Vitals

PHONE_SLOWDOWN = 4  # Lighthouse: a cheap phone computes a quarter as fast
LONG_TASK_MS = 50


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a home page that is deaf for 600 ms while it loads, whatever the margin, and the busy scripts."""
    found = timing(page, lambda load: load.blocking_ms)
    if found is None:
        return
    if found.is_unsure(BLOCKING.poor):
        yield unsure(
            N_(
                "While it loads, the page does not answer for {measured} s in all. Measured again it may be anything "
                "from {lowest} to {highest} s, so it is not sure that it is more than {limit} s."
            ),
            found,
            BLOCKING.poor,
        )
    if found.is_poor(BLOCKING.poor):
        phone = timing(page, phone_blocking_ms)
        yield Finding(
            message=counted(
                N_(
                    "While it loads, the page does not answer for {measured} s in all. By calculation it is {phone} s "
                    "and more on a cheap phone."
                ),
                N_(
                    "While it loads, the page does not answer for {measured} s in all, the middle one of {count} "
                    "loads. By calculation it is {phone} s and more on a cheap phone."
                ),
                found.loads,
                measured=seconds(found.ms),
                phone=seconds(phone.ms if phone else found.ms),
            ),
            occurrences=_busy_scripts(page),
        )


def phone_blocking_ms(load: Vitals) -> float | None:
    """Return how long a cheap phone would be deaf at least: the same tasks take four times as long.

    Tasks that are short here and long there are not known, so it may be more.
    """
    if load.blocking_ms is None:
        return None
    return PHONE_SLOWDOWN * load.blocking_ms + (PHONE_SLOWDOWN - 1) * LONG_TASK_MS * load.long_tasks


def _busy_scripts(page: PageEvidence) -> tuple[Occurrence, ...]:
    resources = page.view.resources if page.view else ()
    busy = sorted((one for one in resources if one.busy_ms >= LONG_TASK_MS), key=lambda one: -one.busy_ms)[:SHOWN]
    return tuple(
        Occurrence(quote=one.url, note=message(N_("Busy for {busy} s in the first load."), busy=seconds(one.busy_ms)))
        for one in busy
    ) or (Occurrence(),)


RULE = Rule(
    id="input-delay",
    category=Category.PERFORMANCE,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("DBIM-10.2.1"),),
    title=N_("The page answers to a finger while it loads"),
    failure_title=N_("The page is deaf to a finger while it loads"),
    why=N_(
        "Who taps a link and nothing happens taps again and ends up elsewhere. What visitors themselves meet (INP) "
        "can only be counted on their phones; the time that scripts block the page is the estimate of it here."
    ),
    repair=N_("Remove scripts that nobody needs, and start sliders, maps and counters only when they come into view."),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    ground=Ground.TOOL,
    needs=frozenset({Need.VITALS}),
    applies=is_timed,
    check=check,
)
