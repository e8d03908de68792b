"""Lists and headings: the page is built as it looks."""

from rules.accessibility.axe import notes, repair_names, repair_structure
from rules.accessibility.axe.row import ADVICE, BARRIER, TRACE, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

LIST_WHY = N_(
    "A screen reader announces “list of 8 entries” and lets the listener jump over it. In a broken list the number "
    "is wrong or not said, and entries seem to be missing."
)
DEFINITION_WHY = N_(
    "A screen reader reads a term together with what belongs to it, such as a post and its holder. In a broken list "
    "the two fall apart."
)

ROWS: tuple[Row, ...] = (
    Row(
        id="list",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.3.1",),
        subject=Subject.LIST,
        title=N_("Lists hold nothing but list entries"),
        failure_title=N_("Some lists hold other things between their entries"),
        why=LIST_WHY,
        repair=N_("Put everything that stands directly inside ul or ol into an li."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_structure.list_of_items,
    ),
    Row(
        id="listitem",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.3.1",),
        subject=Subject.LIST,
        title=N_("Every list entry belongs to a list"),
        failure_title=N_("Some list entries stand outside a list"),
        why=LIST_WHY,
        repair=N_("Put the entries (li) that belong together into one ul, or into ol where the order counts."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_structure.item_in_list,
    ),
    Row(
        id="definition-list",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.3.1",),
        subject=Subject.LIST,
        title=N_("Lists of terms and descriptions are built correctly"),
        failure_title=N_("Some lists of terms and descriptions are built wrongly"),
        why=DEFINITION_WHY,
        repair=N_(
            "Inside dl write only pairs: first dt with the term, then dd with the description. A div may hold one "
            "such pair."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
    ),
    Row(
        id="dlitem",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.3.1",),
        subject=Subject.LIST,
        title=N_("Terms and descriptions belong to a list"),
        failure_title=N_("Some terms or descriptions stand outside a list"),
        why=DEFINITION_WHY,
        repair=N_("Put the dt and dd elements that belong together into one dl."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
    ),
    Row(
        id="heading-order",
        impact=Impact.MODERATE,
        weight=ADVICE,
        criteria=(),
        subject=Subject.HEADING,
        title=N_("Headings follow one another without a missing level"),
        failure_title=N_("Some headings skip a level"),
        why=N_(
            "Blind readers go through a page by its headings, as others do with their eyes. When a level is "
            "missing, they think they have missed a part."
        ),
        repair=N_(
            "Choose the level of a heading by its place in the text, not by its size: after “Heading 2” comes "
            "“Heading 3”. The size is set in the style sheet."
        ),
        doubt=N_("It could not be found which heading stands before this one, so a person has to look at the order."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_structure.next_heading_level,
        note=notes.skipped_level,
    ),
    Row(
        id="page-has-heading-one",
        impact=Impact.MODERATE,
        weight=ADVICE,
        criteria=(),
        subject=Subject.PAGE,
        title=N_("The page has a main heading"),
        failure_title=N_("The page has no main heading"),
        why=N_(
            "Blind readers jump to the main heading first to learn what the page is about. Search engines look for "
            "it too."
        ),
        repair=N_("Write the topic of the page above its content and give it the style “Heading 1” (h1)."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
    ),
    Row(
        id="empty-heading",
        impact=Impact.MINOR,
        weight=TRACE,
        criteria=("1.3.1",),
        subject=Subject.HEADING,
        title=N_("No heading is empty"),
        failure_title=N_("Some headings are empty"),
        why=N_(
            "A screen reader announces a heading and then says nothing; the listener believes that something is broken."
        ),
        repair=N_(
            "Write the text of the heading, or delete the empty line in the editor. For more space use the style "
            "sheet, not an empty heading."
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_names.heading,
    ),
)
