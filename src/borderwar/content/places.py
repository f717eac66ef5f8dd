"""Where content is found: in the installed package, in a checkout, in the user's own folder.

Imports nothing heavy, so that the command line and the window can ask at once.
"""

import re
from importlib.resources import files
from pathlib import Path

CATALOGUE = "catalogue"
SCENARIO_FILE = "scenario.yaml"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def data_folder(kind: str) -> Path:
    """The shipped folder of a kind, "scenarios" or "assets".

    A wheel carries them inside the package; a checkout has them at its top.
    """
    packed = Path(str(files("borderwar"))) / "_data" / kind
    return packed if packed.is_dir() else Path(__file__).resolve().parents[3] / kind


def user_scenarios() -> Path:
    """The folder for scenarios of one's own; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path("borderwar", appauthor=False) / "scenarios"


def find_scenarios() -> list[Path]:
    """The folders of all scenarios, shipped ones first, each group by id.

    A scenario of the user's own with the id of a shipped one is left out.
    """
    found: dict[str, Path] = {}
    for home in (data_folder("scenarios"), user_scenarios()):
        for folder in scenarios_in(home):
            found.setdefault(folder.name, folder)
    return list(found.values())


def scenarios_in(home: Path) -> list[Path]:
    """The scenario folders inside a folder, by name."""
    try:
        inside = sorted(home.iterdir())
    except OSError:
        return []
    return [folder for folder in inside if is_id(folder.name) and (folder / SCENARIO_FILE).is_file()]


def scenario_folder(name: str) -> Path | None:
    """The folder of a scenario by its id; None if there is no such scenario."""
    if not is_id(name):  # also keeps "../x" and absolute paths out
        return None
    return next((folder for folder in find_scenarios() if folder.name == name), None)


def catalogue_for(folder: Path) -> Path:
    """The catalogue a scenario uses: the one beside it, else the shipped one."""
    beside = folder.absolute().parent / CATALOGUE
    return folder.parent / CATALOGUE if beside.is_dir() else data_folder("scenarios") / CATALOGUE


def is_id(name: str) -> bool:
    """Whether a name can be the id, and so the folder, of a scenario."""
    return _ID.fullmatch(name) is not None
