"""Field text size: the letters in a form field are so large that a phone does not zoom in when it is touched."""

from collections.abc import Iterator

from rules.accessibility.markup import declaring
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.views.responsive import ShownField

LEAST_CSS_PX = 16.0  # below it Safari on iPhones enlarges the page around the field
ROUNDING_CSS_PX = 0.05


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report fields with letters under 16 px."""
    small = [field for field in _fields(page) if field.size_css_px < LEAST_CSS_PX - ROUNDING_CSS_PX]
    if small:
        yield Finding(
            message=counted(
                N_("The letters in {count} form field are smaller than {least} px."),
                N_("The letters in {count} form fields are smaller than {least} px."),
                len(small),
                least=round(LEAST_CSS_PX),
            ),
            occurrences=tuple(
                place(
                    field.field,
                    after=declaring(field.field.html, font_size=f"max({LEAST_CSS_PX:g}px, 1em)"),
                    note=message(N_("{size} px"), size=round(field.size_css_px, 1)),
                )
                for field in small
            ),
        )


def _fields(page: PageEvidence) -> tuple[ShownField, ...]:
    seen = page.view.responsive if page.view else None
    return seen.fields if seen else ()


RULE = Rule(
    id="field-text-size",
    category=Category.MOBILE,
    impact=Impact.MINOR,
    weight=0,
    title=N_("The letters in form fields are 16 px or larger"),
    failure_title=N_("The letters in form fields are small on a phone"),
    why=N_("iPhones enlarge the page when such a field is touched, and its other half slips off the screen."),
    repair=N_("Set the letters of input, select and textarea to 16 px in the style sheet."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    applies=lambda page: bool(_fields(page)),
    check=check,
)
