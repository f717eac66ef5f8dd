"""The settings as rows of a table: what each is called, what it changes, which values it has.

A new setting is a field of `ui.settings.Settings` and a row here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from borderwar.language import LANGUAGES, say
from borderwar.ui.palette import PALETTES
from borderwar.ui.settings import COUNTERS, RANGES, SCALES, SPEEDS


@dataclass(frozen=True)
class OnOff:
    """A setting that is on or off."""

    name: str
    label: str
    text: str


@dataclass(frozen=True)
class OneOf:
    """A setting with a few values, each with its words."""

    name: str
    label: str
    text: str
    values: tuple[object, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Amount:
    """A number on a slider; its ends are in RANGES."""

    name: str
    label: str
    text: str
    step: int
    words: Callable[[int], str]

    @property
    def ends(self) -> tuple[int, int]:
        """The least and the most."""
        return RANGES[self.name]


Row = OnOff | OneOf | Amount


def _share(value: int) -> str:
    return f"{value} %"


def _seconds(value: int) -> str:
    return say("{value} s", value=value)


def groups() -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Tabs and their rows, in the language spoken now."""
    return (
        (
            say("Play"),
            (
                OneOf(
                    "two_step",
                    say("An order is given"),
                    say("In one step a click gives it. In two the first click shows what would happen."),
                    (False, True),
                    (say("in one step"), say("in two steps")),
                ),
                OneOf(
                    "speed",
                    say("The enemy's turn is shown"),
                    say("The keys 1 to 4 change it while it is shown. The game goes alike at every speed."),
                    (0, 1, 2, 3),
                    tuple(say(word) for word in SPEEDS),
                ),
                Amount(
                    "think_seconds",
                    say("The computer may think"),
                    say("About one turn, at the most. Levels that look ahead use it; the others need less."),
                    1,
                    _seconds,
                ),
                OnOff("ask_end_turn", say("Ask before a turn ends"), say("Only if units can still act.")),
                OnOff(
                    "ask_arrivals",
                    say("Ask if units wait to come on"),
                    say("Only if they were due and found no room at their entry."),
                ),
                OnOff(
                    "outlook",
                    say("Outlook"),
                    say("While you think, games are played on in the background: how this one may end."),
                ),
                OnOff(
                    "first_steps",
                    say("Hints for the first turns"),
                    say("What to do next, at the foot of the map."),
                ),
                OnOff(
                    "edge_scroll",
                    say("Scroll at the window's edge"),
                    say("The map moves while the mouse is there."),
                ),
            ),
        ),
        (
            say("Look"),
            (
                OneOf(
                    "scale",
                    say("Size of letters and panels"),
                    say("As far as the window has room. Ctrl + and Ctrl - change it anywhere."),
                    SCALES,
                    tuple(_share(scale) for scale in SCALES),
                ),
                Amount(
                    "letters",
                    say("Letters of long texts"),
                    say("Rules, orders, log and questions."),
                    10,
                    _share,
                ),
                OneOf(
                    "palette",
                    say("Colours"),
                    say("For eyes that see less red, green or blue, or need strong contrasts."),
                    tuple(PALETTES),
                    (
                        say("usual"),
                        say("little red"),
                        say("little green"),
                        say("little blue"),
                        say("strong contrast"),
                    ),
                ),
                OneOf(
                    "counters",
                    say("Counters show"),
                    say("Army symbols of later years, or small pictures of men, horses and engines."),
                    COUNTERS,
                    (say("symbols"), say("pictures")),
                ),
                OnOff("full_screen", say("Full screen"), say("F11 changes it anywhere.")),
                OnOff(
                    "reduced_motion",
                    say("Reduced motion"),
                    say("Units do not glide, nothing flashes or floats."),
                ),
                OnOff("grid", say("Hex grid"), say("Thin lines between the hexes.")),
                OnOff("numbers", say("Hex numbers"), say("Column and row, printed in each hex.")),
                OnOff(
                    "fronts",
                    say("Front lines"),
                    say("In pencil, where both sides face each other with ten units or more."),
                ),
                OnOff("lifted", say("Counters lifted"), say("Off the map, to see the ground under them.")),
                OnOff("names", say("Names on the map"), say("Of places, heights, waters and regions.")),
                OnOff(
                    "drawer",
                    say("Order of battle open"),
                    say("The list of your units at the left of the map."),
                ),
            ),
        ),
        (
            say("Sound"),
            (
                OnOff("mute", say("No sound"), say("Nothing in the game is told by sound alone.")),
                Amount("volume", say("All sound"), say("The three below are shares of it."), 5, _share),
                Amount("volume_battle", say("Battle"), say("Rifles, guns, engines, aircraft."), 5, _share),
                Amount("volume_ambience", say("Wind"), say("Over the steppe while you play."), 5, _share),
                Amount("volume_interface", say("Paper and clicks"), say("Under your own hands."), 5, _share),
            ),
        ),
        (
            say("Language"),
            (
                OneOf(
                    "language",
                    say("Language"),
                    say("Of menus, panels and sentences. Names of places keep their own scripts."),
                    tuple(LANGUAGES),
                    tuple(LANGUAGES.values()),
                ),
            ),
        ),
    )


def tabs() -> tuple[str, ...]:
    """The names of the tabs; that of the keys comes last and is made from the table of keys."""
    return (*(name for name, _ in groups()), say("Keys"))
