"""An amount that would be added to a published one, answered on the import page: corrected or another aid."""

import pytest

from tests import messy_workbooks as messy
from tests.app import opened, staff
from tests.test_page_importing import bring, press, published, texts, widget

HEADINGS = ("Pôle", "Indicateur", "Année", "Valeur", "Remarques")


@pytest.fixture
def page(own_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    return staff(opened("importing"))


def plain(text):
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("\\", "")


def workbook(*aids):
    rows = [("Pôle Chêne", "Soutien public", 2023, value, note) for note, value in aids]
    return messy.workbook({"Feuil1": [HEADINGS, *rows]})


def sent_again(page, *rows):
    """As many aids published (claims 32 and 33), then the workbook that tells them otherwise."""
    first = [("État", 120000), ("Région", 5000)][: len(rows)]
    bring(page, workbook(*first), "A.xlsx")
    press(press(page, "Voir ce qui va changer"), "Publier")
    press(page, "Importer un autre classeur")
    return texts(bring(page, workbook(*rows), "A2.xlsx"))


def answers(page, cell):
    one = widget(page, "radio", f"import-amount-{cell}-")
    return one, [plain(option) for option in one.options]


def test_an_amount_sent_again_is_asked_about_and_another_aid_adds_up(page, own_world):
    said = sent_again(page, ("État", 130000))
    assert "« 130 000 » s'ajouterait à 120 000 €" in said
    assert '<b class="level">À décider</b>' in said
    assert "1 montant s'ajouterait à ce qui est publié : est-ce une correction, ou une autre aide ?" in said
    assert "dire ce qui est une correction et ce qui est une autre aide" in said
    assert not [one for one in page.button if one.label == "Voir ce qui va changer"]
    radio, options = answers(page, "D2")
    assert options == [
        "C'est une correction : remplacer le montant publié (120 000 €, import 4 « A.xlsx », « État »)",
        "C'est une autre aide : ajouter",
    ]
    radio.set_value(()).run()
    assert "Dites pourquoi c'est une autre aide" in texts(page)
    widget(page, "text_area", "import-reason").input("deuxième aide de l'État").run()
    press(press(page, "Voir ce qui va changer"), "Publier")
    assert published(own_world, "chene", "public_support", 2023) == [250000.0]


def test_another_aid_that_nothing_tells_apart_in_public_is_said(page):
    sent_again(page, ("", 120000), ("Région", 6000))
    for cell in ("D2", "D3"):
        answers(page, cell)[0].set_value(()).run()
    said = texts(page)
    assert "rien ne distinguera les aides de D2 et D3 de celles déjà publiées" in said
    assert "remplissez la colonne « Remarque » de leurs lignes" in said


def test_another_aid_with_a_remark_of_its_own_is_told_apart(page):
    sent_again(page, ("Département", 120000))
    answers(page, "D2")[0].set_value(()).run()
    assert "rien ne distinguera" not in texts(page)


def test_a_correction_takes_one_click_and_shows_old_to_new(page, own_world):
    sent_again(page, ("État", 130000))
    radio, _options = answers(page, "D2")
    radio.set_value((32,)).run()
    assert "« 130 000 » remplacera 120 000 €" in texts(page)
    said = texts(press(page, "Voir ce qui va changer"))
    assert "<dt>1</dt><dd>chiffre modifié</dd>" in said
    assert "Soutien public, Pôle Chêne : 120 000 € → 130 000 €" in said
    press(page, "Publier")
    assert published(own_world, "chene", "public_support", 2023) == [130000.0]


def test_several_amounts_have_one_answer_for_all(page, own_world):
    said = sent_again(page, ("Région", 6000), ("État", 130000))
    assert "2 montants s'ajouteraient à ce qui est publié" in said
    said = "Tout corriger : remplacer les 2 montants publiés (125 000 €) par 136 000 €"
    press(page, next(one.label for one in page.button if plain(one.label) == said))
    assert [answers(page, cell)[0].value for cell in ("D2", "D3")] == [(33,), (32,)]
    press(press(page, "Voir ce qui va changer"), "Publier")
    assert published(own_world, "chene", "public_support", 2023) == [136000.0]


def test_the_answers_about_a_workbook_are_not_those_of_the_next(page):
    sent_again(page, ("État", 130000))
    answers(page, "D2")[0].set_value((32,)).run()
    press(page, "Fermer ce classeur")
    bring(page, workbook(("État", 140000)), "A3.xlsx")
    assert answers(page, "D2")[0].value is None
