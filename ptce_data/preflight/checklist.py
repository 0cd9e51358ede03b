"""Every check, in the order a presenter wants to read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ptce_data.preflight import database, local, serving, shows
from ptce_data.preflight.check import Check


@dataclass(frozen=True)
class Asked:
    """What to make sure of: scenario is "" for all of them; output is None where no file is wanted.

    site is the dashboard's address, which the files and their QR codes lead to.
    """

    file: Path
    today: date
    port: int
    site: str
    scenario: str = ""
    output: Path | None = None


def checks(asked: Asked) -> Iterator[Check]:
    """Each check as it is made: some take seconds."""
    found = database.checks(asked.file, asked.today)
    yield from found
    yield from local.checks()
    yield serving.check(asked.port)
    if found[0].state == "ok":
        yield from shows.checks(asked.file, asked.scenario, asked.site, asked.output)
