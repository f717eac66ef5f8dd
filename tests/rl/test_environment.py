"""The environment keeps PettingZoo's contract, shows a side no more than its view, and counts margins."""

import doctest
import importlib
import warnings

import numpy as np
import pytest

pytest.importorskip("pettingzoo", reason="the extra 'rl' is not installed")

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its tests import games of its own in a way it calls outdated
    from pettingzoo.test import api_test, parallel_seed_test, seed_test

import borderwar
from borderwar import rl
from borderwar.ground.kernel import COMPILED
from borderwar.model.tables import SPOTTED
from borderwar.rl.observation import IN_SIGHT, OWN

CYCLES = 400 if COMPILED else 40
ORDERS = 12


@pytest.fixture(scope="module")
def tauran():
    """Tauran, read once."""
    return borderwar.load("tauran-1936")


@pytest.fixture
def env(tauran):
    """An environment at the start of a game."""
    env = rl.BorderWar(tauran, orders_per_turn=ORDERS)
    env.reset(seed=3)
    return env


def play(env, steps, seed=1):
    """Random allowed actions; yields before each one."""
    dice = np.random.default_rng(seed)
    for _ in range(steps):
        if not env.agents or env.terminations[env.agent_selection]:
            return
        seen = env.observe(env.agent_selection)
        yield seen
        env.step(int(dice.choice(np.flatnonzero(seen["action_mask"]))))


@pytest.mark.parametrize(
    "module", ["borderwar.rl", "borderwar.rl.duel", "borderwar.rl.environment", "borderwar.rl.observation"]
)
def test_examples_run(module):
    failed, tried = doctest.testmod(importlib.import_module(module))
    assert tried
    assert not failed


@pytest.mark.filterwarnings("default")
def test_the_api_test_passes(tauran):
    api_test(rl.env(tauran, orders_per_turn=ORDERS), num_cycles=CYCLES)


@pytest.mark.filterwarnings("default")
def test_the_seed_test_passes(tauran):
    seed_test(lambda: rl.env(tauran, orders_per_turn=ORDERS), num_cycles=CYCLES // 2)


@pytest.mark.filterwarnings("default")
def test_the_parallel_seed_test_passes(tauran):
    parallel_seed_test(lambda: rl.parallel_env(tauran, orders_per_turn=ORDERS), num_cycles=CYCLES)


def test_every_action_in_the_mask_is_accepted(env):
    for _ in play(env, CYCLES):
        assert not any(env.infos[agent].get("refused") for agent in env.agents)
    assert env.table.refused == 0


def test_an_action_outside_the_mask_changes_nothing_but_the_count(env):
    agent = env.agent_selection
    seen = env.observe(agent)
    digest = env.table.rows.digest()
    outside = int(np.flatnonzero(seen["action_mask"] == 0)[0])
    env.step(outside)
    assert env.infos[agent] == {"refused": True}
    assert env.table.rows.digest() == digest
    assert env.table.left == ORDERS - 1
    for _ in range(ORDERS - 1):
        env.step(outside)
    assert env.observe(agent)["action_mask"].sum() == 1, "only the end is left"
    env.step(outside)
    assert env.agent_selection != agent, "the player turn ended by itself"


def test_observations_lie_in_their_space(env):
    for seen in play(env, CYCLES // 2):
        assert env.observation_space(env.agent_selection).contains(seen)


def test_an_observation_tells_of_units_what_the_view_tells(env):
    layout = env.table.layout
    names = list(rl.UNIT)
    for seen in play(env, 60):
        side = env.possible_agents.index(env.agent_selection)
        units = layout.split(seen["observation"])["units"]
        known = {unit.row: unit for unit in env.game().view(env.incident.sides[side]).units}
        for row, features in enumerate(units):
            if row not in known:
                assert not features.any()
                continue
            unit = known[row]
            assert (
                features[names.index("known")]
                == {"own": OWN, "spotted": IN_SIGHT, "suspected": 1}[unit.known]
            )
            assert features[names.index("men")] == unit.men
            if unit.hex >= 0:
                assert features[names.index("column")] == unit.hex % env.incident.setup.columns
        if env.table.rows.turn > 2:
            break


def test_hidden_things_change_neither_observation_nor_mask(env):
    for place, seen in enumerate(play(env, 120)):
        if place % 20:
            continue
        rows = env.table.rows
        side = rows.side
        units = rows.state.units
        hidden = (env.incident.setup.fixed.side != side) & (units.seen[: len(env.incident.units)] != SPOTTED)
        kept = rows.save()
        for column in (units.suppression, units.cohesion, units.stance, units.dug, units.clock):
            column[: len(hidden)][hidden] = 2
        rows.state.clock.seed[0] = 99
        env.table._kept.clear()
        scrambled = env.observe(env.agent_selection)
        rows.load(kept)
        env.table._kept.clear()
        assert (scrambled["observation"] == seen["observation"]).all()
        assert (scrambled["action_mask"] == seen["action_mask"]).all()


def test_rewards_add_up_to_the_change_of_the_margin(env):
    start = env.table.rows.margin
    total = 0
    for _ in play(env, CYCLES):
        total += env.rewards["japan_0"]
        assert env.rewards["japan_0"] == -env.rewards["mongolia_1"]
    total += env.rewards["japan_0"]
    assert total == env.table.rows.margin - start


def test_a_seed_is_the_number_of_the_game(env, tauran):
    assert env.table.rows.digest() == tauran.start(seed=3).digest()
    env.reset()
    first = env.table.seed
    env.reset(seed=3)
    env.reset()
    assert env.table.seed == first, "drawn from the last seed given"


def test_a_learners_game_has_a_log_that_replays(env, tauran):
    for _ in play(env, 80):
        pass
    game = env.game()
    assert game.digest() == env.table.rows.digest()
    assert tauran.replay(game.log()).digest() == game.digest()


def test_a_duel_is_fought_against_a_policy(tauran):
    duel = rl.Duel(tauran, side="mongolia", opponent="greedy", orders_per_turn=4)
    seen, _ = duel.reset(seed=2)
    names = list(rl.CLOCK)
    assert seen["observation"][names.index("moving")] == 1
    assert seen["observation"][names.index("first")] == 0
    assert duel.table.given, "the opponent moves first"
    total, start = 0.0, duel.table.rows.margin
    dice = np.random.default_rng(1)
    for _ in range(30):
        seen, reward, ended, _, _ = duel.step(dice.choice(np.flatnonzero(seen["action_mask"])))
        total -= reward
        if ended:
            break
    assert total == duel.table.rows.margin - start
    assert tauran.replay(duel.game().log()).digest() == duel.table.rows.digest()
    again, _ = duel.reset(seed=2)
    first, _ = rl.Duel(tauran, side="mongolia", opponent="greedy", orders_per_turn=4).reset(seed=2)
    assert (again["observation"] == first["observation"]).all()
