"""Plans that are not orders yet: several attacks at once, and a shot from where a unit does not stand."""

from typing import TYPE_CHECKING

from borderwar.language import say, say_many
from borderwar.ui.play.desk import NOWHERE

if TYPE_CHECKING:
    from borderwar.ui.play.runner import Runner
    from borderwar.ui.play.situation import Situation

ATTACKS = ("fire", "assault", "bombard")


def toggle_planned(situation: "Situation") -> str:
    """Put the aimed attack into the plan, or take the unit's attack out of it; in a sentence."""
    desk, plan, unit = situation.desk, situation.plan(), situation.unit
    if unit is None:
        return say("Select a unit first: click it or press N.")
    kept = tuple(order for order in desk.planned if getattr(order, "unit", "") != unit.id)
    if len(kept) < len(desk.planned):
        desk.planned = kept
        return say("{unit} is out of the plan.", unit=unit.name)
    if desk.stand != NOWHERE:
        return say("A plan holds attacks from where units stand: Esc first.")
    if plan.kind not in ATTACKS or plan.order is None:
        return say("Aim an attack first: hover an enemy, then put it into the plan.")
    if plan.refusal is not None:
        return f"{plan.refusal.because}."
    desk.planned = (*desk.planned, plan.order)
    return say_many(
        len(desk.planned),
        "{number} attack in the plan: choose the next unit and aim it.",
        "{number} attacks in the plan.",
    )


def give_planned(runner: "Runner") -> str:
    """Give the orders of the plan one after the other; what came of it, in a sentence."""
    desk = runner.situation.desk
    orders, desk.planned = desk.planned, ()
    if not orders:
        return say("There is no plan.")
    refused = []
    for order in orders:
        refusal = runner.give(order)
        if refusal is not None:
            refused.append(f"{refusal.because}.")
    given = say_many(len(orders) - len(refused), "{number} order given.", "{number} orders given.")
    return " ".join([given, *refused])


def stand_there(situation: "Situation") -> str:
    """Look and aim as if the chosen unit had marched to the aimed hex; again: as it stands."""
    desk, unit = situation.desk, situation.unit
    if desk.stand != NOWHERE:
        desk.stand = NOWHERE
        return say("Back to where the unit stands.")
    if unit is None or unit.side != situation.side or unit.hex < 0:
        return say("Select a unit first: click it or press N.")
    if desk.aim == NOWHERE or desk.aim == unit.hex:
        return say("Choose a hex that {unit} can reach.", unit=unit.name)
    if situation.findings.stood(unit.row, desk.aim) is None:
        return say("{unit} cannot get to {hex} this turn.", unit=unit.name, hex=situation.number(desk.aim))
    desk.stand = desk.aim
    return say(
        "As if {unit} stood at {hex}: hover an enemy to read the forecast from there. Esc goes back.",
        unit=unit.name,
        hex=situation.number(desk.stand),
    )
