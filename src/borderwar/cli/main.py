"""The command `borderwar` and how it speaks when something is wrong.

Nothing heavy is imported here: `borderwar --help` needs click alone.
"""

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from borderwar import __version__
from borderwar.cli import failure

COMMANDS = {
    "play": "play",
    "run": "run",
    "verify": "verify",
    "luck": "luck",
    "report": "report",
    "study": "study",
    "compare": "compare",
    "questions": "questions",
    "scaling": "scaling",
    "arena": "arena",
    "incidents": "incidents",
    "validate": "validate",
    "check": "check",
    "bench": "bench",
    "schema": "schema",
    "catalogue": "catalogue",
    "rules": "rules",
    "list": "scenarios",
    "shot": "shot",
}
"""Command to the module of this package that holds it, in the order of the help."""


class Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, the most wanted first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(f"borderwar.cli.{COMMANDS[cmd_name]}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            meant = failure.did_you_mean(args[0], COMMANDS)
            raise click.UsageError(f"there is no command '{args[0]}'.{meant}", ctx)
        return super().resolve_command(ctx, args)


@click.command(
    "borderwar",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="borderwar %(version)s")
@click.pass_context
def commands(context: click.Context) -> None:
    """The border war of 1935-1945: play it, replay it, compare it with the record.

    Without a command the window opens on the list of scenarios.  Where there is no
    display, the computer plays the first incident against itself instead.
    """
    if context.invoked_subcommand is None:
        from borderwar.cli.start import start

        context.exit(start())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 it failed, 2 asked wrongly, 130 stopped."""
    arguments: list[str] | None = None if argv is None else list(argv)
    failure.speak_utf8()
    try:
        answer: Any = commands.main(args=arguments, prog_name="borderwar", standalone_mode=False)
        sys.stdout.flush()
        return answer if isinstance(answer, int) else 0
    except BaseException as error:
        return failure.explain(error)
