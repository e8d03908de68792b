"""Instructions for screen readers (ARIA): they are spelled, placed and used as the standard has it."""

from rules.accessibility.axe import notes, repair_aria
from rules.accessibility.axe.row import ADVICE, BARRIER, DETAIL, ESSENTIAL, TRACE, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

ANNOUNCED_WRONGLY_WHY = N_(
    "Screen readers take these instructions at their word. Wrong ones make them announce something that is not "
    "there, or nothing at all, and a blind visitor cannot use that part of the page."
)
LOOK_AT_INSTRUCTION = N_("The instruction may be ignored here, so a person has to try this part with a screen reader.")
BELONGING_WHY = N_(
    "Menus, lists and tables built by script are read aloud as a whole only when their parts belong together. "
    "Otherwise the visitor cannot tell how many entries there are or move among them."
)

ROWS: tuple[Row, ...] = (
    Row(
        id="aria-allowed-attr",
        impact=Impact.CRITICAL,
        weight=DETAIL,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("Instructions for screen readers fit the element they stand on"),
        failure_title=N_("Some instructions for screen readers do not fit the element they stand on"),
        why=ANNOUNCED_WRONGLY_WHY,
        repair=N_("Remove the aria- attribute named here, or give the element the role that the attribute belongs to."),
        doubt=LOOK_AT_INSTRUCTION,
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_aria.without_named_attributes,
    ),
    Row(
        id="aria-prohibited-attr",
        impact=Impact.SERIOUS,
        weight=DETAIL,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("Names for screen readers stand only where they are read"),
        failure_title=N_("Some names for screen readers stand where they are not read"),
        why=ANNOUNCED_WRONGLY_WHY,
        repair=N_(
            "Write the words as ordinary text, or give the element a fitting role; an aria-label on a plain div or "
            "span is not read."
        ),
        doubt=LOOK_AT_INSTRUCTION,
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_aria.without_named_attributes,
    ),
    Row(
        id="aria-conditional-attr",
        impact=Impact.SERIOUS,
        weight=DETAIL,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("Instructions for screen readers agree with the state of the element"),
        failure_title=N_("Some instructions for screen readers contradict the state of the element"),
        why=ANNOUNCED_WRONGLY_WHY,
        repair=N_(
            "Remove aria-checked from real tick boxes and radio buttons; the browser tells their state by itself. "
            'In table rows use aria-level and the like only inside role="treegrid".'
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
    ),
    Row(
        id="aria-valid-attr",
        impact=Impact.CRITICAL,
        weight=DETAIL,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("Instructions for screen readers are spelled correctly"),
        failure_title=N_("Some instructions for screen readers are misspelled"),
        why=ANNOUNCED_WRONGLY_WHY,
        repair=N_(
            "Correct the name of the aria- attribute, such as aria-labelledby in place of aria-labeledby, or remove it."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_aria.spelled_attribute,
    ),
    Row(
        id="aria-valid-attr-value",
        impact=Impact.CRITICAL,
        weight=DETAIL,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("Instructions for screen readers have valid values"),
        failure_title=N_("Some instructions for screen readers have invalid values"),
        why=ANNOUNCED_WRONGLY_WHY,
        repair=N_(
            "Write a value that the attribute allows, mostly true or false, or the id of an element that is on the "
            "page."
        ),
        doubt=N_(
            "The instruction names an element that is not on the page now, so a person has to look whether it "
            "appears later."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_aria.valid_values,
    ),
    Row(
        id="aria-roles",
        impact=Impact.CRITICAL,
        weight=DETAIL,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("Roles for screen readers exist"),
        failure_title=N_("Some roles for screen readers do not exist"),
        why=ANNOUNCED_WRONGLY_WHY,
        repair=N_(
            "Correct the role, such as navigation instead of nav, or remove it; an ordinary HTML element mostly "
            "needs none."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_aria.valid_role,
    ),
    Row(
        id="aria-deprecated-role",
        impact=Impact.MINOR,
        weight=TRACE,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("Roles for screen readers are up to date"),
        failure_title=N_("Some roles for screen readers are outdated"),
        why=ANNOUNCED_WRONGLY_WHY,
        repair=N_("Replace the outdated role, such as list instead of directory, or remove it."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_aria.current_role,
    ),
    Row(
        id="aria-required-attr",
        impact=Impact.CRITICAL,
        weight=BARRIER,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("Controls built by script tell their state"),
        failure_title=N_("Some controls built by script do not tell their state"),
        why=N_("A blind visitor hears a tick box or a slider, but not whether it is ticked or where it stands."),
        repair=N_(
            "Add the attribute that the role requires, such as aria-checked for checkbox or aria-expanded for "
            "combobox, and keep it up to date by script. An ordinary HTML control does this by itself."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.HOURS,
    ),
    Row(
        id="aria-required-children",
        impact=Impact.CRITICAL,
        weight=BARRIER,
        criteria=("1.3.1",),
        subject=Subject.PLACE,
        title=N_("Menus and lists built by script hold the entries they need"),
        failure_title=N_("Some menus or lists built by script do not hold the entries they need"),
        why=BELONGING_WHY,
        repair=N_(
            "Give the entries the role that belongs to the outer one, such as menuitem inside menu, or remove the "
            "outer role and use an ordinary list (ul, li)."
        ),
        doubt=N_("The list is empty now, so a person has to look whether entries appear later."),
        owner=Owner.DEVELOPER,
        effort=Effort.HOURS,
    ),
    Row(
        id="aria-required-parent",
        impact=Impact.CRITICAL,
        weight=BARRIER,
        criteria=("1.3.1",),
        subject=Subject.PLACE,
        title=N_("Entries built by script lie inside the menu or list they belong to"),
        failure_title=N_("Some entries built by script lie outside the menu or list they belong to"),
        why=BELONGING_WHY,
        repair=N_(
            "Put the entries into an element with the outer role, such as tab into tablist, or remove their role."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.HOURS,
    ),
    Row(
        id="aria-hidden-body",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("1.3.1", "4.1.2"),
        subject=Subject.PAGE,
        title=N_("The page is not hidden from screen readers"),
        failure_title=N_("The whole page is hidden from screen readers"),
        why=N_("For blind visitors the page is empty: their screen reader says nothing at all."),
        repair=N_('Remove aria-hidden="true" from the body element. Often a window that was closed leaves it behind.'),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_aria.audible,
    ),
    Row(
        id="aria-hidden-focus",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("What is hidden from screen readers cannot be reached with the keyboard either"),
        failure_title=N_("Some links or buttons can be reached with the keyboard but are hidden from screen readers"),
        why=N_("A blind visitor presses the Tab key, lands on something, and hears nothing."),
        repair=N_(
            'If it is meant to be used, remove aria-hidden="true". If it is hidden on purpose, add tabindex="-1" to '
            "the links and buttons inside, or hide it with display:none."
        ),
        doubt=N_("A person has to try with the Tab key whether the hidden part can be reached."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_aria.hidden_throughout,
    ),
    Row(
        id="aria-braille-equivalent",
        impact=Impact.SERIOUS,
        weight=DETAIL,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("Texts for Braille displays have the same text for listeners"),
        failure_title=N_("Some texts for Braille displays have no text for listeners"),
        why=N_("People who read with their fingers get a text that people who listen do not get."),
        repair=N_(
            "Add aria-label beside aria-braillelabel, and aria-roledescription beside aria-brailleroledescription."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
    ),
    Row(
        id="duplicate-id-aria",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("4.1.2",),
        subject=Subject.PLACE,
        title=N_("Names of fields point to one element only"),
        failure_title=N_("Some names point to several elements that share one id"),
        why=N_(
            "The browser ties the name to the first of them. The others are read aloud without a name or with a "
            "wrong one, and the form is filled in wrongly."
        ),
        repair=N_(
            "Give each of these elements an id of its own and adapt the label's for or the aria- attribute that "
            "names it. Often a form stands on the page twice."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        note=notes.shared_id,
    ),
    Row(
        id="aria-allowed-role",
        impact=Impact.MINOR,
        weight=ADVICE,
        criteria=(),
        subject=Subject.PLACE,
        title=N_("Roles for screen readers fit the element they stand on"),
        failure_title=N_("Some roles for screen readers do not fit the element they stand on"),
        why=ANNOUNCED_WRONGLY_WHY,
        repair=N_(
            "Remove the role, or use the HTML element made for the purpose, such as button instead of a with "
            'role="button".'
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
    ),
    Row(
        id="aria-text",
        impact=Impact.SERIOUS,
        weight=ADVICE,
        criteria=(),
        subject=Subject.PLACE,
        title=N_("Passages read as one text hold no links or buttons"),
        failure_title=N_("Some passages read as one text hold links or buttons"),
        why=ANNOUNCED_WRONGLY_WHY,
        repair=N_('Remove role="text" from the element that holds the link or button.'),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
    ),
    Row(
        id="presentation-role-conflict",
        impact=Impact.MINOR,
        weight=ADVICE,
        criteria=(),
        subject=Subject.PLACE,
        title=N_("What is marked as decoration is decoration only"),
        failure_title=N_("Some elements marked as decoration are announced all the same"),
        why=ANNOUNCED_WRONGLY_WHY,
        repair=N_(
            'Remove tabindex and aria- attributes from decoration, or describe the element and remove alt="" or '
            'role="presentation".'
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
    ),
)
