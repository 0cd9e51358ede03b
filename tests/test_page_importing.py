"""The import page, run whole by Streamlit on the small world."""

from datetime import datetime

import pytest

from ptce_data import database, i18n, publication
from ptce_data.changes import Withdrawal
from ptce_data.staff import Member
from tests import messy_workbooks as messy
from tests import worlds
from tests.app import html_of, opened, staff

KNOWN = ["Pôle Ajonc", "PTCE Bruyere", "Pole chene"]
NEW = ["Pôle Ajonc", "PTCE Bruyere", "La Fabrique du Bocage"]


@pytest.fixture
def page(own_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    app = staff(opened("importing"))
    assert not app.exception
    return app


def bring(app, content, name="enquete.xlsx"):
    app.file_uploader[0].upload(name, content, messy.XLSX)
    app.run()
    assert not app.exception
    return app


def texts(app) -> str:
    """Everything the page says, with plain spaces."""
    headings = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption]
    boxes = [*app.info, *app.warning, *app.error, *app.success]
    said = "\n".join(one.value for one in (*headings, *boxes)) + "\n" + html_of(app)
    plain = said.replace("\u202f", " ").replace("\u00a0", " ").replace("\\", "").replace("&#x27;", "'")
    return plain.replace("\u2060", "")


def button(app, label):
    return next(one for one in app.button if one.label == label)


def widget(app, kind, part):
    """The widget whose key begins with `part`."""
    return next(one for one in getattr(app, kind) if str(one.key).startswith(part))


def press(app, label):
    button(app, label).click().run()
    assert not app.exception
    return app


def published(file, pole_id, indicator, year):
    with database.reading(file) as connection:
        found = connection.execute(
            "SELECT value FROM observation WHERE pole_id = ? AND indicator = ? AND year = ?",
            [pole_id, indicator, year],
        ).fetchall()
    return [value for (value,) in found]


def test_a_messy_wide_sheet_is_read_back_line_by_line(page):
    said = texts(bring(page, messy.messy(KNOWN)))
    assert (
        "Feuille « Enquête 2023 » : une ligne par pôle, une colonne par indicateur, "
        "titres en lignes 3 et 4, données des lignes 5 à 8."
    ) in said
    assert "totaux ou moyennes" in said
    assert "Les valeurs d'un indicateur : Épargne locale mobilisée, 2023" in said
    assert "8300 k€" in said
    assert "8,3 M€" in said
    assert "≈ 2 100 personnes" in said


def test_publishing_shows_first_what_moves_in_public_and_writes_nothing_before(page, own_world):
    bring(page, messy.messy(KNOWN))
    press(page, "Voir ce qui va changer")
    said = texts(page)
    assert "Emplois créés, France : plus de 39 emplois → 48 emplois" in said
    assert "Épargne locale mobilisée, France : ≈ 8,2 M€ → 8,45 M€" in said
    assert published(own_world, "chene", "jobs_created", 2023) == []
    press(page, "Publier")
    said = texts(page)
    assert "Import 4 publié par Jeanne Martin." in said
    assert published(own_world, "chene", "jobs_created", 2023) == [25.0]
    assert "Emplois créés, France : plus de 39 emplois → 48 emplois" in said


def test_a_pole_is_created_only_with_its_required_fields(page, own_world):
    bring(page, messy.messy(NEW))
    said = texts(page)
    assert "**Pôle inconnu** « La Fabrique du Bocage »" in said
    assert "Rien ne peut être publié tant qu'il reste des erreurs" in said
    choice = widget(page, "selectbox", "import-name-pole")
    choice.select("\0create").run()
    press(page, "Créer ce pôle avec l'import")
    assert "Il manque : la région ou le département, au moins un secteur, ce que fait le pôle." in texts(page)
    widget(page, "selectbox", "new-pole-0-1-departement").select("29").run()
    widget(page, "selectbox", "new-pole-0-1-commune").select("29019").run()
    widget(page, "multiselect", "new-pole-0-1-sectors").select("culture").run()
    widget(page, "text_area", "new-pole-0-1-description").input("Ateliers partagés.").run()
    press(page, "Créer ce pôle avec l'import")
    assert "« La Fabrique du Bocage » → nouveau pôle, La Fabrique du Bocage" in texts(page)
    press(page, "Voir ce qui va changer")
    assert "Nombre de pôles, France : 3 → 4" in texts(page)
    press(page, "Publier")
    assert published(own_world, "la-fabrique-du-bocage", "jobs_created", 2023) == [25.0]


def test_a_choice_of_name_can_be_taken_back(page):
    bring(page, messy.messy(NEW))
    widget(page, "selectbox", "import-name-pole").select("chene").run()
    assert "« La Fabrique du Bocage » → Pôle Chêne" in texts(page)
    press(page, "Revenir sur ce choix")
    assert "**Pôle inconnu** « La Fabrique du Bocage »" in texts(page)


def test_rows_of_an_unknown_name_can_be_left_out(page):
    bring(page, messy.messy(NEW))
    widget(page, "selectbox", "import-name-pole").select("").run()
    assert "« La Fabrique du Bocage » → non importé" in texts(page)
    press(page, "Voir ce qui va changer")
    assert "Nombre de pôles" not in texts(page)


def test_the_good_lines_are_published_without_the_others_only_when_asked(page, own_world):
    rows: list[tuple[messy.Cell, ...]] = [("Pôle Chêne", "Emplois créés", 2023, 25)]
    rows += [("Pôle Chêne", "Emplois créés", 2019, "beaucoup")]
    bring(page, messy.long(rows))
    assert not [one for one in page.button if one.label == "Voir ce qui va changer"]
    asked = widget(page, "toggle", "import-partial")
    said = asked.label.replace("\u00a0", " ")
    assert said == "Publier sans le chiffre refusé : 1 chiffre reste"
    asked.set_value(True).run()
    press(page, "Voir ce qui va changer")
    press(page, "Publier")
    assert published(own_world, "chene", "jobs_created", 2023) == [25.0]
    assert published(own_world, "chene", "jobs_created", 2019) == []


def test_the_same_file_twice_changes_nothing_and_says_so(page):
    bring(page, messy.messy(KNOWN))
    press(press(page, "Voir ce qui va changer"), "Publier")
    press(page, "Importer un autre classeur")
    bring(page, messy.messy(KNOWN))
    press(page, "Voir ce qui va changer")
    assert "Rien ne changerait : tout ce que dit ce classeur est déjà publié." in texts(page)
    assert not [one for one in page.button if one.label == "Publier"]


def test_who_publishes_second_sees_what_changed_and_confirms_again(page, own_world):
    bring(page, messy.messy(KNOWN))
    press(page, "Voir ce qui va changer")
    camille = Member("Camille Roux")
    version = database.published_version(own_world)
    at = datetime.fromisoformat("2026-11-24 10:00:00")
    publication.publish(own_world, Withdrawal(worlds.SPRING, "erreur"), camille, version, at)
    press(page, "Publier")
    said = texts(page)
    assert "Les données publiées ont changé depuis votre aperçu ; rien n'a été écrit." in said
    assert "Camille Roux a retiré « printemps.xlsx »" in said
    assert published(own_world, "chene", "jobs_created", 2023) == []
    press(page, "Publier")
    assert published(own_world, "chene", "jobs_created", 2023) == [25.0]


def test_a_file_that_cannot_be_read_gets_its_sentence_and_the_last_one_stays(page):
    bring(page, messy.messy(KNOWN))
    bring(page, b"\x89PNG\r\n\x1a\n not a workbook", "photo.xlsx")
    said = texts(page)
    assert len(page.error) == 1
    assert "photo.xlsx" in page.error[0].value.replace("\\", "")
    assert "Le classeur précédent, « enquete.xlsx », reste ouvert ci-dessous." in said
    assert "Épargne locale mobilisée" in said


def test_a_column_is_corrected_and_everything_follows(page):
    bring(page, messy.messy(KNOWN))
    widget(page, "selectbox", "import-column").select(1).run()
    widget(page, "selectbox", "import-Enquête 2023-1-1-role").select("ignored").run()
    said = texts(page)
    assert "Rien : ne pas la lire" in said
    assert "votre choix" in said
    press(page, "Voir ce qui va changer")
    assert "Emplois créés, France : plus de 39 emplois → 48 emplois" in texts(page)
    assert ">2022<" not in texts(page)


UNCLEAR: list[list[messy.Cell]] = [
    ["Pôle", "Emplois (k€) 2021", "CA 2022", "CA 2023", "Bidules 2023", "Bénévoles 2023"],
    ["Pôle Ajonc", 1, 120_000, 130_000, 4, 15],
]


def test_a_heading_over_several_years_is_asked_once_and_a_column_is_left_out_in_one_click(page):
    bring(page, messy.workbook({"Suivi": UNCLEAR}))
    said = texts(page)
    assert "Colonnes C et D : **CA** (2022 et 2023)" in said
    assert len([one for one in page.selectbox if one.label.startswith("Indicateur de")]) == 3
    widget(page, "selectbox", "import-Suivi-2-1-indicator").select("turnover_members").run()
    press(page, "Ne pas lire la colonne B")
    press(page, "Ne pas lire la colonne E")
    said = texts(page)
    assert "Les valeurs d'un indicateur : Chiffre d'affaires cumulé des membres, 2022" in said
    assert "Les valeurs d'un indicateur : Chiffre d'affaires cumulé des membres, 2023" in said
    assert "Chaque chiffre comme nous l'avons compris" in [one.label for one in page.expander]


def test_every_column_nobody_understands_is_left_out_at_once(page):
    bring(page, messy.workbook({"Suivi": UNCLEAR}))
    press(page, "Ne pas lire les colonnes B, C, D et E")
    assert not page.error
    assert "15 personnes" in texts(page)


def test_a_column_without_a_year_beside_dated_ones_is_asked_its_year(page):
    rows: list[list[messy.Cell]] = [["Pôle", "Bénévoles 2022", "Emplois créés"], ["Pôle Ajonc", 15, 14]]
    bring(page, messy.workbook({"Suivi": rows}))
    assert "Ces colonnes n'ont pas d'année : colonne C" in texts(page)
    widget(page, "number_input", "import-Suivi-2-1-year").set_value(2022).run()
    assert not page.error
    assert "Les valeurs d'un indicateur : Emplois créés, 2022" in texts(page)


def test_what_was_settled_serves_the_next_file_of_the_same_shape(page):
    bring(page, messy.messy(NEW))
    widget(page, "selectbox", "import-name-pole").select("chene").run()
    bring(page, messy.messy(NEW, investors=40), "enquete-corrigee.xlsx")
    said = texts(page)
    assert "Vos choix pour le classeur précédent, de même forme, sont repris." in said
    assert "« La Fabrique du Bocage » → Pôle Chêne" in said


def test_rows_are_left_out_and_a_list_of_rows_that_is_none_is_refused(page):
    bring(page, messy.messy(KNOWN))
    assert "9 chiffres lus" in texts(page)
    widget(page, "text_input", "import-rows_left_out").input("6-7").run()
    assert "4 chiffres lus" in texts(page)
    widget(page, "text_input", "import-rows_left_out").input("toutes").run()
    assert "« toutes » n'est pas une liste de lignes : écrivez par exemple 3, 7-9." in texts(page)


def test_a_sheet_without_a_pole_is_understood_once_its_pole_is_chosen(page):
    rows = [("Emplois créés", 2023, 25)]
    bring(page, messy.workbook({"Feuil1": [("Indicateur", "Année", "Valeur"), *rows]}), "bilan.xlsx")
    assert "Aucune colonne ne nomme le pôle." in texts(page)
    assert not [one for one in page.button if one.label == "Voir ce qui va changer"]
    widget(page, "selectbox", "import-pole").select("chene").run()
    press(page, "Voir ce qui va changer")
    assert "Emplois créés, Pôle Chêne : ≈ 20 emplois → 25 emplois" in texts(page)


def test_a_jump_needs_a_reason_that_is_kept_with_the_figures(page, own_world):
    bring(page, messy.long([("Pôle Chêne", "Emplois créés", 2023, 12)]))
    assert not [one for one in page.button if one.label == "Voir ce qui va changer"]
    widget(page, "text_area", "import-reason").input("Un chantier s'est arrêté.").run()
    press(press(page, "Voir ce qui va changer"), "Publier")
    assert published(own_world, "chene", "jobs_created", 2023) == [12.0]


def test_the_page_speaks_english(own_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    with i18n.speaking("en"):
        app = staff(opened("importing", lang="en"))
        assert app.title[0].value == "Import a workbook"
        bring(app, messy.messy(KNOWN))
    assert "Sheet" in texts(app)


def test_what_a_file_says_stays_text(page):
    rows = [(worlds.HOSTILE_NAME, "Emplois créés", 2023, 12)]
    app = bring(page, messy.workbook({"a`b <i>": [("Pôle", "Indicateur", "Année", "Valeur"), *rows]}))
    assert "<img" not in html_of(app).replace('<img src="', "")
    assert all("<img src=x" not in one.value for one in app.markdown)


def test_what_a_reason_would_lift_is_counted_apart_and_said_so(page):
    bring(
        page, messy.long([("Pôle Ajonc", "Emplois créés", 2023, 140), ("Pôle Ajonk", "Bénévoles", 2023, 7)])
    )
    said = texts(page)
    assert "1 erreur, 1 à justifier" in widget(page, "segmented_control", "import-level").options
    assert '<b class="level">À justifier</b>' in said
    assert '<span class="mark" aria-hidden="true">?</span>' in said


def test_the_steps_say_what_comes_next_and_lead_to_it(page):
    bring(page, messy.workbook({"Suivi": UNCLEAR}))
    assert '<a href="#lecture">dire ce que contiennent les colonnes</a>' in html_of(page)
    bring(page, messy.messy(NEW))
    assert '<a href="#noms">dire à quoi correspondent les noms inconnus</a>' in html_of(page)
    assert '<li class="next" aria-current="step"><a href="#noms"><b>Noms</b></a>' in html_of(page)
    widget(page, "toggle", "import-partial").set_value(True).run()
    assert '<a href="#publication">voir ce qui va changer, puis publier</a>' in html_of(page)
    bring(page, messy.messy(KNOWN, investors=-4))
    following = "corriger ou justifier ce que le contrôle a trouvé"
    assert f'<a href="#controle">{following}</a>' in html_of(page)
    assert [one.proto.anchor for one in page.header] == ["lecture", "controle", "publication"]


def test_no_label_shows_the_backslashes_of_its_escapes(page):
    rows: list[list[messy.Cell]] = [["Pôle", "nb_CA (k€) *2022*"], ["Pôle_Inconnu (35)", 3]]
    bring(page, messy.workbook({"Suivi": rows}))
    labels = [
        one.label for kind in ("selectbox", "number_input", "text_input") for one in getattr(page, kind)
    ]
    assert "Colonne B" in labels
    press(page, "Ne pas lire la colonne B")
    assert not [one for one in labels if "\\" in one]


def noted(value, note=""):
    headings = ("Pôle", "Indicateur", "Année", "Valeur", "Remarques")
    return messy.workbook({"Feuil1": [headings, ("Pôle Chêne", "Soutien public", 2023, value, note)]})


def test_remarks_are_said_to_become_public_and_left_out_in_one_click(page, own_world):
    said = texts(bring(page, noted(120000, "à vérifier avec Paul")))
    assert "Une remarque, publiée avec le chiffre" in said
    assert "La colonne E sera publique : chaque remarque est publiée avec son chiffre" in said
    assert said.count("1 remarque sera publique avec son chiffre : E2 « à vérifier avec Paul ».") == 2
    press(page, "Ne pas lire la colonne E")
    assert "à vérifier avec Paul »." not in texts(page)
    press(press(page, "Voir ce qui va changer"), "Publier")
    with database.reading(own_world) as connection:
        notes = connection.execute("SELECT note FROM claim WHERE value = 120000").fetchall()
    assert notes == [("",)]


def test_the_counts_of_one_screen_agree(page):
    rows: list[tuple[str | int, ...]] = [
        ("Pôle Chêne", "Emplois créés", 2023, 25),
        ("Pôle Ajonc", "Emplois créés", 2023, "n.c."),
    ]
    said = texts(bring(page, messy.long(rows)))
    assert "1 chiffre lu, 1 valeur non communiquée" in said
    assert "<span>1 chiffre lu</span>" in said
