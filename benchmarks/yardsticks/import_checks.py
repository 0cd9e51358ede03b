"""What both import yardsticks check, row by row, in plain Python: the first thing one writes."""

import json
import unicodedata
from datetime import date

import duckdb
import openpyxl

HEADINGS = ("Pôle", "Indicateur", "Année", "Valeur", "Unité", "Périmètre", "Source", "Note")


def folded(text):
    bare = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode()
    return " ".join(bare.lower().split())


class Lists:
    """The poles and indicators of the database, by name."""

    def __init__(self, connection):
        poles = connection.execute("SELECT name, pole_id FROM pole").fetchall()
        self.poles = {folded(name): pole_id for name, pole_id in poles}
        indicators = connection.execute(
            "SELECT label_fr, indicator, unit, minimum, maximum FROM indicator"
        ).fetchall()
        self.indicators = {folded(label): tuple(rest) for label, *rest in indicators}
        self.this_year = date.today().year


def checked(row, lists, seen):
    """The row to insert, or a sentence that says what is wrong."""
    pole, indicator, year, value, unit, perimeter, source, note = row
    pole_id = lists.poles.get(folded(pole))
    if pole_id is None:
        return f"pôle inconnu : {pole}"
    found = lists.indicators.get(folded(indicator))
    if found is None:
        return f"indicateur inconnu : {indicator}"
    code, expected_unit, minimum, maximum = found
    if not isinstance(year, int) or not 1900 <= year <= lists.this_year:
        return f"année impossible : {year}"
    if not isinstance(value, (int, float)):
        return f"valeur illisible : {value}"
    if minimum is not None and value < minimum or maximum is not None and value > maximum:
        return f"valeur hors limites : {value}"
    if unit and unit != ("euros" if expected_unit == "EUR" else expected_unit):
        return f"unité inattendue : {unit}"
    key = (pole_id, code, year, perimeter or "")
    if key in seen:
        return "ligne en double"
    seen.add(key)
    return (*key, float(value), source, note or "")


def rows(file):
    """The rows of the workbook, its header first checked."""
    sheet = openpyxl.load_workbook(file, read_only=True, data_only=True).worksheets[0]
    lines = sheet.iter_rows(values_only=True)
    if next(lines) != HEADINGS:
        raise SystemExit("colonnes inattendues")
    return lines


CREATE = """
    CREATE OR REPLACE TABLE incoming (
        pole_id VARCHAR, indicator VARCHAR, year INTEGER, perimeter VARCHAR,
        value DOUBLE, source VARCHAR, note VARCHAR
    )
"""
COMPARE = """
    SELECT
        count(*) FILTER (WHERE claim.value IS NULL) AS new,
        count(*) FILTER (WHERE claim.value <> incoming.value) AS changed,
        count(*) FILTER (WHERE claim.value = incoming.value) AS unchanged
    FROM incoming
    LEFT JOIN claim USING (pole_id, indicator, year, perimeter)
"""


def outcome(connection, refused):
    new, changed, unchanged = connection.execute(COMPARE).fetchone()
    return {"new": new, "changed": changed, "unchanged": unchanged, "refused": refused}


def told(seconds, found):
    print(json.dumps({"seconds": seconds, "outcome": found}))


def opened(database):
    return duckdb.connect(database)
