"""Wire, mines and forts as a side knows them.  [20.1]"""

from dataclasses import dataclass

from borderwar.model.tables import WORK_KINDS
from borderwar.rules.setup import Setup
from borderwar.rules.state import State


@dataclass(frozen=True, slots=True)
class WorkView:
    """An obstacle that a side knows of, or a fort."""

    kind: str  # "wire", "ditch", "mines", "fort"
    name: str
    hex: int
    beyond: int  # the hex on the other side; -1 for mines and forts
    owner: int  # side, or -1
    left: int  # seconds of work of a unit of foot until it lies open; 0 for forts
    below: int = 0  # men who find room in its tunnels


def works_of(setup: Setup, state: State) -> tuple[WorkView, ...]:
    """All that stands, as far as the view `state` knows."""
    kinds = list(setup.scenario.catalogue.works.values())
    out = []
    for row, work in enumerate(setup.works):
        left = int(state.works.left[row])
        if left:
            kind = kinds[work["type"]]
            out.append(
                WorkView(kind.kind, kind.names.english, work["hex"], work["beyond"], work["owner"], left)
            )
    for number, name in setup.scenario.map.forts.items():
        kind = setup.scenario.catalogue.works[name]
        out.append(WorkView(WORK_KINDS[-1], kind.names.english, setup.index(number), -1, -1, 0, kind.below))
    return tuple(out)
