"""Repairs of what moves, sounds or reloads by itself."""

import re
from urllib.parse import urljoin

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, slot
from rules.view import AxeNode

MOTION = frozenset(  # attributes of marquee and the scripts that halt it under the mouse
    {
        "behavior", "direction", "scrollamount", "scrolldelay", "truespeed", "loop", "hspace", "vspace", "bgcolor",
        "onmouseover", "onmouseout", "onmousedown", "onmouseup",
    }
)  # fmt: skip
REDIRECT = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)[\"']?\s*", re.IGNORECASE)


def standing_text(node: AxeNode, _page: PageEvidence) -> str:
    """Return the content of a `marquee` or `blink` in an element that stands still."""
    tag = read_tag(node.html)
    if tag is None or tag.name not in {"marquee", "blink"}:
        return ""
    return str(tag.lacking(*MOTION).renamed("div" if tag.name == "marquee" else "span"))


def captions(node: AxeNode, _page: PageEvidence) -> str:
    """Return the video with a caption track to fill in."""
    tag = read_tag(node.html)
    if tag is None or tag.content is None:
        return ""
    track = f'<track kind="captions" src="{slot(N_("file with the captions, .vtt"))}" default>'
    return str(tag.holding(tag.content.rstrip() + track))


def immediate_redirect(node: AxeNode, page: PageEvidence) -> str:
    """Return a delayed redirect without its delay; "" for a page that reloads itself, where the line is deleted."""
    tag = read_tag(node.html)
    found = REDIRECT.fullmatch(tag.get("content") or "") if tag is not None else None
    if tag is None or found is None or urljoin(page.url, found[1]) == page.url:
        return ""
    return str(tag.having("content", f"0; url={found[1]}"))
