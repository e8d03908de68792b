"""Document-only page: what citizens look up stands on the page, not only inside a file."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from rules.accessibility.documents.formats import format_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.information.known_language import is_in_known_language
from rules.page_text import Link, TextBlock
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import CHROME, first_heading, main_blocks, shortened, words
from rules.vocabulary import Topic, topics_of

# What a citizen looks up: a file instead of a page is a burden. Orders, reports and forms are files by nature.
TOPICS = frozenset({Topic.CONTACT, Topic.WHOS_WHO, Topic.SERVICES, Topic.CHARTER, Topic.HELP, Topic.ABOUT, Topic.RTI})
MOST_DOCUMENTS = 2
MOST_WORDS = 50  # of its own text, as for a thin page
MOST_LINKS = 3
QUOTE_CHARACTERS = 200


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a page on a subject of everyday use whose only content is a file."""
    blocks = main_blocks(page.text)
    own = [block for block in blocks if not _is_link_alone(block)]
    links = _content_links(page)
    documents = {link.href: link for link in links if format_of(link.href.partition("#")[0], "")}
    frames = [frame for frame in page.text.frames if urlsplit(frame).path.lower().endswith(".pdf")]
    count = sum(len(words(block.text)) for block in own)
    if (
        count >= MOST_WORDS
        or not (documents or frames)
        or len({*documents, *frames}) > MOST_DOCUMENTS
        or len({link.href for link in links}) > MOST_LINKS
        or page.text.tables
        or page.text.forms
        or (page.text.frames and not frames)
        or any(image.region not in CHROME for image in page.text.images)
    ):
        return
    place = _place(next(iter(documents.values()), None), frames, count)
    if page.view is None:
        yield Doubt(
            message=message(N_("The page seems to hold nothing but a file, but its scripts were not run.")),
            occurrences=(place,),
            is_question=False,
        )
    else:
        yield Finding(message=message(N_("What this page promises can be read only in a file.")), occurrences=(place,))


def _content_links(page: PageEvidence) -> list[Link]:
    return [link for link in page.text.links if link.region not in CHROME and link.href.startswith("http")]


def _is_link_alone(block: TextBlock) -> bool:
    """Return whether a block says no more than the link in it."""
    return bool(block.hrefs) and len(words(block.text)) <= len(block.hrefs) * 15


def _place(link: Link | None, frames: list[str], count: int) -> Occurrence:
    after = f"<p>{slot(N_('the content of the file, as text of this page'))}</p>"
    note = message(N_("Words on the page itself: {words}."), words=count)
    if link is None:
        return Occurrence(after=after, quote=frames[0], note=note)
    quote = shortened(f"{link.text} → {link.href}", QUOTE_CHARACTERS)
    return Occurrence(selector=link.selector, html=link.html, after=f"{after}\n{link.html}", quote=quote, note=note)


def applies(page: PageEvidence) -> bool:
    """Return whether the page is about something citizens look up."""
    first = first_heading(page.text)
    topics = {*topics_of(first), *topics_of(page.text.title.partition("|")[0].partition(" – ")[0].partition(" - ")[0])}
    return page.is_served and bool(topics & TOPICS) and is_in_known_language(page.text)


RULE = Rule(
    id="document-only",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.4.9"), gigw("5.1.6")),
    title=N_("What citizens look up stands on the page itself"),
    failure_title=N_("What citizens look up stands only in a file"),
    why=N_(
        "A file has to be loaded, opened and enlarged on a phone, and search engines and screen readers often cannot "
        "read it. A telephone number or a fee should be there at once."
    ),
    repair=N_(
        "Write the content of the file into the page as text, lists and tables. The file may stay as a copy to print."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=applies,
    check=check,
)
