"""How far apart hexes are, from the map's own columns of axial coordinates."""

from borderwar.ground.kernel import kernel


@kernel
def apart(world, here, there):
    """Hexes from one hex to another, counting the target and not the start.

    The same number as `ground.hexes.distance`, without a division.
    """
    q = world.hexes.q[there] - world.hexes.q[here]
    r = world.hexes.r[there] - world.hexes.r[here]
    return (abs(q) + abs(r) + abs(q + r)) >> 1
