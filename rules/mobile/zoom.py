"""Zoom: a reader may enlarge the page with two fingers."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message, place
from rules.mobile.viewport import declared, viewport_tag
from rules.page_text import Meta
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.standards import success_criterion

SMALLEST_MAXIMUM_SCALE = 2.0  # text must grow to 200 %, SC 1.4.4; also the limit of axe-core's meta-viewport
FORBIDDING = frozenset({"user-scalable", "maximum-scale", "minimum-scale"})


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a viewport declaration that forbids enlarging, or stops it below 200 %."""
    meta = viewport_tag(page.text)
    if meta is not None and forbids_zoom(meta):
        yield Finding(
            message=message(N_("The page forbids enlarging: {content}."), content=meta.content),
            occurrences=(place(meta, after=_mended(meta)),),
        )


def forbids_zoom(meta: Meta) -> bool:
    """Return whether two fingers cannot enlarge the page to 200 %."""
    values = declared(meta.content)
    if values.get("user-scalable") in {"no", "0"}:
        return True
    try:
        return 0 <= float(values.get("maximum-scale", "10")) < SMALLEST_MAXIMUM_SCALE
    except ValueError:
        return values["maximum-scale"] == "yes"  # browsers read the word as 1


def _mended(meta: Meta) -> str:
    kept = [f"{name}={value}" for name, value in declared(meta.content).items() if name not in FORBIDDING and value]
    return f'<meta name="viewport" content="{", ".join(kept) or "width=device-width, initial-scale=1"}">'


RULE = Rule(
    id="zoom",
    category=Category.MOBILE,
    impact=Impact.CRITICAL,
    weight=4,
    references=success_criterion("1.4.4"),
    title=N_("The page can be enlarged with two fingers"),
    failure_title=N_("The page cannot be enlarged on a phone"),
    why=N_("Older people and people with weak eyesight enlarge the text to read it. This line forbids it."),
    repair=N_("Remove user-scalable=no and maximum-scale from this line of the page template."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    applies=lambda page: viewport_tag(page.text) is not None,
    check=check,
)
