"""Runner: one game on the screen: orders in, film out, the computer's turn, looking back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pygame

from borderwar.language import say, say_many
from borderwar.model.events import HAPPENED, Event
from borderwar.model.orders import End, Order
from borderwar.session.intentions import Intentions, keep_intentions
from borderwar.session.order_words import order_words
from borderwar.ui import bindings
from borderwar.ui.opponents import Opponent
from borderwar.ui.play.camera_work import CameraWork
from borderwar.ui.play.computer import AT_ONCE, BETWEEN, ComputerTurn
from borderwar.ui.play.deeds import Deeds
from borderwar.ui.play.desk import NOBODY, Message
from borderwar.ui.play.film import Film, steps_of
from borderwar.ui.play.handing import Handing
from borderwar.ui.play.passing import Passing
from borderwar.ui.play.retelling import retold
from borderwar.ui.play.situation import Situation
from borderwar.ui.play.sounds import voices
from borderwar.ui.play.stage import Stage
from borderwar.ui.play.standing import go_on
from borderwar.ui.play.telling import no_sum, told
from borderwar.ui.settings import Settings

if TYPE_CHECKING:
    from borderwar.session.autosave import Journal
    from borderwar.session.game import Game
    from borderwar.session.refusals import Refusal
    from borderwar.session.view import SideView


class Runner(CameraWork):
    """A game, who plays it, and what is being shown of it."""

    def __init__(
        self, game: "Game", side: int | None, opponents: Mapping[int, Opponent], settings: Settings
    ) -> None:
        self.game = game
        self.settings = settings
        self.situation = Situation(game, side, settings)
        self.stage = Stage(self.situation)
        self.deeds = Deeds(self)
        self.computer = ComputerTurn(self, opponents)
        self.handing = Handing(self)
        self.passing = Passing(self)
        self.clear = pygame.Rect(0, 0, 640, 480)  # the part of the map no panel covers
        self.dragging = False
        self._voice = voices(game.scenario)
        self.journal: Journal | None = None  # keeps the game on disk
        self._intended = Intentions()  # as it lies on disk
        self.unkept = False  # the disk could not be written: the game is in memory alone
        self.hurry = False  # show the rest of the enemy's turn at once
        self._next_view: SideView | None = None

    @property
    def speed(self) -> int:
        """The row of the speeds at which things are shown now."""
        return AT_ONCE if self.hurry else self.settings.speed

    # ---- orders -------------------------------------------------------------------
    def give(self, order: Order) -> "Refusal | None":
        """Give an order of the player's; None or the refusal."""
        self.finish_film()
        refusal = self.carry_out(order)
        self.keep()
        return refusal

    def carry_out(self, order: Order) -> "Refusal | None":
        """Give an order, tell what can be seen of it and begin its film; None or the refusal."""
        from borderwar.session.sentences import sentence_of

        s = self.situation
        before = s.view
        outcome = self.game.submit(order)
        if outcome.refusal is not None:
            return outcome.refusal
        now, step = self.game.view(s.side), self.game.steps[-1]
        events = self._tell_last(before)
        news = next((sentence_of(self.game.setup, e) for e in events if e.kind == HAPPENED), "")
        if news:
            s.desk.message = Message(news, "21.1")
        if isinstance(order, End):
            s.desk.selected = s.desk.target = NOBODY
            if step.side == s.side:
                s.own_end = self.game.position
        self._start_film(before, now, events)
        return None

    def _tell_last(self, before: "SideView") -> tuple[Event, ...]:
        """Put what the last order brought in the log and on the time line; the events seen."""
        from borderwar.session.sums import sums_of
        from borderwar.session.visible import visible_events

        game, s, step = self.game, self.situation, self.game.steps[-1]
        truth = game.state_at(game.position - 1)
        events = visible_events(game.setup, truth, step.events, s.side)
        sums = sums_of(game.setup, before.state, step.order) if step.side == s.side else no_sum
        lines = told(game.setup, events, s.side, step.turn + 1, game.position, sums)
        s.log.extend(lines)
        s.mark(events, lines, step.turn + 1)
        return events

    def keep_in(self, journal: "Journal | None") -> None:
        """Keep the game in a journal from now on, and bookmarks beside its log."""
        from borderwar.session.bookmarks import bookmarks_of

        self.journal = journal
        self.situation.bookmarks = bookmarks_of(journal.path if journal is not None else None)

    def bookmark(self, order: int, note: str) -> None:
        """Put a note on a moment, or take it away; a place that cannot be written is told."""
        from borderwar.session.autosave import DiskTrouble

        try:
            self.situation.bookmarks.put(order, note)
        except DiskTrouble as trouble:
            words = str(trouble)
            self.situation.desk.message = Message(f"{words[0].upper()}{words[1:]}.", bad=True)

    def keep(self) -> None:
        """Put the game on disk; a disk that cannot be written is told once."""
        if self.journal is None:
            return
        from borderwar.session.autosave import DiskTrouble

        try:
            self.journal.follow()
        except DiskTrouble as trouble:
            self.journal, self.unkept = None, True
            self.situation.desk.message = Message(
                say("{trouble}. You can play on.", trouble=trouble), bad=True
            )

    def _keep_intentions(self) -> None:
        """Put what the player means to do beside the log, if it has changed."""
        intended = self.situation.desk.intentions
        if self.journal is not None and intended != self._intended:
            self._intended = intended
            keep_intentions(self.journal.path, intended, self.game.setup)

    def _start_film(self, before: "SideView", now: "SideView", events: tuple[Event, ...]) -> None:
        s = self.situation
        hexes = {unit.row: unit.hex for unit in before.units if unit.hex >= 0}
        own = frozenset(unit.row for unit in before.units if unit.side == s.side)
        steps = steps_of(events, hexes, own, self._voice)
        if not steps or self.speed == AT_ONCE:
            sounds = (
                [self._voice(event) for event in events] if not self.computer_owns(before.active_side) else []
            )
            s.sounds += [sound for sound in sounds if sound][-1:]
            film = Film(steps, AT_ONCE)
            film.skip()
            if not self.computer_owns(before.active_side):
                self.stage.add_pops(film.pops)
            s.show(now)
            return
        self._next_view = now
        self.stage.film = Film(steps, self.speed)
        self._follow()

    def _follow(self) -> None:
        """Bring what is shown into sight, unless the player is moving the map."""
        film = self.stage.film
        step = film.current if film is not None else None
        if step is not None and step.sound:
            self.situation.sounds.append(step.sound)
        if step is None or self.dragging or self.speed == AT_ONCE:
            return
        if not self._in_sight(step.end):
            self.centre(step.end)

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
        if film is not None and self._next_view is not None:
            self.stage.add_pops(film.pops)
            self.situation.show(self._next_view)

    def tick(self, milliseconds: int) -> None:
        """Let time pass: film, fading, the computer's next order."""
        s = self.situation
        self._keep_intentions()
        self.stage.tick(milliseconds)
        film = self.stage.film
        s.enemy_moving = self.computer_moves()
        if film is not None:
            if s.paused and s.enemy_moving:
                return
            before = film.current
            if not film.advance(milliseconds):
                self._end_film()
                self.computer.rest = BETWEEN[self.speed]
            elif film.current is not before:
                self._follow()
            return
        if s.enemy_moving and not s.paused and s.desk.looking_at is None:
            self.computer.tick(milliseconds)
        s.enemy_moving = self.computer_moves()
        self.hurry &= s.enemy_moving
        self.passing.tick()

    def computer_owns(self, side: int) -> bool:
        """Whether a computer plays a side."""
        return self.computer.owns(side)

    def computer_moves(self) -> bool:
        """Whether it is a computer's turn."""
        return self.computer.moves()

    def march_on(self) -> None:
        """Units on a route march their next leg as the player's turn begins."""
        s = self.situation
        if s.desk.routes and not self.game.over and self.game.side == s.side:
            self.finish_film()
            if report := go_on(self):
                before = s.desk.message.text + " " if s.desk.message is not None else ""
                s.desk.message = Message(before + report)

    def tell_the_news(self) -> None:
        """Say in a sentence what the enemy's turn brought."""
        s = self.situation
        news = s.news()
        fights = sum(line.kind == "fight" for line in news)
        losses = sum(line.kind == "loss" for line in news)
        if not fights + losses or self.game.over or s.side is None:
            return
        s.desk.log_filter = "new"
        parts = (
            [say_many(fights, "{number:,} exchange of fire", "{number:,} exchanges of fire")]
            if fights
            else []
        )
        parts += [say_many(losses, "{number:,} unit gave way", "{number:,} units gave way")] if losses else []
        brought = "".join(f"{line.text} " for line in news if line.kind == "event")
        words = say(
            "{brought}In the enemy's turn: {parts}. {log} lists it, {step} steps through it, {unit} goes on.",
            brought=brought,
            parts=", ".join(parts),
            log=bindings.key_of("log"),
            step=bindings.key_of("told-next"),
            unit=bindings.key_of("next-unit"),
        )
        s.desk.message = Message(words, "21.1" if brought else "")
        s.desk.story = -1

    def skip(self) -> None:
        """Show the rest of the enemy's turn at once; the same orders are given."""
        if self.computer_moves():
            self.finish_film()
            self.hurry, self.situation.paused = True, False

    def run_computer(self, most: int = 100_000) -> None:
        """Let the computer finish its turn at once, without film."""
        self.computer.run(most)

    # ---- undo, looking back -------------------------------------------------------
    def undo(self) -> str:
        """Take back the last order; what was done, or why not."""
        if self.computer_moves():
            return say("Orders are taken back in your own turn.")
        self.finish_film()
        refusal = self.game.undo_refusal()
        if refusal is not None:
            return say("The last order cannot be taken back: {refusal}.", refusal=refusal)
        order = self.game.steps[-1].order
        self.game.undo()
        s = self.situation
        s.log = [line for line in s.log if line.order <= self.game.position]
        s.marks = tuple(mark for mark in s.marks if (mark.order or 0) <= self.game.position)
        s.refresh()
        self.keep()
        return say("Taken back: {order}.", order=order_words(self.game.setup, order))

    def undo_to(self, position: int) -> str:
        """Take back orders until so many are left; what was done, and why no more."""
        self.finish_film()
        s = self.situation
        taken, refusal = self.game.undo_to(max(position, self.game.turn_began))
        s.log = [line for line in s.log if line.order <= self.game.position]
        s.desk.selected = NOBODY if s.findings.unit(s.desk.selected) is None else s.desk.selected
        s.refresh()
        self.keep()
        words = say_many(taken, "{number} order taken back.", "{number} orders taken back.") if taken else ""
        if refusal is not None:
            more = say("No more can be taken back: {why}.", why=refusal)
            return f"{words} {more}".strip()
        return words or say("There is nothing to take back.")

    def restart_turn(self) -> str:
        """Take back all orders of this turn that can be."""
        return self.undo_to(self.game.turn_began)

    def redo(self) -> str:
        """Give again the order taken back; a sentence, or nothing if there was none."""
        if self.computer_moves():
            return say("Orders are given in your own turn.")
        self.finish_film()
        before = self.situation.view
        order = self.game.redo()
        if order is None:
            return say("There is no order to give again.")
        self._tell_last(before)
        self.situation.refresh()
        self.keep()
        return say("Given again: {order}.", order=order_words(self.game.setup, order))

    def look_at(self, orders: int | None) -> None:
        """Look at the record after so many orders; None for now."""
        s = self.situation
        self.finish_film()
        if orders is None or orders >= self.game.position:
            s.desk.looking_at = None
            s.refresh()
        else:
            s.desk.looking_at = max(0, orders)
            s.show(self.game.view(s.side, s.desk.looking_at))
        s.desk.mode, s.desk.pinned, s.desk.message = "", None, None
        self.stage.pops.clear()

    def play_order(self) -> bool:
        """Show the next order of the record, as film where there is something to see; False at its end."""
        from borderwar.session.visible import visible_events

        s, game = self.situation, self.game
        self.finish_film()
        at = game.position if s.desk.looking_at is None else s.desk.looking_at
        if at >= game.position:
            return False
        before, now = s.view, game.view(s.side, at + 1)
        events = visible_events(game.setup, game.state_at(at), game.steps[at].events, s.side)
        s.desk.looking_at = at + 1 if at + 1 < game.position else None
        self._start_film(before, now, events)
        return True

    def look_by(self, orders: int = 0, turns: int = 0) -> None:
        """Look further back or forward."""
        s = self.situation
        total = self.game.position
        at = s.desk.looking_at if s.desk.looking_at is not None else total
        if turns:
            starts = [*s.record().turn_orders, total]
            before = [start for start in starts if start < at]
            after = [start for start in starts if start > at]
            at = (before[-1] if before else 0) if turns < 0 else (after[0] if after else total)
        self.look_at(max(0, at + orders))

    def take_game(self, game: "Game") -> None:
        """Go on with another game of the same scenario: a branch, or one that was loaded."""
        s = self.situation
        self.stage.film = None
        self.computer.thinker.new_turn()
        self.game = s.game = game
        s.desk.looking_at = None
        s.desk.selected = s.desk.target = NOBODY
        ends = [
            place
            for place, step in enumerate(game.steps, 1)
            if step.side == s.side and isinstance(step.order, End)
        ]
        s.own_end = ends[-1] if ends else 0
        s.refresh()
        self.tell_again()

    def tell_again(self) -> None:
        """Write the log anew from the record."""
        self.situation.log, self.situation.marks = retold(self.game, self.situation.side)
