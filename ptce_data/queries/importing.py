"""What bringing a workbook asks of the published data beside its figures: places to choose."""

from dataclasses import dataclass

import duckdb

from ptce_data import database


@dataclass(frozen=True)
class _Commune:
    code: str
    name: str


def communes(cursor: duckdb.DuckDBPyConnection, departement_code: str) -> dict[str, str]:
    """The communes of a département by their code, in the order of their names."""
    found = database.ask(cursor, "communes_of_departement", _Commune, {"departement_code": departement_code})
    return {commune.code: commune.name for commune in found}
