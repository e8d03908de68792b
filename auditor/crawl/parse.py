"""Reading a page: HTML in, `PageText` out, for any HTML at all."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from urllib.parse import unquote, urlsplit

from auditor.crawl.parse_forms import read_forms
from auditor.crawl.parse_languages import NOWHERE, Places, mark_of, parts_of, read_marks, read_nests
from auditor.crawl.parse_tables import read_tables
from auditor.crawl.regions import assign_regions
from auditor.crawl.selectors import opening_tag, selector_of, snippet
from auditor.crawl.signature import signature_of
from auditor.crawl.transcript import alternative, is_heading, name_of, own_text, transcribe
from auditor.crawl.tree import Node, Tree, build_tree
from auditor.crawl.urls import href_of, normalised
from rules.page_text import HEADING_TAGS, Heading, HeadLink, Image, Link, Meta, PageText, Script, TextBlock, TimeElement
from rules.text import folded, joined, main_blocks

MAX_JSON_LD_CHARACTERS = 20_000
MAX_LISTED = 20_000  # elements of a kind: a page with more is a dump or an attack
MAX_HIDDEN_TEXTS = 50
MAX_SCRIPTS = 200
MAX_HIDDEN_CHARACTERS = 60
MAX_PROPERTIES_CHARACTERS = 20_000  # of a page, in which the properties of a Word document stand
MAX_CONTENT_CHARACTERS = 1_000  # of a meta element: no real one is longer

# Names of schema.org, Dublin Core, Open Graph and their like whose value is a day or a moment.
_DATE_PROPERTY = re.compile(
    r"(?i)(?:date(?:modified|published|created|posted|issued|submitted|available)?|modified|created|issued"
    r"|(?:modified|published|updated|expiration)_time|validthrough|valid(?:from|until)|expires)$"
)
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]*)?|\d{10}(?:\d{3})?"
)  # ISO 8601, or seconds or milliseconds since 1970
_MOMENT_ATTRIBUTES = (
    *("data-timestamp", "data-time", "data-datetime", "data-epoch", "data-unixtime"),
    *("data-published", "data-publishtime", "data-publish-time", "data-pubdate", "data-publish-date"),
)
_HATOM = frozenset({"published", "updated"})  # classes of the microformat hAtom
_SCRIPT_TYPE = re.compile(r"(?i)\s*(?:module|(?:text|application)/(?:x-)?(?:java|ecma)script)?\s*(?:;.*)?")
_SAVED_BY_WORD = re.compile(r"<o:LastSaved>([^<]{8,40})</o:LastSaved>")
_LEVEL = re.compile(r"[1-9]")


def parse_page(
    html: str,
    url: str,
    *,
    encoding: str = "utf-8",
    declared_encodings: Sequence[str] = (),
    html_bytes: int = 0,
) -> PageText:
    """Return what the page says; raises nothing, whatever the HTML.

    `url` is the page's final address. Without `html_bytes` the size is that of the text in UTF-8. Scripts, styles,
    templates and hidden content are left out, but links inside hidden menus stay, since menus unfold.
    """
    tree = build_tree(html)
    landmarks = assign_regions(tree)
    transcribe(tree)
    base_url = _base_of(tree, url)
    marks, voices = read_marks(tree)
    told = _told(tree)
    nests, nested = read_nests(told)

    @cache
    def absolute(raw: str) -> str:
        return href_of(raw, base_url)

    page = PageText(
        title=_title(tree),
        lang=tree.root.get("lang") or tree.root.get("xml:lang"),
        dir=tree.root.get("dir").lower(),
        base_url=base_url,
        encoding=encoding,
        declared_encodings=tuple(declared_encodings),
        html_tag=opening_tag(tree.root),
        meta=(*_metas(tree), *_saved_by_word(html)),
        head_links=tuple(_head_links(tree, absolute)),
        links=tuple(_links(tree, absolute)),
        headings=tuple(_headings(tree)),
        images=tuple(_images(tree, absolute)),
        blocks=tuple(_blocks(told, absolute, voices, nested)),
        tables=read_tables(tree, absolute),
        forms=read_forms(tree, absolute),
        times=tuple(_times(tree)),
        json_ld=_json_ld(tree),
        frames=tuple(dict.fromkeys(filter(None, (absolute(frame.get("src")) for frame in _frames(tree))))),
        landmarks=landmarks,
        signature=signature_of(tree),
        content_hash="",
        html_bytes=html_bytes or len(html.encode("utf-8", errors="replace")),
        marks=marks,
        nests=nests,
        hidden_texts=tuple(islice(_hidden_texts(tree), MAX_HIDDEN_TEXTS)),
        scripts=tuple(islice(_scripts(tree, absolute), MAX_SCRIPTS)),
    )
    content = folded(joined(main_blocks(page)))
    return replace(page, content_hash=hashlib.sha256(content.encode("utf-8", errors="replace")).hexdigest())


def _base_of(tree: Tree, url: str) -> str:
    for node in tree.of("base"):
        if "href" in node.attributes:
            return normalised(node.get("href"), url) or url
    return url


def _title(tree: Tree) -> str:
    for node in tree.of("title"):
        if not any(ancestor.tag == "svg" for ancestor in node.ancestors()):
            return own_text(node)
    return ""


def _metas(tree: Tree) -> list[Meta]:
    return [
        Meta(
            name=(node.get("name") or node.get("property") or node.get("http-equiv") or node.get("itemprop")).lower(),
            content=node.get("content")[:MAX_CONTENT_CHARACTERS],
            selector=selector_of(node),
            html=snippet(node),
        )
        for node in tree.of("meta")[:MAX_LISTED]
    ]


def _saved_by_word(html: str) -> Iterator[Meta]:
    """Yield when Word saved the page, as it writes among the properties of the document, in a comment of the head."""
    found = _SAVED_BY_WORD.search(html, 0, MAX_PROPERTIES_CHARACTERS)
    if found:
        yield Meta(name="o:lastsaved", content=found[1].strip(), selector="", html=found[0])


def _head_links(tree: Tree, absolute: Callable[[str], str]) -> list[HeadLink]:
    return [
        HeadLink(
            rel=" ".join(node.get("rel").lower().split()),
            href=absolute(node.get("href")),
            hreflang=node.get("hreflang"),
            type=node.get("type").lower(),
            html=snippet(node),
        )
        for node in tree.of("link")[:MAX_LISTED]
    ]


def _links(tree: Tree, absolute: Callable[[str], str]) -> list[Link]:
    return [
        Link(
            href=absolute(node.attributes["href"]),
            raw_href=node.attributes["href"],
            text=_link_name(node, tree),
            lang=node.lang,
            region=node.region,
            rel=node.get("rel").lower(),
            selector=selector_of(node),
            html=snippet(node),
        )
        for node in _in_order(tree, "a", "area")[:MAX_LISTED]
        if "href" in node.attributes
    ]


def _link_name(node: Node, tree: Tree) -> str:
    if node.tag == "area":
        return alternative(node)
    labelled_by = (tree.by_id.get(identity) for identity in node.get("aria-labelledby").split())
    return (
        name_of(node)
        or " ".join(node.get("aria-label").split())
        or " ".join(name_of(label) for label in labelled_by if label)
        or " ".join(node.get("title").split())
    )


def _headings(tree: Tree) -> list[Heading]:
    return [
        Heading(
            level=_level(node),
            text=name_of(node),
            region=node.region,
            selector=selector_of(node),
            html=snippet(node),
        )
        for node in tree.nodes
        if (node.tag in HEADING_TAGS or "role" in node.attributes)
        and not node.is_hidden
        and not node.is_inert
        and is_heading(node)
    ][:MAX_LISTED]


def _level(node: Node) -> int:
    stated = node.get("aria-level")
    if _LEVEL.fullmatch(stated):
        return int(stated)
    return int(node.tag[1]) if node.tag in HEADING_TAGS else 2  # WAI-ARIA 1.2: a heading role without level counts as 2


def _images(tree: Tree, absolute: Callable[[str], str]) -> list[Image]:
    found = []
    for node in _in_order(tree, "img", "input", "svg")[:MAX_LISTED]:
        if node.is_hidden:
            continue
        if node.tag == "input" and node.get("type").lower() != "image":
            continue
        if node.tag == "svg":
            if node.get("role").lower() != "img":
                continue
            alt: str | None = node.get("aria-label") or name_of(node) or None
        else:
            alt = node.attributes.get("alt")
        link = node.link
        found.append(
            Image(
                src=_source(node, absolute),
                alt=alt,
                region=node.region,
                link_href=absolute(link.attributes["href"]) if link else "",
                selector=selector_of(node),
                html=snippet(node),
            )
        )
    return found


def _source(node: Node, absolute: Callable[[str], str]) -> str:
    """Return the picture's address; a lazily loaded one stands in `data-src` until a script moves it."""
    written = node.get("src")
    if not written or written.startswith("data:"):
        written = node.get("data-src") or node.get("data-original") or node.get("data-lazy-src")
    return absolute(written)


def _told(tree: Tree) -> list[Node]:
    """Return the elements with visible text of their own, in document order."""
    return list(islice((node for node in tree.nodes if node.pieces and not "".join(node.pieces).isspace()), MAX_LISTED))


def _blocks(told: Sequence[Node], absolute: Callable[[str], str], voices: Places, nested: Places) -> list[TextBlock]:
    found: list[TextBlock] = []
    for node in told:
        found.append(
            TextBlock(
                text=" ".join("".join(node.pieces or ()).split()),
                tag=node.tag,
                lang=node.lang,
                region=node.region,
                section=node.section,
                hrefs=tuple(
                    dict.fromkeys(href for link in node.links or () if (href := absolute(link.attributes["href"])))
                ),
                image_names=tuple(_image_names(node)),
                selector=selector_of(node),
                html=snippet(node),
                mark=mark_of(node, voices),
                parts=parts_of(node, voices),
                nest=nested.get(node, NOWHERE),
            )
        )
    return found


def _image_names(node: Node) -> list[str]:
    names = []
    for image in node.images or ():
        if alt := image.get("alt"):
            names.append(alt)
        if (source := image.get("src")) and not source.startswith("data:"):
            names.append(_file_name(source))
    return [name for name in names if name]


def _file_name(source: str) -> str:
    try:
        return unquote(urlsplit(source).path.replace("\\", "/").rpartition("/")[2])
    except ValueError:
        return ""


def _times(tree: Tree) -> list[TimeElement]:
    found = []
    for node in tree.nodes:
        attributes = node.attributes
        stated = attributes.get("itemprop") or ("" if node.tag == "meta" else attributes.get("property")) or ""
        is_named = bool(stated and _DATE_PROPERTY.search(stated.strip()))
        moment = _machine_moment(node)
        if node.is_inert or not (node.tag == "time" or is_named or moment):
            continue
        if node.is_hidden and not stated:
            continue
        found.append(
            TimeElement(
                datetime=moment or node.get("datetime") or node.get("content"),
                text=name_of(node),
                property=stated.strip(),
                selector=selector_of(node),
                html=snippet(node),
                region=node.region,
            )
        )
    return found


def _machine_moment(node: Node) -> str:
    """Return a moment for machines in an element that is no time element: hAtom's title, or a data attribute."""
    if (node.tag == "abbr" or not _HATOM.isdisjoint(node.classes)) and _MOMENT.fullmatch(node.get("title")):
        return node.get("title")
    for name in _MOMENT_ATTRIBUTES:
        if name in node.attributes and _MOMENT.fullmatch(node.get(name)):
            return node.get(name)
    return ""


def _hidden_texts(tree: Tree) -> Iterator[str]:
    """Yield what hidden elements say with digits: a stamp that no reader sees is still a day the page declares."""
    before = ""
    for node in tree.nodes:
        if not node.is_hidden or node.is_inert:
            continue
        text = " ".join("".join(part for part in node.content if isinstance(part, str)).split())
        if text and len(text) <= MAX_HIDDEN_CHARACTERS:
            if any(char.isdigit() for char in text):
                yield f"{before} {text}".strip()
            before = text


def _json_ld(tree: Tree) -> tuple[str, ...]:
    return tuple(
        text[:MAX_JSON_LD_CHARACTERS]
        for node in tree.of("script")
        if node.get("type").lower().partition(";")[0].strip() == "application/ld+json"
        and (text := "".join(part for part in node.content if isinstance(part, str)).strip())
    )


def _scripts(tree: Tree, absolute: Callable[[str], str]) -> Iterator[Script]:
    for node in tree.of("script"):
        if _SCRIPT_TYPE.fullmatch(node.get("type")):
            written = node.get("src")
            yield Script(src=absolute(written) or written, selector=selector_of(node), html=opening_tag(node))


def _frames(tree: Tree) -> list[Node]:
    return _in_order(tree, "iframe", "frame")


def _in_order(tree: Tree, *tags: str) -> list[Node]:
    """Return the elements of several tags in document order."""
    if sum(tag in tree.by_tag for tag in tags) <= 1:
        return tree.of(*tags)
    wanted = frozenset(tags)
    return [node for node in tree.nodes if node.tag in wanted and not node.is_inert]
