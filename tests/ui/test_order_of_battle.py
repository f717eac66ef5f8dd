"""The order of battle beside the map: a tree by command, linked with the map both ways."""

from collections import Counter

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup, tauran

from borderwar.session.computer import played_game
from borderwar.ui import words
from borderwar.ui.order_of_battle import ARMS, SORTS, arm_of, mark_of, members
from borderwar.ui.panels.drawer import Drawer
from borderwar.ui.play.lights import lit_hexes


def fought(orders: int = 430):
    """The play screen of a game in which units have broken and are gone."""
    screen = play_screen(0)
    screen.runner.take_game(played_game(setup(), 5, ("historical", "historical")).branch(orders))
    return screen


@pytest.fixture(scope="module")
def situation():
    return fought().situation


@pytest.fixture(autouse=True)
def plain_list(situation):
    """Each test begins with the whole tree."""
    desk = situation.desk
    desk.drawer_filter, desk.drawer_sort, desk.drawer_arm = "all", "command", ""
    desk.folded, desk.lit, desk.selected = frozenset(), "", -1


def rows(situation):
    return [row for group in Drawer().model(situation).groups for row in group.rows]


def own(situation):
    return [unit for unit in situation.view.units if unit.side == situation.side]


@pytest.mark.checklist("F2")
def test_each_own_unit_stands_once_under_its_formation(situation):
    listed = {row.row: group.id for group in Drawer().model(situation).groups for row in group.rows}

    assert listed == {unit.row: unit.formation for unit in own(situation)}
    assert Counter(row.row for row in rows(situation)).most_common(1)[0][1] == 1


@pytest.mark.checklist("F2")
def test_a_formation_stands_under_its_parent_one_step_in(situation):
    depth = {group.id: group.depth for group in Drawer().model(situation).groups}
    order = list(depth)

    for formation in tauran().formations:
        if formation.id in depth and formation.parent in depth:
            assert depth[formation.id] == depth[formation.parent] + 1
            assert order.index(formation.parent) < order.index(formation.id)


@pytest.mark.checklist("F2")
def test_those_to_come_lost_broken_and_cut_off_carry_a_mark(situation):
    marks = {row.row: row.mark for row in rows(situation)}

    for unit in own(situation):
        expected = {"to come": "to come", "broken": "broken", "ready": ""}.get(unit.condition, "lost")
        if expected == "" and (unit.encircled or unit.command == "out of command"):
            expected = "no supply" if unit.encircled else "no command"
        assert marks[unit.row] == expected, unit.name
    assert {"to come", "lost", "broken"} <= set(marks.values()), "the game shows each of them"


@pytest.mark.checklist("F2")
def test_choosing_in_the_list_is_choosing_on_the_map_and_back():
    hands = Hands(open_app(play_screen(0), (1366, 900)))
    play = hands.play
    unit = next(unit for unit in play.situation.view.units if unit.side == 0 and unit.hex >= 0)
    hands.press(f"unit.{unit.row}")
    assert play.situation.desk.selected == unit.row
    assert play.runner._in_sight(unit.hex)

    other = next(u for u in play.situation.able() if u.hex not in (unit.hex, -1))
    play.runner.deeds.select(other.row)
    hands.app.step(16)
    assert [row.row for row in rows(play.situation) if row.chosen] == [other.row]


@pytest.mark.checklist("F2")
def test_pointing_at_a_line_lights_the_unit_on_the_map_and_the_other_way_round():
    hands = Hands(open_app(play_screen(0), (1366, 900)))
    situation = hands.play.situation
    unit = next(unit for unit in situation.view.units if unit.side == 0 and unit.hex >= 0)
    hands.move(hands.play.control(f"unit.{unit.row}").place.center)
    hands.app.step(16)
    assert lit_hexes(situation)[1] == {unit.hex}

    hands.move(hands.hex_point(unit.hex))
    hands.app.step(16)
    assert unit.row in [row.row for row in rows(situation) if row.pointed]
    assert situation.desk.selected == -1, "nothing was chosen by it"


@pytest.mark.checklist("F3")
@pytest.mark.parametrize(("name", "fits"), [("act", words.can_act), ("help", words.needs_help)])
def test_the_filters_hold_exactly_who_they_say(situation, name, fits):
    situation.desk.drawer_filter = name
    troubled = ("no command", "no supply") if name == "help" else ()

    assert {row.row for row in rows(situation)} == {
        unit.row for unit in own(situation) if fits(unit) or mark_of(unit) in troubled
    }


@pytest.mark.checklist("F3")
@pytest.mark.parametrize("arm", ARMS[1:])
def test_the_list_can_be_cut_down_to_one_arm(situation, arm):
    situation.desk.drawer_arm = arm

    assert {row.row for row in rows(situation)} == {
        unit.row for unit in own(situation) if arm_of(unit) == arm
    }


@pytest.mark.checklist("F3")
@pytest.mark.parametrize("sort", SORTS[1:])
def test_every_order_lists_the_same_units_the_lost_and_those_to_come_last(situation, sort):
    situation.desk.drawer_sort = sort
    listed = rows(situation)
    absent = [row.mark in ("to come", "lost") for row in listed]

    assert {row.row for row in listed} == {unit.row for unit in own(situation)}
    assert absent == sorted(absent)


@pytest.mark.checklist("F3")
def test_by_strength_by_time_left_and_by_distance_are_what_they_say(situation):
    units = {unit.row: unit for unit in own(situation)}
    chosen = next(unit for unit in units.values() if words.can_act(unit) and unit.hex >= 0)
    situation.desk.selected = chosen.row

    def here(sort):
        situation.desk.drawer_sort = sort
        return [units[row.row] for row in rows(situation) if row.mark not in ("to come", "lost")]

    strength = [unit.men for unit in here("strength")]
    assert strength == sorted(strength, reverse=True)
    idle = [unit.seconds_left for unit in here("idle") if words.can_act(unit)]
    assert idle == sorted(idle, reverse=True)
    near = [situation.layout.distance(chosen.hex, u.hex) for u in here("near") if u.hex >= 0]
    assert near == sorted(near)
    assert near[0] == 0


@pytest.mark.checklist("F3")
def test_a_formations_total_is_the_sum_of_its_units_that_are_there(situation):
    units = {unit.row: unit for unit in own(situation)}
    for group in Drawer().model(situation).groups:
        under = [units[row] for row in members(situation, group.id)]
        there = [unit for unit in under if mark_of(unit) not in ("to come", "lost")]
        assert group.totals == f"{sum(unit.men for unit in there):,}"


@pytest.mark.checklist("F3")
def test_a_key_lights_the_whole_formation_of_the_chosen_unit():
    hands = Hands(open_app(play_screen(0)))
    situation = hands.play.situation
    hands.key(pygame.K_n, 0, "n")
    formation = situation.unit.formation
    hands.key(pygame.K_l, pygame.KMOD_SHIFT, "L")

    under = members(situation, formation)
    assert lit_hexes(situation)[0] == {
        unit.hex for unit in situation.view.units if unit.row in under and unit.hex >= 0
    }
    hands.key(pygame.K_ESCAPE)
    assert lit_hexes(situation)[0] == frozenset()


def test_a_folded_formation_hides_its_units_and_its_parts(situation):
    top = next(f.id for f in tauran().formations if f.parent is None and f.side == tauran().sides[0].id)
    situation.desk.folded = frozenset({top})

    groups = [group.id for group in Drawer().model(situation).groups]

    assert top in groups
    assert not {f.id for f in tauran().formations if f.parent == top} & set(groups)


def test_a_key_folds_the_formation_of_the_chosen_unit():
    hands = Hands(open_app(play_screen(0)))
    situation = hands.play.situation
    hands.key(pygame.K_n, 0, "n")
    chosen = situation.unit
    hands.key(pygame.K_f, pygame.KMOD_ALT, "f")
    assert chosen.row not in [row.row for row in rows(situation)]

    hands.key(pygame.K_f, pygame.KMOD_ALT, "f")
    assert chosen.row in [row.row for row in rows(situation)]


def test_the_drawer_tells_who_is_due_next():
    assert Drawer().model(play_screen(0).situation).due.startswith("Next due: ")
