"""A rule: texts, references, weight and one pure function over evidence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Doubt, Finding
from rules.standards import Reference


class Category(StrEnum):
    """The eight parts of a scorecard."""

    ACCESSIBILITY = "accessibility"
    MOBILE = "mobile"
    FRESHNESS = "freshness"
    INFORMATION = "information"
    ATTRACTIVENESS = "attractiveness"
    SECURITY = "security"
    SOCIAL = "social"
    PERFORMANCE = "performance"


class Impact(StrEnum):
    """How hard a failure hits a visitor, in axe-core's words."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"


class Owner(StrEnum):
    """Who can mend it."""

    EDITOR = "content editor"
    DEVELOPER = "developer"
    HOSTING = "hosting"


class Effort(IntEnum):
    """How long the repair takes, in hours of work; suggestions are ordered by points per effort."""

    MINUTES = 1
    HOURS = 4
    DAYS = 16


class Ground(StrEnum):
    """What a threshold rests on; told to the reader beside the rule."""

    PEOPLE = "people"  # checked against ratings by people
    STANDARD = "standard"  # a published rule
    TOOL = "tool"  # the threshold of a widely used checker
    CONVENTION = "convention"  # practice of designers, no measurement known
    FACT = "fact"  # nothing to argue about


class Need(StrEnum):
    """Evidence a rule cannot do without; where it is absent the outcome is cantTell."""

    VIEW = "view"  # the page was watched in a browser
    AXE = "axe"  # axe-core ran on it
    LAYOUT = "layout"  # the sweep of widths was made
    STYLES = "styles"  # the page has its style sheets, or most of them
    VITALS = "vitals"  # the browser reported its measurements
    READING = "reading"  # names, links, headings, lists and tables were collected
    MEDIA = "media"  # pictures, sound and video were collected
    MOTION = "motion"  # the page was watched for movement
    SEEING = "seeing"  # contrast, enlarged text and spacing were measured
    RESPONSIVE = "responsive"  # the breakpoints were swept and the menu was touched
    KEYBOARD = "keyboard"  # the keyboard walk was made
    WIDGETS = "widgets"  # the helpers of the page were operated
    FORMS = "forms"  # the forms were collected
    TRAFFIC = "traffic"  # the requests of the page and their answers were observed
    FILES = "files"  # what the page loaded was kept file by file
    TOUCH = "touch"  # the menu of the phone was tapped
    ALONE = "alone"  # a copy of the page was left to itself
    LOOKS = "looks"  # type, colours, edges and the first view were measured
    IMPRESSION = "impression"  # the pixels of the first view were measured; of the pages examined closely alone
    TRIAL = "trial"  # forms were sent off empty and pasted into


class Beside(StrEnum):
    """What an audit may be given beside the website; a rule that asks for it says nothing without."""

    EARLIER = "earlier"  # an older audit
    HANDLES = "handles"  # the register of the department's accounts
    OFFICERS = "officers"  # the officers in post


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule about one page. `check` yields what is wrong; nothing yielded is a pass."""

    id: str  # kebab-case noun
    category: Category
    impact: Impact
    weight: int  # 0: advice, shown and never scored
    references: tuple[Reference, ...] = ()
    title: str  # marked text: what a good page does
    failure_title: str  # marked text: what is wrong
    why: str  # marked text: why it matters to a citizen
    repair: str  # marked text: what to do, in words a clerk can act on
    owner: Owner
    effort: Effort
    ground: Ground | None = None  # None: the references say it
    is_alarm: bool = False  # told before everything else, whatever points it brings
    needs: frozenset[Need] = frozenset()
    wants: frozenset[Need] = frozenset()  # without it a fault still counts, and no fault proves nothing
    applies: Callable[[PageEvidence], bool] = field(default=lambda _: True)  # False: inapplicable
    check: Callable[[PageEvidence], Iterator[Finding | Doubt]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule:
    """A rule that needs the whole site.

    With `per_page` every page read gets an outcome of its own: failed where an occurrence names it,
    cantTell where only a doubt does, passed otherwise. Without it the site has one outcome.
    """

    id: str
    category: Category
    impact: Impact
    weight: int
    references: tuple[Reference, ...] = ()
    title: str
    failure_title: str
    why: str
    repair: str
    owner: Owner
    effort: Effort
    ground: Ground | None = None
    is_alarm: bool = False  # as of a rule
    per_page: bool = False
    asks: frozenset[Beside] = frozenset()
    applies: Callable[[SiteEvidence], bool] = field(default=lambda _: True)
    check: Callable[[SiteEvidence], Iterator[Finding | Doubt]]
