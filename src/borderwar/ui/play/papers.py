"""What the keys of the lists beside the map do: order of battle, log, words to take away."""

from typing import TYPE_CHECKING

from borderwar.language import say
from borderwar.ui.order_of_battle import ARMS, SORTS
from borderwar.ui.play.desk import Message

if TYPE_CHECKING:
    from borderwar.ui.screens.play import PlayScreen

PAPERS = ("drawer-sort", "drawer-arm", "light")


def do_paper(screen: "PlayScreen", action: str) -> None:
    """Do what one of the keys in PAPERS stands for."""
    desk, unit = screen.situation.desk, screen.situation.unit
    if action == "drawer-sort":
        desk.drawer, desk.drawer_sort = True, _next(SORTS, desk.drawer_sort)
    elif action == "drawer-arm":
        desk.drawer, desk.drawer_arm = True, _next(ARMS, desk.drawer_arm)
    elif unit is None:
        desk.message = Message(say("Select a unit first: click it or press N."))
    else:
        desk.lit = "" if desk.lit == unit.formation else unit.formation


def _next(names: tuple[str, ...], name: str) -> str:
    return names[(names.index(name) + 1) % len(names)]
