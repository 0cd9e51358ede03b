"""The import of a large workbook against the two imports one writes first, in one run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from benchmarks import importing_rows
from benchmarks.contestants import ROOT
from benchmarks.networks import YARDSTICKS

ROWS, QUICK_ROWS = 100_000, 20_000
ROUNDS, SLOW_ROUNDS = 5, 1
LOOK_EVERY_S = 0.02
BY_ROW, BULK = YARDSTICKS / "import_by_row.py", YARDSTICKS / "import_bulk.py"
PRODUCT_SCRIPT = Path(__file__).parent / "importing_product.py"
SCRIPTS = (BY_ROW, BULK, PRODUCT_SCRIPT)

# A server that answers pages has pandas, which pyarrow asks for with its first array: so has each contestant,
# before its time begins.
LAUNCH = """\
import runpy, sys, pandas
from pathlib import Path
del sys.argv[0]
sys.path.insert(0, str(Path(sys.argv[0]).parent))
runpy.run_path(sys.argv[0], run_name="__main__")
"""

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What an import finds: the same for every contestant."""

    new: int
    changed: int
    unchanged: int
    refused: int


@dataclass(frozen=True)
class Run:
    """One import by one contestant."""

    seconds: float
    memory_mb: float
    outcome: Outcome


@dataclass(frozen=True)
class Import:
    """One contestant: medians of its rounds. memory_mb is the peak of its processes together."""

    rounds: int
    seconds: float
    memory_mb: float
    outcome: Outcome


@dataclass(frozen=True)
class Waits:
    """What a question of the overview took in the process that imports, in milliseconds."""

    quiet_ms: float
    busy_ms: float
    longest_ms: float


@dataclass(frozen=True)
class ImportScores:
    """A workbook of `rows` lines and 8 columns, invented."""

    rows: int
    by_row: Import
    bulk: Import
    product: Import
    waits: Waits


class DisagreementError(Exception):
    """Two contestants did not find the same thing: their times cannot be compared."""


def measure(rows: int, tell: Tell) -> ImportScores:
    """Make the workbook and import it with each contestant in turn."""
    with tempfile.TemporaryDirectory() as folder:
        file, base = importing_rows.make(Path(folder), rows)
        tell(f"import: a synthetic workbook of {rows:,} rows × 8 columns, {file.stat().st_size / 1e6:.1f} MB")
        runs = _rounds(file, base, tell)
        waits = _waits(file, base)
    outcomes = {run.outcome for found in runs.values() for run in found}
    if len(outcomes) > 1:
        raise DisagreementError(repr(outcomes))
    by_row, bulk, product = (_score(runs[script]) for script in SCRIPTS)
    return ImportScores(rows, by_row, bulk, product, waits)


def _rounds(file: Path, base: Path, tell: Tell) -> dict[Path, list[Run]]:
    """The contestants take turns, so that what else the machine does falls on all of them."""
    runs: dict[Path, list[Run]] = {script: [] for script in SCRIPTS}
    for turn in range(ROUNDS):
        for script, found in runs.items():
            if script is not BY_ROW or turn < SLOW_ROUNDS:
                found.append(_run(script, file, base))
                tell(f"import, {script.stem}: {found[-1].seconds:.2f} s, {found[-1].memory_mb:.0f} MB")
    return runs


def _score(runs: list[Run]) -> Import:
    return Import(
        len(runs),
        seconds=median(run.seconds for run in runs),
        memory_mb=max(run.memory_mb for run in runs),
        outcome=runs[0].outcome,
    )


def _run(script: Path, file: Path, base: Path) -> Run:
    """One import, from the same database as the others."""
    with tempfile.TemporaryDirectory() as folder:
        copied = shutil.copy(base, folder)
        process = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, str(script), str(file), copied],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        peak = _peak_mb(process)
        answer = json.loads(process.communicate()[0])
    return Run(answer["seconds"], peak, Outcome(**answer["outcome"]))


def _peak_mb(process: subprocess.Popen[bytes]) -> float:
    """The most that the process and its children held together, looked at while they run."""
    watched, peak = psutil.Process(process.pid), 0
    while process.poll() is None:
        peak = max(peak, sum(_resident(one) for one in _family(watched)))
        time.sleep(LOOK_EVERY_S)
    return peak / 1e6


def _family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:  # it ended in between
        return 0


def _waits(file: Path, base: Path) -> Waits:
    command = [sys.executable, str(PRODUCT_SCRIPT), str(file), str(base), "--asking"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    answer = json.loads(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
    return Waits(answer["quiet"]["median_ms"], answer["busy"]["median_ms"], answer["busy"]["longest_ms"])
