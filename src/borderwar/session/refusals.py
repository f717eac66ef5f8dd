"""Why not: the case and the numbers of a refusal, as a sentence for a player."""

from dataclasses import dataclass

from borderwar.language import say
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
        return say("{seconds} s", seconds=seconds)
    if seconds < 3600:
        rest = say(" {seconds} s", seconds=seconds % 60) if seconds % 60 and seconds < 600 else ""
        return say("{minutes} min{rest}", minutes=seconds // 60, rest=rest)
    return say("{hours} h {minutes:02d}", hours=seconds // 3600, minutes=seconds % 3600 // 60)


def metres(distance: int) -> str:
    """A distance as people say it: "750 m", "1.5 km"."""
    if distance < 1000:
        return say("{metres} m", metres=distance)
    return say("{kilometres} km", kilometres=f"{distance / 1000:.2f}".rstrip("0").rstrip("."))


def tonnes(kilograms: int) -> str:
    """A weight as people say it: "1.5 t"."""
    return say("{tonnes} t", tonnes=f"{kilograms / 1000:.1f}".removesuffix(".0"))


def metres_deep(centimetres: int) -> str:
    """A depth as people say it: "1.8 m"."""
    return say("{metres:.1f} m", metres=centimetres / 100)


def sentence(setup: Setup, numbers: list[int]) -> Refusal:
    """The sentence of `board.refusal`: the case, then up to three numbers."""
    case, a, b, c = numbers[:4]
    rule = f"{case // 100}.{case % 100}"

    def name(row: int) -> str:
        return setup.scenario.units[row].names.english if 0 <= row < len(setup.unit_ids) else say("the unit")

    def at(index: int) -> str:
        return setup.number(index)

    def work_in_the_way(there: int) -> str:
        kinds = list(setup.scenario.catalogue.works.values())
        found = [work for work in setup.works if there in (work["hex"], work["beyond"])]
        return kinds[found[0]["type"]].names.english.lower() if found else say("an obstacle is")

    def bridge(row: int) -> str:
        bridges = setup.scenario.map.bridges
        return bridges[row].names.english if 0 <= row < len(bridges) else say("the bridge")

    unit = name(a)

    def text() -> str:
        match case:
            case 103:
                return say(
                    "{seconds} s is too short: {unit} needs at least {time} for this order",
                    seconds=b,
                    unit=unit,
                    time=minutes(c),
                )
            case 104:
                return say(
                    "{unit} takes no orders now: it is the other side's turn, or there is no such unit",
                    unit=unit,
                )
            case 203:
                return say(
                    "{unit} cannot enter {hex}: the units there leave no room within {metres} m of front",
                    unit=unit,
                    hex=at(b),
                    metres=setup.scenario.hex_metres * 2,
                )
            case 301:
                where = say("; {hex} does not touch {next}", hex=at(c), next=at(b)) if c else ""
                return say(
                    "{unit} cannot march so: a path starts at {hex} and goes hex by hex{where}",
                    unit=unit,
                    hex=at(b),
                    where=where,
                )
            case 303:
                return say("{unit} cannot enter {hex}: no way over that ground", unit=unit, hex=at(b))
            case 304:
                into = say(" to enter {hex}", hex=at(a)) if a >= 0 else ""
                return say(
                    "not enough time{into}: it takes {time}, {left} are left this turn",
                    into=into,
                    time=minutes(b),
                    left=minutes(c),
                )
            case 306:
                return say(
                    "{unit} cannot march into {hex}: the enemy holds it. Fire, or assault it",
                    unit=unit,
                    hex=at(b),
                )
            case 307:
                why = {
                    1: say("has nothing to mount"),
                    2: say("is on foot already"),
                    3: say("is mounted already"),
                    4: say("has no lorries left"),
                }[b]
                return f"{name(a)} {why}"
            case 312:
                return say("{unit} is in column already" if b else "{unit} is deployed already", unit=unit)
            case 313:
                return say("{unit} cannot assault in column: deploy first", unit=unit)
            case 401:
                return say("the ground between {hex} and {next} hides the target", hex=at(a), next=at(b))
            case 501:
                if 0 <= b < len(setup.unit_ids) and c:
                    return say("{unit} is not in sight of any of your units", unit=name(b))
                return say("{unit} has no enemy there to fire at", unit=unit)
            case 504:
                return say("{unit} cannot fire while mounted: dismount first", unit=unit)
            case 506:
                if a < 0:
                    words = "the hex is {distance} away; the weapons reach {reach}"
                else:
                    words = "{unit} is {distance} away; the weapons reach {reach}"
                return say(words, unit=unit, distance=metres(b), reach=metres(c))
            case 507:
                return say(
                    "no weapon of {unit} can hurt {other} at {distance}",
                    unit=unit,
                    other=name(b),
                    distance=metres(c),
                )
            case 601:
                return say("{unit} has no guns or mortars that fire over an observer", unit=unit)
            case 602:
                return say("nobody of your side sees {hex} to direct the guns", hex=at(b))
            case 607:
                return say("{unit} stands beyond the map: it can shell, and nothing else", unit=unit)
            case 608:
                if b == 0:
                    return say("{unit} has no shells left", unit=unit)
                return say(
                    "{unit} has shells for {time} of fire, ranging counted, and no more",
                    unit=unit,
                    time=minutes(b),
                )
            case 610:
                if b < 0:
                    return say("{unit} needs enemy guns to fire at", unit=unit)
                return say("{unit} is no battery that was seen or heard in the last two hours", unit=name(b))
            case 801:
                if a < 0:
                    return say("no enemy is known to be in {hex}", hex=at(b))
                return say("{unit} can assault only a hex beside its own", unit=unit)
            case 802:
                return say("{unit} cannot assault from its lorries: dismount first", unit=unit)
            case 902:
                return say(
                    "{unit} is pinned: suppression {suppression} %, nobody gets up above {most} %",
                    unit=unit,
                    suppression=b // 10,
                    most=c // 10,
                )
            case 906:
                return say(
                    "{unit} takes no orders: it is {condition}", unit=unit, condition=say(CONDITIONS[b])
                )
            case 914:
                why = {
                    1: say("it is not encircled; march instead"),
                    2: say("it sits in its lorries: dismount first, they stay behind"),
                }[b]
                return say("{unit} cannot break out: {why}", unit=unit, why=why)
            case 1004:
                if b == 2:
                    return say("digging is ordered for at least {time}", time=minutes(c))
                why = {
                    1: say("it is mounted or in vehicles"),
                    3: say("the ground cannot be dug"),
                    4: say("it is in column; deploy first"),
                }[b]
                return say("{unit} cannot dig in: {why}", unit=unit, why=why)
            case 1101:
                flying = {0: say("aircraft only fly missions"), 1: say("only aircraft fly missions")}
                return flying.get(b, say("this mission needs a hex on the map"))
            case 1104:
                if b == 0:
                    return say("no flying in this weather")
                if c > len(setup.scenario.levels):
                    return say("the high command forbids your side to fly")
                return say(
                    "the high command forbids your side to fly before escalation reaches level {level}",
                    level=c,
                )
            case 1106:
                if b == 3:
                    return say(
                        "{unit} is being made ready and can fly again on turn {turn}", unit=unit, turn=c
                    )
                if b == 2:
                    return say("{unit} has no sorties left today", unit=unit)
                return say(
                    "{unit} is not at hand before turn {turn}" if c else "{unit} is not at hand",
                    unit=unit,
                    turn=c,
                )
            case 1206:
                if b == 2:
                    return say(
                        "{unit} cannot come on at {hex}: it is none of its entry hexes", unit=unit, hex=at(c)
                    )
                return say("{unit} is not to come on the map: only such a unit chooses its entry", unit=unit)
            case 1207:
                return say(
                    "{unit} cannot leave the map at {hex}: it is none of its exits. March to one",
                    unit=unit,
                    hex=at(b),
                )
            case 1108:
                return say(
                    "{unit} has not the fuel to go there and back: it is {distance} from its base",
                    unit=unit,
                    distance=metres(b),
                )
            case 1110:
                return say("{unit} cannot fight other aircraft: only fighters patrol and escort", unit=unit)
            case 1111:
                if b < 0:
                    return say("{unit} needs other aircraft of your side to fly with", unit=unit)
                if c:
                    return say("{unit} flies no mission now that could be escorted", unit=name(b))
                return say("{unit} are no aircraft of your side", unit=name(b))
            case 1114:
                if b == 2:
                    if c > len(setup.scenario.levels):
                        return say("the high command forbids raids on air bases")
                    return say(
                        "the high command forbids raids on air bases before escalation reaches level {level}",
                        level=c,
                    )
                return (
                    say("no enemy base of this name may be raided") if b else say("there is no such air base")
                )
            case 1115:
                return say("{unit} has no aircraft fit to fly today", unit=unit)
            case 1701:
                return say(
                    "{unit} cannot cross into {hex}: the bank or the water stops it", unit=unit, hex=at(b)
                )
            case 1703:
                return say(
                    "{bridge} bears {weight}: the vehicles of {unit} are heavier",
                    bridge=bridge(b),
                    weight=tonnes(c),
                    unit=unit,
                )
            case 1704:
                return say(
                    "{bridge} is full this turn: {unit} needs it for {time}",
                    bridge=bridge(b),
                    unit=unit,
                    time=minutes(c),
                )
            case 1706:
                why = {
                    1: say("there is no such bridge"),
                    2: say("it does not stand at {bridge}", bridge=bridge(c)),
                    3: say("it has no engineers"),
                    4: say("they are mounted"),
                }[b]
                return say("{unit} cannot work on a bridge: {why}", unit=unit, why=why)
            case 1707:
                why = {
                    1: say("{bridge} is down", bridge=bridge(c)),
                    2: say("{bridge} is ready to be blown", bridge=bridge(c)),
                }[b]
                return say("{unit} cannot lay charges: {why}", unit=unit, why=why)
            case 1708:
                why = {
                    1: say("no charges of yours are ready there"),
                    2: say("it is more than 2 hexes from it"),
                }[b]
                return say("{unit} cannot blow {bridge}: {why}", unit=unit, bridge=bridge(c), why=why)
            case 1709:
                return say("{unit} cannot go to {hex}: ", unit=unit, hex=at(b)) + (
                    say(
                        "water of {depth} is too shallow for it, or the current too strong",
                        depth=metres_deep(c),
                    )
                    if c
                    else say("boats stay on the water; land beside it")
                )
            case 1710:
                why = {
                    1: say("has boats: tell it to push off, or to land"),
                    2: say("has no boats to land from"),
                    3: say("is afloat already"),
                    4: say("is ashore already"),
                    5: say(
                        "cannot land in {hex}: it is no land beside the boats that men can enter", hex=at(c)
                    ),
                    6: say("has its boats in {hex}", hex=at(c)) if c >= 0 else say("has no boats here"),
                    7: say("has no boats left"),
                    8: say(
                        "cannot push off into {hex}: it is no water beside it that is deep enough", hex=at(c)
                    ),
                }[b]
                return f"{name(a)} {why}"
            case 1713:
                if b == 1:
                    return say("{unit} stays where it is: {ice} cm of ice stop boats", unit=unit, ice=c)
                return say("{unit} cannot go there: {ice} cm of ice do not bear it", unit=unit, ice=c)
            case 1405:
                return say("the game is over")
            case 1605:
                return say(
                    "{unit} cannot make out {other} in the dark: it sees no "
                    "farther than {distance}, unless the target fires",
                    unit=unit,
                    other=name(b),
                    distance=metres(c),
                )
            case 2002:
                return say(
                    "{unit} cannot enter {hex}: {work_in_the_way} in the "
                    "way. Clear it first, or send who can cross",
                    unit=unit,
                    hex=at(b),
                    work_in_the_way=work_in_the_way(b),
                )
            case 2004:
                why = {
                    1: say("only men on foot clear obstacles; dismount first"),
                    2: say("it is in column; deploy first"),
                    3: say("nothing that you know of lies in or before {hex}", hex=at(c))
                    if c >= 0
                    else say("nothing that you know of lies there"),
                    4: say("nobody can open this"),
                    5: say("clearing is ordered for at least {time}", time=minutes(c)),
                }[b]
                return say("{unit} cannot clear it: {why}", unit=unit, why=why)
            case 2009:
                why = {
                    1: say("only men on foot go below"),
                    2: say("there are no tunnels under {hex}", hex=at(c)),
                    3: say("the tunnels hold {men} men, and there is no room left", men=c),
                    4: say("it is not below ground"),
                    5: say("the enemy holds {hex} above it; assault the hex from below", hex=at(c)),
                }[b]
                way = say("come up") if b > 3 else say("go below")
                return say("{unit} cannot {way}: {why}", unit=unit, way=way, why=why)
            case 2010:
                return say(
                    "{unit} is below ground: bring it to the surface first, or assault from below", unit=unit
                )
            case 2011:
                return say("{unit} cannot storm the tunnels: only men on foot can; dismount first", unit=unit)
            case 1804:
                return say(
                    "{unit} has no ammunition left: bring it to the end of a line of supply", unit=unit
                )
            case 1805:
                return say(
                    "{unit} has not the fuel: it takes {time} of driving, {left} are in the tanks",
                    unit=unit,
                    time=minutes(b),
                    left=minutes(c),
                )
            case 1907:
                return say(
                    "{unit} cannot hear {other}, who sees {hex}: of two formations "
                    "both must be in command, and their headquarters too",
                    unit=unit,
                    other=name(b),
                    hex=at(c),
                )
            case _:
                return say("the rules forbid it (case {rule})", rule=rule)

    because = text()
    return Refusal(rule, because[0].upper() + because[1:])
