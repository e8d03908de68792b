"""Video, sound and text that moves: the visitor decides when it starts and stops."""

from rules.accessibility.axe import notes, repair_media
from rules.accessibility.axe.row import BARRIER, DETAIL, ESSENTIAL, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

MOVING_TEXT_WHY = N_(
    "Many people cannot read text that moves: slow readers, people with weak eyesight, people who are easily "
    "distracted. On a phone a link that runs away cannot be tapped."
)

ROWS: tuple[Row, ...] = (
    Row(
        id="video-caption",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("1.2.2",),
        subject=Subject.MEDIA,
        title=N_("Every video has captions"),
        failure_title=N_("Some videos have no captions"),
        why=N_("Deaf people, and anyone in a noisy office or without headphones, do not learn what is said."),
        repair=N_(
            "Write the spoken words into a caption file (.vtt) and add it to the video as a track with "
            'kind="captions". Video platforms can make a first draft; a person must correct it.'
        ),
        doubt=N_("A person has to check whether the video speaks, and whether its captions are part of the picture."),
        owner=Owner.EDITOR,
        effort=Effort.DAYS,
        mend=repair_media.captions,
    ),
    Row(
        id="no-autoplay-audio",
        impact=Impact.MODERATE,
        weight=DETAIL,
        criteria=("1.4.2",),
        subject=Subject.MEDIA,
        title=N_("No sound starts by itself"),
        failure_title=N_("Sound starts by itself"),
        why=N_(
            "The sound drowns the voice of the screen reader, and it startles everyone else. Without a control "
            "nobody can stop it."
        ),
        repair=N_(
            "Remove “autoplay” from the video or audio and show its controls, so that the visitor decides when it "
            "starts."
        ),
        doubt=N_("A person has to listen whether the sound lasts longer than three seconds."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_media.silenced,
    ),
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
