"""The fragments of docs/events.md are events, and a game with them can be played."""

import re
from pathlib import Path

import pytest

from borderwar.content.load import load_scenario
from borderwar.model.orders import End
from borderwar.session.game import Game

from .broken_files import lay_out

PAGE = Path(__file__).parent.parent.parent / "docs" / "events.md"


def fragments() -> list[tuple[str, str]]:
    """Title and YAML of each fragment."""
    found = re.findall(r"^## ([^\n]+)\n.*?^```yaml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    return [(title, text) for title, text in found]


@pytest.mark.skipif(not PAGE.exists(), reason="an installed package has no docs")
def test_there_are_four():
    assert len(fragments()) == 4


@pytest.mark.parametrize(("title", "text"), fragments() if PAGE.exists() else [])
def test_a_fragment_is_read_and_played(title, text, tmp_path):
    lay_out(tmp_path)
    file = tmp_path / "border-post" / "scenario.yaml"
    head = file.read_text(encoding="utf-8").partition("events:\n")[0]
    file.write_text(head + "events:\n" + text, encoding="utf-8")

    scenario, problems = load_scenario(tmp_path / "border-post", tmp_path / "catalogue")
    assert problems == []
    assert scenario is not None
    told = set()
    for seed in range(20):
        game = Game.new(scenario, seed)
        while not game.over:
            game.submit(End())
        told |= {row for row, times in enumerate(game.state.happenings.times) if times}
        assert game.view(0).calendar is not None
    assert told, "something happens though nobody stirs"
