"""What always holds, whatever is played."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from played_game import Game
from random_games import random_player_turn, random_row, skirmish, submit
from tabletop import BASE, lay_out

from borderwar.model.tables import BROKEN, DESTROYED, LEFT, READY, SPOTTED, SURRENDERED, TO_COME
from borderwar.rules.sight import blocking_hex
from borderwar.rules.stacking import COLUMN_FRONT, lift, place
from borderwar.rules.view import believe

THROWS = ("shot_throws", "loss_throws", "nerve_throws")

few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 2**31 - 1)


def watch(seed: int, luck: bool, check: Callable[[Game], None]) -> Game:
    """Play a game of random orders and check it after every player turn."""
    game, dice = skirmish(seed, luck), random.Random(seed)
    check(game)
    while not game.over:
        random_player_turn(game, dice)
        check(game)
    return game


@few
@given(seeds, st.booleans())
def test_a_refused_order_changes_nothing(seed, luck):
    game, dice = skirmish(seed, luck), random.Random(seed)
    for _ in range(4):
        for _ in range(20):
            row, before = random_row(game, dice), game.state.digest()
            if submit(game, row):
                assert game.state.digest() == before, f"{row[:5]} was refused and changed something"
        game.end()


@few
@given(seeds, st.booleans())
def test_the_same_orders_lead_to_the_same_state(seed, luck):
    game, again, dice = skirmish(seed, luck), skirmish(seed, luck), random.Random(seed)
    assert game.state.digest() == again.state.digest()
    while not game.over:
        for row, case in random_player_turn(game, dice):
            assert submit(again, row) == case
        assert game.state.digest() == again.state.digest()


@few
@given(seeds, st.booleans())
def test_every_man_and_vehicle_is_accounted_for(seed, luck):
    def check(game: Game) -> None:
        units = game.state.units
        men = units.men + units.casualties + units.captured
        assert (men == units.start_men).all(), (
            "men with the unit, casualties and prisoners are what it began with"
        )
        vehicles = units.vehicles + units.vehicles_lost + units.vehicles_captured
        assert (vehicles == units.start_vehicles).all()
        for column in (units.men, units.casualties, units.captured, units.vehicles, units.vehicles_lost):
            assert (column >= 0).all()
        gone = np.isin(units.condition, (SURRENDERED, DESTROYED))
        assert (units.men[gone] == 0).all(), "nobody is left in a unit that is gone"

    watch(seed, luck, check)


@few
@given(seeds, st.booleans())
def test_stacks_agree_with_the_units_and_keep_within_the_limit(seed, luck):
    def check(game: Game) -> None:
        units, fixed = game.state.units, game.setup.fixed
        found: list[int] = []
        for index in range(game.setup.hexes):
            stack = [game.row(name) for name in game.stack(game.setup.number(index))]
            assert all(units.hex[row] == index for row in stack), "a unit stands where its stack says"
            assert stack == sorted(stack), "in order-of-battle order"
            assert len({int(fixed.side[row]) for row in stack}) <= 1, "no two sides in a hex"
            front = sum(
                int(fixed.frontage[row]) // (COLUMN_FRONT if units.column[row] else 1) for row in stack
            )
            assert len(stack) < 2 or front <= 2 * 250, "no more front than the hex takes"
            found += stack
        assert sorted(found) == [row for row in range(len(fixed.side)) if units.hex[row] >= 0]
        assert (units.hex < game.setup.hexes).all()
        ground = (fixed.aircraft == 0) & (fixed.anchor < 0)
        ground &= units.below == 0
        on_map = (units.hex >= 0) & ground
        assert (units.hex[units.below > 0] < 0).all(), "nobody stands below and above"
        assert (on_map == (np.isin(units.condition, (READY, BROKEN)) & ground)).all()
        assert np.isin(units.condition[units.hex < 0], (TO_COME, READY, SURRENDERED, DESTROYED, LEFT)).all()

    watch(seed, luck, check)


@few
@given(seeds, st.booleans())
def test_contact_is_what_a_recount_finds(seed, luck):
    def check(game: Game) -> None:
        units, fixed = game.state.units, game.setup.fixed
        for side, name in enumerate(("red", "blue")):
            recount = [0] * game.setup.hexes
            for row in np.flatnonzero((fixed.side == side) & (fixed.aircraft == 0)):
                if units.condition[row] == READY and units.seen[row] == SPOTTED and units.hex[row] >= 0:
                    for there in (int(units.hex[row]), *game.neighbours(int(units.hex[row]))):
                        if there >= 0:
                            recount[there] += 1
            assert game.contact(name) == recount

    watch(seed, luck, check)


@few
@given(seeds, st.booleans())
def test_figures_keep_within_their_bounds(seed, luck):
    def check(game: Game) -> None:
        units = game.state.units
        assert ((units.suppression >= 0) & (units.suppression <= 1000)).all()
        assert ((units.cohesion >= 0) & (units.cohesion <= 1000)).all()
        assert ((units.clock >= 0) & (units.clock <= 1200)).all()
        assert (units.dug >= 0).all()
        assert ((units.men_rest >= 0) & (units.men_rest < 65536)).all()
        assert (units.clock[np.isin(units.condition, (BROKEN, DESTROYED, LEFT))] == 0).all()

    watch(seed, luck, check)


def scramble(game: Game, side: int, dice: random.Random) -> None:
    """Change all that a side cannot know."""
    units, fixed = game.state.units, game.setup.fixed
    clock, works = game.state.clock, game.state.works
    for place_, work in enumerate(game.setup.works):
        mines = work["beyond"] < 0
        if mines and (work["owner"] == side or not works.known[place_] & (1 << side)):
            works.left[place_] = dice.randrange(3600)
        works.known[place_] = (works.known[place_] & (1 << side)) | (dice.randrange(4) & (2 - side))
    bridges = game.state.bridges
    for bridge in range(len(game.setup.bridge_ids)):
        if bridges.charged_by[bridge] != side:
            bridges.charged_by[bridge] = dice.choice([-1, 1 - side])
            bridges.charge[bridge] = dice.randrange(600)
        if bridges.worked_by[bridge] != side:
            bridges.worked_by[bridge] = dice.choice([-1, 1 - side])
            bridges.work[bridge] = dice.randrange(600)
        if clock.side[0] != side:
            bridges.used[bridge] = dice.randrange(1200)
    clock.seed[0], clock.skipped[0] = dice.randrange(1 << 30), dice.randrange(99)
    if clock.side[0] != side:
        clock.orders[0] = dice.randrange(99)
    for column in ("headquarters", "heir", "wait", "quality", "fallen"):
        getattr(game.state.formations, column)[1 - side] = dice.randrange(9)
    for row in range(len(fixed.side)):
        for column in ("men_rest", "vehicle_rest", "hazard", "rally_hazard", *THROWS):
            getattr(units, column)[row] = dice.randrange(60000)
        if fixed.side[row] == side:
            units.heard[row] = dice.randrange(9)
            continue
        for column, most in (("rounds", 900), ("laid", 90), ("fit", 6), ("over", 90), ("cover", 1000)):
            getattr(units, column)[row] = dice.randrange(most)
        units.boats_hex[row] = dice.randrange(90)
        units.escorting[row] = dice.randrange(len(fixed.side))
        for column in ("ammunition", "fuel", "water"):
            getattr(units, column)[row] = dice.randrange(9000)
        for column in ("supply", "encircled", "command"):
            getattr(units, column)[row] = dice.randrange(2)
        if units.condition[row] in (READY, BROKEN):
            units.cohesion[row] = dice.randrange(1000)
            units.clock[row] = dice.randrange(1200)
            units.stance[row] = dice.randrange(4)
            units.start_men[row] += (before := dice.randrange(9))
            units.casualties[row] += before
            if not fixed.aircraft[row] and fixed.vehicles[row]:
                units.start_vehicles[row] += (before := dice.randrange(3))
                units.vehicles_lost[row] += before
        if units.seen[row] == SPOTTED or units.condition[row] not in (READY, BROKEN, TO_COME):
            continue
        for column, most in (
            ("men", 30),
            ("vehicles", 3),
            ("suppression", 999),
            ("dug", 9000),
            ("moving", 300),
            ("fired", 300),
            ("soft_fire", 9000),
            ("hard_fire", 900),
            ("fired_from", 63),
            ("stress_now", 15),
            ("sorties", 3),
            ("ready_turn", 9),
            ("mounted", 2),
            ("column", 2),
            ("below", 90),
        ):
            if column != "vehicles" or not fixed.aircraft[row]:
                getattr(units, column)[row] = dice.randrange(most)
        units.start_men[row] = units.men[row] + dice.randrange(9)
        units.casualties[row] = units.start_men[row] - units.men[row]
        if units.hex[row] >= 0:
            lift(game.world, game.board, row)
            empty = np.flatnonzero(game.state.hexes.first < 0)
            place(game.world, game.board, row, int(dice.choice(empty)))


def beliefs(game: Game, side: int) -> Any:
    """What a side believes, as numbers."""
    return game.believes(("red", "blue")[side]).buffer.copy()


@few
@given(seeds, st.booleans(), st.integers(0, 1))
def test_truths_that_differ_only_in_hidden_things_are_believed_alike(seed, luck, side):
    def check(game: Game) -> None:
        before = beliefs(game, side)
        kept = game.state.copy()
        scramble(game, side, random.Random(seed))
        view, kept_view = game.believes(("red", "blue")[side]), kept.twin()
        believe(game.world, kept.board, side, kept_view.board)
        for column in view.units._fields:
            leaks = getattr(view.units, column) != getattr(kept_view.units, column)
            assert not leaks.any(), f"the view leaks '{column}' of {np.flatnonzero(leaks)}"
        game.state.copy_from(kept)
        assert (view.buffer == before).all()

    watch(seed, luck, check)


@few
@given(seeds, seeds)
def test_no_side_can_tell_two_seeds_apart_before_anything_is_seen(seed, other):
    units = {
        "red": {"101": "0101 rifles men=20..60"},
        "blue": {"201": "1209 motor mounted men=20..60 vehicles=2..9"},
    }
    worlds = [lay_out(**units, seed=number, luck=True) for number in (seed, other)]
    views = [game.believes("red") for game in worlds]
    for column in views[0].units._fields:
        first, second = (int(getattr(view.units, column)[1]) for view in views)
        assert first == second, f"'{column}' of an enemy never seen tells the seed"


@few
@given(seeds, st.booleans(), st.integers(0, 1))
def test_believing_what_is_believed_changes_nothing(seed, luck, side):
    def check(game: Game) -> None:
        view, again = game.believes(("red", "blue")[side]), game.state.twin()
        believe(game.world, view.board, side, again.board)
        assert (view.buffer == again.buffer).all()
        assert (beliefs(game, side) == view.buffer).all(), "nor does believing twice"

    watch(seed, luck, check)


@few
@given(st.lists(st.integers(10, 400), min_size=1, max_size=8))
def test_fire_split_into_any_parts_has_the_same_sum(parts):
    whole = lay_out({"101": "0303 rifles"}, {"7": "0305 rifles hold-fire"}, turn_minutes=60)
    split = lay_out({"101": "0303 rifles"}, {"7": "0305 rifles hold-fire"}, turn_minutes=60)
    whole.order(f"fire 101 7 {sum(parts)}")
    for part in parts:
        split.order(f"fire 101 7 {part}")
    assert split.unit("7").loss == pytest.approx(whole.unit("7").loss, rel=0.02)


@pytest.mark.parametrize(("minutes", "metres", "hexes"), [(20, 250, 2), (40, 300, 2), (30, 250, 3)])
def test_a_fight_at_half_the_scale_costs_the_same(minutes, metres, hexes):
    """Hexes and turns of half the size, units cut in two: within one part in twenty."""
    law = {"men_rate": 60000}
    lone = ("." * 12 + "\n") * 20
    whole = lay_out(
        {"101": "0303 rifles men=40"},
        {"7": f"03{3 + hexes:02d} rifles hold-fire men=40"},
        turn_minutes=minutes,
        hex_metres=metres,
        law=law,
        ground=lone,
    )
    halves = lay_out(
        {"101": "0303 rifles men=20", "102": "0303 rifles men=20"},
        dict.fromkeys(("7", "8"), f"03{3 + 2 * hexes:02d} rifles hold-fire men=20"),
        turn_minutes=minutes // 2,
        hex_metres=metres // 2,
        law=law,
        ground=lone,
    )
    for name in ("7", "8"):
        halves.put(name, seen=SPOTTED)
    whole.put("7", seen=SPOTTED).order(f"fire 101 7 {minutes * 60}")
    for part in range(2):
        halves.order(f"fire 101 7 {minutes * 30}").order(f"fire 102 8 {minutes * 30}")
        if part == 0:
            halves.end(2)
            for name in ("7", "8"):
                halves.put(name, seen=SPOTTED)
    lost = halves.unit("7").loss + halves.unit("8").loss
    assert lost == pytest.approx(whole.unit("7").loss, rel=0.05)


ground_rows = st.lists(st.text("..w.r.l", min_size=11, max_size=11), min_size=9, max_size=9)
height_rows = st.lists(st.lists(st.integers(0, 12), min_size=11, max_size=11), min_size=9, max_size=9)


def on_ground(rows: list[str], heights: list[list[int]], unit: str) -> Game:
    """One unit in the middle of some ground."""
    marked = {
        f"{c + 1:02d}{r + 1:02d}": metres for r, line in enumerate(heights) for c, metres in enumerate(line)
    }
    return lay_out(
        {"101": f"0605 {unit}"}, {"7": "0101 rifles hold-fire"}, ground="\n".join(rows), heights=marked
    )


@few
@given(ground_rows, height_rows, st.sampled_from(["rifles", "horse mounted", "cars", "tankettes"]))
def test_reach_on_a_mirrored_map_is_mirrored(rows, heights, unit):
    # Eleven columns: the mirror image keeps the columns that stand lower.
    left = on_ground(rows, heights, unit)
    right = on_ground([line[::-1] for line in rows], [line[::-1] for line in heights], unit)
    for game in (left, right):
        game.put("7", seen=0)
        lift(game.world, game.board, game.row("7"))
        game.state.hexes.contact_1[:] = 0
    mirrored = {
        f"{12 - int(number[:2]):02d}{number[2:]}": rest for number, rest in right.reach("101").items()
    }
    assert left.reach("101") == mirrored


@few
@given(ground_rows, height_rows)
def test_sight_is_the_same_both_ways(rows, heights):
    game = on_ground(rows, heights, "rifles")
    for here in range(0, game.setup.hexes, 4):
        for there in range(0, game.setup.hexes, 3):
            forth = blocking_hex(game.world, here, there)
            back = blocking_hex(game.world, there, here)
            assert forth == back, "the same hex stops the eye both ways"
            assert forth < game.setup.hexes


def test_ground_lies_at_its_height(table):
    game = table(red={"101": "0303 rifles"}, heights={"0304": 7})
    assert game.setup.ground.height[game.at("0304")] == (BASE + 7) * 10
