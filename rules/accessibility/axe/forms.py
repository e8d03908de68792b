"""Forms: every field says what to fill in."""

from rules.accessibility.axe import repair_forms
from rules.accessibility.axe.row import ADVICE, BARRIER, DETAIL, ESSENTIAL, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

UNLABELLED_WHY = N_(
    "A blind visitor hears only “edit, blank” and does not know what to write. Others lose sight of the meaning as "
    "soon as they begin to type. Applications and grievances are given up or filled in wrongly."
)

ROWS: tuple[Row, ...] = (
    Row(
        id="label",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("4.1.2",),
        subject=Subject.FIELD,
        title=N_("Every field of a form says what to fill in"),
        failure_title=N_("Some fields of a form do not say what to fill in"),
        why=UNLABELLED_WHY,
        repair=N_(
            "Put a label with the name of the field before it and tie the two together: the label's for and the "
            "field's id are the same word."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_forms.field,
    ),
    Row(
        id="select-name",
        impact=Impact.CRITICAL,
        weight=ESSENTIAL,
        criteria=("4.1.2",),
        subject=Subject.FIELD,
        title=N_("Every list to choose from says what it is for"),
        failure_title=N_("Some lists to choose from do not say what they are for"),
        why=N_(
            "A blind visitor hears the first entry only, such as “Select”, and does not learn whether a district, a "
            "year or a language is asked for."
        ),
        repair=N_(
            "Put a label with the name of the list before it and tie the two together: the label's for and the "
            "list's id are the same word."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_forms.field,
    ),
    Row(
        id="label-title-only",
        impact=Impact.SERIOUS,
        weight=ADVICE,
        criteria=(),
        subject=Subject.FIELD,
        title=N_("The name of every field is visible"),
        failure_title=N_("The name of some fields is not visible"),
        why=N_(
            "Only a screen reader, or a mouse that rests on the field, reveals the name. On a phone it is never seen."
        ),
        repair=N_("Write the name of the field as a visible label before it."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_forms.field_from_title,
    ),
    Row(
        id="form-field-multiple-labels",
        impact=Impact.MODERATE,
        weight=DETAIL,
        criteria=("3.3.2",),
        subject=Subject.FIELD,
        title=N_("Every field of a form has one name"),
        failure_title=N_("Some fields of a form have several names"),
        why=N_(
            "Some screen readers read only the first name, some only the last; the visitor may miss what matters, "
            "such as “required”."
        ),
        repair=N_(
            "Keep one label for each field and put further hints into it, or tie them to the field by aria-describedby."
        ),
        doubt=N_("A person has to listen whether both names of the field are read aloud."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
    ),
    Row(
        id="autocomplete-valid",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.3.5",),
        subject=Subject.FIELD,
        title=N_("The browser can fill in name, address and telephone number by itself"),
        failure_title=N_("The browser cannot fill in some fields, because their purpose is given wrongly"),
        why=N_(
            "People who type slowly or with difficulty, or who cannot remember numbers, must write everything by hand."
        ),
        repair=N_(
            "Use the fixed words of HTML for autocomplete: name, email, tel, street-address, postal-code, bday, or off."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_forms.autocomplete,
    ),
)
