"""Sliders, tabs, choices, drop-downs, tables and text entry: by mouse and by keyboard alike."""

from dataclasses import dataclass

import pygame
from hands import Hands, open_app

from borderwar.ui.kit.entry import TextLine
from borderwar.ui.kit.inputs import (
    Options,
    Slider,
    draw_drop_down,
    draw_options,
    draw_slider,
    draw_tabs,
    place_of_list,
)
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.screen import Screen
from borderwar.ui.kit.table import Column, Row, Table, draw_table, rows_seen
from borderwar.ui.kit.widgets import Toggle, draw_toggle


@dataclass(frozen=True)
class Give:
    """Give a value of the form a number."""

    name: str
    value: int


class FormPanel(Panel):
    """One of each."""

    name = "form"

    def model(self, context):
        return tuple(context.values.items())

    def draw(self, pen, model):
        values = dict(model)

        def give(name):
            return lambda value: Give(name, value)

        draw_tabs(pen, (20, 10, 500, 40), Options("tab", ("One", "Two", "Three"), values["tab"], give("tab")))
        draw_slider(
            pen,
            (20, 60, 500, 30),
            Slider("loud", "Volume", values["loud"], 0, 100, f"{values['loud']} %", give("loud"), 10),
        )
        draw_options(pen, (20, 100, 500, 34), Options("pace", ("Slow", "Fast"), values["pace"], give("pace")))
        draw_drop_down(
            pen, (20, 150, 200, 34), Options("drop", ("Red", "Blue", "Green"), values["drop"], give("drop"))
        )
        draw_toggle(pen, (20, 200, 200, 30), Toggle("flag", "On", bool(values["flag"]), Give("flag", 1)))


class Form(Screen):
    """A screen of one panel."""

    name = "settings"

    def __init__(self):
        super().__init__()
        self.values = {"tab": 0, "loud": 50, "pace": 0, "drop": 0, "flag": 0}
        self._panels = (FormPanel(),)

    def panels(self):
        return self._panels

    def places(self, width, height, sizes):
        return {"form": (0, 0, width, height)}

    def on_intent(self, intent):
        self.values[intent.name] = intent.value


def form() -> tuple[Hands, dict[str, int]]:
    screen = Form()
    return Hands(open_app(screen)), screen.values


def test_the_tab_key_stops_once_at_a_row_of_choices_and_the_arrows_go_along_it():
    hands, values = form()
    stops = []
    for _ in range(5):
        hands.key(pygame.K_TAB)
        stops.append(hands.app.screen.ring.focus)
    assert stops == ["tab.0", "loud", "pace.0", "drop", "flag"]

    hands.app.screen.ring.set_focus("tab.0")
    hands.key(pygame.K_RIGHT)
    hands.key(pygame.K_RIGHT)
    assert values["tab"] == 2
    assert hands.app.screen.ring.focus == "tab.2", "the focus went along"


def test_a_slider_is_turned_by_the_arrows_and_dragged_by_the_mouse():
    hands, values = form()
    hands.app.screen.ring.set_focus("loud")
    hands.key(pygame.K_LEFT)
    assert values["loud"] == 40

    place = hands.app.screen.control("loud").place
    hands.drag((place.left + 5, place.centery), (place.right + 40, place.centery))
    assert values["loud"] == 100, "a drag past its end is its end"

    hands.key(pygame.K_TAB)
    hands.app.screen.ring.set_focus("loud")
    hands.key(pygame.K_RIGHT)
    assert values["loud"] == 100


def test_a_drop_down_opens_a_list_that_enter_takes_from():
    hands, values = form()
    hands.press("drop")
    assert hands.app.screen.name == "dialog"

    hands.key(pygame.K_DOWN)
    hands.key(pygame.K_DOWN)
    hands.key(pygame.K_RETURN)

    assert values["drop"] == 2
    assert hands.app.screen.name == "settings"


def test_a_drop_down_is_left_unchanged_by_escape_and_by_a_click_elsewhere():
    hands, values = form()
    hands.press("drop")
    hands.key(pygame.K_DOWN)
    hands.key(pygame.K_ESCAPE)
    hands.press("drop")
    hands.button((900, 600))

    assert values["drop"] == 0
    assert len(hands.app.stack) == 1


def test_a_line_of_an_open_list_is_taken_by_a_click():
    hands, values = form()
    hands.press("drop")
    hands.press("drop.1")

    assert values["drop"] == 1


def test_a_toggle_is_switched_by_an_arrow_too():
    hands, values = form()
    hands.app.screen.ring.set_focus("flag")
    hands.key(pygame.K_RIGHT)

    assert values["flag"] == 1


def test_a_list_opens_upwards_where_there_is_no_room_below():
    _, top, _, high = place_of_list((10, 500, 200, 34), 10, 32, 960, 560)

    assert top + high <= 500
    assert top >= 0


def test_a_table_of_a_million_rows_draws_only_those_in_sight():
    class Million:
        def __len__(self):
            return 1_000_000

        def __getitem__(self, number):
            drawn.append(number)
            return Row(str(number), (f"Row {number}",), Give("row", number))

        def __iter__(self):
            raise AssertionError("the table walked all its rows")

    drawn: list[int] = []
    pen = Pen(pygame.Surface((400, 326)))
    panel = Panel()
    panel.scrolled = 30.0 * 500_000
    draw_table(pen, (0, 0, 400, 326), Table("t", (Column("Name", 1),), Million()), panel)

    assert set(drawn) == set(range(500_000, 500_011))
    assert panel.scroll_most == 30.0 * 1_000_000 - 300


def test_rows_seen_are_all_that_a_box_shows():
    assert list(rows_seen(0, 30, 3, 300)) == [0, 1, 2]
    assert list(rows_seen(45, 30, 100, 60)) == [1, 2, 3]


def test_text_being_composed_is_shown_but_not_yet_taken():
    line = TextLine("北")
    line.take(pygame.Event(pygame.TEXTEDITING, text="へい", start=0, length=2))
    assert (line.text, line.shown().composing) == ("北", "へい")
    enter = pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r")
    assert line.take(enter), "Enter belongs to the input method"

    line.take(pygame.Event(pygame.TEXTINPUT, text="平"))

    assert (line.text, line.shown().composing) == ("北平", "")
