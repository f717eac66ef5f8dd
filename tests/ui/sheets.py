"""Made-up grounds for drawing: a lake among hills, a river valley, a theatre of war."""

import math

import numpy as np

from borderwar.ui.map.ground import GroundSpec, LimitLine, NamePlace, SideLine, Way
from borderwar.ui.map.layout import NOWHERE, HexLayout
from borderwar.ui.map.noise import layered


def number(column: int, row: int) -> str:
    """A printed hex number from a column and row counted from 0."""
    return f"{column + 1:02d}{row + 1:02d}"


def between(layout: HexLayout, is_west) -> tuple[tuple[str, str], ...]:
    """The hexsides between the hexes of two parts of the map."""
    out = []
    for here in range(layout.count):
        for direction in range(6):
            there = layout.neighbour(here, direction)
            if there != NOWHERE and is_west(here) and not is_west(there):
                out.append((layout.number(here), layout.number(there)))
    return tuple(out)


def waves(columns: int, rows: int, seed: int, scale: float = 7.0) -> np.ndarray:
    """Smooth noise of mean 0 over the hexes."""
    return layered(np.arange(rows) * 1.0, np.arange(columns) * 0.87, scale, seed, 3)


def lake_hills(columns: int = 30, rows: int = 24, winter: bool = False) -> GroundSpec:
    """Hexes of 100 m: a long lake under wooded hills, a great river with a swampy bank, a town."""
    layout = HexLayout(columns, rows, 1.0)
    rough = waves(columns, rows, 41, 5.0)
    heights, looks = [], []
    for row in range(rows):
        line, kinds = [], []
        for column in range(columns):
            x, y = column * 0.87, row + 0.5 * (column & 1)
            ridge = (
                95
                * math.exp(-(((x - 10.5 - 0.12 * (y - 12)) / 2.6) ** 2))
                * (0.72 + 0.28 * math.cos(y / 2.1))
            )
            lake = math.hypot((x - 16.5 - 0.10 * (y - 11)) / 1.35, (y - 11.5) / 6.5)
            height = 22 + ridge + 6 * rough[row][column] + max(0, x - 20) * 6
            look = "wood" if 30 < height < 75 and rough[row][column] > -0.2 and x > 7 else "open"
            if height > 78:
                look = "rock"
            if lake < 1:
                height, look = 14, "ice" if winter else "water"
            elif lake < 1.3 and look == "open":
                look = "marsh"
            if x < 3.1 + 0.5 * math.sin(y / 3):
                height, look = 8, "ice" if winter else "water"
            elif x < 5:
                height, look = 10, "swamp" if y > 12 else "reeds"
            elif x < 7.5 and look == "open":
                look = "paddy" if y > 14 else "field"
            if (column, row) in ((24, 5), (25, 5)):
                look = "village"
            if (column, row) == (26, 17):
                look = "town"
            line.append(round(height))
            kinds.append(look)
        heights.append(tuple(line))
        looks.append(tuple(kinds))
    cliff = between(layout, lambda here: here % columns < 13)
    return GroundSpec(
        columns,
        rows,
        100,
        5,
        tuple(looks),
        tuple(heights),
        ways=(
            Way("track", tuple(number(24 - step, 5 + step // 3) for step in range(6))),
            Way("road", tuple(number(26, row) for row in range(17, rows))),
            Way("rail", tuple(number(28, row) for row in range(rows))),
        ),
        names=(
            NamePlace("Made Lake", "湖 озеро", number(18, 11), "water", 80),
            NamePlace("Height 118", "", number(12, 12), "height"),
            NamePlace("Height 104", "", number(12, 6), "height"),
            NamePlace("Hill Village", "деревня", number(24, 5), "place"),
            NamePlace("Market Town", "町 город", number(26, 17), "place"),
            NamePlace("Great River", "大河", number(1, 12), "water", 88),
            NamePlace("the wooded ridge", "", number(11, 17), "region"),
        ),
        lines=(
            LimitLine("ussr", "line of the red map", tuple(number(12, row) for row in range(rows))),
            LimitLine("japan", "line of the blue map", tuple(number(20, row) for row in range(rows))),
        ),
        works=(number(12, 11), number(12, 6)),
        sides=(
            SideLine("cliff", 10, tuple(pair for pair in cliff if int(pair[0][2:]) in range(4, 10))),
            SideLine("stream", 5, between(layout, lambda here: here // columns + (here % columns) // 9 < 16)),
        ),
        winter=winter,
    )


def river_valley(columns: int = 34, rows: int = 24) -> GroundSpec:
    """Hexes of 1 km: a river along hexsides between scarps, a brook into it, dunes, tracks."""
    layout = HexLayout(columns, rows, 1.0)
    rough = waves(columns, rows, 43, 6.0)
    heights, looks = [], []

    def bed(row: float) -> float:
        return columns * 0.45 + 2.3 * math.sin(row / 3.6) + 0.15 * row

    for row in range(rows):
        line, kinds = [], []
        for column in range(columns):
            away = column - bed(row)
            west = 42 / (1 + math.exp(away + 2.6)) if away < 0 else 0
            east = 46 / (1 + math.exp(-(away - 4.5) * 0.8)) if away > 0 else 0
            height = 690 + west + east + 5 * rough[row][column]
            look = "open"
            if abs(away) < 2.2:
                height = 688 + rough[row][column]
                look = ("scrub", "marsh", "reeds", "open")[int(abs(rough[row][column]) * 5) % 4]
            elif away > 6 and rough[row][column] > 0.1:
                look = "dune"
            elif away < -8 and rough[row][column] < -0.6:
                look = "grass"
            if (column, row) in ((5, 4), (6, 5), (5, 5)):
                height, look = 705, "salt"
            line.append(round(height))
            kinds.append(look)
        heights.append(tuple(line))
        looks.append(tuple(kinds))
    brook_row = rows * 0.62
    return GroundSpec(
        columns,
        rows,
        1000,
        5,
        tuple(looks),
        tuple(heights),
        ways=(
            Way("track", tuple(number(column, 8 + column // 8) for column in range(columns))),
            Way("track", tuple(number(7, row) for row in range(rows))),
        ),
        names=(
            NamePlace("Made Mount", "Баин", number(9, 6), "place"),
            NamePlace("Long River", "гол", number(15, 5), "water", 70),
            NamePlace("Brook", "", number(25, 15), "water"),
            NamePlace("BROAD HEIGHTS", "高地", number(26, 8), "region"),
            NamePlace("Height 739", "", number(27, 11), "height"),
        ),
        lines=(
            LimitLine(
                "japan", "border, Japanese map", tuple(number(round(bed(row)), row) for row in range(rows))
            ),
            LimitLine(
                "mongolia",
                "border, Mongol map",
                tuple(number(round(bed(row)) + 11, row) for row in range(rows)),
            ),
        ),
        sides=(
            SideLine("river", 60, between(layout, lambda here: here % columns < bed(here // columns))),
            SideLine(
                "stream",
                4,
                tuple(
                    pair
                    for pair in between(layout, lambda here: here // columns < brook_row)
                    if int(pair[0][:2]) - 1 > bed(brook_row)
                ),
            ),
        ),
    )


def theatre(columns: int = 46, rows: int = 32) -> GroundSpec:
    """Hexes of 20 km: a coast, two ranges, a great plain with rivers by rank, railways, a frontier."""
    layout = HexLayout(columns, rows, 1.0)
    rough = waves(columns, rows, 47, 6.0)
    fine = waves(columns, rows, 48, 2.2)
    heights, looks = [], []
    for row in range(rows):
        line, kinds = [], []
        for column in range(columns):
            range_west = 900 * math.exp(-(((column - 11 - 0.25 * row) / 3.2) ** 2))
            range_east = 650 * math.exp(-(((column - 34 + 0.1 * row) / 3.5) ** 2))
            steppe = 650 / (1 + math.exp((column - 10) / 2))
            height = 140 + range_west + range_east + steppe + 90 * rough[row][column] + 70 * fine[row][column]
            look = "open"
            coast = (column - 38) + (row - 24) * 1.3 + 2.2 * rough[row][column]
            if coast > 3:
                height, look = 0, "sea"
            elif height > 950 and fine[row][column] > 0.3:
                look = "crag"
            elif range_west > 260 or range_east > 200:
                look = "taiga" if row < 12 else "wood"
            elif column < 7 and row > 16:
                look = "sand"
            elif 24 < column < 31 and rough[row][column] < -0.5:
                look = "swamp"
            elif 15 < column < 24 and row > 18 and fine[row][column] > 0.2:
                look = "field"
            if math.hypot((column - 38) * 0.87, row - 13) < 1.6:
                height, look = 70, "water"
            if (column, row) in ((20, 21), (26, 13), (16, 9), (30, 20)):
                look = "town"
            if (column, row) == (13, 13):
                look = "pass"
            line.append(max(0, round(height)))
            kinds.append(look)
        heights.append(tuple(line))
        looks.append(tuple(kinds))
    dry = [[look not in ("sea", "water") for look in row] for row in looks]

    def on_land(pairs):
        return tuple(
            (a, b)
            for a, b in pairs
            if dry[int(a[2:]) - 1][int(a[:2]) - 1] and dry[int(b[2:]) - 1][int(b[:2]) - 1]
        )

    great = on_land(between(layout, lambda here: here // columns < 4 + (here % columns) * 0.16))
    middle = on_land(between(layout, lambda here: here % columns < 23 + 2 * math.sin(here // columns / 4)))
    return GroundSpec(
        columns,
        rows,
        20_000,
        200,
        tuple(looks),
        tuple(heights),
        ways=(
            Way("rail", tuple(number(column, 9 + round(column * 0.27)) for column in range(36))),
            Way("rail", tuple(number(20, row) for row in range(14, rows))),
            Way("track", tuple(number(column, 25) for column in range(2, 20))),
        ),
        names=(
            NamePlace("Capital", "新京", number(20, 21), "place"),
            NamePlace("Junction", "哈爾濱", number(26, 13), "place"),
            NamePlace("Westgate", "", number(16, 9), "place"),
            NamePlace("Easthaven", "", number(30, 20), "place"),
            NamePlace("Stepwell", "", number(5, 12), "place"),
            NamePlace("Great Range", "大興安嶺", number(13, 18), "region", 65),
            NamePlace("Central Plain", "", number(22, 16), "region"),
            NamePlace("Warm Sea", "日本海", number(42, 29), "water"),
            NamePlace("Border Lake", "", number(38, 13), "water"),
            NamePlace("Great River", "", number(30, 8), "water", -10),
        ),
        lines=(
            LimitLine(
                "ussr",
                "frontier",
                tuple(number(column, 3 + round(column * 0.16)) for column in range(columns)),
            ),
        ),
        sides=(
            SideLine("river", 1500, great),
            SideLine("river", 300, tuple(pair for pair in middle if int(pair[0][2:]) > 12)),
            SideLine("stream", 40, tuple(pair for pair in middle if int(pair[0][2:]) <= 12)),
        ),
    )
