"""What stands between a battle table and the law: parameters, their priors, their values.

The loss law itself comes from the catalogue and is not touched here.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number to fit, with what was thought of it before."""

    name: str
    prior: float
    spread: float  # standard deviation of the prior
    meaning: str


PARAMETERS = (
    Parameter("touch", -2.6, 0.7, "ln of the share of a force of 20,000 in touch on the first morning"),
    Parameter("size", 0.25, 0.15, "how that share falls with size: its power"),
    Parameter("era", 0.6, 0.4, "ln by which men are more spread out in 1940 than in 1918"),
    Parameter("attack", 0.2, 0.3, "ln by which who attacks is more exposed than who waits"),
    Parameter("fortified", 0.3, 0.3, "ln more for the attacker before a fortified position"),
    Parameter("delay", -0.6, 0.3, "ln of touch where the defender only delays"),
    Parameter("wet", -0.3, 0.3, "ln of touch in wet weather"),
    Parameter("river", 0.0, 0.5, "ln of the defender's exposure behind a river"),
    Parameter("gun", 3.2, 0.4, "ln of the rifles that a gun is worth"),
    Parameter("tank", 4.8, 0.4, "ln of the rifles that a tank, with what comes with it, is worth"),
    Parameter("sortie", 3.2, 0.4, "ln of the rifles that an air sortie is worth"),
    Parameter("flank_attacker", -4.0, 0.5, "ln halvings a quarter day that an equal attacker is outflanked"),
    Parameter("flank_defender", -3.0, 0.5, "the same for an equal defender"),
    Parameter("flank_power", 1.3, 0.3, "power of the enemy's strength for one's own in it"),
    Parameter("pace", 0.45, 0.2, "how decisions slow with size: the power by which their chances fall"),
    Parameter("stall", -4.0, 0.7, "ln halvings a quarter day that the fight dies down undecided"),
    Parameter("nerve_attacker", 0.0, 0.4, "ln of the law's cohesion for losses, attacker"),
    Parameter("nerve_defender", 0.3, 0.4, "the same, defender"),
    Parameter("start_attacker", 1.2, 0.1, "cohesion before the first shot, attacker"),
    Parameter("start_defender", 1.2, 0.1, "the same, defender"),
    Parameter("surprise", -2.0, 0.3, "ln of the share of fire and cohesion that a level of surprise costs"),
    Parameter("pursuit_attacker", -3.5, 0.7, "ln of the share of those left lost by a beaten attacker"),
    Parameter("pursuit_defender", -2.5, 0.7, "the same by a beaten defender"),
    Parameter("trap", -2.5, 0.7, "log odds that a beaten defender has no way back"),
    Parameter("trap_immobile", 2.0, 0.7, "more where he has neither tank nor aeroplane and the attacker has"),
    Parameter("heat_spread", 0.65, 0.04, "sd of ln losses shared by both sides"),
    Parameter("spread_attacker", 0.55, 0.04, "sd of ln losses of the attacker alone"),
    Parameter("spread_defender", 0.95, 0.05, "the same of the defender"),
    Parameter("spread_size", 0.1, 0.05, "how these three fall with size, where dice average out: the power"),
    Parameter("quality_spread", 0.12, 0.05, "sd of cohesion before the first shot"),
    Parameter("pursuit_spread", 1.0, 0.3, "sd of ln losses of the beaten after they broke"),
)

NAMES = tuple(parameter.name for parameter in PARAMETERS)

SHIPPED = Path(__file__).with_name("fitted.json")
"""The values that the program ships, written by ``borderwar validate TABLE --fit``."""

FORMAT = 1


class ParametersError(ValueError):
    """A parameter file that cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Sets of values, best first, and how they came about."""

    sets: list[list[float]]
    how: dict[str, Any]  # table, digests, effort, as the file says it

    def middle(self, name: str) -> float:
        """The mean of one parameter over the sets."""
        place = NAMES.index(name)
        return sum(values[place] for values in self.sets) / len(self.sets)

    def doubt(self, name: str) -> float:
        """Its standard deviation over the sets: what the table leaves open, as far as the search saw."""
        place = NAMES.index(name)
        middle = self.middle(name)
        return float((sum((values[place] - middle) ** 2 for values in self.sets) / len(self.sets)) ** 0.5)


def read_parameters(path: Path = SHIPPED) -> Fitted:
    """Read fitted parameters.  Raises ParametersError."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ParametersError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise ParametersError(f"{path} is no parameter file: {error}.") from error
    names = [entry.get("name") for entry in data.get("parameters", [])] if isinstance(data, dict) else []
    if names != list(NAMES) or data.get("format") != FORMAT:
        raise ParametersError(f"{path} holds other parameters than this version fits; fit again with --fit.")
    return Fitted(data["sets"], data["how"])


def write_parameters(path: Path, fitted: Fitted) -> None:
    """Write fitted parameters, readable by people: meaning, prior, mean and doubt beside the sets."""
    entries = [
        {
            "name": p.name,
            "meaning": p.meaning,
            "prior": [p.prior, p.spread],
            "fitted": [round(fitted.middle(p.name), 3), round(fitted.doubt(p.name), 3)],
        }
        for p in PARAMETERS
    ]
    lines = ["{", f' "format": {FORMAT},', f' "how": {json.dumps(fitted.how, indent=1)},', ' "parameters": [']
    lines.append(",\n".join(f"  {json.dumps(entry)}" for entry in entries))
    lines += [" ],", ' "sets": [']
    lines.append(",\n".join(f"  {json.dumps(values)}" for values in fitted.sets))
    lines += [" ]", "}", ""]
    part = path.with_suffix(".part")
    part.write_text("\n".join(lines), "utf-8")
    part.replace(path)
