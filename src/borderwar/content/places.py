"""Where content is found: in the installed package, in a checkout, in the user's own folder.

Imports nothing heavy, so that the command line and the window can ask at once.
"""

import re
from importlib.resources import files
from pathlib import Path

CATALOGUE = "catalogue"
VARIANTS = "variants"
ENDING = ".yaml"
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
    """The folder of a scenario by its id, with or without a variant; None if there is no such one."""
    scenario, variant = parts_of(name)
    if not is_id(scenario) or (
        "/" in name and not is_id(variant)
    ):  # also keeps "../x" and absolute paths out
        return None
    found = next((folder for folder in find_scenarios() if folder.name == scenario), None)
    there = found is not None and (not variant or variant_file(found, variant).is_file())
    return found if there else None


def parts_of(name: str) -> tuple[str, str]:
    """Scenario and variant of an id such as "lake-khasan-1938/night"; the variant may be empty."""
    scenario, _, variant = name.partition("/")
    return scenario, variant


def variant_file(folder: Path, name: str) -> Path:
    """Where a scenario's variant is written."""
    return folder / VARIANTS / (name + ENDING)


def variants_in(folder: Path) -> list[str]:
    """The ids of a scenario's variants, by name."""
    try:
        inside = sorted((folder / VARIANTS).iterdir())
    except OSError:
        return []
    return [path.stem for path in inside if path.suffix == ENDING and is_id(path.stem)]


def catalogue_for(folder: Path) -> Path:
    """The catalogue a scenario uses: the one beside it, else the shipped one."""
    beside = folder.absolute().parent / CATALOGUE
    return folder.parent / CATALOGUE if beside.is_dir() else data_folder("scenarios") / CATALOGUE


def is_id(name: str) -> bool:
    """Whether a name can be the id, and so the folder, of a scenario."""
    return _ID.fullmatch(name) is not None
