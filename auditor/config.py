"""What one audit is asked to do, on the command line or in a file."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from auditor.errors import InputError
from reports.letterhead import NO_SENDER, Sender
from rules.probes import EarlierAudit, Given
from rules.rule import Category
from rules.scorecard import CATEGORY_WEIGHTS

AUDITOR_VERSION = "0.1.0"
POLITE_REQUESTS_PER_SECOND = 2.0
PAGE_BUDGET_S = 45.0
MOST_WEIGHT = 1_000_000  # of a category: any share can be said with numbers below
INDIA = ZoneInfo("Asia/Kolkata")
TABLES = ("audit", "history", "weights", "letter")  # of the configuration file
# What may stand in [history]: never what deletes scores without being asked.
HISTORY_OPTIONS = ("database", "keep-evidence", "older-than")


class Depth(StrEnum):
    """How much of a site is looked at."""

    QUICK = "quick"
    STANDARD = "standard"
    FULL = "full"


class Driver(StrEnum):
    """What opens the pages: a Chromium of this machine, or a browser of a Selenium Grid."""

    PLAYWRIGHT = "playwright"
    SELENIUM = "selenium"


@dataclass(frozen=True, slots=True)
class Extent:
    """The most pages that are read, and the most that are watched in the browser."""

    read: int
    watched: int


EXTENTS: Mapping[Depth, Extent] = {
    Depth.QUICK: Extent(40, 8),
    Depth.STANDARD: Extent(200, 25),
    Depth.FULL: Extent(5_000, 5_000),
}


# However slow or hostile a website is, its audit ends about then.
SITE_BUDGETS_MIN: Mapping[Depth, float] = {Depth.QUICK: 20.0, Depth.STANDARD: 60.0, Depth.FULL: 24 * 60.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How websites are visited: how far, how politely, through which way out, and for which day they are judged."""

    extent: Extent = EXTENTS[Depth.STANDARD]
    allow_private: bool = False
    pins: Mapping[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    contact: str = ""  # mail or web address told to the sites that are visited
    requests_per_second: float | None = POLITE_REQUESTS_PER_SECOND
    browser: Path | None = None
    driver: Driver = Driver.PLAYWRIGHT
    grid: str = ""  # address of the Selenium Grid
    grid_proxy: str = ""  # address of this machine that the grid's browsers reach; "": they run on this machine
    page_budget_s: float = PAGE_BUDGET_S
    site_budget_s: float = SITE_BUDGETS_MIN[Depth.STANDARD] * 60
    as_of: date | None = None  # the day the site is judged for; None: today

    @property
    def user_agent(self) -> str:
        """The product and how to reach whoever runs it."""
        contact = f" (+{self.contact})" if self.contact else ""
        return f"GovernmentWebsiteAuditor/{AUDITOR_VERSION}{contact}"

    @property
    def clock(self) -> Callable[[], datetime]:
        """A function that gives the moment of observation, in UTC."""
        if self.as_of is None:
            return lambda: datetime.now(UTC)
        noon = datetime.combine(self.as_of, time(12), INDIA).astimezone(UTC)
        return lambda: noon

    def options(self, target: str, output: Path, **more: Any) -> "AuditOptions":
        """Return the options of one audit in this manner."""
        manner = {one.name: getattr(self, one.name) for one in fields(Manner)}
        return AuditOptions(target=target, output=output, **manner, **more)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditOptions(Manner):
    """One audit: what to look at, and in which manner."""

    target: str  # address or folder as the user wrote it
    output: Path
    listed: Iterable[str] | None = None  # exactly these addresses; None: the whole site is crawled
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    subdomains: bool = False
    earlier: EarlierAudit | None = None  # what an older audit of the site saw; None: none was named
    given: Given = field(default_factory=Given)  # what the team knows of the department


@dataclass(frozen=True, slots=True)
class Settings:
    """What a configuration file says: options as on the command line, weights of the categories, who writes letters."""

    options: Mapping[str, object]
    weights: Mapping[Category, float]
    sender: Sender = NO_SENDER


def read_settings(file: Path, known_options: Iterable[str]) -> Settings:
    """Return the settings of a TOML file with the tables of TABLES; InputError says what is wrong in it."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{file} cannot be read: {error}", hint="See the README for an example.") from error
    _check_names(file, "tables", tables, TABLES)
    options, history, weights, letter = (tables.get(name, {}) for name in TABLES)
    if not all(isinstance(table, dict) for table in (options, history, weights, letter)):
        raise InputError(
            f"{file}: {', '.join(TABLES)} are tables.", hint="Write [audit], [history], [weights] and [letter]."
        )
    _check_names(file, "options in [audit]", options, tuple(known_options))
    _check_names(file, "options in [history]", history, HISTORY_OPTIONS)
    _check_names(file, "categories in [weights]", weights, tuple(Category))
    for category, weight in weights.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight <= MOST_WEIGHT:
            raise InputError(
                f"{file}: the weight of {category} is {weight!r}.", hint=f"Write a number from 0 to {MOST_WEIGHT}."
            )
    merged = {category: float(weights.get(category, weight)) for category, weight in CATEGORY_WEIGHTS.items()}
    if not any(merged.values()):
        raise InputError(f"{file}: every weight is 0.", hint="Give at least one category a weight.")
    return Settings({**options, **history}, merged, _sender(file, letter))


def _sender(file: Path, letter: Mapping[str, object]) -> Sender:
    """Return who writes letters; the entries are named as in Sender, with - for _."""
    _check_names(file, "entries in [letter]", letter, tuple(one.name.replace("_", "-") for one in fields(Sender)))
    for name, value in letter.items():
        if not isinstance(value, str):
            raise InputError(f"{file}: {name} in [letter] is {value!r}.", hint="Write words in quotation marks.")
    return Sender(**{name.replace("-", "_"): str(value) for name, value in letter.items()})


def _check_names(file: Path, what: str, found: Mapping[str, object], known: Iterable[str]) -> None:
    for name in found:
        if name not in known:
            raise InputError(f"{file}: ‘{name}’ is unknown.", hint=f"The {what} are: {', '.join(sorted(known))}")
