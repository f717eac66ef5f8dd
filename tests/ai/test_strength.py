"""The scale of strength: staff over greedy, greedy over passive and random."""

import pytest
from boards import mirrored

from borderwar.ai.playout import play_row
from borderwar.rules.setup import Setup


@pytest.fixture(scope="module")
def field() -> Setup:
    return mirrored()


@pytest.mark.parametrize(
    ("better", "worse", "games"),
    [("staff", "greedy", 24), ("staff", "random", 8), ("greedy", "random", 8), ("greedy", "passive", 8)],
)
def test_the_better_policy_has_the_better_of_it(field, better, worse, games):
    """Each seed is played from both ends, so that the board favours nobody."""
    ahead = [
        play_row(field, seed, (better, worse))["margin"] - play_row(field, seed, (worse, better))["margin"]
        for seed in range(games)
    ]
    won = sum(margin > 0 for margin in ahead)
    assert sum(ahead) > 0, f"{better} is {sum(ahead) // games} points a pair behind {worse}"
    assert won * 2 > games, f"{better} won {won} of {games} pairs against {worse}"
