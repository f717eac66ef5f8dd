"""Make the compact geography of `assets/geo/` from public data.

    python assets/make/make_geo.py --from FOLDER

FOLDER holds `manchuria_elevation.npz` (ETOPO1 at 0.1 degrees), `manchuria_vectors.json`
(Natural Earth coast, lakes and present borders) and `manchuria_rivers_detail.json` (rivers
of GSHHG 2.3); ORIGINS.md names where each can be had.  Out come

- `relief.npz`: heights every 0.1 degrees, and the distance to the nearest shore every 0.04;
- `lines.json`: frontiers and railways;
- `rivers.json`: rivers by rank, kept apart because they stand under another licence;
- `names.json` is written by hand and only checked here.

What the data do not have is drawn by hand below, and marked as approximate.
"""

import argparse
import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parents[1] / "geo"
WEST, EAST, SOUTH, NORTH = 105.0, 142.0, 36.0, 57.0
SEEN = (108.0, 36.0, 140.0, 56.0)
"""The window of the vector data; beyond it the shore is where the heights say."""

FINE = 0.04
"""Degrees between points of the distance to the shore."""

FARTHEST = 60
"""Kilometres beyond which the distance is not told apart."""

KM = 111.2
"""Kilometres in a degree of latitude."""

SEAS = ((132.0, 40.0), (123.0, 37.0), (119.5, 38.8), (139.0, 54.6))
"""A point in each sea, from which it is filled: of Japan, Yellow, Po Hai, of Okhotsk."""

DAMMED = ("reservoir",)
"""Lakes with this in their names are younger than the war."""

REACH = 0.05
"""Degrees within which two pieces of a river touch."""

MOST_PIECES = 12
"""Nameless pieces between two of one river."""

Point = tuple[float, float]
"""East, north."""

MENGCHIANG = (
    (119.9, 46.7), (119.6, 46.1), (119.1, 45.4), (118.4, 44.7), (117.7, 44.1), (117.0, 43.3), (116.9, 42.6),
    (116.8, 42.0), (116.5, 41.5), (116.6, 41.0), (116.9, 40.7), (117.4, 40.6), (117.9, 40.5), (118.5, 40.3),
    (119.1, 40.2), (119.8, 40.0),
)  # fmt: skip
"""West of Manchukuo: the Khingan's crest, the border of Jehol, the Great Wall.  By hand, some 30 km rough."""

PLACES = {
    "Chita": (113.50, 52.03), "Karymskaya": (114.34, 51.63), "Borzya": (116.53, 50.38),
    "Otpor": (117.33, 49.65), "Manchouli": (117.43, 49.60), "Chalainor": (117.70, 49.45),
    "Hailar": (119.73, 49.21), "Yakeshih": (120.73, 49.29), "Pokotu": (121.92, 48.77),
    "Chalantun": (122.73, 48.00), "Angangki": (123.82, 47.15), "Anta": (125.34, 46.40),
    "Harbin": (126.64, 45.76), "Imienpo": (128.05, 45.06), "Hengtaohotzu": (129.05, 44.82),
    "Mutanchiang": (129.62, 44.59), "Taimakou": (130.05, 44.72), "Muleng": (130.25, 44.52),
    "Suifenho": (131.15, 44.40), "Grodekovo": (131.38, 44.41), "Voroshilov": (131.95, 43.80),
    "Changchun": (125.32, 43.88), "Kungchuling": (124.82, 43.50), "Ssupingkai": (124.35, 43.17),
    "Tiehling": (123.84, 42.29), "Mukden": (123.43, 41.80), "Liaoyang": (123.17, 41.27),
    "Anshan": (122.99, 41.11), "Tashihchiao": (122.50, 40.63), "Yingkow": (122.23, 40.67),
    "Dairen": (121.61, 38.91), "Port Arthur": (121.25, 38.81), "Penki": (123.77, 41.29),
    "Antung": (124.39, 40.13), "Pyongyang": (125.75, 39.02), "Hsinmin": (122.83, 41.99),
    "Tahushan": (122.13, 41.62), "Chinchow": (121.13, 41.10), "Shanhaikwan": (119.75, 40.00),
    "Tungliao": (122.26, 43.62), "Liaoyuan": (123.50, 43.52), "Taonan": (122.78, 45.34),
    "Taoan": (122.83, 45.62), "Tsitsihar": (123.96, 47.35), "Wangyehmiao": (122.07, 46.08),
    "Solun": (121.20, 46.60), "Wuchakou": (120.48, 46.78), "Halung-Arshan": (119.94, 47.18),
    "Talai": (124.28, 45.50), "Kirin": (126.55, 43.84), "Lafa": (127.30, 43.85), "Tunhua": (128.23, 43.37),
    "Yenchi": (129.51, 42.91), "Tumen": (129.85, 42.97), "Seishin": (129.78, 41.79),
    "Rashin": (130.30, 42.25), "Wangching": (129.77, 43.31), "Ning-an": (129.48, 44.35),
    "Linkou": (130.27, 45.28), "Poli": (130.57, 45.75), "Chiamussu": (130.35, 46.80),
    "Chihsi": (130.97, 45.30), "Mishan": (131.87, 45.53), "Hulin": (132.97, 45.77), "Hutou": (133.67, 45.98),
    "Hsiachengtzu": (130.40, 44.66), "Lishuchen": (130.70, 45.05), "Suiyang": (131.02, 44.45),
    "Tungning": (131.12, 44.06), "Suihua": (126.99, 46.63), "Hailun": (126.97, 47.46),
    "Peian": (126.52, 48.25), "Sunwu": (127.33, 49.42), "Heiho": (127.50, 50.24), "Tiehli": (128.03, 46.98),
    "Hsingshan": (130.28, 47.35), "Ninnien": (124.47, 47.80), "Nenchiang": (125.22, 49.18),
    "Meihokou": (125.68, 42.53), "Tunghua": (125.94, 41.73), "Chian": (126.18, 41.12),
    "Yehposhou": (119.64, 41.40), "Chengteh": (117.94, 40.96), "Peking": (116.40, 39.91),
    "Chihfeng": (118.95, 42.26), "Kalgan": (114.88, 40.82), "Tatung": (113.30, 40.09),
    "Paotow": (109.84, 40.65), "Shilka": (116.03, 51.85), "Mogocha": (119.77, 53.74),
    "Rukhlovo": (123.93, 53.98), "Magdagachi": (125.81, 53.45), "Shimanovsk": (127.68, 52.00),
    "Svobodny": (128.13, 51.38), "Kuibyshevka": (128.47, 50.92), "Blagoveshchensk": (127.53, 50.29),
    "Zavitaya": (129.45, 50.12), "Bureya": (129.85, 49.80), "Arkhara": (130.08, 49.42),
    "Birobidzhan": (132.92, 48.79), "Leninskoye": (132.61, 47.93), "Khabarovsk": (135.08, 48.48),
    "Bikin": (134.25, 46.82), "Iman": (133.72, 45.93), "Lesozavodsk": (133.40, 45.47),
    "Spassk": (132.82, 44.60), "Manzovka": (132.45, 44.20), "Turii Rog": (131.98, 45.22),
    "Vladivostok": (131.89, 43.12), "Kraskino": (130.78, 42.71), "Razdolnoye": (131.90, 43.55),
    "Bayan-Tumen": (114.52, 48.07), "Tientsin": (117.20, 39.13),
}  # fmt: skip
"""Stations, east and north, good to 0.1 or 0.2 degrees."""

RAILWAYS = (
    "Chita - Karymskaya - Borzya - Otpor - Manchouli - Chalainor - Hailar - Yakeshih - Pokotu - Chalantun"
    " - Angangki - Anta - Harbin - Imienpo - Hengtaohotzu - Mutanchiang - Taimakou - Muleng - Suifenho"
    " - Grodekovo - Voroshilov",
    "Harbin - Changchun - Kungchuling - Ssupingkai - Tiehling - Mukden - Liaoyang - Anshan - Tashihchiao"
    " - Dairen - Port Arthur",
    "Tashihchiao - Yingkow",
    "Mukden - Penki - Antung - Pyongyang",
    "Mukden - Hsinmin - Tahushan - Chinchow - Shanhaikwan - Tientsin - Peking",
    "Tahushan - Tungliao - Liaoyuan - Ssupingkai",
    "Liaoyuan - Taonan - Taoan - Angangki - Tsitsihar",
    "Taoan - Wangyehmiao - Solun - Wuchakou - Halung-Arshan",
    "Changchun - Talai - Taoan",
    "Changchun - Kirin - Lafa - Tunhua - Yenchi - Tumen - Seishin",
    "Tumen - Rashin",
    "Tumen - Wangching - Ning-an - Mutanchiang - Linkou - Poli - Chiamussu",
    "Linkou - Chihsi - Mishan - Hulin - Hutou",
    "Hsiachengtzu - Lishuchen - Chihsi",
    "Suiyang - Tungning",
    "Harbin - Lafa",
    "Harbin - Suihua - Hailun - Peian - Sunwu - Heiho",
    "Suihua - Tiehli - Chiamussu - Hsingshan",
    "Tsitsihar - Ninnien - Peian",
    "Ninnien - Nenchiang",
    "Mukden - Meihokou - Kirin",
    "Ssupingkai - Meihokou - Tunghua - Chian",
    "Chinchow - Yehposhou - Chengteh - Peking - Kalgan - Tatung - Paotow",
    "Yehposhou - Chihfeng",
    "Karymskaya - Shilka - Mogocha - Rukhlovo - Magdagachi - Shimanovsk - Svobodny - Kuibyshevka - Zavitaya"
    " - Bureya - Arkhara - Birobidzhan - Khabarovsk - Bikin - Iman - Lesozavodsk - Spassk - Manzovka"
    " - Voroshilov - Razdolnoye - Vladivostok",
    "Kuibyshevka - Blagoveshchensk",
    "Birobidzhan - Leninskoye",
    "Manzovka - Turii Rog",
    "Razdolnoye - Kraskino",
    "Borzya - Bayan-Tumen",
)
"""Lines about 1940, station by station."""

RANKS = {
    "Amur": 3, "Sungari": 3, "Ussuri": 2, "Argun": 2, "Nonni": 2, "Yalu": 2, "Liao": 2, "Zeya": 2,
    "Shilka": 2, "Bureya": 2, "Tumen": 2, "Second Sungari": 2, "Kerulen": 2,
    "Khalkhin Gol (Halha)": 2, "Mutan": 2,
}  # fmt: skip
"""How broad a river is drawn; those not named here have rank 1."""


def main() -> None:
    """Read the public data, write ours."""
    parser = argparse.ArgumentParser(description="Make the compact geography of assets/geo/.")
    parser.add_argument("--from", dest="source", type=Path, required=True, help="folder of the public data")
    source: Path = parser.parse_args().source
    vectors = json.loads((source / "manchuria_vectors.json").read_text(encoding="utf-8"))
    rivers = json.loads((source / "manchuria_rivers_detail.json").read_text(encoding="utf-8"))["lines"]
    HERE.mkdir(exist_ok=True)
    with np.load(source / "manchuria_elevation.npz") as file:
        metres = file["metres"][::-1]  # from north to south
    shore = shore_distance(metres, vectors["coast"], old_lakes(vectors["lakes"]))
    heights = (np.round(metres.clip(-200, None) / 5) * 5).astype(np.int16)
    np.savez_compressed(HERE / "relief.npz", heights=heights, shore=shore)
    frontiers = frontier_lines(vectors["borders_modern"], rivers)
    railways = [[PLACES[name] for name in line.split(" - ")] for line in RAILWAYS]
    write("lines.json", {"frontiers": frontiers, "railways": railways})
    write("rivers.json", {"rivers": river_lines(rivers)})
    names = json.loads((HERE / "names.json").read_text(encoding="utf-8"))
    assert set(names) == {"regions", "waters", "heights", "towns"}, "names.json has four lists"


def write(name: str, values: dict[str, object]) -> None:
    """Write a file of ours."""
    text = json.dumps(values, separators=(",", ":"), ensure_ascii=False)
    (HERE / name).write_text(text + "\n", encoding="utf-8")


# ---- the shore --------------------------------------------------------------------------
def old_lakes(lakes: list[dict]) -> list[list[Point]]:
    """Outlines of lakes that were there in the 1930s."""
    return [
        [tuple(point) for point in ring]
        for lake in lakes
        if not any(word in lake["name"] for word in DAMMED)
        for polygon in lake["polygons"]
        for ring in polygon
    ]


def shore_distance(metres: np.ndarray, coast: list[list[Point]], lakes: list[list[Point]]) -> np.ndarray:
    """Kilometres to the nearest shore in quarters, less than nothing on land: int16 (rows, columns)."""
    rows, columns = round((NORTH - SOUTH) / FINE) + 1, round((EAST - WEST) / FINE) + 1
    east = WEST + np.arange(columns) * FINE
    north = NORTH - np.arange(rows) * FINE
    wall = np.zeros((rows, columns), bool)
    seeds = NearestShore(rows, columns)
    for line in (*coast, *lakes):
        for point in dense(line):
            column, row = round((point[0] - WEST) / FINE), round((NORTH - point[1]) / FINE)
            if 0 <= row < rows and 0 <= column < columns:
                wall[row, column] = True
                seeds.add(row, column, point)
    deep = metres[np.clip(np.round((NORTH - north) / 0.1).astype(int), 0, metres.shape[0] - 1)][
        :, np.clip(np.round((east - WEST) / 0.1).astype(int), 0, metres.shape[1] - 1)
    ]
    inside = (
        (east[None, :] > SEEN[0])
        & (east[None, :] < SEEN[2])
        & (north[:, None] > SEEN[1])
        & (north[:, None] < SEEN[3])
    )
    start = np.zeros_like(wall)
    for x, y in SEAS:
        start[round((NORTH - y) / FINE), round((x - WEST) / FINE)] = True
    sea = flooded(start, wall | ~inside)
    sea |= ~inside & (deep < 0)
    water = sea | in_rings(lakes, east, north)
    distance = seeds.distance(east, north).clip(0, FARTHEST)
    return np.round(np.where(water, distance, -distance) * 4).astype(np.int16)


def dense(line: list[Point]) -> list[Point]:
    """Points of a line, half a grid step apart at most."""
    out = [tuple(line[0])]
    for (x1, y1), (x2, y2) in pairwise(line):
        steps = max(1, math.ceil(max(abs(x2 - x1), abs(y2 - y1)) / (FINE / 2)))
        shares = [step / steps for step in range(1, steps + 1)]
        out += [(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for share in shares]
    return out


class NearestShore:
    """The nearest of many points for each grid point, found by jumps of halving length."""

    def __init__(self, rows: int, columns: int) -> None:
        self.at = np.full((rows, columns, 2), 1e6)

    def add(self, row: int, column: int, point: Point) -> None:
        """A point of the shore."""
        self.at[row, column] = point

    def distance(self, east: np.ndarray, north: np.ndarray) -> np.ndarray:
        """Kilometres from each grid point to the nearest point added."""
        across = KM * np.cos(np.radians(north))[:, None]

        def far(at: np.ndarray) -> np.ndarray:
            return np.hypot((at[..., 0] - east[None, :]) * across, (at[..., 1] - north[:, None]) * KM)

        best = far(self.at)
        jump = 512
        while jump:
            for down in (-jump, 0, jump):
                for right in (-jump, 0, jump):
                    moved = shifted(self.at, down, right)
                    other = far(moved)
                    nearer = other < best
                    self.at[nearer], best[nearer] = moved[nearer], other[nearer]
            jump //= 2
        return best


def shifted(grid: np.ndarray, down: int, right: int) -> np.ndarray:
    """A grid of points moved by so many cells; nothing comes in over the edge."""
    out = np.full_like(grid, 1e6)
    rows, columns = grid.shape[:2]
    out[max(0, down) : rows + min(0, down), max(0, right) : columns + min(0, right)] = grid[
        max(0, -down) : rows + min(0, -down), max(0, -right) : columns + min(0, -right)
    ]
    return out


def flooded(start: np.ndarray, wall: np.ndarray) -> np.ndarray:
    """All that can be reached from a start without crossing a wall."""
    wet = start.copy()
    while True:
        grown = wet.copy()
        grown[1:] |= wet[:-1]
        grown[:-1] |= wet[1:]
        grown[:, 1:] |= wet[:, :-1]
        grown[:, :-1] |= wet[:, 1:]
        grown &= ~wall
        if (grown == wet).all():
            return wet
        wet = grown


def in_rings(rings: list[list[Point]], east: np.ndarray, north: np.ndarray) -> np.ndarray:
    """Which grid points lie inside outlines, by counting crossings."""
    out = np.zeros((len(north), len(east)), bool)
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            rows = np.nonzero((north >= min(y1, y2)) & (north < max(y1, y2)))[0]
            if len(rows):
                cross = x1 + (north[rows] - y1) * (x2 - x1) / (y2 - y1)
                out[rows] ^= east[None, :] > cross[:, None]
    return out


# ---- lines ------------------------------------------------------------------------------
def chains(lines: list[list[Point]]) -> list[list[Point]]:
    """Pieces of lines joined where two ends meet, the longest first."""
    pieces = [[tuple(point) for point in line] for line in lines]
    meet: dict[Point, int] = {}
    for piece in pieces:
        for end in (piece[0], piece[-1]):
            meet[end] = meet.get(end, 0) + 1
    out: list[list[Point]] = []
    while pieces:
        chain = pieces.pop(0)
        grown = True
        while grown:
            grown = False
            for place, other in enumerate(pieces):
                joined = joining(chain, other, meet)
                if joined:
                    chain, grown = joined, True
                    del pieces[place]
                    break
        out.append(chain)
    return sorted(out, key=len, reverse=True)


def joining(chain: list[Point], other: list[Point], meet: dict[Point, int]) -> list[Point]:
    """Two pieces as one, or nothing if they do not touch at an end that only they share."""
    for one, two in ((other, chain), (other[::-1], chain), (chain, other), (chain, other[::-1])):
        if one[-1] == two[0] and meet[two[0]] == 2:
            return one + two[1:]
    return []


def thinned(line: list[Point], most: float) -> list[Point]:
    """A line with fewer points that strays no further than so many degrees."""
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = math.hypot(x2 - x1, y2 - y1) or 1e-9
    off = [abs((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)) / length for x, y in line]
    if length <= 1e-9:
        off = [math.hypot(x - x1, y - y1) for x, y in line]
    far = max(range(len(line)), key=off.__getitem__)
    if off[far] <= most:
        return [line[0], line[-1]]
    return thinned(line[: far + 1], most)[:-1] + thinned(line[far:], most)


def rounded(line: list[Point]) -> list[Point]:
    """Thousandths of a degree are enough."""
    return [(round(x, 3), round(y, 3)) for x, y in line]


def frontier_lines(borders: list[list[Point]], rivers: list[dict]) -> list[dict[str, object]]:
    """Frontiers about 1939: today's where they are the same, else drawn by hand."""
    east, korea, mongolia, north = (thinned(chain, 0.006) for chain in chains(borders)[:4])
    mouth = next(chain for chain in chains(borders) if chain[0][1] < 42.6 and 130.5 <= chain[0][0] < 131)
    river = [thinned(line["line"], 0.006) for line in rivers if line.get("name", "").startswith("Khalkhin")]
    return [
        {"kind": "river and land", "line": rounded(east)},
        {"kind": "river and land", "line": rounded(korea)},
        {"kind": "river and land", "line": rounded(mouth)},
        {"kind": "river and land", "line": rounded(mongolia)},
        {"kind": "river and land", "line": rounded(north)},
        {"kind": "by hand", "line": list(MENGCHIANG)},
        *({"kind": "disputed", "line": rounded(line)} for line in river),
    ]


def river_lines(rivers: list[dict]) -> list[dict[str, object]]:
    """Rivers by rank, without those too short to be seen."""
    ranks = whole_courses(rivers)
    out = []
    for river, rank in zip(rivers, ranks, strict=True):
        line = thinned([tuple(point) for point in river["line"]], 0.012)
        long = sum(math.dist(one, other) for one, other in pairwise(line))
        if long > 0.35 or rank > 1:
            out.append({"rank": rank, "line": rounded(line)})
    return out


def whole_courses(rivers: list[dict]) -> list[int]:
    """The rank of each piece: pieces without a name that lie between two of a river belong to it.

    The source cuts rivers at whole degrees, and only some of the pieces could be named.
    """
    ends: list[tuple[Point, Point]] = [(tuple(r["line"][0]), tuple(r["line"][-1])) for r in rivers]
    ranks = [RANKS.get(river.get("name", ""), 1) for river in rivers]

    def touching(place: Point) -> list[tuple[int, Point]]:
        """Pieces that end here, with their other end."""
        found = []
        for piece, (one, two) in enumerate(ends):
            if math.dist(one, place) < REACH:
                found.append((piece, two))
            if math.dist(two, place) < REACH:
                found.append((piece, one))
        return found

    for name, rank in RANKS.items():
        own = {piece for piece, river in enumerate(rivers) if river.get("name") == name}
        for start in own:
            for place in ends[start]:
                trails = [(place, [])]
                for _ in range(MOST_PIECES):
                    longer = []
                    for at, trail in trails:
                        for piece, far in touching(at):
                            if piece in own and piece != start and trail:
                                for one in trail:
                                    ranks[one] = max(ranks[one], rank)
                            elif "name" not in rivers[piece] and piece not in trail:
                                longer.append((far, [*trail, piece]))
                    trails = longer
    return ranks


if __name__ == "__main__":
    main()
