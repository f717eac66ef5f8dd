"""Reports: files the player takes away, in a folder of their own."""

from pathlib import Path

from borderwar.language import say


class NotWritten(Exception):
    """A report could not be written; says where and why in a sentence."""


def reports_folder() -> Path:
    """Where reports lie."""
    import platformdirs

    return Path(platformdirs.user_data_dir("borderwar")) / "reports"


def write_report(name: str, contents: bytes, folder: Path | None = None) -> Path:
    """Write a whole file or none; its path.  Raises NotWritten."""
    place = folder or reports_folder()
    path, waiting = place / name, place / f".{name}.part"
    try:
        place.mkdir(parents=True, exist_ok=True)
        try:
            waiting.write_bytes(contents)
            waiting.replace(path)
        except OSError:
            waiting.unlink(missing_ok=True)
            raise
    except OSError as error:
        words = say("It could not be written to {folder}: {why}.", folder=place, why=error.strerror)
        raise NotWritten(words) from error
    return path
