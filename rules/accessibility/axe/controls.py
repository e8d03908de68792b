"""Links, buttons and embedded pages: they say what they open or do."""

from rules.accessibility.axe import repair_names
from rules.accessibility.axe.row import BARRIER, ESSENTIAL, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

ROWS: tuple[Row, ...] = (
    Row(
        id="link-name",
        impact=Impact.SERIOUS,
        weight=ESSENTIAL,
        criteria=("2.4.4", "4.1.2"),
        subject=Subject.LINK,
        title=N_("Every link says where it leads"),
        failure_title=N_("Some links do not say where they lead"),
        why=N_(
            "A link that holds only an icon or a picture is read aloud as “link” or as a long address. Blind "
            "visitors, and those who use the computer by voice, cannot tell what it opens."
        ),
        repair=N_(
            "Write words into the link that name the page it opens. Where only an icon shall be seen, add "
            "aria-label; where it is a picture, fill in the picture's text (alt)."
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_names.link,
    ),
    Row(
        id="button-name",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("4.1.2",),
        subject=Subject.BUTTON,
        title=N_("Every button says what it does"),
        failure_title=N_("Some buttons do not say what they do"),
        why=N_(
            "A blind visitor hears only “button”. Often it is the button that opens the menu on a phone, and then "
            "the whole site stays closed."
        ),
        repair=N_(
            "Write the action into the button, such as “Search” or “Open menu”. Where only an icon shall be seen, "
            "add it as aria-label."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_names.button,
    ),
    Row(
        id="input-button-name",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("4.1.2",),
        subject=Subject.BUTTON,
        title=N_("Every button of a form says what it does"),
        failure_title=N_("Some buttons of a form do not say what they do"),
        why=N_(
            "Nobody can know whether such a button sends the form or empties it; a blind visitor hears only “button”."
        ),
        repair=N_('Write the action into the value of the button, such as value="Submit application".'),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_names.input_button,
    ),
    Row(
        id="summary-name",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("4.1.2",),
        subject=Subject.BUTTON,
        title=N_("Every fold-out part has a heading that says what it holds"),
        failure_title=N_("Some fold-out parts have no heading"),
        why=N_(
            "Visitors see or hear a small arrow without words and do not open it, so they never find what is inside."
        ),
        repair=N_("Write into the summary element what the part holds, such as “Documents required”."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_names.summary,
    ),
    Row(
        id="frame-title",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("4.1.2",),
        subject=Subject.FRAME,
        title=N_("Every embedded map, video or page has a title"),
        failure_title=N_("Some embedded maps, videos or pages have no title"),
        why=N_(
            "A blind visitor hears “frame” and must enter it to find out what it is; many get lost inside a map or "
            "a video player."
        ),
        repair=N_(
            'Add a title to the embed code that says what it shows, such as title="Map: how to reach the office".'
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_names.frame,
    ),
    Row(
        id="frame-focusable-content",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("2.1.1",),
        subject=Subject.FRAME,
        title=N_("Embedded pages can be reached with the keyboard"),
        failure_title=N_("Some embedded pages cannot be reached with the keyboard"),
        why=N_("People who cannot use a mouse can neither press the buttons nor open the links inside."),
        repair=N_('Remove tabindex="-1" from the iframe.'),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_names.frame_in_tab_order,
    ),
    Row(
        id="nested-interactive",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("4.1.2",),
        subject=Subject.BUTTON,
        title=N_("No button or link lies inside another one"),
        failure_title=N_("Some buttons or links lie inside another one"),
        why=N_(
            "A screen reader announces only the outer one. With the keyboard the inner one is reached without a "
            "word, or not at all."
        ),
        repair=N_("Take the inner link or button out and place it beside the outer one."),
        owner=Owner.DEVELOPER,
        effort=Effort.HOURS,
    ),
)
