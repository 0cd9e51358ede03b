"""The import of someone who knows better: openpyxl, checks in Python, one bulk insert, a comparison in SQL."""

import sys
import time

import pyarrow as pa
from import_checks import CREATE, Lists, checked, opened, outcome, rows, told

COLUMNS = ("pole_id", "indicator", "year", "perimeter", "value", "source", "note")


def main(file, database):
    connection = opened(database)
    connection.execute(CREATE)
    lists, seen, accepted, refused = Lists(connection), set(), [], []
    for number, row in enumerate(rows(file), 2):
        line = checked(row, lists, seen)
        if isinstance(line, str):
            refused.append((number, line))
        else:
            accepted.append(line)
    table = pa.table(dict(zip(COLUMNS, map(list, zip(*accepted)))))
    connection.register("accepted", table)
    connection.execute("INSERT INTO incoming SELECT * FROM accepted")
    return outcome(connection, len(refused))


if __name__ == "__main__":
    started = time.perf_counter()
    found = main(*sys.argv[1:])
    told(time.perf_counter() - started, found)
