"""The play screen: choosing, marching, forecasting, refusing, undoing, looking back."""

import random

import pygame
import pytest
from hands import Hands, open_app, play_screen

from borderwar.model.orders import Assault, Fire, Move
from borderwar.ui.kit.dialog import Dialog
from borderwar.ui.kit.screen import Push
from borderwar.ui.play import intents as i
from borderwar.ui.play.desk import NOBODY, NOWHERE
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.screens.questions import game_menu
from borderwar.ui.screens.rules import RulesScreen


@pytest.fixture
def hands() -> Hands:
    return Hands(open_app(play_screen(0)))


@pytest.fixture(scope="module")
def fight_orders() -> list:
    """Orders that bring the Japanese column into sight of the post."""
    hands = Hands(open_app(play_screen(0)))
    goal = hands.play.runner.game.setup.index("2215")
    layout = hands.play.situation.layout
    for _ in range(3):
        for unit in hands.play.situation.able():
            if unit.hex < 0 or hands.play.situation.findings.open_targets(unit.row):
                continue
            reach = hands.play.situation.findings.reach(unit.row)
            best = min(reach, key=lambda place: (layout.distance(place, goal), place))
            path = hands.play.situation.findings.path(unit.row, best)
            if path is not None:
                numbers = tuple(hands.play.situation.number(place) for place in path.hexes)
                hands.play.runner.give(Move(unit.id, numbers))
        if any(hands.play.situation.findings.open_targets(unit.row) for unit in hands.play.situation.able()):
            break
        hands.play.runner.deeds.end_turn()
        hands.play.runner.run_computer()
    return [step.order for step in hands.play.runner.game.steps]


@pytest.fixture
def fight(fight_orders) -> Hands:
    """A game in which an enemy can be fired at."""
    hands = Hands(open_app(play_screen(0)))
    for order in fight_orders:
        assert hands.play.runner.game.submit(order).refusal is None
    hands.play.situation.refresh()
    hands.app.step(16)
    return hands


def shooter(hands: Hands):
    """A unit that can fire, and an enemy it can fire at."""
    for unit in hands.play.situation.able():
        targets = hands.play.situation.findings.open_targets(unit.row)
        if targets:
            return unit, targets[0]
    raise AssertionError("nobody can fire")


def free_goal(hands: Hands, farthest: bool = False) -> int:
    """An empty hex in the chosen unit's reach: the nearest in time, or the farthest."""
    unit = hands.play.situation.unit
    reach = hands.play.situation.findings.reach(unit.row)
    inland = [place for place in reach if place // 44 > 5 and 4 < place % 44 < 40]  # clear of all panels
    free = [place for place in inland if not hands.play.situation.findings.units_at(place)]
    return (min if farthest else max)(free, key=lambda place: (reach[place], place))


def test_a_click_chooses_a_unit_and_paints_exactly_the_engines_reach(hands):
    unit = next(unit for unit in hands.play.situation.able() if unit.hex >= 0)
    hands.click_hex(unit.hex)

    chosen = hands.play.situation.unit
    assert chosen.hex == unit.hex
    assert dict(hands.play.situation.findings.reach(chosen.row)) == hands.play.runner.game.view(0).reach(
        chosen.row
    )


def test_hovering_shows_the_path_that_the_click_then_takes(hands):
    hands.key(pygame.K_n, 0, "n")
    unit = hands.play.situation.unit
    reach = hands.play.situation.findings.reach(unit.row)
    goal = free_goal(hands, farthest=True)
    hands.play.runner.centre(goal)
    hands.app.step(16)
    hands.move(hands.hex_point(goal))
    plan = hands.play.situation.plan()
    assert plan.kind == "move"
    assert plan.path.left == reach[goal]

    hands.button(hands.hex_point(goal))

    after = hands.play.situation.findings.unit(unit.row)
    assert (after.hex, after.seconds_left) == (goal, reach[goal])


def test_shift_marches_into_a_hex_where_own_units_stand(hands):
    play = hands.play
    for unit in play.situation.able():
        reach = play.situation.findings.reach(unit.row)
        shared = [place for place in reach if place != unit.hex and play.situation.findings.units_at(place)]
        if shared:
            break
    hands.key(pygame.K_n, 0, "n")
    play.runner.deeds.select(unit.row, True)
    play.situation.desk.by_keys, play.situation.desk.cursor = True, shared[0]
    assert play.situation.plan().kind == "select"

    hands.key(pygame.K_RETURN, pygame.KMOD_SHIFT)

    assert play.situation.findings.unit(unit.row).hex == shared[0]


@pytest.mark.checklist("B5")
def test_two_steps_show_first_and_order_second():
    hands = Hands(open_app(play_screen(0, two_step=True)))
    hands.key(pygame.K_n, 0, "n")
    goal = free_goal(hands)
    hands.click_hex(goal)
    assert hands.play.runner.game.position == 0, "the first click only shows"

    hands.button(hands.hex_point(goal))
    assert hands.play.runner.game.position == 1


@pytest.mark.checklist("B5")
def test_in_one_step_a_single_click_gives_the_order():
    hands = Hands(open_app(play_screen(0, two_step=False)))
    hands.key(pygame.K_n, 0, "n")
    hands.click_hex(free_goal(hands))

    assert hands.play.runner.game.position == 1


def test_a_refused_march_says_why_with_its_case_and_the_case_opens_the_rules(hands):
    hands.key(pygame.K_n, 0, "n")
    unit = hands.play.situation.unit
    far = hands.play.situation.ground.columns * hands.play.situation.ground.rows - 1
    assert far not in hands.play.situation.findings.reach(unit.row)
    hands.click_hex(far)

    message = hands.play.situation.desk.message
    assert message.bad
    assert message.rule
    assert any(letter.isdigit() for letter in message.text), "the sentence has numbers"
    assert hands.play.runner.game.position == 0

    hands.press("message.rule")
    assert isinstance(hands.app.screen, RulesScreen)
    assert hands.app.screen.case == message.rule


def test_the_forecast_card_says_what_the_forecast_function_says(fight):
    unit, enemy = shooter(fight)
    fight.play.runner.deeds.select(unit.row, True)
    fight.play.runner.centre(enemy.hex)
    fight.app.step(16)
    fight.move(fight.hex_point(enemy.hex))

    pane = fight.play.panes["forecast"]
    assert pane.shown
    forecast = fight.play.runner.game.view(0).forecast(fight.play.situation.plan().order)
    model = pane.shown_model
    assert [line.rule for line in model.factors] == [factor.rule for factor in forecast.factors]
    assert [line.attack for line in model.factors] == [factor.attack for factor in forecast.factors]
    assert sum(share for share, _, _ in model.chances) == 100


def test_the_card_covers_neither_the_attacker_nor_the_target(fight):
    unit, enemy = shooter(fight)
    fight.play.runner.deeds.select(unit.row, True)
    for dx, dy in ((0, 0), (150, 0), (-150, 40), (0, 120), (60, -120)):
        fight.play.runner.centre(enemy.hex)
        fight.play.runner.stage.camera.scroll_by(dx, dy)
        fight.app.step(16)
        point = fight.hex_point(enemy.hex)
        if fight.play.pane_at(point) is not None:
            continue
        fight.move((point[0] - 200, point[1]))
        fight.move(point)
        pane = fight.play.panes["forecast"]
        assert pane.shown
        for place in (enemy.hex, unit.hex):
            assert not pane.place.collidepoint(fight.hex_point(place))


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 100), ((1920, 1080), 200), ((1366, 768), 125)])
def test_no_card_on_the_map_lies_on_another(fight, size, scale):
    hands = Hands(open_app(fight.play, size, scale))
    unit, enemy = shooter(hands)
    hands.play.runner.deeds.select(unit.row, True)
    hands.play.runner.centre(enemy.hex)
    hands.app.step(16)
    hands.move(hands.hex_point(enemy.hex))
    assert hands.play.panes["forecast"].shown
    for key in (0, pygame.K_i, pygame.K_p):
        if key:
            hands.key(key, 0, chr(key))
        names = ("stack", "planner", "menu", "victory", "message", "forecast")
        cards = [hands.play.panes[name].place for name in names if hands.play.panes[name].shown]
        for number, card in enumerate(cards):
            assert card.inflate(-2, -2).collidelist(cards[:number]) < 0, f"after {chr(key)}"


def test_f_goes_through_the_targets_and_enter_fires_for_the_chosen_time(fight):
    unit, _ = shooter(fight)
    fight.play.runner.deeds.select(unit.row, True)
    fight.key(pygame.K_LEFTBRACKET, 0, "[")
    fight.key(pygame.K_f, 0, "f")
    order = fight.play.situation.plan().order
    assert isinstance(order, Fire)
    assert order.seconds == min(300, unit.seconds_left)

    fight.key(pygame.K_RETURN)

    assert fight.play.runner.game.steps[-1].order == order
    assert fight.play.situation.log, "the fight is told"


def test_a_aims_an_assault_only_at_an_enemy_beside(fight):
    unit, _ = shooter(fight)
    fight.play.runner.deeds.select(unit.row, True)
    beside = [
        place for place in fight.play.situation.layout.neighbours(unit.hex)
        if fight.play.situation.findings.enemies_at(place, 0)
    ]  # fmt: skip
    fight.key(pygame.K_a, 0, "a")

    if beside:
        assert isinstance(fight.play.situation.plan().order, Assault)
    else:
        assert "no enemy stands in a hex beside it" in fight.play.situation.desk.message.text


def test_undo_takes_back_a_march_that_showed_nothing_and_redo_gives_it_again(hands):
    before = hands.play.runner.game.state.digest()
    hands.key(pygame.K_n, 0, "n")
    goal = free_goal(hands)
    hands.play.runner.deeds.act(goal)
    after = hands.play.runner.game.state.digest()

    hands.key(pygame.K_z, pygame.KMOD_CTRL, "")
    assert hands.play.runner.game.state.digest() == before
    assert "Taken back" in hands.play.situation.desk.message.text

    hands.key(pygame.K_y, pygame.KMOD_CTRL, "")
    assert hands.play.runner.game.state.digest() == after


def test_undo_refused_says_what_stands_in_the_way(fight):
    unit, enemy = shooter(fight)
    fight.play.runner.give(Fire(unit.id, enemy.id, min(600, unit.seconds_left)))
    fight.key(pygame.K_z, pygame.KMOD_CTRL, "")

    assert fight.play.situation.desk.message.text.startswith("The last order cannot be taken back: ")


def test_n_visits_each_unit_that_can_act_once(hands):
    seen = []
    for _ in hands.play.situation.able():
        hands.key(pygame.K_n, 0, "n")
        seen.append(hands.play.situation.desk.selected)

    assert sorted(seen) == sorted(unit.row for unit in hands.play.situation.able())


def test_the_end_of_a_turn_is_asked_once_and_lists_who_can_act(hands):
    idle = len(hands.play.situation.able())
    hands.press("top.end")
    assert isinstance(hands.app.screen, Dialog)
    assert f"{idle} units can still act." in hands.app.screen.question.lines[0]

    hands.press("row.0")
    assert isinstance(hands.app.screen, PlayScreen)
    assert hands.play.situation.desk.selected != NOBODY, "the line jumps to the unit"
    assert hands.play.runner.game.position == 0


def test_looking_back_and_playing_on_from_there(fight):
    full = fight.play.runner.game.position
    fight.key(pygame.K_COMMA, 0, ",")
    assert fight.play.situation.desk.looking_at == full - 1
    digest = (
        fight.play.situation.view.state.digest() if hasattr(fight.play.situation.view.state, "digest") else ""
    )
    assert not fight.play.situation.own_turn, "no orders are given in the past"
    fight.press("timeline.play-on")
    fight.press("choice.1")

    assert fight.play.runner.game.position == full - 1
    assert fight.play.situation.desk.looking_at is None
    assert digest == "" or fight.play.runner.game.view(0).state.digest() == digest


def test_the_wheel_keeps_the_point_under_the_cursor(hands):
    point = hands.app.window.get_width() // 2, hands.app.window.get_height() // 2
    camera = hands.play.runner.stage.camera
    hands.play.runner.centre(16 * 44 + 22)
    for steps in (1, -1, -1):
        before = camera.to_map(point)
        share = before[0] / camera.layout.size[0], before[1] / camera.layout.size[1]
        hands.wheel(steps, point)
        after = camera.to_map(point)
        assert abs(after[0] - share[0] * camera.layout.size[0]) < 2
        assert abs(after[1] - share[1] * camera.layout.size[1]) < 2


def test_picking_is_exact_at_every_zoom_and_scroll(hands):
    dice = random.Random(4)
    camera = hands.play.runner.stage.camera
    for _ in range(60):
        camera.zoom_to(dice.choice((20, 32, 57, 76)))
        camera.centre_on(dice.randrange(44 * 32), hands.play.runner.clear)
        for _ in range(20):
            place = dice.choice(camera.visible_hexes())
            if camera.viewport.collidepoint(camera.centre(place)):
                assert camera.hex_at(camera.centre(place)) == place


def test_a_drag_moves_the_map_and_gives_no_order(hands):
    hands.key(pygame.K_n, 0, "n")
    before = hands.play.runner.stage.camera.scroll
    clear = hands.play.runner.clear
    hands.drag(clear.center, (clear.centerx - 120, clear.centery - 40))

    assert hands.play.runner.stage.camera.scroll != before
    assert hands.play.runner.game.position == 0


def test_the_minimap_moves_the_view_and_shows_both_sides(hands):
    area = hands.play.control("minimap.area").place
    hands.button((area.left + area.width // 2, area.bottom - 6))
    low = hands.play.runner.stage.frame()
    hands.button((area.left + area.width // 2, area.top + 6))
    high = hands.play.runner.stage.frame()

    assert low[1] > high[1]


@pytest.mark.checklist("A7")
def test_going_to_a_hex_by_number_or_name(hands):
    hands.key(pygame.K_g, 0, "g")
    hands.letters("2217")
    hands.key(pygame.K_RETURN)
    assert hands.play.situation.desk.flash == hands.play.runner.game.setup.index("2217")

    hands.key(pygame.K_g, 0, "g")
    hands.letters("tauren")
    hands.key(pygame.K_RETURN)
    assert "Did you mean" in hands.app.screen.problem


@pytest.mark.parametrize(
    "state",
    ["chosen", "assault", "sight", "log", "victory", "focus", "back", "dialog", "menu", "keys", "rules"],
)
def test_escape_leads_to_a_safe_place_in_three_presses(hands, state):
    hands.key(pygame.K_n, 0, "n")
    actions = {"sight": "sight", "log": "log", "victory": "victory", "keys": "keys", "rules": "rules"}
    if state in actions:
        hands.app.apply(hands.play.on_action(actions[state]))
    elif state == "assault":
        hands.play.runner.deeds.do(i.Mode("assault"))
    elif state == "focus":
        hands.key(pygame.K_TAB)
    elif state == "back":
        hands.play.runner.give(
            hands.play.runner.game.steps[0].order if hands.play.runner.game.steps else Move("none", ("0101",))
        )
        hands.play.runner.look_at(0)
    elif state == "dialog":
        hands.app.apply(hands.play.ask_end_turn())
    elif state == "menu":
        hands.app.apply(Push(game_menu(hands.play.situation)))
    for _ in range(3):
        hands.key(pygame.K_ESCAPE)
        if isinstance(hands.app.screen, PlayScreen) and hands.play.situation.desk.selected == NOBODY:
            break
        if isinstance(hands.app.screen, Dialog):
            break

    assert hands.app.running
    assert hands.play.runner.game.position == 0, "escape never acts"


def test_the_hex_panel_tells_terrain_height_and_what_it_costs_to_go_there(hands):
    hands.key(pygame.K_n, 0, "n")
    unit = hands.play.situation.unit
    reach = hands.play.situation.findings.reach(unit.row)
    goal = free_goal(hands, farthest=True)
    hands.play.runner.centre(goal)
    hands.app.step(16)
    hands.move(hands.hex_point(goal))
    model = hands.play.panes["ground"].shown_model

    assert model.title.startswith(f"Hex {hands.play.situation.number(goal)}")
    row, column = divmod(goal, 44)
    assert f"{hands.play.situation.ground.heights[row][column]} m" in model.lines[0][0]
    assert any(f"{reach[goal] // 60} min left" in text for text, _ in model.lines)


def test_nothing_is_hovered_over_a_panel(hands):
    hands.move(hands.play.panes["inspector"].place.center)

    assert hands.play.situation.desk.hover == NOWHERE
