"""Sets of fields that answer one question together: radio buttons, tick boxes, the parts of a date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.accessibility.forms.fields import bare, is_choice
from rules.views.forms import Field, Forms, NearText, Side

QUESTION_CHARACTERS = 150
INTRODUCTION_WORDS = 6  # before a colon: “fill in the following details:”
_INDEX = re.compile(r"[\[(_-]?\d*[\])]?$")
_ASKS = re.compile(r"[?:：]\s*\*?\s*$|\b(select|tick|choose|check) (all|any|the|one)\b|चुनें|चुनिए", re.I)
_PART = (
    re.compile(r"(?<![a-z])(dd?|day|date|दिन)(?![a-z])|day$", re.I),
    re.compile(r"(?<![a-z])(mm?|mon|month|माह|महीना)(?![a-z])|month$", re.I),
    re.compile(r"(?<![a-z])(yy(yy)?|year|वर्ष|साल)(?![a-z])|year$", re.I),
)
_YES_NO = frozenset({"yes", "no", "हाँ", "हां", "नहीं", "y", "n", "true", "false"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Fields that belong together, and the visible question before them."""

    numbers: tuple[int, ...]
    fields: tuple[Field, ...]
    question: NearText | None

    @property
    def is_yes_or_no(self) -> bool:
        """Return whether its options say nothing without the question."""
        return all(bare(field.accessible_name) in _YES_NO for field in self.fields)


def choice_sets(forms: Forms) -> Iterator[Choices]:
    """Yield the sets of the page in its order."""
    sets: dict[tuple[int | None, str, str], list[int]] = {}
    for number, field in enumerate(forms.fields):
        if is_choice(field) and field.name:
            name = field.name if field.type == "radio" else _INDEX.sub("", field.name)
            sets.setdefault((field.form, field.type, name), []).append(number)
    yield from (_set(forms, numbers) for numbers in sets.values() if len(numbers) > 1)
    told = {number for numbers in sets.values() if len(numbers) > 1 for number in numbers}
    yield from (_set(forms, run) for run in _runs(forms, told))
    yield from (_set(forms, parts) for parts in _dates(forms))


def is_named(choices: Choices, forms: Forms) -> bool:
    """Return whether the question is heard with the fields: as the name of their group, or in every name."""
    question = choices.question
    groups = [group for group in forms.groups if group.name and set(choices.numbers) <= set(group.fields)]
    if any(len(group.fields) == len(choices.numbers) or group.role == "radiogroup" for group in groups):
        return True
    if question is None or question.tag == "legend" or _introduces(question.text):
        return bool(groups)
    words = bare(question.text)
    return any(words in bare(group.name) or bare(group.name) in words for group in groups) or all(
        words in bare(f"{field.accessible_name} {field.hint}") for field in choices.fields
    )


def _introduces(text: str) -> bool:
    """Return whether a text leads to all that follows, rather than asking for one of the choices."""
    return len(text.split()) > INTRODUCTION_WORDS and text.rstrip().endswith((":", "：")) and "?" not in text


def has_question(choices: Choices) -> bool:
    """Return whether the text before a set is what it answers, and no heading of something larger."""
    question = choices.question
    if question is None or question.side not in {Side.LEFT, Side.ABOVE} or len(question.text) > QUESTION_CHARACTERS:
        return False
    asks = bool(_ASKS.search(question.text))
    if question.tag in {"h1", "h2", "legend", "caption"}:
        return asks and question.tag != "legend"
    is_short = len(question.text) <= QUESTION_CHARACTERS // 2
    return asks or (is_short and not question.text.rstrip().endswith((".", "।")))


def _set(forms: Forms, numbers: Sequence[int]) -> Choices:
    fields = tuple(forms.fields[number] for number in numbers)
    return Choices(numbers=tuple(numbers), fields=fields, question=_question(fields[0], forms))


def _question(first: Field, forms: Forms) -> NearText | None:
    """Return the text before the first field; None when it is the label of another field."""
    question = first.question
    if question is None or question.label is None:
        return question
    tied = forms.labels[question.label].field
    return question if tied is None or forms.fields[tied] is first else None


def _runs(forms: Forms, told: set[int]) -> Iterator[list[int]]:
    """Yield three or more tick boxes in a row, of different names, below words that ask to tick."""
    run: list[int] = []
    for number, field in enumerate((*forms.fields, None)):
        if field is not None and field.type == "checkbox" and number not in told:
            run.append(number)
            continue
        question = forms.fields[run[0]].question if run else None
        if len(run) > 2 and question is not None and _ASKS.search(question.text):
            yield run
        run = []


def _dates(forms: Forms) -> Iterator[list[int]]:
    """Yield three fields in a row that take day, month and year, in any order that ends with the year."""
    for number in range(len(forms.fields) - 2):
        parts = forms.fields[number : number + 3]
        if any(is_choice(part) or part.form != parts[0].form for part in parts):
            continue
        said = [f"{part.accessible_name} {part.placeholder} {part.name} {part.id} {part.shown_value}" for part in parts]
        is_day_first = _PART[0].search(said[0]) and _PART[1].search(said[1])
        is_month_first = _PART[1].search(said[0]) and _PART[0].search(said[1])
        if (is_day_first or is_month_first) and _PART[2].search(said[2]):
            yield list(range(number, number + 3))
