"""Pieces of the looks of a page, built without a browser."""

from dataclasses import replace

from views import NOTHING_SEEN

from rules.place import Box
from rules.view import PageView, RequestTotal
from rules.views.looks import Colour, FirstText, FirstView, LargePart, LeftEdge, Looks, RunningText, Script, Typeface

PLACE = Box(x_css_px=0, y_css_px=100, width_css_px=600, height_css_px=200)


def seen(looks: Looks, **changes: object) -> PageView:
    """Return a view of a page that looks like this."""
    return replace(NOTHING_SEEN, looks=looks, **changes)


def face(family: str, characters: int, script: Script = Script.LATIN, selector: str = "") -> Typeface:
    return Typeface(
        family=family,
        script=script,
        characters=characters,
        asked_for=family,
        selector=selector or f"#{family.replace(' ', '-').lower()}",
        html="<p>Lakes</p>",
        box=PLACE,
    )


def running(selector: str, per_line: float = 70, size: float = 16, characters: int = 400) -> RunningText:
    return RunningText(
        text="Lakes are open.",
        characters=characters,
        lines=4,
        characters_per_line=per_line,
        size_css_px=size,
        script=Script.LATIN,
        selector=selector,
        html='<p class="a">Lakes are open.</p>',
        box=PLACE,
    )


def colour(value: str, share: float, selector: str = "") -> Colour:
    return Colour(colour=value, share=share, selector=selector or f"#c{value[1:]}", html="<div></div>", box=PLACE)


def edge(left: int, blocks: int = 1) -> LeftEdge:
    return LeftEdge(left_css_px=left, blocks=blocks, selector=f"#at-{left}", html="<div>Lakes</div>", box=PLACE)


def text(words: str, size: float = 16, *, heading: bool = False, menu: bool = False, task: bool = False) -> FirstText:
    return FirstText(text=words, size_css_px=size, is_heading=heading, is_in_menu=menu, is_task=task)


def part(share: float, *, show: bool = False, logo: bool = False, width: float = 600, name: str = "") -> LargePart:
    return LargePart(
        share=share,
        is_slide_show=show,
        is_logo=logo,
        name=name,
        selector="#show" if show else "#picture",
        html="<div></div>",
        box=replace(PLACE, width_css_px=width),
    )


def first(*texts: FirstText, parts: tuple[LargePart, ...] = (), width: int = 1366, **changes: bool) -> FirstView:
    values = {"has_search": True, "is_covered": False} | changes
    return FirstView(
        width_css_px=width, height_css_px=768 if width == 1366 else 800, texts=texts, parts=parts, **values
    )


SCRIPT = RequestTotal(kind="script", host="department.example.gov.in", count=1, transferred_bytes=900)
