"""Imports go one way: the app, then what its pages share, then plain Python (DESIGN §2)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# A folder, and what nothing in it may import.
FORBIDDEN = {
    "ptce_data": ("streamlit", "pages", "dashboard", "server"),
    "pages/_ui": ("pages.public", "pages.staff", "dashboard", "server"),
    "pages/public": ("pages.public", "pages.staff", "dashboard", "server", "duckdb"),
    "pages/staff": ("pages.public", "pages.staff", "dashboard", "server", "duckdb"),
    "ptce_data/workbook": ("ptce_data.exports",),
    "ptce_data/exports": ("ptce_data.workbook",),
    "ptce_data/queries": ("ptce_data.exports", "ptce_data.workbook"),
}


def imported(file: Path) -> Iterator[str]:
    """Full names of what a module imports, names taken from a package included."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import hides which way it goes"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_imports_go_one_way(folder: str) -> None:
    against_the_stream = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in sorted((ROOT / folder).rglob("*.py"))
        for name in imported(file)
        if any(is_within(name, package) for package in FORBIDDEN[folder])
    ]
    assert against_the_stream == []


def test_only_one_module_opens_a_connection() -> None:
    opening = [
        str(file.relative_to(ROOT))
        for folder in ("ptce_data", "pages")
        for file in sorted((ROOT / folder).rglob("*.py"))
        if "duckdb.connect(" in file.read_text(encoding="utf-8")
    ]
    assert opening == ["ptce_data/database.py"]


def test_the_rule_sees_an_import_against_the_stream(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("from streamlit.runtime import Runtime\nimport pages._ui.data\n")
    assert list(imported(module)) == [
        "streamlit.runtime",
        "streamlit.runtime.Runtime",
        "pages._ui.data",
    ]
    assert is_within("streamlit.runtime", "streamlit")
    assert not is_within("streamlit_extras", "streamlit")
