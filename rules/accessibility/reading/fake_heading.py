"""Fake heading: what looks like a heading is marked as one (WCAG failure F2)."""

import re
from collections import Counter
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import seen
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.reading import SeemingHeading

MOST_WORDS, LEAST_LETTERS = 9, 4
LEAST_SENTENCE = 40  # characters of a paragraph below that ends as a sentence
LEAST_TEXT = 80  # characters of the paragraph below: less may be a card, an address or a figure with its label
MUCH_LARGER = 1.3  # than the text below
_SENTENCE = re.compile(r"[.!?;,।:…]\s*$|[.!?।]\s+\S")
_NUMBERS = re.compile(r"[\d०-९]{2,}")  # dates, amounts, telephone numbers
_LETTERS = re.compile(r"[^\W\d_]|[\u0900-\u097f]")
_NOTICE = re.compile(
    r"(?i)\s*(?:note|notice|important|attention|warning|caution|disclaimer|nb|by\b|published|updated|last updated"
    r"|posted|date|shri|smt|dr|mr|mrs"
    r"|dear|to,|from|sd/|नोट|सूचना|महत्वपूर्ण|ध्यान दें|विशेष|श्री|श्रीमती|डॉ|दिनांक|सेवा में|महोदय|प्रकाशित)"
)
_NO_TEXT = frozenset({"a", "button", "label", "td", "th", "figcaption", "dt", "dd", "summary"})


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report bold or large lines above paragraphs; ask about those that may be something else."""
    candidates = [text for text in seen(page).seeming_headings if _may_be_heading(text)]
    alike = Counter(_look(text) for text in candidates)
    sure = [text for text in candidates if _is_sure(text, alike[_look(text)])]
    if sure:
        yield Finding(
            message=FAULTS[Subject.HEADING](len(sure)), occurrences=tuple(_as_heading(page, text) for text in sure)
        )
    unsure = [text for text in candidates if text not in sure]
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "This line is bold or large and stands alone above other text. If it is the heading of that text, "
                    "it has to be marked as a heading."
                )
            ),
            occurrences=tuple(_as_heading(page, text) for text in unsure),
        )


def _may_be_heading(text: SeemingHeading) -> bool:
    return (
        text.are_siblings
        and text.is_above
        and text.next_tag not in _NO_TEXT
        and (text.next_characters >= LEAST_TEXT or _is_short_paragraph(text))
        and len(text.text.split()) <= MOST_WORDS
        and len(_LETTERS.findall(text.text)) >= LEAST_LETTERS
        and not _SENTENCE.search(text.text)
        and not _NUMBERS.search(text.text)
        and not _NOTICE.match(text.text)
        and text.size_css_px >= text.next_size_css_px
    )


def _is_short_paragraph(text: SeemingHeading) -> bool:
    return text.next_characters >= LEAST_SENTENCE and re.search(r"[.!?।]\s*$", text.next_text) is not None


def _look(text: SeemingHeading) -> tuple[str, float, bool]:
    return text.tag, text.size_css_px, text.is_bold


def _is_sure(text: SeemingHeading, alike: int) -> bool:
    is_larger = text.size_css_px >= text.next_size_css_px * MUCH_LARGER
    return text.is_bold and text.tag in {"p", "div", "span"} and (is_larger or alike > 1 or text.tag == "p")


def _as_heading(page: PageEvidence, text: SeemingHeading) -> Occurrence:
    levels = [heading.level for heading in seen(page).headings]
    tag = read_tag(text.html)
    if tag is None or tag.content is None:
        return place(text)
    bold = re.fullmatch(r"\s*<(b|strong)>(.*)</\1>\s*", tag.content, re.IGNORECASE)
    inner = bold.group(2) if bold and "<" not in bold.group(2) else tag.content
    return place(text, str(tag.holding(inner).renamed("h2" if levels else "h1")))


RULE = Rule(
    id="fake-heading",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.3.1"),
    title=N_("What looks like a heading is marked as a heading"),
    failure_title=N_("Some lines only look like headings"),
    why=N_(
        "Blind readers jump from heading to heading. A line that is merely bold or large is no heading to them, and "
        "the part of the page below it is not found."
    ),
    repair=N_(
        "Give the line the style “Heading 2” or “Heading 3” in the editor instead of making it bold or large by hand."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    check=check,
)
