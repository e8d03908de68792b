"""Options that several commands have."""

from collections.abc import Mapping
from pathlib import Path

import click

from auditor.config import Settings, read_settings
from auditor.write import FORMATS
from reports.i18n import LANGUAGES
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
    """Take defaults of the other options, and the weights, from a file."""
    names = {name.lstrip("-"): option.name for option in context.command.params for name in option.opts}
    settings = read_settings(file, names) if file else Settings({}, CATEGORY_WEIGHTS)
    context.default_map = {str(names[name]): value for name, value in settings.options.items()}
    context.meta["weights"] = settings.weights


def with_config(command: click.decorators.FC) -> click.decorators.FC:
    """Add a file that gives defaults to the other options, and the weights."""
    return click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        callback=_configure,
        expose_value=False,
        is_eager=True,
        help="TOML file with options in [audit] and weights of the categories in [weights].",
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
        callback=lambda _context, _option, text: _format_names(text),
        help=f"Comma-separated: {', '.join(FORMATS)}.",
    )(command)


def chosen_weights() -> Mapping[Category, float]:
    """Return the weights of the categories that the command at hand was given."""
    weights: Mapping[Category, float] = click.get_current_context().meta["weights"]
    return weights


def _format_names(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(f"‘{name}’ is none of {', '.join(FORMATS)}.")
    return names
