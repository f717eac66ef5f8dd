"""What all tests share: no window, no sound, compiled rules ready before the workers start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parent.parent / "src"

# Programs that a test starts use the same sources as the test.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(SOURCES), os.environ.get("PYTHONPATH")]))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

WARM_UP = "from borderwar.session.warm import warm; warm(lambda *step: None)"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the rules once, before several test workers would each do it.

    Only the process that hands out the tests does so, and only where many tests were asked for.
    """
    if hasattr(session.config, "workerinput") or not session.config.getoption("numprocesses", None):
        return
    from borderwar.ground.kernel import is_warm

    if not is_warm():
        subprocess.run([sys.executable, "-c", WARM_UP], check=True)
