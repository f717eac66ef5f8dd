"""The units on the map: one card a hex, a stack's number, the one that walks; dots far out."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui.counters import CounterLook, counter_side, put_counter, put_dot
from borderwar.ui.kit.pen import theme_at
from borderwar.ui.map import HexLayout, MapView, Overlays
from borderwar.ui.map.fronts import front_lines
from borderwar.ui.map.layout import Point
from borderwar.ui.play.film import Film
from borderwar.ui.play.looks import map_look
from borderwar.ui.play.situation import Situation


def draw_pieces(
    surface: pygame.Surface,
    situation: Situation,
    camera: MapView,
    film: Film | None,
    still: bool,
    only: frozenset[int] | None = None,
    look: Callable[[Any], CounterLook] = map_look,
) -> None:
    """Draw the units that touch the surface's clip, or those of some hexes.

    `still` puts a walker at the end of its step at once.
    """
    side = counter_side(camera.pitch)
    walking = film.current if film is not None and film.current and film.current.kind == "walk" else None
    near = surface.get_clip().inflate(2 * side + 40, 2 * side + 40)
    stacks = _stacks(situation, film, walking.row if walking is not None else -1)
    for place in sorted(stacks):
        centre = camera.centre(place)
        if not near.collidepoint(centre) or (only is not None and place not in only):
            continue
        units = stacks[place]
        top = next((unit for unit in units if unit.row == situation.desk.selected), units[0])
        if side:
            put_counter(surface, look(top), centre, side, theme_at(1.0), stack=len(units))
        else:
            put_dot(surface, top.nation, centre)
    walker = situation.findings.unit(walking.row) if walking is not None else None
    if walking is not None and walker is not None and film is not None:
        start, end = camera.centre(walking.start), camera.centre(walking.end)
        share = 1.0 if still else film.share
        at = round(start[0] + (end[0] - start[0]) * share), round(start[1] + (end[1] - start[1]) * share)
        if side:
            put_counter(surface, look(walker), at, side, theme_at(1.0))
        else:
            put_dot(surface, walker.nation, at)


def _stacks(situation: Situation, film: Film | None, walker: int) -> dict[int, list[Any]]:
    """The units in each hex, without the one that walks and those only suspected."""
    moved = film.moved_to if film is not None else {}
    out: dict[int, list[Any]] = {}
    for unit in situation.view.units:
        place = moved.get(unit.row, unit.hex)
        if place >= 0 and unit.known != "suspected" and unit.row != walker:
            out.setdefault(place, []).append(unit)
    return out


def goal_words(goal: Any, turns: int) -> tuple[str, str]:
    """What an objective is worth, for its flag, and when that counts."""
    if goal.end and goal.turn:
        return f"{goal.end}+{goal.turn}", say("turn {last}, and each turn", last=turns)
    if goal.end:
        return str(goal.end), say("turn {last}", last=turns)
    if goal.stand:
        return str(goal.stand), say("each turn till it falls")
    return str(goal.turn), say("each turn")


def draw_goals(surface: pygame.Surface, situation: Situation, camera: MapView, overlays: Overlays) -> None:
    """The flags of the objectives that touch the surface's clip: owner, worth, when it counts."""
    near = surface.get_clip().inflate(3 * camera.pitch, 3 * camera.pitch)
    scenario = situation.scenario
    for goal in situation.view.objectives:
        if goal.hex >= 0 and near.collidepoint(camera.centre(goal.hex)):
            nation = scenario.sides[goal.holder].nations[0] if goal.holder >= 0 else None
            overlays.objective(surface, camera, goal.hex, nation, *goal_words(goal, scenario.turns))


def entries(situation: Situation) -> dict[int, tuple[str, int, int]]:
    """Hexes by which one's own units come on this turn or the next: nation, how many, the turn."""
    out: dict[int, tuple[str, int, int]] = {}
    for unit in situation.view.units:
        soon = situation.turn + 1 <= unit.arrives_turn <= situation.turn + 2
        if unit.condition == "to come" and unit.entries and soon:
            place = situation.layout.index(unit.entries[0])
            count = out[place][1] if place in out else 0
            turn = min(out[place][2], unit.arrives_turn) if place in out else unit.arrives_turn
            out[place] = unit.nation, count + 1, turn
    return out


def draw_entries(surface: pygame.Surface, situation: Situation, camera: MapView, overlays: Overlays) -> None:
    """Arrows on the hexes by which one's own units come on this turn or the next.  [12.1]"""
    near = surface.get_clip().inflate(3 * camera.pitch, 3 * camera.pitch)
    for place, (nation, count, turn) in entries(situation).items():
        if place >= 0 and near.collidepoint(camera.centre(place)):
            words = say("{count} units, turn {turn}", count=count, turn=turn)
            if count == 1:
                words = say("1 unit, turn {turn}", turn=turn)
            overlays.entry(surface, camera, place, nation, words)


FRONT_FROM = 10
"""Units of each side from which there is a front and not a skirmish."""


def facing(situation: Situation) -> tuple[frozenset[int], frozenset[int]]:
    """The hexes that units of either side hold, as far as they are known; broken ones hold nothing."""
    held: tuple[set[int], set[int]] = (set(), set())
    for unit in situation.view.units:
        if unit.hex >= 0 and unit.known != "suspected" and not unit.aircraft and unit.condition != "broken":
            held[unit.side].add(unit.hex)
    return frozenset(held[0]), frozenset(held[1])


@lru_cache(maxsize=8)
def _lines(layout: HexLayout, first: frozenset[int], second: frozenset[int]) -> list[list[Point]]:
    return front_lines(layout, first, second)


def draw_fronts(surface: pygame.Surface, situation: Situation, camera: MapView, overlays: Overlays) -> None:
    """Where both sides face each other, in the pencils of both."""
    first, second = facing(situation)
    if min(len(first), len(second)) < FRONT_FROM:
        return
    one, other = situation.scenario.sides
    overlays.fronts(
        surface, camera, _lines(situation.layout, first, second), (one.nations[0], other.nations[0])
    )
