"""In which order the figures of a pole are told."""

from collections.abc import Iterable

from ptce_data.catalogue import Catalogue
from ptce_data.queries.claims import Ledger

# A reader in a hurry asks for jobs, then money, then people.
FIRST = (
    "jobs_created",
    "jobs_members",
    "local_savings",
    "citizen_investors",
    "member_structures",
    "jobs_fte",
    "public_support",
    "hosted_structures",
    "integration_employees",
    "volunteers",
    "projects_started",
    "turnover_members",
)
MAIN = 6  # figures told at a glance


def by_importance(codes: Iterable[str], lists: Catalogue) -> tuple[str, ...]:
    """Core indicators first, in the order of FIRST, then the others in the catalogue's order."""
    rest = [code for code in lists.indicators if code not in FIRST]
    order = {code: place for place, code in enumerate((*FIRST, *rest))}
    return tuple(sorted(codes, key=lambda code: order[code]))


def longest(ledger: Ledger, codes: tuple[str, ...]) -> str:
    """Of these indicators, the one followed over the most years, the first among equals."""
    return max(
        codes, key=lambda code: (len({o.year for o in ledger.of(code).observations}), -codes.index(code))
    )
