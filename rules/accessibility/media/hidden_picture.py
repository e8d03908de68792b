"""Hidden picture: a picture that says something is not marked as decoration."""

from collections.abc import Iterator

from rules.accessibility.media.picture_text import (
    PICTURE_FILE,
    SURROUNDING_CHROME,
    file_name,
    is_logo,
    is_presentational,
    shown,
    stem,
    with_alt,
)
from rules.accessibility.media.writing import is_writing_only, may_hold, surely_holds
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, counted, message, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.text import folded, joined, words
from rules.views.media import Picture

SURE_LINES, SURE_LETTERS = 2, 20
FEW_LETTERS = 8  # a single line, where nothing else stands on the page
PHOTO_WIDTH_CSS_PX, PHOTO_HEIGHT_CSS_PX = 300, 200
FEWEST_TITLE_WORDS = 3
LEAST_CSS_PX = 16  # smaller pictures say nothing by themselves


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report hidden pictures with writing, or with a title of their own; ask about others."""
    pictures = list(_hidden(page))
    wrong = [(picture, reason) for picture in pictures if (reason := _reason(picture, page))]
    if wrong:
        yield Finding(
            message=counted(
                N_("{count} picture that says something is marked as decoration."),
                N_("{count} pictures that say something are marked as decoration."),
                len(wrong),
            ),
            occurrences=tuple(
                shown(picture, after=with_alt(picture, _text(picture, page)), note=reason) for picture, reason in wrong
            ),
        )
    told = {picture.selector for picture, _ in wrong}
    unsure = [picture for picture in pictures if picture.selector not in told and _may_tell(picture)]
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "This picture is marked as decoration. Look at it and at the words beside it. Would somebody who "
                    "does not see it miss nothing?"
                )
            ),
            occurrences=tuple(
                shown(picture, after=with_alt(picture, slot(N_("describe the picture")))) for picture in unsure
            ),
        )


def _hidden(page: PageEvidence) -> Iterator[Picture]:
    """Yield the pictures marked as decoration; those that alone fill a link are told by link-name."""
    if page.view and page.view.media:
        yield from (
            picture
            for picture in page.view.media.pictures
            if picture.kind == "img"
            and not picture.is_hidden
            and picture.name_from in {"", "alt", "title"}
            and ((picture.has_alt and not picture.name.strip()) or is_presentational(picture))
            and not (picture.control and not picture.control_text)
            and _is_seen(picture)
        )


def _is_seen(picture: Picture) -> bool:
    box = picture.box
    return (
        min(box.width_css_px, box.height_css_px) >= LEAST_CSS_PX
        and box.x_css_px + box.width_css_px > 0
        and box.y_css_px + box.height_css_px > 0
    )


def _reason(picture: Picture, page: PageEvidence) -> Message | None:
    is_alone = not (picture.control_text or picture.beside or picture.caption)
    around = picture.devanagari_around + picture.latin_around
    if is_alone and surely_holds(picture.writing, SURE_LINES, SURE_LETTERS):
        return message(N_("Words are written in it."))
    writing = picture.writing
    if not around and writing is not None and is_writing_only(writing) and writing.letters >= FEW_LETTERS:
        return message(N_("Words are written in it."))
    if _title(picture, page):
        return message(N_("Its title says what it shows, but is not read aloud."))
    return None


def _title(picture: Picture, page: PageEvidence) -> str:
    """Return a title that tells what is told nowhere else on the page; "" when there is none."""
    title = folded(picture.title)
    is_name = PICTURE_FILE.search(title) or title == folded(stem(file_name(picture))) or "_" in title
    if len(words(title)) < FEWEST_TITLE_WORDS or is_name or title in folded(joined(page.text.blocks)):
        return ""
    return "" if any(title in folded(text) for text in (picture.control_text, *picture.beside)) else picture.title


def _text(picture: Picture, page: PageEvidence) -> str:
    return _title(picture, page) or slot(N_("describe the picture"))


def _may_tell(picture: Picture) -> bool:
    is_large = picture.box.width_css_px >= PHOTO_WIDTH_CSS_PX and picture.box.height_css_px >= PHOTO_HEIGHT_CSS_PX
    if picture.region in SURROUNDING_CHROME or picture.control_text:
        return False
    is_lonely_logo = is_logo(picture) and not (picture.beside or picture.devanagari_around + picture.latin_around)
    return bool(picture.caption) or is_large or is_lonely_logo or may_hold(picture.writing, 1, SURE_LETTERS)


RULE = Rule(
    id="hidden-picture",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=success_criterion("1.1.1"),
    title=N_("Pictures that say something are not marked as decoration"),
    failure_title=N_("Some pictures that say something are marked as decoration"),
    why=N_(
        'Screen readers leave out pictures with an empty text (alt=""). What such a picture says does not reach blind '
        "visitors at all."
    ),
    repair=N_("Write into the text of the picture (alt) what it says. Keep the empty text for mere decoration."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: any(True for _ in _hidden(page)),
    check=check,
)
