"""The formats in which the whole public database is offered."""

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from ptce_data.exports.csv_archive import csv_archive
from ptce_data.exports.data_package import data_package
from ptce_data.exports.parquet_archive import parquet_archive
from ptce_data.exports.xlsx_workbook import xlsx_workbook

ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Format:
    """One format; write(cursor) gives the file's bytes, the same for the same published state."""

    code: str
    file_name: str
    media_type: str
    write: Callable[[duckdb.DuckDBPyConnection], bytes]


FORMATS = {
    one.code: one
    for one in (
        Format("xlsx", "ptce.xlsx", XLSX, xlsx_workbook),
        Format("csv", "ptce-csv.zip", ZIP, csv_archive),
        Format("parquet", "ptce-parquet.zip", ZIP, parquet_archive),
        Format("datapackage", "ptce-datapackage.zip", ZIP, data_package),
    )
}
