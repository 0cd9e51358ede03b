"""Remarks that would be published with their figures are said before, with their cells."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

from dataclasses import replace

from tests.fixtures_checks import LAYOUT, Column

NOTED = replace(LAYOUT, columns=(*LAYOUT.columns, Column(5, "note", "note", 1.0, "exact")))


def noted(note, **more):
    return {"value": 15.0, "note": note} | more


def test_one_remark_is_quoted_with_its_cell(said):
    assert said(noted("à vérifier avec Paul"), layout=NOTED) == [
        (
            "remark",
            "public_notes",
            "Feuille Emplois : 1 remarque sera publique avec son chiffre : F2 « à vérifier avec Paul ». Si ce n'est pas pour le public, ne lisez pas la colonne F.",
        )
    ]


def test_the_first_ones_are_quoted_and_the_others_counted(said):
    figures = [noted(f"remarque {year}", year=year) for year in range(2020, 2025)]
    assert said(*figures, layout=NOTED) == [
        (
            "remark",
            "public_notes",
            "Feuille Emplois : 5 remarques seront publiques, chacune avec son chiffre : F2 « remarque 2020 », F3 « remarque 2021 », F4 « remarque 2022 » et 2 autres. Si ce n'est pas pour le public, ne lisez pas la colonne F.",
        )
    ]


def test_a_remark_on_a_confidential_or_refused_figure_stays_unsaid(said):
    hidden = noted("entre nous", visibility="confidential", visibility_text="confidentiel")
    wrong = noted("entre nous", pole_id=None, pole_text="Zébulon", year=2022)
    assert [rule for _level, rule, _text in said(hidden, wrong, layout=NOTED)] == ["unknown_pole"]


def test_a_remark_that_is_public_already_stays_unsaid(said):
    known = {"indicator": "public_support", "year": 2014, "value": 50000.0, "note": "aide de l'État"}
    known |= {"source_title": "Rapport A", "source_url": "https://exemple.fr/rapport"}
    assert [rule for _level, rule, _text in said(known, layout=NOTED)] == []
