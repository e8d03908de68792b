"""Recording what a command judged: a history that cannot be written costs a warning, never the result."""

import click

from auditor.store import Bundle
from reports.escape import visible
from reports.i18n import translator


def record_result(database: str, bundle: Bundle, language: str, *, name: str = "") -> None:
    """Record the audit of a bundle; say on the error stream when that failed, and what to do later."""
    # Only here: the packages of the database load slowly, and most commands record nothing.
    from auditor.history.record import record_or_say

    said = record_or_say(database, bundle, name=name)
    if said is not None:
        click.echo(visible(translator(language).message(said)), err=True)
