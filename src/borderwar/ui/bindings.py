"""The keys: one table from which handlers, buttons, tool tips and the keys page are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pygame

from borderwar.language import say


@dataclass(frozen=True)
class Binding:
    """What a key does on some screens."""

    action: str
    keys: tuple[str, ...]
    text: str  # a sentence for the keys page, without full stop
    group: str
    screens: tuple[str, ...]


_PAPERS = ("rules", "losses", "encyclopaedia", "ending")
_EVERY = ("title", "chooser", "briefing", "play", "saves", "keys", "settings", "dialog", "replay", *_PAPERS)
_SIDEWAYS = ("chooser", "saves", "settings", "dialog", "rules", "losses", "encyclopaedia")
_CHOICES = ("title", "chooser", "saves", "keys", "settings", "dialog", "briefing", "ending")
_PAGED = ("chooser", "saves", "keys", "settings", "dialog", "briefing", *_PAPERS)
_TOPPED = ("title", "chooser", "saves", "keys", "settings", "dialog", *_PAPERS)
_LISTS = ("title", "chooser", "saves", "keys", "settings", "dialog", "briefing", *_PAPERS)
_KEYS = ("keys", "settings")
_PLAY = ("play",)
_REPLAY = ("replay",)
_MAPS = ("play", "replay")
_LESSON = ("lesson",)

BINDINGS: tuple[Binding, ...] = (
    Binding(
        "back", ("Esc",), "Cancel, go back; on the map with nothing chosen: the menu", "Everywhere", _EVERY
    ),
    Binding("keys", ("F1", "?"), "Show the keys of this screen", "Everywhere", _EVERY),
    Binding(
        "rules",
        ("F2",),
        "Read the rules",
        "Everywhere",
        ("title", "chooser", "briefing", "play", "ending", "losses", "encyclopaedia", "replay"),
    ),
    Binding("losses", ("F4",), "Losses of both sides, with charts", "Everywhere", ("play", "ending")),
    Binding(
        "encyclopaedia",
        ("F7",),
        "Encyclopaedia: units, weapons, vehicles, ground",
        "Everywhere",
        ("title", "chooser", "briefing", "play", "ending"),
    ),
    Binding("export", ("X",), "Write what is shown to a file", "Everywhere", ("losses", "ending")),
    Binding("full-screen", ("F11", "Alt+Enter"), "Full screen on and off", "Everywhere", _EVERY),
    Binding("larger", ("Ctrl+=", "Ctrl++"), "Larger letters and panels", "Everywhere", _EVERY),
    Binding("smaller", ("Ctrl+-",), "Smaller letters and panels", "Everywhere", _EVERY),
    Binding("mute", ("Ctrl+M",), "Sound off and on", "Everywhere", _EVERY),
    Binding("up", ("Up",), "One line up", "Lists", _LISTS),
    Binding("down", ("Down",), "One line down", "Lists", _LISTS),
    Binding("left", ("Left",), "To the left", "Lists", _SIDEWAYS),
    Binding("right", ("Right",), "To the right", "Lists", _SIDEWAYS),
    Binding("page-up", ("Page Up",), "One page up", "Lists", _PAGED),
    Binding("page-down", ("Page Down",), "One page down", "Lists", _PAGED),
    Binding("first", ("Home",), "To the top", "Lists", _TOPPED),
    Binding("last", ("End",), "To the bottom", "Lists", _TOPPED),
    Binding("accept", ("Enter",), "Take the chosen line", "Lists", _CHOICES),
    Binding("resume", ("F8",), "Go on with the game saved last", "Games", ("title",)),
    Binding("choose", ("C",), "Choose an incident", "Games", ("title",)),
    Binding("leave", ("Ctrl+Q",), "Leave borderwar", "Games", ("title",)),
    Binding("sort", ("S",), "Sort by the next column", "Lists", ("chooser", "saves")),
    Binding("filter", ("F",), "The next part of the list", "Lists", ("chooser", "saves")),
    Binding("level", ("L",), "The next opponent", "Choosing", ("chooser",)),
    Binding("cut", ("C",), "The whole incident, or a shorter cut of it", "Choosing", ("chooser",)),
    Binding("map", ("M",), "The map, or the card", "Choosing", ("chooser",)),
    Binding("trials", ("T",), "Play the tests of the chosen scenario", "Choosing", ("chooser",)),
    Binding("delete", ("Delete",), "Delete the marked games, or the chosen one", "Lists", ("saves",)),
    Binding("mark", ("Space", "Insert"), "Mark the chosen game, for deleting", "Lists", ("saves",)),
    Binding("mark-all", ("Ctrl+A",), "Mark all that are shown, or none", "Lists", ("saves",)),
    Binding("group", ("G",), "Group by game", "Lists", ("saves",)),
    Binding("reset-key", ("Delete",), "The chosen action has its first keys again", "Keys", _KEYS),
    Binding("reset-keys", ("Ctrl+Delete",), "All actions have their first keys again", "Keys", _KEYS),
    Binding("next-tab", ("Ctrl+Page Down", "]"), "The next group of settings", "Lists", ("settings",)),
    Binding("previous-tab", ("Ctrl+Page Up", "["), "The group before", "Lists", ("settings",)),
    Binding("replay", ("W",), "Watch the replay from the start", "The end", ("ending",)),
    Binding("beside", ("G",), "Set your game beside many games of the computer", "The end", ("ending",)),
    Binding("again", ("P",), "Play the same incident again", "The end", ("ending",)),
    Binding("search", ("/",), "Search", "Everywhere", ("rules", "encyclopaedia", "play")),
    Binding("settings", ("F10",), "Settings", "Everywhere", ("title", "chooser", "play", "replay")),
    Binding("lesson", ("F4",), "Learn the game in ten minutes", "Games", ("title", "chooser")),
    Binding("lesson-skip", ("Ctrl+.",), "Skip the step: it is done for you", "The lesson", _LESSON),
    Binding("lesson-repeat", ("Ctrl+,",), "Set the table back to the step's start", "The lesson", _LESSON),
    # ---- choosing
    Binding("next-unit", ("N",), "Select the next unit that can act", "Choosing", _PLAY),
    Binding("previous-unit", ("Shift+N",), "Select the unit before", "Choosing", _PLAY),
    Binding("next-in-stack", ("C",), "Select the next unit in the same hex", "Choosing", _PLAY),
    Binding(
        "wait", ("W",), "Leave this unit as it is for this turn and go on to the next", "Choosing", _PLAY
    ),
    Binding("hold", ("Shift+H",), "Hold: leave this unit alone until it is ordered", "Choosing", _PLAY),
    Binding("watch", ("Shift+Z",), "Keep watch: leave it alone until it sees an enemy", "Choosing", _PLAY),
    Binding("sleep", ("Shift+Y",), "Sleep: leave it alone for good; again wakes it", "Choosing", _PLAY),
    Binding("cycle", ("Alt+N",), "N goes through others: able, with a target, in want", "Choosing", _PLAY),
    Binding("formation", ("Shift+M",), "March with the whole formation, and not", "Choosing", _PLAY),
    Binding("unit-menu", ("I",), "All orders of the selected unit, with refusals", "Choosing", _PLAY),
    Binding(
        "accept",
        ("Enter", "Keypad Enter"),
        "Act at the hex cursor: select, march or fire",
        "Choosing",
        _PLAY,
    ),
    Binding(
        "march", ("Shift+Enter",), "March to the hex cursor, even where own units stand", "Choosing", _PLAY
    ),
    Binding("find-hex", ("G",), "Go to a hex number or a named place", "Choosing", _PLAY),
    # ---- orders
    Binding("end-turn", ("E",), "End your turn", "Orders", _PLAY),
    Binding("pass-turns", ("Ctrl+T",), "Let turns go by until something happens", "Orders", _PLAY),
    Binding("fire", ("F",), "Fire: go through the targets in turn", "Orders", _PLAY),
    Binding("assault", ("A",), "Assault instead of fire, and back", "Orders", _PLAY),
    Binding("bombard", ("B",), "Bombard a hex with guns or mortars", "Orders", _PLAY),
    Binding("counter", ("Shift+F",), "Fire at enemy guns that were heard: again to give it", "Orders", _PLAY),
    Binding("dig", ("D",), "Dig in", "Orders", _PLAY),
    Binding("mount", ("M",), "Mount or dismount", "Orders", _PLAY),
    Binding("stance", ("T",), "Next stance for the enemy's turn", "Orders", _PLAY),
    Binding("depart", ("Y",), "Leave the map at an exit; to come: choose the entry", "Orders", _PLAY),
    Binding("column", ("J",), "Form column of route, or deploy", "Orders", _PLAY),
    Binding("clear", ("Q",), "Cut wire, fill a ditch or lift mines", "Orders", _PLAY),
    Binding("below", ("U",), "Go below ground in a fortress, or come up", "Orders", _PLAY),
    Binding("break-out", ("Shift+O",), "Break out to the hex under the cursor", "Orders", _PLAY),
    Binding("bridge", ("Shift+B",), "Build, repair, charge or blow the bridge here", "Orders", _PLAY),
    Binding("less-time", ("[",), "Fire or dig for less time", "Orders", _PLAY),
    Binding("more-time", ("]",), "Fire or dig for more time", "Orders", _PLAY),
    Binding("undo", ("Ctrl+Z", "Backspace"), "Take back the last order", "Orders", _PLAY),
    Binding("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "Give again the order taken back", "Orders", _PLAY),
    Binding("restart-turn", ("Ctrl+Backspace",), "Begin your turn again, as far as can be", "Orders", _PLAY),
    Binding("plan-attack", ("Shift+Q",), "Put the aimed attack into a plan, or take it out", "Orders", _PLAY),
    Binding("give-plan", ("Ctrl+Enter",), "Give all orders of the plan", "Orders", _PLAY),
    Binding("what-if", ("Shift+U",), "Look and aim as if the unit stood under the cursor", "Orders", _PLAY),
    # ---- aircraft
    Binding("strike", ("K",), "Strike a hex from the air", "Aircraft", _PLAY),
    Binding("scout", ("Z",), "Look for the enemy from the air about a hex", "Aircraft", _PLAY),
    Binding("patrol", ("Shift+P",), "Patrol over a hex with fighters", "Aircraft", _PLAY),
    Binding("escort", ("Shift+E",), "Fly with the next of your own aircraft", "Aircraft", _PLAY),
    Binding("raid", ("Shift+K",), "Raid an air base: again to give the order", "Aircraft", _PLAY),
    # ---- the enemy's turn
    Binding("pause", ("Space",), "Halt the enemy's turn and go on", "The enemy's turn", _PLAY),
    Binding("stop-computer", ("Ctrl+E",), "End the computer's turn as it stands", "The enemy's turn", _PLAY),
    Binding("skip", ("Shift+Space",), "Show the rest of the enemy's turn at once", "The enemy's turn", _PLAY),
    Binding("speed-1", ("1",), "Slow", "The enemy's turn", _PLAY),
    Binding("speed-2", ("2",), "Normal", "The enemy's turn", _PLAY),
    Binding("speed-3", ("3",), "Fast", "The enemy's turn", _PLAY),
    Binding("speed-4", ("4",), "At once", "The enemy's turn", _PLAY),
    # ---- the map
    Binding("up", ("Up",), "Hex cursor north, or pan while the cursor is not in use", "The map", _PLAY),
    Binding("down", ("Down",), "Hex cursor south, or pan", "The map", _PLAY),
    Binding("left", ("Left",), "Hex cursor west, or pan", "The map", _PLAY),
    Binding("right", ("Right",), "Hex cursor east, or pan", "The map", _PLAY),
    Binding("pan-up", ("Shift+Up", "Shift+W"), "Pan north", "The map", _MAPS),
    Binding("pan-down", ("Shift+Down", "Shift+S"), "Pan south", "The map", _MAPS),
    Binding("pan-left", ("Shift+Left", "Shift+A"), "Pan west", "The map", _MAPS),
    Binding("pan-right", ("Shift+Right", "Shift+D"), "Pan east", "The map", _MAPS),
    Binding("zoom-in", ("+", "=", "Page Up"), "Closer", "The map", _MAPS),
    Binding("zoom-out", ("-", "Page Down"), "Further away", "The map", _MAPS),
    Binding("fit", ("0",), "The whole map", "The map", _MAPS),
    Binding("centre", ("Home",), "Centre on the selected unit", "The map", _PLAY),
    Binding(
        "sight", ("V",), "Line of sight from the selected unit to the hex under the cursor", "The map", _PLAY
    ),
    Binding("field", ("Shift+V",), "All that can be seen from the hex under the cursor", "The map", _PLAY),
    Binding("threat", ("R",), "Where spotted enemies can fire", "The map", _PLAY),
    Binding(
        "march-threat", ("Shift+R",), "Where they could fire after a march, or unopposed", "The map", _PLAY
    ),
    Binding("contact", ("Shift+T",), "Which hexes each side holds in contact", "The map", _PLAY),
    Binding("network", ("S",), "Lines of supply and command of the selected unit", "The map", _PLAY),
    Binding("lift", ("X",), "Lift the counters to see the ground", "The map", _PLAY),
    Binding("grid", ("Shift+G",), "Hex grid on and off", "The map", _MAPS),
    Binding("numbers", ("Shift+C",), "Hex numbers on and off", "The map", _MAPS),
    Binding("fronts", ("Alt+L",), "Front lines in pencil on and off", "The map", _PLAY),
    Binding("names", ("Shift+X",), "Names on the map on and off", "The map", _PLAY),
    Binding("history", ("H",), "Where the units stood in history", "The map", _PLAY),
    # ---- panels
    Binding("drawer", ("O",), "Order of battle: open and shut", "Panels", _PLAY),
    Binding("drawer-sort", ("Alt+O",), "Order of battle: sort it another way", "Panels", _PLAY),
    Binding("drawer-arm", ("Alt+A",), "Order of battle: one arm, then the next", "Panels", _PLAY),
    Binding("drawer-fold", ("Alt+F",), "Order of battle: fold the chosen unit's formation", "Panels", _PLAY),
    Binding("light", ("Shift+L",), "Light the whole formation of the chosen unit", "Panels", _PLAY),
    Binding("log", ("L",), "Log: open and shut", "Panels", _PLAY),
    Binding("source", ("Ctrl+Shift+C",), "Copy file and line of the chosen unit or the hex", "Panels", _PLAY),
    Binding("copy", ("Ctrl+C",), "Copy the chosen unit and the hex as a sentence", "Panels", _PLAY),
    Binding(
        "told-next",
        ("Ctrl+Right",),
        "Next thing the enemy's turn brought, or next line of the open log",
        "Panels",
        _PLAY,
    ),
    Binding("told-before", ("Ctrl+Left",), "The thing before it, or the line before", "Panels", _PLAY),
    Binding("victory", ("P",), "What counts, and who holds what", "Panels", _PLAY),
    Binding("outlook", ("Shift+I",), "How it would end from here: estimate on and off", "Panels", _PLAY),
    Binding("briefing", ("F3",), "Your orders, again", "Panels", _PLAY),
    Binding("earlier", (",",), "Look back one order", "Panels", _MAPS),
    Binding("later", (".",), "One order forward again", "Panels", _MAPS),
    Binding("turn-earlier", ("Shift+,", "<"), "Look back one turn", "Panels", _MAPS),
    Binding("turn-later", ("Shift+.", ">"), "One turn forward again", "Panels", _MAPS),
    Binding("players", ("F6",), "Who plays which side: people, the computer", "Games", _PLAY),
    Binding("bookmark", ("Ctrl+B",), "Bookmark this moment, with a note", "Panels", _PLAY),
    # ---- the replay
    Binding("pause", ("Space",), "Play and halt", "Time", _REPLAY),
    Binding("speed-1", ("1",), "Slow", "Time", _REPLAY),
    Binding("speed-2", ("2",), "Normal", "Time", _REPLAY),
    Binding("speed-3", ("3",), "Fast", "Time", _REPLAY),
    Binding("speed-4", ("4",), "At once", "Time", _REPLAY),
    Binding("first", ("Home",), "To the start of the record", "Time", _REPLAY),
    Binding("last", ("End",), "To its end", "Time", _REPLAY),
    Binding("previous-mark", ("[",), "To the mark before", "Time", _REPLAY),
    Binding("next-mark", ("]",), "To the next mark", "Time", _REPLAY),
    Binding("bookmark", ("B", "Ctrl+B"), "Bookmark this moment, with a note", "Time", _REPLAY),
    Binding("play-on", ("P",), "Play on from this moment, as a branch", "Time", _REPLAY),
    Binding("eyes", ("V",), "No fog, or the eyes of one side, in turn", "What is shown", _REPLAY),
    Binding("run", ("X",), "The units of this game", "What is shown", _REPLAY),
    Binding("history", ("H",), "The units of history, or of the other record", "What is shown", _REPLAY),
    Binding("difference", ("D",), "Lines between the two", "What is shown", _REPLAY),
    Binding("tab", ("T",), "Next tab: distance, events, records", "What is shown", _REPLAY),
    Binding("furthest", ("N",), "Choose the unit next furthest from history", "What is shown", _REPLAY),
    Binding("up", ("Up",), "Pan north", "The map", _REPLAY),
    Binding("down", ("Down",), "Pan south", "The map", _REPLAY),
    Binding("left", ("Left",), "Pan west", "The map", _REPLAY),
    Binding("right", ("Right",), "Pan east", "The map", _REPLAY),
    Binding("save", ("F5",), "Save the game", "Games", _PLAY),
    Binding("load", ("F9",), "Open a saved game", "Games", ("title", "play", "chooser")),
)

HEARS_TOO = {"lesson": "play"}
"""A screen that listens to all that another listens to, beside its own."""

_changed: dict[str, tuple[str, ...]] = {}
"""Keys the player has chosen, by action."""

_SPECIAL = {
    pygame.K_ESCAPE: "Esc",
    pygame.K_RETURN: "Enter",
    pygame.K_KP_ENTER: "Keypad Enter",
    pygame.K_SPACE: "Space",
    pygame.K_TAB: "Tab",
    pygame.K_BACKSPACE: "Backspace",
    pygame.K_DELETE: "Delete",
    pygame.K_INSERT: "Insert",
    pygame.K_UP: "Up",
    pygame.K_DOWN: "Down",
    pygame.K_LEFT: "Left",
    pygame.K_RIGHT: "Right",
    pygame.K_PAGEUP: "Page Up",
    pygame.K_PAGEDOWN: "Page Down",
    pygame.K_HOME: "Home",
    pygame.K_END: "End",
    pygame.K_KP_PLUS: "+",
    pygame.K_KP_MINUS: "-",
    **{getattr(pygame, f"K_F{number}"): f"F{number}" for number in range(1, 13)},
}
_LETTER_SCANCODES = {pygame.KSCAN_A + number: chr(ord("A") + number) for number in range(26)}


@lru_cache(maxsize=400)
def heard_on(binding: Binding) -> frozenset[str]:
    """The screens that listen to a binding."""
    heard = frozenset(binding.screens)
    return heard | {screen for screen, other in HEARS_TOO.items() if other in heard}


def listens(screen: str, binding: Binding) -> bool:
    """Whether a screen listens to a binding."""
    return screen in heard_on(binding)


def chords(event: pygame.Event) -> list[str]:
    """The names a key press may have in the table, the most exact first."""
    letter = getattr(event, "unicode", "")
    if event.key in _SPECIAL:
        base = _SPECIAL[event.key]
    elif pygame.K_a <= event.key <= pygame.K_z:
        base = chr(event.key).upper()
    elif event.key < 128:
        base = chr(event.key)
    else:  # other alphabets: the place of the key counts
        base = _LETTER_SCANCODES.get(getattr(event, "scancode", 0), "")
    if not base:
        return []
    before = ""
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        before += "Ctrl+"
    if event.mod & pygame.KMOD_ALT:
        before += "Alt+"
    shift = "Shift+" if event.mod & pygame.KMOD_SHIFT else ""
    names = [before + shift + base]
    if letter and letter.isprintable() and not letter.isalnum() and letter != " ":
        names.append(before + letter)
    return names


def keys_of(action: str, screen: str = "play") -> tuple[str, ...]:
    """The keys of an action on a screen."""
    if action in _changed:
        return _changed[action]
    for binding in BINDINGS:
        if binding.action == action and listens(screen, binding):
            return binding.keys
    return ()


def key_of(action: str, screen: str = "play") -> str:
    """The key to print beside an action, or nothing."""
    keys = keys_of(action, screen)
    return keys[0] if keys else ""


def of_screen(screen: str) -> list[Binding]:
    """The part of the table a screen listens to, with the player's own keys in it."""
    return [
        Binding(b.action, _changed.get(b.action, b.keys), b.text, b.group, b.screens)
        for b in BINDINGS
        if listens(screen, b)
    ]


def action_of(event: pygame.Event, screen: str) -> str | None:
    """What a key press means on a screen."""
    table = of_screen(screen)
    for chord in chords(event):
        for binding in table:
            if chord in binding.keys:
                return binding.action
    return None


def text_of(action: str, screen: str) -> str:
    """What an action does on a screen, as a sentence without full stop; nothing if it has no line."""
    return next((say(b.text) for b in BINDINGS if b.action == action and listens(screen, b)), "")


def clashes(action: str, key: str) -> list[Binding]:
    """Other actions that a key means on some screen where this action is listened to."""
    screens = {screen for b in BINDINGS if b.action == action for screen in heard_on(b)}
    return [
        b
        for b in BINDINGS
        if b.action != action and screens & heard_on(b) and key in _changed.get(b.action, b.keys)
    ]


def change(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Use the player's own keys for these actions and the table's for all others."""
    known = {binding.action for binding in BINDINGS}
    _changed.clear()
    _changed.update({action: tuple(chords) for action, chords in keys.items() if action in known and chords})


def conflicts(screen: str) -> list[str]:
    """Two actions on one key, each as a sentence."""
    owner: dict[str, Binding] = {}
    problems = []
    for binding in of_screen(screen):
        for key in binding.keys:
            if key in owner and owner[key].action != binding.action:
                problems.append(f"{key} is both '{owner[key].text}' and '{binding.text}'")
            owner.setdefault(key, binding)
    return problems
