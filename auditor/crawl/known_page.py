"""A page whose title can be looked for: what a good search must find."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.evidence import PageEvidence
from rules.information.titles import main_heading
from rules.text import devanagari_share, folded, joined, main_blocks, words
from rules.vocabulary import Topic, topics_of

LEAST_WORDS, MOST_WORDS, BEST_WORDS = 2, 5, 3
MOST_CHARACTERS = 60
MOST_ALIKE = 3  # pages of one title: with more of them it says nothing

_PARTING = re.compile(r"\s+[|–—·•:»>-]+\s+|\s*[|»]\s*")
_UNSOUGHT = frozenset(
    {
        *(
            Topic.HOME,
            Topic.SITE_MAP,
            Topic.SEARCH,
            Topic.HELP,
            Topic.SCREEN_READER,
            Topic.ACCESSIBILITY,
            Topic.POLICIES,
        ),
        *(Topic.TERMS, Topic.DISCLAIMER, Topic.PRIVACY, Topic.COPYRIGHT, Topic.HYPERLINKING, Topic.SECURITY),
        *(Topic.FEEDBACK, Topic.ARCHIVE),
    }
)


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """Words of a title, and the pages that have it."""

    query: str
    page_urls: tuple[str, ...]


def known_title(pages: Sequence[PageEvidence], home_url: str) -> KnownTitle | None:
    """Return the words to look for, the same ones while the site is the same; None where no title is fit for it.

    Fit is what is two to five words without numbers, in the home page's script, in the page's own text as well,
    shared by three pages at most, and no policy: a page a citizen would look for.
    """
    home = next((page for page in pages if page.url == home_url), None)
    shared = _shared_parts(pages)
    named = {page.url: title for page in pages if (title := _own_title(page, shared))}
    count = Counter(folded(title) for title in named.values())
    fit = [
        page
        for page in pages
        if page is not home
        and page.clicks_from_home is not None
        and count[folded(named.get(page.url, ""))] in range(1, MOST_ALIKE + 1)
        and (home is None or _is_hindi(home) == _is_hindi(page) == _is_devanagari(named[page.url]))
        and _is_fit(named[page.url], page)
    ]
    if not fit:
        return None
    best = min(fit, key=lambda page: _order(page, named[page.url]))
    title = named[best.url]
    alike = tuple(url for url, other in named.items() if folded(other) == folded(title))
    return KnownTitle(" ".join(words(title)), alike)


def _order(page: PageEvidence, title: str) -> tuple[bool, int, int, str]:
    is_heading = folded(main_heading(page.text)) == folded(title)
    return not is_heading, page.clicks_from_home or 0, abs(len(words(title)) - BEST_WORDS), page.url


def _is_fit(title: str, page: PageEvidence) -> bool:
    return (
        LEAST_WORDS <= len(words(title)) <= MOST_WORDS
        and len(title) <= MOST_CHARACTERS
        and not any(character.isdigit() for character in title)
        and not _UNSOUGHT.intersection(topics_of(title))
        and folded(title) in folded(" ".join((main_heading(page.text), joined(main_blocks(page.text)))))
    )


def _shared_parts(pages: Iterable[PageEvidence]) -> frozenset[str]:
    """Return the parts that more titles have than can be the title of a page: the name of the site."""
    count = Counter(part for page in pages for part in {folded(part) for part in _parts(page.text.title)})
    return frozenset(part for part, number in count.items() if number > MOST_ALIKE)


def _own_title(page: PageEvidence, shared: frozenset[str]) -> str:
    """Return the part of the title that is the page's own, "" where there is none or it cannot be told."""
    own = [part for part in _parts(page.text.title) if folded(part) not in shared]
    return own[0] if own else ""


def _parts(title: str) -> list[str]:
    return [part.strip() for part in _PARTING.split(title) if part.strip()]


def _is_hindi(page: PageEvidence) -> bool:
    return (devanagari_share(joined(page.text.blocks)) or 0) > 0.5


def _is_devanagari(text: str) -> bool:
    return (devanagari_share(text) or 0) > 0.5
