"""Saved games, the game kept on disk while it is played, and pictures without a screen."""

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup

from borderwar.model.orders import Dismount, End
from borderwar.session.autosave import intentions_path
from borderwar.session.game import Game
from borderwar.session.intentions import Intentions, intentions_of
from borderwar.session.log import log_text, replay
from borderwar.ui.games import CannotOpen, journal, open_saved
from borderwar.ui.games import play_screen as new_screen
from borderwar.ui.saves import drop_old_autosaves, read_saved, saved_games, write_saved
from borderwar.ui.screens.saves import SavesScreen
from borderwar.ui.settings import Settings
from borderwar.ui.shot import draw_shot


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    """Saves of these tests stay in a folder with a space and Cyrillic in its name."""
    folder = tmp_path / "мои игры" / "saves"
    for name in ("borderwar.ui.saves.saves_folder", "borderwar.ui.games.saves_folder"):
        monkeypatch.setattr(name, lambda: folder)
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: tmp_path / "settings.json")
    return folder


def a_game(turns: int = 2) -> Game:
    game = Game.new(setup(), 11)
    for _ in range(2 * turns):
        game.submit(End())
    return game


def test_a_saved_game_opens_where_it_was_left(own_folder):
    game = a_game()
    write_saved(game, "Before the attack", "japan", "greedy")
    (saved,) = saved_games()
    assert (saved.name, saved.side, saved.level, saved.scenario) == (
        "Before the attack",
        "japan",
        "greedy",
        "tauran-1936",
    )
    assert saved.orders == 4

    screen = open_saved(saved, Settings(), keep=False)

    assert screen.runner.game.state.digest() == game.state.digest()
    assert screen.situation.side == 0
    assert screen.situation.log, "what happened is told again"


@pytest.mark.checklist("B13")
@pytest.mark.parametrize("saved_by", ["itself", "the player"])
def test_who_rests_marches_on_or_is_planned_for_is_known_again_when_the_game_is_opened(own_folder, saved_by):
    game = a_game()
    screen = new_screen(game, 0, "passive", Settings(speed=3))
    hands = Hands(open_app(screen))
    desk, view = screen.situation.desk, screen.situation.view
    first, second, third = [unit for unit in view.units if unit.side == 0 and unit.seconds_left][:3]
    desk.resting = {first.row: "watch"}
    desk.routes = {second.row: (second.hex, second.hex + view.setup.columns)}
    desk.planned = (Dismount(third.id),)
    intended = desk.intentions
    hands.app.step(16)
    if saved_by == "the player":
        hands.key(pygame.K_F5)
        hands.key(pygame.K_RETURN)
    (saved,) = [saved for saved in saved_games() if saved.auto == (saved_by == "itself")]

    assert open_saved(saved, Settings(), keep=False).situation.desk.intentions == intended

    desk.intend(Intentions())
    hands.app.step(16)
    if saved.auto:
        assert open_saved(saved, Settings(), keep=False).situation.desk.intentions == Intentions()


@pytest.mark.parametrize(
    "line",
    [
        "rest nobody watch",
        "rest 1-platoon dance",
        "route nobody 0101",
        "route 1-platoon 9999",
        "plan fly",
        "\x00",
    ],
)
def test_what_a_file_of_intentions_says_of_nobody_or_of_no_place_is_passed_over(own_folder, line):
    log = write_saved(a_game(), "Strange", "japan", "greedy")
    intentions_path(log).write_text(f"borderwar intentions 1\n{line}\n", encoding="utf-8")

    assert intentions_of(log, setup()) == Intentions()


def test_f5_asks_for_a_name_and_saves():
    hands = Hands(open_app(play_screen(0)))
    hands.key(pygame.K_F5)
    assert isinstance(hands.app.screen, SavesScreen)
    hands.app.screen.line.text = ""
    hands.app.screen.line.cursor = 0
    hands.letters("dawn")
    hands.key(pygame.K_RETURN)

    assert [saved.name for saved in saved_games()] == ["dawn"]
    assert "Saved as dawn" in hands.play.situation.desk.message.text


def test_a_broken_save_is_listed_with_its_fault_and_the_others_still_open(own_folder):
    write_saved(a_game(), "good", "japan", "staff")
    (own_folder / "bad@japan@staff.log").write_text("nonsense")

    listed = {saved.name: saved for saved in saved_games()}

    assert listed["good"].problem == ""
    assert "cannot be read" in listed["bad"].problem


def test_a_save_of_a_scenario_that_is_gone_says_so(own_folder):
    path = write_saved(a_game(), "lost", "japan", "staff")
    path.write_text(
        path.read_text(encoding="utf-8").replace("tauran-1936", "no-such-place"), encoding="utf-8"
    )

    with pytest.raises(CannotOpen, match="no-such-place"):
        open_saved(read_saved(path), Settings())


def test_every_order_is_on_disk_before_the_next_frame(own_folder):
    screen = play_screen(0)
    screen.runner.journal = journal(screen.runner.game, ("person", "passive"), own_folder)
    hands = Hands(open_app(screen))
    hands.key(pygame.K_n, 0, "n")
    hands.key(pygame.K_t, 0, "t")
    (saved,) = saved_games()

    game, difference = replay(saved.path.read_text(encoding="utf-8"), setup())

    assert difference is None
    assert game.position == 1
    assert saved.auto


def test_the_last_ten_autosaves_are_kept(own_folder):
    own_folder.mkdir(parents=True)
    for number in range(14):
        (own_folder / f"autosave {number:02d}@japan@staff.log").write_text(log_text(a_game(0)))
    write_saved(a_game(0), "mine", "japan", "staff")

    drop_old_autosaves(own_folder)

    assert sum(saved.auto for saved in saved_games()) == 10
    assert "mine" in {saved.name for saved in saved_games()}


@pytest.mark.parametrize("side", [None, 0, 1])
def test_a_shot_has_the_size_asked_for_and_shows_the_map(side):
    picture = draw_shot(a_game(), (800, 600), side=side, position=2)

    assert picture.get_size() == (800, 600)
    colours = {tuple(picture.get_at((x, y)))[:3] for x in range(100, 480, 20) for y in range(120, 480, 20)}
    assert len(colours) > 20, "the map is drawn, not a flat colour"


def test_a_shot_of_the_same_moment_is_the_same_picture():
    game = a_game()
    one, other = (draw_shot(game, (640, 480), side=0) for _ in range(2))

    assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")
