"""Text in picture: words of the page are text and not part of a picture."""

import re
from collections.abc import Iterator
from html import escape

from rules.accessibility.media.picture_text import file_name, is_logo, shown
from rules.accessibility.media.writing import is_free_text, is_writing_only, leads_elsewhere, may_hold
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.text import words
from rules.views.media import Picture

FEWEST_WORDS, FEWEST_LETTERS = 3, 12  # below, it may be a sign or a logo
MOST_TIMES = 1.8  # between the letters seen and those of the text that repeats them
NOTICE = re.compile(
    r"notice|circular|press ?(note|release)|advertis|announce|tender|vacanc|recruit|"
    r"सूचना|विज्ञप्ति|विज्ञापन|परिपत्र|निविदा|भर्ती",
    re.IGNORECASE,
)
NOTICE_LINES, NOTICE_LETTERS = 4, 100
# Names of files for buttons that were drawn to be read.
BUTTON_FILE = re.compile(r"(nav|btn|button|menu|tab)[-_\d][\w-]*\.(gif|png|jpe?g)", re.IGNORECASE)
BUTTON_LETTERS = 4
ASKED_LINES, ASKED_LETTERS = 3, 40
_LETTER = re.compile(r"[^\W_]")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report pictures that are nothing but words; ask about those that hold many."""
    written = list(_written(page))
    pictures = [picture for picture in written if is_free_text(picture, page)]
    buttons = [picture for picture in written if _is_drawn_button(picture, page)]
    sure = [picture for picture in pictures if picture not in buttons and _is_text(picture)]
    if buttons:
        yield Finding(
            message=counted(
                N_("The words of {count} link or button are part of a picture."),
                N_("The words of {count} links or buttons are part of a picture."),
                len(buttons),
            ),
            occurrences=tuple(shown(picture, after=_as_text(picture)) for picture in buttons),
        )
    if sure:
        yield Finding(
            message=counted(
                N_("{count} picture is nothing but writing."),
                N_("{count} pictures are nothing but writing."),
                len(sure),
            ),
            occurrences=tuple(shown(picture, after=_as_text(picture)) for picture in sure),
        )
    unsure = [
        picture
        for picture in pictures
        if picture not in (*sure, *buttons) and may_hold(picture.writing, ASKED_LINES, ASKED_LETTERS)
    ]
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "Look at this picture. Are its words a necessary part of it, as in a logo, a map or a screen of a "
                    "program?"
                )
            ),
            occurrences=tuple(shown(picture) for picture in unsure),
        )


def _written(page: PageEvidence) -> Iterator[Picture]:
    if page.view and page.view.media:
        yield from (picture for picture in page.view.media.pictures if picture.writing and picture.writing.lines)


def _is_text(picture: Picture) -> bool:
    writing = picture.writing
    if writing is None or not is_writing_only(writing):
        return False
    if NOTICE.search(picture.name) and writing.lines >= NOTICE_LINES and writing.letters >= NOTICE_LETTERS:
        return True
    told = len(_LETTER.findall(picture.name))
    return (
        len(words(picture.name)) >= FEWEST_WORDS
        and writing.letters >= FEWEST_LETTERS
        and max(told, writing.letters) <= MOST_TIMES * min(told, writing.letters)
    )


def _as_text(picture: Picture) -> str:
    """Return the words that stand in place of the picture: its text, or a place to fill in where that is none."""
    is_told = len(_LETTER.findall(picture.name)) * MOST_TIMES >= (picture.writing.letters if picture.writing else 0)
    return escape(picture.name) if picture.name and is_told else slot(N_("all words written in the picture"))


def _is_drawn_button(picture: Picture, page: PageEvidence) -> bool:
    """Return whether a link or button to press is a picture of its words."""
    return (
        picture.writing is not None
        and bool(picture.control)
        and is_writing_only(picture.writing)
        and picture.writing.letters >= BUTTON_LETTERS
        and BUTTON_FILE.fullmatch(file_name(picture)) is not None
        and not (is_logo(picture) or leads_elsewhere(picture, page))
    )


def _holds_pictures(page: PageEvidence) -> bool:
    return any(True for _ in _written(page))


RULE = Rule(
    id="text-in-picture",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=success_criterion("1.4.5"),
    title=N_("Words are text and not part of a picture"),
    failure_title=N_("Some words are part of a picture instead of text"),
    why=N_(
        "Writing in a picture blurs when it is enlarged, keeps its colours, cannot be translated, copied or searched, "
        "and on a phone shrinks until nobody can read it."
    ),
    repair=N_(
        "Type the words into the page as headings and paragraphs. Keep the picture only if it shows more than words, "
        "and offer a signed notice as a PDF beside its text."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    needs=frozenset({Need.MEDIA}),
    applies=_holds_pictures,
    check=check,
)
