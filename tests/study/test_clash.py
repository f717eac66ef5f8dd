"""A battle without a map, fought with the law of the hex game."""

import numpy as np
import pytest

from borderwar.content.load import load_catalogue
from borderwar.content.places import CATALOGUE, data_folder
from borderwar.ground.kernel import grid
from borderwar.rules import clash
from borderwar.study.validation.battles import Inputs
from borderwar.study.validation.forecast import Arena, clash_row, era
from borderwar.study.validation.parameters import PARAMETERS

PRIORS = {parameter.name: parameter.prior for parameter in PARAMETERS}
SEEDS = 300


@pytest.fixture(scope="module")
def arena():
    catalogue, problems = load_catalogue(data_folder("scenarios") / CATALOGUE)
    assert catalogue is not None, problems
    return Arena(catalogue)


def inputs(**changed):
    """Twenty thousand against ten in 1939, nothing special."""
    plain = {
        "year": 1939,
        "posture": "prepared",
        "wet": False,
        "river": False,
        "men": (20_000, 10_000),
        "guns": (80, 40),
        "tanks": (0, 0),
        "sorties": (0, 0),
    }
    return Inputs(**(plain | changed))


def row(**changed):
    """A battle as the kernel takes it: luck and nerve still, unless told otherwise."""
    plain = {
        "MEN": 10_000,
        "MEN_1": 10_000,
        "POWER": 10_000,
        "POWER_1": 10_000,
        "TOUCH": 1 << 16,
        "EXPOSED": 1000,
        "EXPOSED_1": 1000,
        "NERVE": 1000,
        "NERVE_1": 1000,
        "COHESION": 20_000,
        "COHESION_1": 20_000,
        "TEMPO": 65536,
        "PULSES": 1,
    }
    numbers = [0] * clash.CLASH_WIDTH
    for name, value in (plain | changed).items():
        numbers[getattr(clash, name)] = value
    return numbers


def fight(arena, numbers, seeds=SEEDS):
    """int32 (seeds, 4): the results of one row."""
    out = np.zeros((seeds, 4), np.int32)
    table = grid(np.array([numbers], np.int32))
    clash.clash_often(arena.setup.world, arena.state.board, table, 0, 1, seeds, grid(out))
    return out


def test_one_pulse_loses_what_the_law_of_the_hex_game_says(arena):
    # 1/16 of 10,000 men is in touch: 625 rifles on 626 men, for two hours of tiring fire.
    parameters = {name: figure.value for name, figure in arena.setup.scenario.catalogue.law.items()}
    seconds, weary = arena.setup.scenario.turn_seconds, parameters["weary_half"]
    fresh = weary * np.log((weary + seconds) / weary) / seconds  # [9.10]
    due = parameters["men_rate"] / 1e9 * seconds * (625 * fresh * 626) ** 0.5  # [5.3]
    lost = fight(arena, row())[:, clash.LOST]
    assert lost.mean() == pytest.approx(due, rel=0.05)


def test_a_fight_of_twice_the_men_on_both_sides_loses_twice_the_men(arena):
    once = fight(arena, row())
    twice = fight(arena, row(MEN=20_000, MEN_1=20_000, POWER=20_000, POWER_1=20_000))
    assert twice[:, clash.LOST].mean() == pytest.approx(2 * once[:, clash.LOST].mean(), rel=0.02)


def test_four_times_the_fire_doubles_the_losses(arena):
    once = fight(arena, row())
    four = fight(arena, row(POWER=40_000))
    ratio = four[:, clash.LOST + 1].mean() / once[:, clash.LOST + 1].mean()
    assert ratio == pytest.approx(2, rel=0.02)


def test_two_equal_forces_win_equally_often(arena):
    even = row(COHESION=900, COHESION_1=900, PULSES=200, QUALITY_SPREAD=100)
    won = np.bincount(fight(arena, even, 2000)[:, clash.WINNER], minlength=3)
    assert abs(int(won[clash.ATTACKER_WON]) - int(won[clash.DEFENDER_WON])) < 3 * 2000**0.5


def test_who_is_outflanked_more_often_loses_more_often(arena):
    numbers = row(COHESION=900, COHESION_1=900, PULSES=200, FLANK=60_000, FLANK_1=600)
    won = np.bincount(fight(arena, numbers)[:, clash.WINNER], minlength=3)
    assert won[clash.DEFENDER_WON] > 1.5 * won[clash.ATTACKER_WON]


def test_a_force_with_no_way_back_loses_at_least_half_of_those_left(arena):
    numbers = row(COHESION_1=-500, TRAP_1=1000, PULSES=50)
    out = fight(arena, numbers)
    beaten = out[out[:, clash.WINNER] == clash.ATTACKER_WON]
    assert len(beaten) == SEEDS
    assert beaten[:, clash.LOST + 1].min() >= 5000


def test_one_seed_gives_one_battle(arena):
    numbers = row(COHESION=900, COHESION_1=900, PULSES=200)
    assert (fight(arena, numbers, 20) == fight(arena, numbers, 20)).all()


@pytest.mark.parametrize(
    ("change", "side", "sign"),
    [
        ({"tanks": (200, 0)}, "attacker", 1),
        ({"sorties": (0, 300)}, "attacker", -1),
        ({"men": (30_000, 10_000)}, "attacker", 1),
    ],
)
def test_more_of_anything_wins_more_often(arena, change, side, sign):
    def chance(numbers):
        won = np.bincount(fight(arena, numbers, 2000)[:, clash.WINNER], minlength=3)
        return won[clash.ATTACKER_WON] / (won[clash.ATTACKER_WON] + won[clash.DEFENDER_WON])

    plain = chance(clash_row(inputs(), PRIORS))
    assert (chance(clash_row(inputs(**change), PRIORS)) - plain) * sign > 0.02


@pytest.mark.parametrize(("year", "share"), [(1870, 0), (1918, 0), (1929, 0.5), (1940, 1), (1973, 1)])
def test_the_era_goes_from_1918_to_1940_and_no_further(year, share):
    assert era(year) == share


@pytest.mark.parametrize("men", [(1, 1), (300_000, 1), (1, 2_000_000), (2_000_000, 2_000_000)])
def test_no_size_of_force_breaks_the_arithmetic(arena, men):
    out = fight(arena, clash_row(inputs(men=men, guns=(5000, None), tanks=(5000, 5000)), PRIORS), 50)
    assert (out[:, clash.LOST] >= 0).all()
    assert (out[:, clash.LOST] <= men[0]).all()
    assert (out[:, clash.LOST + 1] <= men[1]).all()
