"""The policies by name, fixed so that a study can quote them."""

RANDOM, PASSIVE, GREEDY, STAFF, HISTORICAL = range(5)
"""A policy's number, as kernels take it: its place in POLICIES."""

POLICIES = ("random", "passive", "greedy", "staff", "historical")

DESCRIPTIONS = {
    "random": "Gives any orders that could be given: the bottom of the scale.",
    "passive": "Gives no orders; its units fire back as their stances say.",
    "greedy": "Takes unit by unit the order with the best immediate result.",
    "staff": "Ranks objectives, gives formations tasks, masses, shoots before it closes, holds what it has.",
    "historical": "Carries out the scenario's plans with the staff's methods.",
}


def policy_number(name: str) -> int:
    """The number of a policy.  Raises ValueError with the names there are."""
    if name not in POLICIES:
        raise ValueError(f"there is no policy '{name}'; policies are {', '.join(POLICIES)}")
    return POLICIES.index(name)
