"""What is said of two figures that do not go together, and what deserves no word."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

import pytest

from tests.fixtures_checks import Figure, share, typed

# Two entries that do not go together: what is said, of which one.
PAIRS: dict[str, tuple[Figure, Figure, str, str, str]] = {
    "one figure, two values": (
        {"value": 15.0},
        {"value": 16.0},
        "error",
        "contradictory",
        "Feuille Emplois, cellule D3 : « 16 », mais la cellule D2 dit 15 personnes pour « Pôle Ajonc », « Bénévoles », 2023. Gardez une seule des deux valeurs, ou donnez à chacune son périmètre ou sa source.",
    ),
    "public here, confidential there": (
        {"value": 15.0},
        {"value": 15.0, "visibility_text": "confidentiel", "visibility": "confidential"},
        "error",
        "contradictory",
        "Feuille Emplois, cellule D3 : « 15 » est public à une ligne et confidentiel à l'autre, cellule D2 (« Pôle Ajonc », « Bénévoles », 2023). Décidez s'il est public, et écrivez-le de même aux deux lignes.",
    ),
    "two sources, two values": (
        {"value": 15.0},
        {"value": 16.0, "source_title": "Rapport Y"},
        "warning",
        "rivals",
        "Feuille Emplois, cellule D3 : « 16 », mais la cellule D2 dit 15 personnes d'après une autre source, pour « Pôle Ajonc », « Bénévoles », 2023. Les deux versions seront gardées ; une seule sera affichée d'abord.",
    ),
    "the same row twice": (
        {"value": 15.0},
        {"value": 15.0},
        "remark",
        "repeated",
        "Feuille Emplois, cellule D3 : « 15 » répète la cellule D2 (« Pôle Ajonc », « Bénévoles », 2023) : le chiffre est compté une fois.",
    ),
    "the same grant twice": (
        {"indicator": "public_support", "value": 5000.0},
        {"indicator": "public_support", "value": 5000.0},
        "warning",
        "repeated_fact",
        "Feuille Emplois, cellule D3 : « 5 000 » répète la cellule D2 (« Pôle Ajonc », « Soutien public », 2023) : il est compté une fois. Si ce sont deux faits distincts, distinguez-les par leur note.",
    ),
    "a part above its total": (
        {"indicator": "integration_employees", "value": 60.0},
        {"indicator": "jobs_members", "value": 50.0},
        "error",
        "part_above_total",
        "Feuille Emplois, cellule D2 : « 60 » pour « Salariés en insertion » ne va pas avec 50 emplois (cellule D3) pour « Emplois dans l'ensemble du pôle » : la partie dépasse le total (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
    "more energy than a year of full power": (
        {"indicator": "energy_produced", "value": 8761.0},
        {"indicator": "installed_power", "value": 1.0},
        "error",
        "energy_above_power",
        "Feuille Emplois, cellule D2 : « 8 761 » pour « Électricité produite » ne va pas avec 1 MW (cellule D3) pour « Puissance installée » : c'est plus que 8 760 heures à pleine puissance (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
    "more savings than investors can bring": (
        {"indicator": "local_savings", "value": 210_000.0, "value_text": "210000"},
        {"indicator": "citizen_investors", "value": 10.0},
        "error",
        "savings_per_investor",
        "Feuille Emplois, cellule D2 : « 210 000 » pour « Épargne locale mobilisée » ne va pas avec 10 personnes (cellule D3) pour « Citoyens investisseurs » : attendu de 50 à 20 000 € par investisseur (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
    "a fall between two years of the file": (
        {"year": 2021, "value": 100.0},
        {"year": 2022, "value": 30.0},
        "error",
        "jump",
        "Feuille Emplois, cellule D3 : « 30 » pour « Bénévoles » (« Pôle Ajonc », 2022), après 100 personnes en 2021 ; attendu : entre 34 et 300 personnes, soit de 3 fois moins à 3 fois plus. Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_two_figures_that_do_not_go_together_are_one_sentence(said, case):
    first, second, level, rule, sentence = PAIRS[case]
    assert said(first, second) == [(level, rule, sentence)]


# What is right, or right enough: no word.
SILENT: dict[str, list[Figure]] = {
    "events of one year are distinct facts": [
        {"indicator": "public_support", "value": 5000.0},
        {"indicator": "public_support", "value": 7000.0},
    ],
    "two perimeters are two figures": [{"value": 15.0}, {"value": 40.0, "perimeter": "un site"}],
    "two sources may agree": [{"value": 15.0}, {"value": 15.0, "source_title": "Rapport Y"}],
    "tripled in a year": [{"year": 2021, "value": 30.0}, {"year": 2022, "value": 90.0}],
    "nine times in three years": [{"year": 2020, "value": 10.0}, {"year": 2023, "value": 90.0}],
    "small numbers jump": [{"year": 2021, "value": 5.0}, {"year": 2022, "value": 19.0}],
    "everything starts from zero": [{"year": 2021, "value": 0.0}, {"year": 2022, "value": 500.0}],
    "energy of a full year": [
        {"indicator": "energy_produced", "value": 8760.0},
        {"indicator": "installed_power", "value": 1.0},
    ],
    "savings at both limits": [
        {"indicator": "local_savings", "value": 500.0},
        {"indicator": "citizen_investors", "value": 10.0},
        {"indicator": "local_savings", "value": 200000.0, "value_text": "200000", "perimeter": "A"},
        {"indicator": "citizen_investors", "value": 10.0, "perimeter": "A"},
    ],
    "a total that is a minimum": [
        {"indicator": "integration_employees", "value": 60.0},
        {"indicator": "jobs_members", "value": 50.0, "qualifier": "at_least"},
    ],
    "a percentage under one, written as such": [share(0.5, "0,5 %")],
    "both ends of a percentage": [share(0, "0"), share(100, "100") | {"perimeter": "A"}],
    "this very year": [{"year": 2024}],
    "nobody": [{"value": 0.0}],
    "five people": [{"value": 5.0}],
    "three people, said to be public": [{"value": 3.0, "visibility_text": "public", "visibility": "public"}],
    "three people, said to be confidential": [
        {"value": 3.0, "visibility_text": "confidentiel", "visibility": "confidential"}
    ],
    "three organisations are not people": [{"indicator": "hosted_structures", "value": 3.0}],
    "twelve and a half full-time equivalents": [{"indicator": "jobs_fte", "value": 12.5}],
    "a value that is not known": [{"reading": "missing", "value": None, "value_text": "n.c."}],
    "not known, of a pole that is not either": [
        {"reading": "missing", "value": None, "value_text": "-", "pole_id": None, "pole_text": "Zébulon"}
    ],
    "what is published already": [{"indicator": "jobs_created", "year": 2022, "value": 14.0}],
    "a version that stands behind another one": [
        {"indicator": "member_structures", "year": 2019, "value": 12.0, "qualifier": "approx"}
    ],
}


@pytest.mark.parametrize("case", SILENT)
def test_what_is_right_deserves_no_word(check, case):
    report = check(*SILENT[case])
    assert [typed(one.sentence) for one in report.issues] == []
    assert report.verdicts["accepted"].to_pylist() == [True] * len(SILENT[case])


def test_a_figure_withdrawn_since_is_no_longer_what_one_is_compared_with(said):
    assert said({"pole_id": "bruyere", "indicator": "jobs_created", "year": 2021, "value": 6.0}) == []


def test_a_confidential_rival_is_quoted_too(said):
    figure = {"pole_id": "bruyere", "indicator": "turnover", "year": 2022, "value": 130000.0}
    assert said(figure | {"value_text": "130000"}) == [
        (
            "warning",
            "standing",
            "Feuille Emplois, cellule D2 : « 130 000 », alors que la valeur déjà publiée est 123 456 €, pour « Pôle Bruyère », « Chiffre d'affaires de la structure principale », 2022 (source : « Rapport A »). Vérifiez lequel est juste ; l'ancien reste visible derrière le nouveau.",
        )
    ]
