"""borderwar check: look for mistakes in scenarios without playing."""

import click


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...]) -> None:
    """Look for mistakes in scenario folders and their files.

    Every mistake is printed at once: file, line, column, the line itself and what would
    be right.  The exit code is 1 if there is any.
    """
    from borderwar.content.lint import check_command

    context.exit(check_command(list(paths), click.echo))
