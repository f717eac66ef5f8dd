"""Work beside the screen: one task in a thread, its progress, its result or what went wrong."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import WeakSet

Result = TypeVar("Result")


class _Stopped(Exception):
    """The work is not wanted any more."""


class Background(Generic[Result]):
    """A task that runs beside the screen.

    `work` is handed a function to tell how much has come; that function raises once the
    work is not wanted any more, so that the task ends by itself.  Faults of the kinds in
    `faults` are kept as a sentence.
    """

    def __init__(
        self,
        work: Callable[[Callable[[int], None]], Result],
        faults: tuple[type[Exception], ...] = (OSError,),
    ) -> None:
        self.came = 0
        self.result: Result | None = None
        self.trouble = ""
        self.running = False
        self._work, self._faults = work, faults
        self._unwanted = threading.Event()

    def start(self) -> None:
        """Begin, unless it runs already."""
        if not self.running:
            self.running, self.trouble = True, ""
            _under_way.add(self)
            threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        """End at the next chance; the result is dropped."""
        self._unwanted.set()

    def _told(self, came: int) -> None:
        self.came = came
        if self._unwanted.is_set():
            raise _Stopped

    def _run(self) -> None:
        try:
            self.result = self._work(self._told)
        except _Stopped:
            self.result = None
        except self._faults as fault:
            self.trouble = str(fault)
        except RuntimeError:  # no work can be handed out any more: the program ends
            if not self._unwanted.is_set():
                raise
        finally:
            self.running = False


_under_way: "WeakSet[Background[Any]]" = WeakSet()


def stop_all() -> None:
    """Let all tasks end at the next chance: the program is being left."""
    for task in list(_under_way):
        task.stop()
