"""Vague label: the name of a field says what to fill in, and no two fields share it."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.forms.fields import bare, forms_of, is_choice, is_written
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Field, Label

# Names that say that something is to be filled in, and not what.
VAGUE = re.compile(
    "text|textbox|text box|text field|textfield|field|form field|input|input field|input text|label|my label|new label"
    "|enter|enter here|enter text|enter text here|enter value|enter data|type here|write|write here|fill|fill here"
    "|fill this|untitled|placeholder|lorem ipsum|lorem|click here|click|please enter|please fill|xxx|abc|undefined|null"
    "|label text|field label|field name|your text|unnamed"
    "|यहाँ लिखें|यहां लिखें|यहाँ टाइप करें|यहां टाइप करें|पाठ|टेक्स्ट|फ़ील्ड|फील्ड|लिखें|भरें|यहाँ भरें|यहां भरें|दर्ज करें|इनपुट"
    "|बॉक्स|लेबल"
)
# Names of things that are never typed in.
NEVER_TYPED = re.compile("menu|home|navigation|link|button|image|header|footer|page|मेनू|मेन्यू|होम|बटन|लिंक")
VAGUE_LIST = re.compile("select|choose|dropdown|drop down|list|option|options|combo|combobox|चुनें|सूची|विकल्प")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report fields named with words that fit any field, and fields that repeat the name of another."""
    forms = forms_of(page)
    vague = [field for field in forms.fields if _is_vague(field)]
    if vague:
        yield Finding(
            message=counted(
                N_("The name of {count} field does not say what to fill in."),
                N_("The names of {count} fields do not say what to fill in."),
                len(vague),
            ),
            occurrences=tuple(_occurrence(field, forms.labels) for field in vague),
        )
    repeated = [field for field in forms.fields if field.repeats is not None and field not in vague]
    if repeated:
        yield Finding(
            message=counted(
                N_("{count} field has the same name as another of its form, and nothing tells the two apart."),
                N_("{count} fields have the same name as another of their form, and nothing tells them apart."),
                len(repeated),
            ),
            occurrences=tuple(_occurrence(field, forms.labels) for field in repeated),
        )


def _is_vague(field: Field) -> bool:
    if is_choice(field):
        return False
    label = bare(field.visible_label) or bare(field.accessible_name)
    typed = is_written(field) and NEVER_TYPED.fullmatch(label)
    listed = field.tag == "select" and VAGUE_LIST.fullmatch(label)
    return bool((VAGUE.fullmatch(label) and not field.column_header) or typed or listed)


def _occurrence(field: Field, labels: tuple[Label, ...]) -> Occurrence:
    """Return the label that has to be rewritten, as a remark beside its field."""
    text = field.visible_label or field.accessible_name
    told = place(field)
    label = labels[field.labels[0]] if field.labels else None
    return Occurrence(
        selector=told.selector,
        html=label.html if label is not None and label.text else told.html,
        note=message(N_("The field is named “{name}”."), name=text),
    )


RULE = Rule(
    id="vague-label",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=success_criterion("2.4.6"),
    title=N_("The name of every field says what to fill in"),
    failure_title=N_("The names of some fields do not say what to fill in"),
    why=N_(
        "“Text” or “Enter here” fits any field. Two fields of one name are filled in alike by whoever hears the name "
        "only. Applications come in with the wrong things in the wrong places."
    ),
    repair=N_(
        "Name each field after what is wanted in it, such as “Mobile number” or “Name of the village”. Where one thing "
        "is asked for twice, say the difference: “Present address”, “Permanent address”."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=lambda page: any(field.accessible_name for field in forms_of(page).fields),
    check=check,
)
