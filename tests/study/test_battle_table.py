"""A battle table is read strictly: inputs apart from outcomes, every mistake with its line."""

import dataclasses

import pytest
from made_up_battles import many, table_text, write_table

from borderwar.study.validation.battles import Inputs, TableError, read_battles
from borderwar.study.validation.forecast import clash_row
from borderwar.study.validation.parameters import PARAMETERS
from borderwar.study.validation.protocol import folds

PRIORS = {parameter.name: parameter.prior for parameter in PARAMETERS}


def test_parts_of_other_battles_and_rows_without_losses_are_left_out_and_counted(tmp_path):
    table = read_battles(
        write_table(
            tmp_path / "t.csv",
            {},
            {"is_part_of_another": "1"},
            {"after_defender_losses": ""},
            {"attacker_strength": "0"},
        )
    )
    assert (len(table.battles), table.rows, table.parts, table.incomplete) == (1, 4, 1, 2)


@pytest.mark.parametrize(
    ("battle", "said"),
    [
        ({"attacker_strength": "many"}, "t.csv:2: attacker_strength is 'many'"),
        ({"posture": "asleep"}, "t.csv:2: posture is 'asleep'; it is one of"),
        ({"after_winner": "nobody"}, "t.csv:2: after_winner is 'nobody'"),
        ({"attacker_guns": "-4"}, "t.csv:2: attacker_guns is -4"),
        ({"attacker_strength": "inf"}, "t.csv:2: attacker_strength is 'inf'"),
        ({"year": ""}, "t.csv:2: year is empty"),
    ],
)
def test_a_bad_cell_is_named_with_its_line(tmp_path, battle, said):
    with pytest.raises(TableError, match=said.replace("?", r"\?")):
        read_battles(write_table(tmp_path / "t.csv", battle))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"id,name\n1,x\n", "has no column campaign"),
        (b"\xff\xfe\x00", "is no UTF-8 text"),
        (table_text().encode(), "has no battle with both strengths"),
    ],
)
def test_a_file_that_is_no_battle_table_is_refused_in_a_sentence(tmp_path, data, said):
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with pytest.raises(TableError, match=said):
        read_battles(path)


def test_nothing_that_was_known_only_afterwards_reaches_a_forecast(tmp_path):
    before = read_battles(write_table(tmp_path / "a.csv", *many(12)))
    changed = [
        battle
        | {
            "after_surprise": "3",
            "after_days": "9",
            "after_attacker_losses": "7",
            "after_defender_losses": "7",
            "after_winner": "draw",
            "after_advance_km": "50",
        }
        for battle in many(12)
    ]
    after = read_battles(write_table(tmp_path / "b.csv", *changed))
    rows = [[clash_row(battle.inputs, PRIORS) for battle in table.battles] for table in (before, after)]
    assert rows[0] == rows[1]


def test_neither_names_nor_nations_are_inputs():
    assert {field.name for field in dataclasses.fields(Inputs)} == {
        "year",
        "posture",
        "wet",
        "river",
        "men",
        "guns",
        "tanks",
        "sorties",
    }


def test_no_fold_splits_a_campaign_and_none_is_much_larger():
    campaigns = [battle["campaign"] for battle in many(100)]
    fold = folds(campaigns, 5)
    assert all(len({fold[n] for n, name in enumerate(campaigns) if name == c}) == 1 for c in set(campaigns))
    assert set(fold) == set(range(5))


def test_the_order_of_the_table_does_not_move_a_campaign_to_another_fold():
    campaigns = [battle["campaign"] for battle in many(60)]
    forwards = dict(zip(campaigns, folds(campaigns).tolist(), strict=True))
    backwards = dict(zip(campaigns[::-1], folds(campaigns[::-1]).tolist(), strict=True))
    assert forwards == backwards
