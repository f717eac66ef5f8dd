"""Runner: one game on the screen: orders in, film out, the computer's turn, looking back."""

from collections.abc import Callable, Mapping
from typing import Any

import pygame

from borderwar.model import events as e
from borderwar.model.orders import End, Order
from borderwar.ui.play.deeds import Deeds
from borderwar.ui.play.desk import NOBODY, NOWHERE
from borderwar.ui.play.film import Film, steps_of
from borderwar.ui.play.situation import Mark, Situation
from borderwar.ui.play.stage import Stage
from borderwar.ui.play.telling import Teller
from borderwar.ui.settings import Settings

Opponent = Callable[[Any], Order]
"""Given the game, the next order of the side whose turn it is."""

BETWEEN = (450, 120, 0, 0)
"""Milliseconds between two orders of the computer at the four speeds."""

FRAME_BUDGET = 20
"""Milliseconds the computer's orders may take of one frame at full speed."""


class Runner:
    """A game, who plays it, and what is being shown of it."""

    def __init__(self, game: Any, side: int | None, opponents: Mapping[int, Opponent], settings: Settings) -> None:
        self.game = game
        self.opponents = dict(opponents)
        self.settings = settings
        self.situation = Situation(game, side, settings)
        self.stage = Stage(self.situation)
        self.deeds = Deeds(self)
        self.clear = pygame.Rect(0, 0, 640, 480)  # the part of the map no panel covers
        self.dragging = False
        self._rest = 0
        self.on_turn: Callable[[], None] = lambda: None  # called when the player's turn begins

    # ---- orders -------------------------------------------------------------------
    def give(self, order: Order) -> Any:
        """Give an order of the player's; None or the refusal."""
        self.finish_film()
        return self._submit(order)

    def _submit(self, order: Order) -> Any:
        s = self.situation
        before = s.view
        outcome = self.game.submit(order)
        if outcome.refusal is not None:
            return outcome.refusal
        now = self.game.view(s.side)
        events = tuple(outcome.events)
        teller = Teller(now, s.side)
        lines = teller.tell(events, len(self.game.orders))
        s.log.extend(lines)
        self._mark(events, lines)
        if isinstance(order, End):
            if now.active_side == 0 and now.turn > len(s.turn_starts):
                s.turn_starts.append(len(self.game.orders))
            s.desk.selected = s.desk.target = NOBODY
        self._start_film(before, now, events)
        return None

    def _start_film(self, before: Any, now: Any, events: tuple[Any, ...]) -> None:
        s = self.situation
        hexes = {unit.row: unit.hex for unit in before.units if unit.hex >= 0}
        own = frozenset(unit.row for unit in before.units if unit.side == s.side)
        seen = [event for event in events if self._visible(event, now, before)]
        steps = steps_of(seen, hexes, own)
        if not steps or self.settings.speed == 3:
            film = Film(steps, 3)
            film.skip()
            self.stage.pops += film.pops if self.settings.speed != 3 or s.own_turn else []
            s.show(now)
            return
        self._next_view = now
        self.stage.film = Film(steps, self.settings.speed)
        self._follow()

    def _visible(self, event: Any, now: Any, before: Any) -> bool:
        """Whether the player's side sees who acts."""
        if event.unit < 0:
            return True
        return now.units[event.unit].hex >= 0 or before.units[event.unit].hex >= 0

    def _follow(self) -> None:
        """Bring what is shown into sight, unless the player is moving the map."""
        film = self.stage.film
        step = film.current if film is not None else None
        if step is None or self.dragging or self.settings.speed == 3:
            return
        if not self._in_sight(step.end):
            self.stage.camera.centre_on(step.end, self.clear)

    def _mark(self, events: tuple[Any, ...], lines: list[Any]) -> None:
        s = self.situation
        for event in events:
            if event.kind in (e.ASSAULTED, e.BROKE, e.DESTROYED_UNIT, e.OBJECTIVE_TAKEN, e.STRUCK):
                text = next((line.text for line in lines if line.hex == event.hex or event.hex < 0), "")
                side = s.view.units[event.unit].side if event.unit >= 0 else event.b
                known = [mark for mark in s.marks if mark.turn == s.view.turn and mark.kind == "happened"]
                if text and len(known) < 2:
                    s.marks = (*s.marks, Mark(int(s.view.turn), "happened", text, side))

    # ---- film ---------------------------------------------------------------------
    def finish_film(self) -> bool:
        """Show at once what is still being shown; False if nothing was."""
        film = self.stage.film
        if film is None:
            return False
        film.skip()
        self._end_film()
        return True

    def _end_film(self) -> None:
        film, self.stage.film = self.stage.film, None
        if film is not None:
            self.stage.pops += film.pops
            self.situation.show(self._next_view)

    def tick(self, milliseconds: int) -> None:
        """Let time pass: film, fading, the computer's next order."""
        s = self.situation
        self.stage.tick(milliseconds)
        film = self.stage.film
        s.enemy_moving = self.computer_moves()
        if film is not None:
            if s.paused and s.enemy_moving:
                return
            before = film.current
            if not film.advance(milliseconds):
                self._end_film()
                self._rest = BETWEEN[self.settings.speed]
            elif film.current is not before:
                self._follow()
            return
        if not s.enemy_moving or s.paused or s.desk.looking_at is not None:
            return
        self._rest -= milliseconds
        if self._rest > 0:
            return
        start = pygame.time.get_ticks()
        while self.stage.film is None and self.computer_moves() and pygame.time.get_ticks() - start < FRAME_BUDGET:
            self._one_order()
            if self.settings.speed < 2:
                break
        s.enemy_moving = self.computer_moves()

    def computer_moves(self) -> bool:
        """Whether it is a computer's turn."""
        view = self.situation.view
        return not self.game_over() and int(view.active_side if self.stage.film is None else self._next_view.active_side) in self.opponents

    def game_over(self) -> bool:
        """Whether the game has ended."""
        return bool(self.situation.view.over)

    def _one_order(self) -> None:
        s = self.situation
        mover = s.view.active_side
        order = self.opponents[mover](self.game)
        refusal = self._submit(order)
        assert refusal is None, f"the computer gave an order that is refused: {order}: {refusal}"
        self._rest = BETWEEN[self.settings.speed]
        if isinstance(order, End) and self.game.view(s.side).active_side == s.side:
            self.on_turn()

    def run_computer(self, most: int = 100_000) -> None:
        """Let the computer finish its turn at once, without film."""
        speed, self.settings.speed = self.settings.speed, 3
        self.finish_film()
        for _ in range(most):
            if not self.computer_moves():
                break
            self._one_order()
            self.finish_film()
        self.settings.speed = speed
        self.situation.enemy_moving = False

    # ---- undo, looking back -------------------------------------------------------
    def undo(self) -> str:
        """Take back the last order; what was done, or why not."""
        self.finish_film()
        refusal = self.game.undo_refusal()
        if refusal:
            return str(refusal) if str(refusal).endswith(".") else f"{refusal}."
        last = self.game.orders[-1]
        self.game.undo()
        s = self.situation
        given = len(self.game.orders)
        s.log = [line for line in s.log if line.order <= given]
        s.refresh()
        return f"Taken back: {last}."

    def redo(self) -> str:
        """Give again the order taken back; a sentence, or nothing if there was none."""
        if not self.game.redo():
            return "There is no order to give again."
        self.situation.refresh()
        return f"Given again: {self.game.orders[-1]}."

    def look_at(self, orders: int | None) -> None:
        """Look at the record after so many orders; None for now."""
        s = self.situation
        self.finish_film()
        if orders is None or orders >= len(self.game.orders):
            s.desk.looking_at = None
            s.refresh()
        else:
            s.desk.looking_at = max(0, orders)
            s.show(self.game.jump(s.desk.looking_at).view(s.side))
        s.desk.mode, s.desk.pinned, s.desk.message = "", None, None

    def look_by(self, orders: int = 0, turns: int = 0) -> None:
        """Look further back or forward."""
        s = self.situation
        total = len(self.game.orders)
        at = s.desk.looking_at if s.desk.looking_at is not None else total
        if turns:
            starts = [*s.turn_starts, total]
            before = [start for start in starts if start < at]
            after = [start for start in starts if start > at]
            at = (before[-1] if before else 0) if turns < 0 else (after[0] if after else total)
        self.look_at(at + orders)

    # ---- camera -------------------------------------------------------------------
    def _in_sight(self, place: int) -> bool:
        x, y = self.stage.camera.centre(place)
        half = int(self.stage.camera.pitch * 0.6)
        return self.clear.inflate(-2 * half, -2 * half).collidepoint(x, y)

    def bring_into_sight(self, place: int) -> None:
        """Centre on a hex if it is out of sight."""
        if place != NOWHERE and not self._in_sight(place):
            self.stage.camera.centre_on(place, self.clear)

    def show_hex(self, place: int) -> None:
        """Centre on a hex and let it flash."""
        if place == NOWHERE:
            return
        self.stage.camera.centre_on(place, self.clear)
        self.situation.desk.flash = place
        self.stage.flash_age = 0

    def scroll_to(self, across: float, down: float) -> None:
        """Put the middle of the clear view at a share of the map."""
        camera = self.stage.camera
        wide, high = camera.layout.size
        place = camera.layout.hex_at(
            min(max(across * wide, 1), wide - 1), min(max(down * high, 1), high - 1)
        )
        middle = self.clear.center
        seen = camera.visible_rect()
        dx = across * wide - seen.left - (middle[0] - camera.viewport.left)
        dy = down * high - seen.top - (middle[1] - camera.viewport.top)
        if place != NOWHERE or dx or dy:
            camera.scroll_by(round(dx), round(dy))

    def middle_hex(self) -> int:
        """The hex in the middle of the clear view."""
        place = self.stage.camera.hex_at(self.clear.center)
        if place != NOWHERE:
            return place
        return next((unit.hex for unit in self.situation.view.units if unit.hex >= 0), 0)

    def fit(self) -> None:
        """Show the whole map in the clear part of the view."""
        camera = self.stage.camera
        wide, high = camera.layout.size
        share = min(self.clear.width / wide, self.clear.height / high)
        camera.zoom_to(camera.pitch * share)
        columns, rows = camera.layout.columns, camera.layout.rows
        camera.centre_on((rows // 2) * columns + columns // 2, self.clear)

    def take_game(self, game: Any) -> None:
        """Go on with another game of the same scenario: a branch, or one that was loaded."""
        s = self.situation
        self.stage.film = None
        self.game = s.game = game
        s.desk.looking_at = None
        s.desk.selected = s.desk.target = NOBODY
        s.log = [line for line in s.log if line.order <= len(game.orders)]
        s.turn_starts = [start for start in s.turn_starts if start <= len(game.orders)] or [0]
        s.refresh()
