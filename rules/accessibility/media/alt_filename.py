"""Alt file name: the text of a picture says what it shows and is not the name of its file."""

import re
from collections.abc import Iterator

from rules.accessibility.media.picture_text import (
    PICTURE_FILE,
    file_name,
    holds_named,
    is_repeated_beside,
    named,
    retold,
    shown,
    stem,
)
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.text import folded
from rules.views.media import Picture

# Names that cameras, phones and programs give (WCAG 2.2 failure F30).
CAMERA = re.compile(
    r"(img|dsc[nf]?|pxl|mvi|hpim|imag|vid|scan|wp_)[-_ ]?\d{3,}[-_ \d]*(\(\d+\)|copy|~\d)?"
    r"|whatsapp image \d{4}-\d\d-\d\d.*"
    r"|screen ?shot[-_ ]?\(?[\d][-_ .:\d()apmt]*"
    r"|(untitled|unnamed)[-_ ]?(design)?[-_ ]?\(?\d*\)?"
    r"|(download|document|scan)[-_ ]?\(\d+\)"
    r"|(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{16,}"
    r"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|\d{1,4}(_\d{1,4}){2,}",
    re.IGNORECASE,
)
FEWEST_DIGITS = 4
NUMBERED = re.compile(
    r"(image|img|photo|foto|pic|picture|banner|slider?|slide ?image|carousel|icon|logo|thumb(nail)?"
    r"|graphic|चित्र|फोटो|फ़ोटो|छवि|तस्वीर|बैनर|स्लाइड)[-_ ]?\d+([-_ ]\d+)*",
    re.IGNORECASE,
)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report texts that are names of files."""
    wrong = [picture for picture in named(page) if _is_file_name(picture)]
    if wrong:
        yield Finding(
            message=counted(
                N_("The text of {count} picture is the name of a file."),
                N_("The texts of {count} pictures are names of files."),
                len(wrong),
            ),
            occurrences=tuple(
                shown(picture, after=retold(picture, slot(N_("describe the picture")))) for picture in wrong
            ),
        )


def _is_file_name(picture: Picture) -> bool:
    name = picture.name.strip()
    if is_repeated_beside(picture):
        return False  # a list of files shows their names on purpose
    if PICTURE_FILE.search(name):
        return bool(stem(name).strip()) and _is_one_file(name, picture)
    if NUMBERED.fullmatch(name):
        return not any(folded(text).startswith(folded(name)) for text in (picture.caption, *picture.beside))
    return bool(CAMERA.fullmatch(name)) or _is_written_like_a_file(name, picture)


def _is_one_file(name: str, picture: Picture) -> bool:
    """Return whether the whole text is one file name, and not a sentence that ends in one."""
    return (
        folded(name) == folded(file_name(picture)) or " " not in name or CAMERA.match(name) is not None or "/" in name
    )


def _is_written_like_a_file(name: str, picture: Picture) -> bool:
    is_its_own = folded(name) == folded(stem(file_name(picture)))
    return is_its_own and " " not in name and ("_" in name or (name.isdecimal() and len(name) >= FEWEST_DIGITS))


RULE = Rule(
    id="alt-filename",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=success_criterion("1.1.1"),
    title=N_("Texts of pictures say what the pictures show"),
    failure_title=N_("Some pictures have the name of a file as their text"),
    why=N_(
        "Blind visitors hear “IMG underscore 2034 dot jpg” read letter by letter, and learn nothing of the picture."
    ),
    repair=N_(
        "Open the picture in the content management system and replace the text: one sentence that says what the "
        "picture tells. If it is mere decoration, leave the text empty."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=holds_named,
    check=check,
)
