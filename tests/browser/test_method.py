"""Méthode et données in a real browser: the contents lead where they say, every file comes down."""

import openpyxl
import pytest

from tests.browser.driving import PHONE, settled


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("xlsx", "ptce.xlsx"),
        ("csv", "ptce-csv.zip"),
        ("parquet", "ptce-parquet.zip"),
        ("datapackage", "ptce-datapackage.zip"),
    ],
)
def test_each_format_comes_down_under_its_name(visit, code, name):
    page = visit("/methode")
    with page.expect_download() as download:
        page.locator(f".st-key-export-{code} button").click()
    assert download.value.suggested_filename == name
    assert download.value.failure() is None
    assert visit.of(page).console_errors == []


def test_the_workbook_is_written_in_the_language_of_the_page(visit, tmp_path):
    page = visit("/methode", lang="en")
    with page.expect_download() as download:
        page.locator(".st-key-export-xlsx button").click()
    download.value.save_as(tmp_path / "ptce.xlsx")
    assert "Clusters" in openpyxl.load_workbook(tmp_path / "ptce.xlsx").sheetnames


def test_the_contents_lead_to_the_section_without_a_new_visit(visit):
    page = visit("/methode", size=PHONE)
    page.get_by_role("link", name="Ce qu'on ne sait pas").click()
    page.wait_for_function("document.getElementById('incertain').getBoundingClientRect().top < 200")
    assert page.url.endswith("#incertain")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_the_sources_unfold_with_their_links(visit):
    page = visit("/methode")
    page.locator(".st-key-table-sources summary").click()
    settled(page)
    table = page.locator(".st-key-table-sources table")
    assert table.locator("tbody tr").count() == 158
    targets = table.locator("a").evaluate_all("links => links.map(link => link.protocol)")
    assert len(targets) == 157
    assert set(targets) <= {"http:", "https:"}
