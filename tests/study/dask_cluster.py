"""A real Dask cluster on this machine, each worker a process of its own."""

import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
QUIET = {"DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "1h", "DASK_LOGGING__DISTRIBUTED": "critical"}


class DaskCluster:
    """A scheduler and its workers; `stop` ends them all."""

    def __init__(self, folder: Path, workers: int, **settings: str) -> None:
        self.folder = folder
        paths = os.pathsep.join([str(HERE), os.environ["PYTHONPATH"]])
        self.environment = os.environ | QUIET | settings | {"PYTHONPATH": paths}
        self.processes: list[subprocess.Popen[bytes]] = []
        self.place = folder / "scheduler.json"
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
        for _ in range(workers):
            self.add_worker()

    def _start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{kind}-{len(self.processes)}.txt").open("wb") as said:
            process = subprocess.Popen(
                [
                    *(sys.executable, "-m", f"distributed.cli.dask_{kind}"),
                    *("--scheduler-file", str(self.place)),
                    *options,
                ],
                env=self.environment,
                cwd=self.folder,
                stdout=said,
                stderr=said,
            )
        self.processes.append(process)
        return process

    def add_worker(self) -> subprocess.Popen[bytes]:
        """One more worker process, with nobody to start it again."""
        return self._start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")

    @property
    def address(self) -> str:
        """Where the scheduler listens, once it does."""
        import json

        for _ in range(600):
            if self.place.exists() and self.place.stat().st_size:
                try:
                    return str(json.loads(self.place.read_text())["address"])
                except ValueError:
                    pass  # it is still being written
            time.sleep(0.05)
        raise AssertionError("the scheduler did not start")

    def stop(self) -> None:
        """End every process."""
        for process in reversed(self.processes):
            process.kill()
        for process in self.processes:
            process.wait()
