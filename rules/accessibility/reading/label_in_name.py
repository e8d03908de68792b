"""Label in name: the words seen on a control are the words it is called by (W3C ACT rule 2ee8b8)."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.label_words import is_called, label_words
from rules.accessibility.reading.seen import seen
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.reading import Control

MOST_WORDS = 10  # of a longer text only a person can say which part of it is the label
LEAST_LETTERS = 3  # "×", "A+", "En" are signs that stand for words
_ICONS = re.compile(r"icon|awesome|material|glyph|symbol|dashicons|\bfa\b", re.IGNORECASE)
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report controls whose accessible name leaves out words that are seen on them."""
    wrong = [control for control in _labelled(page) if not is_called(_pieces(control), control.name)]
    sure = [control for control in wrong if len(label_words(_seen(control))) <= MOST_WORDS]
    if sure:
        yield Finding(
            message=FAULTS[Subject.PLACE](len(sure)),
            occurrences=tuple(map(_occurrence, sure)),
        )
    unsure = [control for control in wrong if control not in sure]
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "A long text has a different name for screen readers. Look whether the first words you see, which "
                    "somebody would say to open it by voice, are part of that name."
                )
            ),
            occurrences=tuple(map(_occurrence, unsure)),
        )


def _labelled(page: PageEvidence) -> list[Control]:
    return [
        control
        for control in seen(page).controls
        if control.drawn and control.is_shown and not control.name.endswith("…") and _letters(control) >= LEAST_LETTERS
    ]


def _pieces(control: Control) -> list[str]:
    return [_PRIVATE.sub("", piece.text) for piece in control.drawn if not _ICONS.search(piece.family)]


def _seen(control: Control) -> str:
    return "".join(_pieces(control))


def _letters(control: Control) -> int:
    """Return how many letters the label has; 0 where every word is a single letter, such as “A A A”."""
    words = label_words(_seen(control))
    return sum(map(len, words)) if any(len(word) > 1 for word in words) else 0


def _occurrence(control: Control) -> Occurrence:
    words = " ".join(_seen(control).split())
    tag = read_tag(control.html)
    after = ""
    if tag is not None and control.name_from == "label":
        after = str(tag.having("aria-label", f"{words} – {control.name}"))
    elif tag is not None and tag.has("aria-labelledby"):
        after = str(tag.lacking("aria-labelledby"))
    return place(
        control,
        after,
        message(N_("Seen: “{words}”. Read aloud: “{name}”."), words=words, name=control.name),
    )


RULE = Rule(
    id="label-in-name",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.5.3"),
    title=N_("Links, buttons and fields are called by the words seen on them"),
    failure_title=N_("Some links, buttons or fields have another name than the words seen on them"),
    why=N_(
        "People who use the computer by voice say the words they see. When the hidden name is another one, nothing "
        "happens. People who see little and listen at the same time are confused by two different names."
    ),
    repair=N_(
        "Begin the hidden name (aria-label) with the very words that are seen, and add more after them if needed. "
        "Where the visible words are enough, remove the aria-label."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    applies=lambda page: bool(_labelled(page)),
    check=check,
)
