"""Alt empty word: the text of a picture is more than “image”."""

import re
from collections.abc import Iterator

from rules.accessibility.media.picture_text import holds_named, named, retold, shown
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.text import folded
from rules.views.media import Picture

# Words that say that there is a picture and nothing more, or were never replaced (WCAG 2.2 failure F30).
EMPTY_WORDS = frozenset(
    {
        "image", "images", "an image", "img", "picture", "pictures", "a picture", "pic", "photo", "photos", "a photo",
        "photograph", "photographs", "graphic", "graphics", "placeholder", "image placeholder",
        "placeholder image", "thumbnail", "thumb", "alt", "alt text", "alt tag", "alternative text", "alternate text",
        "image alt", "img alt", "image alt text", "image description", "picture description", "description of image",
        "enter alt text", "insert alt text", "add alt text", "no alt", "no alt text", "no image", "null", "undefined",
        "none", "nan", "icon", "image icon", "my image", "default", "default image", "featured image", "sample image",
        "lorem ipsum", "image not found", "dummy image",
        "चित्र", "फोटो", "फ़ोटो", "छवि", "तस्वीर", "इमेज", "छायाचित्र", "चित्र का विवरण", "आइकन",
    }
)  # fmt: skip
# Words for what is there to be looked past: these are better not said at all (failure F39).
DECORATION_WORDS = frozenset({"spacer", "blank", "bullet", "bullets", "divider", "separator", "horizontal rule"})
# Words that may be enough where what stands beside them tells the rest.
THIN_WORDS = frozenset(
    {
        "logo", "logos", "banner", "header", "header image", "banner image", "slider", "slide", "slide image", "emblem",
        "map", "chart", "graph", "diagram", "screenshot", "infographic", "poster", "bg", "background",
        "background image", "gallery", "gallery image", "logo image", "site logo", "photo gallery", "illustration",
        "लोगो", "बैनर", "मानचित्र", "नक्शा", "प्रतीक चिह्न", "पोस्टर", "स्लाइड",
    }
)  # fmt: skip
_AROUND = re.compile(r"^[\s\[\](){}<>.,:;!*|\"'“”‘’]+|[\s\[\](){}<>.,:;!*|\"'“”‘’]+$")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report texts that only say that there is a picture, and ask about those that hardly say more."""
    pictures = list(named(page))
    empty = [picture for picture in pictures if _word(picture) in EMPTY_WORDS]
    told_beside = [picture for picture in empty if picture.caption or picture.told_by or picture.control_text]
    meaningless = [
        picture
        for picture in pictures
        if picture not in told_beside and _word(picture) in EMPTY_WORDS | DECORATION_WORDS
    ]
    if meaningless:
        yield Finding(
            message=counted(
                N_("The text of {count} picture only says that there is a picture."),
                N_("The texts of {count} pictures only say that there is a picture."),
                len(meaningless),
            ),
            occurrences=tuple(shown(picture, after=retold(picture, _better(picture))) for picture in meaningless),
        )
    unsure = [*told_beside, *(picture for picture in pictures if _word(picture) in THIN_WORDS)]
    if unsure:
        yield Doubt(
            message=message(
                N_("Read the text of this picture and what stands beside it. Do they tell what the picture shows?")
            ),
            occurrences=tuple(map(shown, unsure)),
        )


def _better(picture: Picture) -> str:
    is_decoration = _word(picture) in DECORATION_WORDS and not picture.control
    return "" if is_decoration else slot(N_("describe the picture"))


def _word(picture: Picture) -> str:
    return _AROUND.sub("", folded(picture.name.replace("_", " ").replace("-", " ")))


RULE = Rule(
    id="alt-empty-word",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=success_criterion("1.1.1"),
    title=N_("Texts of pictures tell more than “picture”"),
    failure_title=N_("The text of some pictures is an empty word such as “image” or “photo”"),
    why=N_("A blind visitor hears “image: image”. That there is a picture was known; what it shows was the question."),
    repair=N_(
        "Replace the word by one sentence that says what the picture tells. If the picture is mere decoration, leave "
        'the text empty: alt="".'
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=holds_named,
    check=check,
)
