"""The pictures of the README and docs/, which docs/pictures/make.py makes again."""

import re
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
MOST = 2_000_000
"""Bytes of one picture."""


def test_every_picture_that_the_script_makes_is_there_and_small():
    names = set(re.findall(r'"([a-z-]+\.(?:png|gif))"', (PICTURES / "make.py").read_text(encoding="utf-8")))
    assert names >= {"play.png", "chooser.png", "counters.png", "turn.gif"}
    for name in names:
        assert 1000 < (PICTURES / name).stat().st_size < MOST, name


def test_the_animated_picture_shows_a_turn():
    with Image.open(PICTURES / "turn.gif") as turn:
        assert turn.n_frames > 15
        first = turn.convert("RGB").copy()
        turn.seek(turn.n_frames - 1)
        assert first.tobytes() != turn.convert("RGB").tobytes()


def test_the_readme_shows_them():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("play.png", "chooser.png", "turn.gif"):
        assert f"docs/pictures/{name}" in text
