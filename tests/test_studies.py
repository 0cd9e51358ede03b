"""A workbook studied as a whole, and the change it makes."""

from datetime import date

import pyarrow as pa
import pytest

from ptce_data import changes, database
from ptce_data.errors import PtceDataError
from ptce_data.workbook import studies
from ptce_data.workbook.decisions import ColumnDecision, Decisions, Meaning, NewPole, Repair
from ptce_data.workbook.sheets import Sheet, Workbook, grid

TODAY = date(2024, 6, 15)
HEADER = ["Pôle", "Indicateur", "Année", "Valeur", "Note", "Source"]
ROWS = [
    ["Pôle Ajonc", "Bénévoles", "2023", "env. 40", "", "Bilan 2023"],
    ["Pôle Chêne", "Bénévoles", "2023", "3", "", ""],
    ["Pôle Chêne", "Épargne locale mobilisée", "2016", "0,21 M€", "", ""],
]


def workbook(*rows: list[str], name: str = "bilan 2024.xlsx") -> Workbook:
    sheet = Sheet("Emplois", grid([HEADER, *rows]))
    return Workbook(name, "xlsx", "f" * 64, 1000, (sheet,))


@pytest.fixture
def study(small_world):
    def _study(book, decisions=None, progress=None):
        with database.workbench(small_world) as cursor:
            return studies.study(cursor, book, decisions or Decisions(), TODAY, progress)

    return _study


def test_a_workbook_becomes_claims(study):
    made = study(workbook(*ROWS)).claims()
    assert made.claims.schema == changes.CLAIMS
    assert (made.file_name, made.sha256, made.stored, made.refused) == (
        "bilan 2024.xlsx",
        "f" * 64,
        None,
        0,
    )
    columns = ("pole_id", "indicator", "year", "value", "qualifier", "visibility", "title", "sheet", "cell")
    assert [tuple(line[column] for column in columns) for line in made.claims.to_pylist()] == [
        ("ajonc", "volunteers", 2023, 40.0, "approx", "public", "Bilan 2023", "Emplois", "D2"),
        (
            "chene",
            "volunteers",
            2023,
            3.0,
            "exact",
            "confidential",
            "Transmis au réseau, sans source indiquée",
            "Emplois",
            "D3",
        ),
        (
            "chene",
            "local_savings",
            2016,
            210_000.0,
            "exact",
            "public",
            "Transmis au réseau, sans source indiquée",
            "Emplois",
            "D4",
        ),
    ]


def test_the_same_file_makes_equal_claims(study):
    assert study(workbook(*ROWS)).claims().claims.equals(study(workbook(*ROWS)).claims().claims)


def test_the_source_given_for_the_file_stands_where_a_row_has_none(study):
    decisions = Decisions(source_title="Enquête 2024", source_url="https://www.exemple.fr/enquete")
    sources = [
        (line["title"], line["url"], line["publisher"])
        for line in study(workbook(*ROWS), decisions).claims().claims.to_pylist()
    ]
    enquete = ("Enquête 2024", "https://www.exemple.fr/enquete", "exemple.fr")
    assert sources == [("Bilan 2023", None, None), enquete, enquete]


def test_a_source_with_no_address_is_a_source(study):
    claims = study(workbook(*ROWS), Decisions(source_title="Enquête 2024")).claims().claims
    assert (claims["title"][1].as_py(), claims["url"][1].as_py()) == ("Enquête 2024", None)


def test_a_file_with_an_error_makes_no_change(study):
    wrong = study(workbook(*ROWS, ["Pôle Ajonc", "Bénévoles", "2022", "beaucoup", "", ""]))
    with pytest.raises(PtceDataError) as refusal:
        wrong.claims()
    assert str(refusal.value).replace("\u00a0", " ") == (
        "Le fichier a 1 erreur : rien n'est publié. "
        "Corrigez-le, ou demandez à publier sans les lignes refusées."
    )


def test_the_good_lines_alone_are_published_when_asked(study):
    wrong = ["Pôle Ajonc", "Bénévoles", "2022", "beaucoup", "", ""]
    made = study(workbook(ROWS[0], wrong, ROWS[1]), Decisions(partial=True)).claims()
    assert (made.claims["cell"].to_pylist(), made.refused) == (["D2", "D4"], 1)


def test_a_repair_is_taken_for_what_the_cell_says(study):
    wrong = ["Pôle Ajonc", "Bénévoles", "2022", "beaucoup", "", ""]
    repaired = study(workbook(wrong), Decisions(repairs=(Repair("Emplois", "D2", "45"),)))
    assert repaired.report.errors == ()
    assert repaired.claims().claims["value"].to_pylist() == [45.0]


def test_a_repeated_row_is_one_claim(study):
    assert study(workbook(ROWS[0], ROWS[0])).claims().claims.num_rows == 1


def test_a_value_not_known_is_no_claim(study):
    made = study(workbook(ROWS[0], ["Pôle Chêne", "Bénévoles", "2022", "n.c.", "", ""])).claims()
    assert made.claims.num_rows == 1


def test_an_unknown_pole_is_proposed_and_can_be_meant(study):
    row = ["Pole Ajonk", "Bénévoles", "2023", "40", "", ""]
    (unknown,) = study(workbook(row)).unknown
    assert (unknown.kind, unknown.text, unknown.proposals[0].code) == ("pole", "Pole Ajonk", "ajonc")
    meant = study(workbook(row), Decisions(meanings=(Meaning("pole", "Pole Ajonk", "ajonc"),)))
    assert meant.claims().claims["pole_id"].to_pylist() == ["ajonc"]
    kept = [(one.kind, one.text, one.meaning) for one in meant.claims().readings]
    assert ("pole", "Pole Ajonk", "ajonc") in kept


def test_a_pole_to_create_comes_with_its_figures(study):
    created = NewPole(
        "Pôle Genêt", "Pôle Genêt", "53", "56", "56260", ("energie",), ("autre",), "Énergie du Genêt."
    )
    row = ["Pôle Genêt", "Bénévoles", "2023", "40", "", ""]
    made = study(workbook(row), Decisions(new_poles=(created,))).claims()
    assert [(pole.pole_id, pole.name) for pole in made.new_poles] == [("pole-genet", "Pôle Genêt")]
    assert made.claims["pole_id"].to_pylist() == ["pole-genet"]


def test_a_pole_to_create_is_named_in_sentences_as_the_file_does(study):
    created = NewPole("Genêt", "Pôle Genêt", "53", "56", "56260", ("energie",), ("autre",), "Énergie.")
    rows = (["Genêt", "Bénévoles", "2022", "40", "", ""], ["Genêt", "Bénévoles", "2023", "400", "", ""])
    (issue,) = study(workbook(*rows), Decisions(new_poles=(created,))).report.errors
    assert "«\u202fGenêt\u202f», 2023" in issue.sentence


def test_a_decided_column_is_remembered(study):
    decisions = Decisions(columns=(ColumnDecision(4, "ignored"),))
    made = study(workbook(*ROWS), decisions).claims()
    assert ("column", "ignored") in [(one.kind, one.meaning) for one in made.readings]


def test_what_is_shown_back_is_what_would_be_published(study):
    made = study(workbook(*ROWS))
    assert made.entries["visibility"].to_pylist() == [None, None, None]
    assert made.understood["visibility"].to_pylist() == ["public", "confidential", "public"]


def test_progress_goes_from_nothing_to_all(study):
    parts: list[float] = []
    study(workbook(*ROWS), progress=parts.append)
    assert parts == sorted(parts)
    assert parts[-1] == 1.0


def test_a_sheet_whose_columns_say_nothing_has_problems_and_no_rows(study):
    sheet = Sheet("Emplois", pa.table({"A": pa.array(["x", "y"], pa.string())}))
    made = study(Workbook("x.xlsx", "xlsx", "0" * 64, 10, (sheet,)))
    assert made.layout.problems
    assert {one.rule for one in made.report.issues} == {"structure"}
    with pytest.raises(PtceDataError):
        made.claims()
