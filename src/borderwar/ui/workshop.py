"""A workshop: work that takes long, done by a thread of its own while the screen goes on.

What is asked for twice is made once.  Pictures are kept on disk under a key that holds all
they depend on, so that a picture seen once is there at once the next time.
"""

import hashlib
import threading
from collections import deque
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pygame

KEPT_PICTURES = 400
"""Pictures kept on disk; the longest unused go first."""

KEPT_WORK = 150
"""Things that a workshop remembers having made; the first go first."""

MISSING = object()
"""What came of work that failed: nothing to show."""


class Workshop:
    """Makes things one after the other, what is wanted most first."""

    def __init__(self) -> None:
        self.version = 0  # grows with each thing made
        self._made: dict[object, Any] = {}
        self._waiting: deque[tuple[object, Callable[[], Any]]] = deque()
        self._asked: set[object] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def ask(self, key: object, make: Callable[[], Any], soon: bool = False) -> Any:
        """What was made for a key, or None; asked for the first time it is put on the list.

        `soon` puts it before all that waits.  Work that raises an error leaves None.
        """
        found = self._made.get(key)
        if found is not None:
            return None if found is MISSING else found
        with self._lock:
            if key not in self._asked:
                self._asked.add(key)
                if soon:
                    self._waiting.appendleft((key, make))
                else:
                    self._waiting.append((key, make))
                if self._thread is None:
                    self._thread = threading.Thread(target=self._work, name="workshop", daemon=True)
                    self._thread.start()
        return None

    def failed(self, key: object) -> bool:
        """Whether the work for a key raised an error."""
        return self._made.get(key) is MISSING

    @property
    def busy(self) -> bool:
        """Whether anything is still to be made."""
        return self._thread is not None

    def finish(self) -> None:
        """Wait until all is made."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def drop(self) -> None:
        """Forget what waits: something else needs the processor now.  What is being made is finished."""
        with self._lock:
            self._asked -= {key for key, _ in self._waiting}
            self._waiting.clear()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                key, make = self._waiting.popleft()
            try:
                made = make()
            except Exception:  # a picture less is no reason to lose a game: it is left out
                made = MISSING
            with self._lock:
                self._made[key] = MISSING if made is None else made
                while len(self._made) > KEPT_WORK:
                    gone = next(iter(self._made))
                    del self._made[gone]
                    self._asked.discard(gone)
            self.version += 1


@cache
def common_workshop(trade: str) -> Workshop:
    """The workshop that all screens of a program share: one thread a trade, however often they are opened."""
    return Workshop()


class PictureStore:
    """A folder of pictures.  A folder that cannot be written is done without."""

    def __init__(self, root: Path | None = None) -> None:
        import platformdirs

        self.root = root or Path(platformdirs.user_cache_dir("borderwar", appauthor=False)) / "pictures"
        self.usable = True

    def _path(self, key: object) -> Path:
        return self.root / f"{hashlib.blake2b(repr(key).encode(), digest_size=12).hexdigest()}.png"

    def load(self, key: object) -> pygame.Surface | None:
        """The picture of a key; None if it is not there or is damaged."""
        path = self._path(key)
        try:
            picture = pygame.image.load(path)
            path.touch()
        except (OSError, pygame.error):
            return None
        return picture

    def save(self, key: object, picture: pygame.Surface) -> None:
        """Keep a picture; written beside and moved into place, so that half of one is never read."""
        if not self.usable:
            return
        path = self._path(key)
        beside = path.with_name(f"{path.stem}.part.png")
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            pygame.image.save(picture, beside)
            beside.replace(path)
            self._forget_oldest()
        except (OSError, pygame.error):
            self.usable = False

    def _forget_oldest(self) -> None:
        pictures = sorted(self.root.glob("*.png"), key=lambda path: path.stat().st_mtime)
        for path in pictures[:-KEPT_PICTURES]:
            path.unlink(missing_ok=True)
