"""Alt language: the text of a picture is in the language of the page, or says that it is not."""

import re
from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.accessibility.media.picture_text import holds_named, named, shown
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.text import devanagari_share, joined, words
from rules.views.media import Picture

FEWEST_WORDS = 4  # proper names are exempt (SC 3.1.2), and shorter texts often are names
OTHER_SHARE, PAGE_SHARE = 0.9, 0.6  # of the letters
DEVANAGARI_LANGUAGES = frozenset({"hi", "mr", "ne", "sa", "kok", "mai", "doi", "brx", "gbm", "kfy"})
# Small words that stand in English sentences and in no romanised Hindi ("the", "is", "to" may be थे, इस, तो). A name in
# capitals such as “Department of Health” holds no other word in small letters.
ENGLISH = frozenset({"of", "and", "for", "with", "from", "by", "was", "are"})
# Words and endings of Hindi that stand in sentences and seldom in names.
HINDI = frozenset({"का", "की", "के", "में", "से", "को", "पर", "और", "है", "हैं", "ने", "हुए", "लिए", "एवं", "तथा", "करते"})
_LATIN_LOWER = re.compile(r"[a-z]")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report English sentences on pages read as Hindi, and Hindi ones on pages read as English."""
    share = devanagari_share(joined(page.text.blocks))
    foreign = [(picture, lang) for picture in named(page) if (lang := _foreign(picture, share))]
    if foreign:
        yield Finding(
            message=counted(
                N_("The text of {count} picture is in another language than the page."),
                N_("The texts of {count} pictures are in another language than the page."),
                len(foreign),
            ),
            occurrences=tuple(shown(picture, after=_marked(picture, lang)) for picture, lang in foreign),
        )


def _foreign(picture: Picture, page_share: float | None) -> str:
    """Return the language of a text that the page would read with the wrong voice, "" where it is right or unsure."""
    lang = picture.lang.lower().partition("-")[0]
    share, said = devanagari_share(picture.name), words(picture.name)
    if share is None or page_share is None or len(said) < FEWEST_WORDS:
        return ""
    if lang in DEVANAGARI_LANGUAGES and share <= 1 - OTHER_SHARE and page_share >= PAGE_SHARE:
        small = [word for word in said if _LATIN_LOWER.match(word)]
        is_sentence = any(word in ENGLISH for word in small) and any(word not in ENGLISH for word in small)
        return "en" if is_sentence else ""
    if lang == "en" and share >= OTHER_SHARE and page_share <= 1 - PAGE_SHARE:
        return "hi" if any(word in HINDI for word in said) else ""
    return ""


def _marked(picture: Picture, lang: str) -> str:
    tag = read_tag(picture.html)
    return str(tag.having("lang", lang)) if tag is not None else ""


RULE = Rule(
    id="alt-language",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=3,
    references=success_criterion("3.1.2"),
    title=N_("Texts of pictures are in the language of the page"),
    failure_title=N_("Some pictures have a text in another language than the page"),
    why=N_(
        "A Hindi voice reads English words so that nobody understands them, and an English voice leaves out Hindi "
        "altogether."
    ),
    repair=N_(
        "Translate the text of the picture into the language of the page. Where it must stay as it is, mark its "
        "language on the picture, as shown."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=holds_named,
    check=check,
)
