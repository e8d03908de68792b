"""The command that compares two saved audits of one website."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from auditor.cli_options import comma_separated, with_config, with_language, with_manner, with_terms
from auditor.compare import Terms
from auditor.compare import compare as compare_bundles
from auditor.config import Manner
from auditor.confirm import confirm as visit_again
from auditor.errors import InputError
from auditor.exceptions import read_exceptions
from auditor.exit_codes import INTERRUPTED, OF_VERDICT
from auditor.progress import AuditProgress
from auditor.store import Bundle
from auditor.whole_files import write_whole
from reports.comparing.formats import FILE_NAMES, RENDERERS
from reports.i18n import translator
from rules.comparing.comparison import Comparison
from rules.finding import N_
from rules.registry import by_id
from rules.rule import Category
from rules.scorecard import CATEGORY_WEIGHTS

KEPT_NOTE = N_("Comparison: {path}")
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class _Own(click.Option):
    """An option that no configuration file sets: the file names the formats and the folder of an audit."""

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, click.core.ParameterSource]:
        """Return what was typed, else the option's own default."""
        value, source = super().consume_value(ctx, opts)
        if source is click.core.ParameterSource.DEFAULT_MAP:
            return self.default, click.core.ParameterSource.DEFAULT
        return value, source


@click.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option(
    "--format",
    "formats",
    cls=_Own,
    default="text",
    show_default=True,
    callback=comma_separated(RENDERERS),
    help=f"Comma-separated: {', '.join(RENDERERS)}. Several need --out.",
)
@click.option(
    "--out",
    "output",
    cls=_Own,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the reports.  [default: print the one report]",
)
@with_terms
@click.option("--confirm", is_flag=True, help="Visit the pages of new failures again; tell only what is seen again.")
@with_language
@with_config
@with_manner
@click.option("-q", "--quiet", is_flag=True, help="Print the result alone.")
def compare(
    old: Path,
    new: Path,
    formats: tuple[str, ...],
    output: Path | None,
    tolerance_points: float,
    exceptions: Path | None,
    confirm: bool,
    language: str,
    manner: Manner,
    quiet: bool,
) -> None:
    """Tell what got worse between two saved audits of one website, OLD and NEW.

    Exits with 0 when nothing got worse, with 1 when something did, and with 3 when the newer audit could not measure
    what the older one had. The options from --pages on are for --confirm: give those the audit was made with.
    """
    if len(formats) != 1 and output is None:
        raise InputError("Several formats do not fit into one output.", hint="Name a folder for them with --out.")
    older, newer = Bundle.open(old), Bundle.open(new)
    if older.folder.resolve() == newer.folder.resolve():
        raise InputError("OLD and NEW are the same folder.", hint="Name the older audit first, then the newer one.")
    terms = Terms(
        weights=_weights(newer),
        exceptions=read_exceptions(exceptions) if exceptions else (),
        tolerance_points=tolerance_points,
    )
    compared = compare_bundles(older, newer, terms)
    comparison = compared.comparison
    if confirm:
        try:
            with AuditProgress(translator(language), is_quiet=quiet) as progress:
                comparison = visit_again(compared, older, newer, terms, manner, progress)
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None  # nothing was announced yet
    _write(comparison, formats, output, language)
    raise SystemExit(OF_VERDICT[comparison.verdict])


def _weights(newer: Bundle) -> Mapping[Category, float]:
    """Return the weights the newer audit was judged with."""
    scorecard = newer.judged()
    if scorecard is None:
        return CATEGORY_WEIGHTS
    return {category.category: category.weight for category in scorecard.categories}


def _write(comparison: Comparison, formats: tuple[str, ...], output: Path | None, language: str) -> None:
    say = translator(language)
    if output is None:
        click.echo(RENDERERS[formats[0]](comparison, by_id(), say))
        return
    output.mkdir(parents=True, exist_ok=True)
    for name in formats:
        file = output / FILE_NAMES[name]
        write_whole(file, RENDERERS[name](comparison, by_id(), say).encode("utf-8", "replace"))
        click.echo(say.text(KEPT_NOTE, path=str(file)))
