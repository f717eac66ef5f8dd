"""What each key of the play screen does."""

from typing import TYPE_CHECKING

from borderwar.language import say
from borderwar.ui.kit.screen import Push, Quit, Transition
from borderwar.ui.play import planning, standing
from borderwar.ui.play.aids import overlay_legends
from borderwar.ui.play.desk import NOBODY, NOWHERE, Message
from borderwar.ui.play.papers import PAPERS, do_paper
from borderwar.ui.settings import SPEEDS, save_settings

if TYPE_CHECKING:
    from borderwar.ui.play.situation import Situation
    from borderwar.ui.screens.note import NoteScreen
    from borderwar.ui.screens.play import PlayScreen

PAN = 120
"""Pixels a pan key moves the view."""

_ARROWS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
_TOGGLES = {
    "history": "ghosts",
    "threat": "threat",
    "contact": "contact",
    "network": "network",
    "lift": "lifted",
    "log": "log_open",
    "victory": "victory",
    "grid": "grid",
    "numbers": "numbers",
    "names": "names",
    "fronts": "fronts",
    "drawer": "drawer",
}
_REMEMBERED = ("grid", "numbers", "names", "fronts", "lifted", "drawer")


CHOSEN = (
    "dig",
    "mount",
    "stance",
    "depart",
    "column",
    "below",
    "bridge",
    "escort",
    "raid",
    "counter",
)
"""Orders that the chosen unit is given without a hex."""


def do_action(screen: "PlayScreen", action: str) -> Transition | None:
    """Do what a key of the binding table stands for."""
    runner, deeds = screen.runner, screen.runner.deeds
    s, desk, camera = screen.situation, screen.situation.desk, screen.runner.stage.camera
    if action in _ARROWS:
        _arrow(screen, *_ARROWS[action])
    elif action.startswith("pan-"):
        east, south = _ARROWS[action[4:]]
        camera.scroll_by(east * PAN * screen.scale, south * PAN * screen.scale)
    elif action in _TOGGLES:
        name = _TOGGLES[action]
        setattr(desk, name, not getattr(desk, name))
        legends = overlay_legends()
        if name in legends:
            desk.message = Message(legends[name]) if getattr(desk, name) else None
        if name in _REMEMBERED:
            setattr(screen.settings, name, getattr(desk, name))
            save_settings(screen.settings)
    elif action == "march-threat":
        desk.march_threat = (desk.march_threat + 1) % 3
        legend = overlay_legends().get(("", "march_threat", "free_threat")[desk.march_threat])
        desk.message = Message(legend) if legend is not None else None
    elif action == "outlook":
        screen.settings.outlook = not screen.settings.outlook
        save_settings(screen.settings)
        on, off = say("The outlook is reckoned while you think."), say("The outlook is off.")
        desk.message = Message(on if screen.settings.outlook else off)
    elif action.startswith("speed-"):
        screen.settings.speed = int(action[6:]) - 1
        save_settings(screen.settings)
        if runner.stage.film is not None:
            runner.stage.film.speed = screen.settings.speed
        desk.message = Message(
            say("The enemy's turn is shown {speed}.", speed=say(SPEEDS[screen.settings.speed]))
        )
    elif action in ("zoom-in", "zoom-out"):
        about = runner.clear.center
        (camera.zoom_in if action == "zoom-in" else camera.zoom_out)(about)
    elif action == "fit":
        runner.fit()
    elif action == "pause":
        if runner.computer_moves():
            s.paused = not s.paused
    elif action == "stop-computer":
        runner.computer.stop()
    elif action in PAPERS:
        do_paper(screen, action)
    elif action in CHOSEN:
        deeds.order_for_chosen(action)
    elif action in ("bombard", "strike", "scout", "patrol", "sight", "field", "break-out"):
        _tool(screen, action)
    else:
        return _rest(screen, action)
    return None


def _arrow(screen: "PlayScreen", east: int, south: int) -> None:
    """Move the hex cursor, or pan while it is not in use."""
    desk, camera = screen.situation.desk, screen.runner.stage.camera
    if not desk.by_keys:
        camera.scroll_by(east * PAN * screen.scale, south * PAN * screen.scale)
        return
    columns, rows = screen.situation.ground.columns, screen.situation.ground.rows
    row, column = divmod(desk.cursor, columns)
    column = min(max(column + east, 0), columns - 1)
    row = min(max(row + south, 0), rows - 1)
    desk.cursor, desk.target, desk.pinned = row * columns + column, NOBODY, None
    screen.runner.bring_into_sight(desk.cursor)


def _tool(screen: "PlayScreen", action: str) -> None:
    """Take up a tool, or put it down."""
    desk, unit = screen.situation.desk, screen.situation.unit
    if unit is None and action != "field":
        desk.message = Message(say("Select a unit first: click it or press N."))
        return
    desk.mode = "" if desk.mode == action else action
    desk.message = desk.pinned = None
    if desk.mode and desk.aim == NOWHERE:
        desk.by_keys = True
        desk.cursor = unit.hex if unit is not None and unit.hex >= 0 else screen.runner.middle_hex()


def _rest(screen: "PlayScreen", action: str) -> Transition | None:
    runner, deeds = screen.runner, screen.runner.deeds
    s, desk = screen.situation, screen.situation.desk
    match action:
        case "back":
            return _back(screen)
        case "accept":
            if not desk.by_keys:
                unit = s.unit
                desk.by_keys = True
                desk.cursor = unit.hex if unit is not None and unit.hex >= 0 else runner.middle_hex()
                runner.bring_into_sight(desk.cursor)
            else:
                desk.marching = False
                deeds.act(desk.cursor)
        case "march":
            desk.marching = desk.by_keys
            if desk.by_keys:
                deeds.act(desk.cursor)
            desk.marching = False
        case "next-unit":
            deeds.next_unit(1)
        case "previous-unit":
            deeds.next_unit(-1)
        case "next-in-stack":
            deeds.next_in_stack()
        case "wait" | "hold" | "watch" | "sleep":
            deeds.rest(action)
        case "cycle":
            desk.message = Message(standing.next_cycle(s))
        case "formation":
            desk.menu = NOBODY
            desk.message = Message(standing.gather(s))
        case "unit-menu":
            desk.menu = NOBODY if desk.menu == desk.selected else desk.selected
        case "plan-attack":
            desk.message = Message(planning.toggle_planned(s))
        case "give-plan":
            desk.message = Message(planning.give_planned(runner))
        case "what-if":
            desk.message = Message(planning.stand_there(s))
        case "restart-turn":
            return _restart(screen)
        case "fire":
            deeds.cycle_fire()
        case "assault":
            deeds.assault()
        case "clear":
            deeds.clear_way()
        case "less-time" | "more-time":
            by = 1 if action == "more-time" else -1
            desk.fire_time = min(max(desk.fire_time + by, 0), 2)
        case "undo":
            deeds.undo()
        case "redo":
            deeds.redo()
        case "earlier":
            runner.look_by(orders=-1)
        case "later":
            runner.look_by(orders=1)
        case "turn-earlier":
            runner.look_by(turns=-1)
        case "turn-later":
            runner.look_by(turns=1)
        case "centre":
            if s.unit is not None and s.unit.hex >= 0:
                runner.centre(s.unit.hex)
        case _:
            return _screens(screen, action)
    return None


def _restart(screen: "PlayScreen") -> Transition | None:
    """Ask once before all orders of the turn are taken back."""
    s, game = screen.situation, screen.runner.game
    given = game.position - game.turn_began
    if not s.own_turn or not given:
        s.desk.message = Message(say("There is nothing to take back."))
        return None
    from borderwar.ui.screens.questions import restart_question

    return Push(restart_question(given))


def _back(screen: "PlayScreen") -> Transition | None:
    """Let go of one thing; the focus and a look back go with the first."""
    desk = screen.situation.desk
    held = bool(screen.ring.focus) or desk.looking_at is not None
    screen.ring.set_focus("")
    if desk.looking_at is not None:
        screen.runner.look_at(None)
    if held:
        desk.pinned, desk.mode = None, ""
    elif not desk.drop():
        from borderwar.ui.screens.questions import game_menu

        return Push(game_menu(screen.situation))
    return None


def note_screen(s: "Situation") -> "NoteScreen":
    """Asks for a note for the moment being shown."""
    from borderwar.ui.screens.note import NoteScreen

    at = s.game.position if s.desk.looking_at is None else s.desk.looking_at
    known = s.bookmarks.at(at)
    when = say("turn {turn}, order {order}", turn=min(s.turn, s.view.turns), order=at)
    return NoteScreen(at, when, known.note if known else "")


def _screens(screen: "PlayScreen", action: str) -> Transition | None:
    """Keys that open another screen."""
    s = screen.situation
    match action:
        case "end-turn":
            if s.desk.looking_at is not None:
                screen.runner.look_at(None)
            elif s.view.over:
                from borderwar.ui.screens.ending import EndingScreen

                return Push(EndingScreen(screen))
            elif screen.runner.computer_moves():
                s.paused = not s.paused
            elif s.own_turn:
                return screen.ask_end_turn()
        case "pass-turns":
            screen.runner.passing.begin()
        case "bookmark":
            return Push(note_screen(s))
        case "skip":
            screen.runner.skip()
        case "find-hex":
            from borderwar.ui.screens.finder import FinderScreen

            return Push(FinderScreen(s.scenario))
        case "keys":
            from borderwar.ui.screens.keys import KeysScreen

            return Push(KeysScreen(screen.name, screen.settings))
        case "rules":
            return screen.open_rule("")
        case "losses":
            from borderwar.ui.screens.losses import LossesScreen

            return Push(LossesScreen(s))
        case "encyclopaedia":
            from borderwar.ui.lexicon.asked import entry_meant

            return screen.open_entry(entry_meant(s))
        case "briefing":
            from borderwar.ui.screens.briefing import BriefingScreen

            return Push(BriefingScreen(s.scenario, s.side, screen.settings, again=True))
        case "settings":
            from borderwar.ui.screens.settings import SettingsScreen

            return Push(SettingsScreen(screen.settings))
        case "players":
            from borderwar.ui.screens.players import PlayersScreen

            first, second = (side.names.english for side in s.scenario.sides)
            return Push(PlayersScreen((first, second), screen.runner.handing.seats))
        case "save":
            from borderwar.ui.screens.questions import saves_to_write

            runner = screen.runner
            return Push(saves_to_write(runner.game, runner.handing.seats, s.desk.intentions))
        case "load":
            from borderwar.ui.screens.chooser import saves_to_open

            return Push(saves_to_open(screen.settings))
        case "leave":
            return screen.leave()
        case "quit":
            return Quit()
    return None
