"""Order buttons of the chosen unit, each with its key and, if it cannot be given, the reason."""

from dataclasses import dataclass
from typing import Any

from borderwar.language import say
from borderwar.model.orders import (
    Below,
    Blow,
    Bombard,
    Column,
    Deploy,
    Dig,
    Dismount,
    Escort,
    Mount,
    Surface,
)
from borderwar.session.far_view import escorted_next
from borderwar.session.order_words import order_words
from borderwar.session.waters import bridge_order
from borderwar.ui import bindings
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.widgets import Button, draw_button, draw_heading
from borderwar.ui.play.desk import FIRE_TIME_WORDS, Desk
from borderwar.ui.play.intents import Command, FireTime
from borderwar.ui.play.plan import batteries, departure, fire_seconds, raids, works_beside
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import minutes, stance_words


@dataclass(frozen=True)
class OrdersModel:
    """The buttons and the choice of time."""

    buttons: tuple[Button, ...]
    times: tuple[Button, ...]
    time_note: str
    undo: Button | None = None  # names the order that would be taken back


class Orders(Panel):
    """Order buttons of the chosen unit."""

    name = "orders"

    def depends(self, context: Situation) -> tuple[object, ...]:
        s = context
        desk = s.desk
        return (s.version, desk.selected, desk.mode, desk.fire_time, s.own_turn, desk.looking_at, desk.pinned)

    def model(self, context: Situation) -> OrdersModel | None:
        unit = context.unit
        if unit is None or unit.side != context.side:
            return None
        desk = context.desk
        buttons = (
            self._air(unit, context)
            if unit.aircraft
            else (
                self._fire(unit, context),
                self._assault(unit, context),
                self._third(unit, context),
                self._dig(unit, context),
                self._mount(unit, context),
                self._stance(unit, context),
            )
        )
        if unit.beyond:
            stance = self._stance(unit, context)
            buttons = (self._third(unit, context), self._counter(unit, context), stance)
        times = tuple(
            Button(f"orders.time.{row}", say(word), FireTime(row), lit=desk.fire_time == row)
            for row, word in enumerate(FIRE_TIME_WORDS)
        )
        less, more = bindings.key_of("less-time"), bindings.key_of("more-time")
        note = say(
            "{time}, keys {less} and {more}", time=minutes(fire_seconds(desk, unit)), less=less, more=more
        )
        return OrdersModel(buttons, times, note, self._undo(context))

    def _undo(self, context: Situation) -> Button | None:
        """What would be taken back, or why nothing can be."""
        game = context.game
        if not context.own_turn or game.position == game.turn_began:
            return None
        words = order_words(game.setup, game.steps[-1].order)
        refusal = game.undo_refusal()
        reason = say("It cannot be taken back: {why}.", why=refusal) if refusal is not None else ""
        label = say("Undo: {order}", order=words)
        return Button("orders.undo", label, Command("undo"), "", not reason, reason, tip=label)

    def _button(self, action: str, label: str, reason: str, lit: bool, tip: str = "") -> Button:
        return Button(
            f"orders.{action}",
            label,
            Command(action),
            bindings.key_of(action),
            not reason,
            reason,
            lit,
            tip=tip,
        )

    def _air(self, unit: Any, context: Situation) -> tuple[Button, ...]:
        """The missions of aircraft.  [11.1]"""
        mode, reason = context.desk.mode, self._turn_reason(context)
        fighters = "" if unit.fighter else say("Only fighters patrol and escort. [11.10]")
        other = escorted_next(context.view.units, unit)
        against = raids(context.findings, unit) if not reason else []
        escort = (
            self._refusal(context, Escort(unit.id, other.id))
            if other is not None
            else say("Nobody to escort.")
        )
        stance = say("Come up") if unit.stance == "fire-at-will" else say("Stay down")
        return (
            self._button("strike", say("Strike"), reason, mode == "strike" or (not mode and not reason)),
            self._button("scout", say("Look"), reason, mode == "scout", say("Find the enemy about a hex.")),
            self._button("patrol", say("Patrol"), reason or fighters, mode == "patrol"),
            self._button(
                "escort",
                say("Escort"),
                reason or fighters or escort,
                bool(unit.escorting),
                say("Fly with {name}.", name=other.name) if other is not None else "",
            ),
            self._button(
                "raid",
                say("Raid"),
                reason or ("" if against else say("No enemy base can be raided from here now. [11.14]")),
                context.desk.pinned in against,
                say("A first press names the base, a second gives the order."),
            ),
            self._button(
                "stance",
                stance,
                reason,
                False,
                say("On the ground: come up to meet the enemy only at fire at will."),
            ),
        )

    def _counter(self, unit: Any, context: Situation) -> Button:
        """Fire at guns that were seen or heard.  [6.10]"""
        found = batteries(context.findings, context.desk, unit)
        reason = self._turn_reason(context) or (
            "" if found else say("No enemy guns were heard of late. [6.10]")
        )
        tip = (
            say("At {split}; press again to give the order.", split=str(found[0]).split()[2]) if found else ""
        )
        return self._button("counter", say("Counter"), reason, context.desk.pinned in found, tip)

    def _turn_reason(self, context: Situation) -> str:
        if context.own_turn:
            return ""
        if context.desk.looking_at is not None:
            return say("You are looking back: return to now, or play on from here.")
        return say("Orders are given in your own turn.")

    def _refusal(self, context: Situation, order: Any) -> str:
        if reason := self._turn_reason(context):
            return reason
        refusal = context.findings.why_not(order)
        return f"{refusal.because}. [{refusal.rule}]" if refusal is not None else ""

    def _fire(self, unit: Any, context: Situation) -> Button:
        reason = self._turn_reason(context)
        if not reason:
            targets = context.findings.targets(unit.row)
            open_to = [row for row, refusal in targets.items() if refusal is None]
            if not open_to:
                refusals = [refusal for refusal in targets.values() if refusal is not None]
                reason = (
                    f"{refusals[0].because}. [{refusals[0].rule}]"
                    if refusals
                    else say("No enemy is in sight.")
                )
        return self._button(
            "fire",
            say("Fire"),
            reason,
            not reason and not context.desk.mode,
            say("Next target; then Enter or a click fires."),
        )

    def _assault(self, unit: Any, context: Situation) -> Button:
        if not self._enemy_beside(unit, context) and batteries(context.findings, context.desk, unit):
            return self._counter(unit, context)
        reason = self._turn_reason(context)
        if not reason and not self._enemy_beside(unit, context):
            reason = say("No enemy stands in a hex beside this unit.")
        return self._button("assault", say("Assault"), reason, context.desk.mode == "assault")

    def _enemy_beside(self, unit: Any, context: Situation) -> bool:
        return (
            any(
                other.side != unit.side
                for beside in context.layout.neighbours(unit.hex)
                for other in context.findings.units_at(beside)
            )
            if unit.hex >= 0
            else False
        )

    def _third(self, unit: Any, context: Situation) -> Button:
        desk: Desk = context.desk
        order = departure(unit)
        if len(unit.entries) > 1:
            tip = say(
                "It will come on at {entry} if it can. Press to choose {other}.",
                entry=unit.entries[0],
                other=unit.entries[1],
            )
            return self._button(
                "depart",
                say("Entry {entry}", entry=unit.entries[0]),
                self._refusal(context, order),
                False,
                tip,
            )
        if context.own_turn and not unit.aircraft and context.findings.why_not(order) is None:
            return self._button(
                "depart", say("Leave map"), "", False, say("It goes for good, and is not lost.")
            )
        if not unit.indirect:
            return self._works(unit, context)
        reason = self._turn_reason(context)
        if not reason and not unit.indirect:
            reason = self._refusal(context, Bombard(unit.id, unit.number or "0101", fire_seconds(desk, unit)))
        return self._button("bombard", say("Bombard"), reason, desk.mode == "bombard")

    def _dig(self, unit: Any, context: Situation) -> Button:
        if unit.mounted and unit.indirect:
            return self._column(unit, context)
        order = Dig(unit.id, fire_seconds(context.desk, unit))
        return self._button("dig", say("Dig in"), self._refusal(context, order), False)

    def _column(self, unit: Any, context: Situation) -> Button:
        order = Deploy(unit.id) if unit.column else Column(unit.id)
        tip = say("Faster along roads and narrow; helpless under fire.")
        label = say("Deploy") if unit.column else say("Column")
        return self._button("column", label, self._refusal(context, order), False, tip)

    def _bridge(self, unit: Any, context: Situation) -> Button | None:
        """Work on the bridge a unit stands at, or blow it."""
        order = bridge_order(context.view.setup, context.view.state, unit, fire_seconds(context.desk, unit))
        if order is None:
            return None
        label = {"build": say("Build bridge"), "charge": say("Lay charges"), "blow": say("Blow bridge")}
        tip = (
            say("Work goes on over several turns.")
            if not isinstance(order, Blow)
            else say("There is no way back.")
        )
        return self._button("bridge", label[str(order).split()[0]], self._refusal(context, order), False, tip)

    def _works(self, unit: Any, context: Situation) -> Button:
        """What the ground asks for: a bridge, come up, clear, go below, else form column or deploy."""
        bridge = self._bridge(unit, context)
        if bridge is not None:
            return bridge
        if unit.below >= 0:
            return self._button("below", say("Come up"), self._refusal(context, Surface(unit.id)), False)
        if unit.hex >= 0 and works_beside(context.view, unit):
            tip = say("Cut wire, fill a ditch, lift mines: then choose where.")
            return self._button(
                "clear", say("Clear"), self._turn_reason(context), context.desk.mode == "clear", tip
            )
        if any(work.hex == unit.hex and work.below for work in context.view.works):
            tip = say("Out of sight and out of the fight; A storms the tunnels.")
            return self._button("below", say("Go below"), self._refusal(context, Below(unit.id)), False, tip)
        return self._column(unit, context)

    def _mount(self, unit: Any, context: Situation) -> Button:
        if unit.encircled and not unit.mounted:
            reason = self._turn_reason(context)
            tip = say("March out through the enemy's contact, at the price of stragglers and lorries. [9.14]")
            return self._button("break-out", say("Break out"), reason, context.desk.mode == "break-out", tip)
        if unit.mount_kind in ("none", "crew") and unit.indirect:
            return self._column(unit, context)
        order = Dismount(unit.id) if unit.mounted else Mount(unit.id)
        label = say("Dismount") if unit.mounted else say("Mount")
        return self._button("mount", label, self._refusal(context, order), False)

    def _stance(self, unit: Any, context: Situation) -> Button:
        tip = say("What the unit does while the enemy moves. Press again for the next stance.")
        return self._button("stance", stance_words(unit.stance), self._turn_reason(context), False, tip)

    def _draw_undo(self, pen: Pen, button: Button, place: Box) -> None:
        """A line of text at the right of the heading that can be pressed."""
        key = bindings.key_of("undo")
        ink = "accent" if button.enabled else "text-3"
        x, y, wide, _ = place
        gone = pen.text(key, x + wide, y + 4, size=12, ink="text-3", align="right") + 8
        shown = min(wide - gone, pen.measure(button.label, "text", 13))
        pen.text(button.label, x + wide - gone - shown, y + 3, size=13, ink=ink, room=wide - gone)
        pen.control(
            button.name, place, button.intent, tip=button.tip, enabled=button.enabled, reason=button.reason
        )

    def draw(self, pen: Pen, model: OrdersModel) -> None:
        pen.line(0, 0, 0, pen.height, "window")
        left = 20.0 if pen.width > 340 else 12.0
        wide = pen.width - 2 * left
        pen.line(left, 0, left + wide, 0)
        y = draw_heading(pen, say("Orders"), left, 8)
        if model.undo is not None:
            start = left + 70
            self._draw_undo(pen, model.undo, (start, 5, left + wide - start, 22))
        gap = 8.0
        each = (wide - 2 * gap) / 3
        for number, button in enumerate(model.buttons):
            x = left + (number % 3) * (each + gap)
            draw_button(pen, (x, y + (number // 3) * 41, each, 35), button, size=15 if each > 96 else 14)
        y = draw_heading(pen, say("Time for fire and digging"), left, y + 86, left + wide, model.time_note)
        for number, button in enumerate(model.times):
            x = left + number * (each + gap)
            draw_button(pen, (x, y - 2, each, 27), button, size=14)
