"""Repeated id: every id stands once. Advice: WCAG 2.2 no longer asks for it."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import seen
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.views.reading import RepeatedId


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report ids that several elements have."""
    found = seen(page).repeated_ids
    if found:
        yield Finding(message=FAULTS[Subject.PLACE](len(found)), occurrences=tuple(map(_mended, found)))


def _mended(repeated: RepeatedId) -> Occurrence:
    tag = read_tag(repeated.html)
    note = message(N_("{count} elements have the id “{id}”."), count=repeated.count, id=repeated.id)
    return place(repeated, str(tag.having("id", f"{repeated.id}-2")) if tag else "", note)


RULE = Rule(
    id="repeated-id",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("Every id is used only once on a page"),
    failure_title=N_("Some ids are used more than once on a page"),
    why=N_("Links within the page, labels and scripts find only the first element of that id and miss the others."),
    repair=N_("Give each element an id of its own, or remove ids that nothing uses."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    check=check,
)
