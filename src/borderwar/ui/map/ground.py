"""What the painter needs to know of a scenario's ground, as plain data."""

import hashlib
from dataclasses import dataclass

from borderwar.model.scenario import Scenario
from borderwar.ui.map.terrain_look import look_of


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A name on the map: English, the local script's line under it, and where."""

    text: str
    second: str
    at: str
    kind: str  # "place", "height", "water" or "region"
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """A road, track or railway through adjacent hexes."""

    kind: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A line that one side's command has drawn: a claimed border or a limit."""

    nation: str
    text: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideLine:
    """A river, gully or cliff along hexsides."""

    look: str  # "stream", "river", "gully" or "cliff"
    width: int  # metres
    pairs: tuple[tuple[str, str], ...]  # the hexes on both sides of each hexside


THEATRE_METRES = 5000
"""Hexes this wide and wider are drawn as a map of a theatre: tints by height, coasts, railways."""


@dataclass(frozen=True, slots=True)
class GroundSpec:
    """The ground of one map."""

    columns: int
    rows: int
    hex_metres: int
    contour: int  # metres
    looks: tuple[tuple[str, ...], ...]  # rows of looks, see terrain_look
    heights: tuple[tuple[int, ...], ...]  # rows of metres
    ways: tuple[Way, ...] = ()
    names: tuple[NamePlace, ...] = ()
    lines: tuple[LimitLine, ...] = ()
    works: tuple[str, ...] = ()  # hexes with works dug before the game
    sides: tuple[SideLine, ...] = ()
    winter: bool = False  # the ground is frozen and white

    @property
    def theatre(self) -> bool:
        """Whether this is a map of a theatre of war and not of a field of battle."""
        return self.hex_metres >= THEATRE_METRES

    @staticmethod
    def from_scenario(scenario: Scenario) -> "GroundSpec":
        """The ground of a scenario; second lines are in the local script."""
        ground = scenario.map
        by_letter = {terrain.letter: look_of(terrain) for terrain in scenario.catalogue.terrains.values()}
        nation_of = {side.id: side.nations[0] if side.nations else "" for side in scenario.sides}
        return GroundSpec(
            columns=ground.columns,
            rows=ground.rows,
            hex_metres=scenario.hex_metres,
            contour=ground.contour,
            looks=tuple(tuple(by_letter[letter] for letter in row) for row in ground.terrain),
            heights=ground.heights,
            ways=tuple(Way(road.kind, road.path) for road in ground.roads),
            names=tuple(
                NamePlace(name.names.english, second_line(name.names.native), name.at, name.kind, name.turn)
                for name in ground.names
            ),
            lines=tuple(
                LimitLine(nation_of.get(claim.side, ""), claim.names.english, claim.path)
                for claim in ground.claims
            ),
            works=tuple(sorted(ground.works)),
            sides=_sides(scenario),
            winter=any(weather.ice > 0 for weather in scenario.weather),
        )

    def digest(self) -> str:
        """A short name for this ground: equal for equal pictures."""
        return hashlib.blake2b(repr(self).encode(), digest_size=10).hexdigest()


def _sides(scenario: Scenario) -> tuple[SideLine, ...]:
    """The lines along hexsides, those of one kind and name together."""
    kinds = scenario.catalogue.hexsides
    return tuple(
        SideLine(kinds[line.kind].look, kinds[line.kind].width.value // 1000, line.sides)
        for line in scenario.map.hexsides
    )


def second_line(native: dict[str, str]) -> str:
    """The line under a name: the local script, Cyrillic first, kanji where there is no other."""
    for language in ("mn", "ru", "ja", "zh", "ko"):
        if language in native:
            return native[language]
    return ""
