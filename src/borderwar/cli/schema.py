"""borderwar schema: what a scenario's files may hold, for text editors."""

from pathlib import Path

import click


@click.command("schema")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write all schemas into.",
)
@click.argument("kind", required=False)
def command(kind: str | None, out: Path | None) -> None:
    """Write the JSON Schema (draft-07) of the scenario files.

    With KIND (scenario, map, forces, ...) that one schema is printed.  With --out every
    schema is written into a folder; text editors that know YAML schemas then complete
    keys and mark mistakes while you type.
    """
    from borderwar.content.schema import KINDS, schema_text, write_schema

    if kind is not None and kind not in KINDS:
        from borderwar.cli.failure import Failure, did_you_mean

        raise Failure(
            f"there is no kind of file '{kind}'.{did_you_mean(kind, KINDS)} Kinds are {', '.join(KINDS)}."
        )
    if kind is None and out is None:
        raise click.UsageError("say which kind of file to print, or where to write them all with --out.")
    if kind is not None:
        click.echo(schema_text(kind))
    if out is not None:
        for path in write_schema(out):
            click.echo(path)
