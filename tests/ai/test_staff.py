"""What a good staff does not do, on boards that tempt it."""

import pytest
from boards import board, limit, plan
from games import Game

from borderwar.model.orders import ASSAULT, BOMBARD, DIG, END, FIRE, KIND, MOVE, STRIKE, TARGET
from borderwar.model.tables import READY


def test_an_army_with_something_to_take_does_not_stand_idle():
    game = Game(
        board(
            {"one": "0803 rifles mounted", "two": "0903 rifles mounted"},
            {"far": "0116 rifles"},
            {"farm": ("0810", "blue", 10, 1)},
        )
    )
    for _ in range(5):
        game.turn()
    assert int(game.state.objectives.holder[0]) == 0, "empty ground is taken"


def test_a_reserve_with_nothing_to_do_does_not_shuffle():
    game = Game(
        board(
            {"one": "0808 rifles dug=60", "two": "0908 rifles dug=60"},
            {"far": "0116 rifles"},
            {"farm": ("0808", "red", 10, 1)},
        )
    )
    marches = 0
    for _ in range(6):
        game.player_turn()
        marches += sum(row[KIND] == MOVE for row in game.orders)
        game.player_turn()
    assert marches <= 2, "a unit that stands well stays"
    assert game.apart("one", "0808") <= 1


def test_an_attack_waits_until_it_is_strong_enough():
    strong = {f"b{place}": f"{8 + place:02d}12 rifles" for place in range(3)}
    game = Game(
        board(
            {
                "early": "0902 rifles mounted",
                "late-1": "turn=3@0801 rifles mounted",
                "late-2": "turn=3@0901 rifles mounted",
                "late-3": "turn=3@1001 rifles mounted",
                "late-4": "turn=3@0701 guns mounted",
                "late-5": "turn=3@1101 battery mounted",
                "late-6": "turn=3@1201 rifles mounted",
                "late-7": "turn=3@0601 rifles mounted",
            },
            strong,
            {"hill": ("0912", "blue", 20, 1)},
            turns=12,
        )
    )
    for _ in range(3):
        game.player_turn()
        assert not game.orders_of("early", ASSAULT), "one platoon does not go in alone"
        game.player_turn()
    for _ in range(3):
        game.turn()
    close = [name for name in game.setup.unit_ids[:8] if game.apart(name, "0912") <= 4]
    assert len(close) >= 4, "together they do"


def test_tankettes_run_from_guns_that_pierce_them_and_that_they_cannot_hurt():
    game = Game(
        board(
            {"tankettes": "0807 tankettes"},
            {"cars-1": "0810 cars", "cars-2": "0910 cars"},
            {"farm": ("0811", "blue", 5, 0)},
        )
    )
    before = game.apart("tankettes", "cars-1")
    game.player_turn()
    assert game.state.units.condition[0] == READY
    assert game.apart("tankettes", "cars-1") > before, "further off than before"


def test_men_in_the_open_do_not_walk_up_to_armour_they_cannot_hurt():
    game = Game(
        board(
            {"rifles": "0806 rifles"},
            {"cars-1": "0810 cars", "cars-2": "0910 cars", "cars-3": "0710 cars"},
            {"farm": ("0811", "blue", 5, 0)},
        )
    )
    before = game.apart("rifles", "cars-1")
    game.player_turn()
    assert game.apart("rifles", "cars-1") >= before


def test_an_attack_shoots_before_it_closes():
    game = Game(
        board(
            {
                "one": "0809 rifles",
                "two": "0909 rifles",
                "three": "0709 rifles",
                "guns": "0808 guns",
            },
            {"post": "0810 rifles men=12 dug=60"},
            {"hill": ("0810", "blue", 20, 1)},
        )
    )
    game.player_turn()
    assaults = [place for place, row in enumerate(game.orders) if row[KIND] == ASSAULT]
    shots = [place for place, row in enumerate(game.orders) if row[KIND] in (FIRE, BOMBARD)]
    assert shots, "there is fire"
    assert assaults, "and there is an assault"
    assert min(shots) < min(assaults), "in that order"


def test_guns_shell_what_an_observer_sees():
    game = Game(
        board(
            {"battery": "0803 battery", "eyes": "0810 rifles"},
            {"post": "0812 rifles", "more": "0812 guns"},
            {"hill": ("0812", "blue", 20, 1)},
            heights={f"{column:02d}06": 30 for column in range(1, 17)},
        )
    )
    game.player_turn()
    assert game.orders_of("battery", BOMBARD)


def test_a_limit_is_not_broken_for_nothing():
    closed = tuple(f"{column:02d}{row:02d}" for column in range(1, 17) for row in (7, 8, 9))
    tempted = board(
        {"one": "0804 rifles mounted", "two": "0904 rifles mounted"},
        {"far": "0116 rifles"},
        {"farm": ("0812", "blue", 5, 0)},
        limits=(limit("red", "enter", closed, 20),),
    )
    game = Game(tempted)
    for _ in range(4):
        game.turn()
    assert game.state.sides.penalty[0] == 0


def test_aircraft_that_may_not_fly_stay_on_the_ground():
    grounded = board(
        {"flight": "turn=1@ flight", "eyes": "0806 rifles"},
        {"column": "0810 rifles mounted"},
        limits=(limit("red", "fly", (), 20),),
    )
    game = Game(grounded)
    for _ in range(3):
        game.turn()
    assert game.state.sides.penalty[0] == 0


def test_aircraft_strike_men_in_lorries_rather_than_men_in_trenches():
    game = Game(
        board(
            {"flight": "turn=1@ flight", "eyes": "0806 rifles"},
            {"trench": "0509 rifles dug=240", "column": "0809 rifles mounted"},
        )
    )
    game.player_turn()
    strikes = game.orders_of("flight", STRIKE)
    assert strikes
    assert game.setup.number(strikes[0][TARGET]) == "0809"


def test_ground_is_left_when_the_time_that_was_set_is_up():
    closed = tuple(f"{column:02d}{row:02d}" for column in range(1, 17) for row in range(6, 17))
    recalled = board(
        {"one": "0808 rifles", "two": "0908 rifles"},
        {"far": "0116 rifles"},
        {"farm": ("0808", "red", 2, 0)},
        turns=10,
        limits=(limit("red", "stay-after", closed, 10, after=6),),
    )
    game = Game(recalled)
    while not game.state.clock.over[0]:
        game.turn()
    assert game.state.sides.penalty[0] == 0


def test_a_defender_digs_in_and_keeps_time_to_fire_at_what_moves():
    game = Game(
        board(
            {"post": "0808 rifles", "guns": "0908 guns"},
            {"rifles": "0813 rifles", "more": "0913 rifles"},
            {"hill": ("0808", "red", 10, 1)},
        )
    )
    game.player_turn()
    assert game.orders_of("post", DIG) or game.orders_of("post", FIRE)
    keeps = int(game.state.units.clock[0])
    assert keeps >= 300, f"{keeps} seconds left to fire at what moves"


def test_weak_and_shaken_units_do_not_lead_the_attack():
    game = Game(
        board(
            {"worn": "0808 rifles men=44", "fresh-1": "0908 rifles", "fresh-2": "0708 rifles"},
            {"post": "0811 rifles men=15"},
            {"hill": ("0811", "blue", 20, 1)},
        )
    )
    game.state.units.men[0] = 10
    for _ in range(2):
        game.turn()
    assert game.apart("worn", "0811") >= game.apart("fresh-1", "0811")


def test_a_side_ahead_near_the_end_holds_what_it_has():
    game = Game(
        board(
            {"one": "0806 rifles", "two": "0906 rifles"},
            {"post": "0812 rifles dug=120", "guns": "0812 guns dug=120"},
            {"home": ("0806", "red", 30, 1), "hill": ("0812", "blue", 5, 0)},
            turns=8,
        )
    )
    game.state.clock.turn[0] = 7
    game.player_turn()
    assert game.apart("one", "0806") <= 2


def test_the_plan_is_carried_out_while_it_stands():
    planned = board(
        {"one": "0803 rifles mounted form=first", "two": "0903 rifles mounted form=second"},
        {"far": "0116 rifles"},
        {"farm": ("0814", "blue", 10, 1)},
        plans=(
            plan("red", "first", 1, 4, "screen", "0407"),
            plan("red", "second", 1, 8, "reserve", "1203"),
        ),
    )
    game = Game(planned, red="historical")
    for _ in range(3):
        game.turn()
    assert game.apart("one", "0407") <= 2
    assert int(game.state.objectives.holder[0]) == 1, "nobody was told to take it yet"


def test_an_attack_that_history_planned_is_made_whatever_the_odds():
    planned = board(
        {"one": "0811 rifles form=first"},
        {f"b{place}": f"{7 + place:02d}12 rifles dug=60" for place in range(3)},
        {"hill": ("0812", "blue", 20, 1)},
        plans=(plan("red", "first", 1, 10, "attack", "0812"),),
    )
    game = Game(planned, red="historical")
    game.player_turn()
    goals = game.table.owner.columns["goals"]
    assert goals.foe[1] > goals.close[1] > 0, "three dug in against one, and it knows"
    assert goals.advance.tolist() == [0, 1], "the staff would wait; the plan does not"


def test_a_plan_whose_goal_is_taken_is_dead_and_the_formation_goes_on_to_other_ground():
    planned = board(
        {"one": "0803 rifles mounted form=first", "two": "0903 rifles mounted form=first"},
        {"far": "0116 rifles"},
        {"farm": ("0810", "blue", 10, 1)},
        plans=(plan("red", "first", 1, 10, "attack", "0803"),),
    )
    game = Game(planned, red="historical")
    for _ in range(5):
        game.turn()
    assert int(game.state.objectives.holder[0]) == 0, "it stood on what it was to attack"


def test_a_plan_to_withdraw_takes_the_formation_home():
    planned = board(
        {"one": "0810 rifles form=first", "two": "0910 rifles form=first"},
        {"rifles": "0814 rifles"},
        plans=(plan("red", "first", 1, 10, "withdraw", "0802"),),
    )
    game = Game(planned, red="historical")
    for _ in range(4):
        game.turn()
    assert game.apart("one", "0802") <= 2
    assert game.apart("two", "0802") <= 2


@pytest.mark.parametrize("policy", ["staff", "greedy"])
def test_an_end_comes_last_in_every_player_turn(policy):
    game = Game(board({"one": "0808 rifles"}, {"two": "0810 rifles"}), red=policy)
    rows = game.player_turn()
    assert [row[KIND] for row in rows].count(END) == 1
    assert rows[-1][KIND] == END
