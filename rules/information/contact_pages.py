"""The contact pages of a site, in every language it has them."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Occurrence, message, place
from rules.information.contact_facts import says_how_to_reach
from rules.information.reach import FEW_WORDS, Behind, Pages, links_to, pages_about
from rules.text import folded
from rules.vocabulary import Topic

FEWEST_ROWS = 2  # of letters in a picture that may hold an address
# Words that only a website of this country says of itself.
_INDIA = ("india", "uttarakhand", "भारत", "उत्तराखण्ड", "उत्तराखंड")


def pages_behind(pages: Pages, topic: Topic) -> tuple[PageEvidence, ...]:
    """Return the pages besides the home page that links of this name lead to, or that bear it, without doubles."""
    linked = (found.page for found in links_to(pages, topic) if found.behind is Behind.PAGE)
    found = {
        page.url: page for page in (*linked, *pages_about(pages, topic)) if page is not None and page is not pages.home
    }
    return tuple(found.values())


def contact_pages(pages: Pages) -> tuple[PageEvidence, ...]:
    """Return the contact pages that were read and are not filled by a script alone."""
    return tuple(
        page
        for page in pages_behind(pages, Topic.CONTACT)
        if says_how_to_reach(page.text) or sum(len(block.text.split()) for block in page.text.blocks) >= FEW_WORDS
    )


def written_pictures(page: PageEvidence) -> Iterator[Occurrence]:
    """Yield the pictures in the content of a contact page that hold rows of letters, with a word on each."""
    media = page.view.media if page.view else None
    for picture in media.pictures if media else ():
        if picture.region in ("header", "nav", "footer") or picture.writing is None:
            continue
        if picture.writing.lines >= FEWEST_ROWS:
            yield place(
                picture,
                note=message(N_("This picture holds writing. If the fact stands in it, write it as text as well.")),
                page_url=page.url,
            )


def is_indian(pages: Pages) -> bool:
    """Return whether the website is one of India: by its domain, or because it says so."""
    if pages.host.endswith(".in"):
        return True
    home = pages.home
    return home is not None and any(word in folded(block.text) for block in home.text.blocks for word in _INDIA)
