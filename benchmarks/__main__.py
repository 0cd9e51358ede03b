"""python -m benchmarks: measure the overview against the yardsticks and print the table."""

from __future__ import annotations

import argparse
import time

from benchmarks import report
from benchmarks.contestants import CONTESTANTS
from benchmarks.measuring import Plan, measure
from benchmarks.networks import NETWORKS, Network

ROUNDS = {"real": 9, "2000": 7, "10000": 7}
RUSHES = 3
QUICK_ROUNDS = 3
QUICK_RUSHES = 1


def main() -> None:
    arguments = _arguments()
    started = time.monotonic()
    results = {}
    for network in NETWORKS:
        if network.name in arguments.sizes:
            results[network] = measure(
                network, _plan(arguments, network), lambda line: print(line, flush=True)
            )
    table = report.table(results)
    about = report.circumstances(results, time.monotonic() - started)
    print(f"\n{about}\n{table}")
    if _whole(arguments):
        report.write_readme(f"{about}\n{table}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    sizes = [network.name for network in NETWORKS]
    names = [contestant.name for contestant in CONTESTANTS]
    parser.add_argument("--quick", action="store_true", help="the real network only, three rounds")
    parser.add_argument("--sizes", nargs="+", choices=sizes, help="which networks")
    parser.add_argument("--rounds", type=int, help="how many rounds of each page on each network")
    parser.add_argument("--only", nargs="+", choices=names, default=names, help="which pages")
    arguments = parser.parse_args()
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
    everything = len(arguments.sizes) == len(NETWORKS) and len(arguments.only) == len(CONTESTANTS)
    return everything and not arguments.quick and not arguments.rounds


if __name__ == "__main__":
    main()
