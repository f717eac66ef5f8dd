"""How many hexes a unit reaches on a plain without end, counted with a pencil.

All hexes within n steps are 1 + 3n(n + 1).  A hex is 250 m; n is the seconds of the turn over the
seconds a hex takes, cut to whole steps.
"""

import pytest

PLAIN = "\n".join(["." * 23] * 23)
CENTRE = "1212"
FAR_OFF = {"7": "0101 rifles hold-fire"}


@pytest.mark.parametrize(
    ("unit", "seconds_a_hex", "minutes", "steps", "hexes"),
    [
        # 4.5 km an hour are 1.25 m a second: 250 m take 200 s.
        ("rifles", 200, 10, 3, 37),  # 600 / 200 = 3: 1 + 3 x 3 x 4
        ("rifles", 200, 20, 6, 127),  # 1200 / 200 = 6: 1 + 3 x 6 x 7
        ("rifles", 200, 30, 9, 271),  # 1800 / 200 = 9: 1 + 3 x 9 x 10
        # 9 km an hour are 2.5 m a second: 100 s.
        ("horse mounted", 100, 10, 6, 127),
        ("horse mounted", 100, 15, 9, 271),  # 900 / 100
        # 15 km an hour are 4.1667 m a second: 60 s.
        ("motor mounted", 60, 10, 10, 331),  # 600 / 60 = 10: 1 + 3 x 10 x 11
        ("tankettes", 60, 5, 5, 91),  # 300 / 60 = 5: 1 + 3 x 5 x 6
        # 18 km an hour are 5 m a second: 50 s.
        ("cars", 50, 8, 9, 271),  # 480 / 50 = 9.6: 9 whole steps
        # 10 km an hour are 2.7778 m a second: 90 s.
        ("tanks", 90, 10, 6, 127),  # 600 / 90 = 6.7: 6 whole steps
    ],
)
def test_hexes_reached_on_a_plain(table, unit, seconds_a_hex, minutes, steps, hexes):
    game = table(red={"101": f"{CENTRE} {unit}"}, blue=FAR_OFF, ground=PLAIN, turn_minutes=minutes)

    reach = game.reach("101")
    assert len(reach) == hexes
    assert min(reach.values()) == minutes * 60 - steps * seconds_a_hex
    assert sorted(set(reach.values())) == [minutes * 60 - seconds_a_hex * n for n in range(steps, -1, -1)]


def test_half_the_board_is_lake(table):
    """Column 12 is the middle, all west of it is water: of six steps' 127 hexes the middle column has
    6 + 1 + 6 = 13, and the others halve: (127 - 13) / 2 + 13 = 70."""
    half = "\n".join(["l" * 11 + "." * 12] * 23)
    game = table(red={"101": f"{CENTRE} rifles"}, blue={"7": "2301 rifles hold-fire"}, ground=half)
    assert len(game.reach("101")) == 70


def test_a_belt_of_wood_doubles_the_time_through_it(table):
    """Wood takes 500 per mille of the speed: 400 s.  In 1200 s straight north: wood (400 s left 800),
    then two hexes in the open (600, 400), a third (200), a fourth (0); without it six."""
    game = table(
        red={"101": f"{CENTRE} rifles"},
        blue=FAR_OFF,
        ground=PLAIN,
        letters={f"{column:02d}11": "w" for column in range(1, 24)},
    )
    reach = game.reach("101")
    assert [reach.get(f"12{row:02d}") for row in (11, 10, 9, 8, 7, 6)] == [800, 600, 400, 200, 0, None]
    assert [reach.get(f"12{row:02d}") for row in (13, 15, 18, 19)] == [1000, 600, 0, None]
