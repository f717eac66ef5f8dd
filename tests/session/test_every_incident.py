"""Each shipped incident is played by the computer to its end, and a seed gives one game."""

import pytest

from borderwar.ai.playout import play_game
from borderwar.content.load import load_scenario
from borderwar.content.places import find_scenarios
from borderwar.rules.setup import Setup, prepare
from borderwar.rules.victory import GOING_ON

TWELVE = (
    "halhamiao-1935",
    "suifenho-1935",
    "buir-lake-1935",
    "olankhuduk-1936",
    "changlingtzu-1936",
    "tauran-1936",
    "kanchazu-1937",
    "lake-khasan-1938",
    "nomonhan-may-1939",
    "bain-tsagan-1939",
    "khalkhin-gol-1939",
    "manchuria-1945",
)
SEED = 1935


@pytest.fixture(scope="module", params=find_scenarios(), ids=lambda folder: folder.name)
def incident(request: pytest.FixtureRequest) -> Setup:
    """One of the shipped incidents after the other, ready to play."""
    scenario, _ = load_scenario(request.param)
    return prepare(scenario)


def test_twelve_incidents_are_shipped() -> None:
    assert {folder.name for folder in find_scenarios()} == set(TWELVE)


@pytest.mark.parametrize("luck", [True, False], ids=["full luck", "no luck"])
@pytest.mark.parametrize("policy", ["historical", "staff"])
def test_the_computer_plays_it_to_its_end_and_a_seed_gives_one_digest(
    incident: Setup, policy: str, luck: bool
) -> None:
    first = play_game(incident, SEED, (policy, policy), luck)
    again = play_game(incident, SEED, (policy, policy), luck)

    assert first.state.clock.over[0] != GOING_ON
    assert again.state.digest() == first.state.digest()


def test_without_luck_the_seed_does_not_matter(incident: Setup) -> None:
    first = play_game(incident, SEED, ("historical", "historical"), luck=False)
    other = play_game(incident, SEED + 1, ("historical", "historical"), luck=False)

    first.state.clock.seed[0] = other.state.clock.seed[0]
    assert other.state.digest() == first.state.digest()
