"""Where the links of a page lead, and whether a visitor can see them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rules.evidence import PageEvidence
from rules.information.reach import host_of
from rules.page_text import Link, PageText, TextBlock

FEWEST_VISIBLE_CSS_PX = 2
FAR_OUTSIDE_CSS_PX = -200
SECOND_LEVELS = frozenset({"co", "com", "org", "net", "gov", "nic", "ac", "edu", "res", "gen", "firm", "ind"})
NONE = -1
# Style that takes a text out of sight while search engines still read it.
_OUT_OF_SIGHT = re.compile(
    r"(?i)(?:left|top|right|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}"
    r"|font-size\s*:\s*0(?:px|em|rem|pt|%)?\s*(?:[;\"!]|$)|(?:^|[;\"\s])(?:height"
    r"|width)\s*:\s*[01](?:px)?\s*;[^\"]*overflow\s*:\s*hidden"
    r"|overflow\s*:\s*hidden\s*;[^\"]*(?<![\w-])(?:height|width)\s*:\s*[01](?:px)?\s*(?:[;\"]|$)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:[;\"]|$)"
)


# The same beyond doubt: no slider, no folded menu and no gap between boxes is made in this way.
_FAR_AWAY = re.compile(r"(?i)(?:left|top|text-indent)\s*:\s*-\d{4,}px")
_TAKEN_OUT = re.compile(r"(?i)position\s*:\s*(?:absolute|fixed)")
_TRACK = re.compile(r"(?i)(?<!-)width\s*:\s*\d{4,}|transform|transition")


@dataclass(frozen=True, slots=True)
class Outward:
    """A link to another website."""

    link: Link
    host: str
    block: TextBlock | None  # the text it is read in; None: its text is not shown to anybody
    is_hidden: bool  # for whatever reason
    is_far_away: bool  # placed outside the page by the style of an element around it


def outward_links(page: PageEvidence) -> Iterator[Outward]:
    """Yield the links of a page that leave the website."""
    own = domain_of(host_of(page.url))
    blocks: dict[str, TextBlock] = {}
    for block in page.text.blocks:
        for href in block.hrefs:
            blocks.setdefault(href, block)
    for link in page.text.links:
        host = host_of(link.href) if link.href.startswith(("http://", "https://")) else ""
        if host and domain_of(host) != own:
            around = blocks.get(link.href)
            styled = [
                tag
                for html in _surroundings(page.text, link, around)
                if "style=" in html and "style=" in (tag := _opening(html))
            ]
            is_far_away = any(map(_is_far_away, styled))
            is_hidden = is_far_away or _is_hidden(page, link, around, styled)
            yield Outward(link, host, around, is_hidden=is_hidden, is_far_away=is_far_away)


def domain_of(host: str) -> str:
    """Return the part of a host that is registered by one owner: the last two labels, or three as in uk.gov.in."""
    labels = host.removeprefix("www.").split(".")
    count = 3 if len(labels) > 2 and labels[-2] in SECOND_LEVELS and len(labels[-1]) == 2 else 2
    return ".".join(labels[-count:])


def _is_hidden(page: PageEvidence, link: Link, block: TextBlock | None, styled: Iterable[str]) -> bool:
    """Return whether a visitor cannot see the link: its style, or its place in the browser, keeps it out of sight."""
    if any(_OUT_OF_SIGHT.search(tag) for tag in styled):
        return True
    if block is None and "<img" not in link.html and link.text:
        return True
    boxes = page.view.boxes if page.view is not None else {}
    box = boxes.get(link.selector)
    return box is not None and (
        box.x_css_px + box.width_css_px < FAR_OUTSIDE_CSS_PX
        or box.y_css_px + box.height_css_px < FAR_OUTSIDE_CSS_PX
        or min(box.width_css_px, box.height_css_px) < FEWEST_VISIBLE_CSS_PX
    )


def _surroundings(page: PageText, link: Link, block: TextBlock | None) -> Iterator[str]:
    """Yield the HTML of the link, of its block, and of the elements around that as far as they hold several blocks."""
    yield link.html
    if block is None:
        return
    yield block.html
    nest = block.nest
    while nest != NONE:
        yield page.nests[nest].html
        nest = page.nests[nest].parent


def _is_far_away(tag: str) -> bool:
    return _FAR_AWAY.search(tag) is not None and _TAKEN_OUT.search(tag) is not None and not _TRACK.search(tag)


def _opening(html: str) -> str:
    return html[: html.find(">") + 1] or html
