"""Random boards with everything on them, and games of random orders over them.

``python random_boards.py FILE`` plays the games of a file again, order by order, and prints what
came of each: whoever wrote the file compares.  ``RANDOM_GAMES=5000`` plays so many in the tests.
"""

import hashlib
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tabletop import base, scenario

from borderwar.ground.hexes import next_hex
from borderwar.ground.kernel import grid
from borderwar.model import orders as o
from borderwar.model.scenario import Condition, Deed, Happening, Names, Sun, Weather
from borderwar.model.tables import READY, SPOTTED, TO_COME
from borderwar.rules import engine
from borderwar.rules.setup import Setup, prepare

ORDERS = 300
GAMES_A_BOARD = 5
SIDES = ("red", "blue")
ON_FOOT = ("rifles", "rifles", "machine-guns", "motor", "horse", "anti-tank", "howitzers", "towed-guns")
ON_FOOT += ("engineers", "hunters", "mortars", "sappers", "boatmen")
IN_ARMOUR = ("tankettes", "cars", "tanks")
IN_THE_AIR = ("bombers", "fighters", "big-bombers")

SELDOM = (o.DIG, o.MOUNT, o.DISMOUNT, o.STANCE, o.LEAVE, o.COLUMN, o.DEPLOY, o.CLEAR, o.BELOW, o.SURFACE)
SELDOM += (o.MOVE, o.FIRE, o.BOMBARD, o.ASSAULT, o.DIG, o.STRIKE, o.COUNTER, o.BREAK_OUT)
SELDOM += (o.BUILD, o.CHARGE, o.BLOW, o.EMBARK, o.LAND)
FLIGHTS = (o.STRIKE, o.STRIKE, o.STRIKE, o.SCOUT, o.PATROL, o.ESCORT, o.RAID)
AT_BRIDGES = (o.BUILD, o.CHARGE, o.BLOW)
AT_UNITS = (o.FIRE, o.COUNTER, o.ESCORT)
"""Orders whose target is a unit, not a hex."""
FLAGS = ("hold-fire", "return-fire", "fall-back", "fire-at-will", "mounted")


def number(column: int, row: int) -> str:
    """A hex number, from columns and rows counted from 1."""
    return f"{column:02d}{row:02d}"


class Maker:
    """Makes one board: ground, forces, limits and events, all drawn from one seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.columns = self.dice.randrange(7, 13)
        self.rows = self.dice.randrange(6, 10)
        self.turns = 100
        self.post = self.hex(), self.hex()

    def hex(self, columns: range | None = None) -> str:
        """Any hex, or one in some columns."""
        return number(
            self.dice.choice(columns or range(1, self.columns + 1)), self.dice.randrange(1, self.rows + 1)
        )

    def home(self, side: int) -> range:
        """The columns where a side starts."""
        half = self.columns // 2
        return range(1, half + 1) if side == 0 else range(half + 1, self.columns + 1)

    def edge(self, side: int) -> str:
        """A hex at a side's own edge."""
        return number(1 if side == 0 else self.columns, self.dice.randrange(1, self.rows + 1))

    def unit(self, side: int, letters: dict[str, str]) -> str:
        """One unit's line, on foot or in armour, on the map or to come, with something odd about it."""
        dice = self.dice
        kind = dice.choice(ON_FOOT if dice.random() < 0.75 else IN_ARMOUR)
        words = [f"men={dice.randrange(10, 30)}..{dice.randrange(30, 45)}"]
        if kind in ("motor", "horse", "towed-guns", "boatmen"):
            words.append(dice.choice(FLAGS))
        elif dice.random() < 0.5:
            words.append(dice.choice(FLAGS[:4]))
        if dice.random() < 0.3:
            words.append(f"dug={dice.randrange(10, 90)}")
        if dice.random() < 0.15:
            words.append(f"leave={dice.randrange(0, 9)}@{self.edge(side)}+4-3")
        if dice.random() < 0.3:
            words.append("of=wing-" + SIDES[side])
        at = "to-come" if dice.random() < 0.2 else self.hex(self.home(side))
        if kind == "sappers":
            at = self.hex(range(self.columns // 2 + side, self.columns // 2 + side + 1))  # on the river
        elif kind == "boatmen" and at != "to-come":
            letters[number(int(at[:2]), min(self.rows, int(at[2:]) + 1))] = dice.choice("l~")
        if at == "to-come":
            first = dice.randrange(0, 6)
            words += [
                f"turn={first}",
                f"entry={self.edge(side)},{self.edge(side)}",
                f"group=late-{SIDES[side]}",
            ]
            words.append(
                f"level={dice.randrange(1, 4)}" if first == 0 else f"latest={first + dice.randrange(1, 4)}"
            )
        else:
            letters[at] = "."
        return " ".join([at, kind, *words])

    def event(self, row: int) -> Happening:
        """One event: something to ask for, something to bring."""
        dice, side = self.dice, self.dice.choice(SIDES)
        conditions = (
            Condition("level", number=2),
            Condition("held", side, turns=dice.randrange(3), name="post-0"),
            Condition("losses", side, dice.randrange(50, 400)),
            Condition("broken", units=(f"wing-{side}",)),
            Condition("clear", side, hexes=self.post),
            Condition("present", side, hexes=self.post),
            Condition("unless", name="event-0"),
        )
        deeds = (
            Deed("points", side, dice.randrange(-5, 6)),
            Deed("escalate", number=dice.choice((-1, 1))),
            Deed("release", units=(side,)),
            Deed("withdraw", number=2, units=(f"wing-{side}",)),
            Deed("surrender", units=(f"{side[0]}1",)),
            Deed("limit", number=dice.randrange(2), limits=("limit-0", "limit-1")),
            Deed("weather", weather=self.weather(1)),
            Deed("air", side, dice.randrange(2)),
        )
        return Happening(
            f"event-{row}",
            Names("event"),
            "",
            "test",
            dice.randrange(1, 8),
            self.turns,
            dice.choice((150, 400, 1000)),
            tuple(dice.sample(conditions, dice.randrange(3))),
            tuple(dice.sample(deeds, dice.randrange(1, 3))),
            dice.choice(("both", "nobody", *SIDES)),
            True,
            dice.random() < 0.3,
        )

    def weather(self, turn: int) -> Weather:
        """Fair or foul."""
        dice = self.dice
        sight, going = dice.choice((1000, 700, 400)), dice.choice((1000, 800, 500))
        return Weather(turn, Names("weather"), sight, going, dice.random() < 0.7, "")

    def obstacles(self, everywhere: list[str]) -> tuple[str, ...]:
        """Wire, ditches and mines of either side or of nobody."""
        dice = self.dice
        mined, *wired = dice.sample(everywhere, 6)
        owners = (*SIDES, "")
        out = [f"mines {mined},{wired[0]} {dice.choice(owners)}"]
        for at in wired[1:]:
            out.append(f"{dice.choice(('wire', 'piano-wire', 'ditch'))} {at} {dice.choice(owners)}")
        return tuple(line.strip() for line in out)

    def supply(self) -> dict[str, Any]:
        """Sources at the edges, water or not."""
        dice = self.dice
        found: dict[str, Any] = {"red": self.edge(0), "water": dice.choice((0, 240)), "wells": self.post}
        return found | ({"blue": self.edge(1)} if dice.random() < 0.7 else {})

    def water(self) -> dict[str, Any]:
        """A river from north to south, forded and bridged, and a current in it; or none."""
        dice, west = self.dice, self.columns // 2
        if dice.random() < 0.4:
            return {}
        banks = []
        for row in range(1, self.rows + 1):
            for beside in (row, row + (1 if west % 2 == 0 else -1)):
                if 1 <= beside <= self.rows:
                    banks.append(f"{number(west, row)}-{number(west + 1, beside)}")
        kinds = dice.choice((("river",), ("stream",), ("river", "cliff")))
        over = dice.sample(banks, 3)
        return {
            "waters": {kind: tuple(banks[place :: len(kinds)]) for place, kind in enumerate(kinds)},
            "fords": {over[0]: {"foot": 150, "horse": 90}},
            "bridges": {
                "north": f"{over[1]} {dice.choice(('whole', 'damaged', 'down'))} men=60 vehicles=2",
                "south": f"{over[2]} tonnes=10 charged={dice.choice(SIDES)}",
            },
        }

    def led(self) -> tuple[dict[str, Any], ...]:
        """Headquarters that units must be near to."""
        return tuple({"id": side, "headquarters": f"{side[0]}-hq"} for side in SIDES)

    def setup(self) -> Setup:
        """The board, ready to play."""
        dice = self.dice
        everywhere = [number(c, r) for c in range(1, self.columns + 1) for r in range(1, self.rows + 1)]
        letters = {at: dice.choice("wrl~") for at in dice.sample(everywhere, len(everywhere) // 5)}
        forces: tuple[dict[str, str], dict[str, str]] = ({}, {})
        for side, units in enumerate(forces):
            for place in range(dice.randrange(7, 12)):
                units[f"{SIDES[side][0]}{place}"] = self.unit(side, letters)
            for place in range(dice.randrange(3)):
                home = f" base={SIDES[side]}-40" if dice.random() < 0.7 else ""
                kind = dice.choice(IN_THE_AIR)
                units[f"{SIDES[side][0]}-air-{place}"] = f"to-come {kind} turn={dice.randrange(1, 3)}{home}"
            if dice.random() < 0.4:
                far = (
                    f"behind={self.edge(side)}/{dice.randrange(1000, 3000)} rounds={dice.randrange(20, 60)}+8"
                )
                units[f"{SIDES[side][0]}-far"] = f"to-come howitzers turn=1 {far}"
            units[f"{SIDES[side][0]}-hq"] = f"{self.clear(side, letters)} rifles"
            units[f"{SIDES[side][0]}-wing"] = f"{self.clear(side, letters)} rifles of=wing-{SIDES[side]}"
        self.part(forces)
        road = dice.randrange(1, self.rows + 1)
        return prepare(
            scenario(
                *forces,
                ground="\n".join(["." * self.columns] * self.rows),
                letters=letters,
                heights={at: dice.randrange(0, 30) for at in dice.sample(everywhere, len(everywhere) // 3)},
                roads=(tuple(number(column, road) for column in range(1, self.columns + 1)),)
                if road % 2
                else (),
                bases=(
                    base("red", 40, "west", raided=True),
                    base("blue", 40, "east", raided=dice.random() < 0.5),
                ),
                bans=(("blue", "fly", dice.choice((2, 4))),) if dice.random() < 0.3 else (),
                **self.water(),
                supply=self.supply() if dice.random() < 0.6 else None,
                led=self.led() if dice.random() < 0.6 else (),
                gun_control=tuple((side, (self.hex(),), 300) for side in SIDES),
                works=dict.fromkeys(dice.sample(everywhere, 3), 60),
                obstacles=self.obstacles(everywhere),
                forts={at: dice.choice(("pillbox", "fortress")) for at in dice.sample(everywhere, 4)},
                law={"men_rate": dice.choice((1000, 4000, 12000))},
                hex_metres=dice.choice((100, 250, 500)),
                turn_minutes=dice.choice((10, 20, 60)),
                turns=self.turns,
                start=dice.choice(("04:00", "12:00", "20:30")),
                sun=Sun(330, 1110, 30, 200, 250, 80, "estimated", "test"),
                weather=tuple(
                    {"turn": turn, "sight": sky.sight, "going": sky.going, "flying": sky.flying}
                    | ({"ice": dice.randrange(1, 4)} if dice.random() < 0.2 else {})
                    for turn in (1, 9)
                    for sky in (self.weather(turn),)
                ),
                limits=(
                    {"act": "enter", "hexes": self.post, "points": 3, "levels": 1},
                    {"side": "blue", "act": "fly", "points": 2, "levels": 1, "in_force": dice.random() < 0.5},
                    {"act": "stay-after", "hexes": (self.edge(0),), "after": 4, "points": 1},
                    {"side": "blue", "act": "armour-enter", "hexes": (self.hex(),), "points": 1},
                ),
                levels=9,
                objectives=(
                    {"at": self.post[0], "holder": dice.choice((None, *SIDES)), "turn": 1},
                    {"at": self.hex(), "holder": "blue", "end": 9, "stand": 1},
                ),
                shares=((100, 3), (300, 9)),
                rally=(self.edge(0), self.edge(1)),
                exits=((self.edge(0), self.edge(0)), (self.edge(1),)),
                formations=tuple((f"wing-{side}", side, dice.choice((0, 3))) for side in SIDES),
                events=tuple(self.event(row) for row in range(dice.randrange(1, 7))),
            )
        )

    def clear(self, side: int, letters: dict[str, str]) -> str:
        """A hex of a side's half, made clear."""
        at = self.hex(self.home(side))
        letters[at] = "."
        return at

    def part(self, forces: tuple[dict[str, str], dict[str, str]]) -> None:
        """No more than two units start in one hex, so that it holds them."""
        for side, units in enumerate(forces):
            taken: dict[str, int] = {}
            for name, line in list(units.items()):
                at, rest = line.split(" ", 1)
                while at != "to-come" and taken.get(at, 0) >= 2:
                    at = number(self.dice.choice(self.home(side)), self.dice.randrange(1, self.rows + 1))
                taken[at] = taken.get(at, 0) + 1
                units[name] = f"{at} {rest}"


@dataclass
class Player:
    """Both sides of a game, giving orders that stand a chance, and now and then one that does not."""

    setup: Setup
    seed: int
    luck: bool | None = None  # None: two games in three have it

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        luck = self.seed % 3 > 0 if self.luck is None else self.luck
        self.state = self.setup.new_state(self.seed, luck)
        fixed = self.setup.fixed
        self.side_of, self.flies = fixed.side.tolist(), fixed.aircraft.tolist()
        self.shells = fixed.indirect.tolist()
        columns, rows = self.setup.columns, self.setup.scenario.map.rows
        self.beside = [
            [there for way in range(6) if (there := next_hex(columns, rows, here, way)) >= 0]
            for here in range(self.setup.hexes)
        ]
        self.row = np.zeros(o.ORDER_WIDTH, np.int32)
        self.cells = grid(self.row)

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return bool(self.state.clock.over[0])

    def submit(self, row: list[int]) -> int:
        """Give an order; the case against it, or 0."""
        self.row[: len(row)] = row
        self.row[len(row) :] = 0
        return int(engine.order(self.setup.world, self.state.board, self.cells))

    def choose(self) -> list[int]:
        """An order for the side to move."""
        dice, units = self.dice, self.state.units
        side = int(self.state.clock.side[0])
        condition, places, seen = units.condition.tolist(), units.hex.tolist(), units.seen.tolist()
        rows = range(len(self.side_of))
        awake = (READY, TO_COME) if dice.random() < 0.1 else (READY,)
        mine = [row for row in rows if self.side_of[row] == side and condition[row] in awake]
        foes = [
            row for row in rows if self.side_of[row] != side and seen[row] == SPOTTED and places[row] >= 0
        ]
        unit = dice.choice(mine) if mine and dice.random() < 0.98 else dice.choice(rows)
        here = places[unit]
        foe = dice.choice(foes) if foes else -1
        target = places[foe] if foes else dice.randrange(self.setup.hexes)
        likely = (o.MOVE,) * 5 + (o.FIRE,) * 5 * bool(foes)
        kind = dice.choice((*likely, *SELDOM))
        if self.flies[unit]:
            kind = dice.choice(FLIGHTS)
        elif condition[unit] == TO_COME:
            return [o.ENTRY, unit, self.entry(unit)]
        elif self.shells[unit] and dice.random() < 0.3:
            kind = o.BOMBARD
        elif foes and target in self.beside[here] and dice.random() < 0.5:
            kind = o.ASSAULT
        if kind in AT_UNITS:
            target = foe if foes and kind != o.ESCORT else dice.choice(rows)
        elif kind in AT_BRIDGES:
            target = dice.randrange(max(1, len(self.setup.bridge_ids)))
        elif kind in (o.EMBARK, o.LAND) and here >= 0:
            target = dice.choice(self.beside[here])
        elif kind == o.RAID:
            target = dice.randrange(4)
        below = int(self.state.units.below[unit])
        if below:
            kind, target = dice.choice((o.SURFACE, o.SURFACE, o.ASSAULT)), below - 1
        elif here >= 0 and self.setup.ground.fort[here] and dice.random() < 0.3:
            kind, target = dice.choice((o.BELOW, o.ASSAULT)), here
        elif kind == o.CLEAR and here >= 0:
            target = dice.choice((here, *self.beside[here]))
        amount = dice.randrange(4) if kind == o.STANCE else dice.choice((60, 150, 300, 600))
        if kind not in (o.MOVE, o.BREAK_OUT) or here < 0:
            return [kind, unit, target, amount]
        path = [here]
        for _ in range(dice.randrange(1, 4)):
            path.append(dice.choice(self.beside[path[-1]]))
        return [kind, unit, 0, 0, len(path), *path]

    def entry(self, unit: int) -> int:
        """One of the entry hexes of a unit to come, or any hex."""
        arrival = self.setup.scenario.units[unit].arrival
        if arrival is None or not arrival.at:
            return self.dice.randrange(self.setup.hexes)
        return int(self.setup.index(self.dice.choice(arrival.at)))


def play(setup: Setup, seed: int, orders: int = ORDERS) -> tuple[list[list[int]], list[str], int]:
    """A game of random orders: every order tried with the case against it, digests, orders accepted."""
    player = Player(setup, seed)
    tried, digests, accepted, since_end = [], [player.state.digest()], 0, 0
    while accepted < orders and not player.over:
        row = [o.END] if since_end >= 14 else player.choose()
        case = player.submit(row)
        tried.append([case, *row])
        accepted += case == 0
        since_end += 1
        if row[0] == o.END:
            since_end = 0
            digests.append(player.state.digest())
    digests.append(player.state.digest())
    return tried, digests, accepted


def play_again(setup: Setup, seed: int, tried: list[list[int]]) -> list[str]:
    """The same orders once more; the digests, and a cry where an order is judged otherwise."""
    player = Player(setup, seed)
    digests = [player.state.digest()]
    for place, (case, *row) in enumerate(tried):
        found = player.submit(row)
        if found != case:
            return [*digests, f"order {place} {row}: case {found}, not {case}"]
        if row[0] == o.END:
            digests.append(player.state.digest())
    return [*digests, player.state.digest()]


def tables(setup: Setup) -> str:
    """A digest of the tables that kernels read, as far as Python sees them."""
    total = hashlib.blake2b(digest_size=6)
    for column in (*setup.fixed, *setup.ground):
        total.update(np.ascontiguousarray(column).tobytes())
    return total.hexdigest()


def seeds_of(board: int) -> list[int]:
    """The seeds of the games on a board."""
    return [board * 100 + game for game in range(GAMES_A_BOARD)]


def write_games(boards: range, file: Path) -> tuple[dict[str, list[str]], list[int]]:
    """Play the games of some boards and write their orders down; digests by seed, orders accepted."""
    found: dict[str, list[str]] = {}
    written: dict[str, Any] = {}
    accepted = []
    for board in boards:
        setup = Maker(board).setup()
        for seed in seeds_of(board):
            tried, digests, count = play(setup, seed)
            found[str(seed)] = [tables(setup), *digests]
            written.setdefault(str(board), {})[str(seed)] = tried
            accepted.append(count)
    file.write_text(json.dumps(written), encoding="utf-8")
    return found, accepted


def main(file: Path) -> None:
    """Play a file's games again and print what came of each."""
    for board, games in json.loads(file.read_text(encoding="utf-8")).items():
        setup = Maker(int(board)).setup()
        for seed, tried in games.items():
            print(seed, json.dumps([tables(setup), *play_again(setup, int(seed), tried)]), sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
