"""Video, sound and text that moves: the visitor decides when it starts and stops."""

from rules.accessibility.axe import notes, repair_media
from rules.accessibility.axe.row import BARRIER, ESSENTIAL, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

MOVING_TEXT_WHY = N_(
    "Many people cannot read text that moves: slow readers, people with weak eyesight, people who are easily "
    "distracted. On a phone a link that runs away cannot be tapped."
)

ROWS: tuple[Row, ...] = (
    Row(
        id="marquee",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("2.2.2",),
        subject=Subject.TEXT,
        title=N_("No text runs across the page by itself"),
        failure_title=N_("Text runs across the page by itself"),
        why=MOVING_TEXT_WHY,
        repair=N_(
            "Replace the marquee by text that stands still, best as a short list “What's new” with the date of each "
            "entry."
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_media.standing_text,
    ),
    Row(
        id="blink",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("2.2.2",),
        subject=Subject.TEXT,
        title=N_("No text blinks"),
        failure_title=N_("Some text blinks"),
        why=MOVING_TEXT_WHY,
        repair=N_("Remove the blink element and make the words stand out by bold type or a label such as “New”."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_media.standing_text,
    ),
    Row(
        id="meta-refresh",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("2.2.1",),
        subject=Subject.PAGE,
        title=N_("The page does not reload or move on by itself"),
        failure_title=N_("The page reloads or moves on by itself after some time"),
        why=N_(
            "Slow readers lose their place, what was typed into a form is gone, and a screen reader starts again "
            "from the top."
        ),
        repair=N_(
            'Remove the line meta http-equiv="refresh". If the page has moved, let the server redirect (status '
            "301); if news must stay fresh, offer a link “Refresh”."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_media.immediate_redirect,
        note=notes.seconds_left,
    ),
)
