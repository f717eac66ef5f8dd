"""What the keys of the lists beside the map do: order of battle, log, words to take away."""

from typing import TYPE_CHECKING

from borderwar.language import say
from borderwar.ui.order_of_battle import ARMS, SORTS
from borderwar.ui.play.desk import NOBODY, NOWHERE, Message

if TYPE_CHECKING:
    from borderwar.ui.play.runner import Runner
    from borderwar.ui.screens.play import PlayScreen

PAPERS = ("drawer-sort", "drawer-arm", "light", "search", "told-next", "told-before")


def do_paper(screen: "PlayScreen", action: str) -> None:
    """Do what one of the keys in PAPERS stands for."""
    desk, unit = screen.situation.desk, screen.situation.unit
    if action == "drawer-sort":
        desk.drawer, desk.drawer_sort = True, _next(SORTS, desk.drawer_sort)
    elif action == "drawer-arm":
        desk.drawer, desk.drawer_arm = True, _next(ARMS, desk.drawer_arm)
    elif action == "search":
        desk.log_open = True
        screen.situation.log_search.begin(by_key=True)
    elif action.startswith("told-"):
        step_story(screen.runner, 1 if action == "told-next" else -1)
    elif unit is None:
        desk.message = Message(say("Select a unit first: click it or press N."))
    else:
        desk.lit = "" if desk.lit == unit.formation else unit.formation


def step_story(runner: "Runner", by: int) -> None:
    """Go to the next thing, or the one before, that happened since the player's own turn, and show where."""
    s, desk = runner.situation, runner.situation.desk
    news = s.news()
    if not news:
        desk.message = Message(say("Nothing has happened since your own turn that you could see."))
        return
    desk.log_filter, desk.log_kinds = "new", frozenset()
    s.log_search.clear()
    desk.log_unit, desk.log_hex = NOBODY, NOWHERE
    desk.story = min(max(desk.story + by, 0), len(news) - 1)
    line = news[desk.story]
    desk.message = Message(
        say("{place} of {number}: {text}", place=desk.story + 1, number=len(news), text=line.text),
        bad=line.bad,
    )
    if line.hex >= 0:
        runner.show_hex(line.hex)


def _next(names: tuple[str, ...], name: str) -> str:
    return names[(names.index(name) + 1) % len(names)]
