"""Pages that give the wording of the law, which no editor may rewrite."""

import re
from functools import lru_cache
from itertools import islice

from rules.evidence import PageEvidence
from rules.information.known_language import is_in_known_language
from rules.page_text import PageText
from rules.running_text import case_folded
from rules.text import folded
from rules.vocabulary import Topic, topics_of, topics_of_address

_TOPICS = frozenset(
    {
        Topic.ORDERS,
        Topic.TERMS,
        Topic.DISCLAIMER,
        Topic.PRIVACY,
        Topic.COPYRIGHT,
        Topic.HYPERLINKING,
        Topic.SECURITY,
        Topic.POLICIES,
    }
)
_NAMES = re.compile(
    r"(?<!\w)(?:acts?|rules|bill|ordinance|gazette|polic(?:y|ies)|regulations?|bye?-?laws|judge?ments?|notifications?"
    r"|constitution"
    r"|statutes?|guidelines|code of conduct|memorandum|agreement|licen[cs]e|terms|conditions)(?!\w)"
    r"|अधिनियम|नियम|विधेयक|अध्यादेश|राजपत्र|नीति|विनियम|शासनादेश|अधिसूचना|संविधान|दिशा-?\s?निर्देश|उपविधि|शर्तें"
)
_WORDING = re.compile(
    r"(?<!\w)(?:be it enacted|whereas the|in exercise of the powers conferred|shall be deemed|this act may be called"
    r"|sub-?section \(|clause \([a-z]\))|प्रदत्त शक्तियों का प्रयोग|उपधारा \(|यह अधिनियम"
)
# Each wording holds one of these: of most pages this is told at a glance.
_PIECES = (
    *("be it enacted", "whereas the", "in exercise of", "shall be deemed", "this act may", "section (", "clause ("),
    *("प्रदत्त शक्तियों", "उपधारा (", "यह अधिनियम"),
)
FEWEST_LEGAL_BLOCKS = 2


def is_rewritable(page: PageEvidence) -> bool:
    """Return whether an editor may change the words of a page, and they are in a language known here."""
    return page.is_served and _is_rewritable(page.text, page.url)


@lru_cache(maxsize=4)  # several rules ask about one page in turn
def _is_rewritable(page: PageText, url: str) -> bool:
    return not is_legal(page, url) and is_in_known_language(page)


def is_legal(page: PageText, url: str) -> bool:
    """Return whether the page is an act, a policy, an order or the like, by its names or by its wording."""
    names = (page.title, *(heading.text for heading in page.headings if heading.level <= 2))
    if any(_TOPICS.intersection(topics_of(name)) or _NAMES.search(folded(name)) for name in names):
        return True
    if _TOPICS.intersection(topics_of_address(url)):
        return True
    likely = (folded(page.blocks[number].text) for number in case_folded(page).holding(*_PIECES))
    found = (text for text in likely if _WORDING.search(text))
    return len(tuple(islice(found, FEWEST_LEGAL_BLOCKS))) == FEWEST_LEGAL_BLOCKS
