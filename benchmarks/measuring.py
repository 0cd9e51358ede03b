"""One run: interleaved rounds of every contestant on one network, and what they gave."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks import browser as chrome
from benchmarks import contestants, viewers
from benchmarks.contestants import NAIVE, PRODUCT, Contestant, Server
from benchmarks.networks import SEED_FOLDER, Network, prepare

# Present in every network; one a round, so that a filter is always chosen for the first time.
REGIONS = (
    "Bretagne",
    "Occitanie",
    "Normandie",
    "Grand Est",
    "Hauts-de-France",
    "Nouvelle-Aquitaine",
    "Pays de la Loire",
    "Auvergne-Rhône-Alpes",
    "Île-de-France",
    "Provence-Alpes-Côte d'Azur",
    "Bourgogne-Franche-Comté",
)
WARM_UP_REGION = "Centre-Val de Loire"
# A page of the naive contestant takes half a minute on 20 million claims: one round in three is enough.
SLOW_PAGE_MS = 8_000
SLOW_TURN = 3

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How much to measure."""

    contestants: tuple[Contestant, ...]
    rounds: int
    rushes: int


@dataclass(frozen=True)
class Score:
    """What one contestant gave on one network: medians over its rounds."""

    rounds: int
    figures_ms: float
    complete_ms: float
    reread_ms: float
    answered_ms: float
    arrival_bytes: float
    answer_bytes: float
    memory_mb: float
    runs_per_s: float | None
    server_cpu_ms: float | None
    map_bytes: float | None


Scores = dict[Contestant, Score]


def measure(network: Network, plan: Plan, tell: Tell) -> Scores:
    """Serve every contestant on `network` and measure them in turn, round after round."""
    tell(f"{network.title}: preparing its files")
    prepared = prepare(network)
    with (
        tempfile.TemporaryDirectory() as logs,
        contestants.running(plan.contestants, prepared, Path(logs)) as servers,
    ):
        with chrome.chromium() as browser:
            visits = _visits(browser, servers, plan.rounds, tell)
        rushes = _rushes(servers, plan.rushes, tell)
        return {
            server.contestant: _score(
                visits[server.contestant],
                rushes.get(server.contestant, []),
                server.memory_mb(),
                _map_bytes(server, network),
            )
            for server in servers
        }


def _visits(
    browser: Browser, servers: Sequence[Server], rounds: int, tell: Tell
) -> dict[Contestant, list[chrome.Visit]]:
    slow = set()
    for server in servers:
        first = chrome.visit(browser, server, WARM_UP_REGION)
        tell(f"  {server.contestant.name}: first visit ever, complete in {first.complete_ms:.0f} ms")
        if chrome.visit(browser, server, WARM_UP_REGION).complete_ms > SLOW_PAGE_MS:
            slow.add(server.contestant)
    visits: dict[Contestant, list[chrome.Visit]] = {server.contestant: [] for server in servers}
    for round_number in range(rounds):
        for server in servers:
            if server.contestant in slow and round_number % SLOW_TURN:
                continue
            visit = chrome.visit(browser, server, REGIONS[round_number % len(REGIONS)])
            visits[server.contestant].append(visit)
            tell(
                f"  round {round_number + 1}, {server.contestant.name}: figures {visit.figures_ms:.0f} ms, "
                f"complete {visit.complete_ms:.0f} ms, filter {visit.answered_ms:.0f} ms"
            )
    return visits


def _rushes(servers: Sequence[Server], rushes: int, tell: Tell) -> dict[Contestant, list[viewers.Rush]]:
    given: dict[Contestant, list[viewers.Rush]] = {}
    for rush_number in range(rushes):
        for server in servers:
            if server.contestant is NAIVE:
                continue
            try:
                rush = viewers.rush(server, REGIONS, _sectors(), rush_number)
            except viewers.PageFailedError as failure:
                tell(f"  20 viewers, {server.contestant.name}: {failure}")
                continue
            given.setdefault(server.contestant, []).append(rush)
            tell(
                f"  20 viewers, {server.contestant.name}: {rush.runs_per_s:.1f} runs a second, "
                f"{rush.server_cpu_ms:.1f} ms of the server's processor each"
            )
    return given


def _sectors() -> list[str]:
    with (SEED_FOLDER / "sectors.csv").open(encoding="utf-8") as file:
        return [row["label_fr"] for row in csv.DictReader(file)]


def _map_bytes(server: Server, network: Network) -> float | None:
    if server.contestant is not PRODUCT or network.synthetic:
        return None
    return float(chrome.map_messages(server).messages)


def _score(
    visits: Sequence[chrome.Visit],
    rushes: Sequence[viewers.Rush],
    memory_mb: float,
    map_bytes: float | None,
) -> Score:
    return Score(
        rounds=len(visits),
        figures_ms=median(visit.figures_ms for visit in visits),
        complete_ms=median(visit.complete_ms for visit in visits),
        reread_ms=median(visit.reread_ms for visit in visits),
        answered_ms=median(visit.answered_ms for visit in visits),
        arrival_bytes=median(visit.arrival.total for visit in visits),
        answer_bytes=median(visit.answer.total for visit in visits),
        memory_mb=memory_mb,
        runs_per_s=median(rush.runs_per_s for rush in rushes) if rushes else None,
        server_cpu_ms=median(rush.server_cpu_ms for rush in rushes) if rushes else None,
        map_bytes=map_bytes,
    )
