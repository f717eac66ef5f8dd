"""Who plays: people, levels of the computer, nobody; the curtain; a computer that takes time."""

import threading
from time import monotonic

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup, tauran

from borderwar.ai import commander
from borderwar.model.orders import End
from borderwar.session.game import Game
from borderwar.ui.games import play_screen as new_screen
from borderwar.ui.opponents import LEVELS
from borderwar.ui.play import computer
from borderwar.ui.play.thinker import Thinker
from borderwar.ui.screens.curtain import DEAF, CurtainScreen
from borderwar.ui.screens.players import PlayersScreen
from borderwar.ui.seats import (
    BOTH,
    PERSON,
    all_seats,
    computers,
    seat_words,
    seats_of,
    side_and_level,
    side_id,
    side_of_id,
)
from borderwar.ui.settings import Settings


def two_people(speed: int = 3) -> Hands:
    screen = new_screen(Game.new(setup(), 7), BOTH, "", Settings(speed=speed, ask_end_turn=False), keep=False)
    return Hands(open_app(screen))


def texts_of(hands: Hands) -> set[str]:
    panes = hands.app.screen.panes.values()
    return {written.text for pane in panes if pane.shown for written in pane.written}


# ---- the curtain  (H4)


@pytest.mark.checklist("H4")
def test_between_two_people_the_whole_frame_is_blank_but_for_two_lines():
    hands = two_people()
    hands.key(pygame.K_e, 0, "e")

    assert isinstance(hands.app.screen, CurtainScreen)
    other = tauran().sides[1].names.english
    asks = "Press a key when you sit at the machine and nobody else looks."
    assert texts_of(hands) == {f"{other} to play", asks}
    frame = hands.app.window.copy()
    for written in hands.app.screen.panes["curtain"].written:
        frame.fill(frame.get_at((2, 2)), written.place.inflate(4, 4))
    colours = {
        tuple(frame.get_at((x, y))) for x in range(0, frame.width, 3) for y in range(0, frame.height, 3)
    }
    assert len(colours) == 1, "one flat picture"


@pytest.mark.checklist("H4")
def test_the_curtain_goes_up_for_a_key_but_not_for_the_hands_of_the_last_player_nor_for_escape():
    hands = two_people()
    hands.key(pygame.K_e, 0, "e")
    hands.key(pygame.K_e, 0, "e")
    assert isinstance(hands.app.screen, CurtainScreen), "too early"
    hands.wait(DEAF + 50)
    hands.key(pygame.K_ESCAPE)
    hands.key(pygame.K_LSHIFT, pygame.KMOD_SHIFT)
    hands.move((300, 300))
    assert isinstance(hands.app.screen, CurtainScreen)

    hands.key(pygame.K_RETURN)

    assert hands.app.screen is hands.play
    assert hands.play.situation.side == 1


@pytest.mark.checklist("H4")
def test_the_second_player_finds_nothing_of_the_first_on_the_desk_or_in_the_log():
    hands = two_people()
    hands.key(pygame.K_n, 0, "n")
    hands.key(pygame.K_v, 0, "v")
    own = hands.play.situation.desk.selected
    hands.key(pygame.K_e, 0, "e")
    hands.wait(DEAF + 50)
    hands.key(pygame.K_RETURN)

    s = hands.play.situation
    assert own >= 0
    assert (s.desk.selected, s.desk.mode, s.desk.hover) == (-1, "", -1)
    alone = new_screen(s.game, 1, "passive", Settings(), keep=False).runner
    alone.tell_again()
    assert s.log == alone.situation.log
    assert s.view.state.digest() == s.game.view(1).state.digest()
    assert hands.play.situation.own_turn


@pytest.mark.checklist("H4")
def test_no_frame_shows_the_board_between_the_last_order_and_the_curtain():
    hands = two_people(speed=1)
    hands.key(pygame.K_n, 0, "n")
    hands.key(pygame.K_e, 0, "e")
    for _ in range(2000):
        if isinstance(hands.app.screen, CurtainScreen):
            break
        assert hands.play.situation.view.side == 0, "until then the first player's own view"
        hands.app.step(16)
    assert isinstance(hands.app.screen, CurtainScreen)


@pytest.mark.checklist("H4")
def test_a_game_of_two_opens_from_disk_behind_the_curtain(monkeypatch, tmp_path):
    monkeypatch.setattr("borderwar.ui.games.saves_folder", lambda: tmp_path)
    from borderwar.ui.games import open_saved
    from borderwar.ui.saves import saved_games

    screen = new_screen(Game.new(setup(), 7), BOTH, "", Settings(speed=3))
    screen.runner.give(End())
    saved = next(saved for saved in saved_games(tmp_path) if saved.name.startswith("autosave"))
    assert saved.side == "both"

    hands = Hands(open_app(open_saved(saved, Settings(speed=3), keep=False)))

    assert isinstance(hands.app.screen, CurtainScreen)
    assert hands.app.screen.side == 1


# ---- seats  (H1, H2)


@pytest.mark.parametrize(
    "seats", [(PERSON, "staff"), ("greedy", PERSON), (PERSON, PERSON), ("staff", "greedy")]
)
def test_a_save_remembers_who_sat_where(seats):
    side, level = side_and_level(seats)

    assert seats_of(side_of_id(tauran(), side_id(tauran(), side)), level) == seats


@pytest.mark.checklist("H1")
@pytest.mark.parametrize("seat", all_seats())
def test_any_side_can_be_played_by_a_person_or_by_any_level_from_the_middle_of_a_game(seat):
    hands = Hands(open_app(play_screen(0, "passive", ask_end_turn=False)))
    hands.key(pygame.K_e, 0, "e")
    hands.let_the_computer_move()
    before = hands.play.runner.game.position
    hands.key(pygame.K_F6)
    assert isinstance(hands.app.screen, PlayersScreen)

    hands.app.screen.ring.set_focus("players.1")
    for _ in range(all_seats().index(seat) - all_seats().index("passive")):
        hands.key(pygame.K_RIGHT)
    for _ in range(all_seats().index("passive") - all_seats().index(seat)):
        hands.key(pygame.K_LEFT)
    hands.key(pygame.K_ESCAPE)

    assert hands.play.runner.handing.seats == (PERSON, seat)
    assert hands.play.runner.game.position == before, "nobody moved by it"
    hands.key(pygame.K_e, 0, "e")
    if seat == PERSON:
        assert isinstance(hands.app.screen, CurtainScreen)
    else:
        hands.let_the_computer_move()
        assert hands.play.situation.own_turn or hands.play.runner.game.over


@pytest.mark.checklist("H1")
def test_leaving_a_chair_to_the_computer_does_not_lift_the_fog():
    hands = Hands(open_app(play_screen(0, "passive")))

    hands.play.runner.handing.seat(("staff", "passive"))
    hands.wait(100)

    assert hands.play.situation.side == 0
    assert hands.play.situation.view.side == 0


@pytest.mark.checklist("H2")
def test_each_level_says_in_words_what_it_changes_and_changes_nothing_else():
    digests = set()
    screen = PlayersScreen(("A", "B"), (PERSON, "staff"))
    hands = Hands(open_app(screen))
    for name, label, text in LEVELS:
        screen.seats = (PERSON, name)
        hands.app.step(16)
        model = screen.panes["players"].shown_model
        assert model.sides[1][2] == text
        assert seat_words(name) == (label, text)
        assert "never its odds or what it sees" in model.note
        screen_of = new_screen(Game.new(setup(), 11), 0, name, Settings(), keep=False)
        digests.add(screen_of.runner.game.state.digest())
    assert len(digests) == 1, "the same game at every level"


# ---- a computer that takes time  (H3)


class SlowPlayer:
    """Thinks until it is told to stop."""

    level = "staff"

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.anew_made = 0

    def __call__(self, view):
        self.let_go.wait(20)
        return End()

    def refused(self) -> None:
        """Nothing to remember."""

    def anew(self) -> "SlowPlayer":
        self.anew_made += 1
        return self


@pytest.fixture
def slow():
    player = SlowPlayer()
    yield player
    player.let_go.set()


def against(player: SlowPlayer, seconds: int) -> Hands:
    screen = play_screen(0, "passive", ask_end_turn=False, think_seconds=seconds)
    screen.runner.computer.seat({1: player})
    hands = Hands(open_app(screen))
    hands.key(pygame.K_e, 0, "e")
    return hands


@pytest.mark.checklist("H3")
def test_while_the_computer_thinks_the_window_lives_and_a_sign_shows_how_far_its_time_has_run(slow):
    hands = against(slow, 60)
    start = monotonic()
    while hands.app.screen.control("thinking.stop") is None and monotonic() - start < 5:
        hands.app.step(16)
    for _ in range(3):
        hands.app.step(16)
    model = hands.play.panes["thinking"].shown_model

    assert monotonic() - start < 30, "frames go on while the player thinks for a minute"
    assert model.tenths == 0
    assert "60 s at the most" in model.text


@pytest.mark.checklist("H3")
def test_the_player_can_stop_the_computer_and_its_turn_ends(slow):
    hands = against(slow, 60)
    hands.wait(200)

    hands.key(pygame.K_e, pygame.KMOD_CTRL)

    assert hands.play.situation.own_turn
    assert slow.anew_made == 1, "the thought that was dropped shares no memory with the next"
    assert "ends its turn" in hands.play.situation.desk.message.text


@pytest.mark.checklist("H3")
def test_the_computer_may_not_think_longer_than_the_cap(slow):
    hands = against(slow, 1)
    start = monotonic()
    while not hands.play.situation.own_turn and monotonic() - start < 5:
        hands.app.step(16)

    assert hands.play.situation.own_turn
    assert 0.9 < monotonic() - start < 3
    assert Settings().think_seconds == 5, "five seconds unless the player says otherwise"


@pytest.mark.checklist("H3")
def test_a_general_looks_ahead_for_its_part_of_the_time_and_then_gives_its_orders(monkeypatch):
    game = Game.new(setup(), 1)
    commander.Commander(game.setup, 0, 1).plan(game.view(0).state, 1)  # so that nothing is left to compile
    monkeypatch.setattr(commander, "usual_budget", lambda setup, turn: 10**6)
    monkeypatch.setattr(computer, "LOOKS_AHEAD", 0.1)
    hands = Hands(open_app(play_screen(0, "commander", ask_end_turn=False, think_seconds=10)))
    hands.key(pygame.K_e, 0, "e")
    start, frames = monotonic(), 0
    while not hands.play.situation.own_turn and monotonic() - start < 20:
        hands.app.step(16)
        frames += 1

    assert monotonic() - start > 0.9, "it was cut short, not done"
    assert frames >= 2, "the window lives meanwhile"
    assert hands.play.situation.own_turn
    message = hands.play.situation.desk.message
    assert message is None or "time was up" not in message.text


@pytest.mark.checklist("H3")
def test_orders_cannot_be_taken_back_while_the_computer_moves(slow):
    hands = against(slow, 60)
    position = hands.play.runner.game.position

    hands.key(pygame.K_z, pygame.KMOD_CTRL, "")

    assert hands.play.runner.game.position == position
    assert "own turn" in hands.play.situation.desk.message.text


def test_two_computers_of_different_levels_sit_where_they_were_put():
    assert {side: player.level for side, player in computers(("staff", "greedy")).items()} == {
        0: "staff",
        1: "greedy",
    }


class CountingPlayer:
    """Notes how many of its thoughts were under way at once."""

    level = "staff"

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.under_way = self.most = 0

    def __call__(self, view):
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        self.let_go.wait(20)
        self.under_way -= 1
        return End()


def test_a_player_asked_anew_while_a_dropped_thought_of_its_runs_on_thinks_one_at_a_time():
    player, thinker, game = CountingPlayer(), Thinker(), Game.new(setup(), 1)
    assert thinker.ask(player, game, 0.05) is None
    thinker.new_turn()
    assert thinker.ask(player, game, 0.05) is None
    player.let_go.set()
    assert thinker.answer(player, game) == End()
    assert player.most == 1
