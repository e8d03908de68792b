"""Thin page: a page has something to read, to fill in or to take away."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message
from rules.information import placeholder_page
from rules.page_text import Image, PageText
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import CHROME, joined, main_blocks, shortened
from rules.written import is_written

MIN_WORDS = 50  # convention
MIN_LINKS = 3  # a list of links is content
MAX_BLOCKS = 10  # many short texts are the labels of a dashboard, a counter or a map
MIN_ITEMS = 3  # a list is content
MIN_IMAGES = 3  # a gallery is content
QUOTE_CHARACTERS = 200
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u4e00-\u9fff]"
)  # scripts without spaces: words cannot be counted
_DOCUMENTS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".ods", ".ppt", ".pptx", ".zip", ".rtf", ".csv", ".jpg")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a page whose own part holds hardly a word and nothing else of use."""
    blocks = main_blocks(page.text)
    if len(blocks) > MAX_BLOCKS or _holds_more(page.text):
        return
    text = joined(blocks)
    count = len(text.split())
    if count >= MIN_WORDS or _UNSPACED.search(text):
        return
    if sum(block.tag in {"li", "dd"} for block in blocks) >= MIN_ITEMS:
        return
    if any(isinstance(said, Finding) for said in placeholder_page.check(page)):
        return  # told there, and mended by the same work
    place = Occurrence(
        selector=blocks[0].selector if blocks else "",
        html=blocks[0].html if blocks else "",
        quote=shortened(" ".join(text.split()), QUOTE_CHARACTERS),
    )
    if page.view is None:
        yield Doubt(
            message=message(N_("The page seems almost empty, but scripts may fill it and were not run.")),
            occurrences=(place,),
            is_question=False,
        )
    elif any(_is_content(image) for image in page.text.images):
        yield Doubt(
            message=message(N_("The page has hardly any text; a person has to see whether its picture says enough.")),
            occurrences=(place,),
        )
    else:
        yield Finding(
            message=counted(
                N_("Apart from menus, header and footer the page holds {count} word."),
                N_("Apart from menus, header and footer the page holds {count} words."),
                count,
            ),
            occurrences=(place,),
        )


def _holds_more(page: PageText) -> bool:
    links = {
        link.href or link.raw_href
        for link in page.links
        if link.region not in CHROME and link.href.partition("#")[0] != page.base_url
    }
    return (
        bool(page.tables or page.forms or page.frames)
        or len(links) >= MIN_LINKS
        or any(link.partition("?")[0].lower().endswith(_DOCUMENTS) for link in links)
        or sum(_is_content(image) for image in page.images) >= MIN_IMAGES
    )


def _is_content(image: Image) -> bool:
    return image.region not in CHROME


def _is_whole(page: PageEvidence) -> bool:
    """Return whether the page is one a visitor stays on: no error, no stub that sends the browser elsewhere."""
    return is_written(page) and all(meta.name != "refresh" for meta in page.text.meta)


RULE = Rule(
    id="thin-page",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=6,
    references=(gigw("5.4.8"), gigw("DBIM-G38")),
    title=N_("The page has content of its own"),
    failure_title=N_("The page is almost empty"),
    why=N_("A citizen opens a page to learn something. A page with a heading and nothing below it helps nobody."),
    repair=N_(
        "Write what the heading promises: who is responsible, what a citizen has to do, which papers are needed, "
        "where to ask. Or join the page with another and remove the link to it."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    applies=_is_whole,
    check=check,
)
