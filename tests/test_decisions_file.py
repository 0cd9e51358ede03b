"""Decisions written in a file for the command line: each key, and what a mistake gets."""

import pytest

from ptce_data.errors import UnreadableFileError
from ptce_data.workbook import decisions_file
from ptce_data.workbook.decisions import ColumnDecision, Decisions, Meaning, NewPole, Repair

WHOLE = """
sheet = "Emplois"
shape = "wide"
header_row = 3
header_rows = 2
last_row = 40
rows_left_out = [12, 13]
rows_kept = [41]
source_title = "Bilan annuel 2024"
source_url = "https://exemple.fr/bilan"
year = 2024
reason = "deux structures ont rejoint le pôle"
partial = true
[columns]
A = "pole"
C = "figure:jobs_created:2024"
D = "figure:volunteers"
AB = "ignored"
[pole]
"Béganne énergies" = "ajonc"
[indicator]
"Nb emplois" = "jobs_created"
[repairs.Emplois]
D14 = "12"
[[new_pole]]
text = "Genêt"
name = "Pôle Genêt"
region_code = "53"
sectors = ["energie"]
description_fr = "Énergie du Genêt."
"""


@pytest.fixture
def read(tmp_path):
    def _read(text: str) -> Decisions:
        file = tmp_path / "decisions.toml"
        file.write_text(text, "utf-8")
        return decisions_file.read(file)

    return _read


def test_every_decision_can_be_written(read):
    assert read(WHOLE) == Decisions(
        sheet="Emplois",
        shape="wide",
        header_row=3,
        header_rows=2,
        last_row=40,
        rows_left_out=(12, 13),
        rows_kept=(41,),
        columns=(
            ColumnDecision(0, "pole"),
            ColumnDecision(2, "figure", "jobs_created", 2024),
            ColumnDecision(3, "figure", "volunteers"),
            ColumnDecision(27, "ignored"),
        ),
        meanings=(
            Meaning("pole", "Béganne énergies", "ajonc"),
            Meaning("indicator", "Nb emplois", "jobs_created"),
        ),
        new_poles=(NewPole("Genêt", "Pôle Genêt", "53", None, None, ("energie",), (), "Énergie du Genêt."),),
        repairs=(Repair("Emplois", "D14", "12"),),
        source_title="Bilan annuel 2024",
        source_url="https://exemple.fr/bilan",
        year=2024,
        reason="deux structures ont rejoint le pôle",
        partial=True,
    )


def test_an_empty_file_decides_nothing(read):
    assert read("") == Decisions()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sheet = ", "n'est pas un fichier TOML lisible"),
        ('feuille = "Emplois"', "clé inconnue « feuille » ; attendu : sheet, source_title"),
        ("sheet = 3", "« sheet » : « 3 » ; attendu : un texte entre guillemets."),
        ('header_row = "3"', "« header_row » : « 3 » ; attendu : un nombre entier."),
        ("partial = 1", "« partial » : « 1 » ; attendu : true ou false."),
        ('shape = "large"', "« shape » : « large » ; attendu : long, wide."),
        ("rows_kept = 3", "« rows_kept » : attendu : une liste de numéros de ligne, comme [12, 13]."),
        ('columns = "A"', "« columns » : attendu : une section [columns]."),
        ('[columns]\nA = "pôle"', "« columns.A » : « pôle » ; attendu : pole, indicator, year"),
        ('[columns]\n1 = "pole"', "colonne « 1 » ; attendu : une lettre de colonne, comme C."),
        ('[columns]\nC = "figure:jobs_created:24"', "colonne C : « 24 » n'est pas une année."),
        ('[[new_pole]]\nname = "X"', "new_pole : il manque « text »."),
        ("[[new_pole]]\nnom = 1", "new_pole : clé inconnue « nom »"),
    ],
)
def test_a_mistake_is_named_with_what_was_expected(read, text, said):
    with pytest.raises(UnreadableFileError) as refusal:
        read(text)
    assert said in str(refusal.value).replace("\u202f", " ").replace("\u00a0", " ")
