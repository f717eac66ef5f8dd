"""The enemy's turn: four speeds and one outcome; halted, skipped, and seen only as far as sight goes."""

import pygame
import pytest
from hands import AT_ONCE, Hands, open_app, play_screen


def after_five_turns(speed: int) -> tuple[str, Hands]:
    hands = Hands(open_app(play_screen(0, "staff", speed=speed)))
    for _ in range(5):
        hands.key(pygame.K_e, 0, "e")
        if len(hands.app.stack) > 1:
            hands.key(pygame.K_RETURN)
        while hands.play.runner.computer_moves() or hands.play.runner.stage.film is not None:
            hands.app.step(4000)
    return hands.play.runner.game.state.digest(), hands


@pytest.fixture(scope="module")
def at_once() -> str:
    return after_five_turns(AT_ONCE)[0]


@pytest.mark.checklist("D3")
@pytest.mark.parametrize("speed", [0, 1, 2])
def test_the_speed_changes_nothing_but_the_picture(speed, at_once):
    assert after_five_turns(speed)[0] == at_once


@pytest.mark.checklist("D3")
def test_a_turn_that_is_skipped_comes_to_the_same_state(at_once):
    hands = Hands(open_app(play_screen(0, "staff", speed=0)))
    for _ in range(5):
        hands.key(pygame.K_e, 0, "e")
        if len(hands.app.stack) > 1:
            hands.key(pygame.K_RETURN)
        hands.wait(100)
        hands.key(pygame.K_SPACE, pygame.KMOD_SHIFT, " ")
        hands.let_the_computer_move(200)
    assert hands.play.runner.game.state.digest() == at_once
    assert hands.play.settings.speed == 0, "the next turn is shown slowly again"
    assert hands.play.runner.speed == 0


@pytest.mark.checklist("D3")
def test_space_halts_the_enemy_and_lets_him_go_on():
    hands = Hands(open_app(play_screen(1, "staff", speed=0)))
    hands.wait(200)
    hands.key(pygame.K_SPACE, 0, " ")
    given = hands.play.runner.game.position
    hands.wait(3000)
    assert hands.play.runner.game.position == given, "nothing moves while halted"

    hands.key(pygame.K_SPACE, 0, " ")
    hands.key(pygame.K_4, 0, "4")
    hands.let_the_computer_move()
    assert hands.play.runner.game.position > given


@pytest.mark.checklist("D7")
def test_any_key_finishes_what_is_being_shown():
    hands = Hands(open_app(play_screen(0, "passive", speed=0)))
    hands.key(pygame.K_n, 0, "n")
    unit = hands.play.situation.unit
    goal = max(hands.play.situation.findings.reach(unit.row).items(), key=lambda entry: -entry[1])[0]
    hands.play.runner.deeds.act(goal)
    assert hands.play.runner.stage.film is not None

    hands.key(pygame.K_x, 0, "x")

    assert hands.play.runner.stage.film is None
    assert hands.play.situation.findings.unit(unit.row).hex == goal


@pytest.mark.checklist("D7")
def test_no_film_holds_up_an_order_given_while_it_runs():
    hands = Hands(open_app(play_screen(0, "passive", speed=0)))
    hands.key(pygame.K_n, 0, "n")
    unit = hands.play.situation.unit
    reach = hands.play.situation.findings.reach(unit.row)
    hands.play.runner.deeds.act(min(reach, key=lambda place: (reach[place], place)))
    assert hands.play.runner.stage.film is not None

    hands.key(pygame.K_e, 0, "e")

    assert hands.play.runner.stage.film is None
    assert len(hands.app.stack) > 1 or hands.play.runner.computer_moves(), "the key did what it says at once"


def film_of_a_march(hands: Hands) -> int:
    """Begin to show a march of the chosen unit; the hex it ends in."""
    hands.key(pygame.K_n, 0, "n")
    unit = hands.play.situation.unit
    reach = hands.play.situation.findings.reach(unit.row)
    goal = min(reach, key=lambda place: (reach[place], place))
    hands.play.runner.deeds.act(goal)
    assert hands.play.runner.stage.film is not None
    return goal


@pytest.mark.checklist("D6")
def test_the_camera_stays_where_it_is_while_events_are_in_sight():
    hands = Hands(open_app(play_screen(0, "passive", speed=0)))
    hands.key(pygame.K_0, 0, "0")
    scroll = hands.play.runner.stage.camera.scroll
    film_of_a_march(hands)
    hands.wait(3000)
    assert hands.play.runner.stage.camera.scroll == scroll


@pytest.mark.checklist("D6")
@pytest.mark.parametrize("dragging", [False, True])
def test_the_camera_follows_what_is_out_of_sight_but_not_while_the_map_is_dragged(dragging):
    hands = Hands(open_app(play_screen(0, "passive", speed=0)))
    hands.key(pygame.K_n, 0, "n")
    runner = hands.play.runner
    runner.centre(43 + 31 * 44)
    hands.app.step(16)
    scroll = runner.stage.camera.scroll
    runner.dragging = dragging
    unit = hands.play.situation.unit
    assert not runner._in_sight(unit.hex)
    reach = hands.play.situation.findings.reach(unit.row)
    runner.deeds.act(min(reach, key=lambda place: (reach[place], place)))
    assert (runner.stage.camera.scroll == scroll) is dragging


def test_marches_of_unseen_enemies_are_neither_told_nor_shown():
    hands = Hands(open_app(play_screen(1, "staff", speed=AT_ONCE)))
    hands.let_the_computer_move()
    play = hands.play
    known = {unit.row for unit in play.situation.view.units}
    enemy = {
        row
        for row, unit in enumerate(play.situation.scenario.units)
        if unit.side == play.situation.scenario.sides[0].id
    }
    hidden = [play.situation.scenario.units[row].names.english for row in enemy - known]

    assert hidden, "some of the enemy is out of sight"
    marches = [line.text for line in play.situation.log if line.kind == "move"]
    assert not [text for text in marches if any(text.startswith(f"{name} marches") for name in hidden)]


def test_after_the_enemys_turn_its_fights_are_told_and_listed():
    hands = Hands(open_app(play_screen(1, "staff", speed=AT_ONCE)))
    hands.let_the_computer_move()
    play = hands.play
    for _ in range(6):
        news = [line for line in play.situation.news() if line.kind in ("fight", "loss")]
        if news:
            break
        hands.key(pygame.K_e, 0, "e")
        if len(hands.app.stack) > 1:
            hands.key(pygame.K_RETURN)
        hands.let_the_computer_move()
    assert news, "the post was fired on"
    assert play.situation.desk.message.text.startswith("In the enemy's turn: ")

    hands.key(pygame.K_l, 0, "l")

    assert list(play.panes["log-panel"].shown_model.lines) == play.situation.news()
