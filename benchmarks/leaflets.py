"""Files to take away, from the question to their bytes: in a new process, then again in a warm one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.contestants import ROOT
from benchmarks.networks import NETWORKS, prepare

PROCESSES, QUICK_PROCESSES = 5, 2
SCRIPT = Path(__file__).parent / "leaflets_written.py"

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Asked:
    """A file and what it may cost; most_mb 0 asks nothing of its size."""

    key: str
    measure: str
    target_s: float
    most_mb: float = 0


FILES = (
    Asked("pdf", "a pole's PDF", 2),
    Asked("pptx", "a pole's slides (PPTX)", 1),
    Asked("html", "the HTML file of eight steps", 5, most_mb=3),
)


@dataclass(frozen=True)
class Written:
    """What a file cost, content and file together, medians in seconds; its size in bytes."""

    asked: Asked
    cold_s: float
    warm_s: float
    size: int


def measure(processes: int, tell: Tell) -> tuple[Written, ...]:
    """Each file in so many new processes, then again in each."""
    database = prepare(NETWORKS[0]).product_database
    return tuple(_measured(asked, database, processes, tell) for asked in FILES)


def _measured(asked: Asked, database: Path, processes: int, tell: Tell) -> Written:
    runs = [_run(asked.key, database) for _ in range(processes)]
    names = ("cold_s", "warm_s", "cold_cpu_s", "warm_cpu_s")
    cold, warm, cold_cpu, warm_cpu = (median(run[name] for run in runs) for name in names)
    first = f"{cold:.2f} s in a new process ({cold_cpu:.2f} s of processor)"
    tell(f"{asked.measure}: {first}, {warm:.2f} s again ({warm_cpu:.2f} s)")
    return Written(asked, cold, warm, int(runs[0]["size"]))


def _run(key: str, database: Path) -> dict[str, float]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(SCRIPT), key, str(database)]
    ended = subprocess.run(command, capture_output=True, check=True, env=environment)
    answer: dict[str, float] = json.loads(ended.stdout)
    return answer
