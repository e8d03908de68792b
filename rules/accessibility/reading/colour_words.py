"""Colour words: what a colour says is said in words or signs as well."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER, FAULTS, Subject
from rules.accessibility.reading.seen import seen
from rules.accessibility.reading.sentences import sentences
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.page_text import TextBlock
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion

_COLOUR = r"(?:red|green|blue|yellow|orange|purple|pink|gr[ae]y|brown|amber)"
_THING = (
    r"(?:fields?|items?|entries|rows?|dates?|names?|labels?|questions?|columns?|cells?|districts?|areas?|seats?|marks?"
    r"|links?|text|words?|points?|boxes|days?|those|ones)"
)
_SAID = r"(?:marked|shown|highlighted|displayed|written|given|printed|indicated|coloured|colored|outlined)"
_VERB = r"(?:are|is|shows?|means?|indicates?|denotes?|represents?|must|have to|need to)"
_ENGLISH = re.compile(
    rf"(?i)\b{_THING}\s+(?:(?:that are|which are|are|is|have been)\s+)?(?:{_SAID}\s+)?(?:in|with|by|as)\s+(?:the\s+)?"
    rf"(?:colou?r\s+)?{_COLOUR}\b(?!\s+(?:asterisk|star|\*|mark|line|ink|pen|tape|cross))"
    rf"|\b{_COLOUR}\s+(?:colou?red?\s+)?{_THING}\s+{_VERB}\b"
)
_HINDI = re.compile(
    "(?<![\u0900-\u097f])(?:लाल|हरे|हरा|नीले|नीला|पीले|पीला|नारंगी)\\s+रंग\\s+(?:में|से|के|वाले|वाली)\\s+[^।]{0,40}"
    "(?:अनिवार्य|आवश्यक|भरना|भरे|दर्शा|दिखा|अंकित|जरूरी|ज़रूरी)"
)
_REQUIRED = re.compile(r"(?i)required|mandatory|compulsory|must be filled|fill|अनिवार्य|आवश्यक|भरना|जरूरी|ज़रूरी")
_SIGN = re.compile(r"(?i)\*|required|mandatory|compulsory|optional|अनिवार्य|आवश्यक|वैकल्पिक")
_TWO_WAYS = re.compile(r"(?i)asterisk|\*|\bstar\b|\band (?:bold|underlined|marked)|तारांकित|तारा|चिह्न|चिन्ह")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report required fields told by colour alone; ask about other sentences that give a colour a meaning."""
    sure: list[Occurrence] = []
    unsure: list[Occurrence] = []
    for block, sentence in sentences(page.text):
        if _TWO_WAYS.search(sentence) or not (_ENGLISH.search(sentence) or _HINDI.search(sentence)):
            continue
        if _REQUIRED.search(sentence) and _has_fields(page):
            if not _has_signs(page):
                sure.append(_quoted(block, sentence))
        else:
            unsure.append(_quoted(block, sentence))
    if sure:
        yield Finding(message=FAULTS[Subject.TEXT](len(sure)), occurrences=tuple(sure))
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "This sentence gives a colour a meaning. Look whether the same is also said by a word, a sign or a "
                    "pattern."
                )
            ),
            occurrences=tuple(unsure),
        )


def _has_fields(page: PageEvidence) -> bool:
    return any(
        control.role in {"textbox", "listbox", "checkbox", "radio", "combobox"} for control in seen(page).controls
    )


def _has_signs(page: PageEvidence) -> bool:
    """Return whether a field is marked by a star or a word as well."""
    labels = [field.label for form in page.text.forms for field in form.fields]
    labels.extend(control.name for control in seen(page).controls if control.role not in {"link", "button"})
    labels.extend(block.text for block in page.text.blocks if block.tag in {"label", "legend"})
    return any(_SIGN.search(label) for label in labels)


def _quoted(block: TextBlock, sentence: str) -> Occurrence:
    return place(block, quote=sentence)


RULE = Rule(
    id="colour-words",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.4.1"),
    title=N_("What a colour says is also said in words"),
    failure_title=N_("Something is told by colour alone"),
    why=N_("One man in twelve does not tell red from green, and a blind visitor hears no colour."),
    repair=N_("Add a word or a sign to the colour, such as “(required)” or * after the name of the field."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    applies=lambda page: bool(page.text.blocks),
    check=check,
)
