"""What stops a pole from being created with an import."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

from dataclasses import replace
from datetime import date

import pytest

from ptce_data import database
from ptce_data.workbook import checks, new_poles
from ptce_data.workbook.decisions import Decisions, NewPole
from tests.entries import entries

TODAY = date(2024, 6, 15)
GENET = NewPole(
    text="Genêt",
    name="Pôle Genêt",
    region_code="53",
    departement_code="56",
    commune_code="56260",
    sectors=("energie",),
    statuses=("autre",),
    description_fr="Énergie du Genêt.",
    founded_year=2020,
    website="https://genet.exemple.fr",
    siren="123456789",
)


@pytest.fixture
def said(small_world):
    def _said(**changed):
        with database.workbench(small_world) as cursor:
            found = list(new_poles.faults(cursor, (replace(GENET, **changed),), TODAY))
        assert {one.level for one in found} <= {"error"}
        return [one.sentence.replace("\u202f", " ").replace("\u00a0", " ") for one in found]

    return _said


def test_a_complete_pole_deserves_no_word(said):
    assert said() == []
    assert said(commune_code=None) == []
    assert said(commune_code=None, departement_code=None) == []
    assert said(founded_year=None, website=None, siren=None) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"statuses": (), "description_fr": " "},
            "Le pôle à créer « Pôle Genêt » n'est pas complet ; il manque : au moins un statut, ce que fait le pôle. Corrigez sa fiche.",
        ),
        (
            {"founded_year": 2031},
            "Le pôle à créer « Pôle Genêt » serait né en 2031 ; attendu : de 1900 à 2024. Corrigez sa fiche.",
        ),
        (
            {"website": "javascript:alert(1)"},
            "Le site « javascript:alert(1) » du pôle à créer « Pôle Genêt » n'est pas une adresse web ; attendu : « https://… ». Corrigez sa fiche.",
        ),
        (
            {"siren": "12"},
            "Le SIREN « 12 » du pôle à créer « Pôle Genêt » n'en est pas un ; attendu : neuf chiffres. Corrigez sa fiche.",
        ),
        (
            {"sectors": ("energie", "magie"), "statuses": ("sacré",)},
            "Le pôle à créer « Pôle Genêt » a des codes qui ne sont d'aucune liste : « magie », « sacré ». Corrigez sa fiche.",
        ),
        (
            {"commune_code": "99999"},
            "Le pôle à créer « Pôle Genêt » a des codes qui ne sont d'aucune liste : « 99999 ». Corrigez sa fiche.",
        ),
        (
            {"region_code": "52"},
            "La commune, le département et la région du pôle à créer « Pôle Genêt » ne vont pas ensemble. Corrigez sa fiche.",
        ),
        (
            {"commune_code": "29019"},
            "La commune, le département et la région du pôle à créer « Pôle Genêt » ne vont pas ensemble. Corrigez sa fiche.",
        ),
        (
            {"departement_code": None},
            "La commune, le département et la région du pôle à créer « Pôle Genêt » ne vont pas ensemble. Corrigez sa fiche.",
        ),
        (
            {"name": "Pôle " + "x" * 116},
            "Le pôle à créer « Pôle "
            + "x" * 74
            + "… » a un texte trop long, le nom ; attendu : au plus 120 caractères. Raccourcissez ce texte.",
        ),
        (
            {"description_en": "x" * 601},
            "Le pôle à créer « Pôle Genêt » a un texte trop long, ce que fait le pôle, en anglais ; attendu : au plus 600 caractères. Raccourcissez ce texte.",
        ),
        (
            {"description_fr": "Énergie\x00 du Genêt."},
            "Le pôle à créer « Pôle Genêt » a un texte où il y a des caractères invisibles : ce que fait le pôle. Tapez-le de nouveau.",
        ),
        (
            {"website": "https://genet.exemple.fr/\u202egpj"},
            "Le pôle à créer « Pôle Genêt » a un texte où il y a des caractères invisibles : l'adresse du site. Tapez-le de nouveau.",
        ),
        (
            {"name": " pole AJONC"},
            "Le pôle à créer « Pôle Ajonc » existe déjà. Choisissez-le dans la liste, ou donnez un autre nom au nouveau.",
        ),
    ],
)
def test_what_is_wrong_of_a_pole_is_one_sentence(said, changed, sentence):
    assert said(**changed) == [sentence]


def test_a_pole_that_cannot_be_created_refuses_the_file_even_in_part(small_world):
    decisions = Decisions(new_poles=(replace(GENET, statuses=()),))
    with database.workbench(small_world) as cursor:
        report = checks.check(cursor, entries({}), decisions, TODAY)
    assert [one.rule for one in report.errors] == ["new_pole"]
    assert report.refused(partial=True)
