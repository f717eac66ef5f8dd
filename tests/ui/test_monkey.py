"""A monkey at the keys and the mouse: no fault, no dead end, whatever is pressed."""

import random

import pygame
from hands import Hands, open_app, play_screen, setup, tauran

from borderwar.session.computer import played_game
from borderwar.session.log import log_text
from borderwar.ui.play.desk import NOBODY, NOWHERE
from borderwar.ui.screens.briefing import BriefingScreen
from borderwar.ui.screens.chooser import ChooserScreen, saves_to_open
from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen
from borderwar.ui.screens.keys import KeysScreen
from borderwar.ui.screens.losses import LossesScreen
from borderwar.ui.screens.replay import ReplayScreen, replay_screen
from borderwar.ui.screens.rules import RulesScreen
from borderwar.ui.screens.settings import SettingsScreen
from borderwar.ui.screens.title import TitleScreen
from borderwar.ui.settings import Settings

KEYS = [
    *range(pygame.K_a, pygame.K_z + 1), *range(pygame.K_0, pygame.K_9 + 1), pygame.K_RETURN, pygame.K_ESCAPE,
    pygame.K_TAB, pygame.K_SPACE, pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_PAGEUP,
    pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END, pygame.K_BACKSPACE, pygame.K_COMMA, pygame.K_PERIOD,
    pygame.K_LEFTBRACKET, pygame.K_RIGHTBRACKET, pygame.K_F1, pygame.K_F2, pygame.K_F3,
]  # fmt: skip
MODS = [0, 0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL]


def any_event(dice: random.Random, size: tuple[int, int]) -> list[pygame.Event]:
    """One thing a hand may do."""
    point = dice.randrange(size[0]), dice.randrange(size[1])
    kind = dice.random()
    if kind < 0.45:
        key = dice.choice(KEYS)
        letter = chr(key) if 32 <= key < 127 else ""
        return [pygame.Event(pygame.KEYDOWN, key=key, mod=dice.choice(MODS), unicode=letter, scancode=0)]
    if kind < 0.7:
        return [pygame.Event(pygame.MOUSEMOTION, pos=point, rel=(5, 5), buttons=(0, 0, 0), touch=False)]
    if kind < 0.8:
        return [pygame.Event(pygame.MOUSEWHEEL, x=0, y=dice.choice((-2, -1, 1, 2)), pos=point, flipped=False)]
    button = dice.choice((1, 1, 1, 3))
    down = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=point, button=button, touch=False)
    other = dice.randrange(size[0]), dice.randrange(size[1])
    end = point if dice.random() < 0.7 else other
    drag = pygame.Event(
        pygame.MOUSEMOTION, pos=end, rel=(9, 9), buttons=(int(button == 1), 0, 0), touch=False
    )
    return [down, drag, pygame.Event(pygame.MOUSEBUTTONUP, pos=end, button=button, touch=False)]


def unspoilt(monkeypatch, tmp_path) -> None:
    """Keep the monkey's paws off the player's files."""
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: tmp_path / "settings.json")
    monkeypatch.setattr("borderwar.ui.reports.reports_folder", lambda: tmp_path / "reports")
    for name in ("borderwar.ui.saves.saves_folder", "borderwar.ui.games.saves_folder"):
        monkeypatch.setattr(name, lambda: tmp_path / "saves")


def test_three_thousand_events_on_the_play_screen(monkeypatch, tmp_path):
    unspoilt(monkeypatch, tmp_path)
    dice = random.Random(19360331)
    hands = Hands(open_app(play_screen(0, "passive", ask_end_turn=True)))
    play = hands.play
    for count in range(3000):
        hands.app.step(dice.choice((0, 16, 40)), any_event(dice, hands.app.window.get_size()))
        if not hands.app.running or play not in hands.app.stack:
            hands = Hands(open_app(play_screen(0, "passive")))
            play = hands.play
        desk, ground = play.situation.desk, play.situation.ground
        for place in (desk.hover, desk.cursor):
            assert place == NOWHERE or 0 <= place < ground.columns * ground.rows, count
        assert desk.selected == NOBODY or desk.selected < len(play.situation.scenario.units), count
        seen = play.runner.stage.camera.visible_rect()
        wide, high = play.runner.stage.camera.layout.size
        assert seen.colliderect((0, 0, wide, high)), f"the map is lost off screen after event {count}"


def test_five_hundred_events_on_the_replay(monkeypatch, tmp_path):
    unspoilt(monkeypatch, tmp_path)
    game = played_game(setup(), 417, ("staff", "staff")).branch(260)
    path = tmp_path / "game@watch@staff.log"
    path.write_text(log_text(game), encoding="utf-8")
    before = path.read_bytes()

    def fresh() -> Hands:
        return Hands(open_app(replay_screen(game, None, Settings(speed=2), "passive", path)))

    dice, hands = random.Random(1936), fresh()
    for count in range(500):
        hands.app.step(dice.choice((0, 16, 40)), any_event(dice, hands.app.window.get_size()))
        replay = next((screen for screen in hands.app.stack if isinstance(screen, ReplayScreen)), None)
        if not hands.app.running or replay is None:
            hands = fresh()
            continue
        assert 0 <= replay.showing.at <= game.position, count
        assert replay.showing.situation.side in replay.showing.eyes, count
    assert path.read_bytes() == before, "a record that is watched stays as it is"


def test_five_hundred_events_on_each_other_screen(monkeypatch, tmp_path):
    unspoilt(monkeypatch, tmp_path)
    settings = Settings()
    makers = (
        lambda: TitleScreen(settings), lambda: ChooserScreen(settings), lambda: saves_to_open(settings),
        lambda: BriefingScreen(tauran(), 0, settings),
        lambda: EncyclopaediaScreen(tauran()), lambda: LossesScreen(play_screen(0).situation),
        lambda: KeysScreen("play", settings), lambda: RulesScreen("3.4"), lambda: SettingsScreen(settings),
    )  # fmt: skip
    for number, make in enumerate(makers):
        dice = random.Random(number)
        hands = Hands(open_app(make()))
        for _ in range(500):
            hands.app.step(16, any_event(dice, hands.app.window.get_size()))
            if not hands.app.running or "LoadingScreen" in {
                type(screen).__name__ for screen in hands.app.stack
            }:
                hands = Hands(open_app(make()))
