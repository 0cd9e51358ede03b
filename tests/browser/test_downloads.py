"""A file taken from a page says which filters it was taken under."""

import openpyxl
import pytest

from tests.browser.driving import settled


@pytest.mark.parametrize(
    ("address", "button", "filters"),
    [
        ("/", "xlsx-poles-par-secteur", "Bretagne · situation à fin 2014"),
        ("/", "xlsx-reperes-nationaux", "aucun"),
        ("/territoire", "xlsx-chiffres-du-territoire", "Bretagne · situation à fin 2014"),
    ],
)
def test_a_workbook_names_the_filters_its_table_rests_on(visit, tmp_path, address, button, filters):
    page = visit(address, region="Bretagne", annee="2014")
    key = button.removeprefix("xlsx-")
    folded = page.locator(f".st-key-table-{key} summary")
    if folded.count():
        folded.click()
        settled(page)
    with page.expect_download() as download:
        page.locator(f".st-key-{button} button").click()
    download.value.save_as(tmp_path / "tableau.xlsx")
    readme = openpyxl.load_workbook(tmp_path / "tableau.xlsx")["README"]
    assert {row[0].value: row[1].value for row in readme.iter_rows()}["Filtres"] == filters
