"""`borderwar validate`: a table in, tables out; a bad one gets a sentence."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

sys.path.append(str(Path(__file__).resolve().parents[1] / "study"))
from made_up_battles import many, write_table

from borderwar.cli.main import main
from borderwar.cli.validate import command


@pytest.fixture
def table(tmp_path):
    return write_table(tmp_path / "battles.csv", *many(30))


def test_it_prints_every_metric_beside_a_baseline(table):
    done = CliRunner().invoke(command, [str(table), "--seeds", "40"], catch_exceptions=False)
    for word in (
        "log loss",
        "area under the curve",
        "defender ln-loss RMSE",
        "90% band",
        "ten worst battles",
    ):
        assert word in done.output


def test_json_holds_one_object_a_metric_and_a_prediction_a_battle(table, tmp_path):
    out = tmp_path / "deep" / "figures.json"
    CliRunner().invoke(command, [str(table), "--seeds", "40", "--json", str(out)], catch_exceptions=False)
    figures = json.loads(out.read_text("utf-8"))
    assert len(figures["predictions"]) == figures["table"]["battles"] == 30
    named = {metric["metric"]: metric for metric in figures["metrics"]}
    assert named["log loss"]["baseline"]["logit on ln force ratio"] > 0
    assert len(named["log loss"]["interval"]) == 2


def test_pictures_and_a_report_are_written_where_asked(table, tmp_path):
    out = tmp_path / "report"
    CliRunner().invoke(command, [str(table), "--seeds", "40", "--out", str(out)], catch_exceptions=False)
    assert (out / "report.md").read_text("utf-8").startswith("### The law")
    assert {path.name for path in out.glob("*.svg")} == {
        "losses.svg",
        "percentiles.svg",
        "reliability.svg",
        "residuals.svg",
        "spread.svg",
    }


def test_three_battles_without_a_day_count_are_enough_for_a_table(tmp_path):
    small = write_table(tmp_path / "t.csv", *[battle | {"after_days": ""} for battle in many(3)])
    out = tmp_path / "figures.json"
    arguments = [str(small), "--seeds", "20", "--json", str(out)]
    CliRunner().invoke(command, arguments, catch_exceptions=False)
    named = {metric["metric"]: metric for metric in json.loads(out.read_text("utf-8"))["metrics"]}
    assert named["ln-days RMSE"]["value"] is None


def test_a_fit_keeps_its_folds_and_its_parameters(table, tmp_path):
    work = tmp_path / "work"
    arguments = [str(table), "--fit", "--generations", "1", "--seeds", "20", "--work", str(work)]
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert "Transfer: fitted on battles before 1939" in done.output
    assert json.loads((work / "fitted.json").read_text("utf-8"))["how"]["battles"] == 30
    assert len(list(work.glob("fold-*.json"))) == 7  # seven campaigns


def test_a_table_that_is_not_there_gets_a_sentence(capsys, tmp_path):
    assert main(["validate", str(tmp_path / "none.csv")]) == 1
    assert "cannot be read" in capsys.readouterr().err
