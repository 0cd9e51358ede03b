"""The closed lists: sectors, statuses, specificities, aims and indicators."""

from pathlib import Path

import duckdb

from ptce_data import database, seed

LABELS: dict[str, seed.Parser] = {"label_fr": seed.text, "label_en": seed.text}
_LABELLED = ("label_fr", "label_en", "position")


def codes(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> seed.Parser:
    """A parser that accepts the codes already loaded in `table`."""
    found = connection.execute(f"SELECT {column} FROM {table}").fetchall()  # noqa: S608 (closed names)
    return seed.one_of(*(code for (code,) in found))


def load(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Raises SeedError at the first wrong cell."""
    _load_list(connection, folder / "sector_families.csv", "sector_family", "family")
    _load_list(connection, folder / "statuses.csv", "status", "status")
    _load_list(connection, folder / "specificities.csv", "specificity", "specificity")
    _load_list(connection, folder / "aims.csv", "aim", "aim")
    _load_sectors(connection, folder)
    _load_indicators(connection, folder)


def _load_list(connection: duckdb.DuckDBPyConnection, file: Path, table: str, code: str) -> None:
    # A status is written as its sources do, with spaces and accents; the other codes are identifiers.
    parse = seed.text if table == "status" else seed.identifier
    records = seed.read(file, {code: parse, **LABELS, "order": seed.rank})
    seed.unique(file.name, records, code)
    seed.unique(file.name, records, "order")
    rows = ([r[code], r["label_fr"], r["label_en"], r["order"]] for r in records)
    database.insert(connection, table, (code, *_LABELLED), rows)


def _load_sectors(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    family = codes(connection, "sector_family", "family")
    records = seed.read(folder / "sectors.csv", {"sector": seed.identifier, "family": family, **LABELS})
    seed.unique("sectors.csv", records, "sector")
    rows = (
        [r["sector"], r["family"], r["label_fr"], r["label_en"], position]
        for position, r in enumerate(records, 1)
    )
    database.insert(connection, "sector", ("sector", "family", *_LABELLED), rows)


def _load_indicators(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    columns: dict[str, seed.Parser] = {
        "indicator": seed.identifier,
        **LABELS,
        "unit": seed.text,
        "kind": seed.one_of("stock", "cumulative", "flow", "event", "ratio"),
        "across_poles": seed.one_of("sum", "median", "none"),
        "family": seed.text,
        "specificity": codes(connection, "specificity", "specificity"),
        "aim": codes(connection, "aim", "aim"),
        "core": seed.truth,
        "minimum": seed.optional_number,
        "maximum": seed.optional_number,
        "numerator": seed.optional_text,
        "denominator": seed.optional_text,
        "definition_fr": seed.text,
        "definition_en": seed.text,
    }
    records = seed.read(folder / "indicators.csv", columns)
    seed.unique("indicators.csv", records, "indicator")
    # What may stand above or below a line: an event is added over the years, a ratio already has one.
    parts = {str(r["indicator"]) for r in records if r["kind"] in {"stock", "cumulative", "flow"}}
    for record in records:
        _check_indicator(record, parts)
    stored = ["topic" if name == "family" else name for name in columns]
    database.insert(connection, "indicator", stored, ([r[name] for name in columns] for r in records))


def _check_indicator(record: seed.Record, parts: set[str]) -> None:
    def refuse(column: str, reason: str) -> None:
        raise seed.place("indicators.csv", record, column).error(reason)

    if record["kind"] == "ratio" and record["across_poles"] == "sum":
        refuse("across_poles", "un ratio ne s'additionne pas ; écrivez median ou none.")
    if (record["numerator"] is None) != (record["denominator"] is None):
        refuse("denominator", "numérateur et dénominateur vont ensemble ; remplissez les deux ou aucun.")
    if record["numerator"] is not None and record["kind"] != "ratio":
        refuse("numerator", "seul un ratio a un numérateur ; videz la cellule.")
    for part in ("numerator", "denominator"):
        if record[part] is not None and record[part] not in parts:
            refuse(part, f"« {record[part]} » n'est pas un indicateur de nature stock, cumulative ou flow.")
    low, high = record["minimum"], record["maximum"]
    if isinstance(low, float) and isinstance(high, float) and low > high:
        refuse("maximum", f"« {high:g} » est plus petit que le minimum, {low:g}.")
