"""Every trial that travels with a shipped scenario holds."""

import pytest

from borderwar.content.load import load_scenario
from borderwar.content.places import find_scenarios
from borderwar.rules.setup import prepare
from borderwar.session.trials import run_trials


@pytest.mark.parametrize("folder", find_scenarios(), ids=lambda folder: folder.name)
def test_a_scenarios_own_trials_hold(folder) -> None:  # type: ignore[no-untyped-def]
    scenario, problems = load_scenario(folder)
    assert scenario is not None, "\n".join(map(str, problems))
    assert len(scenario.trials) >= 8, "a scenario travels with at least eight trials"
    failed = [
        f"{result.trial.title} (line {result.trial.line}): {'; '.join(result.faults)}"
        for result in run_trials(prepare(scenario))
        if result.faults
    ]
    assert not failed, "\n".join(failed)
