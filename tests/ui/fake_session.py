"""A stand-in for a game, with the names of the session's own classes and rules of thumb for rules."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from borderwar.ground.hexes import distance, hex_index, hex_number, next_hex
from borderwar.model.events import ASSAULTED, FIRED, MOVED, TURN_BEGAN, Event
from borderwar.model.orders import (
    STANCES, Assault, Bombard, Dig, Dismount, End, Fire, Mount, Move, Order, Stance, Strike,
)
from fake_scenario import scenario as small_scenario

STEP = 180


@dataclass(frozen=True)
class Refusal:
    rule: str
    because: str


@dataclass(frozen=True)
class Outcome:
    events: tuple = ()
    refusal: object = None


@dataclass(frozen=True)
class Factor:
    rule: str
    text: str
    attack_value: str | None = None
    defence_value: str | None = None


@dataclass(frozen=True)
class Forecast:
    attacker: int
    target: int
    hex: int
    seconds: int
    lines: tuple
    expected: tuple
    low: tuple
    high: tuple
    histogram: tuple
    break_chances: tuple
    reply: tuple


@dataclass(frozen=True)
class PathPreview:
    hexes: tuple
    seconds: tuple
    total: int
    left: int


@dataclass(frozen=True)
class SightLine:
    clear: bool
    blocked_at: int
    eye_dm: int
    ground_dm: int


@dataclass(frozen=True)
class ObjectiveView:
    id: str
    name: str
    hex: int
    holder: int
    end: int
    turn: int


@dataclass(frozen=True)
class UnitView:
    row: int
    id: str
    name: str
    native: dict
    side: int
    nation: str
    branch: str
    echelon: str
    formation: str
    hex: int
    number: str
    men: int
    start_men: int
    vehicles: int
    start_vehicles: int
    vehicle_name: str
    seconds_left: int
    suppression: int = 0
    cohesion: int = 800
    condition: str = "ready"
    mounted: bool = False
    mount_kind: str = "none"
    stance: str = "return-fire"
    dug_seconds: int = 0
    known: str = "own"
    seen_turn: int = 0
    moved: bool = False
    fired: bool = False
    why: str = "none"
    arrives_turn: int = 0
    leader: str = ""
    type_name: str = ""
    weapons: tuple = ()
    armour: tuple = (0, 0)
    quality: int = 800


@dataclass(frozen=True)
class Weather:
    text: str = "Day, clear"
    note: str = "sight 5 km"
    sight_m: int = 5000


class SideView:
    def __init__(self, game, side):
        self.game, self.side, self.scenario = game, side, game.scenario
        self.turn, self.turns = game.turn, game.scenario.turns
        self.active_side, self.level, self.points = game.active, 2, tuple(game.points)
        start = game.scenario.start + timedelta(seconds=game.scenario.turn_seconds * (game.turn - 1))
        self.time_text = f"{start:%H:%M}"
        self.weather = Weather()
        self.over = game.over
        self.units = [
            unit if unit.side == side or side is None else replace(unit, known="spotted") for unit in game.units
        ]
        at = hex_index("0505", game.columns, game.rows)
        self.objectives = [ObjectiveView("hill", "Tauran hill", at, 1, 20, 2)]

    def reach(self, row):
        unit, g = self.units[row], self.game
        left = {unit.hex: unit.seconds_left}
        queue = [unit.hex]
        while queue:
            here = queue.pop(0)
            for way in range(6):
                there = next_hex(g.columns, g.rows, here, way)
                rest = left[here] - STEP
                if there < 0 or rest < 0 or rest <= left.get(there, -1):
                    continue
                if any(u.hex == there and u.side != unit.side for u in self.units):
                    continue
                left[there] = rest
                queue.append(there)
        return left

    def path(self, row, goal):
        unit, g = self.units[row], self.game
        left = self.reach(row)
        if goal not in left or goal == unit.hex:
            return None
        hexes = [goal]
        while hexes[-1] != unit.hex:
            around = [next_hex(g.columns, g.rows, hexes[-1], way) for way in range(6)]
            hexes.append(next(h for h in around if left.get(h) == left[hexes[-1]] + STEP))
        hexes.reverse()
        return PathPreview(tuple(hexes), (0, *[STEP] * (len(hexes) - 1)), STEP * (len(hexes) - 1), left[goal])

    def targets(self, row):
        unit, out = self.units[row], {}
        for enemy in self.units:
            if enemy.side != unit.side and enemy.hex >= 0 and enemy.condition == "ready":
                away = distance(self.game.columns, unit.hex, enemy.hex)
                out[enemy.row] = None if away <= 4 else Refusal(
                    "5.1", f"{unit.name} cannot fire at {enemy.name}: it is {away * 250} m away, its weapons reach 1,000 m"
                )
        return out

    def forecast(self, order):
        unit = self.game.unit(order.unit)
        hits = self.game.expected(order)
        target = self.game.victim(order)
        lines = (
            Factor("5.2", "Rifles, 120", "36.0", None), Factor("5.4", "Range 500 m", "×0.70", None),
            Factor("7.1", "140 men", None, "58.0"), Factor("7.3", "Dunes", None, "×0.80"),
        )
        bars = tuple(max(0, 100 - abs(n - hits) * 14) for n in range(20))
        return Forecast(unit.row, target.row, target.hex, getattr(order, "seconds", 0), lines, (0, 0, hits, 0),
                        (0, 0, max(0, hits - 3), 0), (2, 0, hits + 4, 0), bars, (20, 130), ("2nd Company may return fire",))

    def why_not(self, order):
        return self.game.check(order)

    def sight_line(self, a, b):
        return SightLine(True, -1, 7100, 7050)

    def field_of_view(self, at):
        return {h for h in range(self.game.columns * self.game.rows) if distance(self.game.columns, at, h) < 5}

    def threat(self):
        out = {}
        for unit in self.units:
            if unit.side != self.side and unit.hex >= 0:
                for h in range(self.game.columns * self.game.rows):
                    if distance(self.game.columns, unit.hex, h) <= 4:
                        out[h] = (*out.get(h, ()), unit.row)
        return out


@dataclass
class Game:
    scenario: object
    seed: int = 1
    luck: bool = True
    turn: int = 1
    active: int = 0
    units: list = field(default_factory=list)
    points: list = field(default_factory=lambda: [0, 20])
    orders: list = field(default_factory=list)
    undone: list = field(default_factory=list)
    over: bool = False

    @classmethod
    def new(cls, scenario=None, seed=1, luck=True):
        game = cls(scenario or small_scenario(), seed, luck)
        game.columns, game.rows = game.scenario.map.columns, game.scenario.map.rows
        sides = [side.id for side in game.scenario.sides]
        for row, unit in enumerate(game.scenario.units):
            kind = game.scenario.catalogue.types[unit.type]
            at = hex_index(unit.at, game.columns, game.rows) if unit.at else -1
            cars = unit.vehicles.value if unit.vehicles else 0
            game.units.append(UnitView(
                row, unit.id, unit.names.english, unit.names.native, sides.index(unit.side), unit.nation, kind.branch,
                kind.echelon, unit.formation, at, unit.at or "", unit.men.value, unit.men.value, cars, cars,
                "BA-6 armoured car" if cars else "", 1200, condition="ready" if at >= 0 else "to come",
                arrives_turn=unit.arrival.turn if unit.arrival else 0, type_name=kind.names.english,
                weapons=(("Type 38 rifle", 120, 500, 1200, 0),)))
        return game

    def unit(self, id):
        return next(unit for unit in self.units if unit.id == id)

    def put(self, row, **changes):
        self.units[row] = replace(self.units[row], **changes)

    def victim(self, order):
        if isinstance(order, Fire):
            return self.unit(order.target)
        at = hex_index(order.at, self.columns, self.rows)
        return next((unit for unit in self.units if unit.hex == at), None)

    def expected(self, order):
        return getattr(order, "seconds", 600) // 120

    def check(self, order):
        if isinstance(order, End):
            return None
        unit = self.unit(order.unit)
        if unit.side != self.active:
            return Refusal("1.4", f"{unit.name} cannot act: it is the other side's turn")
        if isinstance(order, (Bombard, Strike)):
            return Refusal("6.1", f"{unit.name} cannot bombard: it has no guns or mortars")
        if isinstance(order, (Mount, Dismount)) and unit.mount_kind == "none":
            return Refusal("3.7", f"{unit.name} cannot mount: it has nothing to ride")
        cost = STEP * (len(order.path) - 1) if isinstance(order, Move) else getattr(order, "seconds", 60)
        if cost > unit.seconds_left:
            return Refusal("3.4", f"{unit.name} cannot do that: it needs {cost // 60} min, has {unit.seconds_left // 60} min left")
        return None

    def submit(self, order):
        refusal = self.check(order)
        if refusal is not None:
            return Outcome((), refusal)
        self.undone.clear()
        self.orders.append(order)
        return Outcome(tuple(self.carry_out(order)))

    def carry_out(self, order):
        if isinstance(order, End):
            self.active = 1 - self.active
            self.turn += self.active == 0
            self.over = self.turn > self.scenario.turns
            for row, unit in enumerate(self.units):
                if unit.side == self.active:
                    self.put(row, seconds_left=1200, moved=False, fired=False)
                    if unit.condition == "to come" and unit.arrives_turn <= self.turn:
                        self.put(row, condition="ready", hex=hex_index("1803", self.columns, self.rows), number="1803")
            return [Event(TURN_BEGAN, -1, -1, -1, self.turn - 1, self.active, 0, 0)]
        unit = self.unit(order.unit)
        if isinstance(order, Move):
            events, here = [], unit.hex
            for number in order.path[1:]:
                there = hex_index(number, self.columns, self.rows)
                events.append(Event(MOVED, unit.row, -1, there, here, STEP, 0, 0))
                here = there
            self.put(unit.row, hex=here, number=hex_number(here, self.columns), moved=True,
                     seconds_left=unit.seconds_left - STEP * len(events))
            return events
        if isinstance(order, Stance):
            self.put(unit.row, stance=order.stance if order.stance in STANCES else unit.stance)
            return []
        if isinstance(order, Dig):
            self.put(unit.row, dug_seconds=unit.dug_seconds + order.seconds, seconds_left=unit.seconds_left - order.seconds)
            return []
        hits, victim = self.expected(order), self.victim(order)
        self.put(unit.row, fired=True, seconds_left=unit.seconds_left - getattr(order, "seconds", 600))
        self.put(victim.row, men=max(0, victim.men - hits), suppression=min(1000, victim.suppression + 150))
        kind = ASSAULTED if isinstance(order, Assault) else FIRED
        return [Event(kind, unit.row, victim.row, victim.hex, getattr(order, "seconds", 600), hits, 0, 0)]

    def _again(self, count):
        fresh = Game.new(self.scenario, self.seed, self.luck)
        for order in self.orders[:count]:
            fresh.submit(order)
        return fresh

    def undo(self):
        if not self.orders or isinstance(self.orders[-1], End):
            return False
        order = self.orders[-1]
        fresh = self._again(len(self.orders) - 1)
        undone = [*self.undone, order]
        self.__dict__.update(fresh.__dict__)
        self.undone = undone
        return True

    def undo_refusal(self):
        return None if self.orders and not isinstance(self.orders[-1], End) else "There is no order to take back"

    def redo(self):
        if not self.undone:
            return False
        rest = self.undone[:-1]
        self.submit(self.undone[-1])
        self.undone = rest
        return True

    def view(self, side):
        return SideView(self, side)

    def jump(self, count):
        return self._again(count)

    branch = jump

    def log_text(self):
        return "\n".join(["borderwar log 1", f"scenario {self.scenario.id}", *map(str, self.orders)])


def next_enemy_order(game) -> Order:
    """A simple opponent: each unit that still can marches one hex west."""
    for unit in game.units:
        if unit.side == game.active and unit.hex >= 0 and unit.seconds_left >= STEP and not unit.moved:
            ways = [next_hex(game.columns, game.rows, unit.hex, way) for way in (4, 5, 3, 0)]
            there = next((h for h in ways if h >= 0 and all(u.hex != h for u in game.units)), -1)
            if there >= 0:
                return Move(unit.id, (unit.number, hex_number(there, game.columns)))
    return End()
