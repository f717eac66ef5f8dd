"""Symmetric boards give symmetric games: the rules do not know east from west."""

from typing import Any

import pytest
from mirrored import forces_of, ground_of, mirrored_row, picture, words
from random_boards import Player
from tabletop import scenario

from borderwar.model import orders as o
from borderwar.rules.setup import prepare

ORDERS = 300

STEADY = {"men_rate": 20000, "break_stress": 10000}
"""Nobody breaks: one who runs and has two ways as good must take one, and no mirror tells which."""


def player(seed: int, red: dict[str, str], blue: dict[str, str], ground: dict[str, Any]) -> Player:
    """A game without luck, and somebody who gives orders for both sides."""
    return Player(prepare(scenario(red, blue, **ground, law=STEADY, turns=40)), seed, luck=False)


def in_a_mirror(forces: dict[str, str]) -> dict[str, str]:
    """The same units on the other half of the board."""
    return {name: words(line) for name, line in forces.items()}


@pytest.mark.parametrize("seed", range(40))
def test_a_game_and_its_picture_in_a_mirror_go_alike(seed):
    """Random orders, and the same orders mirrored, without luck, on a symmetric board."""
    red = forces_of(seed)
    blue = in_a_mirror({f"blue-{name}": line for name, line in forces_of(seed + 1000).items()})
    ground = ground_of(seed)
    game = player(seed, red, blue, ground)
    image = player(seed, in_a_mirror(red), in_a_mirror(blue), ground | {"rally": ground["rally"][::-1]})
    for number in range(ORDERS):
        row = [o.END] if number % 16 == 15 else game.choose()
        if row[o.KIND] == o.STANCE and row[o.AMOUNT] == o.FALL_BACK:
            continue
        row += [0] * (o.ORDER_WIDTH - len(row))
        case = game.submit(row)
        assert image.submit(mirrored_row(row)) == case, f"order {number}: {row[:12]}"
        here, there = picture(game.setup, game.state, False), picture(image.setup, image.state, True)
        differ = [name for name in here if here[name] != there[name]]
        assert not differ, f"{differ} after order {number}: {row[:12]}"
        if game.over:
            break
