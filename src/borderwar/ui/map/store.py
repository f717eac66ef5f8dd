"""Painted tiles kept on disk, so that a map seen once opens at once the next time."""

import hashlib
import shutil
import zlib
from functools import lru_cache
from pathlib import Path

import numpy as np
import platformdirs

KEPT_MAPS = 12
"""Maps kept on disk; the longest unused go first."""


@lru_cache(maxsize=1)
def painter_version() -> str:
    """A short digest of the painter's own text: a changed painter never reads old tiles."""
    here = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=4)
    for path in (*sorted(here.glob("*.py")), here.parent / "palette.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


class TileStore:
    """A folder of tiles for one ground.  A folder that cannot be written is done without."""

    def __init__(self, digest: str, root: Path | None = None) -> None:
        self.root = root or Path(platformdirs.user_cache_dir("borderwar", appauthor=False)) / "maps"
        self.folder = self.root / f"{digest}-{painter_version()}"
        self.usable = self._open()

    def _open(self) -> bool:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.touch()
            self._forget_oldest()
        except OSError:
            return False
        return True

    def _forget_oldest(self) -> None:
        folders = [path for path in self.root.iterdir() if path.is_dir()]
        folders.sort(key=lambda path: path.stat().st_mtime)
        for folder in folders[:-KEPT_MAPS]:
            shutil.rmtree(folder, ignore_errors=True)

    def _path(self, pitch: float, column: int, row: int) -> Path:
        return self.folder / f"{pitch:.1f}-{column}-{row}.tile"

    def load(self, pitch: float, column: int, row: int, size: int) -> np.ndarray | None:
        """uint8 (size, size, 3), or None if it is not there or is damaged."""
        if not self.usable:
            return None
        try:
            data = zlib.decompress(self._path(pitch, column, row).read_bytes())
        except (OSError, zlib.error):
            return None
        if len(data) != size * size * 3:
            return None
        return np.frombuffer(data, np.uint8).reshape(size, size, 3)

    def save(self, pitch: float, column: int, row: int, pixels: np.ndarray) -> None:
        """Keep a tile; written beside and moved into place, so that a half-written one is never read."""
        if not self.usable:
            return
        path = self._path(pitch, column, row)
        half = path.with_suffix(".part")
        try:
            half.write_bytes(zlib.compress(np.ascontiguousarray(pixels).tobytes(), 1))
            half.replace(path)
        except OSError:
            self.usable = False
