"""What kernels read: one static `World`, one changing `Board`.

Each table is int32 rows with named columns; `ground.kernel.table` says how compiled
and interpreted code see the same bytes.  Column comments give meaning and unit.
Men are whole men, distances metres, times seconds, shares per mille unless said.
"""

from typing import Any, NamedTuple

# Conditions of a unit.
TO_COME, READY, BROKEN, SURRENDERED, DESTROYED, LEFT = range(6)
CONDITIONS = ("to come", "ready", "broken", "surrendered", "destroyed", "left the map")

# How much the enemy knows of a unit.
HIDDEN, SUSPECTED, SPOTTED = range(3)

ASK = -1
"""In place of a step's seconds: they are not known from the ground alone."""

# Why a unit broke.  [9.5]
(WHY_NONE, WHY_LOSSES, WHY_FIRE, WHY_FLANK, WHY_ARMOUR, WHY_NEIGHBOUR, WHY_ASSAULT, WHY_AIR) = range(8)
BREAK_REASONS = (
    "none",
    "losses",
    "weight of fire",
    "fire from the flank or rear",
    "armour it cannot hurt",
    "a neighbour broke",
    "assault",
    "attack from the air",
)

# Bits of UnitState.stress_now.  [9.4]
ARMOUR_BIT, NEIGHBOUR_BIT, ASSAULT_BIT, AIR_BIT = 1, 2, 4, 8

# Mount states.
ON_FOOT, MOUNTED = range(2)

# How a type uses its vehicle or horses.
MOUNT_NONE, MOUNT_RIDES, MOUNT_CREW, MOUNT_HORSE = range(4)
MOUNTS = ("none", "rides", "crew", "horse")

# How a unit's line of supply stands.  [18.7]
SUPPLIED, LINE_LONG, LINE_CUT = range(3)
SUPPLY_STATES = ("in supply", "line too long", "line cut")

# Whether a unit is commanded.  [19.2]
NOT_LED, IN_COMMAND, OUT_OF_COMMAND = range(3)
COMMAND_STATES = ("on its own", "in command", "out of command")

# How a headquarters speaks to its units.  [19.3]
MEANS_RUNNER, MEANS_TELEPHONE, MEANS_RADIO = range(3)
MEANS = ("runner", "telephone", "radio")

# States of a bridge.  [17.5]
WHOLE, DAMAGED, DOWN = range(3)

# What boats a unit has.  [17.9]
NO_BOATS, CARRIED, GUNBOAT = range(3)

# Limit acts and plan tasks, as numbers.
ACTS = ("enter", "fly", "armour-enter", "stay-after", "raid")
TASKS = ("attack", "hold", "withdraw", "screen", "bombard", "strike", "reserve")


# Works in the field.  [20.1]
WIRE, DITCH, MINES, FORT = range(4)
WORK_KINDS = ("wire", "ditch", "mines", "fort")

# Places in World.marks.
N_UNITS, N_ARMS, N_OBJECTIVES, N_LIMITS, N_PLANS, N_HEXES, N_FORMATIONS = range(7)
# 20 Works: obstacles, of them mines; hexes with forts; kinds of works
N_WORKS, N_MINES, N_FORTS, N_WORK_TYPES = range(7, 11)
# 12, 14 and 21
N_LEAVERS, N_SHARES, N_HAPPENINGS = range(30, 33)
MARKS = 64
"""Room in World.marks for every chapter's lengths."""


LEFT_IN_TIME, TOO_LATE = -1, -2
"""UnitState.leave_by once it is settled.  [12.8]"""

NOBODY = -1
"""No unit, no side, no objective."""


class ScaleColumns(NamedTuple):
    """One row: how big things are."""

    columns: Any
    rows: Any
    hex_metres: Any
    turn_seconds: Any
    turns: Any
    capacity: Any  # metres of frontage that fit into one hex  [2.3]
    line_hexes: Any  # hexes of the longest line of sight that `World.lines` remembers
    sight_hexes: Any  # nothing on the ground is seen beyond this
    level_at_start: Any
    level_highest: Any
    par: Any
    seconds_at_start: Any  # of the first turn, after midnight
    limits_at: Any  # rows of limits
    range_columns: Any  # columns of the firepower and pierce grids
    # 6 Guns, 11 Aircraft
    bases: Any  # rows of bases, the empty first one counted
    off_map: Any  # 1 if batteries fire from beyond the map
    fighters: Any  # bit a side: it has aircraft that fight aircraft
    # 17 Water
    bridges: Any  # rows of bridges; 0 for a map without
    ice: Any  # 1 if any weather has ice
    banks: Any  # 1 if anything runs along a hexside


class HexColumns(NamedTuple):
    """One row a hex, never changing."""

    q: Any  # axial coordinates, so that ranges need no division
    r: Any
    height: Any  # decimetres above the sea
    terrain: Any
    cover: Any  # per mille of losses taken
    concealment: Any  # per mille of sighting distance
    obstructs: Any  # decimetres of growth above the ground
    digging: Any  # per mille of digging speed
    works: Any  # seconds of digging done before the game
    zones: Any  # bit per row of limits whose hexes hold this one
    border: Any  # reserved for claims: 0
    # 6 Guns
    registered: Any  # bit a side: its guns need no ranging there
    # 3 Column, 20 Works
    roads: Any  # bit a direction that a road or track leads in
    fort: Any  # row of work types plus 1; 0 none
    mines: Any  # row of works plus 1; 0 none
    well: Any  # 1 if men and horses find water there  [18.6]
    # 17 Water
    depth: Any  # centimetres of water; 0 for dry ground


class UnitColumns(NamedTuple):
    """One row a unit, never changing."""

    side: Any
    type: Any
    formation: Any
    nation: Any
    men: Any
    full_men: Any  # of its type: what its weapons are counted for
    men_low: Any
    men_high: Any
    vehicles: Any  # lorries, armoured vehicles or aircraft; 0 for none
    vehicles_low: Any
    vehicles_high: Any
    crew: Any  # men in one vehicle
    armoured: Any  # 1 if its vehicles are targets with armour
    aircraft: Any  # 1 if it flies
    mount: Any  # MOUNT_...
    mover_foot: Any  # row of costs on foot
    mover_mounted: Any
    armour_front: Any  # millimetres
    armour_side: Any
    arms_first: Any  # first row of arms
    arms_count: Any
    frontage: Any  # metres
    quality: Any
    start: Any  # hex or OFF_MAP
    arrive_turn: Any  # from 1; 0 never by the clock
    arrive_level: Any  # 0 none
    entry_first: Any  # first place in entries
    entry_count: Any
    mounted: Any
    stance: Any
    dug: Any  # seconds of digging done before the game
    sorties: Any
    guns: Any  # number of guns served by the men, for points and inspector
    signature: Any  # metres at which its men are seen in the open, still, by day
    signature_mounted: Any  # the same, mounted
    reach_metres: Any  # longest maximum range of its arms
    indirect: Any  # 1 if any arm fires indirectly
    # 12 Arrivals and departures
    arrive_latest: Any  # last turn of a drawn delay, from 1  [12.5]
    group: Any  # row of its first group mate: one delay, one choice of entry  [12.5] [12.6]
    leave_by: Any  # from 1; 0 not unless an event calls  [12.8]
    leave_first: Any  # first place in entries
    leave_count: Any
    leave_points: Any
    leave_price: Any
    # 5 Direct fire: units wider than a firefight
    engaged: Any  # per mille of its men who are in contact when it fights
    # 6 Guns
    anchor: Any  # hex behind which it stands beyond the map, or -1
    behind: Any  # metres from that hex
    rounds: Any  # seconds of shelling it has shells for at the start; -1 enough
    rounds_day: Any  # seconds brought up each day
    # 11 Aircraft
    base: Any  # row of bases; 0 none
    speed: Any  # metres an hour in the air
    endurance: Any  # seconds it can stay in the air; 0 as long as it likes
    dogfight: Any  # thousandths of a fighter that one aircraft is worth against fighters
    hunt: Any  # the same against all other aircraft
    serviceable: Any  # per mille of its aircraft fit to fly on a day
    # 7 Armour, 20 Works
    armour_top: Any  # millimetres; 0 not known: everything goes through
    engineer: Any  # 1 if its men are engineers
    hunts: Any  # 1 if it has weapons for close combat with armour
    # 18 Supply
    ammunition: Any  # seconds of full fire carried; 0 not counted
    fuel: Any  # seconds of driving carried; 0 not counted
    # 19 Command
    led_by: Any  # row of the formation whose headquarters leads it, or -1
    # 17 Water
    weight: Any  # kilograms of its heaviest vehicle, laden
    ice_foot: Any  # centimetres of ice that bear it on foot
    ice_mounted: Any  # the same, mounted; for boats the ice that stops them
    engineers: Any  # at full strength
    boats: Any  # NO_BOATS, CARRIED (its men may land) or GUNBOAT
    file: Any  # places a man takes in a file over a bridge when mounted: 2 on horseback


class ArmColumns(NamedTuple):
    """One row for each weapon of each unit."""

    weapon: Any
    count: Any  # at full strength
    on_vehicle: Any  # 1: falls with vehicles; 0: with men


class WeaponColumns(NamedTuple):
    """One row a weapon."""

    kind: Any
    effective: Any  # metres
    maximum: Any  # metres
    indirect: Any
    anti_aircraft: Any
    explosive: Any  # 1 if it throws shells or bombs: suppresses more
    rate: Any
    # 11 Aircraft
    strafe: Any  # milli-rifles of one from a diving aircraft
    flak: Any  # milli-rifles of one against aircraft overhead
    # 7 Armour, 20 Works
    grams: Any  # of one shell or bomb; 0 for bullets
    above: Any  # millimetres pierced from above by a near hit


class SideColumns(NamedTuple):
    """One row a side, never changing."""

    fly_level: Any  # the level of escalation from which it may fly; 0 always
    raid_level: Any  # the same for raids on bases
    ranging: Any  # per mille: batteries found by sound in ten minutes of their fire
    first: Any  # its first unit; the other side's may stand among those that follow
    last: Any  # one more than its last unit


class BaseColumns(NamedTuple):
    """One row an air base; the first is empty, for aircraft without one."""

    side: Any
    raided: Any  # 1 if it may be raided
    flak: Any  # milli-rifles of its guns against aircraft
    service: Any  # seconds to make aircraft ready again


class WeatherColumns(NamedTuple):
    """One row a turn, from 0."""

    sight: Any  # per mille of day sight, light and weather together
    light: Any  # per mille: 1000 day
    going: Any  # per mille
    flying: Any
    # 16 Weather
    fire: Any  # per mille of fire that tells, besides the light
    flak: Any  # per mille of fire at aircraft that tells
    wet: Any  # per mille: how wet the ground is; `going` counts it already
    # 17 Water
    ice: Any  # centimetres


class BridgeColumns(NamedTuple):
    """One row a bridge, never changing.  [17.3]"""

    near: Any  # hex at one end
    far: Any  # hex at the other
    capacity: Any  # kilograms
    men: Any  # a minute
    vehicles: Any  # thousandths a minute
    state: Any  # at the start
    build: Any  # seconds of a hundred engineers
    charge: Any  # the same
    charged_by: Any  # side, or -1


class SupplyColumns(NamedTuple):
    """One row a side: how it is supplied.  [18.1]"""

    ammunition: Any  # 1 if counted
    fuel: Any
    water: Any  # seconds men and horses do without; 0 not counted
    mover: Any  # row of costs by which its columns go, or -1 for no supply lines
    longest: Any  # seconds of the longest line
    refill: Any  # seconds in which a source gives a whole load
    source_first: Any  # first row of sources
    source_count: Any
    foot: Any  # row of costs on foot


class SourceColumns(NamedTuple):
    """One row a hex that supply comes from.  [18.2]"""

    hex: Any
    since: Any  # turn, from 1
    until: Any
    flow: Any  # per mille of what a full source gives


class FormationColumns(NamedTuple):
    """One row a formation, never changing.  [19.1]"""

    side: Any
    above: Any  # row of the nearest formation above with a headquarters, or -1
    headquarters: Any  # unit, or -1
    means: Any  # MEANS_...
    reach: Any  # metres
    quality: Any  # of its leader, per mille


class CommandColumns(NamedTuple):
    """One row: what command is worth.  [19.4]"""

    counted: Any  # 1 if any formation has a headquarters
    share: Any  # per mille of its clock that a unit out of command has
    succession: Any  # seconds until a successor commands


class ObjectiveColumns(NamedTuple):
    """One row an objective, never changing."""

    hex: Any
    holder: Any  # at the start; -1 none
    end: Any
    turn: Any
    stand: Any  # points a turn to its first holder until it falls  [14.7]


class LossPointColumns(NamedTuple):
    """One row a side: what the other side gets for its losses."""

    men: Any  # for 10 men
    captured: Any
    vehicles: Any
    aircraft: Any


class LimitColumns(NamedTuple):
    """One row a limit."""

    side: Any
    act: Any
    after: Any
    points: Any
    levels: Any


class LevelColumns(NamedTuple):
    """One row a level of escalation."""

    halt: Any


class PlanColumns(NamedTuple):
    """One row a task of the historical plans."""

    side: Any
    formation: Any
    since: Any
    until: Any
    do: Any
    hex: Any


class LawColumns(NamedTuple):
    """One row: the parameters of the loss law.  [5.3]  Named in catalogue/combat.yaml."""

    men_rate: Any  # men lost per 10**9 man-seconds at F = E, bare ground
    vehicle_rate: Any  # vehicles lost per 10**9 vehicle-seconds at F = E
    beta: Any  # per mille: weight of the fire in the mean
    suppress_scale: Any  # per mille of men lost that suppresses by half
    explosive_suppress: Any  # per mille: suppression by shells against bullets
    suppress_half_life: Any  # seconds
    cohesion_per_loss: Any  # cohesion lost for each per cent of men lost
    cohesion_recovery: Any  # an hour out of fire
    break_scale: Any  # stress that doubles the hazard
    break_stress: Any  # stress at which half of units an hour would break
    suppression_stress: Any  # per mille of suppression that counts as stress
    flank_stress: Any
    armour_stress: Any
    neighbour_stress: Any
    air_stress: Any
    assault_stress: Any
    close_factor: Any  # per mille: fire in an assault against fire at short range
    mounted_factor: Any  # per mille of losses of men caught mounted
    moving_factor: Any  # per mille of losses of men caught on the move on foot
    dug_best: Any  # per mille of losses of fully dug-in men
    dug_half: Any  # seconds of digging that give half of that protection
    shot_spread: Any  # standard deviation of the log, per mille
    day_spread: Any
    game_spread: Any
    indirect_factor: Any  # per mille: fire through an observer
    crew_share: Any  # per mille of a vehicle's crew lost with it
    flak_rate: Any  # aircraft lost per 10**9 aircraft-seconds at F = E
    duds: Any  # per mille of bombs that fail
    killed_share: Any  # per mille of men lost who are killed, for the record only
    night_fire: Any  # per mille of fire effect lost for each per mille of light lost
    # 9 Weariness, 10 Scraping
    scrape_share: Any  # per mille of the time under fire that is worth digging
    weary_half: Any  # seconds of fighting after which half of the fire is left; 0 none tires
    rest_half: Any  # seconds of rest that take half of it away
    # 11 Aircraft
    air_rate: Any  # aircraft lost in the air per 10**9 aircraft-seconds at F = E
    parked_rate: Any  # aircraft lost on the ground to bombs, the same
    accident_rate: Any  # aircraft lost per million sorties, whatever the enemy does
    # 8 Assault
    hunter_factor: Any  # per mille of a gun that a man with petrol or a charge counts for, at his rate
    encircled_stress: Any
    thirst_loss: Any  # cohesion lost in an hour without water


class WorkTypeColumns(NamedTuple):
    """One row a kind of work in the catalogue.  [20.1]"""

    kind: Any  # WIRE, DITCH, MINES, FORT
    clear: Any  # seconds of work of a unit of foot that open it; 0 nobody can
    rifles: Any  # mines: milli-rifles on men while they cross
    guns: Any  # mines: milli-guns on armour while it crosses
    share: Any  # fort: per mille of losses of those inside
    proof: Any  # fort: grams of the heaviest shell that it keeps out wholly
    below: Any  # fort: men who find room in its tunnels; 0 none


class WorkColumns(NamedTuple):
    """One row an obstacle: one hexside of wire or ditch, or one hex of mines."""

    type: Any  # row of work types
    hex: Any
    beyond: Any  # the hex on the other side; -1 for mines
    owner: Any  # side that knows the lanes; -1 none


class World(NamedTuple):
    """All that kernels know of a scenario."""

    scale: Any
    neighbour: Any  # int32 (hexes, 6)
    hexes: Any
    costs: Any  # int32 (movers * hexes, 6): seconds to enter; 0 cannot
    plain: Any  # the same, but ASK where a bridge, ice or works have a say in the step
    sight: Any  # uint8 (hexes, hexes / 4): line of sight, two bits a hex: 0 unknown, 1 clear, 2 blocked
    lines: Any  # int32 ((2 n + 1)**2, 2 n), n `scale.line_hexes`: what a line to (q, r) passes, 0 unknown
    units: Any
    arms: Any
    weapons: Any
    firepower: Any  # int32 (weapons, ranges): milli-rifles of one weapon at so many hexes
    pierce: Any  # int32 (weapons, ranges): millimetres pierced at so many hexes
    antitank: Any  # int32 (weapons, ranges): milli-guns of one weapon if all its hits pierce
    entries: Any  # int32 (n,): hexes
    refuge: Any  # int32 (2, hexes): seconds on foot to the side's rally hexes
    weather: Any
    objectives: Any
    loss_points: Any
    limits: Any
    levels: Any
    plans: Any
    law: Any
    supply: Any
    sources: Any
    formations: Any
    command: Any
    powers: Any  # fixed-point tables
    marks: Any  # int32 (MARKS,): lengths of the tables, by N_UNITS and so on
    # 12, 14 and 21
    exits: Any  # int32 (2, hexes): 1 where a side may leave the map  [12.7]
    shares: Any
    happenings: Any
    conditions: Any
    deeds: Any
    lists: Any  # int32 (n,): units, hexes and limits that events name
    # 6 Guns, 11 Aircraft
    sides: Any
    bases: Any
    flights: Any  # int32 (bases, hexes + bases): metres from a base to each hex, then to each base
    # 20 Works
    work_types: Any
    works: Any
    barrier: Any  # int32 (hexes, 6): row of works plus 1 on a hexside; 0 none
    crossing: Any  # int32 (movers, work types): seconds; -1 bars the way
    crushing: Any  # int32 (movers, work types): 1 flattens it in passing
    # 17 Water
    frozen: Any  # int32 (movers * hexes, 6): as costs, where ice bears
    spans: Any  # int32 (hexes, 6): row of the bridge over a hexside, or -1
    bridged: Any  # int32 (movers * bridges, 2): seconds of the step there and back
    banks: Any  # int32 (hexes, 6): per mille of its close power left to an assault across
    bridges: Any


class ClockState(NamedTuple):
    """One row: where the game stands."""

    turn: Any  # from 0
    side: Any  # whose player turn
    over: Any  # 0 going on, 1 time, 2 halted, 3 one side gone
    level: Any  # escalation
    seed: Any  # 31 bits
    luck: Any  # 0 expectations, 1 full
    orders: Any  # accepted so far in this player turn
    skipped: Any  # throws passed over, for other dice than those of the game; 0 in play  [15.6]
    revealed: Any  # 1 if an order since the last asked-for undo point revealed or rolled
    air_used: Any  # bit a side
    # 21 Events
    sky: Any  # first row of the weather now in force: rows of weather are turns after it  [21.6]
    # 5 Direct fire: when in the turn
    now: Any  # seconds of the turn gone when the act under way began  [5.2]


class UnitState(NamedTuple):
    """One row a unit, changing."""

    hex: Any
    condition: Any
    men: Any
    vehicles: Any
    start_men: Any  # drawn inside the record's range when the game is set up  [15.4]
    start_vehicles: Any
    clock: Any  # seconds left; during the enemy's turn, readiness  [1.3]
    suppression: Any  # 0 to 1000
    cohesion: Any  # 0 to 1000
    mounted: Any
    stance: Any
    dug: Any  # seconds of digging
    moving: Any  # seconds marched this turn: caught on the move  [5.5]
    fired: Any  # seconds fired this turn: seen from further  [4.4]
    soft_fire: Any  # mean milli-rifles taken this turn  [5.2]
    hard_fire: Any  # mean milli-guns taken this turn
    soft_shells: Any  # the part of soft_fire that was shells or bombs
    men_rest: Any  # 16.16 fraction of a man not yet lost (luck none)
    vehicle_rest: Any
    hazard: Any  # 16.16 of the hazard gathered towards breaking or giving up (luck none)
    rally_hazard: Any  # the same towards rallying
    lost_now: Any  # men lost since its own player turn began
    vehicles_now: Any  # vehicles lost since its own player turn began
    fired_from: Any  # bit a direction fire came from this turn
    stress_now: Any  # bits: 1 armour, 2 neighbour, 4 assault, 8 air
    casualties: Any  # men killed or wounded so far
    captured: Any  # men
    vehicles_lost: Any
    vehicles_captured: Any
    why: Any  # WHY_...
    broke_turn: Any  # turn it last broke, or -1
    seen: Any  # HIDDEN, SUSPECTED, SPOTTED
    seen_hex: Any
    seen_turn: Any
    seen_men: Any
    seen_vehicles: Any
    sorties: Any  # left today
    ready_turn: Any  # aircraft: first turn it can fly again
    next: Any  # next unit in the same hex, or -1
    # 12 Arrivals and departures
    due: Any  # first turn it can come, from 1; 0 not by the clock  [12.5]
    entry: Any  # the entry hex its side has chosen, as a place in its list  [12.6]
    leave_by: Any  # turn by whose end it must be gone; 0 none; LEFT_IN_TIME, TOO_LATE  [12.8]
    # 5 Direct fire, 9 Nerve: time under fire and weariness
    fire_from: Any  # second of the turn in which fire on it began  [5.2]
    fire_until: Any  # second in which it ended; 0 none
    pressed: Any  # 256ths of a per mille that fire has come to this turn  [9.1]
    pressing: Any  # the part of it that falls in one half-life: what suppresses
    shaken_now: Any  # cohesion lost since its own player turn began  [9.4]
    weary: Any  # seconds of fighting not yet rested off  [9.10]
    # 6 Guns
    rounds: Any  # seconds of shelling left; -1 enough
    laid: Any  # one more than the hex its guns are laid on; 0 none
    heard: Any  # one more than the turn in which the enemy's sound ranging last found it; 0 never
    # 11 Aircraft
    fit: Any  # aircraft fit to fly today
    over: Any  # one more than the hex it patrols over; 0 none
    cover: Any  # per mille of the turn it can stay there
    escorting: Any  # one more than the unit it flies with; 0 none
    # 3 Column, 20 Works
    column: Any  # 1 in column of route
    below: Any  # hex it is below, plus 1; 0 on the surface
    # 18 Supply
    ammunition: Any  # seconds of full fire left
    fuel: Any  # seconds of driving left
    water: Any  # seconds until thirst tells
    supply: Any  # SUPPLIED, LINE_LONG, LINE_CUT
    encircled: Any  # 1 if there is no way out  [9.12]
    # 19 Command
    command: Any  # NOT_LED, IN_COMMAND, OUT_OF_COMMAND
    # 17 Water
    boats_hex: Any  # where its boats lie while it is ashore, or -1  [17.10]
    # 15 Luck: throws so far this turn, whoever's turn it is  [15.1]
    shot_throws: Any  # for its fire, and fire that has no unit of its own
    loss_throws: Any  # for what it lost
    nerve_throws: Any


class HexState(NamedTuple):
    """One row a hex, changing."""

    first: Any  # first unit of the stack, or -1
    contact_0: Any  # units of side 0 in or beside the hex, kept as a counter
    contact_1: Any


class ObjectiveState(NamedTuple):
    """One row an objective, changing."""

    holder: Any
    turns_0: Any  # turns held by side 0
    turns_1: Any
    since: Any  # turn, from 0, in which its holder took it  [21.2]
    fallen: Any  # 1 once its first holder has lost it  [14.7]
    stood: Any  # turns before it fell


class WorkState(NamedTuple):
    """One row an obstacle, changing.  [20.2]"""

    left: Any  # seconds of work still needed to open it; 0 open
    known: Any  # bit a side that knows of it


class SideState(NamedTuple):
    """One row a side, changing."""

    penalty: Any  # points lost to limits
    broken: Any  # bit a limit: broken this game
    broken_turn: Any  # bit a limit: broken in this player turn
    # 13 and 21
    limits_off: Any  # bit a limit: not in force  [13.5]
    awards: Any  # points that events gave or took  [21.3]
    air_order: Any  # 0 as the scenario says, AIR_FREE, AIR_BANNED: what an event said last  [21.5]


class FormationState(NamedTuple):
    """One row a formation, changing.  [19.5]"""

    headquarters: Any  # unit that commands it now, or -1 for nobody
    heir: Any  # unit that takes over, or -1
    wait: Any  # seconds until the heir commands
    quality: Any  # of the leader, per mille
    fallen: Any  # leaders lost so far


class BridgeState(NamedTuple):
    """One row a bridge, changing.  [17.5]"""

    state: Any  # WHOLE, DAMAGED, DOWN
    used: Any  # seconds of this player turn in which it was full  [17.4]
    work: Any  # seconds of a hundred engineers spent on building or repair
    worked_by: Any  # side that did it, or -1
    charge: Any  # the same on charges
    charged_by: Any  # side whose charges these are, or -1


class Board(NamedTuple):
    """All that changes, as kernels see it, and the room they work in."""

    buffer: Any  # int32 (n,): every table below is a window on it
    clock: Any
    units: Any
    hexes: Any
    objectives: Any
    sides: Any
    happenings: Any
    works: Any
    formations: Any
    bridges: Any  # 17 Water
    # Room to work, not part of the state:
    events: Any  # int32 (rows + 1, EVENT_WIDTH): [0, 0] counts the rows that follow
    left: Any  # int32 (hexes,): seconds left on arrival
    came_from: Any  # int32 (hexes,)
    heap: Any  # int64 (8 * hexes + 2 * SLOTS,): the queue of path search
    path: Any  # int32 (PATH_LONGEST,)
    refusal: Any  # int32 (8,): case, then the numbers of the sentence
    note: Any  # int32 (64,): figures a forecast wants to read back


EVENT_WIDTH = 8
"""kind, unit, other (unit or -1), hex, and four numbers whose meaning is the kind's."""
