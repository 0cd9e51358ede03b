"""Prepares the careful yardstick's database, as its developer would once for each new data file.

python careful_database.py FOLDER reads FOLDER/*.csv and writes FOLDER/careful.duckdb: the flat files,
and the kept claims worked out once, sorted so that a question reads little. Frozen: see FROZEN.sha256.
"""

import sys
from pathlib import Path

import duckdb

LOAD = """
CREATE TABLE pole AS
SELECT pole_id, name, departement, region, description_fr
FROM read_csv($poles, all_varchar = true);

CREATE TABLE sector AS
SELECT sector, label_fr
FROM read_csv($sectors, all_varchar = true);

CREATE TABLE indicator AS
SELECT indicator, label_fr, kind
FROM read_csv($indicators, all_varchar = true);

CREATE TABLE national AS
FROM read_csv($national);

CREATE TABLE pole_sector AS
SELECT pole_id, unnest(string_split(sectors, ';')) AS sector
FROM read_csv($poles, all_varchar = true);

CREATE TABLE pole_status AS
SELECT pole_id, unnest(string_split(statuses, ';')) AS status
FROM read_csv($poles, all_varchar = true);

CREATE TABLE claim AS
SELECT
    row_number() OVER () AS claim_id, pole_id, indicator, year, year_basis, value, unit, qualifier,
    coalesce(perimeter, '') AS perimeter, batch
FROM read_csv($observations, types = {'perimeter': 'VARCHAR'});
"""

# Events are all kept; of rival claims, one.
KEEP = """
CREATE TABLE kept AS
SELECT
    pole_id, indicator, kind, year, value, perimeter, perimeter = '' AS whole,
    CASE qualifier WHEN 'exact' THEN 1 WHEN 'approx' THEN 2 ELSE 3 END AS precision
FROM claim JOIN indicator USING (indicator)
QUALIFY kind = 'event' OR row_number() OVER (
    PARTITION BY pole_id, indicator, year, perimeter
    ORDER BY year_basis = 'estimated', batch DESC, precision, claim_id
) = 1
ORDER BY indicator, pole_id, year;
"""


def prepare(folder: Path) -> None:
    """Write folder/careful.duckdb from the CSV files of the folder."""
    names = ("poles", "sectors", "indicators", "national", "observations")
    files = {name: str(folder / f"{name}.csv") for name in names}
    with duckdb.connect(str(folder / "careful.duckdb")) as connection:
        connection.execute("SET enable_progress_bar = false")
        for statement in connection.extract_statements(LOAD + KEEP):
            named = {name: files[name] for name in names if f"${name}" in statement.query}
            connection.execute(statement.query, named)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
