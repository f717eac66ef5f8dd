"""What the player has set, kept in a small JSON file."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

SPEEDS = ("slow", "normal", "fast", "at once")
SCALES = (75, 90, 100, 110, 125, 150, 175, 200, 250, 300)


@dataclass
class Settings:
    """The player's own settings."""

    speed: int = 1  # row of SPEEDS
    two_step: bool = False  # first click shows, second click orders
    scale: int = 100  # per cent
    edge_scroll: bool = False
    full_screen: bool = False
    grid: bool = True
    numbers: bool = False
    drawer: bool = True
    ask_end_turn: bool = True
    first_steps: bool = True  # show the six lines of help
    keys: dict[str, list[str]] = field(default_factory=dict)  # action to its keys


def settings_file() -> Path:
    """Where settings are kept."""
    import platformdirs

    return Path(platformdirs.user_config_dir("borderwar")) / "settings.json"


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings; what cannot be read is as at the first start."""
    try:
        found = json.loads((path or settings_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    settings = Settings()
    if not isinstance(found, dict):
        return settings
    for known in fields(Settings):
        value = found.get(known.name)
        if type(value) is type(getattr(settings, known.name)):
            setattr(settings, known.name, value)
    settings.speed = min(max(settings.speed, 0), len(SPEEDS) - 1)
    settings.scale = min(max(settings.scale, SCALES[0]), SCALES[-1])
    return settings


def save_settings(settings: Settings, path: Path | None = None) -> bool:
    """Write the settings; False if the place cannot be written."""
    place = path or settings_file()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
    except OSError:
        return False
    return True
