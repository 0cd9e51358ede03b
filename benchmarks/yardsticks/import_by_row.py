"""The first import one writes: openpyxl, checks in Python, an INSERT a row, then a comparison in SQL."""

import sys
import time

from import_checks import CREATE, Lists, checked, opened, outcome, rows, told


def main(file, database):
    connection = opened(database)
    connection.execute(CREATE)
    lists, seen, refused = Lists(connection), set(), []
    for number, row in enumerate(rows(file), 2):
        line = checked(row, lists, seen)
        if isinstance(line, str):
            refused.append((number, line))
        else:
            connection.execute("INSERT INTO incoming VALUES (?, ?, ?, ?, ?, ?, ?)", line)
    return outcome(connection, len(refused))


if __name__ == "__main__":
    started = time.perf_counter()
    found = main(*sys.argv[1:])
    told(time.perf_counter() - started, found)
