"""Writes one file several times in its process and prints what it took: the first time, then the median."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import duckdb

from ptce_data import database

AGAIN = 5
SITE = "https://ptce.example.org"
POLE = "/pole?pole=eoliennes-pays-de-vilaine"
SCENARIO = "beganne-en-huit-etapes"

Made = Callable[[duckdb.DuckDBPyConnection], bytes]


def pdf() -> Made:
    from ptce_data.exports.sheet_pdf import leaflet_pdf  # noqa: PLC0415 (its import is measured)
    from ptce_data.leaflets import views  # noqa: PLC0415

    return lambda cursor: leaflet_pdf(views.of_address(cursor, POLE), SITE)


def pptx() -> Made:
    from ptce_data.exports.slides_pptx import leaflet_pptx  # noqa: PLC0415
    from ptce_data.leaflets import views  # noqa: PLC0415

    return lambda cursor: leaflet_pptx(views.of_address(cursor, POLE), SITE)


def html() -> Made:
    from ptce_data.exports.stage_html import show_html  # noqa: PLC0415
    from ptce_data.scenarios import library  # noqa: PLC0415

    return lambda cursor: show_html(library.find(cursor, SCENARIO), SITE)


FILES = {"pdf": pdf, "pptx": pptx, "html": html}


def main() -> None:
    key, file = sys.argv[1:]
    with database.Reader(Path(file)).cursor() as cursor:
        first, cold, cold_cpu = _timed(lambda: FILES[key]()(cursor))
        made = FILES[key]()
        again = [_timed(lambda: made(cursor)) for _ in range(AGAIN)]
    answer = {
        "cold_s": cold,
        "cold_cpu_s": cold_cpu,
        "warm_s": median(wall for _content, wall, _cpu in again),
        "warm_cpu_s": median(cpu for _content, _wall, cpu in again),
        "size": len(first),
    }
    print(json.dumps(answer))


def _timed(written: Callable[[], bytes]) -> tuple[bytes, float, float]:
    """The file, and the seconds it took on the clock and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    content = written()
    return content, time.perf_counter() - wall, time.process_time() - cpu


if __name__ == "__main__":
    main()
