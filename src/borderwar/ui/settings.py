"""What the player has set, kept in a small JSON file."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from borderwar.language import LANGUAGES, say, system_language

SPEEDS = ("slow", "normal", "fast", "at once")
SCALES = (75, 90, 100, 110, 125, 150, 175, 200, 250, 300)

COUNTERS = ("symbols", "pictures")

RANGES = {
    "speed": (0, len(SPEEDS) - 1),
    "scale": (SCALES[0], SCALES[-1]),
    "letters": (80, 150),
    "volume": (0, 100),
    "volume_battle": (0, 100),
    "volume_ambience": (0, 100),
    "volume_interface": (0, 100),
    "think_seconds": (1, 60),
}
"""The least and the most of each number."""


@dataclass
class Settings:
    """The player's own settings."""

    speed: int = 1  # row of SPEEDS
    two_step: bool = False  # first click shows, second click orders
    scale: int = 100  # of letters and panels, per cent
    letters: int = 100  # of long texts beside that, per cent
    edge_scroll: bool = False
    full_screen: bool = False
    grid: bool = True
    numbers: bool = False
    names: bool = True  # on the map
    fronts: bool = True  # lines in pencil where both sides face each other
    lifted: bool = False  # counters taken off the map
    palette: str = "standard"  # one of palette.PALETTES
    counters: str = "symbols"  # one of COUNTERS
    drawer: bool = True
    ask_end_turn: bool = True  # if units can still act
    ask_arrivals: bool = True  # if units wait to come on
    outlook: bool = True  # reckon in the background how the game would end
    first_steps: bool = True  # show the six lines of help
    first_lesson: bool = True  # the tutorial has not been offered yet
    reduced_motion: bool = False
    think_seconds: int = 5  # the most a computer's player may think about a turn
    language: str = "en"
    volume: int = 70  # of everything, per cent
    volume_battle: int = 80
    volume_ambience: int = 40
    volume_interface: int = 60
    mute: bool = False
    keys: dict[str, list[str]] = field(default_factory=dict)  # action to its keys
    trouble: str = field(default="", compare=False)  # why they were not read or written; not kept


def settings_file() -> Path:
    """Where settings are kept."""
    import platformdirs

    return Path(platformdirs.user_config_dir("borderwar")) / "settings.json"


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings; what cannot be read is as at the first start, and `trouble` says so.

    At the first start the game speaks the language of the system, if it can.

    A file that cannot be understood is put aside as it is, so that nothing in it is lost.
    """
    place = path or settings_file()
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(language=system_language())
    except json.JSONDecodeError as error:
        why = say(
            "line {line}, column {column}: {what}", line=error.lineno, column=error.colno, what=error.msg
        )
        return _put_aside(place, why)
    except UnicodeDecodeError:
        return _put_aside(place, say("it is not UTF-8 text"))
    except OSError as error:
        words = "{file} cannot be read ({why}); all settings are as at the first start."
        return Settings(trouble=say(words, file=place, why=error.strerror))
    if not isinstance(found, dict):
        return _put_aside(place, say("it holds no table of settings"))
    settings, odd = _understood(found)
    if odd:
        words = "In {file} these settings could not be understood and are as at the first start: {names}."
        settings.trouble = say(words, file=place, names=", ".join(odd))
    return settings


def _put_aside(place: Path, why: str) -> Settings:
    aside = place.with_name(place.name + ".broken")
    words = "{file} cannot be read ({why}); all settings are as at the first start, the old file is {aside}."
    try:
        place.replace(aside)
    except OSError:
        words = "{file} cannot be read ({why}); all settings are as at the first start."
    return Settings(trouble=say(words, file=place, why=why, aside=aside.name))


def _understood(found: dict[str, Any]) -> tuple[Settings, list[str]]:
    """The settings of a table, and the names of those that make no sense."""
    settings, odd = Settings(), []
    for known in fields(Settings):
        if known.name not in found or known.name == "trouble":
            continue
        value = found[known.name]
        least, most = RANGES.get(known.name, (0, 0))
        good = type(value) is type(getattr(settings, known.name))
        if known.name == "language":
            good = value in LANGUAGES
        elif good and known.name in RANGES:
            value = min(max(value, least), most)
        elif good and known.name == "keys":
            good = all(
                isinstance(keys, list) and all(isinstance(key, str) for key in keys)
                for keys in value.values()
            )
        if good:
            setattr(settings, known.name, value)
        else:
            odd.append(known.name)
    return settings, odd


def save_settings(settings: Settings, path: Path | None = None) -> bool:
    """Write the settings; False, and a sentence in `trouble`, if the place cannot be written."""
    place = path or settings_file()
    kept = asdict(settings)
    del kept["trouble"]
    beside = place.with_name(place.name + ".new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(kept, indent=2), encoding="utf-8")
        beside.replace(place)
    except OSError as error:
        words = "Settings cannot be written to {folder} ({why}); they last until you leave."
        settings.trouble = say(words, folder=place.parent, why=error.strerror)
        return False
    return True
