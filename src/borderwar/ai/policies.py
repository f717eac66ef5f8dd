"""The policies by name, fixed so that a study can quote them."""

RANDOM, PASSIVE, GREEDY, STAFF, HISTORICAL, RECRUIT, COMMANDER = range(7)
"""A policy's number, as kernels take it: its place in POLICIES."""

POLICIES = ("random", "passive", "greedy", "staff", "historical", "recruit", "commander")

DESCRIPTIONS = {
    "random": "Gives any orders that could be given: the bottom of the scale.",
    "passive": "Gives no orders; its units fire back as their stances say.",
    "greedy": "Takes unit by unit the order with the best immediate result.",
    "staff": "Presses on with all it has: seizes what stands open, saves its fire, catches the cut off.",
    "historical": "Carries out the scenario's plans; where they end it ranks goals and spares its men.",
    "recruit": "Plays like greedy, but lets one chance in four go by: a first opponent.",
    "commander": "Looks ahead: tries plans for its formations in play-outs from what it sees.",
}

PLAYS_BADLY = {
    "random": "everything.",
    "passive": "it never goes anywhere: ground that must be taken is lost to it.",
    "greedy": "looks at one unit at a time, so it attacks piecemeal, keeps no reserve and leaves "
    "ground it has taken.",
    "staff": "presses on everywhere at once: it names no main effort, keeps no reserve and gives no "
    "ground in time; it spends men freely.",
    "historical": "follows a plan that the other side need not respect, to the end of the plan's time.",
    "recruit": "overlooks chances, and shares all that greedy does badly.",
    "commander": "expects the other side to play like a staff; in long games it tries few plans.",
}
"""What each does worst, in words for a player."""


def policy_number(name: str) -> int:
    """The number of a policy.  Raises ValueError with the names there are."""
    if name not in POLICIES:
        raise ValueError(f"there is no policy '{name}'; policies are {', '.join(POLICIES)}")
    return POLICIES.index(name)
