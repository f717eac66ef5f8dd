"""What the player has in hand: selection, aim, mode, toggles.  Plain data, no rules."""

from dataclasses import dataclass, field

from borderwar.model.orders import Order
from borderwar.session.intentions import Intentions

NOWHERE = -1
NOBODY = -1

FIRE_TIMES = (300, 600, 0)
"""Seconds a fire order may take; 0 stands for all that is left."""

FIRE_TIME_WORDS = ("5 min", "10 min", "all that is left")


@dataclass(frozen=True)
class Message:
    """A sentence for the message bar; `rule` opens the rulebook there."""

    text: str
    rule: str = ""
    bad: bool = False


@dataclass
class Desk:
    """Selection, aim and toggles of one player."""

    selected: int = NOBODY  # row of the chosen unit
    hover: int = NOWHERE  # hex under the mouse
    cursor: int = NOWHERE  # hex of the keyboard cursor
    by_keys: bool = False  # the keyboard cursor is what aims
    marching: bool = False  # march into a hex with own units instead of choosing one of them
    mode: str = ""  # "", "assault", "bombard", "strike", "scout", "patrol", "sight", "field", "break-out"
    target: int = NOBODY  # the enemy meant, where several stand in the aimed hex
    fire_time: int = 1  # row of FIRE_TIMES
    pinned: Order | None = None  # shown by a first click, given by the second
    resting: dict[int, str] = field(default_factory=dict)  # unit to "wait", "hold", "watch" or "sleep"
    routes: dict[int, tuple[int, ...]] = field(default_factory=dict)  # unit to the hexes it still marches
    far: int = NOWHERE  # a hex out of this turn's reach that was clicked once
    group: frozenset[int] = frozenset()  # units that march with the chosen one
    cycle: str = "act"  # which units N goes through: "act", "fire", "supply"
    planned: tuple[Order, ...] = ()  # attacks of one plan, not yet given
    stand: int = NOWHERE  # the hex from which the chosen unit is thought to look and fire
    menu: int = NOBODY  # the unit whose menu is open
    message: Message | None = None
    drawer: bool = True
    drawer_filter: str = "all"  # "all", "act", "help"
    drawer_sort: str = "command"  # one of order_of_battle.SORTS
    drawer_arm: str = ""  # one of order_of_battle.ARMS
    folded: frozenset[str] = frozenset()  # formations shown without their units
    lit: str = ""  # the formation that is lit on the map
    pointed: frozenset[int] = frozenset()  # rows of units pointed at in a list
    log_open: bool = False
    log_filter: str = "all"  # "all", "own", "enemy", "new"
    log_kinds: frozenset[str] = frozenset()  # kinds of lines that are listed; none: all
    log_unit: int = NOBODY  # only lines that speak of this unit
    log_hex: int = NOWHERE  # only lines of this hex
    story: int = -1  # the line of the news that was stepped to
    ghosts: bool = False
    threat: bool = False  # where known enemies can fire; of one of them if it is chosen
    march_threat: int = 0  # and where they could after a march: 1; 2 as if nobody stood in their way
    contact: bool = False  # which hexes both sides hold in contact
    network: bool = True  # lines of supply and command of the chosen unit
    lifted: bool = False
    victory: bool = False
    grid: bool = True
    numbers: bool = False
    names: bool = True
    fronts: bool = True
    looking_at: int | None = None  # orders into the record while looking back
    flash: int = NOWHERE  # hex that flashes after "go to hex"

    @property
    def aim(self) -> int:
        """The hex that is meant: the keyboard cursor's if it is in use, else the mouse's."""
        return self.cursor if self.by_keys else self.hover

    @property
    def _elsewhere(self) -> bool:
        """Whether a far march or another place to stand is being looked at."""
        return self.far != NOWHERE or self.stand != NOWHERE

    @property
    def intentions(self) -> Intentions:
        """What the player means to do and has not ordered."""
        return Intentions(self.resting, self.routes, self.planned)

    def intend(self, intended: Intentions) -> None:
        """Take up what the player meant to do when the game was left."""
        self.resting, self.routes, self.planned = intended.resting, intended.routes, intended.planned

    def drop(self) -> bool:
        """Let go of the innermost things in hand; False if nothing was.  Three times lets go of all."""
        if self.menu != NOBODY or self.pinned is not None or self.mode or self._elsewhere:
            self.menu, self.pinned, self.mode = NOBODY, None, ""
            self.far = self.stand = NOWHERE
        elif self.planned or self.group or self.victory or self.log_open or self.lit:
            self.planned, self.group = (), frozenset()
            self.victory = self.log_open = False
            self.lit = ""
        elif self.selected != NOBODY:
            self.selected = NOBODY
            self.target = NOBODY
        else:
            return False
        self.message = None
        return True
