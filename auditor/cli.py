"""The command line: every command parses, calls and prints; what happens is decided elsewhere."""

import sys

import click

from auditor.commands.about import dates, doctor, rules, schema
from auditor.commands.batch import batch
from auditor.commands.compare import compare
from auditor.commands.history import history
from auditor.commands.review import review
from auditor.commands.saved import answer, report, rescore
from auditor.commands.site import site
from auditor.conclude import WRONG_USAGE
from auditor.config import AUDITOR_VERSION
from auditor.errors import AuditorError


class AuditorGroup(click.Group):
    """Turns errors of ours into a message and an exit code, in one place."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; say what went wrong and what to do about it."""
        try:
            return super().invoke(ctx)
        except AuditorError as error:
            click.echo(f"Error: {error}", err=True)
            if error.hint:
                click.echo(error.hint, err=True)
            ctx.exit(WRONG_USAGE)


@click.group(cls=AuditorGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(AUDITOR_VERSION, prog_name="auditor")
def main() -> None:
    """Audit government websites and write scorecards with suggestions a clerk can act on."""


for command in (site, compare, batch, report, rescore, answer, review, history, rules, dates, schema, doctor):
    main.add_command(command)

if __name__ == "__main__":
    sys.exit(main())
