"""The table of a run: medians, ratios, targets."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks.contestants import CAREFUL, NAIVE, PRODUCT, Contestant
from benchmarks.importing import Import, ImportScores
from benchmarks.leaflets import Written
from benchmarks.measuring import Scores
from benchmarks.networks import Network
from benchmarks.stage import TARGET_MS, StageScores

README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- last run -->\n", "<!-- end of last run -->\n"
HEADER = (
    "| Network | Measure | naive | careful | product | ratio | target | |\n"
    "|---|---|--:|--:|--:|--:|--:|---|\n"
)
Results = Mapping[Network, Scores]


@dataclass(frozen=True)
class Row:
    """One line: what each contestant took, and the ratio that has a target."""

    network: str
    measure: str
    taken: tuple[str, str, str]
    ratio: float | None = None
    target: float | None = None
    at_least: bool = False

    @property
    def passed(self) -> bool | None:
        if self.ratio is None or self.target is None:
            return None
        return self.ratio >= self.target if self.at_least else self.ratio <= self.target

    def markdown(self) -> str:
        sign = "≥" if self.at_least else "≤"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        target = "" if self.target is None else f"{sign} {self.target:g}"
        verdict = {None: "", True: "met", False: "**missed**"}[self.passed]
        cells = (self.network, self.measure, *self.taken, ratio, target, verdict)
        return "| " + " | ".join(cells) + " |\n"


def rows(results: Results) -> list[Row]:
    found: list[Row] = []
    for network, scores in results.items():
        found += _speed(network, scores)
        found += _wire(network, scores)
    found += _growth(results)
    return found


def _taken(scores: Scores, field: str, unit: str, digits: int = 0) -> tuple[str, str, str]:
    def cell(contestant: Contestant) -> str:
        value = getattr(scores.get(contestant), field, None)
        return "" if value is None else f"{value:,.{digits}f}\u202f{unit}".replace(",", "\u202f")

    return cell(NAIVE), cell(CAREFUL), cell(PRODUCT)


def _speed(network: Network, scores: Scores) -> Iterator[Row]:
    product, careful = scores.get(PRODUCT), scores.get(CAREFUL)

    def against_careful(field: str, against: str | None = None) -> float | None:
        if product is None or careful is None:
            return None
        return _divided(getattr(product, field), getattr(careful, against or field))

    name = network.name
    figures = "key figures on screen (ratio: to careful's complete page)"
    yield Row(
        name, figures, _taken(scores, "figures_ms", "ms"), against_careful("figures_ms", "complete_ms"), 0.45
    )
    yield Row(name, "complete page", _taken(scores, "complete_ms", "ms"), against_careful("complete_ms"), 0.8)
    yield Row(
        name,
        "changed filter, new key figures",
        _taken(scores, "reread_ms", "ms"),
        against_careful("reread_ms"),
    )
    yield Row(
        name,
        "changed filter, whole page",
        _taken(scores, "answered_ms", "ms"),
        against_careful("answered_ms"),
        0.45,
    )
    yield Row(
        name,
        "20 viewers, runs a second",
        _taken(scores, "runs_per_s", "/s", 1),
        against_careful("runs_per_s"),
        5,
        at_least=True,
    )
    yield Row(name, "server's processor time a run", _taken(scores, "server_cpu_ms", "ms", 1))
    yield Row(name, "server memory", _taken(scores, "memory_mb", "MB"))


def _divided(above: float | None, below: float | None) -> float | None:
    return None if above is None or not below else above / below


def _wire(network: Network, scores: Scores) -> Iterator[Row]:
    product = scores.get(PRODUCT)
    for measure, field, unit, size, target in (
        ("first visit over the wire, MB", "arrival_bytes", "MB", 1e6, 3),
        ("changed filter over the wire, kB", "answer_bytes", "kB", 1e3, 20),
        ("map page, websocket messages, kB", "map_bytes", "kB", 1e3, 150),
    ):
        value = getattr(product, field, None)
        if value is not None:
            cells = {
                c: f"{getattr(score, field) / size:.1f}\u202f{unit}"
                for c, score in scores.items()
                if getattr(score, field) is not None
            }
            taken = cells.get(NAIVE, ""), cells.get(CAREFUL, ""), cells.get(PRODUCT, "")
            yield Row(network.name, measure, taken, value / size, target)


def _growth(results: Results) -> Iterator[Row]:
    """What 20 million claims cost against the real ledger, and against the naive page."""
    if not results:
        return
    few, many = min(results, key=_poles), max(results, key=_poles)
    if few is many:
        return
    span = f"{many.name} ÷ {few.name}"
    for measure, field, target in (
        ("complete page", "complete_ms", 1.2),
        ("changed filter, whole page", "answered_ms", 1.2),
        ("server memory", "memory_mb", 1.3),
    ):
        yield _ratios(Row(span, measure, ("", "", ""), None, target), results[many], results[few], field)
    # Runs a second turned over: the time a run takes.
    runs = Row(span, "time a run with 20 viewers", ("", "", ""), None, 1.2)
    yield _ratios(runs, results[few], results[many], "runs_per_s")
    yield from _naive_beaten(many, results[many])


def _poles(network: Network) -> int:
    return network.poles


def _ratios(row: Row, above: Scores, below: Scores, field: str) -> Row:
    """`row` with each contestant's ratio of `field` between two networks."""
    found = [
        _divided(getattr(above.get(c), field, None), getattr(below.get(c), field, None))
        for c in (NAIVE, CAREFUL, PRODUCT)
    ]
    naive, careful, product = ("" if ratio is None else f"× {ratio:.2f}" for ratio in found)
    return replace(row, taken=(naive, careful, product), ratio=found[2])


def _naive_beaten(network: Network, scores: Scores) -> Iterator[Row]:
    naive, product = scores.get(NAIVE), scores.get(PRODUCT)
    if naive is None or product is None:
        return
    for measure, field in (
        ("naive ÷ product, key figures on screen", "figures_ms"),
        ("naive ÷ product, complete page", "complete_ms"),
        ("naive ÷ product, changed filter", "answered_ms"),
    ):
        ratio = _divided(getattr(naive, field), getattr(product, field))
        yield Row(network.name, measure, ("", "", ""), ratio, 20, at_least=True)


def import_rows(scores: ImportScores) -> list[Row]:
    """The lines of the import: openpyxl with an INSERT a row, openpyxl with a bulk insert, the product."""
    three = (scores.by_row, scores.bulk, scores.product)
    product, waits = scores.product, scores.waits
    size = f"{scores.rows:,} rows".replace(",", "\u202f")
    seconds = _three(three, lambda one: f"{one.seconds:.2f}\u202fs")
    memory = _three(three, lambda one: f"{one.memory_mb:.0f}\u202fMB")
    name = "import"
    return [
        Row(
            name,
            f"{size} read, checked and compared (ratio: naive ÷ product)",
            seconds,
            _divided(scores.by_row.seconds, product.seconds),
            50,
            at_least=True,
        ),
        Row(
            name,
            "the same (ratio: careful ÷ product)",
            seconds,
            _divided(scores.bulk.seconds, product.seconds),
            5,
            at_least=True,
        ),
        Row(name, "peak memory, GB", memory, product.memory_mb / 1e3, 1),
        Row(name, "a question of the overview, alone", ("", "", f"{waits.quiet_ms:.0f}\u202fms")),
        Row(name, "the same during the import, median", ("", "", f"{waits.busy_ms:.0f}\u202fms")),
        Row(name, "the same during the import, longest", ("", "", f"{waits.longest_ms:.0f}\u202fms")),
    ]


def _three(scores: tuple[Import, Import, Import], cell: Callable[[Import], str]) -> tuple[str, str, str]:
    naive, careful, product = (cell(score) for score in scores)
    return naive, careful, product


def stage_rows(scores: StageScores) -> list[Row]:
    """The lines of the stage: a step from the key to the painted frame."""
    name = "real"
    middle, slow = (f"{ms:.0f}\u202fms" for ms in (scores.median_ms, scores.ninth_decile_ms))
    return [
        Row(
            name,
            f"a step on stage, from key to drawn, median of {scores.steps}",
            ("", "", middle),
            scores.median_ms,
            TARGET_MS,
        ),
        Row(name, "the same, ninth decile", ("", "", slow)),
    ]


def leaflet_rows(written: Sequence[Written]) -> list[Row]:
    """The lines of the files to take away: in a warm process, in a new one, and their size."""
    found = []
    for one in written:
        asked = one.asked
        cold, warm, size = f"{one.cold_s:.2f}\u202fs", f"{one.warm_s:.2f}\u202fs", one.size / 1e6
        found += [
            Row("real", f"{asked.measure}, s", ("", "", warm), one.warm_s, asked.target_s),
            Row("real", "the first of a process, imports included", ("", "", cold)),
        ]
        if asked.most_mb:
            most = asked.most_mb
            found.append(Row("real", "its size, MB", ("", "", f"{size:.1f}\u202fMB"), size, most))
    return found


def table(
    results: Results,
    imported: ImportScores | None = None,
    staged: StageScores | None = None,
    written: Sequence[Written] = (),
) -> str:
    """The table of everything that was measured."""
    found = [*rows(results), *(import_rows(imported) if imported else ())]
    found += stage_rows(staged) if staged else []
    found += leaflet_rows(written)
    return HEADER + "".join(row.markdown() for row in found)


def circumstances(results: Results, seconds: float, imported: ImportScores | None = None) -> str:
    """When, on what and how much was measured."""
    memory_gb = psutil.virtual_memory().total / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "duckdb", "pandas", "plotly"))
    rounds = [
        f"{network.name}: {' / '.join(str(score.rounds) for score in scores.values())}"
        for network, scores in results.items()
    ]
    if imported:
        three = (imported.by_row, imported.bulk, imported.product)
        rounds.append(f"import: {' / '.join(str(score.rounds) for score in three)}")
    return (
        f"{dt.date.today().isoformat()}, {_processor()}, {os.cpu_count()} cores, {memory_gb:.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}, {versions}. "
        f"Load of the machine at the end: {os.getloadavg()[1]:.1f}. "
        f"Rounds (in the order naive / careful / product): {', '.join(rounds)}. "
        f"Took {seconds / 60:.0f} minutes.\n"
    )


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def write_readme(text: str) -> None:
    """Put `text` between the two marks of the README."""
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
