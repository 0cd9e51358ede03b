"""The workbook to fill in: what it offers, what it holds, and that reading it back changes nothing."""

import io
from datetime import date

import openpyxl
import openpyxl.utils
import pytest

from ptce_data import database, publication
from ptce_data.errors import UnknownCodeError
from ptce_data.i18n import speaking
from ptce_data.workbook import reader, studies, template
from ptce_data.workbook.decisions import Decisions
from tests.worlds import HOSTILE_NAME

TODAY = date(2026, 11, 24)
HEADINGS = (
    "Pôle",
    "Indicateur",
    "Année",
    "Valeur",
    "Unité",
    "Précision",
    "Périmètre",
    "Confidentiel",
    "Source",
    "Lien de la source",
    "Note",
)


def made(file, pole_id=None):
    with database.Reader(file).cursor() as cursor:
        return template.template(cursor, pole_id)


def opened(content, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def filled(content, sheet="À remplir"):
    lines = opened(content, values=True)[sheet].iter_rows(min_row=2, values_only=True)
    return [line for line in lines if line[0]]


def counted(content, file):
    """What importing the file would do, nothing refused."""
    with database.workbench(file) as cursor:
        study = studies.study(cursor, reader.read(content, "modele.xlsx"), Decisions(), TODAY)
        assert [issue.sentence for issue in study.report.issues] == []
        return publication.count(cursor, study.claims().claims)


def test_the_template_has_a_sheet_to_fill_then_what_helps_to_fill_it(small_world):
    book = opened(made(small_world))
    assert book.sheetnames == ["À remplir", "Mode d'emploi", "Définitions", "Exemple", "Listes"]
    assert book.active.title == "À remplir"
    form = book["À remplir"]
    assert tuple(cell.value for cell in form[1]) == HEADINGS
    assert form.freeze_panes == "C2"
    assert filled(made(small_world)) == []


def test_the_drop_downs_offer_poles_indicators_years_qualifiers_and_answers(small_world):
    book = opened(made(small_world), values=True)
    offered = {}
    for rule in book["À remplir"].data_validations.dataValidation:
        _sheet, cells = rule.formula1.split("!")
        column = book["À remplir"].cell(1, openpyxl.utils.range_boundaries(str(rule.sqref))[0]).value
        offered[column] = [row[0].value for row in book["Listes"][cells.replace("$", "")]]
    assert set(offered) == {"Pôle", "Indicateur", "Année", "Précision", "Confidentiel"}
    assert offered["Pôle"] == ["Pôle Ajonc", "Pôle Bruyère", "Pôle Chêne"]
    assert offered["Précision"] == ["exact", "environ", "plus de"]
    assert offered["Confidentiel"] == ["non", "oui"]
    assert offered["Indicateur"][:2] == ["Abonnés ou adhérents aux paniers", "Actionnaires"]
    assert len(offered["Indicateur"]) == 67
    assert (offered["Année"][0], offered["Année"][-1]) == (2024, 1990)


def test_a_new_pole_may_be_written_but_an_indicator_must_be_of_the_list(small_world):
    rules = opened(made(small_world))["À remplir"].data_validations.dataValidation
    severity = {str(rule.sqref)[0]: rule.errorStyle or "stop" for rule in rules}
    assert (severity["A"], severity["B"], severity["C"]) == ("warning", "stop", "warning")


def test_the_template_of_a_pole_holds_its_last_known_values_and_their_sources(small_world):
    lines = filled(made(small_world, "ajonc"))
    by_indicator = {line[1]: line for line in lines if line[1] != "Soutien public"}
    assert by_indicator["Emplois créés"][2:8] == (2022, 14, "emplois", "exact", None, "non")
    assert by_indicator["Épargne locale mobilisée"][2:] == (
        "2022 (estimée)",
        8_000_000,
        "euros",
        "environ",
        "trois parcs",
        "non",
        "Site C",
        "https://www.exemple.org/site",
        None,
    )
    support = [line[2:7] for line in lines if line[1] == "Soutien public"]
    assert support == [
        (2014, 50_000, "euros", "exact", None),
        (2014, 30_000, "euros", "environ", None),
        (2016, 20_000, "euros", "exact", "atelier"),
    ]
    assert "Investissement moyen par personne" not in by_indicator


@pytest.mark.parametrize("pole_id", ["bruyere", "chene"])
def test_a_confidential_figure_is_not_in_the_template(small_world, pole_id):
    content = made(small_world, pole_id)
    texts = [str(cell.value) for sheet in opened(content, values=True) for row in sheet for cell in row]
    assert not [text for text in texts if "secret" in text or text in {"999", "123456", "777"}]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("pole_id", ["ajonc", "bruyere", "chene"])
def test_importing_a_template_unchanged_changes_nothing(small_world, pole_id, language):
    with speaking(language):
        content = made(small_world, pole_id)
    counts = counted(content, small_world)
    assert counts.nothing
    assert counts.unchanged == len(opened_lines(content))


def opened_lines(content):
    lines = opened(content, values=True).worksheets[0].iter_rows(min_row=2, values_only=True)
    return [line for line in lines if line[0]]


def test_no_template_of_the_real_poles_changes_anything_once_imported(real_file):
    """The three poles with the most figures, notes and addresses of every kind among them."""
    for pole_id in ("eoliennes-pays-de-vilaine", "pole-sud-archer", "sud-aquitaine"):
        counts = counted(made(real_file, pole_id), real_file)
        assert (counts.nothing, counts.unchanged > 3) == (True, True)


def test_a_figure_added_under_the_known_ones_is_the_only_new_one(small_world):
    book = opened(made(small_world, "chene"))
    form = book["À remplir"]
    row = next(n for n in range(2, 100) if form.cell(n, 1).value is None)
    said = ("Pôle Chêne", "Emplois créés", 2024, 25, "emplois", "exact", None, "non", "Bilan 2024")
    for column, value in enumerate(said, 1):
        if value is not None:
            form.cell(row, column, value)
    written = io.BytesIO()
    book.save(written)
    with database.workbench(small_world) as cursor:
        workbook = reader.read(written.getvalue(), "modele.xlsx")
        study = studies.study(cursor, workbook, Decisions(partial=True), TODAY)
        new = [claim for claim in study.claims().claims.to_pylist() if claim["year"] == 2024]
    assert [(claim["indicator"], claim["value"], claim["title"]) for claim in new] == [
        ("jobs_created", 25.0, "Bilan 2024")
    ]


def test_the_empty_rows_of_a_template_saved_again_elsewhere_are_not_called_notes(small_world):
    """Saved by openpyxl, which keeps the formulas of the units and forgets their results."""
    written = io.BytesIO()
    opened(made(small_world, "ajonc")).save(written)
    with database.workbench(small_world) as cursor:
        study = studies.study(cursor, reader.read(written.getvalue(), "modele.xlsx"), Decisions(), TODAY)
    assert study.layout.left_out == ()


@pytest.mark.parametrize(
    ("name", "title"),
    [("Éoliennes", "les chiffres d'Éoliennes"), ("Pôle Ajonc", "les chiffres de Pôle Ajonc")],
)
def test_the_title_elides_before_a_vowel(own_world, name, title):
    with database.writing(own_world) as connection:
        connection.execute("UPDATE registered_pole SET name = ? WHERE pole_id = 'ajonc'", [name])
    assert opened(made(own_world, "ajonc"))["Mode d'emploi"]["A1"].value == f"Modèle à remplir\u00a0: {title}"


def test_the_instructions_say_what_to_do_of_the_source_of_a_corrected_figure(small_world):
    told = {row[0]: row[1] for row in opened(made(small_world))["Mode d'emploi"].iter_rows(values_only=True)}
    assert told["Chiffre corrigé"] == (
        "Deux valeurs d'une même source se contredisent\u00a0: si la nouvelle vient d'ailleurs, changez "
        "aussi la source et son lien\u202f; si la source elle-même a été corrigée, dites-le dans la note."
    )


def test_the_example_sheet_says_that_it_is_one_and_shows_figures_of_the_database(small_world):
    sheet = opened(made(small_world))["Exemple"]
    assert sheet["A1"].value == "EXEMPLE\u00a0: de vrais chiffres de la base, à ne pas remplir"
    shown = [row[:6] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert shown == [
        ("Pôle Chêne", "Structures membres", 2019, 30, "structures", "exact"),
        ("Pôle Chêne", "Emplois créés", "2021 (estimée)", 20, "emplois", "environ"),
    ]


def test_each_indicator_is_defined_with_a_real_example(small_world):
    rows = opened(made(small_world))["Définitions"].iter_rows(min_row=2, values_only=True)
    defined = {row[0]: row for row in rows}
    assert len(defined) == 67
    assert defined["Visiteurs"][2:4] == ("visiteurs", "quantité de l'année")
    assert defined["Visiteurs"][6] == "Pôle Chêne, 2021\u00a0: 300\u00a0visiteurs"
    assert defined["Boulangeries"][6] is None


def test_the_template_speaks_english(small_world):
    with speaking("en"):
        book = opened(made(small_world, "ajonc"))
        assert template.file_name("ajonc") == "ptce-template-ajonc.xlsx"
    assert book.sheetnames == ["To fill in", "How to fill in", "Definitions", "Example", "Lists"]
    assert [cell.value for cell in book["To fill in"][1]][:4] == ["Cluster", "Indicator", "Year", "Value"]
    assert template.file_name() == "modele-ptce.xlsx"


def test_the_same_data_gives_the_same_bytes(small_world):
    assert made(small_world, "ajonc") == made(small_world, "ajonc")


def test_a_hostile_pole_stays_a_text_everywhere(hostile_world):
    book = opened(made(hostile_world, "ajonc"))
    found = [cell for sheet in book for row in sheet for cell in row if HOSTILE_NAME in str(cell.value)]
    assert len(found) > 5
    assert {cell.data_type for cell in found} == {"s"}
    assert not [cell for cell in found if cell.hyperlink]


def test_an_unknown_pole_is_answered_with_the_nearest_ones(small_world):
    with pytest.raises(UnknownCodeError) as refused:
        made(small_world, "ajonk")
    assert str(refused.value).startswith(
        "Aucun pôle n'a l'identifiant «\u202fajonk\u202f». Vouliez-vous dire «\u202fajonc\u202f» ou "
    )
