"""Alt length: the text of a picture can be listened to in one breath."""

from collections.abc import Iterator

from rules.accessibility.media.picture_text import holds_named, named, retold, shown
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, message, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.views.media import Picture

MOST_CHARACTERS = 250  # convention: about twenty seconds of speech that cannot be stopped and taken up again
LEAST_LETTERS = 60  # a picture of writing needs the whole of its words


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report texts of more than 250 characters, except those that repeat the writing in a picture."""
    long = [
        picture for picture in named(page) if picture.name_characters > MOST_CHARACTERS and not _is_writing(picture)
    ]
    if long:
        yield Finding(
            message=counted(
                N_("The text of {count} picture is longer than {most} characters."),
                N_("The texts of {count} pictures are longer than {most} characters."),
                len(long),
                most=MOST_CHARACTERS,
            ),
            occurrences=tuple(
                shown(
                    picture,
                    after=retold(picture, slot(N_("describe the picture in one sentence"))),
                    note=message(N_("{length} characters are read in one go."), length=picture.name_characters),
                )
                for picture in long
            ),
        )


def _is_writing(picture: Picture) -> bool:
    return picture.writing is not None and picture.writing.letters >= LEAST_LETTERS


RULE = Rule(
    id="alt-length",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=0,
    title=N_("Texts of pictures are short"),
    failure_title=N_("The text of some pictures is very long"),
    why=N_("The text of a picture is read in one go. A listener cannot go back a sentence or look at one word again."),
    repair=N_(
        "Keep one or two sentences as the text of the picture, and write the rest as an ordinary paragraph below it, "
        "where everybody can read it."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=holds_named,
    check=check,
)
