"""The language and the title of the page."""

from rules.accessibility.axe import repair_language
from rules.accessibility.axe.row import BARRIER, DETAIL, ESSENTIAL, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

WRONG_VOICE_WHY = N_(
    "A screen reader chooses its voice by the language that the page declares. Hindi read with an English voice, or "
    "English with a Hindi one, cannot be understood."
)

ROWS: tuple[Row, ...] = (
    Row(
        id="html-has-lang",
        impact=Impact.SERIOUS,
        weight=ESSENTIAL,
        criteria=("3.1.1",),
        subject=Subject.PAGE,
        title=N_("The page says which language it is written in"),
        failure_title=N_("The page does not say which language it is written in"),
        why=WRONG_VOICE_WHY,
        repair=N_(
            'Add the language to the html tag of the template: lang="hi" for pages in Hindi, lang="en" for pages in '
            "English."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_language.page_language,
    ),
    Row(
        id="html-lang-valid",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("3.1.1",),
        subject=Subject.PAGE,
        title=N_("The language of the page is given by a valid code"),
        failure_title=N_("The language of the page is given by a code that does not exist"),
        why=WRONG_VOICE_WHY,
        repair=N_(
            "Write a valid code into the html tag of the template: hi for Hindi, en for English; not “Hindi”, "
            "“english” or “en_IN”."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_language.page_language,
    ),
    Row(
        id="html-xml-lang-mismatch",
        impact=Impact.MODERATE,
        weight=DETAIL,
        criteria=("3.1.1",),
        subject=Subject.PAGE,
        title=N_("The page names one language only"),
        failure_title=N_("The page names two different languages for itself"),
        why=WRONG_VOICE_WHY,
        repair=N_("Write the same code into lang and xml:lang of the html tag, or remove xml:lang."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_language.agreeing_language,
    ),
    Row(
        id="valid-lang",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("3.1.2",),
        subject=Subject.TEXT,
        title=N_("Parts in another language are marked with a valid code"),
        failure_title=N_("Some parts are marked with a language code that does not exist"),
        why=WRONG_VOICE_WHY,
        repair=N_("Write a valid code into lang: hi for Hindi, en for English."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_language.part_language,
    ),
    Row(
        id="document-title",
        impact=Impact.SERIOUS,
        weight=ESSENTIAL,
        criteria=("2.4.2",),
        subject=Subject.PAGE,
        title=N_("The page has a title"),
        failure_title=N_("The page has no title"),
        why=N_(
            "The title is the first thing a screen reader says, the name of the browser tab, and the line that "
            "search results show. Without it visitors do not know where they are."
        ),
        repair=N_("Give every page a title of its own: first the topic, then the name of the department."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_language.titled,
    ),
)
