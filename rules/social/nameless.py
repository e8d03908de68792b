"""Links that show the name or the icon of a social network and have no address."""

import re
from functools import lru_cache

from rules.accessibility.markup import read_tag
from rules.information.reach import leads_nowhere
from rules.page_text import Link, PageText
from rules.social.networks import NAMES

_SIGN = re.compile(
    r"(?i)(?<![a-z])(?:(?P<facebook>facebook|fb|फेसबुक)|(?P<x>twitter|x-twitter|ट्विटर)|(?P<instagram>instagram|इंस्टाग्राम)"
    r"|(?P<youtube>you-?tube|यूट्यूब)|(?P<linkedin>linked-?in)|(?P<whatsapp>whats-?app|व्हाट्सएप)|(?P<telegram>telegram))"
    r"(?![a-z])"
)
# A button that passes the page on, or lets a visitor in, needs no address of an account.
_OTHER_WORK = re.compile(r"(?i)shar(?:e|ing)|addthis|a2a|addtoany|log-?in|sign|print|साझा|शेयर")
_HREF = re.compile(r"""(?i)\shref\s*=\s*(?:"[^"]*"|'[^']*')""")
_SCRIPTED = re.compile(r"(?i)\s(?:on\w+|data-[\w-]+|v-\w+|ng-\w+|@click)\s*=")
_DATA_OF_STYLES = re.compile(
    r"(?i)\sdata-(?:toggle|bs-toggle|placement|bs-placement|original-title|aos[\w-]*|wow[\w-]*)\s*="
)


def unaddressed(page: PageText) -> tuple[tuple[Link, str], ...]:
    """Return the links that name a network and lead nowhere, with the network."""
    return _unaddressed(page.links)


def may_be_scripted(link: Link) -> bool:
    """Return whether the link shows a sign of a script that gives it its work."""
    tag = read_tag(link.html)
    if tag is None or link.raw_href.strip().lower().startswith("javascript"):
        return True
    return _SCRIPTED.search(_DATA_OF_STYLES.sub(" ", tag.opening)) is not None


def network_shown(link: Link) -> str:
    """Return the network a link names in its text or its icon, "" for none."""
    if len(link.text) > 60:
        return ""
    shown = _HREF.sub("", link.html)
    sign = _SIGN.search(link.text) or _SIGN.search(shown)
    return sign.lastgroup or "" if sign and sign.lastgroup in NAMES else ""


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def _unaddressed(links: tuple[Link, ...]) -> tuple[tuple[Link, str], ...]:
    return tuple(
        (link, network)
        for link in links
        if leads_nowhere(link.raw_href)
        and (network := network_shown(link))
        and not _OTHER_WORK.search(f"{link.text} {link.html} {link.selector}")
    )
