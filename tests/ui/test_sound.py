"""Sound and motion: volumes obeyed, no device needed, nothing heard that is not known, nothing flickers."""

import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup, tauran

from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.session.game import Game
from borderwar.ui.games import play_screen as new_screen
from borderwar.ui.play.film import FIGHT, Film, Step
from borderwar.ui.play.sounds import voices
from borderwar.ui.play.stage import FLASH_LEAST, flash_strength
from borderwar.ui.screens.curtain import CurtainScreen
from borderwar.ui.seats import BOTH
from borderwar.ui.settings import Settings
from borderwar.ui.sound import GROUPS, RATE, Sounder
from borderwar.ui.theme import assets_folder

SOUNDS = assets_folder() / "sounds"


@pytest.fixture
def mixer(monkeypatch):
    """The silent driver, opened anew: whatever an earlier test left open or closed does not matter."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.quit()
    try:
        pygame.mixer.init(RATE, -16, 1, 512)
        pygame.mixer.Sound(SOUNDS / "paper.ogg")
    except (pygame.error, OSError) as error:
        pytest.skip(f"even the silent driver does not open here: {error}")
    yield
    pygame.mixer.quit()


def event(kind: int, unit: int, **numbers: int) -> Event:
    whole = {"other": -1, "hex": 5, "a": 0, "b": 0, "c": 0, "d": 0} | numbers
    return Event(kind, unit, *whole.values())


@pytest.mark.checklist("I8")
def test_every_sound_has_a_file_a_volume_and_an_origin():
    files = {path.stem for path in SOUNDS.glob("*.ogg")}

    assert files == set(GROUPS)
    assert sum(path.stat().st_size for path in SOUNDS.iterdir()) < 1_500_000
    assert "make_sounds.py" in (assets_folder() / "ORIGINS.md").read_text(encoding="utf-8")


@pytest.mark.checklist("I8")
@pytest.mark.parametrize("group", ["battle", "ambience", "interface"])
def test_each_volume_governs_its_own_sounds_and_the_first_one_all(group):
    settings = Settings(volume=50, **{f"volume_{group}": 0})
    sounder = Sounder(settings)

    quiet = {name for name in GROUPS if sounder.loudness(name) == 0}
    assert quiet == {name for name, of in GROUPS.items() if of == group}

    setattr(settings, f"volume_{group}", 100)
    assert {sounder.loudness(name) for name, of in GROUPS.items() if of == group} == {0.5}


@pytest.mark.checklist("I8")
def test_a_key_silences_everything_and_another_press_brings_it_back(mixer):
    hands = Hands(open_app(play_screen()))
    hands.app.settings.mute = False

    hands.key(pygame.K_m, pygame.KMOD_CTRL)
    assert hands.app.settings.mute
    assert hands.app.sounder.play(["click"]) == []

    hands.key(pygame.K_m, pygame.KMOD_CTRL)
    assert hands.app.sounder.play(["paper"]) == ["paper"]


@pytest.mark.checklist("I8")
def test_the_same_sound_does_not_begin_again_at_once(mixer):
    sounder = Sounder(Settings())

    assert sounder.play(["rifles", "rifles", "horses"]) == ["rifles", "horses"]


@pytest.mark.checklist("I8")
@pytest.mark.parametrize("driver", ["nonsense", "dummy"])
def test_a_game_without_a_sound_device_goes_as_with_one(driver, tmp_path):
    script = """
import sys
sys.path.insert(0, sys.argv[1])
import pygame
from hands import Hands, open_app, play_screen
hands = Hands(open_app(play_screen(0, "passive", ask_end_turn=False)))
hands.app.settings.mute = False
hands.app.sounder.surround("wind")
for key in (pygame.K_n, pygame.K_t, pygame.K_e):
    hands.key(key, 0, pygame.key.name(key))
hands.let_the_computer_move()
print(hands.play.runner.game.state.digest(), pygame.mixer.get_init() is not None)
"""
    env = os.environ | {"SDL_AUDIODRIVER": driver, "XDG_CONFIG_HOME": str(tmp_path)}
    here = str(Path(__file__).parent)
    done = subprocess.run([sys.executable, "-c", script, here], env=env, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    digest, device = done.stdout.split()[-2:]
    assert device == str(driver == "dummy")
    game = Game.new(setup(), 7)
    hands = Hands(open_app(play_screen(0, "passive", ask_end_turn=False)))
    for key in (pygame.K_n, pygame.K_t, pygame.K_e):
        hands.key(key, 0, pygame.key.name(key))
    hands.let_the_computer_move()
    assert digest == hands.play.runner.game.state.digest()
    assert digest != game.state.digest(), "orders were given"


@pytest.mark.checklist("I8")
def test_guns_sound_by_their_calibre_and_movers_by_what_carries_them():
    sound, scenario = voices(tauran()), tauran()
    heard = {
        scenario.units[row].type: (sound(event(e.FIRED, row)), sound(event(e.MOVED, row)))
        for row in range(len(scenario.units))
    }
    branches = {name: scenario.catalogue.types[name].branch for name in heard}

    for name, (fires, moves) in heard.items():
        assert fires in GROUPS, name
        assert moves in GROUPS, name
        if branches[name] == "tankette":
            assert (fires, moves) == ("machine-guns", "tanks")
        if branches[name] == "cavalry":
            assert moves == "horses"
    assert len({fires for fires, _ in heard.values()}) >= 3


@pytest.mark.checklist("I8")
def test_an_enemy_that_fires_unseen_sounds_like_anybody():
    sound = voices(tauran())

    assert sound(event(e.FIRED, -1)) == "rifles"
    assert sound(event(e.SHELLED, -1)) == "burst"
    assert sound(event(e.MOVED, -1)) == ""


@pytest.mark.checklist("I8")
def test_nothing_is_heard_of_an_order_of_which_nothing_may_be_known():
    screen = play_screen(0, "staff", speed=2, ask_end_turn=False)
    hands = Hands(open_app(screen))
    s, runner = screen.situation, screen.runner
    heard: list[int] = []
    carry_out = runner.carry_out

    def listened(order):
        before = len(s.log)
        refusal = carry_out(order)
        film = runner.stage.film
        told = film is not None or len(s.log) > before
        if s.sounds and not told:
            heard.append(runner.game.position)
        return refusal

    runner.carry_out = listened
    hands.key(pygame.K_e, 0, "e")
    hands.let_the_computer_move()

    assert runner.game.position > 3, "the enemy did move"
    assert heard == []


@pytest.mark.checklist("H4")
def test_behind_the_curtain_all_is_silent(mixer):
    hands = Hands(
        open_app(
            new_screen(Game.new(setup(), 7), BOTH, "", Settings(speed=3, ask_end_turn=False), keep=False)
        )
    )
    hands.app.settings.mute = False
    hands.wait(50)
    assert pygame.mixer.get_busy(), "the wind"

    hands.key(pygame.K_e, 0, "e")

    assert isinstance(hands.app.screen, CurtainScreen)
    assert not pygame.mixer.get_busy()
    assert not pygame.mouse.get_visible()


@pytest.mark.checklist("I8")
@pytest.mark.parametrize("speed", range(4))
def test_no_fight_flashes_more_than_three_times_a_second(speed):
    film = Film([Step("fight", 0, 3, 4)], speed)

    assert 1000 / FLASH_LEAST <= 3
    assert (flash_strength(film, still=False) > 0) == (FIGHT[speed] >= FLASH_LEAST)
    assert flash_strength(film, still=True) == 0


@pytest.mark.checklist("I8")
def test_with_reduced_motion_a_step_of_film_is_one_still_picture():
    hands = Hands(open_app(play_screen(0, "passive", speed=0, reduced_motion=True)))
    stage = hands.play.runner.stage
    while stage.painter.busy:
        hands.app.step(16)
    unit = next(unit for unit in hands.play.situation.able() if unit.hex >= 0)
    there = hands.play.situation.layout.neighbours(unit.hex)[0]
    stage.film = Film([Step("walk", unit.row, unit.hex, there)], 0)
    hands.app.step(16)
    before = stage.key()

    hands.app.step(100)

    assert stage.film is not None, "it is still being shown"
    assert stage.key() == before
