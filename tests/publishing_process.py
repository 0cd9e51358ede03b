"""A process of its own that publishes to a database: run by the tests, sometimes killed."""

import sys
from datetime import datetime
from pathlib import Path

from ptce_data import database, publication
from ptce_data.errors import StalePreviewError
from ptce_data.staff import Member
from tests import worlds
from tests.publishing import imported


def main(file: Path, who: str, times: int) -> None:
    """Publish `times` imports, each with one figure of 2023 whose value is its version; retry when stale."""
    done = 0
    while done < times:
        version = database.published_version(file)
        change = imported(
            worlds.claim("ajonc", "jobs_created", 2023, version + 1, note=who),
            worlds.claim("chene", "jobs_created", 2023, version + 1, note=who),
        )
        try:
            publication.publish(file, change, Member(who), version, datetime(2024, 7, 1))
        except StalePreviewError:
            continue
        done += 1
        print(version + 1, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
