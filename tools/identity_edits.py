"""Edits of a website that touch no failure, and new failures to plant: what a comparison has to tell apart."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Comment, Tag

PAGES_A_KIND = 3
SENTENCE = "The office is open to visitors from Monday to Friday."


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One harmless edit of one page, or of the whole site where `page` is "*"."""

    kind: str
    page: str
    apply: Callable[[Path], None]  # given the folder of the site


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """One new failure: what is put where, and the rule that has to call it new."""

    rule: str
    page: str
    part: str  # CSS selector of the element it is put into, at its end
    html: str  # "": the part itself is taken away


def edits(pages: Sequence[str]) -> Iterator[Edit]:
    """Yield every kind of edit for some of the pages, and the renaming of every class of the style sheet."""
    for name in ("menu", "wide", "foot", "cards", "list", "top", "tools", "brand"):
        yield Edit(kind=f"class {name} renamed", page="*", apply=_renaming(name))
    for number, (kind, change) in enumerate(_KINDS.items()):
        for page in dict.fromkeys(pages[(3 * number + turn * 11) % len(pages)] for turn in range(PAGES_A_KIND)):
            yield Edit(kind=kind, page=page, apply=_changing(page, change))


def plants() -> tuple[Plant, ...]:
    """Return the failures of identity_plants.yaml."""
    entries = yaml.safe_load(Path(__file__).with_name("identity_plants.yaml").read_text(encoding="utf-8"))
    return tuple(Plant(**{"html": ""} | entry) for entry in entries)


def plant(site: Path, one: Plant) -> None:
    """Put a failure into its page."""

    def change(soup: BeautifulSoup) -> None:
        part = soup.select_one(one.part)
        assert part is not None, one
        if one.html:
            part.append(BeautifulSoup(one.html, "html.parser"))
        else:
            part.decompose()

    _changing(one.page, change)(site)


def _changing(page: str, change: Callable[[BeautifulSoup], None]) -> Callable[[Path], None]:
    def apply(site: Path) -> None:
        file = site / page
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        change(soup)
        file.write_text(str(soup), encoding="utf-8")

    return apply


def _renaming(name: str) -> Callable[[Path], None]:
    def apply(site: Path) -> None:
        style = site / "style.css"
        style.write_text(re.sub(rf"\.{name}\b", f".x-{name}", style.read_text(encoding="utf-8")), encoding="utf-8")
        for file in site.rglob("*.html"):
            soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
            for element in soup.select(f".{name}"):
                element["class"] = [f"x-{one}" if one == name else one for one in element.get_attribute_list("class")]
            file.write_text(str(soup), encoding="utf-8")

    return apply


def _is_failing(element: Tag) -> bool:
    """Return whether it is, holds or stands in an element whose id says that it fails."""
    around = (element, *element.parents, *element.find_all(True))
    return any(str(one.get("id", "")).startswith("fail-") for one in around if one.name != "[document]")


def _part(soup: BeautifulSoup) -> Tag:
    part = soup.select_one("main") or soup.body
    assert part is not None
    return part


def _paragraphs(soup: BeautifulSoup) -> list[Tag]:
    return [element for element in _part(soup).find_all("p") if not _is_failing(element)]


def _failing(soup: BeautifulSoup) -> list[Tag]:
    return list(soup.select("main [id^=fail-]"))


def _wrap_content(soup: BeautifulSoup) -> None:
    wrapper = soup.new_tag("div")
    for child in list(_part(soup).children):
        wrapper.append(child.extract())
    _part(soup).append(wrapper)


def _wrap_failing(soup: BeautifulSoup) -> None:
    for element in _failing(soup):
        if element.name in {"p", "ul", "img", "marquee"}:
            element.wrap(soup.new_tag("div"))


def _wrap_footer(soup: BeautifulSoup) -> None:
    for footer in soup.select("footer > div"):
        footer.wrap(soup.new_tag("div", attrs={"id": "page-end"}))


def _reverse_lists(soup: BeautifulSoup) -> None:
    for parent in _part(soup).find_all("ul"):
        items = [item.extract() for item in parent.find_all("li", recursive=False)]
        for item in reversed(items):
            parent.append(item)


def _space(soup: BeautifulSoup) -> None:
    for element in soup.find_all(["p", "li", "div", "ul", "h1", "h2", "main", "table", "tr"]):
        element.insert_before("\n\n      ")


def _turn_attributes(soup: BeautifulSoup) -> None:
    for element in soup.find_all(True):
        element.attrs = dict(reversed(element.attrs.items()))


def _comment(soup: BeautifulSoup) -> None:
    for element in _part(soup).find_all(True, recursive=False):
        element.insert_before(Comment(" edited by the content editor "))


def _write_elsewhere(soup: BeautifulSoup) -> None:
    for element in _paragraphs(soup)[:1]:
        element.append(f" {SENTENCE}")


def _insert_paragraph(soup: BeautifulSoup) -> None:
    added = soup.new_tag("p")
    added.string = SENTENCE
    heading = soup.find("h1")
    assert heading is not None
    heading.insert_after(added)


def _give_ids(soup: BeautifulSoup) -> None:
    for number, element in enumerate(_part(soup).find_all(["p", "ul", "h2", "div"])):
        if not element.get("id"):
            element["id"] = f"block-{number}"


def _give_data(soup: BeautifulSoup) -> None:
    for number, element in enumerate(soup.find_all(True)):
        element["data-node"] = str(number)


def _root_links(soup: BeautifulSoup) -> None:
    for link in soup.select("a[href$='.html']"):
        if ":" not in str(link["href"]) and not str(link["href"]).startswith(("/", ".")):
            link["href"] = f"{'/hi' if soup.html and soup.html.get('lang') == 'hi' else ''}/{link['href']}"


def _version_files(soup: BeautifulSoup) -> None:
    for link in soup.select("link[rel=stylesheet]"):
        link["href"] = f"{link['href']}?v=20261126"


def _give_classes(soup: BeautifulSoup) -> None:
    for element in _failing(soup):
        element["class"] = [*element.get_attribute_list("class", []), "mt-4", "js-item"]


def _span_text(soup: BeautifulSoup) -> None:
    for element in _paragraphs(soup):
        for text in [one for one in element.find_all(string=True, recursive=False) if one.strip()][:1]:
            text.wrap(soup.new_tag("span"))


def _rename_main(soup: BeautifulSoup) -> None:
    main = soup.select_one("main#content")
    if main:
        main["id"] = "main-part"
        for link in soup.select("a[href='#content']"):
            link["href"] = "#main-part"


def _swap_blocks(soup: BeautifulSoup) -> None:
    for element in _failing(soup):
        after = element.find_next_sibling("p")
        if element.name == "p" and after is not None and not _is_failing(after):
            after.insert_after(element.extract())


def _add_script(soup: BeautifulSoup) -> None:
    script = soup.new_tag("script")
    script.string = "window.seen = true;"
    _part(soup).append(script)


_KINDS: dict[str, Callable[[BeautifulSoup], None]] = {
    "content wrapped": _wrap_content,
    "failing element wrapped": _wrap_failing,
    "footer wrapped": _wrap_footer,
    "lists reversed": _reverse_lists,
    "white space": _space,
    "attributes turned": _turn_attributes,
    "comments": _comment,
    "text elsewhere": _write_elsewhere,
    "paragraph added": _insert_paragraph,
    "ids given": _give_ids,
    "data attributes": _give_data,
    "links from the root": _root_links,
    "file versions": _version_files,
    "classes on failing elements": _give_classes,
    "text in spans": _span_text,
    "main renamed": _rename_main,
    "blocks swapped": _swap_blocks,
    "script added": _add_script,
}
