"""One row of the accessibility table: an axe-core rule in the words of a department."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.evidence import PageEvidence
from rules.finding import N_, Message, counted, message
from rules.rule import Effort, Impact, Owner
from rules.view import AxeNode

# Weights follow the impact. Two things move a rule away from it:
# - what every visitor meets on every page, and what shuts people out of the content, is ESSENTIAL
#   (contrast, texts of pictures, names of links, buttons and fields, language and title of the page);
# - rules that look at the spelling of attributes pass on nearly every page, so a pass says little
#   about the site: they are DETAILs even where axe-core calls a failure critical.
# Best practices are no conformance requirements of WCAG: they are shown as ADVICE and never scored.
ESSENTIAL = 10
BARRIER = 7
DETAIL = 3
TRACE = 1
ADVICE = 0

PERSON_NEEDED = N_("A program cannot decide this here, so a person has to look.")

Mend = Callable[[AxeNode, PageEvidence], str]
Note = Callable[[AxeNode, PageEvidence], Message | None]


class Subject(StrEnum):
    """What the elements of a rule are, so that they can be counted in words."""

    BUTTON = "button"
    FIELD = "field"
    FRAME = "frame"
    HEADING = "heading"
    LINK = "link"
    LIST = "list"
    MEDIA = "media"
    PAGE = "page"
    PICTURE = "picture"
    PLACE = "place"
    TABLE = "table"
    TEXT = "text"


FAULTS: Mapping[Subject, Callable[[int], Message]] = {
    Subject.BUTTON: lambda count: counted(
        N_("{count} button on this page has this fault."), N_("{count} buttons on this page have this fault."), count
    ),
    Subject.FIELD: lambda count: counted(
        N_("{count} form field on this page has this fault."),
        N_("{count} form fields on this page have this fault."),
        count,
    ),
    Subject.FRAME: lambda count: counted(
        N_("{count} embedded part of this page has this fault."),
        N_("{count} embedded parts of this page have this fault."),
        count,
    ),
    Subject.HEADING: lambda count: counted(
        N_("{count} heading on this page has this fault."), N_("{count} headings on this page have this fault."), count
    ),
    Subject.LINK: lambda count: counted(
        N_("{count} link on this page has this fault."), N_("{count} links on this page have this fault."), count
    ),
    Subject.LIST: lambda count: counted(
        N_("{count} list or list entry on this page has this fault."),
        N_("{count} lists or list entries on this page have this fault."),
        count,
    ),
    Subject.MEDIA: lambda count: counted(
        N_("{count} video or sound on this page has this fault."),
        N_("{count} videos or sounds on this page have this fault."),
        count,
    ),
    Subject.PAGE: lambda _: message(N_("The page as a whole has this fault.")),
    Subject.PICTURE: lambda count: counted(
        N_("{count} picture on this page has this fault."), N_("{count} pictures on this page have this fault."), count
    ),
    Subject.PLACE: lambda count: counted(
        N_("{count} place on this page has this fault."), N_("{count} places on this page have this fault."), count
    ),
    Subject.TABLE: lambda count: counted(
        N_("{count} table or table cell on this page has this fault."),
        N_("{count} tables or table cells on this page have this fault."),
        count,
    ),
    Subject.TEXT: lambda count: counted(
        N_("{count} piece of text on this page has this fault."),
        N_("{count} pieces of text on this page have this fault."),
        count,
    ),
}


def unknown(_node: AxeNode, _page: PageEvidence) -> str:
    """Return "": a machine cannot know how this element is mended."""
    return ""


def nothing_to_note(_node: AxeNode, _page: PageEvidence) -> Message | None:
    """Return None: what is wrong is the same for every element."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Everything the auditor says about one axe-core rule."""

    id: str  # axe-core's
    impact: Impact  # axe-core's
    weight: int
    criteria: tuple[str, ...]  # success criteria of WCAG that axe-core tags it with; (): best practice
    subject: Subject
    title: str
    failure_title: str
    why: str
    repair: str
    doubt: str = PERSON_NEEDED  # marked text: why a person has to decide where axe-core could not
    owner: Owner
    effort: Effort
    mend: Mend = unknown  # the element's own HTML mended, "": not known
    note: Note = nothing_to_note  # what is particular to one element
