"""Legible text: on a phone most of the text is large enough to read."""

from collections.abc import Iterator

from rules.accessibility.markup import declaring
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.mobile.reflow import layout_at
from rules.mobile.viewport_meta import MENDED
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import Layout

WIDTH_CSS_PX = 360
LEGIBLE_CSS_PX = 12.0  # Lighthouse font-size
READABLE_CSS_PX = 14  # a little more than the least
LEAST_SHARE = 0.6  # Lighthouse font-size


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page of which less than 60 % of the characters are 12 px or larger on a phone."""
    layout = layout_at(page, WIDTH_CSS_PX)
    share = legible_share(layout) if layout else None
    if layout is None or share is None or share >= LEAST_SHARE:
        return
    if layout.client_width_css_px > WIDTH_CSS_PX:
        yield Finding(
            message=message(
                N_("The phone shrinks the whole page, because the page has no viewport line; no text stays readable.")
            ),
            occurrences=(Occurrence(selector="html > head", html="<head>", after=f"<head>\n  {MENDED}"),),
        )
    else:
        yield Finding(
            message=message(
                N_("{percent} % of the text is smaller than {limit} px on a phone."),
                percent=round(100 * (1 - share)),
                limit=round(LEGIBLE_CSS_PX),
            ),
            occurrences=tuple(
                place(element, after=declaring(element.html, font_size=f"{READABLE_CSS_PX}px"))
                for element in layout.small_texts
            ),
        )


def legible_share(layout: Layout) -> float | None:
    """Return the share of visible characters of 12 px or more, 0–1; None without text."""
    total = sum(size.characters for size in layout.text_sizes)
    legible = sum(size.characters for size in layout.text_sizes if size.size_css_px >= LEGIBLE_CSS_PX)
    return legible / total if total else None


def has_text(page: PageEvidence) -> bool:
    """Return whether any text is visible on the phone screen."""
    layout = layout_at(page, WIDTH_CSS_PX)
    return layout is not None and legible_share(layout) is not None


RULE = Rule(
    id="legible-text",
    category=Category.MOBILE,
    impact=Impact.SERIOUS,
    weight=15,
    references=(gigw("DBIM-10.2.2"),),
    title=N_("Text is large enough to read on a phone"),
    failure_title=N_("Text is too small to read on a phone"),
    why=N_("Small letters on a small screen, outdoors or with tired eyes, cannot be read."),
    repair=N_("Set the text of the page to 16 px and nothing below 12 px, in the style sheet."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.LAYOUT, Need.STYLES}),
    applies=has_text,
    check=check,
)
