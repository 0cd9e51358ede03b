"""What staff ask before they re-establish an import: which amounts would be added to published ones."""

from dataclasses import dataclass

import duckdb

from ptce_data import database, staff
from ptce_data.figures import Qualifier
from ptce_data.i18n import in_language
from ptce_data.staff import Member


@dataclass(frozen=True)
class Beside:
    """An amount of a withdrawn import, and the sum of the published ones it would be added to."""

    pole: str
    label_fr: str
    label_en: str
    unit: str
    year: int
    value: float
    qualifier: Qualifier
    beside: float
    beside_qualifier: Qualifier

    @property
    def label(self) -> str:
        return in_language(self.label_fr, self.label_en)


def added_beside(
    cursor: duckdb.DuckDBPyConnection, member: Member | None, batch_id: int
) -> tuple[Beside, ...]:
    """Amounts of events that would count beside others of the same pole, year and perimeter.

    Raises NotStaffError.
    """
    staff.check(member)
    cursor.execute(database.statement("quoted_source"))
    return database.ask(cursor, "history_beside", Beside, {"batch_id": batch_id})
