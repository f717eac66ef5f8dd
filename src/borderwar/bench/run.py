"""The whole bench: what is measured, in order, and what each figure is measured against."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

BUDGETS: dict[str, tuple[float, bool]] = {
    "reach_microseconds": (3, True),
    "sight_field_microseconds": (2, True),
    "distance_field_microseconds": (30, True),
    "copy_microseconds": (5, True),
    "digest_microseconds": (20, True),
    "forecast_milliseconds": (20, True),
    "staff_turn_milliseconds": (300, True),
    "api_steps_per_second": (100_000, False),
    "two_processes_speedup": (1.9, False),
    "worker_memory_bytes": (200_000_000, True),
    "help_seconds": (0.25, True),
    "first_order_seconds": (0.8, True),
    "cold_compile_seconds": (40, True),
}
"""A figure's budget, and whether it is a most (or a least)."""

ORDERS_BUDGET = 50_000
ORDERS_FLOOR = 20_000

SECONDS = {16: 1.0, 60: 2.0, 300: 3.0, 1200: 4.0}
"""Seconds for which games of each size are played."""

STEPS = ("made-up boards", "whole games", "pieces", "steps", "start-up", "two processes", "first compile")


def bench(told: Callable[[int, int, str], None], quick: bool = False) -> dict[str, Any]:
    """Measure everything; `told` hears what comes next.  Quick: the two smaller sizes, shortly."""
    from borderwar.bench import games, parts, processes
    from borderwar.bench.boards import SIZES
    from borderwar.ground.kernel import COMPILED, source_hash

    begun = perf_counter()
    sizes = SIZES[:2] if quick else SIZES
    setups = {}
    report: dict[str, Any] = {"compiled": COMPILED, "rules": source_hash()}
    for size in sizes:
        told(0, len(STEPS), f"{STEPS[0]}: {size.units} units")
        setups[size.units] = games.made_setup(size)
    report["signature"] = games.signature(setups)
    played = []
    for size in sizes:
        told(1, len(STEPS), f"{STEPS[1]}: {size.units} units")
        played.append(games.timed(setups[size.units], size, 0.2 if quick else SECONDS[size.units]).row())
    report["games"] = played
    if not quick:
        fast = {row["units"]: row["orders_per_second"] for row in played}
        report["slowdown_60_to_1200_units"] = round(fast[60] / fast[1200], 2)
    battle = setups[sizes[-1].units if quick else 300]
    told(2, len(STEPS), STEPS[2])
    state = parts.third_turn(battle)
    report["pieces_units"] = len(battle.unit_ids)
    report |= parts.kernel_times(battle, state) | parts.card_times(battle, state)
    report |= parts.staff_turn(setups[sizes[-1].units])
    told(3, len(STEPS), STEPS[3])
    report |= parts.step_times(setups[60], 0.2 if quick else 1.0)
    if not quick:
        told(4, len(STEPS), STEPS[4])
        report |= processes.start_up()
        told(5, len(STEPS), STEPS[5])
        report |= processes.two_at_once(60, 2.0)
        told(6, len(STEPS), STEPS[6])
        report |= processes.cold_compile()
    report["bench_memory_bytes"] = processes.most_memory()
    report["bench_seconds"] = round(perf_counter() - begun, 1)
    told(len(STEPS), len(STEPS), "done")
    return report


def verdict(name: str, value: float) -> str:
    """A figure's budget in words, and whether it is kept."""
    if name not in BUDGETS:
        return ""
    bound, most = BUDGETS[name]
    kept = value <= bound if most else value >= bound
    return f"{'at most' if most else 'at least'} {bound:,}{'' if kept else ' (missed)'}"
