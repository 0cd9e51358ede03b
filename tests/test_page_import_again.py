"""The import page: the same bytes again, the next file of a shape, and one cell corrected at a time."""

from datetime import UTC, datetime, timedelta

import pytest

from ptce_data.staff import Member
from tests import messy_workbooks as messy
from tests.app import opened, staff
from tests.test_page_importing import bring, press, published, texts, widget

AID = ("Pôle Chêne", "Soutien public", 120_000)
VISITS = ("Pôle Chêne", "Visiteurs", 400)


def undated(*rows):
    return messy.workbook({"Aides": [["Pôle", "Indicateur", "Valeur"], *map(list, rows)]})


ONCE = undated(AID)  # made once: the same bytes


@pytest.fixture
def page(own_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    app = staff(opened("importing"))
    assert not app.exception
    return app


@pytest.fixture
def after_one_import(page, own_world):
    """What was typed for every row of a published workbook, and the page of another person."""
    bring(page, ONCE, "A.xlsx")
    widget(page, "number_input", "import-year").set_value(2023).run()
    widget(page, "text_input", "import-source_title").input("Rapport A").run()
    press(press(page, "Voir ce qui va changer"), "Publier")
    assert published(own_world, "chene", "public_support", 2023) == [120_000.0]
    return staff(opened("importing"))


def test_the_same_bytes_under_another_name_are_said_at_once_to_be_an_import(after_one_import, own_world):
    page = bring(after_one_import, ONCE, "autre nom.xlsx")
    said = texts(page)
    assert "Ce fichier est exactement celui de l'import 4, « A.xlsx », publié par Jeanne Martin le " in said
    assert "Les choix faits alors sont repris." in said
    press(page, "Voir ce qui va changer")
    assert "Rien ne changerait : tout ce que dit ce classeur est déjà publié." in texts(page)
    assert published(own_world, "chene", "public_support", 2023) == [120_000.0]


OFFERED = (
    "Le fichier précédent de même forme avait la source « Rapport A » et l'année 2023 : rien n'en est repris."
)


def for_every_row(page):
    return (
        widget(page, "number_input", "import-year").value,
        widget(page, "text_input", "import-source_title").value,
    )


def test_what_was_typed_is_offered_to_the_next_file_of_the_shape_and_taken_in_one_click(after_one_import):
    page = bring(after_one_import, undated(AID, VISITS), "B.xlsx")
    assert OFFERED in texts(page)
    assert for_every_row(page) == (None, "")
    press(page, "Reprendre")
    assert OFFERED not in texts(page)
    assert for_every_row(page) == (2023, "Rapport A")


def test_what_is_typed_otherwise_is_no_longer_offered(after_one_import):
    page = bring(after_one_import, undated(AID, VISITS), "B.xlsx")
    widget(page, "number_input", "import-year").set_value(2022).run()
    said = "Le fichier précédent de même forme avait la source « Rapport A » : rien n'en est repris."
    assert said in texts(page)
    press(page, "Reprendre")
    assert for_every_row(page) == (2022, "Rapport A")


def test_the_year_of_a_file_of_the_same_session_is_offered_too_but_taken_by_the_same_bytes(page):
    bring(page, ONCE, "A.xlsx")
    widget(page, "number_input", "import-year").set_value(2023).run()
    widget(page, "text_input", "import-source_title").input("Rapport A").run()
    bring(page, undated(AID, VISITS), "B.xlsx")
    assert OFFERED in texts(page)
    assert for_every_row(page) == (None, "")
    press(page, "Reprendre")
    bring(page, undated(AID, VISITS, VISITS), "C.xlsx")
    assert OFFERED in texts(page)
    assert for_every_row(page) == (None, "")


def test_the_year_given_to_a_column_is_not_that_of_the_next_file(page):
    def figures(jobs):
        rows = [["Pôle", "Bénévoles 2022", "Emplois créés"], ["Pôle Ajonc", 15, jobs]]
        return messy.workbook({"Suivi": rows})

    bring(page, figures(14))
    widget(page, "number_input", "import-Suivi-2-1-year").set_value(2022).run()
    assert "Emplois créés, 2022" in texts(page)
    bring(page, figures(15), "B.xlsx")
    assert "Emplois créés, 2022" not in texts(page)
    assert "Ces colonnes n'ont pas d'année : colonne C" in texts(page)


def test_a_file_seen_for_the_first_time_says_nothing_of_the_past(page):
    said = texts(bring(page, undated(AID)))
    assert "Le fichier précédent" not in said
    assert "exactement celui" not in said


def test_cells_are_corrected_one_at_a_time_and_checked_at_once(page, own_world):
    rows: list[tuple[messy.Cell, ...]] = [("Pôle Chêne", "Emplois créés", 2023, "beaucoup")]
    rows += [("Pôle Ajonc", "Emplois créés", 2023, 16)]
    bring(page, messy.long(rows))
    widget(page, "toggle", "import-one-by-one").set_value(True).run()
    said = texts(page)
    assert "**Cellule D2 · Pôle Chêne · Valeur**" in said
    assert "✕ « beaucoup » n'est pas un nombre lisible" in said
    assert "Dans le fichier : « beaucoup »." in said
    field = widget(page, "text_input", "import-cell-D2")
    assert field.label == "Votre correction pour D2"
    field.input("25").run()
    assert "✓ corrigé" in texts(page)
    assert widget(page, "text_input", "import-cell-D2").value == "25"
    press(press(page, "Voir ce qui va changer"), "Publier")
    assert published(own_world, "chene", "jobs_created", 2023) == [25.0]


def test_twenty_cells_then_the_next_ones(page):
    rows: list[tuple[messy.Cell, ...]] = [
        ("Pôle Chêne", "Emplois créés", 1990 + n, "beaucoup") for n in range(23)
    ]
    bring(page, messy.long(rows))
    widget(page, "toggle", "import-one-by-one").set_value(True).run()
    fields = [one for one in page.text_input if str(one.key).startswith("import-cell-")]
    assert (len(fields), fields[0].label) == (20, "Votre correction pour D2")
    assert "Cellules 1 à 20 sur 23" in texts(page)
    press(page, "3 suivantes")
    fields = [one for one in page.text_input if str(one.key).startswith("import-cell-")]
    assert [one.label for one in fields] == [f"Votre correction pour D{row}" for row in (22, 23, 24)]
    press(page, "Précédentes")
    assert "Cellules 1 à 20 sur 23" in texts(page)


def test_who_signs_in_after_another_member_finds_no_workbook_of_theirs(page):
    bring(page, undated(AID), "secret.csv")
    assert "secret.csv" in texts(page)
    staff(page, Member("Paul Petit", datetime.now(UTC) + timedelta(hours=1)))
    assert "secret.csv" not in texts(page)
    assert "Pas encore de classeur" in "".join(one.label for one in page.expander)
