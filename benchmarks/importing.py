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
PRODUCT_SCRIPT = Path(__file__).parent / "importing_product.py"

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What an import finds: the same for every contestant."""

    new: int
    changed: int
    unchanged: int
    refused: int


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
        scores = ImportScores(
            rows,
            by_row=_contest("openpyxl and an INSERT a row", _yardstick("import_by_row"), file, base, tell),
            bulk=_contest("openpyxl and a bulk insert", _yardstick("import_bulk"), file, base, tell),
            product=_contest("product", PRODUCT_SCRIPT, file, base, tell),
            waits=_waits(file, base),
        )
    outcomes = {scores.by_row.outcome, scores.bulk.outcome, scores.product.outcome}
    if len(outcomes) > 1:
        raise DisagreementError(repr(outcomes))
    return scores


def _yardstick(name: str) -> Path:
    return YARDSTICKS / f"{name}.py"


def _contest(name: str, script: Path, file: Path, base: Path, tell: Tell) -> Import:
    rounds = SLOW_ROUNDS if script.stem == "import_by_row" else ROUNDS
    found = [_run(script, file, base) for _round in range(rounds)]
    score = Import(
        rounds,
        seconds=median(seconds for seconds, _memory, _outcome in found),
        memory_mb=max(memory for _seconds, memory, _outcome in found),
        outcome=found[0][2],
    )
    tell(f"import, {name}: {score.seconds:.2f} s, {score.memory_mb:.0f} MB, {score.outcome}")
    return score


def _run(script: Path, file: Path, base: Path) -> tuple[float, float, Outcome]:
    """Seconds, peak memory in MB, outcome; each run starts from the same database."""
    with tempfile.TemporaryDirectory() as folder:
        copied = shutil.copy(base, folder)
        process = subprocess.Popen(
            [sys.executable, str(script), str(file), copied],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        peak = _peak_mb(process)
        answer = json.loads(process.communicate()[0])
    return answer["seconds"], peak, Outcome(**answer["outcome"])


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
