"""Font display: text can be read while its font is still on the way."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place
from rules.information.reach import host_of
from rules.performance.files import files
from rules.performance.fonts import draws_icons, fonts
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.resources import Resource

GOOGLE_FONTS = "fonts.googleapis.com"
HIDING = frozenset({"", "auto", "block"})  # text stays invisible for up to three seconds (CSS Fonts 4, font-display)
_ICON_SHEET = re.compile(r"icon|symbol", re.IGNORECASE)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report font rules and sheets of Google Fonts that hide the text until the font is there."""
    places = (*map(_rule_mended, _hiding(page)), *map(_sheet_mended, _sheets(page)))
    if places:
        yield Finding(
            message=counted(
                N_("{count} font hides its text until its file is there."),
                N_("{count} fonts hide their text until their files are there."),
                len(places),
            ),
            occurrences=places,
        )


def _hiding(page: PageEvidence) -> Iterator[Resource]:
    named: set[tuple[str, str]] = set()
    for one in fonts(page):
        if one.font and one.font.display in HIDING and not draws_icons(one):
            key = (one.font.family, one.url)
            if key not in named:
                named.add(key)
                yield one


def _sheets(page: PageEvidence) -> Iterator[Resource]:
    for one in files(page):
        is_hiding = "display=" not in urlsplit(one.url).query
        is_of_text = "family=" in one.url and not _ICON_SHEET.search(one.url)
        if one.kind == "stylesheet" and host_of(one.url) == GOOGLE_FONTS and is_hiding and is_of_text:
            yield one


def _rule_mended(font: Resource) -> Occurrence:
    before = font.font.html if font.font else ""
    bare = re.sub(r"\s*font-display\s*:[^;}]*;?", "", before)
    after = re.sub(r"\s*\}\s*$", " font-display: swap; }", bare) if bare.rstrip().endswith("}") else ""
    return Occurrence(html=before, after=after, quote=font.url)


def _sheet_mended(sheet: Resource) -> Occurrence:
    tag = read_tag(sheet.html)
    href = tag.get("href") if tag else None
    after = str(tag.having("href", f"{href}&display=swap")) if tag and href else ""
    return place(sheet, after=after, quote=sheet.url, note=message(N_("A style sheet of Google Fonts.")))


RULE = Rule(
    id="font-display",
    category=Category.PERFORMANCE,
    impact=Impact.MINOR,
    weight=1,
    references=(gigw("DBIM-10.1.1"),),
    title=N_("Text can be read before its font has come"),
    failure_title=N_("Text stays invisible until its font has come"),
    why=N_("On a slow network the text is there, but nobody sees it for up to three seconds."),
    repair=N_("Write font-display: swap into the @font-face rules of the style sheet."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    needs=frozenset({Need.FILES}),
    applies=lambda page: any(not draws_icons(one) for one in fonts(page)),
    check=check,
)
