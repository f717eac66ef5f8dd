"""The aids to thinking are the engine's own, on every view of random games."""

import os
import random
from itertools import pairwise

import numpy as np
import pytest
from moments import moments, own_view
from random_boards import Player

from borderwar.ground.hexes import distance, next_hex
from borderwar.model.events import MOVE_STOPPED, MOVED
from borderwar.model.orders import PATH_LONGEST, Assault, Bombard, End, Fire, Move
from borderwar.model.tables import HIDDEN, SPOTTED, TO_COME
from borderwar.rules import engine, sight
from borderwar.rules.command import turn_clock
from borderwar.rules.fire import best_power
from borderwar.rules.loss import exposure
from borderwar.rules.reaction import reaction_power
from borderwar.rules.stacking import lift, place
from borderwar.session.attacks import combined, view_from
from borderwar.session.dangers import NOW, contact_hexes, danger_of
from borderwar.session.factors import printed
from borderwar.session.marches import formation_marches, long_march, next_leg
from borderwar.session.outlook import Thinker, outlook_of
from borderwar.session.translate import to_row
from borderwar.session.view import SideView

FIGHT_BOARDS = int(os.environ.get("FIGHT_BOARDS", "20"))
"""Boards on which fights are compared with their previews; 180 of them make 5,000 fights."""


def marchers(view: SideView) -> list:
    """Own units that can march at all, as far as a preview says."""
    return [unit for unit in view.units if unit.known == "own" and len(view.reach(unit.row)) > 1]


def beside(player: Player, here: int) -> list[int]:
    """The hexes around one."""
    return player.beside[here]


@pytest.mark.checklist("B1")
def test_reach_is_the_set_of_hexes_that_the_engine_lets_a_unit_march_to():
    states = 0
    for player in moments(range(40), 25, apart=5):
        view = own_view(player)
        states += 1
        own = [unit for unit in view.units if unit.known == "own" and unit.hex >= 0 and not unit.aircraft]
        for unit in random.Random(states).sample(own, min(1, len(own))):
            left = view.reach(unit.row)
            ways = {unit.hex: (unit.hex,)}
            for goal in left:
                if goal != unit.hex:
                    preview = view.path(unit.row, goal) if states % 20 == 0 else None
                    way = way_to(view, unit, goal)
                    assert preview is None or preview.hexes == way
                    ways[goal] = way
                    assert len(way) > PATH_LONGEST or allowed(player, view, unit, way), (unit.id, way)
            for here, way in ways.items():
                for there in beside(player, here):
                    if there not in left and len(way) < PATH_LONGEST:
                        assert not allowed(player, view, unit, (*way, there)), (unit.id, way, there)
    assert states >= 900


def way_to(view: SideView, unit, goal: int) -> tuple[int, ...]:
    """The way `reach` found: it has just been asked for this unit."""
    view.reach(unit.row)
    hexes = [goal]
    while hexes[-1] != unit.hex:
        hexes.append(int(view.state.came_from[hexes[-1]]))
    return tuple(reversed(hexes))


def allowed(player: Player, view: SideView, unit, way: tuple[int, ...]) -> bool:
    """Whether the engine takes a march: on the view and on the true state it must say the same."""
    row = to_row(view.setup, Move(unit.id, tuple(view.setup.number(step) for step in way)))
    on_view = engine.check(view.setup.world, view.state.board, row) == 0
    assert on_view == (engine.check(view.setup.world, player.state.board, row) == 0), "the view leaks"
    return on_view


@pytest.mark.checklist("B2")
def test_the_path_shown_is_the_one_marched_and_its_watchers_are_those_who_would_fire():
    fired_on = 0
    for player in moments(range(100, 130), 6):
        view = own_view(player)
        for unit in marchers(view)[:3]:
            goal = max(view.reach(unit.row), key=lambda there: (-view.reach(unit.row)[there], there))
            preview = view.path(unit.row, goal)
            if preview is None or len(preview.hexes) > PATH_LONGEST:
                continue
            assert sum(preview.seconds) == preview.total == preview.steps[-1].spent
            assert [step.hex for step in preview.steps] == list(preview.hexes[1:])
            for step in preview.steps:
                assert set(step.watchers) == shooters(view, unit, preview.hexes, step.hex)
                fired_on += bool(step.watchers)
            state = player.state.copy()
            order = to_row(view.setup, Move(unit.id, tuple(map(view.setup.number, preview.hexes))))
            assert engine.order(view.setup.world, state.board, order) == 0
            gone = [
                row[3] for row in state.event_rows() if row[0] == MOVED and row[1] == unit.row and not row[6]
            ]
            assert gone == list(preview.hexes[1 : 1 + len(gone)]), "it goes the way that was shown"
    assert fired_on > 20


def shooters(view: SideView, unit, way: tuple[int, ...], there: int) -> set[int]:
    """Who opens fire as a unit enters a hex, asked with the unit put there."""
    board = view.state.twin()
    board.buffer[:] = view.state.buffer
    lift(view.setup.world, board.board, unit.row)
    place(view.setup.world, board.board, unit.row, there)
    board.units.dug[unit.row] = 0
    board.units.moving[unit.row] += 1
    rows = range(len(view.setup.unit_ids))
    return {row for row in rows if reaction_power(view.setup.world, board.board, row, unit.row) > 0}


@pytest.mark.checklist("B3")
def test_previews_are_the_same_when_the_hidden_enemies_are_taken_away():
    taken = 0
    for player in moments(range(200, 224), 4):
        view = own_view(player)
        side, setup = view.side, view.setup
        bare = player.state.copy()
        for row in range(len(setup.unit_ids)):
            hidden = setup.fixed.side[row] != side and bare.units.seen[row] == HIDDEN
            if (
                hidden
                and bare.units.seen_turn[row] < 0
                and bare.units.hex[row] >= 0
                and not setup.fixed.aircraft[row]
            ):
                lift(setup.world, bare.board, row)
                bare.units.condition[row] = TO_COME
                taken += 1
        other = SideView(setup, bare, side)
        for unit in marchers(view)[:4]:
            assert view.reach(unit.row) == other.reach(unit.row)
            for goal in list(view.reach(unit.row))[:6]:
                assert view.path(unit.row, goal) == other.path(unit.row, goal)
            assert view.targets(unit.row) == other.targets(unit.row)
        assert view.threat() == other.threat()
    assert taken > 50


@pytest.mark.checklist("B8")
def test_a_march_of_several_turns_arrives_in_the_turn_that_was_told():
    told = 0
    for player in moments(range(300, 335), 3):
        view = own_view(player)
        state = player.state.copy()
        setup, world = view.setup, view.setup.world
        foes = np.flatnonzero(setup.fixed.side != view.side)
        for row in foes:  # nobody is in the way, and nobody fires
            if state.units.hex[row] >= 0:
                lift(world, state.board, int(row))
        state.units.condition[foes] = TO_COME
        state.units.due[foes] = setup.scenario.turns + 9  # or the game would be over
        free = SideView(setup, state, view.side)
        for unit in marchers(free)[:2]:
            far = [there for there in range(setup.hexes) if there not in free.reach(unit.row)]
            for march in [long_march(free, unit.row, goal) for goal in far[:: max(1, len(far) // 6)]]:
                if march is None or march.arrival > free.turn + 6 or unit.fuel or unit.suppression:
                    continue
                assert march.arrival > free.turn
                told += arrives(state.copy(), setup, free, unit.row, march.hexes) == march.arrival
                assert arrives(state.copy(), setup, free, unit.row, march.hexes) in (march.arrival, -1)
    assert told > 30


def arrives(state, setup, free: SideView, row: int, route: tuple[int, ...]) -> int:
    """March on, leg by leg, to the end of a route: the turn; -1 if anything is not as it was."""
    side, costs = free.side, steps_of(free, row, route)
    whole = int(turn_clock(setup.world, free.state.board, row))
    for _ in range(16):
        view = SideView(setup, state, side)
        if view.over or view.unit(row).condition != "ready":
            return -1
        if view.active_side == side:
            rested = view.turn > free.turn and view.unit(row).seconds_left != whole
            if rested or steps_of(view, row, route) != costs:
                return -1
            if (order := next_leg(view, row, route)) is not None:
                if engine.order(setup.world, state.board, to_row(setup, order)):
                    return -1
                if MOVE_STOPPED in {event[0] for event in state.event_rows()}:
                    return -1  # mines that nobody knew of
                if int(state.units.hex[row]) == route[-1]:
                    return view.turn
        engine.order(setup.world, state.board, to_row(setup, End()))
    return -1


def steps_of(view: SideView, row: int, route: tuple[int, ...]) -> list[int]:
    """Seconds of each step of a route, as things stand."""
    return [view.entry_cost(row, here, there) for here, there in pairwise(route)]


@pytest.mark.checklist("B7")
def test_a_formation_marches_with_its_lead_and_each_unit_only_where_it_can_get():
    tried = 0
    for player in moments(range(400, 412), 4):
        view = own_view(player)
        units = [unit for unit in marchers(view) if not unit.aircraft]
        if len(units) < 2:
            continue
        rows = [unit.row for unit in units]
        lead = units[0]
        goal = max(view.reach(lead.row), key=lambda there: (-view.reach(lead.row)[there], there))
        found = formation_marches(view, rows, lead.row, goal)
        assert (lead.row, goal) in found
        for row, there in found:
            assert there in view.reach(row)
            shared = [other for other, place_ in found if place_ == there and other != row]
            assert all(view.unit(other).hex == view.unit(row).hex for other in shared), (row, found)
            tried += 1
    assert tried > 50


@pytest.mark.checklist("C1")
def test_every_enemy_in_sight_is_a_target_or_has_the_engines_reason_why_not():
    open_to = closed = 0
    for player in moments(range(500, 520), 6):
        view = own_view(player)
        for unit in [unit for unit in view.units if unit.known == "own" and unit.hex >= 0]:
            for enemy, refusal in view.targets(unit.row).items():
                seconds = max(10, unit.seconds_left)
                row = to_row(view.setup, Fire(unit.id, view.unit(enemy).id, seconds))
                assert (engine.check(view.setup.world, player.state.board, row) == 0) == (refusal is None)
                open_to += refusal is None
                closed += refusal is not None
                assert refusal is None or len(refusal.because) > 20
            seen = {
                row
                for row in range(len(view.setup.unit_ids))
                if view.setup.fixed.side[row] != view.side
                and player.state.units.seen[row] == SPOTTED
                and player.state.units.hex[row] >= 0
            }
            assert set(view.targets(unit.row)) == seen
    assert open_to > 50
    assert closed > 50


def attacks_of(view: SideView) -> list:
    """Orders to fire, to shell and to assault that may be given now."""
    found = []
    for unit in view.units:
        if unit.known != "own" or unit.hex < 0 or unit.aircraft:
            continue
        for enemy, refusal in view.targets(unit.row).items():
            foe = view.unit(enemy)
            if refusal is None:
                found.append(Fire(unit.id, foe.id, max(10, unit.seconds_left // 2)))
            found += [
                order
                for order in (Assault(unit.id, foe.number), Bombard(unit.id, foe.number, unit.seconds_left))
                if view.why_not(order) is None
            ]
    return found


@pytest.mark.checklist("C2")
def test_the_factors_shown_multiply_to_the_total_shown_and_the_total_is_the_engines():
    checked = {Fire: 0, Assault: 0, Bombard: 0}
    for player in moments(range(600, 640), 6):
        view = own_view(player)
        board, world = view.state.board, view.setup.world
        for order in attacks_of(view)[:6]:
            forecast = view.forecast(order)
            product, slack = 1.0, 0.01
            for number, factor in enumerate(forecast.factors):
                if factor.share or number == 0:
                    shown = printed(factor.attack or factor.defence)
                    product *= shown
                    digits = (factor.attack or factor.defence).split(".")[1]
                    slack += 0.51 * 10 ** -len(digits) / max(shown, 1e-9)
            assert product == pytest.approx(forecast.attack, rel=slack, abs=0.06), forecast.factors
            if isinstance(order, Fire) and not view.setup.fixed.armoured[forecast.target]:
                engines = int(best_power(world, board, forecast.unit, forecast.target)) / 1000
                engines *= int(exposure(world, board, forecast.target)) / 1000
                most = engines * 1.01 + 0.01
                assert forecast.attack <= most, "weariness and forts only take away"
            checked[type(order)] += 1
    assert min(checked.values()) > 10, checked


def outcome(setup, state, order, target: int) -> tuple[int, int, int, int, int]:
    """Men and vehicles that both sides lose by an order, and what holds the target's heads down."""
    fixed, units = setup.fixed, state.units

    def lost(side: int) -> tuple[int, int]:
        of = fixed.side == side
        men = int((units.casualties + units.captured)[of].sum())
        return men, int((units.vehicles_lost + units.vehicles_captured)[of].sum())

    own = int(fixed.side[setup.row_of[order.unit]])
    before = (*lost(own), *lost(1 - own))
    assert engine.order(setup.world, state.board, to_row(setup, order)) == 0
    after = (*lost(own), *lost(1 - own))
    heads = round(int(units.suppression[target]) / 10) if target >= 0 else 0
    return (*(late - early for early, late in zip(before, after, strict=True)), heads)  # type: ignore[return-value]


@pytest.mark.checklist("C3")
def test_without_luck_the_preview_is_the_result_fight_by_fight():
    fights = 0
    for player in moments(range(700, 700 + FIGHT_BOARDS), 12, apart=6, luck=False):
        whole = SideView(player.setup, player.state, None)
        for order in attacks_of(own_view(player)):
            forecast = whole.forecast(order)
            men, vehicles, their_men, their_vehicles, heads = outcome(
                player.setup, player.state.copy(), order, forecast.target
            )
            assert forecast.exact
            assert (forecast.own_men.mean, forecast.own_vehicles.mean) == (men, vehicles), order
            assert (forecast.their_men.mean, forecast.their_vehicles.mean) == (their_men, their_vehicles)
            assert forecast.suppression == heads
            fights += 1
    assert fights > 20 * FIGHT_BOARDS


@pytest.mark.checklist("C3")
@pytest.mark.checklist("C4")
def test_with_luck_results_lie_in_the_shown_range_and_their_mean_is_the_shown_one():
    inside, tries = 0, 0
    for player in moments(range(800, 806), 8, luck=True):
        whole = SideView(player.setup, player.state, None)
        for order in attacks_of(own_view(player))[:3]:
            forecast = whole.forecast(order)
            spread = forecast.their_men
            assert spread.best <= spread.low <= spread.high <= spread.worst
            assert spread.best <= spread.likely <= spread.worst
            lost = []
            for seed in range(120):
                state = player.state.copy()
                state.clock.seed[0] = 7919 * seed + 1
                lost.append(outcome(player.setup, state, order, forecast.target)[2])
            inside += sum(spread.low <= men <= spread.high for men in lost)
            tries += len(lost)
            error = (float(np.var(lost)) / 120 + max(spread.mean, 0.1) / 400) ** 0.5
            assert abs(float(np.mean(lost)) - spread.mean) <= 5 * error, order
    assert tries > 3000
    assert inside / tries > 0.88


@pytest.mark.checklist("C5")
def test_the_reply_names_only_known_enemies_and_its_loss_is_what_their_fire_costs():
    answers = 0
    for player in moments(range(900, 920), 8, luck=False):
        view = own_view(player)
        for order in attacks_of(view)[:4]:
            forecast = view.forecast(order)
            for reply in forecast.replies:
                enemy = view.unit(reply.row)
                assert enemy.known == "spotted"
                after = view.state.copy()
                assert engine.order(view.setup.world, after.board, to_row(view.setup, order)) == 0
                assert reply.men == loss_to_fire(view, after, reply.row, forecast.unit)
                answers += 1
    assert answers > 50


def loss_to_fire(view: SideView, state, enemy: int, unit: int) -> int:
    """Men a unit loses to a whole turn of one enemy's fire."""
    setup, units = view.setup, state.units
    state.clock.side[0] = 1 - view.side
    units.clock[enemy] = setup.scenario.turn_seconds
    before = int(units.casualties[unit])
    order = Fire(setup.unit_ids[enemy], setup.unit_ids[unit], setup.scenario.turn_seconds)
    engine.order(setup.world, state.board, to_row(setup, order))
    return int(units.casualties[unit]) - before


@pytest.mark.checklist("C7")
def test_a_combined_attack_is_the_orders_given_one_after_the_other_and_gains_are_differences():
    planned = 0
    for player in moments(range(1000, 1040), 8, luck=False):
        view = own_view(player)
        whole = SideView(player.setup, player.state, None)
        by_unit = {order.unit: order for order in attacks_of(view) if isinstance(order, Fire)}
        orders = tuple(by_unit.values())[:3]
        if len(orders) < 2:
            continue
        found = combined(whole, orders)
        assert found.their_men.mean == given(player, orders)
        for number, gain in enumerate(found.gains):
            without = orders[:number] + orders[number + 1 :]
            assert gain.their_men == found.their_men.mean - given(player, without)
        planned += 1
    assert planned > 10


def given(player: Player, orders: tuple) -> int:
    """Men the other side loses to some orders, one after the other."""
    setup, state = player.setup, player.state.copy()
    theirs = setup.fixed.side != int(state.clock.side[0])
    before = int((state.units.casualties + state.units.captured)[theirs].sum())
    for order in orders:
        engine.order(setup.world, state.board, to_row(setup, order))
    return int((state.units.casualties + state.units.captured)[theirs].sum()) - before


@pytest.mark.checklist("C8")
def test_a_shot_from_another_hex_is_forecast_as_it_is_after_the_march():
    tried = 0
    for player in moments(range(1100, 1120), 8, luck=False):
        view = own_view(player)
        for unit in marchers(view)[:3]:
            for goal in list(view.reach(unit.row))[1:6]:
                moved = view_from(view, unit.row, goal)
                path = view.path(unit.row, goal)
                if moved is None or path.watched or moved.unit(unit.row).hex != goal:
                    continue
                state = player.state.copy()
                order = Move(unit.id, tuple(map(view.setup.number, path.hexes)))
                engine.order(view.setup.world, state.board, to_row(view.setup, order))
                if {event[0] for event in state.event_rows()} != {MOVED} or int(
                    state.units.hex[unit.row]
                ) != goal:
                    continue  # something was met: no preview could know
                after = SideView(view.setup, state, view.side)
                for enemy, refusal in moved.targets(unit.row).items():
                    assert after.targets(unit.row)[enemy] == refusal
                    shot = Fire(unit.id, view.unit(enemy).id, max(10, moved.unit(unit.row).seconds_left))
                    if refusal is None:
                        assert moved.forecast(shot) == after.forecast(shot)
                        tried += 1
    assert tried > 30


@pytest.mark.checklist("C9")
def test_the_line_of_sight_shown_is_the_engines_and_the_same_both_ways():
    pairs = 0
    for player in moments(range(1200, 1220), 1):
        view = own_view(player)
        setup, world = view.setup, view.setup.world
        dice = random.Random(pairs)
        for _ in range(500):
            here, there = dice.randrange(setup.hexes), dice.randrange(setup.hexes)
            line = view.sight_line(here, there)
            assert line.clear == bool(sight.has_sight(world, here, there))
            assert line == view.sight_line(there, here)
            if not line.clear:
                ground = int(setup.ground.height[line.blocked_at]) + int(
                    setup.ground.obstructs[line.blocked_at]
                )
                assert ground // 10 == line.ground >= line.line
            pairs += 1
    assert pairs == 10_000


@pytest.mark.checklist("C10")
def test_the_field_of_view_is_all_that_the_line_of_sight_says_is_seen():
    for player in moments(range(1300, 1306), 1):
        view = own_view(player)
        for here in range(0, view.setup.hexes, 7):
            field = view.field_of_view(here)
            clear = {there for there in range(view.setup.hexes) if view.sight_line(here, there).clear}
            assert field <= clear
            assert here in field


@pytest.mark.checklist("C11")
def test_what_an_enemy_threatens_now_is_in_its_range_and_sight_and_its_march_only_adds():
    marched = 0
    for player in moments(range(1400, 1420), 5):
        view = own_view(player)
        setup, world = view.setup, view.setup.world
        for enemy in [unit for unit in view.units if unit.known == "spotted" and unit.hex >= 0][:3]:
            danger = danger_of(view, enemy.row)
            now = {place for place, how in danger.items() if how == NOW}
            told = {place for place, rows in view.threat().items() if enemy.row in rows}
            if enemy.condition == "ready":
                assert now == told
            for there in now:
                metres = int(setup.scenario.hex_metres) * apart_hexes(setup, enemy.hex, there)
                assert metres <= int(setup.fixed.reach_metres[enemy.row])
                assert sight.has_sight(world, enemy.hex, there)
            free = danger_of(view, enemy.row, blockers=False)
            assert set(danger) <= set(free)
            marched += len(danger) - len(now)
    assert marched > 100


def apart_hexes(setup, here: int, there: int) -> int:
    """Hexes between two."""
    return int(distance(setup.columns, here, there))


@pytest.mark.checklist("C12")
def test_contact_is_what_the_engine_counts_for_the_enemies_in_sight():
    hexes = 0
    for player in moments(range(1500, 1520), 5):
        view = own_view(player)
        setup = view.setup
        theirs, ours = contact_hexes(view, view.side)
        expected: set[int] = set()
        for unit in view.units:
            holds = unit.known == "spotted" and unit.condition == "ready" and not unit.aircraft
            if unit.side != view.side and unit.hex >= 0 and holds:
                expected |= {unit.hex, *around(setup, unit.hex)}
        assert theirs == expected
        for unit in view.units:
            if unit.known == "own" and unit.hex >= 0 and unit.condition == "ready" and not unit.aircraft:
                assert {unit.hex, *around(setup, unit.hex)} <= ours
        hexes += len(theirs)
    assert hexes > 100


def around(setup, here: int) -> list[int]:
    """The hexes beside one."""
    size = setup.columns, setup.scenario.map.rows
    return [there for way in range(6) if (there := int(next_hex(*size, here, way))) >= 0]


def test_an_outlook_is_the_same_for_all_states_that_look_alike_and_for_any_order_of_play_outs():
    for player in moments(range(1600, 1603), 1, apart=30):
        view = own_view(player)
        thinker, other = Thinker(view.setup), Thinker(view.setup)
        thinker.take(view.state, view.side)
        margins = [thinker.play_out(number) for number in range(4)]
        scrambled = player.state.copy()
        for row in range(len(view.setup.unit_ids)):
            unseen = scrambled.units.seen[row] == HIDDEN and scrambled.units.seen_turn[row] < 0
            if view.setup.fixed.side[row] != view.side and unseen:
                scrambled.units.men[row] += 3
                scrambled.units.suppression[row] = 500
        other.take(SideView(view.setup, scrambled, view.side).state, view.side)
        assert [other.play_out(number) for number in reversed(range(4))] == margins[::-1]
        found = outlook_of(view.setup, margins)
        assert found.count == 4 == found.won[0] + found.won[1] + found.drawn == sum(found.ends)
        assert other.play_out(1, lambda: False) is None, "it stops when told to"
