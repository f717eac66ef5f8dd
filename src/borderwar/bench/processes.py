"""What only a fresh process can tell: start-up, the first compile, and two at once."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

HELP = "from borderwar.cli.main import main; main(['--help'])"

FIRST_ORDER = """
import borderwar
from borderwar.model.orders import End
game = borderwar.load(borderwar.scenarios()[0]).start()
game.apply(End())
"""

COLD = """
from time import perf_counter, process_time
begun = perf_counter()
from borderwar.session.warm import warm
warm(lambda *step: None)
import json
print(json.dumps([perf_counter() - begun, process_time()]))
"""

PLAY = """
import json, sys
from borderwar.bench import games
from time import perf_counter
from borderwar.bench.processes import most_memory
units, seconds = int(sys.argv[1]), float(sys.argv[2])
setup = games.made_setup(games.size_of(units))
games.play_one(setup, games.table_of(setup), 1)
print("ready", flush=True)
sys.stdin.readline()
print(json.dumps([*games.play_for(setup, seconds, perf_counter), most_memory()]), flush=True)
"""


def most_memory() -> int:
    """The most memory this process has had, in bytes; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if status.exists():  # what resource tells on Linux counts the process that started this one
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _python(*arguments: str, env: dict[str, str] | None = None) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **(env or {})},
    )


def _seconds(code: str, times: int) -> float:
    """Seconds that a fresh process takes for some code, the best of a few."""
    best = 1e9
    for _ in range(times):
        begun = perf_counter()
        process = _python(code)
        process.communicate()
        best = min(best, perf_counter() - begun)
    return best


def start_up() -> dict[str, Any]:
    """Seconds to the help text, and to the first order given in a game, everything compiled."""
    return {
        "help_seconds": round(_seconds(HELP, 3), 3),
        "first_order_seconds": round(_seconds(FIRST_ORDER, 2), 3),
    }


def cold_compile() -> dict[str, Any]:
    """Seconds to compile all rules into an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        out, _ = _python(COLD, env={"BORDERWAR_CACHE": folder}).communicate()
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    wall, cpu = json.loads(out.splitlines()[-1])
    return {
        "cold_compile_seconds": round(wall, 2),
        "cold_compile_cpu_seconds": round(cpu, 2),
        "compiled_bytes": size,
    }


def _together(count: int, units: int, seconds: float) -> list[list[float]]:
    """Several processes that begin to play at the same moment: what each did."""
    processes = [_python(PLAY, str(units), str(seconds)) for _ in range(count)]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    return [json.loads(process.communicate()[0].splitlines()[-1]) for process in processes]


def two_at_once(units: int, seconds: float) -> dict[str, Any]:
    """Orders a second of one process alone and of two together, and their memory."""
    alone = _together(1, units, seconds)
    both = _together(2, units, seconds)
    one = alone[0][1] / alone[0][2]
    two = sum(orders / took for _, orders, took, _ in both)
    return {
        "processes_units": units,
        "one_process_orders_per_second": round(one),
        "two_processes_orders_per_second": round(two),
        "two_processes_speedup": round(two / one, 3),
        "worker_memory_bytes": int(max(entry[3] for entry in both)),
    }
