"""Options that several commands have."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from auditor.config import (
    EXTENTS,
    PAGE_BUDGET_S,
    POLITE_REQUESTS_PER_SECOND,
    SITE_BUDGETS_MIN,
    Depth,
    Driver,
    Extent,
    Manner,
    Settings,
    read_settings,
)
from auditor.errors import InputError
from auditor.network.policy import parse_resolve
from auditor.write import FORMATS
from reports.i18n import LANGUAGES
from reports.letterhead import Sender
from rules.comparing.comparison import TOLERANCE_POINTS
from rules.mobile.phone_loading import RUPEES_PER_GB
from rules.rule import Category
from rules.scorecard import CATEGORY_WEIGHTS


def with_language(command: click.decorators.FC) -> click.decorators.FC:
    """Add the language of what is shown first."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        help="Language shown first.",
    )(command)


def _configure(context: click.Context, _option: click.Parameter, file: Path | None) -> None:
    """Take defaults of the other options, and the weights, from a file that may serve several commands."""
    settings = read_settings(file, _known(context)) if file else Settings({}, CATEGORY_WEIGHTS)
    own = _names(context.command)
    named = {own[name]: value for name, value in settings.options.items() if name in own}
    context.default_map = {**(context.default_map or {}), **named}
    context.meta["weights"], context.meta["sender"] = settings.weights, settings.sender


def _known(context: click.Context) -> set[str]:
    """Return the names of the options of all commands: a file may serve several."""
    root = context.find_root()
    group = root.command
    commands = [context.command]
    if isinstance(group, click.Group):
        commands += [found for name in group.list_commands(root) if (found := group.get_command(root, name))]
    return {name for command in commands for name in _names(command)}


def _names(command: click.Command) -> Mapping[str, str]:
    """Return the parameters of a command by the names of its options."""
    return {name.lstrip("-"): str(option.name) for option in command.params for name in option.opts}


def with_config(command: click.decorators.FC) -> click.decorators.FC:
    """Add a file that gives defaults to the other options, and the weights."""
    return click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        callback=_configure,
        expose_value=False,
        is_eager=True,
        help="TOML file: options in [audit] and [history], weights of the parts in [weights], the sender in [letter].",
    )(command)


def with_database(command: click.decorators.FC) -> click.decorators.FC:
    """Add the database of the history."""
    return click.option(
        "--database",
        default="audits/history.sqlite3",
        show_default=True,
        metavar="URL",
        envvar="AUDITOR_DATABASE",
        help="History of all audits: an SQLite file, postgresql://…, or none.",
    )(command)


def with_price(command: click.decorators.FC) -> click.decorators.FC:
    """Add the price of mobile data."""
    return click.option(
        "--rupees-per-gb",
        type=click.FloatRange(min=0, min_open=True),
        default=RUPEES_PER_GB,
        show_default=True,
        help="Price of mobile data, for what a visit costs on a phone.",
    )(command)


def with_formats(command: click.decorators.FC) -> click.decorators.FC:
    """Add the formats of the reports."""
    return click.option(
        "--format",
        "formats",
        default="html,json",
        show_default=True,
        callback=comma_separated(FORMATS),
        help=f"Comma-separated: {', '.join(FORMATS)}.",
    )(command)


def with_terms(command: click.decorators.FC) -> click.decorators.FC:
    """Add how strictly two audits are compared."""
    tolerance = click.option(
        "--tolerance",
        "tolerance_points",
        type=click.FloatRange(0, 100),
        default=TOLERANCE_POINTS,
        show_default=True,
        metavar="POINTS",
        help="A category may lose so many points, beyond the margins of both audits, before it counts as worse.",
    )
    exceptions = click.option(
        "--exceptions",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="YAML file of failures that somebody answers for until a day.",
    )
    return tolerance(exceptions(command))


def with_browser(command: click.decorators.FC) -> click.decorators.FC:
    """Add the browser, for commands that need it to print a PDF."""
    return click.option(
        "--browser",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The Chromium, Chrome or Edge to use.",
    )(command)


def with_prove(command: click.decorators.FC) -> click.decorators.FC:
    """Add whether the fixes are tried."""
    return click.option(
        "--prove",
        "is_proved",
        is_flag=True,
        help="Try every repair on its page, loaded again, and tell which of them work. Takes a few minutes a site.",
    )(command)


_MANNER = (
    click.option(
        "--pages", type=click.IntRange(min=1), help="Read at most this many pages; 1 looks at the given page alone."
    ),
    click.option(
        "--depth",
        type=click.Choice([depth.value for depth in Depth]),
        default=Depth.STANDARD.value,
        show_default=True,
        help="How many pages are read and watched.",
    ),
    click.option(
        "--contact",
        default="",
        metavar="ADDRESS",
        envvar="AUDITOR_CONTACT",
        help="Mail or web address told to the site, so that its owner can reach you.",
    ),
    click.option(
        "--pace",
        type=click.FloatRange(min=0, min_open=True),
        default=POLITE_REQUESTS_PER_SECOND,
        show_default=True,
        help="Requests a second to one host.",
    ),
    click.option("--allow-private", is_flag=True, help="Allow private and loopback addresses."),
    click.option(
        "--resolve",
        multiple=True,
        metavar="HOST:PORT:ADDRESS",
        help="Reach HOST:PORT at ADDRESS, as curl does. May be repeated.",
    ),
    with_browser,
    click.option(
        "--driver",
        type=click.Choice([driver.value for driver in Driver]),
        default=Driver.PLAYWRIGHT.value,
        show_default=True,
        help="Open the pages in a Chromium of this machine, or in a browser of a Selenium Grid.",
    ),
    click.option(
        "--grid",
        default="",
        metavar="URL",
        help="The Selenium Grid for --driver selenium, or a driver such as chromedriver.",
    ),
    click.option(
        "--grid-proxy",
        default="",
        metavar="ADDRESS",
        help="Address of this machine that the browsers of the grid reach, where they run on others.",
    ),
    click.option(
        "--page-budget",
        type=click.FloatRange(min=5),
        default=PAGE_BUDGET_S,
        show_default=True,
        help="Seconds a page may take in the browser.",
    ),
    click.option(
        "--site-budget",
        type=click.FloatRange(min=1),
        metavar="MINUTES",
        help="Minutes a website may take; 20, 60 or 1440 by the depth. What is not reached by then cannot be told.",
    ),
    click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Judge the site for this day instead of today."),
)


def with_manner(command: Callable[..., None]) -> Callable[..., None]:
    """Add how websites are visited; the command is given it as `manner`."""

    @wraps(command)
    def given_manner(
        *,
        pages: int | None,
        depth: str,
        contact: str,
        pace: float,
        allow_private: bool,
        resolve: tuple[str, ...],
        browser: Path | None,
        driver: str,
        grid: str,
        grid_proxy: str,
        page_budget: float,
        site_budget: float | None,
        as_of: datetime | None,
        **others: Any,
    ) -> None:
        if (driver == Driver.SELENIUM) != bool(grid):
            raise InputError(
                "--driver selenium and --grid go together.", hint="Write: --driver selenium --grid http://HOST:4444"
            )
        extent = EXTENTS[Depth(depth)]
        manner = Manner(
            extent=Extent(pages, min(pages, extent.watched)) if pages else extent,
            allow_private=allow_private,
            pins=dict(parse_resolve(text) for text in resolve),
            contact=contact,
            requests_per_second=pace,
            browser=browser,
            driver=Driver(driver),
            grid=grid,
            grid_proxy=grid_proxy,
            page_budget_s=page_budget,
            site_budget_s=60 * (site_budget or SITE_BUDGETS_MIN[Depth(depth)]),
            as_of=as_of.date() if as_of else None,
        )
        command(manner=manner, **others)

    decorated: Callable[..., None] = given_manner
    for option in reversed(_MANNER):
        decorated = option(decorated)
    return decorated


def chosen_weights() -> Mapping[Category, float]:
    """Return the weights of the categories that the command at hand was given."""
    weights: Mapping[Category, float] = click.get_current_context().meta["weights"]
    return weights


def chosen_sender() -> Sender:
    """Return who writes letters, as the command at hand was told."""
    sender: Sender = click.get_current_context().meta["sender"]
    return sender


def comma_separated(
    known: Collection[str],
) -> Callable[[click.Context, click.Parameter, str], tuple[str, ...]]:
    """Return a callback that reads comma-separated names, each once; BadParameter for one that is not known."""

    def read(_context: click.Context, _option: click.Parameter, text: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
        for name in names:
            if name not in known:
                raise click.BadParameter(f"‘{name}’ is none of {', '.join(known)}.")
        return names

    return read
