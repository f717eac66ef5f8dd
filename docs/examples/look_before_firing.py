"""A player of twenty lines: it fires where the forecast is good and leaves the rest to the staff.

python docs/examples/look_before_firing.py
"""

import sys

import borderwar
from borderwar.model.orders import Fire, Order


def best_shot(view: borderwar.View) -> Order | None:
    """The shot that costs the enemy most for what it costs us, from what the side knows."""
    best: tuple[float, Order] | None = None
    for unit in view.own:
        for enemy, refusal in view.targets(unit.id).items():
            if refusal is None:
                order = Fire(unit.id, enemy, unit.seconds_left)
                card = view.forecast(order)
                gain = card.their_men.mean - card.own_men.mean
                if gain > 1 and (best is None or gain > best[0]):
                    best = gain, order
    return best[1] if best else None


def main() -> None:
    """Play it as Japan against the staff."""
    game = borderwar.load("tauran-1936").start(seed=5)
    last = 3 if "--quick" in sys.argv else 31
    while not game.over and game.turn < last:
        order = best_shot(game.view()) if game.side == "japan" else None
        game.apply(order or game.choose("passive" if "--quick" in sys.argv else "staff"))
    result = game.result()
    print(f"turn {result.turn}, {len(game.orders)} orders, {result.margin:+d} points above par for Japan")


if __name__ == "__main__":
    main()
