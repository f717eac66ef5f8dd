"""Lines of sight over a hill and over a wood, drawn to scale.

Looker and target stand eight hexes apart in one column, 0401 and 0409, eyes 2 m above the ground.
The line rises evenly from eye to eye; ground, and 6 m of wood on it, must not stand above it.
"""

import pytest

from borderwar.rules.sight import has_sight

LOW = {"7": "1209 rifles hold-fire"}


def sees(table, heights, letters, here="0401", there="0409"):
    """Whether two hexes see each other."""
    game = table(red={"101": "0101 rifles"}, blue=LOW, heights=heights, letters=letters)
    both = [bool(has_sight(game.world, game.at(a), game.at(b))) for a, b in ((here, there), (there, here))]
    assert both[0] == both[1], "sight is mutual"
    return both[0]


@pytest.mark.parametrize(
    ("heights", "clear"),
    [
        ({}, True),  # the line runs 2 m above flat ground
        ({"0405": 2}, True),  # a rise of 2 m touches it
        ({"0405": 3}, False),  # one of 3 m stands above it
        ({"0405": 3, "0505": 0, "0305": 0}, False),  # what lies beside the line is nothing to it
        ({"0505": 30}, True),
        ({"0401": 8, "0405": 6}, True),  # from 10 m to 2 m: half way 6 m
        ({"0401": 8, "0405": 7}, False),
        ({"0401": 8, "0407": 4}, True),  # three quarters of the way: 10 - 8 x 6/8 = 4 m
        ({"0401": 8, "0407": 5}, False),
        ({"0401": 8, "0403": 8}, True),  # a quarter of the way: 10 - 2 = 8 m
        ({"0401": 8, "0403": 9}, False),
        ({"0401": 40, "0409": 40, "0405": 42}, True),  # hill to hill: 42 m all along
        ({"0401": 40, "0409": 40, "0405": 43}, False),
    ],
)
def test_over_a_hill(table, heights, clear):
    assert sees(table, heights, {}) is clear


@pytest.mark.parametrize(
    ("heights", "wood", "clear"),
    [
        ({}, "0405", False),  # 6 m of wood above a line 2 m up
        ({}, "0401", True),  # the edge of the wood hides nobody who stands in it
        ({}, "0409", True),
        ({"0401": 8}, "0405", True),  # half way down from 10 m to 2 m: 6 m, as high as the trees
        ({"0401": 8}, "0406", False),  # 10 - 8 x 5/8 = 5 m
        ({"0401": 8}, "0404", True),  # 10 - 8 x 3/8 = 7 m
        ({"0401": 8, "0404": 2}, "0404", False),  # trees on a rise of 2 m: 8 m
        ({"0401": 8, "0409": 8}, "0407", True),  # 10 m all along
        ({"0401": 8, "0409": 8, "0407": 5}, "0407", False),  # 5 m of hill and 6 m of trees
    ],
)
def test_over_a_wood(table, heights, wood, clear):
    assert sees(table, heights, {wood: "w"}) is clear


@pytest.mark.parametrize(
    ("unit", "metres", "hexes"),
    [
        ("rifles", 900, 3),  # 900 / 250 = 3.6
        ("howitzers", 800, 3),  # 3.2
        ("horse mounted", 1800, 7),  # 7.2
        ("cars", 2200, 8),  # 8.8
    ],
)
def test_how_far_off_a_unit_is_seen_by_day(table, unit, metres, hexes):
    near = table(
        red={"101": "0401 rifles"},
        blue={"7": f"04{hexes + 1:02d} {unit} hold-fire"},
        ground="\n".join(["." * 7] * 12),
    )
    far = table(
        red={"101": "0401 rifles"},
        blue={"7": f"04{hexes + 2:02d} {unit} hold-fire"},
        ground="\n".join(["." * 7] * 12),
    )
    assert near.unit("7").known == "spotted"
    assert far.unit("7").known == "hidden"
    assert hexes * 250 <= metres < (hexes + 1) * 250
