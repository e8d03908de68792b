"""What the browser told of the looks of a page, for the rules of this family."""

from collections import Counter

from rules.evidence import PageEvidence
from rules.finding import Placed
from rules.view import ShownText
from rules.views.looks import FirstView, Looks, RunningText

MOST_PLACES = 10  # named of one kind: the others are of the same make
FEWEST_CHARACTERS = 400  # of running text
NOTICED_SHARE = 0.01  # of the characters: less is a single word


def looks_of(page: PageEvidence) -> Looks:
    """Return how the page is drawn; nothing where it was not measured."""
    return (page.view and page.view.looks) or Looks()


def first_views(page: PageEvidence) -> tuple[FirstView, ...]:
    """Return the first view at the desk and on the phone, where they were looked at and nothing lay over them."""
    looks = looks_of(page)
    return tuple(view for view in (looks.first_view, looks.phone_first_view) if view and not view.is_covered)


def running_texts(page: PageEvidence) -> tuple[RunningText, ...]:
    """Return the blocks of running text."""
    return looks_of(page).running_texts


def has_running_text(page: PageEvidence) -> bool:
    """Return whether the page has enough running text to be judged by it; a sentence or two is a note."""
    return sum(text.characters for text in running_texts(page)) >= FEWEST_CHARACTERS


def shown_texts(page: PageEvidence) -> tuple[ShownText, ...]:
    """Return the texts of the page as drawn at 1366 CSS px."""
    return page.view.texts if page.view else ()


def sizes(page: PageEvidence) -> dict[int, int]:
    """Return the characters of every size of letters at 1366 CSS px, in whole CSS px, by rising size."""
    found: Counter[int] = Counter()
    for text in shown_texts(page):
        found[round(text.size_css_px)] += text.characters
    return dict(sorted(found.items()))


def html_of(page: PageEvidence) -> dict[str, str]:
    """Return the HTML of the blocks of text, headings and links of the page by their selector."""
    placed: tuple[Placed, ...] = (*page.text.links, *page.text.headings, *page.text.blocks)
    return {item.selector: item.html for item in placed}
