"""Viewport meta: a phone lays the page out at its own width instead of shrinking a desktop page."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.mobile.viewport import declared, viewport_tag
from rules.page_text import Meta
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.standards import gigw

MENDED = '<meta name="viewport" content="width=device-width, initial-scale=1">'


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page without a viewport declaration, or with one of a fixed width."""
    meta = viewport_tag(page.text)
    if meta is None:
        yield Finding(
            message=message(N_("The page does not tell phones to use their own screen width.")),
            occurrences=(Occurrence(selector="html > head", html="<head>", after=f"<head>\n  {MENDED}"),),
        )
    elif not fits_the_device(meta):
        yield Finding(
            message=message(N_("The page asks phones for a fixed width: {content}."), content=meta.content),
            occurrences=(place(meta, after=MENDED),),
        )


def fits_the_device(meta: Meta) -> bool:
    """Return whether the width follows the device: `width=device-width`, or an initial scale of 1 or more."""
    values = declared(meta.content)
    return values.get("width") == "device-width" or _number(values.get("initial-scale", "")) >= 1


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


RULE = Rule(
    id="viewport-meta",
    category=Category.MOBILE,
    impact=Impact.CRITICAL,
    weight=6,
    references=(gigw("5.1.15"), gigw("DBIM-10.2.2")),
    title=N_("The page is laid out for the width of the phone"),
    failure_title=N_("Phones show a shrunken desktop page"),
    why=N_(
        "Most citizens come with a phone. Without this line the phone shrinks the whole desktop page, "
        "and nothing can be read without zooming."
    ),
    repair=N_("Put this one line into the head of the page template. Then check the menus and tables on a phone."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    check=check,
)
