"""The command line: every command parses, calls and prints; what happens is decided elsewhere."""

import sys
from collections.abc import Mapping
from importlib import import_module

import click

from auditor.config import AUDITOR_VERSION
from auditor.errors import AuditorError
from auditor.exit_codes import WRONG_USAGE

# The file of `auditor/commands` that holds each command. A file is loaded when one of its commands is called:
# databases and browsers need seconds to load, and most commands need neither.
COMMANDS: Mapping[str, str] = {
    "site": "site",
    "compare": "compare",
    "batch": "batch",
    "report": "saved",
    "rescore": "saved",
    "answer": "saved",
    "review": "review",
    "vote": "vote",
    "calibrate": "vote",
    "history": "history",
    "serve": "serve",
    "user": "user",
    "rules": "about",
    "dates": "about",
    "schema": "about",
    "doctor": "doctor",
}


class AuditorGroup(click.Group):
    """Finds the commands, and turns errors of ours into a message and an exit code, in one place."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, the interface of click
        """Return the names of the commands, in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002, the same
        """Return a command by its name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"auditor.commands.{COMMANDS[cmd_name]}"), cmd_name)
        return command

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


if __name__ == "__main__":
    sys.exit(main())
