"""What is wrong with the columns of a sheet, all of it at once, each with what to do."""

import re

import pytest

from ptce_data.i18n import speaking
from ptce_data.workbook import layouts
from ptce_data.workbook.decisions import Decisions
from tests.fixtures_workbooks import (
    sheet,
    workbook,
)

NARROW, WIDE = "\u202f", "\u00a0"


def plain(texts):
    """Sentences with plain spaces, to be read in a test."""
    return [text.replace(NARROW, " ").replace(WIDE, " ") for text in texts]


def test_a_choice_to_make_hides_no_other_fault_of_the_columns(vocabulary):
    headings = "Pôle|CA 2021|CA 2022|Bidules 2023|Bidules 2023|Bénévoles 2022|Bénévoles 2022|Épargne locale"
    rows = sheet(headings.split("|"), ["Pôle Ajonc", "1", "2", "3", "4", "5", "6", "7"])
    problems = plain(layouts.propose(workbook(rows), vocabulary, Decisions()).problems)
    assert [re.split(" :|, | portent| disent", one)[0] for one in problems] == [
        "Colonnes B et C « CA » (2021 et 2022)",
        "Colonne D « Bidules 2023 »",
        "Colonne E « Bidules 2023 »",
        "Colonne D « Bidules 2023 » et colonne E « Bidules 2023 »",
        "Colonne F « Bénévoles 2022 » et colonne G « Bénévoles 2022 »",
        "Ces colonnes n'ont pas d'année",
    ]
    assert problems[3] == (
        "Colonne D « Bidules 2023 » et colonne E « Bidules 2023 » portent le même titre. "
        "Gardez-en une et ne lisez pas l'autre."
    )


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (
            [
                ["Pôle", "Indicateur", "Année", "Montant", "Valeur"],
                ["Pôle Ajonc", "Bénévoles", "2022", "1", "2"],
            ],
            ("Deux colonnes donnent la valeur : colonne D « Montant » et colonne E « Valeur ». "
            "Gardez-en une et ne lisez pas l'autre."),
        ),
        (
            [["Indicateur", "Année", "Valeur"], ["Bénévoles", "2022", "1"]],
            ("Aucune colonne ne nomme le pôle. Dites laquelle le fait ; si toute la feuille parle d'un seul "
            "pôle, choisissez-le."),
        ),
        (
            [["Pôle", "Indicateur", "Année"], ["Pôle Ajonc", "Bénévoles", "2022"]],
            "Aucune colonne ne donne la valeur. Dites laquelle porte les chiffres.",
        ),
        (
            [["Pôle", "Année", "Valeur"], ["Pôle Ajonc", "2022", "3"]],
            ("Aucune colonne ne nomme l'indicateur. Dites laquelle le fait ; si chaque colonne est un "
            "indicateur, choisissez la forme « large »."),
        ),
        (
            [["Pôle", "Bénévoles 2022", "Bénévoles 2022"], ["Pôle Ajonc", "1", "2"]],
            ("Colonne B « Bénévoles 2022 » et colonne C « Bénévoles 2022 » disent la même chose "
            "(Bénévoles 2022). Gardez-en une et ne lisez pas l'autre."),
        ),
        (
            [["Pôle", "CA (k€) 2022", "Bénévoles 2022"], ["Pôle Ajonc", "1", "2"]],
            ("Colonne B « CA (k€) 2022 » : on ne sait pas lequel de ces indicateurs elle mesure : "
            "Chiffre d'affaires cumulé des membres, Chiffre d'affaires de la structure principale. "
            "Choisissez-le, ou ne la lisez pas."),
        ),
        (
            [["Pôle", "CA 2021", "CA 2022", "CA 2023"], ["Pôle Ajonc", "1", "2", "3"]],
            ("Colonnes B, C et D « CA » (2021, 2022 et 2023) : on ne sait pas lequel de ces indicateurs "
            "elles mesurent : Chiffre d'affaires cumulé des membres, Chiffre d'affaires de la structure "
            "principale. Choisissez-le, ou ne les lisez pas."),
        ),
        (
            [["Pôle", "Bénévoles 2022", "Abracadabra 2022"], ["Pôle Ajonc", "1", "2"]],
            ("Colonne C « Abracadabra 2022 » : on ne sait pas ce qu'elle mesure. Choisissez son indicateur, "
            "ou ne la lisez pas."),
        ),
        (
            [["Pôle", "Emplois créés 2022", "Bénévoles"], ["Pôle Ajonc", "1", "2"]],
            ("Ces colonnes n'ont pas d'année : colonne C « Bénévoles ». Donnez la leur, ou "
            "l'année du fichier."),
        ),
        (
            [["Pôle Ajonc", "12", "30"], ["Pôle Chêne", "13", "40"]],
            ("Aucune ligne ne ressemble à des titres de colonnes (Pôle, Indicateur, "
            "Année, Valeur…). Indiquez la ligne des titres, ou ajoutez-la au classeur."),
        ),
        (
            [["Pôle", "Indicateur", "Année", "Valeur"]],
            "Il n'y a aucune ligne sous les titres (ligne 1).",
        ),
        ([], "Cette feuille est vide : choisissez-en une autre."),
    ],
)  # fmt: skip
def test_a_fault_of_structure_is_a_sentence_that_says_what_to_do(vocabulary, rows, problem):
    layout = layouts.propose(workbook(sheet(*rows)), vocabulary, Decisions())
    assert plain(layout.problems) == [problem]


def test_the_sentences_are_in_english_too(vocabulary):
    with speaking("en"):
        layout = layouts.propose(workbook(sheet()), vocabulary, Decisions())
    assert layout.problems == ("This sheet is empty: choose another one.",)


def test_poles_across_are_told_to_go_down(vocabulary):
    across = sheet(
        ["Indicateurs 2022", "Pôle Ajonc", "Pôle Chêne"], ["Bénévoles", "1", "2"], ["ETP", "3", "4"]
    )
    layout = layouts.propose(workbook(across), vocabulary, Decisions(year=2022))
    assert plain(layout.problems) == [
        (
            "Ces colonnes portent des noms de pôles : B « Pôle Ajonc » et C « Pôle Chêne ». "
            "Mettez un pôle par ligne (dans Excel : copier, puis collage spécial, transposé)."
        )
    ]
