"""A first learner: how much each kind of order tends to earn, learnt by trying.

    python docs/examples/first_learner.py

It keeps one number a slot, the mean of what the margin did until the end of the player
turn in which an order of that slot was given, and chooses by it with some curiosity.
Nothing clever: it shows the loop that a real learner needs.
"""

import sys

import numpy as np

from borderwar import rl
from borderwar.rules.slots import SLOTS


class Learner:
    """Means by slot, and a choice that tries what was tried little."""

    def __init__(self) -> None:
        self.gain = np.zeros(SLOTS + 1)
        self.tries = np.ones(SLOTS + 1)
        self.dice = np.random.default_rng(1)

    def choose(self, mask: np.ndarray) -> tuple[int, int]:
        """An allowed action and the number of its slot, 0 for the end of the player turn."""
        actions = np.flatnonzero(mask)
        slots = np.where(actions == 0, 0, (actions - 1) % SLOTS + 1)
        merit = self.gain[slots] / self.tries[slots] + 2 / np.sqrt(self.tries[slots])
        best = self.dice.choice(np.flatnonzero(merit >= merit.max() - 1e-9))
        return int(actions[best]), int(slots[best])

    def learn(self, slots: list[int], reward: float) -> None:
        """Credit the orders of one player turn with what it brought."""
        for slot in slots:
            self.gain[slot] += reward / len(slots)
            self.tries[slot] += 1


def main() -> None:
    """Play some games and print what each brought."""
    quick = "--quick" in sys.argv
    env = rl.Duel("tauran-1936", side="japan", opponent="passive", orders_per_turn=3 if quick else 40)
    learner = Learner()
    for game in range(1 if quick else 30):
        seen, _ = env.reset(seed=game + 1)
        ended, total = False, 0.0
        given: list[int] = []
        while not ended and not (quick and env.table.rows.turn > 2):
            action, slot = learner.choose(seen["action_mask"])
            seen, reward, ended, _, _ = env.step(action)
            given.append(slot)
            total += reward
            if action == 0 or ended:
                learner.learn(given, reward)
                given = []
        print(f"game {game + 1}: the margin moved by {total:+.0f} points")


if __name__ == "__main__":
    main()
