"""Pictures: whoever cannot see them is told what they show."""

from rules.accessibility.axe import repair_names
from rules.accessibility.axe.row import ADVICE, BARRIER, ESSENTIAL, TRACE, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

TEXT_NEEDED_WHY = N_(
    "Blind people hear a page read aloud by a screen reader. Where a picture has no text, they hear a file name or "
    "nothing at all, and miss what the picture says."
)

ROWS: tuple[Row, ...] = (
    Row(
        id="image-alt",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("1.1.1",),
        subject=Subject.PICTURE,
        title=N_("Every picture has a text for people who cannot see it"),
        failure_title=N_("Some pictures have no text for people who cannot see them"),
        why=TEXT_NEEDED_WHY,
        repair=N_(
            "Open the picture in the content management system and fill in the field “Alternative text” (alt): one "
            "sentence that says what the picture tells. If the picture is mere decoration, leave the text empty on "
            'purpose: alt="".'
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_names.picture,
    ),
    Row(
        id="input-image-alt",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("1.1.1", "4.1.2"),
        subject=Subject.BUTTON,
        title=N_("Every button made of a picture says what it does"),
        failure_title=N_("Some buttons made of a picture do not say what they do"),
        why=N_("A blind visitor hears only “button” and does not know whether it sends the form, searches or deletes."),
        repair=N_(
            "Add an alt text to the picture button that names the action, such as “Search” or “Submit application”."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_names.picture_button,
    ),
    Row(
        id="area-alt",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("2.4.4", "4.1.2"),
        subject=Subject.LINK,
        title=N_("Every clickable part of a picture says where it leads"),
        failure_title=N_("Some clickable parts of a picture do not say where they lead"),
        why=N_(
            "On a map of districts, for example, a blind visitor hears “link, link, link” and cannot choose a district."
        ),
        repair=N_(
            "Add to every area of the image map an alt text with the name of the place or page it opens. Offer the "
            "same links as a plain list below the picture."
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_names.map_area,
    ),
    Row(
        id="role-img-alt",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.1.1",),
        subject=Subject.PICTURE,
        title=N_("Symbols and drawings marked as pictures have a text"),
        failure_title=N_("Some symbols or drawings marked as pictures have no text"),
        why=TEXT_NEEDED_WHY,
        repair=N_(
            'Add aria-label with a short description to the element with role="img". If it is mere decoration, '
            'replace the role by aria-hidden="true".'
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_names.picture_label,
    ),
    Row(
        id="svg-img-alt",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.1.1",),
        subject=Subject.PICTURE,
        title=N_("Every drawing (SVG) has a text for people who cannot see it"),
        failure_title=N_("Some drawings (SVG) have no text for people who cannot see them"),
        why=TEXT_NEEDED_WHY,
        repair=N_(
            "Add aria-label with a short description to the svg element. If the drawing is mere decoration, replace "
            'role="img" by aria-hidden="true".'
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_names.picture_label,
    ),
    Row(
        id="object-alt",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.1.1",),
        subject=Subject.PICTURE,
        title=N_("Every embedded file has a text that says what it holds"),
        failure_title=N_("Some embedded files have no text that says what they hold"),
        why=N_(
            "Visitors with a screen reader, and everyone whose browser cannot show the file, find an empty place "
            "and no hint of what is missing."
        ),
        repair=N_(
            "Add aria-label with a short description to the object element, and an ordinary link to the file below it."
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_names.embedded_object,
    ),
    Row(
        id="image-redundant-alt",
        impact=Impact.MINOR,
        weight=ADVICE,
        criteria=(),
        subject=Subject.PICTURE,
        title=N_("The text of a picture does not repeat the words beside it"),
        failure_title=N_("Some pictures repeat as text the words that stand beside them"),
        why=N_("Listeners hear the same words twice in a row, on every such link."),
        repair=N_(
            "Where the words stand beside the picture in the same link or button, leave the picture's text empty: "
            'alt="".'
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_names.redundant_picture,
    ),
    Row(
        id="server-side-image-map",
        impact=Impact.MINOR,
        weight=TRACE,
        criteria=("2.1.1",),
        subject=Subject.PICTURE,
        title=N_("Pictures with clickable parts also work with the keyboard"),
        failure_title=N_("Some pictures with clickable parts work with the mouse only"),
        why=N_(
            "The server learns only where the mouse was clicked. Whoever uses a keyboard or a screen reader cannot "
            "choose a part of the picture."
        ),
        repair=N_(
            "Replace the server-side map (ismap) by ordinary links, or by a map element with area links that have a "
            "text."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.HOURS,
    ),
)
