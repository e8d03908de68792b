"""Repeated id: every id stands once. Advice: WCAG 2.2 no longer asks for it."""

from rules.accessibility.axe.row import Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.advice import advice
from rules.accessibility.reading.seen import seen
from rules.finding import N_, Occurrence, message, place
from rules.rule import Owner
from rules.views.reading import RepeatedId


def _mended(repeated: RepeatedId) -> Occurrence:
    tag = read_tag(repeated.html)
    note = message(N_("{count} elements have the id “{id}”."), count=repeated.count, id=repeated.id)
    return place(repeated, str(tag.having("id", f"{repeated.id}-2")) if tag else "", note)


RULE = advice(
    "repeated-id",
    Subject.PLACE,
    lambda page: seen(page).repeated_ids,
    tell=_mended,
    title=N_("Every id is used only once on a page"),
    failure_title=N_("Some ids are used more than once on a page"),
    why=N_("Links within the page, labels and scripts find only the first element of that id and miss the others."),
    repair=N_("Give each element an id of its own, or remove ids that nothing uses."),
    owner=Owner.DEVELOPER,
)
