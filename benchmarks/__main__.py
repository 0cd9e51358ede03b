"""python -m benchmarks: measure the overview, the import, the stage and the files, and print the table."""

from __future__ import annotations

import argparse
import time

from benchmarks import importing, leaflets, report, stage
from benchmarks.contestants import CONTESTANTS
from benchmarks.measuring import Plan, measure
from benchmarks.networks import NETWORKS, Network

ROUNDS = {"real": 9, "2000": 7, "10000": 7}
RUSHES = 3
QUICK_ROUNDS = 3
QUICK_RUSHES = 1
IMPORT, STAGE, LEAFLETS = OTHERS = ("import", "stage", "leaflets")


def main() -> None:
    arguments = _arguments()
    started = time.monotonic()
    results = {}
    for network in NETWORKS:
        if network.name in arguments.sizes and arguments.pages:
            results[network] = measure(network, _plan(arguments, network), _tell)
    imported = _imported(arguments)
    table = report.table(results, imported, _staged(arguments), _written(arguments))
    about = report.circumstances(results, time.monotonic() - started, imported)
    print(f"\n{about}\n{table}")
    if _whole(arguments):
        report.write_readme(f"{about}\n{table}")


def _tell(line: str) -> None:
    print(line, flush=True)


def _imported(arguments: argparse.Namespace) -> importing.ImportScores | None:
    if IMPORT not in arguments.only:
        return None
    return importing.measure(importing.QUICK_ROWS if arguments.quick else importing.ROWS, _tell)


def _staged(arguments: argparse.Namespace) -> stage.StageScores | None:
    if STAGE not in arguments.only:
        return None
    return stage.measure(stage.QUICK_ROUNDS if arguments.quick else stage.ROUNDS, _tell)


def _written(arguments: argparse.Namespace) -> tuple[leaflets.Written, ...]:
    if LEAFLETS not in arguments.only:
        return ()
    return leaflets.measure(leaflets.QUICK_PROCESSES if arguments.quick else leaflets.PROCESSES, _tell)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    sizes = [network.name for network in NETWORKS]
    names = [*(contestant.name for contestant in CONTESTANTS), *OTHERS]
    parser.add_argument(
        "--quick", action="store_true", help="the real network only, three rounds; 20,000 rows"
    )
    parser.add_argument("--sizes", nargs="+", choices=sizes, help="which networks")
    parser.add_argument("--rounds", type=int, help="how many rounds of each page on each network")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=names,
        default=names,
        help="which pages, the import, the stage, the files",
    )
    arguments = parser.parse_args()
    arguments.pages = [name for name in arguments.only if name not in OTHERS]
    arguments.sizes = arguments.sizes or (["real"] if arguments.quick else sizes)
    return arguments


def _plan(arguments: argparse.Namespace, network: Network) -> Plan:
    return Plan(
        contestants=tuple(c for c in CONTESTANTS if c.name in arguments.only),
        rounds=arguments.rounds or (QUICK_ROUNDS if arguments.quick else ROUNDS[network.name]),
        rushes=QUICK_RUSHES if arguments.quick else RUSHES,
    )


def _whole(arguments: argparse.Namespace) -> bool:
    """Whether the run is the one the README keeps: every page on every network, all rounds."""
    everything = len(arguments.sizes) == len(NETWORKS) and len(arguments.only) == len(CONTESTANTS) + len(
        OTHERS
    )
    return everything and not arguments.quick and not arguments.rounds


if __name__ == "__main__":
    main()
