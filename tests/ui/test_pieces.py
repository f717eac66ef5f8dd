"""What stands on the map: states of units, stacks, flags of objectives, where units come on."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest
from hands import Hands, open_app, play_screen, setup

from borderwar.session.game import Game
from borderwar.ui.appearance import wear
from borderwar.ui.counters import CounterLook, counter_side, draw_counter, put_counter
from borderwar.ui.counters.pictures import PICTURES
from borderwar.ui.map import MapView, Overlays
from borderwar.ui.palette import PAPER
from borderwar.ui.play.looks import map_look, states_of
from borderwar.ui.play.pieces import draw_entries, entries, goal_words
from borderwar.ui.theme import SMALLEST, Theme


@pytest.fixture(autouse=True)
def usual_look():
    """Every test ends with the usual look."""
    yield
    wear("standard", "symbols")


def any_unit(**changed: object) -> SimpleNamespace:
    """A unit of the first side with some fields changed."""
    unit = next(unit for unit in Game.new(setup(), 1).view(0).units if unit.side == 0)
    fields = {name: getattr(unit, name) for name in unit.__slots__}
    return SimpleNamespace(**(fields | changed))


@pytest.mark.checklist("A8")
@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({"supply": "line cut"}, "out-of-supply"),
        ({"supply": "line too long"}, "out-of-supply"),
        ({"ammunition": (100, 300)}, "low-ammunition"),
        ({"condition": "broken"}, "broken"),
        ({"moved": True}, "moved"),
        ({"fired": True}, "fired"),
        ({"dug_seconds": 1200}, "dug-in"),
    ],
)
def test_a_card_shows_the_state_of_its_unit(changed: dict, state: str):
    plain = states_of(any_unit())
    assert states_of(any_unit(**changed)) == plain | {state}


def test_a_unit_in_supply_with_its_ammunition_shows_neither():
    calm = states_of(any_unit(supply="in supply", ammunition=(300, 300)))
    assert not calm & {"out-of-supply", "low-ammunition"}


@pytest.mark.checklist("A8")
def test_counters_show_symbols_or_pictures_as_the_player_likes():
    look = CounterLook("1", "ussr", "cavalry", strength="9")
    symbols = pygame.surfarray.array3d(draw_counter(look, 46)).copy()
    assert wear("standard", "pictures")
    pictures = pygame.surfarray.array3d(draw_counter(look, 46))
    assert (symbols != pictures).any(axis=2).mean() > 0.01
    assert wear("standard", "symbols")
    assert np.array_equal(symbols, pygame.surfarray.array3d(draw_counter(look, 46)))


def test_every_branch_has_a_picture_of_its_own():
    from borderwar.model.catalogue import BRANCHES
    from borderwar.ui.counters.pictures import picture

    assert set(BRANCHES) <= set(PICTURES)
    drawn = {branch: pygame.surfarray.array_alpha(picture(branch, 60, 36, (0, 0, 0))) for branch in PICTURES}
    for branch, alpha in drawn.items():
        assert 0.06 < (alpha > 128).mean() < 0.6, branch
        for other, beside in drawn.items():
            if other != branch:
                assert (np.abs(alpha.astype(int) - beside) > 100).mean() > 0.03, (branch, other)


@pytest.mark.checklist("A9")
def test_a_stack_is_offset_cards_and_its_number():
    pictures = []
    for stack in (1, 2, 4):
        frame = pygame.Surface((90, 90))
        frame.fill(PAPER)
        put_counter(frame, CounterLook("1", "japan", "infantry"), (45, 45), 46, stack=stack)
        pictures.append(pygame.surfarray.array3d(frame).astype(int))
    upper_right, lower_left = (slice(66, 80), slice(10, 60)), (slice(12, 28), slice(60, 80))
    for place in (upper_right, lower_left):
        assert np.abs(pictures[0][place] - pictures[1][place]).max() > 60
        assert np.abs(pictures[1][place] - pictures[2][place]).max() > 60


@pytest.mark.checklist("A10")
def test_far_out_cards_are_blocks_with_the_strength_and_then_dots(monkeypatch: pytest.MonkeyPatch):
    sizes = []
    whole = Theme.font

    def noted(self: Theme, face: str = "text", size: float = 15) -> pygame.font.Font:
        font = whole(self, face, size)
        sizes.append(font.get_height())
        return font

    smallest = whole(Theme(), "narrow", SMALLEST).get_height()
    monkeypatch.setattr(Theme, "font", noted)
    for pitch in (104, 76, 57, 40, 32, 26, 20, 16):
        side = counter_side(pitch)
        draw_counter(CounterLook(f"at {pitch}", "japan", "infantry", "platoon", strength="24"), side)
    assert sizes
    assert min(sizes) >= smallest, "no text under 9 pixels"
    assert counter_side(14) == 0, "then a dot"


@pytest.mark.checklist("A11")
def test_a_flag_tells_worth_and_when_it_counts():
    def goal(**worth: int) -> SimpleNamespace:
        return SimpleNamespace(**({"end": 0, "turn": 0, "stand": 0} | worth))

    assert goal_words(goal(end=8), 30) == ("8", "turn 30")
    assert goal_words(goal(turn=2), 30) == ("2", "each turn")
    assert goal_words(goal(end=8, turn=1), 30) == ("8+1", "turn 30, and each turn")
    assert goal_words(goal(stand=3), 30) == ("3", "each turn till it falls")


@pytest.mark.checklist("A11")
def test_a_flag_shows_its_holder():
    view = MapView(8, 8, pygame.Rect(0, 0, 400, 400), pitch=57)
    here = view.layout.index("0404")
    pictures = []
    for nation in (None, "japan", "ussr"):
        frame = pygame.Surface((400, 400))
        frame.fill(PAPER)
        Overlays().objective(frame, view, here, nation, "8", "turn 30")
        pictures.append(pygame.surfarray.array3d(frame).astype(int))
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert (np.abs(pictures[one] - pictures[other]).max(axis=2) > 60).sum() > 60


@pytest.mark.checklist("A13")
def test_entry_hexes_of_units_due_this_turn_and_next_are_marked():
    hands = Hands(open_app(play_screen(1)))
    situation = hands.play.situation
    due = [unit for unit in situation.view.units if unit.condition == "to come" and unit.entries]
    assert due, "the scenario brings units on"
    first = min(unit.arrives_turn for unit in due if unit.arrives_turn)
    marked = []
    for turn in (first - 3, first - 2, first - 1):
        later = SimpleNamespace(turn=turn, view=situation.view, layout=situation.layout)
        marked.append(entries(later))
    assert not marked[0]
    assert marked[1], "due next turn"
    assert marked[2], "due this turn"
    place, (_, count, turn) = next(iter(marked[1].items()))
    assert turn == first
    assert count >= 1

    camera = hands.play.runner.stage.camera
    camera.centre_on(place)
    frame = pygame.Surface(hands.app.window.get_size())
    frame.fill(PAPER)
    later = SimpleNamespace(turn=first - 2, view=situation.view, layout=situation.layout)
    draw_entries(frame, later, camera, Overlays())
    x, y = camera.centre(place)
    near = pygame.surfarray.array3d(frame)[x - 20 : x + 20, y - 20 : y + 20].astype(int)
    assert (np.abs(near - np.array(PAPER)).max(axis=2) > 60).mean() > 0.05, "an arrow"


def test_a_card_of_an_enemy_tells_no_time():
    assert map_look(any_unit(known="spotted")).moves == ""
