"""Age of contacts: lists of officers and telephone numbers are not years old."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules.dates import FoundDate, today_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Placed, counted, message, place
from rules.folding import folded_hindi
from rules.freshness.archives import is_archive
from rules.freshness.block_dates import block_dates
from rules.freshness.printed import with_slot
from rules.page_text import Region, TextBlock
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import first_heading, words
from rules.vocabulary import Topic, matches, topics_of_address

LIMIT_DAYS = 365
LONGEST_LINE_CHARACTERS = 160  # a longer text tells a story
_STATE = re.compile(
    r"(?:\bas on|\bas of|\bcorrected up ?to|\bposition on)[\s:,(.\-]*(?:date[d]?)?[\s:.\-]*$",
    re.IGNORECASE,
)
_STATE_AFTER = re.compile(r"[\s,]*(?:की स्थिति|को स्थिति|तक की स्थिति|के अनुसार)")
_STATE_WORDS = re.compile(
    r"(?i)as on|as of|corrected|up ?to|position|dated?|w\.?e\.?f|की|को|तक|स्थिति|के अनुसार|दिनांक|अनुसार"
)
_PEOPLE = re.compile(
    r"officer|official|telephone|phone|contact|director|staff|employee|posting|pio|e-?mail|"
    r"अधिकारी|कर्मचारी|दूरभाष|संपर्क|निर्देशिका|तैनात"
)
_YEAR = re.compile(r"(?<![\d/\-.])(20\d\d)(?![\d/.])(?:\s*[-–]\s*(?:20)?(\d\d)(?!\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The day a list says it is true for."""

    day: date
    place: Placed
    quote: str


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a list of contacts that says it is of a day more than a year ago, or names a year before the last."""
    today = today_of(page.observed_at)
    states = list(states_of(page))
    newest = max(states, key=lambda state: state.day, default=None)
    if newest is not None:
        age_days = (today - newest.day).days
        if age_days > LIMIT_DAYS:
            yield Finding(
                message=counted(
                    N_("The contacts are those of {state_date}, {count} day ago."),
                    N_("The contacts are those of {state_date}, {count} days ago."),
                    age_days,
                    state_date=str(newest.day),
                ),
                occurrences=(
                    place(
                        newest.place,
                        after=with_slot(newest.place.html, newest.day, N_("day of the last check"), page.text),
                        quote=newest.quote,
                    ),
                ),
            )
        return
    for heading in page.text.headings:
        year = _year(heading.text)
        if year and _is_about_contacts(heading.text) and year < today.year - 1:
            yield Finding(
                message=message(N_("The heading calls the contacts those of {year}."), year=str(year)),
                occurrences=(place(heading, quote=heading.text),),
            )


def states_of(page: PageEvidence) -> Iterator[State]:
    """Yield the days that lines such as "List of officers as on 01.04.2021" give."""
    for number, dates in block_dates(page.text).items():
        block = page.text.blocks[number]
        if block.region is Region.FOOTER or len(block.text) > LONGEST_LINE_CHARACTERS or block.tag == "td":
            continue
        for found in dates:
            before, after = block.text[: found.start], block.text[found.end :]
            if (_STATE.search(before) or _STATE_AFTER.match(after)) and _is_of_contacts(block, found):
                yield State(day=found.day, place=block, quote=block.text)


def lists_contacts(page: PageEvidence) -> bool:
    """Return whether the page is about contacts, and says what day or year they are of."""
    if is_archive(page) and not _year(first_heading(page.text)):
        return False
    heading = first_heading(page.text)
    is_about = _is_about_contacts(heading) or bool({Topic.CONTACT, Topic.WHOS_WHO} & set(topics_of_address(page.url)))
    return is_about and (
        any(_year(one.text) and _is_about_contacts(one.text) for one in page.text.headings)
        or any(True for _ in states_of(page))
    )


def _is_of_contacts(block: TextBlock, found: FoundDate) -> bool:
    """Return whether the line names contacts, or says nothing but the day and stands under a heading that does."""
    rest = f"{block.text[: found.start]} {block.text[found.end :]}"
    is_bare = len(words(_STATE_WORDS.sub(" ", rest))) == 0
    return bool(_PEOPLE.search(folded_hindi(rest))) or (is_bare and _is_about_contacts(block.section))


def _is_about_contacts(text: str) -> bool:
    plain = _YEAR.sub(" ", text)
    return matches(Topic.CONTACT, plain) or matches(Topic.WHOS_WHO, plain)


def _year(text: str) -> int | None:
    """Return the last year a heading names; of 2019-20 it is 2020."""
    years = [int(f"20{last}") if last else int(first) for first, last in _YEAR.findall(text)]
    return max(years, default=None)


RULE = Rule(
    id="contact-age",
    category=Category.FRESHNESS,
    impact=Impact.SERIOUS,
    weight=5,
    references=(gigw("5.1.10"),),
    title=N_("The contacts are of this year"),
    failure_title=N_("The contacts are more than a year old"),
    why=N_("Citizens call officers who were transferred long ago, and their petitions lie with nobody."),
    repair=N_(
        "Check every name, number and e-mail address with the establishment section, "
        "then write the day of the check above the list."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=lists_contacts,
    check=check,
)
