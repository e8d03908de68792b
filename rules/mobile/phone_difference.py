"""Phone difference: a phone is given the same content as a computer."""

from collections.abc import Iterator

from rules.evidence import FIRST_ERROR_STATUS, PageEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.mobile.reflow import layout_at
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.text import folded
from rules.view import Layout

WIDTH_CSS_PX = 360  # of both loads
LEAST_WORDS = 50  # of fewer a share says little
LEAST_LINKS = 10
LEAST_WORD_SHARE = 0.6  # convention; news and sliders change between two loads
MOST_MISSING_SHARE = 0.4  # convention
SHOWN = 10


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a home page that answers a phone with an error, or with much less than the narrow page of a computer."""
    view = page.view
    if view is None or view.phone is None or view.responsive is None:
        return
    phone, words = view.phone, view.responsive.words
    if phone.status >= FIRST_ERROR_STATUS:
        yield Finding(
            message=message(N_("The website answers a phone with the error {status}."), status=phone.status),
            occurrences=(Occurrence(quote=phone.final_url),),
        )
        return
    if words >= LEAST_WORDS and phone.word_count < LEAST_WORD_SHARE * words:
        yield Finding(
            message=message(
                N_("A phone is given {phone} words, a computer {computer}."), phone=phone.word_count, computer=words
            ),
            occurrences=(Occurrence(quote=phone.final_url),),
        )
    usual = layout_at(page, WIDTH_CSS_PX)
    names = _links(usual) if usual else ()
    missing = [name for name in names if name not in set(_links(phone.layout))]
    if len(names) >= LEAST_LINKS and len(missing) > MOST_MISSING_SHARE * len(names):
        yield Finding(
            message=message(
                N_("Of {count} links that a computer is given, a phone is given {left}."),
                count=len(names),
                left=len(names) - len(missing),
            ),
            occurrences=tuple(Occurrence(quote=name) for name in missing[:SHOWN]),
        )


def _links(layout: Layout) -> tuple[str, ...]:
    names = (folded(target.name) for target in layout.targets if target.html.startswith("<a"))
    return tuple(dict.fromkeys(name for name in names if name))


def _is_compared(page: PageEvidence) -> bool:
    return bool(page.view and page.view.phone and page.view.responsive)


RULE = Rule(
    id="phone-difference",
    category=Category.MOBILE,
    impact=Impact.SERIOUS,
    weight=1,
    references=(gigw("5.1.15"), gigw("DBIM-10.2.2")),
    title=N_("Phones are given the same content as computers"),
    failure_title=N_("Phones are given less than computers"),
    why=N_("Most citizens have only a phone. What is left out for phones does not exist for them."),
    repair=N_("Remove the separate mobile page, or the part of the server that leaves things out for phones."),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    needs=frozenset({Need.RESPONSIVE, Need.LAYOUT}),
    applies=_is_compared,
    check=check,
)
