"""Why not: the case and the numbers of a refusal, as a sentence for a player."""

from dataclasses import dataclass

from borderwar.model.tables import CONDITIONS
from borderwar.rules.setup import Setup


@dataclass(frozen=True, slots=True)
class Refusal:
    """What cannot be done, why with the numbers, and the rule."""

    rule: str  # "3.4"
    because: str

    def __str__(self) -> str:
        return f"{self.because} [{self.rule}]"


def minutes(seconds: int) -> str:
    """A span of time as people say it: "40 s", "4 min", "1 h 20"."""
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        rest = f" {seconds % 60} s" if seconds % 60 and seconds < 600 else ""
        return f"{seconds // 60} min{rest}"
    return f"{seconds // 3600} h {seconds % 3600 // 60:02d}"


def metres(distance: int) -> str:
    """A distance as people say it: "750 m", "1.5 km"."""
    if distance < 1000:
        return f"{distance} m"
    return f"{distance / 1000:.2f}".rstrip("0").rstrip(".") + " km"


def tonnes(kilograms: int) -> str:
    """A weight as people say it: "1.5 t"."""
    return f"{kilograms / 1000:.1f}".removesuffix(".0") + " t"


def metres_deep(centimetres: int) -> str:
    """A depth as people say it: "1.8 m"."""
    return f"{centimetres / 100:.1f} m"


def sentence(setup: Setup, numbers: list[int]) -> Refusal:
    """The sentence of `board.refusal`: the case, then up to three numbers."""
    case, a, b, c = numbers[:4]
    rule = f"{case // 100}.{case % 100}"

    def name(row: int) -> str:
        return setup.scenario.units[row].names.english if 0 <= row < len(setup.unit_ids) else "the unit"

    def at(index: int) -> str:
        return setup.number(index)

    def work_in_the_way(there: int) -> str:
        kinds = list(setup.scenario.catalogue.works.values())
        found = [work for work in setup.works if there in (work["hex"], work["beyond"])]
        return kinds[found[0]["type"]].names.english.lower() if found else "an obstacle is"

    def bridge(row: int) -> str:
        bridges = setup.scenario.map.bridges
        return bridges[row].names.english if 0 <= row < len(bridges) else "the bridge"

    def text() -> str:
        match case:
            case 103:
                return f"{b} s is too short: {name(a)} needs at least {minutes(c)} for this order"
            case 104:
                return f"{name(a)} takes no orders now: it is the other side's turn, or there is no such unit"
            case 203:
                return (
                    f"{name(a)} cannot enter {at(b)}: the units there leave no room within "
                    f"{setup.scenario.hex_metres * 2} m of front"
                )
            case 301:
                where = f"; {at(c)} does not touch {at(b)}" if c else ""
                return f"{name(a)} cannot march so: a path starts at {at(b)} and goes hex by hex{where}"
            case 303:
                return f"{name(a)} cannot enter {at(b)}: no way over that ground"
            case 304:
                into = f" to enter {at(a)}" if a >= 0 else ""
                return f"not enough time{into}: it takes {minutes(b)}, {minutes(c)} are left this turn"
            case 306:
                return f"{name(a)} cannot march into {at(b)}: the enemy holds it. Fire, or assault it"
            case 307:
                why = {
                    1: "has nothing to mount",
                    2: "is on foot already",
                    3: "is mounted already",
                    4: "has no lorries left",
                }[b]
                return f"{name(a)} {why}"
            case 312:
                return f"{name(a)} is {'in column' if b else 'deployed'} already"
            case 313:
                return f"{name(a)} cannot assault in column: deploy first"
            case 401:
                return f"the ground between {at(a)} and {at(b)} hides the target"
            case 501:
                if 0 <= b < len(setup.unit_ids) and c:
                    return f"{name(b)} is not in sight of any of your units"
                return f"{name(a)} has no enemy there to fire at"
            case 504:
                return f"{name(a)} cannot fire while mounted: dismount first"
            case 506:
                who = f"{name(a)} is" if a >= 0 else "the hex is"
                return f"{who} {metres(b)} away; the weapons reach {metres(c)}"
            case 507:
                return f"no weapon of {name(a)} can hurt {name(b)} at {metres(c)}"
            case 601:
                return f"{name(a)} has no guns or mortars that fire over an observer"
            case 602:
                return f"nobody of your side sees {at(b)} to direct the guns"
            case 607:
                return f"{name(a)} stands beyond the map: it can shell, and nothing else"
            case 608:
                if b == 0:
                    return f"{name(a)} has no shells left"
                return f"{name(a)} has shells for {minutes(b)} of fire, ranging counted, and no more"
            case 610:
                if b < 0:
                    return f"{name(a)} needs enemy guns to fire at"
                return f"{name(b)} is no battery that was seen or heard in the last two hours"
            case 801:
                if a < 0:
                    return f"no enemy is known to be in {at(b)}"
                return f"{name(a)} can assault only a hex beside its own"
            case 802:
                return f"{name(a)} cannot assault from its lorries: dismount first"
            case 902:
                return f"{name(a)} is pinned: suppression {b // 10} %, nobody gets up above {c // 10} %"
            case 906:
                return f"{name(a)} takes no orders: it is {CONDITIONS[b]}"
            case 914:
                why = {
                    1: "it is not encircled; march instead",
                    2: "it sits in its lorries: dismount first, they stay behind",
                }[b]
                return f"{name(a)} cannot break out: {why}"
            case 1004:
                if b == 2:
                    return f"digging is ordered for at least {minutes(c)}"
                why = {
                    1: "it is mounted or in vehicles",
                    3: "the ground cannot be dug",
                    4: "it is in column; deploy first",
                }[b]
                return f"{name(a)} cannot dig in: {why}"
            case 1101:
                flying = {0: "aircraft only fly missions", 1: "only aircraft fly missions"}
                return flying.get(b, "this mission needs a hex on the map")
            case 1104:
                if b == 0:
                    return "no flying in this weather"
                if c > len(setup.scenario.levels):
                    return "the high command forbids your side to fly"
                return f"the high command forbids your side to fly before escalation reaches level {c}"
            case 1106:
                if b == 3:
                    return f"{name(a)} is being made ready and can fly again on turn {c}"
                if b == 2:
                    return f"{name(a)} has no sorties left today"
                return f"{name(a)} is not at hand" + (f" before turn {c}" if c else "")
            case 1206:
                if b == 2:
                    return f"{name(a)} cannot come on at {at(c)}: it is none of its entry hexes"
                return f"{name(a)} is not to come on the map: only such a unit chooses its entry"
            case 1207:
                return f"{name(a)} cannot leave the map at {at(b)}: it is none of its exits. March to one"
            case 1108:
                return f"{name(a)} has not the fuel to go there and back: it is {metres(b)} from its base"
            case 1110:
                return f"{name(a)} cannot fight other aircraft: only fighters patrol and escort"
            case 1111:
                if b < 0:
                    return f"{name(a)} needs other aircraft of your side to fly with"
                if c:
                    return f"{name(b)} flies no mission now that could be escorted"
                return f"{name(b)} are no aircraft of your side"
            case 1114:
                if b == 2:
                    if c > len(setup.scenario.levels):
                        return "the high command forbids raids on air bases"
                    return f"the high command forbids raids on air bases before escalation reaches level {c}"
                return "no enemy base of this name may be raided" if b else "there is no such air base"
            case 1115:
                return f"{name(a)} has no aircraft fit to fly today"
            case 1701:
                return f"{name(a)} cannot cross into {at(b)}: the bank or the water stops it"
            case 1703:
                return f"{bridge(b)} bears {tonnes(c)}: the vehicles of {name(a)} are heavier"
            case 1704:
                return f"{bridge(b)} is full this turn: {name(a)} needs it for {minutes(c)}"
            case 1706:
                why = {
                    1: "there is no such bridge",
                    2: f"it does not stand at {bridge(c)}",
                    3: "it has no engineers",
                    4: "they are mounted",
                }[b]
                return f"{name(a)} cannot work on a bridge: {why}"
            case 1707:
                why = {1: f"{bridge(c)} is down", 2: f"{bridge(c)} is ready to be blown"}[b]
                return f"{name(a)} cannot lay charges: {why}"
            case 1708:
                why = {1: "no charges of yours are ready there", 2: "it is more than 2 hexes from it"}[b]
                return f"{name(a)} cannot blow {bridge(c)}: {why}"
            case 1709:
                return f"{name(a)} cannot go to {at(b)}: " + (
                    f"water of {metres_deep(c)} is too shallow for it, or the current too strong"
                    if c
                    else "boats stay on the water; land beside it"
                )
            case 1710:
                why = {
                    1: "has boats: tell it to push off, or to land",
                    2: "has no boats to land from",
                    3: "is afloat already",
                    4: "is ashore already",
                    5: f"cannot land in {at(c)}: it is no land beside the boats that men can enter",
                    6: f"has its boats in {at(c)}" if c >= 0 else "has no boats here",
                    7: "has no boats left",
                    8: f"cannot push off into {at(c)}: it is no water beside it that is deep enough",
                }[b]
                return f"{name(a)} {why}"
            case 1713:
                if b == 1:
                    return f"{name(a)} stays where it is: {c} cm of ice stop boats"
                return f"{name(a)} cannot go there: {c} cm of ice do not bear it"
            case 1405:
                return "the game is over"
            case 1605:
                return (
                    f"{name(a)} cannot make out {name(b)} in the dark: it sees no farther than {metres(c)}, "
                    "unless the target fires"
                )
            case 2002:
                return (
                    f"{name(a)} cannot enter {at(b)}: {work_in_the_way(b)} in the way. "
                    "Clear it first, or send who can cross"
                )
            case 2004:
                why = {
                    1: "only men on foot clear obstacles; dismount first",
                    2: "it is in column; deploy first",
                    3: f"nothing that you know of lies {'there' if c < 0 else 'in or before ' + at(c)}",
                    4: "nobody can open this",
                    5: f"clearing is ordered for at least {minutes(c)}",
                }[b]
                return f"{name(a)} cannot clear it: {why}"
            case 2009:
                why = {
                    1: "only men on foot go below",
                    2: f"there are no tunnels under {at(c)}",
                    3: f"the tunnels hold {c} men, and there is no room left",
                    4: "it is not below ground",
                    5: f"the enemy holds {at(c)} above it; assault the hex from below",
                }[b]
                way = "come up" if b > 3 else "go below"
                return f"{name(a)} cannot {way}: {why}"
            case 2010:
                return f"{name(a)} is below ground: bring it to the surface first, or assault from below"
            case 2011:
                return f"{name(a)} cannot storm the tunnels: only men on foot can; dismount first"
            case 1804:
                return f"{name(a)} has no ammunition left: bring it to the end of a line of supply"
            case 1805:
                return (
                    f"{name(a)} has not the fuel: it takes {minutes(b)} of driving, "
                    f"{minutes(c)} are in the tanks"
                )
            case 1907:
                return (
                    f"{name(a)} cannot hear {name(b)}, who sees {at(c)}: of two formations both must be "
                    "in command, and their headquarters too"
                )
            case _:
                return f"the rules forbid it (case {rule})"

    because = text()
    return Refusal(rule, because[0].upper() + because[1:])
