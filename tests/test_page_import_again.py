"""The import page: the same bytes again, the next file of a shape, and one cell corrected at a time."""

from datetime import UTC, datetime, timedelta

import pytest

from ptce_data.staff import Member
from ptce_data.workbook import past_choices
from ptce_data.workbook.decisions import Decisions
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


def test_the_next_file_of_the_shape_is_proposed_what_was_typed_and_may_do_without(after_one_import):
    page = bring(after_one_import, undated(AID, VISITS), "B.xlsx")
    said = "Repris du fichier précédent de même forme : la source « Rapport A » et l'année 2023."
    assert said in texts(page)
    assert widget(page, "text_input", "import-source_title").value == "Rapport A"
    press(page, "Ne pas le reprendre")
    assert said not in texts(page)
    assert widget(page, "text_input", "import-source_title").value == ""


def test_what_is_changed_is_no_longer_said_to_be_taken(after_one_import):
    page = bring(after_one_import, undated(AID, VISITS), "B.xlsx")
    widget(page, "number_input", "import-year").set_value(2022).run()
    assert "Repris du fichier précédent de même forme : la source « Rapport A »." in texts(page)


def test_a_file_seen_for_the_first_time_says_nothing_of_the_past(page):
    said = texts(bring(page, undated(AID)))
    assert "Repris du fichier" not in said
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


def test_what_may_be_done_without_is_named():
    past = past_choices.Past(Decisions(year=2023), ("year",))
    assert past_choices.without(past) == {"year": None}


def test_who_signs_in_after_another_member_finds_no_workbook_of_theirs(page):
    bring(page, undated(AID), "secret.csv")
    assert "secret.csv" in texts(page)
    staff(page, Member("Paul Petit", datetime.now(UTC) + timedelta(hours=1)))
    assert "secret.csv" not in texts(page)
    assert "Pas encore de classeur" in "".join(one.label for one in page.expander)
