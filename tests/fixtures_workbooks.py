"""Sheets as networks really send them, in the words of the small world (Pôle Ajonc, Bruyère and Chêne)."""

from collections.abc import Sequence

import pyarrow as pa
import pytest

from ptce_data.workbook import layouts, readings
from ptce_data.workbook import vocabulary as vocabularies
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.sheets import Range, Sheet, Workbook, grid
from ptce_data.workbook.vocabulary import Vocabulary


@pytest.fixture
def vocabulary(small_cursor):
    """The words of the small world."""
    return vocabularies.load(small_cursor)


def workbook(*sheets: Sheet, file_name: str = "remontée.xlsx") -> Workbook:
    return Workbook(file_name, "xlsx", "0" * 64, 1, sheets)


def sheet(*rows: Sequence[str | None], name: str = "Feuil1", **more) -> Sheet:
    return Sheet(name, grid(rows), **more)


def read(one: Sheet, vocabulary: Vocabulary, decisions: Decisions | None = None) -> pa.Table:
    """The entries of a sheet whose columns are all understood."""
    decided = decisions or Decisions()
    layout = layouts.propose(workbook(one), vocabulary, decided)
    assert not layout.problems
    return readings.read(one, layout, vocabulary, decided)


def told(entries: pa.Table, *names: str) -> list[tuple[object, ...]]:
    """These columns of each entry."""
    return [tuple(row[name] for name in names) for row in entries.to_pylist()]


# A yearly report: titles above, headings on two lines (groups merged), a total, notes under the table.
REPORT = sheet(
    ["Réseau des PTCE : bilan annuel"],
    ["À renvoyer avant le 15/03/2024"],
    [],
    ["Nom du PTCE", "Emplois créés", None, "Épargne locale (k€)", "Contact"],
    [None, "2021", "2022", "2022", None],
    ["Pole ajonc", "12", "env. 14", "1 800", "Mme Le Goff"],
    ["Pôle Bruyère", "+ de 5", "-", "n.c.", None],
    ["PTCE Chêne", "20", "une vingtaine", "200,5", None],
    ["TOTAL", "37", "34", "2000,5", None],
    [],
    ["Source : enquête du réseau"],
    name="Bilan",
    merged=(Range(4, 1, 4, 2), Range(4, 0, 5, 0)),
)

# One line a figure, every column there can be.
LONG = sheet(
    [
        "Structure",
        "Indicateur",
        "Exercice",
        "Montant",
        "Unité",
        "Précision",
        "Périmètre",
        "Confidentiel ?",
        "Source",
        "Lien",
        "Commentaire",
    ],
    [
        "Pôle Ajonc",
        "Emplois créés",
        "2022",
        "14",
        None,
        None,
        None,
        "non",
        "Rapport A",
        "https://exemple.fr",
        "ok",
    ],
    ["Pôle Ajonc", "Épargne", "2021-2022", "1,8 M€", None, "environ", "parc A", "oui", None, None, None],
    ["Pôle Chêne", "Puissance installée", "31/12/2021", "18 300", "kW", None, None, None, None, None, None],
    ["Pôle Chêne", "ETP", "2021 (est.)", "> 12,5", None, "exact", None, None, None, None, None],
    ["Pôle Houx", "Emploi crées", "21", "douze", None, "à la louche", None, "peut-être", None, None, None],
    name="Données",
)

# Indicators down, years across, for the one pole its title names.
ONE_POLE = sheet(
    ["Pôle Chêne - suivi des indicateurs"],
    ["Indicateur", "Unité", "2020", "2021", "2022"],
    ["Emplois créés", "nb", "10", "12", "15"],
    ["Chiffre d'affaires cumulé des membres", "k€", "1 200", "1 300,5", "n.c."],
    ["Bénévoles", None, "une vingtaine", "25", "#DIV/0!"],
    name="Suivi",
)

# A name written once for several rows, merged then not.
MERGED_POLES = sheet(
    ["Pôle", "Indicateur", "Année", "Valeur"],
    ["Pôle Ajonc", "Emplois créés", "2022", "12"],
    [None, "Bénévoles", "2022", "30"],
    ["Pôle Chêne", "Emplois créés", "2022", "7"],
    [None, "Bénévoles", "2022", "9"],
    merged=(Range(2, 0, 3, 0), Range(4, 0, 5, 0)),
)
BLANK_POLES = sheet(*[list(row.values()) for row in MERGED_POLES.cells.to_pylist()])

# The file of a region: sub-totals, section rows, a hidden row, a hidden column.
BY_REGION = sheet(
    ["Pôle", "Emplois créés 2022", "Interne 2022", "Bénévoles 2022"],
    ["Bretagne", None, None, None],
    ["Pôle Ajonc", "12", "1", "30"],
    ["Pôle Bruyère", "3", "1", "4"],
    ["Sous-total Bretagne", "15", "2", "34"],
    ["Pays de la Loire", None, None, None],
    ["Pôle Chêne", "7", "1", "9"],
    ["Sous total", "7", "1", "9"],
    ["Total général", "22", "3", "43"],
    hidden_rows=frozenset({4}),
    hidden_columns=frozenset({2}),
)
