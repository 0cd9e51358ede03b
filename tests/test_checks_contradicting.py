"""A figure that says otherwise than what is published for the same year: how far, and from which source."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

JOBS = {"indicator": "jobs_created", "year": 2022}  # 14 in the world, from Rapport A
SAME = {"source_title": "Rapport A", "source_url": "https://exemple.fr/rapport"}
FAR = "Feuille Emplois, cellule D2 : « 42 », alors que la valeur déjà publiée est 14 emplois, pour « Pôle Ajonc », « Emplois créés », 2022 (source : « Rapport A »)."
JUSTIFY = "Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier."


def rules(issues):
    return [(level, rule) for level, rule, _sentence in issues]


def test_three_times_what_is_published_is_to_be_justified(said, check):
    assert said(JOBS | {"value": 42.0}) == [("error", "far", f"{FAR} {JUSTIFY}")]
    report = check(JOBS | {"value": 42.0})
    assert [one.word for one in report.issues] == ["À justifier"]
    assert report.verdicts["accepted"].to_pylist() == [False]


def test_a_reason_lifts_it(said, check):
    figure = JOBS | {"value": 42.0, "note": "périmètre élargi"}
    assert ("remark", "far", f"{FAR} Justification donnée : « périmètre élargi ».") in said(figure)
    assert check(figure).verdicts["accepted"].to_pylist() == [True]


def test_less_than_three_times_is_a_warning(said):
    assert rules(said(JOBS | {"value": 41.0})) == [("warning", "standing")]


def test_nothing_is_far_among_small_numbers(said):
    figure = {"indicator": "member_structures", "year": 2019, "value": 4.0}  # 13 in the world
    assert rules(said(figure)) == [("warning", "standing")]


def test_a_third_of_what_is_published_is_far_too(said):
    figure = {"pole_id": "chene", "indicator": "member_structures", "year": 2019}  # 30 in the world
    assert rules(said(figure | {"value": 10.0})) == [("error", "far")]
    assert rules(said(figure | {"value": 11.0})) == [("warning", "standing")]
    assert rules(said(figure | {"value": 10.0, "qualifier": "at_least"})) == [("warning", "standing")]


def test_another_value_from_the_same_source_asks_about_the_source(said):
    assert said(JOBS | {"value": 15.0} | SAME) == [
        (
            "warning",
            "same_source",
            "Feuille Emplois, cellule D2 : « 15 », alors que la même source (« Rapport A ») est publiée avec 14 emplois, pour « Pôle Ajonc », « Emplois créés », 2022. Si la valeur vient d'ailleurs, changez sa source ou son lien ; si la source elle-même a été corrigée, dites-le dans la remarque de la ligne : les deux valeurs seront visibles.",
        )
    ]


def test_a_value_far_from_its_own_source_is_told_both(said):
    assert rules(said(JOBS | {"value": 42.0} | SAME)) == [("error", "far"), ("warning", "same_source")]


def test_the_same_title_at_another_address_is_another_source(said):
    other = SAME | {"source_url": "https://exemple.fr/edition-2"}
    assert rules(said(JOBS | {"value": 15.0} | other)) == [("warning", "standing")]


def test_the_value_already_published_from_the_source_deserves_no_word(said):
    assert said(JOBS | {"value": 14.0} | SAME) == []


def test_a_value_another_source_gives_is_still_another_value_of_this_one(said):
    """At Bruyère, Rapport A says 8 and Site C says 9."""
    figure = {"pole_id": "bruyere", "indicator": "member_structures", "year": 2019, "value": 9.0}
    assert rules(said(figure | SAME)) == [("warning", "same_source")]
    assert said(figure) == []
