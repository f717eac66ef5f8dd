"""borderwar catalogue: all equipment as a page to read."""

from pathlib import Path

import click

from borderwar.cli.failure import Failure


@click.command("catalogue", short_help="Write all equipment as a page to read.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("catalogue.md"),
    show_default=True,
    help="The Markdown file.",
)
def command(out: Path) -> None:
    """Write weapons, vehicles, aircraft and units of the shipped catalogue into one page,
    in real units, each figure with how well it is known.
    """
    from borderwar.content.catalogue_page import catalogue_page
    from borderwar.content.load import load_catalogue
    from borderwar.content.places import CATALOGUE, data_folder

    catalogue, problems = load_catalogue(data_folder("scenarios") / CATALOGUE)
    if catalogue is None:
        raise Failure(str(problems[0]))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(catalogue_page(catalogue, out.as_posix()), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Failure(f"'{out}' cannot be written: {error.strerror}.") from error
    click.echo(f"{out}: {len(catalogue.weapons)} weapons, {len(catalogue.types)} kinds of unit.")
