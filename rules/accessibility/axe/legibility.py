"""Legibility: colours that can be told apart and spacing that can be widened."""

from rules.accessibility.axe import notes, repair_style
from rules.accessibility.axe.row import BARRIER, ESSENTIAL, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

ROWS: tuple[Row, ...] = (
    Row(
        id="color-contrast",
        impact=Impact.SERIOUS,
        weight=ESSENTIAL,
        criteria=("1.4.3",),
        subject=Subject.TEXT,
        title=N_("Text stands out clearly from its background"),
        failure_title=N_("Some text is too pale against its background"),
        why=N_("Older people, people with weak eyesight and everyone who reads on a phone in the sun cannot read it."),
        repair=N_(
            "Choose a darker colour for the text on light backgrounds, or a lighter one on dark backgrounds. The "
            "nearest colour that is enough stands beside each place; the colour is best changed once, in the style "
            "sheet."
        ),
        doubt=N_(
            "The text lies on a picture, a gradient or another element, so a person has to judge whether it is easy "
            "to read."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_style.readable_colour,
        note=notes.contrast,
    ),
    Row(
        id="link-in-text-block",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.4.1",),
        subject=Subject.LINK,
        title=N_("Links inside a sentence are recognised without their colour"),
        failure_title=N_("Some links inside a sentence are recognised by their colour alone"),
        why=N_("People who cannot tell colours apart do not notice that there is a link."),
        repair=N_("Underline links inside running text."),
        doubt=N_("The colours could not be computed, so a person has to judge whether the link is recognised."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_style.underlined,
    ),
    Row(
        id="avoid-inline-spacing",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.4.12",),
        subject=Subject.TEXT,
        title=N_("Readers can widen the spacing of the text"),
        failure_title=N_("The spacing of some text is fixed and cannot be widened"),
        why=N_(
            "People with dyslexia or weak eyesight need more space between letters and lines; here their setting "
            "has no effect."
        ),
        repair=N_("Remove !important from letter-spacing, word-spacing and line-height in the style of the element."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_style.free_spacing,
    ),
)
