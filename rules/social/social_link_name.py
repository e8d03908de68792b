"""Social link name: the link to an account says aloud which network it leads to."""

import re
from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message, place
from rules.page_text import Link
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.social.accounts import social_links
from rules.social.address_forms import Kind
from rules.social.addresses import Address
from rules.social.networks import NAMES
from rules.standards import gigw, success_criterion
from rules.text import folded, words

_EMPTY_TEXT = """
social media follow visit our the a an external new open opens in window tab page site profile account click here
link icon logo image img picture svg button go to more view us read official आइकन आइकॉन चिह्न लिंक यहां यहाँ क्लिक
करें सोशल मीडिया हमें फॉलो
"""
_SAYS_NOTHING = frozenset(_EMPTY_TEXT.split())
_TITLED = re.compile(r"""(?i)<[a-z][^>]*\stitle\s*=\s*["']\s*\w""")
_TAG = re.compile(r"<[^>]*>")
_KINDS = frozenset({Kind.ACCOUNT, Kind.PERSONAL, Kind.ROOT})


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report links to accounts without a name, and with a name that would fit any link."""
    nameless = [(link, address) for link, address in _links(page) if not link.text.strip() and not _is_named(link)]
    vague = [
        (link, address)
        for link, address in _links(page)
        if link.text.strip() and _says_nothing(_label(link) or link.text) and not _is_told(page, link, address)
    ]
    if nameless:
        yield Finding(
            message=message(N_("The link to an account has no name that a screen reader can say.")),
            occurrences=tuple(place(link, after=_mended(link, address)) for link, address in nameless),
        )
    if vague:
        yield Finding(
            message=message(N_("The name of the link does not say which network it leads to.")),
            occurrences=tuple(place(link, after=_mended(link, address), quote=link.text) for link, address in vague),
        )


def _links(page: PageEvidence) -> list[tuple[Link, Address]]:
    return [(link, address) for link, address in social_links(page.text) if address.kind in _KINDS]


def _is_named(link: Link) -> bool:
    """Return whether the title of an element inside names the link, or nobody hears of it."""
    tag = read_tag(link.html)
    if tag is None:
        return False
    is_hidden = tag.has("hidden") or tag.get("aria-hidden") == "true"
    return is_hidden or _TITLED.search(tag.content or "") is not None


def _is_told(page: PageEvidence, link: Link, address: Address) -> bool:
    """Return whether the text around the link names the network (WCAG 2.2 SC 2.4.4)."""
    names = {folded(NAMES[address.network]), "twitter" if address.network == "x" else ""}
    return any(link.href in block.hrefs and names & set(words(folded(block.text))) for block in page.text.blocks)


def _label(link: Link) -> str:
    """Return the name given to screen readers beside the words that are seen."""
    tag = read_tag(link.html)
    return (tag.get("aria-label") or "").strip() if tag is not None else ""


def _says_nothing(name: str) -> bool:
    return all(word in _SAYS_NOTHING for word in words(folded(name)))


def _mended(link: Link, address: Address) -> str:
    """Return the link with the network as its name; words that are seen stay part of it (WCAG 2.2 SC 2.5.3)."""
    tag = read_tag(link.html)
    if tag is None:
        return ""
    network, seen = NAMES[address.network], _TAG.sub("", tag.content or "").strip()
    if seen and seen == tag.content:
        return str(tag.holding(f"{seen} ({network})"))
    return str(tag.having("aria-label", f"{link.text.strip()} ({network})" if seen and link.text.strip() else network))


def _has_links(page: PageEvidence) -> bool:
    return bool(_links(page))


RULE = Rule(
    id="social-link-name",
    category=Category.SOCIAL,
    impact=Impact.SERIOUS,
    weight=3,
    references=(gigw("SM-13"), *success_criterion("2.4.4")),
    title=N_("Links to social networks say which network they lead to"),
    failure_title=N_("A link to a social network does not say which one"),
    why=N_("A blind citizen hears “link” six times in the footer and cannot find the channel with the warnings."),
    repair=N_('Give each link the name of its network as aria-label, such as aria-label="Facebook".'),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    applies=_has_links,
    check=check,
)
