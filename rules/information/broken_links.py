"""Broken links: every link leads to something that exists."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from rules.accessibility.markup import read_tag
from rules.evidence import LinkCheck, LinkState, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.page_text import Link
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.standards import gigw

OF_LINKS = ("href", "target", "rel", "download", "hreflang", "ping", "referrerpolicy", "type")
LIKENESS = 0.9  # of two paths; below it a neighbour is as likely another page
_SEPARATORS = re.compile(r"[\s\-_.+~,]+")
_DIGITS = re.compile(r"\d+")
_PAGE_ENDING = re.compile(r"(?:/(?:index|default|home))?(?:\.(?:[sp]?html?|php\d?|aspx?|jsp))?/?$")
# Marks of a control that a script works on.
_SCRIPTED = re.compile(r"(?i)\s(?:on\w+|data-[\w-]+|role|aria-(?:haspopup|expanded|controls)|v-\w+|ng-\w+|@click)\s*=")
_SCRIPT_CLASS = re.compile(
    r"(?i)toggle|dropdown|menu|collapse|btn|button|close|open|slide|next|prev|tab|font|theme|lang"
)


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report, page by page, links whose address was asked and is gone."""
    known = _Known(site)
    dead: dict[tuple[str, int | None], list[Occurrence]] = {}
    empty: list[Occurrence] = []
    for page in site.pages:
        for link in page.text.links:
            answer = site.links.get(link.href) or site.links.get(link.href.partition("#")[0])
            if link.href and answer is not None and answer.state is LinkState.DEAD:
                dead.setdefault((_text(answer), answer.status), []).append(_place(link, page.url, known))
            elif _is_empty(link):
                empty.append(place(link, page_url=page.url))
    for (text, status), places in dead.items():
        yield Finding(message=message(text, status=status or 0), occurrences=tuple(places))
    if empty:
        yield Doubt(
            message=message(N_("A link has no address, and a program cannot see whether a script gives it one.")),
            occurrences=tuple(empty),
        )


def _text(answer: LinkCheck) -> str:
    if answer.status is None:
        return N_("The link leads to a website that cannot be found.")
    if answer.status >= 400:
        return N_("The link leads to a page that is not there: the server answers {status}.")
    return N_("The link leads to a page that is not there.")


def _place(link: Link, page_url: str, known: "_Known") -> Occurrence:
    tag, near = read_tag(link.html), known.like(link.href)
    after = "" if tag is None else str(tag.having("href", near) if near else tag.lacking(*OF_LINKS).renamed("span"))
    return place(link, after=after, quote=link.href, page_url=page_url)


def _is_empty(link: Link) -> bool:
    """Return whether the address was left empty on a link that shows a name and no sign of a script."""
    tag = read_tag(link.html)
    return (
        not link.raw_href.strip()
        and bool(link.text)
        and tag is not None
        and not _SCRIPTED.search(tag.opening)
        and not _SCRIPT_CLASS.search(f"{tag.get('class') or ''} {tag.get('id') or ''}")
    )


class _Known:
    """The addresses of the site that exist, for finding the one that was meant."""

    def __init__(self, site: SiteEvidence) -> None:
        alive = [page.url for page in site.pages if page.is_served]
        alive += [document.url for document in site.documents if document.is_served]
        self._by_spelling: dict[tuple[str, str], list[str]] = {}
        for url in dict.fromkeys(alive):
            self._by_spelling.setdefault(_spelling(url), []).append(url)
        self._found: dict[str, str] = {}

    def like(self, url: str) -> str:
        """Return the only existing address that differs by spelling alone; "" for none or several."""
        if url not in self._found:
            self._found[url] = self._search(url)
        return self._found[url]

    def _search(self, url: str) -> str:
        host, path = _spelling(url)
        if len(path) < 3:
            return ""
        same = self._by_spelling.get((host, path), [])
        if same:
            return same[0] if len(same) == 1 else ""
        near = [
            urls[0]
            for (other_host, other), urls in self._by_spelling.items()
            if other_host == host and len(urls) == 1 and _are_alike(path, other)
        ]
        return near[0] if len(near) == 1 else ""


def _are_alike(path: str, other: str) -> bool:
    if _DIGITS.findall(path) != _DIGITS.findall(other):
        return False
    matcher = SequenceMatcher(None, path, other, autojunk=False)
    return matcher.real_quick_ratio() >= LIKENESS and matcher.quick_ratio() >= LIKENESS and matcher.ratio() >= LIKENESS


@lru_cache(maxsize=16_384)
def _spelling(url: str) -> tuple[str, str]:
    """Return host and path without case, separators and the endings of page files."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    path = _PAGE_ENDING.sub("", unquote(parts.path).lower())
    return (parts.hostname or "").removeprefix("www."), _SEPARATORS.sub("", path + parts.query)


RULE = SiteRule(
    id="broken-links",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=10,
    references=(gigw("5.4.7"), gigw("5.4.4")),
    title=N_("All links lead to something"),
    failure_title=N_("Links lead nowhere"),
    why=N_("A citizen who follows a link to a form or an order and meets an error page must start the search again."),
    repair=N_(
        "Open each link. Put in the new address where the page has moved; where it is gone, remove the link. "
        "When a page is renamed, let its old address lead to the new one."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    ground=Ground.FACT,
    per_page=True,
    check=check,
)
