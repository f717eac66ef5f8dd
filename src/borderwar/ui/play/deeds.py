"""Deeds: the one place where intents change the desk or the game."""

from typing import TYPE_CHECKING, Any

from borderwar.language import say, say_many
from borderwar.model.orders import (
    STANCES,
    Assault,
    Below,
    Column,
    Deploy,
    Dig,
    Dismount,
    End,
    Escort,
    Mount,
    Order,
    Stance,
    Surface,
)
from borderwar.session.far_view import escorted_next
from borderwar.session.waters import bridge_order
from borderwar.ui.play import intents as i
from borderwar.ui.play import standing
from borderwar.ui.play.desk import FIRE_TIMES, NOBODY, NOWHERE, Message
from borderwar.ui.play.plan import (
    FAR_MODES,
    Plan,
    batteries,
    departure,
    fire_seconds,
    raids,
    works_beside,
)

if TYPE_CHECKING:
    from borderwar.ui.play.runner import Runner
    from borderwar.ui.play.situation import Situation


class Deeds:
    """Does what intents say, for one runner of a game."""

    def __init__(self, runner: "Runner") -> None:
        self.runner = runner

    @property
    def s(self) -> "Situation":
        """The situation."""
        return self.runner.situation

    def do(self, intent: Any) -> None:
        """Do one intent; those that open screens are the screen's own affair."""
        desk = self.s.desk
        match intent:
            case i.Submit(order):
                self.submit(order)
            case i.Select(row, centre):
                self.select(row, centre)
            case i.Act(place):
                self.act(place)
            case i.Centre(place):
                self.runner.show_hex(place)
            case i.Scroll(across, down):
                self.runner.scroll_to(across, down)
            case i.Mode(name):
                desk.mode = "" if desk.mode == name else name
                desk.pinned = desk.message = None
            case i.Toggle(name):
                setattr(desk, name, not getattr(desk, name))
            case i.Filter("drawer", name):
                desk.drawer_filter = name
            case i.Filter("log-kind", name):
                desk.log_kinds ^= {name}
                desk.story = -1
            case i.Filter("log-unit", _):
                desk.story = -1
                desk.log_unit = NOBODY if desk.log_unit != NOBODY else desk.selected
            case i.Filter("log-hex", _):
                desk.story = -1
                desk.log_hex = NOWHERE if desk.log_hex != NOWHERE else self._meant_hex()
            case i.Fold(formation):
                desk.folded ^= {formation}
            case i.LightUp(formation):
                desk.lit = "" if desk.lit == formation else formation
            case i.Filter(_, name):
                desk.log_filter, desk.story = name, -1
            case i.FireTime(row):
                desk.fire_time = min(max(row, 0), len(FIRE_TIMES) - 1)
            case i.LookAt(orders):
                self.runner.look_at(orders)
            case i.Rested(how):
                self.rest(how)
            case i.UndoTo(orders):
                desk.message = Message(self.runner.undo_to(orders))
            case i.Say(text, rule):
                desk.message = Message(text, rule)
            case _:
                pass

    def _meant_hex(self) -> int:
        """The hex cursor's, or that of the chosen unit, or the one shown last."""
        desk, unit = self.s.desk, self.s.unit
        if desk.by_keys:
            return desk.cursor
        return unit.hex if unit is not None and unit.hex >= 0 else desk.flash

    # ---- orders -------------------------------------------------------------------
    def submit(self, order: Order) -> bool:
        """Give an order; a refusal goes to the message bar."""
        desk = self.s.desk
        desk.pinned = desk.message = None
        desk.menu = NOBODY
        row = self.s.view.setup.row_of.get(getattr(order, "unit", ""), NOBODY)
        refusal = self.runner.give(order)
        if refusal is not None:
            desk.message = Message(f"{refusal.because}.", refusal.rule, True)
            return False
        standing.ordered(self.s, row)
        return True

    def act(self, place: int) -> None:
        """Do at a hex what a click there means."""
        desk = self.s.desk
        desk.message = None
        if place != desk.far:
            desk.far = NOWHERE
        if desk.mode in ("sight", "field"):
            desk.mode = ""
            return
        if desk.by_keys:
            desk.cursor = place
        else:
            desk.hover = place
        plan: Plan = self.s.plan()
        if plan.kind == "select":
            self.select(plan.row)
        elif plan.kind == "route":
            self._set_out(plan, place)
        elif plan.refusal is not None:
            desk.message = Message(f"{plan.refusal.because}.", plan.refusal.rule, True)
        elif plan.kind == "menu":
            desk.menu = NOBODY if desk.menu == plan.row else plan.row
        elif desk.stand != NOWHERE:
            there = self.s.number(desk.stand)
            desk.message = Message(
                say("This is only thought: march to {hex} first, or press Esc.", hex=there)
            )
        elif plan.kind == "group":
            desk.message = Message(standing.march_group(self.runner, place))
        elif plan.order is not None:
            if self.s.settings.two_step and desk.pinned != plan.order:
                desk.pinned = plan.order
                return
            tools = (*FAR_MODES, "assault", "clear", "break-out")
            if self.submit(plan.order) and desk.mode in tools:
                desk.mode = ""
        elif plan.hint:
            desk.message = Message(plan.hint)

    def _set_out(self, plan: Plan, place: int) -> None:
        """A first click says when a far hex would be reached, the second sends the unit off."""
        desk = self.s.desk
        if desk.far == place and desk.stand == NOWHERE:
            desk.far = NOWHERE
            desk.message = Message(standing.set_out(self.runner, plan.row, plan.route))
            return
        desk.far = place
        why = f"{plan.refusal.because}. " if plan.refusal is not None else ""
        rule = plan.refusal.rule if plan.refusal is not None else ""
        when = say("Again: set out, to arrive {when}.", when=self.s.turn_words(plan.turns[-1]))
        desk.message = Message(why + when, rule, True)

    def select(self, row: int, centre: bool = False) -> None:
        """Choose a unit."""
        desk = self.s.desk
        desk.message = desk.pinned = None
        desk.mode = ""
        desk.menu, desk.stand, desk.group = NOBODY, NOWHERE, frozenset()
        desk.selected, desk.target = row, NOBODY
        if row == NOBODY:
            return
        unit = self.s.findings.unit(row)
        if unit is None:
            desk.selected = NOBODY
            return
        if unit.hex >= 0:
            if desk.by_keys:
                desk.cursor = unit.hex
            if centre:
                self.runner.bring_into_sight(unit.hex)
        elif unit.below >= 0:
            desk.message = Message(
                say("{name} is below ground at {hex}.", name=unit.name, hex=self.s.layout.number(unit.below))
            )
        elif not unit.aircraft:
            desk.message = Message(say("{name} is not on the map.", name=unit.name))

    def next_unit(self, by: int) -> None:
        """Choose the next unit that can act; says so if there is none."""
        desk, rows = self.s.desk, standing.in_cycle(self.s)
        if not self.s.own_turn:
            return
        if not rows:
            none = {
                "act": say("No unit can act any more. Press E to end the turn."),
                "fire": say("No unit that can act has anybody to fire at."),
                "supply": say("No unit is in want of supply."),
            }
            desk.message = Message(none[desk.cycle])
            return
        if desk.selected in rows:
            row = rows[(rows.index(desk.selected) + by) % len(rows)]
        else:
            later = [row for row in rows if row > desk.selected]
            row = (later or rows)[0] if by > 0 else rows[-1]
        desk.by_keys = True
        self.select(row, True)

    def next_in_stack(self) -> None:
        """Choose the next unit of the hex, or the next enemy meant there."""
        desk = self.s.desk
        place = desk.aim if desk.aim != NOWHERE else (self.s.unit.hex if self.s.unit else NOWHERE)
        here = self.s.findings.units_at(place)
        if not here:
            return
        if self.s.side is not None and here[0].side != self.s.side and desk.selected != NOBODY:
            rows = [unit.row for unit in here]
            after = (
                rows[(rows.index(desk.target) + 1) % len(rows)]
                if desk.target in rows
                else rows[1 % len(rows)]
            )
            desk.target = after
            return
        rows = [unit.row for unit in here]
        self.select(rows[(rows.index(desk.selected) + 1) % len(rows)] if desk.selected in rows else rows[0])

    def rest(self, how: str) -> None:
        """Let the chosen unit rest and go on to the next; or wake it."""
        desk = self.s.desk
        desk.menu = NOBODY
        text = standing.rest(self.s, how)
        if self.s.unit is not None and self.s.unit.row in desk.resting:
            self.next_unit(1)
        desk.message = Message(text)

    def cycle_fire(self) -> None:
        """Aim at the next enemy that can be fired at."""
        desk, unit = self.s.desk, self.s.unit
        if unit is None:
            desk.message = Message(say("Select a unit first: click it or press N."))
            return
        targets = self.s.findings.targets(unit.row)
        rows = [row for row, refusal in targets.items() if refusal is None]
        if not rows:
            refusals = [refusal for refusal in targets.values() if refusal is not None]
            first = refusals[0] if refusals else None
            text = f"{first.because}." if first else say("{name} sees no enemy.", name=unit.name)
            desk.message = Message(text, first.rule if first else "", True)
            return
        again = desk.by_keys and desk.target in rows and desk.mode == ""
        row = rows[(rows.index(desk.target) + 1) % len(rows)] if again else rows[0]
        desk.mode, desk.target, desk.by_keys, desk.message = "", row, True, None
        target = self.s.findings.unit(row)
        desk.cursor = target.hex if target is not None else NOWHERE
        self.runner.bring_into_sight(desk.cursor)

    def assault(self) -> None:
        """Aim an assault instead of fire, and back."""
        desk, unit = self.s.desk, self.s.unit
        if unit is None:
            desk.message = Message(say("Select a unit first: click it or press N."))
            return
        if desk.mode == "assault":
            desk.mode = ""
            return
        if unit.below >= 0:
            self.submit(Assault(unit.id, self.s.layout.number(unit.below)))  # [20.12]
            return
        beside = [
            place
            for place in self.s.layout.neighbours(unit.hex)
            if any(other.side != unit.side for other in self.s.findings.units_at(place))
        ]
        if not beside and any(work.hex == unit.hex and work.below for work in self.s.view.works):
            beside = [unit.hex]  # the tunnels under it  [20.11]
        if not beside:
            desk.message = Message(
                say("{name} cannot assault: no enemy stands in a hex beside it.", name=unit.name), "8.1", True
            )
            return
        desk.mode, desk.message, desk.pinned = "assault", None, None
        if desk.aim not in beside:
            desk.by_keys, desk.cursor = True, beside[0]

    def clear_way(self) -> None:
        """Aim at an obstacle beside the unit to clear it, and back."""
        desk, unit = self.s.desk, self.s.unit
        if unit is None or unit.hex < 0:
            desk.message = Message(say("Select a unit first: click it or press N."))
            return
        if desk.mode == "clear":
            desk.mode = ""
            return
        near = works_beside(self.s.view, unit)
        if not near:
            desk.message = Message(
                say("No wire, ditch or mines that you know of lie by {name}.", name=unit.name), "20.4", True
            )
            return
        desk.mode, desk.message, desk.pinned = "clear", None, None
        if desk.aim not in near:
            desk.by_keys, desk.cursor = True, near[0]

    def order_for_chosen(self, action: str) -> None:
        """Dig, mount, depart, form column, go below or take the next stance."""
        unit = self.s.unit
        desk = self.s.desk
        if unit is None or unit.side != self.s.side:
            desk.message = Message(say("Select a unit first: click it or press N."))
            return
        if action in ("raid", "counter"):
            self._confirmed(raids(self.s.findings, unit) if action == "raid" else self._batteries(unit))
            return
        order: Order
        if action == "escort":
            other = escorted_next(self.s.view.units, unit)
            order = Escort(unit.id, other.id if other is not None else unit.id)
        elif action == "dig":
            order = Dig(unit.id, fire_seconds(desk, unit))
        elif action == "mount":
            order = Dismount(unit.id) if unit.mounted else Mount(unit.id)
        elif action == "depart":
            order = departure(unit)
        elif action == "bridge":
            found = bridge_order(self.s.view.setup, self.s.view.state, unit, fire_seconds(desk, unit))
            if found is None:
                desk.message = Message(
                    say("{name} can do nothing to a bridge here.", name=unit.name), "17.6", True
                )
                return
            order = found
        elif action == "column":
            order = Deploy(unit.id) if unit.column else Column(unit.id)
        elif action == "below":
            order = Surface(unit.id) if unit.below >= 0 else Below(unit.id)
        else:
            now = unit.stance
            order = Stance(unit.id, STANCES[(STANCES.index(now) + 1) % len(STANCES)])
        self.submit(order)

    def _batteries(self, unit: Any) -> list[Order]:
        return batteries(self.s.findings, self.s.desk, unit)

    def _confirmed(self, orders: list[Order]) -> None:
        """Give an order that names no hex: a first press says what it is, the second gives it."""
        desk = self.s.desk
        if not orders:
            desk.message = Message(say("There is nothing of that kind it could be sent against now."))
            return
        if desk.pinned in orders:
            self.submit(desk.pinned)
            return
        desk.pinned = orders[0]
        words = str(orders[0]).split()
        desk.message = Message(
            say(
                "{order} against {target}: press again to give the order.",
                order=words[0].capitalize(),
                target=words[2],
            )
        )

    def undo(self) -> None:
        """Take back the last order, or say why not."""
        text = self.runner.undo()
        self.s.desk.message = Message(text)

    def redo(self) -> None:
        """Give again the order taken back."""
        text = self.runner.redo()
        if text:
            self.s.desk.message = Message(text)

    def end_turn(self) -> None:
        """End the player's turn."""
        if self.submit(End()):
            standing.turn_over(self.s)

    def idle_words(self) -> str:
        """How many units can still act."""
        idle = len(self.s.able())
        return (
            say_many(idle, "{number:,} unit can still act.", "{number:,} units can still act.")
            if idle
            else ""
        )
