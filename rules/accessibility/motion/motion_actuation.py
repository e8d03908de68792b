"""Motion actuation: what tilting or shaking the phone does can also be done by a button."""

from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.motion.control import motion_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report what movements of the phone change while no control does the same and none switches it off (SC 2.5.4)."""
    motion = motion_of(page)
    sensor = motion.sensor
    if sensor is None or not sensor.has_effect or (sensor.same_by_control and sensor.stopped_by_control):
        return
    occurrences = tuple(
        Occurrence(selector=selector, html=html) for selector, html in zip(sensor.selectors, sensor.htmls, strict=True)
    )
    if sensor.same_by_control or sensor.stopped_by_control or sensor.has_fields or motion.setting_links:
        yield Doubt(
            message=message(
                N_(
                    "Tilting or shaking the phone changes this page. Look whether a button or field does the same, and "
                    "whether the reaction can be switched off."
                )
            ),
            occurrences=occurrences,
        )
    else:
        yield Finding(
            message=message(
                N_(
                    "Tilting or shaking the phone changes the page. No button does the same, and it cannot be switched "
                    "off."
                )
            ),
            occurrences=occurrences,
        )


RULE = Rule(
    id="motion-actuation",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=DETAIL,
    references=success_criterion("2.5.4"),
    title=N_("Nothing depends on tilting or shaking the phone"),
    failure_title=N_("Something depends on tilting or shaking the phone"),
    why=N_(
        "People whose hands tremble set it off by accident; people whose phone is fixed in place cannot use it at all."
    ),
    repair=N_("Add a button that does the same, and a switch that turns the reaction to movement off."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.MOTION}),
    wants=frozenset({Need.ALONE}),
    applies=lambda page: motion_of(page).sensor is not None,
    check=check,
)
