"""Compute the map of `scenarios/manchuria-1945/map.yaml` from heights, shores and rivers.

    python assets/make/make_manchuria.py --from FOLDER

FOLDER holds `manchuria_elevation.npz` (ETOPO1 at 0.1 degrees), `manchuria_vectors.json`
(Natural Earth shores, lakes and present borders) and `manchuria_rivers_detail.json` (rivers
of GSHHG 2.3); assets/geo/ORIGINS.md names where each can be had.

Heights, sea, lakes and the courses of the rivers come from the data.  Forest, desert, swamp,
fields, passes, railways, roads and the frontier of 1945 are drawn by hand in `manchuria.yaml`
beside this, for no data of the time were at hand; what had to be put right hex by hex stands
there too.  The map is written whole: change those tables, not the file.
"""

import argparse
import heapq
import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import yaml
from make_geo import PLACES, RAILWAYS, dense

OUT = Path(__file__).resolve().parents[2] / "scenarios" / "manchuria-1945" / "map.yaml"
KM = 25.0
"""Kilometres from one hex centre to the next."""

COLUMNS, ROWS = 73, 48
WEST, NORTH = -775.0, 592.0
"""Kilometres of hex 0101 from the middle of the projection."""

MIDDLE, PARALLELS = (124.5, 45.5), (42.0, 50.0)
EARTH = 6371.0
Hex = tuple[int, int]
Point = tuple[float, float]

HAND = yaml.safe_load((Path(__file__).parent / "manchuria.yaml").read_text(encoding="utf-8"))
"""What is drawn by hand."""

PLACES = PLACES | HAND["places"]


# ---- the projection: Lambert's conformal cone -------------------------------------------
def cone() -> tuple[float, float, float]:
    """The constants n, F and rho of the middle."""
    one, two = (math.radians(parallel) for parallel in PARALLELS)
    turn = math.log(math.cos(one) / math.cos(two)) / math.log(
        math.tan(math.pi / 4 + two / 2) / math.tan(math.pi / 4 + one / 2)
    )
    scale = math.cos(one) * math.tan(math.pi / 4 + one / 2) ** turn / turn
    return turn, scale, EARTH * scale / math.tan(math.pi / 4 + math.radians(MIDDLE[1]) / 2) ** turn


TURN, SCALE, RHO = cone()


def project(point: Point) -> Point:
    """Kilometres east and north of the middle."""
    rho = EARTH * SCALE / math.tan(math.pi / 4 + math.radians(point[1]) / 2) ** TURN
    angle = TURN * math.radians(point[0] - MIDDLE[0])
    return rho * math.sin(angle), RHO - rho * math.cos(angle)


def unproject(x: float, y: float) -> Point:
    """East and north, degrees."""
    rho, angle = math.hypot(x, RHO - y), math.atan2(x, RHO - y)
    north = 2 * math.atan((EARTH * SCALE / rho) ** (1 / TURN)) - math.pi / 2
    return MIDDLE[0] + math.degrees(angle / TURN), math.degrees(north)


# ---- hexes: columns 02, 04, ... stand half a hex lower ----------------------------------
def centre(at: Hex) -> Point:
    """Kilometres of a hex's centre."""
    column, row = at
    return WEST + (column - 1) * KM * 3**0.5 / 2, NORTH - (row - 1 + (0.5 if column % 2 == 0 else 0)) * KM


def hex_of(point: Point) -> Hex:
    """The hex of a point in degrees; may lie off the map."""
    x, y = project(point)
    column = round((x - WEST) / (KM * 3**0.5 / 2)) + 1
    near = [
        (c, round((NORTH - y) / KM - (0.5 if c % 2 == 0 else 0)) + 1 + r)
        for c in (column - 1, column, column + 1)
        for r in (-1, 0, 1)
    ]
    return min(near, key=lambda at: math.dist(centre(at), (x, y)))


def place_hex(name: str) -> Hex:
    """The hex of a named place, as shifted by hand."""
    column, row = hex_of(PLACES[name])
    right, down = HAND["shifts"].get(name, (0, 0))
    return column + right, row + down


def on_map(at: Hex) -> bool:
    """Whether the map has this hex."""
    return 1 <= at[0] <= COLUMNS and 1 <= at[1] <= ROWS


def label(at: Hex) -> str:
    """Its number."""
    return f"{at[0]:02}{at[1]:02}"


def neighbours(at: Hex) -> list[Hex]:
    """The six hexes about one, on the map or not."""
    column, row = at
    low = 0 if column % 2 == 0 else -1
    return [
        (column, row - 1), (column + 1, row + low), (column + 1, row + low + 1),
        (column, row + 1), (column - 1, row + low + 1), (column - 1, row + low),
    ]  # fmt: skip


def hexes_along(points: list[Point]) -> list[Hex]:
    """The chain of adjacent hexes under a line in degrees."""
    chain: list[Hex] = []
    for point in dense(points):
        at = hex_of(point)
        if not chain or at != chain[-1]:
            if at in chain[-3:]:
                del chain[chain.index(at, len(chain) - 3) + 1 :]
                continue
            chain.append(at)
    return chain


def pieces(chain: list[Hex]) -> list[list[Hex]]:
    """The parts of a chain that lie on the map."""
    out: list[list[Hex]] = [[]]
    for at in chain:
        if on_map(at):
            out[-1].append(at)
        elif out[-1]:
            out.append([])
    return [part for part in out if len(part) > 1]


def line_of(one: Hex, two: Hex) -> list[Hex]:
    """The straight line of hexes from one to another."""
    (x1, y1), (x2, y2) = centre(one), centre(two)
    steps = max(1, round(math.dist((x1, y1), (x2, y2)) / KM * 3))
    out = [one]
    for step in range(1, steps + 1):
        share = step / steps
        x, y = x1 + (x2 - x1) * share + 0.01, y1 + (y2 - y1) * share + 0.01
        at = hex_of(unproject(x, y))
        if at != out[-1]:
            out.append(at)
    return out


# ---- ground -----------------------------------------------------------------------------
def inside(ring: list[Point], point: Point) -> bool:
    """Whether a point lies in an outline, by counting crossings."""
    hit = False
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < x1 + (point[1] - y1) * (x2 - x1) / (y2 - y1):
            hit = not hit
    return hit


class Ground:
    """Heights, water and zones."""

    def __init__(self, source: Path) -> None:
        with np.load(source / "manchuria_elevation.npz") as file:
            self.metres = file["metres"]
            self.south, self.west = float(file["lat"][0]), float(file["lon"][0])
        vectors = json.loads((source / "manchuria_vectors.json").read_text(encoding="utf-8"))
        wanted = ("Khanka", "Hulun", "Buir", "Dalai Nor")
        self.lakes = [
            [tuple(point) for point in polygon[0]]
            for lake in vectors["lakes"]
            if lake["name"] in wanted
            for polygon in lake["polygons"]
        ]

    def height(self, point: Point) -> float:
        """Metres at a point, between the four nodes about it."""
        x, y = (point[0] - self.west) * 10, (point[1] - self.south) * 10
        i, j = int(y), int(x)
        a, b = y - i, x - j
        grid = self.metres
        low = grid[i, j] * (1 - b) + grid[i, j + 1] * b
        high = grid[i + 1, j] * (1 - b) + grid[i + 1, j + 1] * b
        return float(low * (1 - a) + high * a)

    def samples(self, at: Hex) -> list[Point]:
        """Points spread over a hex, in degrees."""
        x, y = centre(at)
        ring = [(0.0, 0.0)]
        for radius, count in ((0.22, 6), (0.42, 12)):
            ring += [
                (
                    radius * KM * math.cos(2 * math.pi * k / count),
                    radius * KM * math.sin(2 * math.pi * k / count),
                )
                for k in range(count)
            ]
        return [unproject(x + dx, y + dy) for dx, dy in ring]

    def of(self, at: Hex) -> tuple[str, int]:
        """The letter and the height of a hex."""
        points = self.samples(at)
        metres = [self.height(point) for point in points]
        land = [metre for metre in metres if metre >= 0]
        level = round(sum(land) / len(land) / 10) * 10 if land else 0
        if len(land) * 2 < len(points):
            return "S", 0
        wet = sum(any(inside(lake, point) for lake in self.lakes) for point in points)
        if wet * 2 >= len(points):
            return "l", level
        middle = unproject(*centre(at))
        zone = next((kind for kind, ring in HAND["zones"] if inside(ring, middle)), "steppe")
        rough = max(metres) - min(metres)
        return letter_of(zone, rough, level), level


def letter_of(zone: str, rough: float, level: int) -> str:
    """The letter for a zone's ground of so much relief."""
    if zone == "forest":
        return "J" if rough > 230 or level > 820 else "H"
    if zone == "oak":
        return "J" if rough > 430 or level > 780 else "H" if rough > 140 else "c"
    if zone == "bare":
        return "K" if rough > 380 or level > 1350 else "B" if rough > 150 else "."
    if zone == "fields":
        return "H" if rough > 320 else "B" if rough > 210 else "c"
    return {"swamp": "W", "desert": "G", "sand": "G", "meadow": ",", "crest": "K"}.get(
        zone, "B" if rough > 260 else "."
    )


# ---- rivers -----------------------------------------------------------------------------
Corner = tuple[int, int]


def corners(at: Hex) -> list[Corner]:
    """The six corners of a hex, in tenths of a kilometre, clockwise from the north-east."""
    x, y = centre(at)
    radius = KM / 3**0.5
    return [
        (
            round((x + radius * math.cos(math.radians(60 - 60 * k))) * 10),
            round((y + radius * math.sin(math.radians(60 - 60 * k))) * 10),
        )
        for k in range(6)
    ]


class Sides:
    """The net of hexsides."""

    def __init__(self, water: np.ndarray) -> None:
        self.water = water
        self.near: dict[Corner, list[tuple[Corner, float, Hex, Hex]]] = {}
        self.names: dict[tuple[int, int], Corner] = {}
        for column in range(1, COLUMNS + 1):
            for row in range(1, ROWS + 1):
                at = (column, row)
                ring = [self.named(corner) for corner in corners(at)]
                for side, other in enumerate(neighbours(at)):
                    # Side 0 is north: between the corners at 120 and 60 degrees.
                    one, two = ring[side - 1], ring[side]
                    if on_map(other) and at < other:
                        cost = self.cost(one, two)
                        self.near.setdefault(one, []).append((two, cost, at, other))
                        self.near.setdefault(two, []).append((one, cost, at, other))

    def named(self, corner: Corner) -> Corner:
        """One name for corners that rounding parts."""
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                same = self.names.get((corner[0] + dx, corner[1] + dy))
                if same:
                    return same
        self.names[corner] = corner
        return corner

    def cost(self, one: Corner, two: Corner) -> float:
        """How little a hexside lies along water."""
        far = 0.0
        for share in (0.0, 0.5, 1.0):
            x, y = (one[0] + (two[0] - one[0]) * share) / 10, (one[1] + (two[1] - one[1]) * share) / 10
            far += float(np.min(np.hypot(self.water[:, 0] - x, self.water[:, 1] - y)))
        return 4.0 + far * far / 60

    def nearest(self, point: Point) -> Corner:
        """The corner nearest to a point in degrees."""
        x, y = project(point)
        return min(self.near, key=lambda corner: math.dist(corner, (x * 10, y * 10)))

    def between(self, one: Hex, two: Hex) -> tuple[Corner, Corner]:
        """The ends of the hexside of two hexes."""
        for corner, ways in self.near.items():
            for other, _, a, b in ways:
                if {a, b} == {one, two}:
                    return corner, other
        raise ValueError(f"{one} and {two} do not touch")

    def way(self, start: Corner, goal: Corner, used: set[Corner]) -> list[tuple[Corner, Hex, Hex]]:
        """The cheapest hexsides from corner to corner."""
        queue: list[tuple[float, Corner]] = [(0.0, start)]
        best = {start: 0.0}
        back: dict[Corner, tuple[Corner, Hex, Hex]] = {}
        while queue:
            cost, corner = heapq.heappop(queue)
            if corner == goal:
                break
            if cost > best[corner]:
                continue
            for other, price, a, b in self.near[corner]:
                if other in used and other != goal:
                    continue
                if cost + price < best.get(other, math.inf):
                    best[other] = cost + price
                    back[other] = (corner, a, b)
                    heapq.heappush(queue, (cost + price, other))
        out = []
        corner = goal
        while corner != start:
            before, a, b = back[corner]
            out.append((corner, a, b))
            corner = before
        return out[::-1]

    def course(self, stations: list[Point | tuple[str, str]]) -> list[tuple[Hex, Hex]]:
        """The hexsides of a river through points in degrees, or between the hexes of two places."""
        out: list[tuple[Hex, Hex]] = []
        used: set[Corner] = set()
        here: Corner | None = None
        for station in stations:
            if isinstance(station[0], str):
                one, two = self.between(place_hex(station[0]), place_hex(station[1]))
                if here is None:
                    here = one
                walks = [(self.way(here, end, used), end, other) for end, other in ((one, two), (two, one))]
                walk, _, other = min(walks, key=lambda walk: len(walk[0]))
                steps = [*walk, (other, place_hex(station[0]), place_hex(station[1]))]
            elif here is None:
                here = self.nearest(station)
                continue
            else:
                steps = self.way(here, self.nearest(station), used)
            for corner, a, b in steps:
                used.add(here)
                out.append((a, b))
                here = corner
        return out


def banks(course: list[tuple[Hex, Hex]]) -> list[tuple[list[Hex], list[Hex]]]:
    """A course as stretches with the hexes of either bank that touch nowhere but across it."""
    out: list[tuple[list[Hex], list[Hex]]] = []
    left: list[Hex] = []
    right: list[Hex] = []
    own: set[frozenset[Hex]] = {frozenset(pair) for pair in course}

    def clean(a: list[Hex], b: list[Hex]) -> bool:
        return not set(a) & set(b) and all(
            frozenset((x, y)) in own for x in a for y in b if y in neighbours(x)
        )

    for a, b in course:
        if left and not ({a, b} & {left[-1], right[-1]}):
            out.append((left, right))
            left, right = [], []
        if left and (a in right or b in left):
            a, b = b, a
        if left and not clean([*left, a], [*right, b]):
            out.append((left, right))
            left, right = [], []
        left += [a] if a not in left else []
        right += [b] if b not in right else []
    out.append((left, right))
    return out


# ---- the file ---------------------------------------------------------------------------
def main() -> None:
    """Read the data, write the map."""
    parser = argparse.ArgumentParser(description="Compute the map of Manchuria, August 1945.")
    parser.add_argument("--from", dest="source", type=Path, required=True, help="folder of the public data")
    source: Path = parser.parse_args().source
    ground = Ground(source)
    lines = json.loads((source / "manchuria_rivers_detail.json").read_text(encoding="utf-8"))["lines"]
    water = np.array([project(point) for line in lines for point in dense([tuple(p) for p in line["line"]])])
    sides = Sides(water)
    rivers = [(kind, name, native, sides.course(stations)) for kind, name, native, stations in HAND["rivers"]]
    text = [HAND["head"], *ground_rows(ground), *road_lines(), *name_lines(), *frontier_lines()]
    text += river_lines(rivers)
    text += [
        "",
        HAND["tail"].rstrip(),
        *bridge_lines({frozenset(pair) for *_, course in rivers for pair in course}),
        "",
        HAND["notes"],
    ]
    OUT.write_text("\n".join(text), encoding="utf-8")


def ground_rows(ground: Ground) -> list[str]:
    """The blocks of letters and heights."""
    letters, heights = {}, {}
    for column in range(1, COLUMNS + 1):
        for row in range(1, ROWS + 1):
            letters[column, row], heights[column, row] = ground.of((column, row))
    for hexes, letter in HAND["patches"].items():
        for number in hexes.split():
            letters[int(number[:2]), int(number[2:])] = letter
    for name in HAND["towns"]:
        letters[place_hex(name)] = "C"
    ruler = "  # " + "".join(
        str((column + 1) // 10 % 10) if column % 10 == 9 else " " for column in range(COLUMNS)
    )
    rows = [ruler.rstrip(), "terrain: |"]
    rows += ["  " + "".join(letters[c, r] for c in range(1, COLUMNS + 1)) for r in range(1, ROWS + 1)]
    rows += ["", "# Metres above the sea, the mean of each hex to ten metres.", "heights: |"]
    rows += [
        "  " + "".join(f"{heights[c, r]:<5}" for c in range(1, COLUMNS + 1)).rstrip()
        for r in range(1, ROWS + 1)
    ]
    return rows


def station_chain(stations: list[str]) -> list[Hex]:
    """Hexes from place to place."""
    chain = [place_hex(stations[0])]
    for one, two in pairwise(stations):
        chain += line_of(place_hex(one), place_hex(two))[1:]
    return [at for place, at in enumerate(chain) if place == 0 or at != chain[place - 1]]


def all_roads() -> list[tuple[str, str, list[Hex]]]:
    """Kind, name and hexes of each railway, road and track on the map."""
    out = []
    for kind, name, line in [
        *(("rail", HAND["railway-names"].get(place, ""), line) for place, line in enumerate(RAILWAYS)),
        *HAND["roads"],
    ]:
        out += [(kind, name, part) for part in pieces(station_chain(line.split(" - ")))]
    return out


def road_lines() -> list[str]:
    """The block of roads."""
    out = ["", "# Railways about 1940, then roads and tracks; straight between stations.", "roads:"]
    for kind, name, part in all_roads():
        named = f"name: {name}, " if name else ""
        path = ", ".join(f'"{label(at)}"' for at in part)
        out.append(f"  - {{kind: {kind}, {named}path: [{path}]}}")
    return out


def name_lines() -> list[str]:
    """The block of names."""
    out = ["", "names:"]
    for name, native in HAND["names"].items():
        at = place_hex(name)
        if on_map(at):
            out.append(f'  - {{name: {name}, native: {native}, at: "{label(at)}", kind: place}}')
    for name, native, kind, point, turn in HAND["regions"]:
        at = label(hex_of(point))
        out.append(f'  - {{name: {name}, native: {native}, at: "{at}", kind: {kind}, turn: {turn}}}')
    return out


def frontier_lines() -> list[str]:
    """The block of claims."""
    out = ["", "claims:"]
    for side, name, native, points in HAND["frontier"]:
        for part in pieces(hexes_along([tuple(point) for point in points])):
            path = ", ".join(f'"{label(at)}"' for at in part)
            out.append(f"  - {{side: {side}, name: {name}, native: {native}, path: [{path}]}}")
    return out


def river_lines(rivers: list[tuple[str, str, str, list[tuple[Hex, Hex]]]]) -> list[str]:
    """The block of hexsides."""
    out = ["", "hexsides:"]
    for kind, name, native, course in rivers:
        for one, two in banks(course):
            near, far = (", ".join(f'"{label(at)}"' for at in bank) for bank in (one, two))
            out.append(
                f"  - {{kind: {kind}, name: {name}, native: {native}, bank: [{near}], far-bank: [{far}]}}"
            )
    return out


def bridge_lines(wet: set[frozenset[Hex]]) -> list[str]:
    """Bridges wherever a railway or road crosses a river."""
    found: dict[frozenset[Hex], str] = {}
    for kind, _, part in all_roads():
        for pair in pairwise(part):
            if kind in ("rail", "road") and frozenset(pair) in wet:
                found.setdefault(frozenset(pair), kind)
    out = []
    for pair, kind in found.items():
        one, two = sorted(pair)
        near = min(
            HAND["names"], key=lambda name: min(math.dist(centre(place_hex(name)), centre(at)) for at in pair)
        )
        what = "Railway bridge" if kind == "rail" else "Bridge"
        out.append(
            f"  bridge-{label(one)}-{label(two)}: {{name: {what} near {near}, "
            f"between: ['{label(one)}', '{label(two)}'], capacity-t: {BEARS}, men-a-minute: {MEN}, "
            f"vehicles-a-minute: {WHEELS}, build-minutes: 2000, charge-minutes: 300}}"
        )
    return out


BEARS = "{value: 60, mark: estimated, source: a railway bridge bears a locomotive}"
MEN = "{value: 200, mark: estimated, source: a column of fours without a stop}"
WHEELS = "{value: 8, mark: estimated, source: planked rails and one way}"


if __name__ == "__main__":
    main()
