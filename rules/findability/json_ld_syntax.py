"""JSON-LD syntax: what the page tells machines can be read by them."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.findability.json_ld import fault_of, unwrapped
from rules.finding import N_, Finding, Occurrence, message
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import shortened

AROUND = 60  # characters shown on each side of the fault
SHOWN = 400
OPEN, CLOSE = '<script type="application/ld+json">', "</script>"
_COMMA_TOO_MANY = re.compile(r",(\s*[}\]])")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_TYPOGRAPHIC = str.maketrans("“”„", '"""')


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report blocks that are no JSON, with the place of the fault."""
    for source in page.text.json_ld:
        fault = fault_of(source)
        if fault is None:
            continue
        text, (_, at) = unwrapped(source), fault
        mended = mend(text)
        yield Finding(
            message=message(
                N_("Programs stop reading the block at its line {line}, at the place quoted here."),
                line=text.count("\n", 0, at) + 1,
            ),
            occurrences=(
                Occurrence(
                    html=f"{OPEN}{shortened(text, SHOWN)}{CLOSE}",
                    after=f"{OPEN}{shortened(mended, SHOWN)}{CLOSE}" if mended else "",
                    quote=text[max(0, at - AROUND) : at + AROUND].strip(),
                ),
            ),
        )


def mend(text: str) -> str:
    """Return the text without the three usual slips, where it can be read then; "" where it still cannot.

    They are a comma before a closing bracket, typographic quotation marks, and a line break inside a text.
    """
    for candidate in (text, text.translate(_TYPOGRAPHIC)):
        unbroken = _TEXT.sub(lambda found: re.sub(r"\s*[\r\n\t]+\s*", " ", found[0]), candidate)
        mended = _COMMA_TOO_MANY.sub(r"\1", unbroken)
        if fault_of(mended) is None:
            return mended
    return ""


def _has_blocks(page: PageEvidence) -> bool:
    return page.is_served and bool(page.text.json_ld)


RULE = Rule(
    id="json-ld-syntax",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=1,
    references=(gigw("DBIM-G45"),),
    title=N_("What the page tells machines can be read"),
    failure_title=N_("What the page tells machines cannot be read"),
    why=N_(
        "Search engines take address, telephone number and opening hours from this block. With one wrong sign in it "
        "they ignore all of it."
    ),
    repair=N_("Correct the sign at the place named, and test the page with a validator for structured data."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    applies=_has_blocks,
    check=check,
)
