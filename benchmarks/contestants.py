"""The three pages that do the overview's job, and their servers."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.networks import YARDSTICKS, Prepared

ROOT = Path(__file__).parents[1]
START_PATIENCE_S = 120
CHARTS = '[data-testid="stPlotlyChart"]:has(.main-svg .trace)'


@dataclass(frozen=True)
class Contestant:
    """One page: how it is started, and what is on screen once its job is done.

    `figures` selects the key figures; `drawn` gives selectors and how many of each must be visible.
    """

    name: str
    script: str
    folder: Path
    figures: str
    figure_count: int
    drawn: tuple[tuple[str, int], ...]


_YARDSTICK_DRAWN = (
    (CHARTS, 4),
    ('[data-testid="stMainBlockContainer"] h3', 5),
)
NAIVE = Contestant("naive", "naive.py", YARDSTICKS, '[data-testid="stMetricValue"]', 8, _YARDSTICK_DRAWN)
CAREFUL = Contestant(
    "careful", "careful.py", YARDSTICKS, '[data-testid="stMetricValue"]', 8, _YARDSTICK_DRAWN
)
# Bars drawn in HTML count as a chart like those Plotly draws.
PRODUCT = Contestant(
    "product",
    "server.py",
    ROOT,
    ".ptce-figure .value",
    8,
    ((f"{CHARTS}, .ptce-bars", 4), (".ptce-example", 4)),
)
CONTESTANTS = (NAIVE, CAREFUL, PRODUCT)


@dataclass(frozen=True)
class Server:
    """A running contestant; `url` has no trailing slash."""

    contestant: Contestant
    url: str
    process: psutil.Process

    def memory_mb(self) -> float:
        """What the server and its children hold, shared pages divided among those who share them."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(_proportional_set_size(member) for member in family) / 1e6


def _proportional_set_size(process: psutil.Process) -> int:
    memory = process.memory_full_info()
    return int(getattr(memory, "pss", memory.rss))


@contextlib.contextmanager
def running(contestants: Sequence[Contestant], prepared: Prepared, logs: Path) -> Iterator[list[Server]]:
    """Serve every contestant on its own port until the block ends."""
    with contextlib.ExitStack() as stack:
        servers = [
            stack.enter_context(_served(contestant, prepared, _free_port(), logs))
            for contestant in contestants
        ]
        for server in servers:
            _wait_until_answering(server)
        yield servers


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def _served(contestant: Contestant, prepared: Prepared, port: int, logs: Path) -> Iterator[Server]:
    command = [sys.executable, "-m", "streamlit", "run", contestant.script]
    command += [f"--server.port={port}", "--server.address=127.0.0.1"]
    environment = os.environ | {
        "PTCE_DATABASE": str(prepared.product_database),
        "PTCE_BENCH_FOLDER": str(prepared.folder),
    }
    with (logs / f"{prepared.network.name}-{contestant.name}.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=contestant.folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        yield Server(contestant, f"http://127.0.0.1:{port}", psutil.Process(process.pid))
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_answering(server: Server) -> None:
    deadline = time.monotonic() + START_PATIENCE_S
    while time.monotonic() < deadline and server.process.is_running():
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5).close()
            return
        time.sleep(0.1)
    raise TimeoutError(f"the {server.contestant.name} page never answered at {server.url}")
