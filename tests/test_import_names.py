"""What an unknown name may stand for, in the order of the list."""

import pytest

from pages._ui import import_names
from ptce_data.workbook.layout import Match
from ptce_data.workbook.unknown_texts import Unknown


@pytest.fixture
def two_poles(monkeypatch):
    names = {"ajonc": "Pôle Ajonc", "chene": "Pôle Chêne", "bruyere": "Pôle Bruyère"}
    monkeypatch.setattr(import_names, "_names", lambda _kind: names)


def test_a_name_that_hardly_looks_alike_comes_after_creating_and_leaving_out(two_poles):
    near = (Match("chene", "Pôle Chêne", 0.6), Match("ajonc", "Pôle Ajonc", 0.59))
    unknown = Unknown("pole", "Pole du Chesne", 2, ("A2", "A3"), near)
    assert [label.replace("\u202f", " ") for label in import_names.options(unknown).values()] == [
        "Pôle Chêne (60 %)",
        "Créer ce pôle…",
        "Ne pas importer ces lignes",
        "Pôle Ajonc (59 %)",
        "Pôle Bruyère",
    ]
