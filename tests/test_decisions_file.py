"""Decisions written in a file for the command line: each key, and what a mistake gets."""

from datetime import date

import pytest

from ptce_data import database
from ptce_data.commands import choices
from ptce_data.errors import UnreadableFileError
from ptce_data.workbook import decisions_file, new_poles
from ptce_data.workbook.decisions import (
    AmountAnswer,
    ColumnDecision,
    Decisions,
    Meaning,
    NewPole,
    Repair,
)

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
[amounts.Emplois]
D15 = "replace 118"
D16 = "replace 118, 119"
D17 = "add"
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
        amounts=(
            AmountAnswer("Emplois", "D15", (118,)),
            AmountAnswer("Emplois", "D16", (118, 119)),
            AmountAnswer("Emplois", "D17"),
        ),
        source_title="Bilan annuel 2024",
        source_url="https://exemple.fr/bilan",
        year=2024,
        reason="deux structures ont rejoint le pôle",
        partial=True,
    )


def test_a_file_that_is_not_utf_8_is_refused_in_french(tmp_path):
    file = tmp_path / "decisions.toml"
    file.write_bytes(b'sheet = "\xe9"')
    with pytest.raises(UnreadableFileError) as refusal:
        decisions_file.read(file)
    assert str(refusal.value) == (
        "decisions.toml\u00a0: ce n'est pas un texte en UTF-8\u202f; enregistrez-le de nouveau en UTF-8."
    )


def test_the_new_pole_shown_by_check_lacks_nothing(read, small_world):
    shown = "\n".join(line.removeprefix("#").strip() for line in choices.NEW_POLE[1:])
    for example in (
        shown,
        "[[new_pole]]" + str(decisions_file.__doc__).split("[[new_pole]]")[1].split("\n\n")[0],
    ):
        poles = read(example).new_poles
        assert len(poles) == 1
        with database.workbench(small_world) as cursor:
            said = [one.sentence for one in new_poles.faults(cursor, poles, date(2024, 6, 15))]
        assert [sentence for sentence in said if "pas complet" in sentence] == []


def test_an_empty_file_decides_nothing(read):
    assert read("") == Decisions()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\nsheet = ", "ligne 2 : cette ligne n'est pas comprise"),
        ("[columns]\n[columns]", "ligne 2 : ce nom est écrit deux fois au même endroit ; gardez-en un."),
        ("\nyear = " + "9" * 5_000, "ligne 2 : un nombre a beaucoup trop de chiffres."),
        ("rows_kept = " + "[" * 5_000, "trop de crochets ou d'accolades s'ouvrent"),
        ("a" + ".a" * 20_000 + " = 1", "ligne 1 : ce nom a trop de parties"),
        ("year = " + "9" * 90, "est un nombre trop grand."),
        ("rows_kept = [12, 99999999999999]", "« rows_kept » : attendu : une liste de numéros de ligne"),
        ("x" * 5_000_001, "ce fichier est trop gros pour des décisions (5 Mo au plus)."),
        ("[[new_pole]]\nname = 5", "« name » : « 5 » ; attendu : un texte entre guillemets."),
        ('[[new_pole]]\nfounded_year = "2020"', "« founded_year » : « 2020 » ; attendu : un nombre entier."),
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
        (
            '[amounts.Emplois]\nD2 = "…"',
            'amounts.Emplois, D2 : « … » ; attendu : "add", ou "replace" et le numéro d\'un relevé publié',
        ),
        ('[amounts]\nD2 = "add"', "amounts.D2 : attendu : une section [amounts.D2]."),
        ('[[new_pole]]\nname = "X"', "new_pole : il manque « text »."),
        ("[[new_pole]]\nnom = 1", "new_pole : clé inconnue « nom »"),
    ],
)
def test_a_mistake_is_named_with_what_was_expected(read, text, said):
    with pytest.raises(UnreadableFileError) as refusal:
        read(text)
    assert said in str(refusal.value).replace("\u202f", " ").replace("\u00a0", " ")
