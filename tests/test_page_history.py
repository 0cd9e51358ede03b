"""The history page, run whole by Streamlit on the small world (its batches are drawn in tests/worlds.py)."""

import pytest

from ptce_data import database
from ptce_data.changes import Correction, Withdrawal
from tests import worlds
from tests.app import STAFF, html_of, opened, staff
from tests.publishing import imported, publish
from tests.worlds import claim


@pytest.fixture
def visit(own_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))

    def visited(**query):
        app = staff(opened("history", **query))
        assert not app.exception
        return app

    return visited


def texts(app) -> str:
    """Everything the page says, with plain spaces."""
    headings = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption]
    boxes = [*app.info, *app.warning, *app.error, *app.success]
    said = "\n".join(one.value for one in (*headings, *boxes)) + "\n" + html_of(app)
    plain = said.replace("\u202f", " ").replace("\u00a0", " ").replace("\\", "").replace("&#x27;", "'")
    return plain.replace("\u2060", "")


def press(app, label):
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception
    return app


def shown(file, pole_id, indicator, year):
    """What the pages show of a figure, None where they show nothing."""
    with database.reading(file) as connection:
        found = connection.execute(
            "SELECT value FROM observation WHERE pole_id = ? AND indicator = ? AND year = ?",
            [pole_id, indicator, year],
        ).fetchall()
    return found[0][0] if found else None


def test_a_reader_sees_the_sign_in_and_nothing_of_the_history(own_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    app = opened("history")
    assert "printemps.xlsx" not in texts(app)
    assert "secret" not in texts(app)


def test_every_import_is_listed_with_who_when_and_its_state(visit):
    said = texts(visit())
    assert "3 imports" in said
    assert "printemps.xlsx" in said
    assert "3, dont 2 confidentiels" in said
    assert "retiré le 1er juin 2024, 11:30 par Camille" in said


def test_an_import_is_withdrawn_as_previewed_and_re_established(visit, own_world):
    app = visit(**{"import": "2 – printemps.xlsx"})
    assert shown(own_world, "ajonc", "member_structures", 2019) == 13
    press(app, "Voir ce qui va changer")
    assert "Structures membres, Pôle Ajonc : 13 structures → ≈ 12 structures" in texts(app)
    assert shown(own_world, "ajonc", "member_structures", 2019) == 13
    press(app, "Retirer cet import")
    assert shown(own_world, "ajonc", "member_structures", 2019) == 12
    said = texts(app)
    assert f"retiré par {STAFF.name}" in said
    assert "C'est fait : cet import est retiré, les pages publiques ne montrent plus ses chiffres." in said
    press(app, "Voir ce qui va changer")
    assert "Structures membres, Pôle Ajonc : ≈ 12 structures → 13 structures" in texts(app)
    press(app, "Rétablir cet import")
    assert shown(own_world, "ajonc", "member_structures", 2019) == 13
    said = texts(app)
    assert f"rétabli par {STAFF.name}" in said
    assert "C'est fait : cet import est rétabli, les pages publiques montrent ses chiffres." in said


def test_what_an_import_moved_is_said_of_its_publication_and_no_more_once_it_is_withdrawn(visit, own_world):
    publish(own_world, imported(claim("ajonc", "jobs_created", 2023, 16)))
    said = texts(visit(**{"import": "4 – essai.xlsx"}))
    assert "À sa publication, le 1er juin 2024, 9 chiffres publics ont bougé" in said
    assert "Emplois créés, Pôle Ajonc : 14 emplois → 16 emplois" in said
    assert "ses chiffres ne sont plus montrés" not in said
    publish(own_world, Withdrawal(4))
    said = texts(visit(**{"import": "4 – essai.xlsx"}))
    assert "À sa publication, le 1er juin 2024, 9 chiffres publics ont bougé" in said
    assert "Cet import est retiré depuis le 1er juin 2024, 11:30 : ses chiffres ne sont plus montrés." in said


def test_a_reason_being_typed_leaves_the_preview_and_its_buttons_where_they_are(visit, own_world):
    """A click ends the typing first: a button that became another one would lose it."""
    app = visit(**{"import": "2 – printemps.xlsx"})
    before = [one.key for one in app.button]
    app.text_input("reason-withdraw-2").input("mauvais fichier").run()
    assert [one.key for one in app.button] == before
    press(app, "Voir ce qui va changer")
    app.text_input("reason-withdraw-2").input("mauvais fichier, vu avec Paul").run()
    press(app, "Retirer cet import")
    assert f"retiré par {STAFF.name}" in texts(app)
    assert "mauvais fichier, vu avec Paul" in texts(app)
    assert app.text_input("reason-restore-2").value == ""


def test_what_strangers_wrote_stays_text(hostile_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(hostile_world))
    app = staff(opened("history", **{"import": f"4 – {worlds.HOSTILE_NAME}"}))
    assert not app.exception
    assert "&lt;img src=x" in html_of(app)
    assert "<img src=x" not in html_of(app)
    assert all("<img src=x" not in one.value for one in (*app.markdown, *app.header))


def test_a_figure_tells_its_whole_life(visit):
    app = visit(**{"vue": "La vie d'un chiffre", "du-pole": "Pôle Bruyère", "chiffre": "Emplois créés"})
    said = texts(app)
    assert "Emplois créés : 2 relevés" in said
    assert "777 emplois" in said
    assert "retiré le 1er juin 2024, 11:30 par Camille" in said
    assert "plus de 5 emplois" in said


def test_a_corrected_amount_tells_which_import_replaced_it(visit, own_world):
    with database.reading(own_world) as connection:
        old = worlds.claim_id(connection, "bruyere", "public_support", 100_000)
    newer = claim("bruyere", "public_support", 2021, 120_000)
    publish(own_world, imported(newer, corrections=(Correction(0, old),)))
    app = visit(**{"vue": "La vie d'un chiffre", "du-pole": "Pôle Bruyère"})
    said = texts(app.selectbox(key="chiffre").select("public_support").run())
    assert "Soutien public : 2 relevés" in said
    assert "remplacé le 1er juin 2024, 11:30 par Camille : import 4 – essai.xlsx" in said
    said = texts(visit(**{"import": "4 – essai.xlsx"}))
    assert "1 ; 1 montant publié remplacé" in said
    assert "Le montant qu'il a remplacé comptera de nouveau, sauf si un autre import le remplace" in said


def test_a_confidential_figure_is_told_to_be_never_shown(visit):
    app = visit(**{"vue": "La vie d'un chiffre", "du-pole": "Pôle Chêne", "chiffre": "Emplois créés"})
    assert "confidentiel, jamais montré" in texts(app)


def test_who_has_not_reported_is_said_by_family_and_by_pole(visit):
    said = texts(visit(vue="Qui n'a pas encore répondu", pour="2022"))
    assert "**2 pôles sur 3** ont publié un chiffre pour 2022 ou après." in said
    assert "1 pôle n'a rien publié pour 2022 ni après" in said
    assert "Pôle Chêne" in said


def test_a_rival_is_chosen_with_a_reason_and_shown(visit, own_world):
    app = visit(vue="Chiffres à plusieurs versions")
    assert "compte aussi la coopérative" in texts(app)
    box = app.selectbox("rival")
    place = next(
        n for n, label in enumerate(box.options) if label.startswith("Pôle Ajonc – Structures membres")
    )
    box.select_index(place).run()
    said = texts(app)
    assert "13 structures (Rapport A) est montré parce que : il vient de l'import le plus récent." in said
    assert "Une raison est demandée : tout le monde la lira sur la page du pôle" in said
    assert app.text_input("keep-reason").label == "Raison du choix, publiée avec le chiffre"
    press(app, "Voir ce qui va changer")
    assert "Dites pourquoi ce chiffre est retenu : la raison est publiée avec lui." in texts(app)
    app.text_input("keep-reason").input("le rapport a été corrigé").run()
    press(app, "Voir ce qui va changer")
    assert "Structures membres, Pôle Ajonc : 13 structures → ≈ 12 structures" in texts(app)
    press(app, "Montrer ce chiffre")
    assert shown(own_world, "ajonc", "member_structures", 2019) == 12
    assert "le rapport a été corrigé" in texts(app)


def test_the_address_holds_the_figure_with_several_versions(visit):
    app = visit(vue="Chiffres à plusieurs versions", rival="Pôle Ajonc – Structures membres, 2019")
    assert "13 structures (Rapport A) est montré parce que" in texts(app)


def test_a_choice_that_moves_no_total_says_which_figure_of_a_year_changes(visit, own_world):
    publish(own_world, imported(claim("ajonc", "jobs_created", 2018, 11)))
    app = visit(vue="Chiffres à plusieurs versions")
    box = app.selectbox("rival")
    place = next(
        n for n, label in enumerate(box.options) if label.startswith("Pôle Ajonc – Emplois créés, 2018")
    )
    box.select_index(place).run()
    app.text_input("keep-reason").input("le rapport fait foi").run()
    press(app, "Voir ce qui va changer")
    assert (
        "Aucun total et aucune dernière valeur connue ne bougera. Change sur la fiche du pôle : "
        "Pôle Ajonc, Emplois créés, 2018 : 11 emplois → 10 emplois."
    ) in texts(app)
    assert "Aucun chiffre public ne bougera" not in texts(app)
