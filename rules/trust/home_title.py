"""Home title: the title of the home page names the State and India beside the office (GIGW 5.2.28)."""

import html
from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Message, Occurrence, message
from rules.information.reach import Pages
from rules.information.titles import TITLE_SELECTOR
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import devanagari_share
from rules.trust.governments import (
    hindi_name,
    is_indian_office,
    is_of_government,
    named_states,
    names_india,
    state_of,
)

HINDI_SHARE = 0.5  # of the letters of a title


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a title of the home page that leaves out the State, India, or both."""
    home = Pages(site).home
    if home is None:
        return
    title = home.text.title.strip()
    state = state_of(home)
    lacks_state = bool(state) and state not in named_states(title)
    lacks_india = not names_india(title)
    if lacks_state or lacks_india:
        yield Finding(
            message=_message(title, state if lacks_state else "", lacks_india=lacks_india),
            occurrences=(
                Occurrence(
                    selector=TITLE_SELECTOR,
                    html=f"<title>{html.escape(title, quote=False)}</title>",
                    after=f"<title>{html.escape(_mended(home, state, lacks_state), quote=False)}</title>",
                    quote=title,
                    page_url=home.url,
                ),
            ),
        )


def _message(title: str, state: str, *, lacks_india: bool) -> Message:
    if state and lacks_india:
        text = N_("The title of the home page names neither the State ({state}) nor India: {title}")
        return message(text, state=state, title=title)
    if state:
        return message(
            N_("The title of the home page does not name the State ({state}): {title}"), state=state, title=title
        )
    return message(N_("The title of the home page does not name India: {title}"), title=title)


def _mended(page: PageEvidence, state: str, lacks_state: bool) -> str:
    """Return the title with the State, and its government where the page is one of it, and India."""
    title = page.text.title.strip()
    is_hindi = (devanagari_share(title) or 0) >= HINDI_SHARE
    parts = [title]
    if lacks_state:
        is_governed = is_of_government(page, state)
        hindi = f"{hindi_name(state)} शासन" if is_governed else hindi_name(state)
        parts.append(hindi if is_hindi else f"Government of {state}" if is_governed else state)
    if not names_india(title):
        parts.append("भारत" if is_hindi else "India")
    return ", ".join(parts)


def applies(site: SiteEvidence) -> bool:
    """Return whether the home page of an Indian office was read and has a title at all."""
    home = Pages(site).home
    return home is not None and bool(home.text.title.strip()) and home.is_served and is_indian_office(home)


RULE = SiteRule(
    id="home-title",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=3,
    references=(gigw("5.2.28"), gigw("5.1.17")),
    title=N_("The title of the home page names the office, the State and India"),
    failure_title=N_("The title of the home page does not say which State or country it belongs to"),
    why=N_(
        "Many States have a department of the same name. In a list of search results the title alone tells a citizen "
        "whose office this is."
    ),
    repair=N_(
        "Write into the title of the home page the name of the department, the government of the State and India, for "
        "example “Department of Forests, Government of Uttarakhand, India”."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=applies,
    check=check,
)
