"""The product's own import in a process of its own: read, checked, compared; prints what it took.

With `--asking`, another thread asks the overview's question without pause, before then during the import:
the rest of the dashboard, as its viewers feel it.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from typing import Self

from ptce_data import database, formats, publication
from ptce_data.queries import overview
from ptce_data.selection import Selection
from ptce_data.workbook import reader, studies
from ptce_data.workbook.decisions import Decisions

QUIET_S = 2.0
PAUSE_S = 0.02  # a viewer thinks between two questions


def imported(file: Path, base: Path) -> dict[str, int]:
    """What the preview's first line says; nothing is written."""
    workbook = reader.read(file.read_bytes(), file.name)
    with database.workbench(base) as cursor:
        # The rows refused are left out and counted, as the two other contestants do.
        study = studies.study(cursor, workbook, Decisions(partial=True), date.today())
        counts = publication.count(cursor, study.claims().claims)
    refused = study.report.counts.refused
    return {
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "refused": refused,
    }


@dataclass
class _Asking:
    """A viewer of the same server: one question after the other until told to stop."""

    base: Path
    waits_ms: list[float] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        reader_of_pages = database.Reader(self.base)
        while not self.stop.is_set():
            started = time.perf_counter()
            with reader_of_pages.cursor() as cursor:
                overview.key_figures(cursor, Selection())
            self.waits_ms.append((time.perf_counter() - started) * 1_000)
            time.sleep(PAUSE_S)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self.run)
        self._thread.start()
        return self

    def __exit__(self, *_ended: object) -> None:
        self.stop.set()
        self._thread.join()


def _waits(asking: _Asking) -> dict[str, float]:
    return {"median_ms": median(asking.waits_ms), "longest_ms": max(asking.waits_ms)}


def main(file: Path, base: Path, *, asking: bool) -> dict[str, object]:
    # As in a server that has answered a page (pages/_ui/warm_up.py).
    reader.make_ready()
    formats.number(1_234.5)
    if not asking:
        started = time.perf_counter()
        outcome = imported(file, base)
        return {"seconds": time.perf_counter() - started, "outcome": outcome}
    with _Asking(base) as quiet:
        time.sleep(QUIET_S)
    with _Asking(base) as busy:
        outcome = imported(file, base)
    return {"outcome": outcome, "quiet": _waits(quiet), "busy": _waits(busy)}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), asking="--asking" in sys.argv[3:])))
