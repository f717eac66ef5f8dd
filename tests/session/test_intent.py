"""What a side was after: the policy's tasks in words, thought through again from the side's view alone."""

from borderwar.ai.doctrine import SPARING
from borderwar.ai.memory import ATTACK, HOLD, WITHDRAW
from borderwar.ai.plans import Plan, Script
from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.rules.setup import Setup, prepare
from borderwar.session.game import Game
from borderwar.session.intent import intents_of, plan_words


def tauran() -> Setup:
    folder = scenario_folder("tauran-1936")
    assert folder is not None
    scenario, problems = load_scenario(folder)
    assert scenario is not None, problems
    return prepare(scenario)


def test_the_tasks_are_those_of_the_side_and_none_are_told_of_the_other():
    setup = tauran()
    intents = intents_of(setup, Game.new(setup, 1).view(0).state, 0, "staff")
    for row, unit in enumerate(setup.scenario.units):
        own = unit.side == setup.side_ids[0]
        assert bool(intents.tasks[row]) == own, unit.id
    assert any("attack" in task for task in intents.tasks)
    assert intents.weighed == (), "a staff tries nothing out"


def test_a_commander_tells_what_it_weighed_the_plan_it_had_first():
    setup = tauran()
    view = Game.new(setup, 1).view(0).state
    intents = intents_of(setup, view, 0, "commander", budget=12)
    assert intents.weighed[0].words == "as the staff sees it"
    assert len(intents.weighed) > 1
    assert all(plan.games > 0 for plan in intents.weighed)
    assert intents == intents_of(setup, view, 0, "commander", budget=12), "asked again it says the same"


def test_plans_are_told_in_words():
    setup = tauran()
    goals = setup.scenario.victory.objectives
    storm = Script(ATTACK, 0, 9, 1)
    formation = setup.scenario.formations[0].names.english
    assert plan_words(setup, Plan().give(0, storm)) == f"storm {goals[0].names.english} ({formation})"
    everyone = Plan(scripts=tuple((row, Script(HOLD, -1, 9)) for row in range(3)), doctrine=SPARING)
    assert plan_words(setup, everyone) == "all: stand where it is; spare the men"
    assert plan_words(setup, Plan().give(0, Script(WITHDRAW, -1, 9))) == f"fall back ({formation})"
