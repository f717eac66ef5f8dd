"""Games of random orders, for what must hold whatever is played.

Run as a program it plays some and prints a digest for each player turn:
``python random_games.py 1 2 3``.
"""

import random
import sys

import numpy as np
from played_game import Game
from tabletop import base, lay_out

from borderwar.ground.kernel import grid
from borderwar.model import orders as o
from borderwar.model.tables import READY, SPOTTED
from borderwar.rules import engine

HEIGHTS = {"0405": 12, "0406": 9, "0705": 6, "0904": 15, "0303": 3, "0808": 20}
WOODS = {"0505": "w", "0605": "w", "0604": "w", "0307": "r", "1002": "l", "1003": "l", "0102": "w"}


def skirmish(seed: int, luck: bool = True) -> Game:
    """A little of everything on both sides, near enough to fight from the first turn."""
    red = {
        "101": "0303 rifles men=30..40",
        "102": "0303 motor mounted",
        "103": "0402 horse mounted men=35..40",
        "104": "0202 howitzers",
        "105": "0404 tankettes vehicles=8..10",
        "106": "0304 anti-tank",
        "107": "to-come rifles turn=3 entry=0101,0201",
        "108": "to-come bombers turn=2",
        "109": "to-come fighters turn=1 base=red-90 serviceable=800",
        "110": "to-come howitzers turn=1 behind=0101/2500 rounds=60+20",
        "111": "0404 engineers",
        "112": "0503 hunters",
        "113": "1001 boatmen",
        "114": "0306 sappers",
    }
    blue = {
        "201": "0805 rifles dug=30",
        "202": "0805 machine-guns return-fire",
        "203": "0906 cars",
        "204": "0706 rifles fall-back",
        "205": "1007 towed-guns",
        "206": "0806 horse hold-fire",
        "207": "to-come motor turn=2 entry=1209,1208",
        "208": "to-come bombers turn=1",
        "209": "to-come tanks level=3 entry=1209",
        "210": "to-come fighters turn=1 base=blue-40",
        "211": "to-come big-bombers turn=1 base=blue-40",
        "212": "to-come howitzers turn=1 behind=1209/2000",
        "213": "0605 rifles",
        "214": "0407 sappers",
        "215": "1003 gunboats",
    }
    return lay_out(
        red,
        blue,
        seed=seed,
        luck=luck,
        heights=HEIGHTS,
        letters=WOODS,
        roads=(("0501", "0502", "0503", "0504", "0505", "0506", "0507"),),
        works={"0706": 60},
        obstacles=("wire 0604,0605 blue faces=0,5", "mines 0504,0704 blue", "mines 0405", "ditch 0706 blue"),
        forts={"0605": "fortress", "0705": "fortress", "0805": "pillbox"},
        weather=(
            {"sight": 1000, "rain": 100},
            {"turn": 4, "sight": 200, "fire": 700, "flak": 500},
            {"turn": 6, "ice": 20},
        ),
        waters={"stream": ("0505-0506", "0605-0606", "0705-0706"), "river": ("0406-0407", "0306-0307")},
        fords={"0705-0706": {"wheeled": 30}},
        bridges={"b": "0406-0407 tonnes=3 charged=blue", "c": "0306-0307 down build=600 charge=300"},
        currents=("2 1002>1003",),
        bases=(base("red", 90, "west", raided=True), base("blue", 40, "east", raided=True)),
        bans=(("red", "raid", 2),),
        gun_control=(("red", ("0805",), 300), ("blue", (), 500)),
        turns=8,
        supply={
            "red": "0101,0201",
            "blue": "1209",
            "longest": 12,
            "water": 50,
            "wells": ("0505",),
            "refill": 60,
        },
        led=(
            {"id": "red", "headquarters": "101", "means": "telephone", "reach": 1000},
            {"id": "blue", "headquarters": "201"},
        ),
        law={"men_rate": 60000},
        limits=(
            {"act": "enter", "hexes": ("0706", "0707"), "points": 3, "levels": 1},
            {"side": "blue", "act": "fly", "points": 2, "levels": 1},
            {"act": "stay-after", "hexes": ("0303",), "after": 2, "points": 1},
        ),
        objectives=({"at": "0604", "holder": None, "turn": 1}, {"at": "0805", "holder": "blue", "end": 9}),
    )


def random_row(game: Game, dice: random.Random) -> list[int]:
    """An order that stands a chance, or now and then one that does not."""
    state, fixed = game.state, game.setup.fixed
    side = int(state.clock.side[0])
    sensible = dice.random() < 0.85
    mine = np.flatnonzero((fixed.side == side) & (state.units.condition == READY))
    foes = np.flatnonzero((fixed.side != side) & (state.units.seen == SPOTTED) & (state.units.hex >= 0))
    row = [0] * o.ORDER_WIDTH
    unit = int(dice.choice(mine)) if sensible and len(mine) else dice.randrange(len(fixed.side))
    kinds = (o.MOVE, o.FIRE, o.MOVE, o.FIRE, *range(1, 10), *range(o.COUNTER, o.LAND + 1), o.BREAK_OUT)
    missions = (o.STRIKE, o.STRIKE, o.SCOUT, o.PATROL, o.ESCORT, o.RAID, o.STANCE)
    if sensible:
        kinds = (
            missions
            if fixed.aircraft[unit]
            else kinds + (o.BOMBARD, o.BOMBARD, o.COUNTER) * int(fixed.indirect[unit])
        )
    row[o.KIND], row[o.UNIT] = dice.choice(kinds), unit
    at_units = row[o.KIND] in (o.FIRE, o.COUNTER, o.ESCORT)
    row[o.TARGET] = dice.randrange(len(fixed.side) if at_units else game.setup.hexes)
    row[o.AMOUNT] = dice.randrange(4) if row[o.KIND] == o.STANCE else dice.randrange(30, 1200, 30)
    if row[o.KIND] == o.RAID:
        row[o.TARGET] = dice.randrange(4)
    elif row[o.KIND] in (o.BUILD, o.CHARGE, o.BLOW):
        row[o.TARGET] = dice.randrange(3)
    elif sensible and len(foes) and row[o.KIND] not in (o.COUNTER, o.ESCORT):
        foe = int(dice.choice(foes))
        row[o.TARGET] = foe if row[o.KIND] == o.FIRE else int(state.units.hex[foe])
    here = int(state.units.hex[unit])
    if state.units.below[unit] and dice.random() < 0.5:
        row[o.KIND] = dice.choice((o.SURFACE, o.ASSAULT))
        row[o.TARGET] = int(state.units.below[unit]) - 1
    if here < 0:
        return row
    if row[o.KIND] in (o.CLEAR, o.EMBARK, o.LAND) and sensible:
        row[o.TARGET] = dice.choice([here, *(there for there in game.neighbours(here) if there >= 0)])
    path = [here]
    for _ in range(dice.randrange(1, 5)):
        path.append(dice.choice([there for there in game.neighbours(path[-1]) if there >= 0]))
    row[o.LENGTH] = len(path)
    row[o.PATH : o.PATH + len(path)] = path
    beside = [int(state.units.hex[foe]) for foe in foes if state.units.hex[foe] in game.neighbours(here)]
    if beside and sensible and dice.random() < 0.3:
        row[o.KIND], row[o.TARGET] = o.ASSAULT, dice.choice(beside)
    elif sensible and game.setup.ground.fort[here] and dice.random() < 0.3:
        row[o.KIND], row[o.TARGET] = dice.choice((o.ASSAULT, o.BELOW)), here
    return row


def random_player_turn(game: Game, dice: random.Random, tries: int = 25) -> list[tuple[list[int], int]]:
    """Try some orders and end the player turn; each order with the case against it, or 0."""
    tried = []
    for row in [*([None] * tries), [o.END] + [0] * (o.ORDER_WIDTH - 1)]:
        row = row or random_row(game, dice)
        tried.append((row, submit(game, row)))
        if game.over:
            break
    return tried


def submit(game: Game, row: list[int]) -> int:
    """Give an order as a row of numbers; the case against it, or 0."""
    return int(engine.order(game.world, game.board, grid(np.array(row, np.int32))))


def play(seed: int, luck: bool = True) -> list[str]:
    """Play a whole game of random orders; the digest after each player turn."""
    game, dice = skirmish(seed, luck), random.Random(seed)
    digests = [game.state.digest()]
    while not game.over:
        random_player_turn(game, dice)
        digests.append(game.state.digest())
    return digests


if __name__ == "__main__":
    for word in sys.argv[1:]:
        print(word, *play(int(word), luck=int(word) % 3 > 0))
