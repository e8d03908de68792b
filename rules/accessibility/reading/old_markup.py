"""What outdated markup for the look of a text is called today."""

from collections.abc import Mapping

from rules.accessibility.markup import Tag, read_tag, styled

SIZES = ("", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")  # HTML, the font element
FONT_PROPERTIES: Mapping[str, str] = {"face": "font-family", "color": "color"}
TODAY: Mapping[str, tuple[str, str, str]] = {  # name, property, value
    "center": ("div", "text-align", "center"),
    "big": ("span", "font-size", "larger"),
    "strike": ("s", "", ""),
    "tt": ("code", "", ""),
}


def modern(html: str) -> str:
    """Return the element under today's name with its look in its style; "" where a machine cannot know it."""
    tag = read_tag(html)
    if tag is None:
        return ""
    if tag.name == "font":
        return str(_font(tag) or "")
    name, property_, value = TODAY.get(tag.name, ("", "", ""))
    mended = styled(tag, property_, value) if property_ else tag
    return str(mended.renamed(name)) if name and mended else ""


def _font(tag: Tag) -> Tag | None:
    mended: Tag | None = tag.lacking("size", *FONT_PROPERTIES)
    size = tag.get("size") or ""
    if size.isdecimal() and 0 < int(size) < len(SIZES):
        mended = mended and styled(mended, "font-size", SIZES[int(size)])
    elif size:
        return None  # in proportion to the text around
    for name, property_ in FONT_PROPERTIES.items():
        if value := tag.get(name):
            mended = mended and styled(mended, property_, value)
    return mended and mended.renamed("span")
