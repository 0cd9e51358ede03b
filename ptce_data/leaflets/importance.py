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


def followed(ledger: Ledger, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Of these indicators, those known for several years, the most years first."""
    years = {code: len({one.year for one in ledger.of(code).observations}) for code in codes}
    several = [code for code in codes if years[code] > 1]
    return tuple(sorted(several, key=lambda code: -years[code]))


def longest(ledger: Ledger, codes: tuple[str, ...]) -> str:
    """The one followed over the most years, the first where each is known for one."""
    return next(iter(followed(ledger, codes)), codes[0])
