"""The rules a sheet is held to as a whole: reasons, folding, levels, counts, what is hostile."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptce_data import database, ledger
from ptce_data.i18n import speaking
from ptce_data.workbook import checks
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.layout import Layout
from tests import worlds
from tests.entries import entries
from tests.fixtures_checks import EMPLOIS, LAYOUT, TODAY, Figure, share, typed, unread

# A reason turns the error into a remark that quotes it.
LIFTED: dict[str, tuple[Figure, ...]] = {
    "jump": ({"indicator": "jobs_created", "value": 140.0},),
    "decrease": ({"indicator": "jobs_created", "value": 9.0},),
    "part_above_total": (
        {"indicator": "integration_employees", "value": 60.0},
        {"indicator": "jobs_members", "value": 50.0},
    ),
    "energy_above_power": (
        {"indicator": "energy_produced", "value": 9000.0},
        {"indicator": "installed_power", "value": 1.0},
    ),
    "savings_per_investor": (
        {"indicator": "local_savings", "value": 30.0},
        {"indicator": "citizen_investors", "value": 10.0},
    ),
    "implausible": ({"value": 2e6, "value_text": "2000000"},),
    "fraction": (share(0.12, "0,12"),),
}


@pytest.mark.parametrize("rule", LIFTED)
@pytest.mark.parametrize("where", ["in the note of the row", "for the whole file"])
def test_a_reason_lifts_the_error(check, rule, where):
    figures, reason = LIFTED[rule], "deux structures ont rejoint le pôle"
    assert [one.rule for one in check(*figures).errors] == [rule]
    if where == "in the note of the row":
        report = check(*[figure | {"note": reason} for figure in figures])
    else:
        report = check(*figures, decisions=Decisions(sheet="Emplois", reason=reason))
    assert report.errors == ()
    told = ["public_notes"] if where == "in the note of the row" else []
    assert sorted(one.rule for one in report.remarks) == sorted([rule, *told])
    assert report.verdicts["accepted"].to_pylist() == [True] * len(figures)


def test_the_reason_given_is_quoted(said):
    figure = {"indicator": "jobs_created", "value": 140.0, "note": "fusion avec le pôle voisin"}
    assert said(figure) == [
        (
            "remark",
            "jump",
            "Feuille Emplois, cellule D2 : « 140 » pour « Emplois créés » (« Pôle Ajonc », 2023), après 14 emplois en 2022 ; attendu : au plus 42 emplois, soit 3 fois plus. Justification donnée : « fusion avec le pôle voisin ».",
        ),
        (
            "remark",
            "public_notes",
            "Feuille Emplois : 1 remarque sera publique avec son chiffre : « fusion avec le pôle voisin ». Si ce n'est pas pour le public, ne lisez pas cette colonne.",
        ),
    ]


def test_a_reason_does_not_lift_what_is_simply_wrong(check):
    report = check({"value": -3.0, "note": "si, si"}, decisions=Decisions(reason="je vous assure"))
    assert [one.rule for one in report.errors] == ["below_minimum"]


def test_a_ratio_that_disagrees_with_its_parts_is_said(said):
    figures = (
        {"indicator": "local_savings", "value": 100_000.0, "value_text": "100000"},
        {"indicator": "citizen_investors", "value": 100.0},
        {"indicator": "average_ticket", "value": 1500.0},
    )
    assert said(*figures) == [
        (
            "warning",
            "ratio_disagrees",
            "Feuille Emplois, cellule D4 : « 1 500 » pour « Investissement moyen par personne », mais ses deux termes donnent ≈ 1 000 € (« Pôle Ajonc », 2023). Vérifiez les trois valeurs ; c'est le rapport recalculé qui sera affiché.",
        )
    ]
    assert said(*figures[:2], {"indicator": "average_ticket", "value": 1010.0}) == []


def test_the_cell_named_is_that_of_the_column_at_fault(check):
    faults = ({"pole_id": None, "pole_text": "X"}, {"year": 2030, "year_text": "2030"}, {"unit_text": "zz"})
    report = check(*faults, layout=LAYOUT)
    assert {one.rule: (one.cells, one.column) for one in report.issues} == {
        "unknown_pole": (("A2",), "A"),
        "year_to_come": (("C3",), "C"),
        "unknown_unit": (("E4",), "E"),
    }


def test_a_unit_written_beside_the_number_is_at_fault_in_its_own_cell(check):
    (issue,) = check({"value_text": "12 zorglubs", "unit_text": "zorglubs"}, layout=LAYOUT).issues
    assert issue.cells == ("D2",)


def test_a_value_not_known_is_not_said_to_be_converted(said):
    missing = {"reading": "missing", "value": None, "value_text": "n.c.", "unit_text": "k€", "unit": "EUR"}
    assert said(missing | {"indicator": "equity", "hints": ["unit_converted"]}) == []


def test_the_same_problem_on_many_rows_is_one_line(said):
    wrong = {"pole_id": None, "pole_text": "Ajonk"}
    figures = [{}, {"year": 2001}, wrong, {"year": 2003}, {"year": 2004}, wrong, wrong, wrong]
    assert said(*figures, layout=LAYOUT, proposals={("pole", "Ajonk"): ("Pôle Ajonc",)}) == [
        (
            "error",
            "unknown_pole",
            "Feuille Emplois, colonne A, lignes 4, 7-9 : « Ajonk » n'est le nom d'aucun pôle connu. Vouliez-vous dire « Pôle Ajonc » ? Choisissez le pôle voulu, ou créez ce pôle.",
        )
    ]


def test_a_row_of_many_figures_names_its_unknown_pole_once(check):
    wide = [
        {"pole_id": None, "pole_text": "Ajonk", "row": 2, "cell": cell, "indicator": indicator}
        for cell, indicator in (("D2", "volunteers"), ("E2", "families"))
    ]
    (issue,) = check(*wide, layout=LAYOUT).issues
    assert (issue.cells, issue.rows, issue.count) == (("A2",), (2,), 1)


def test_a_hundred_different_faults_are_forty_lines_and_a_count(check):
    report = check(*(unread(f"mot {n}", year=1900 + n) for n in range(100)))
    assert len(report.issues) == 41
    assert typed(report.issues[-1].sentence) == (
        "Feuille Emplois : et 60 autres cellules pour la même règle : la valeur se lit comme un nombre, avec ou sans unité, « environ » ou « plus de »."
    )
    assert report.counts.refused == 100
    assert report.marks.num_rows == 100


def test_errors_come_first_then_warnings_then_remarks(check):
    figures = ({"value": 3.0}, {"value": 12.5, "year": 2001}, {"value": -1.0, "year": 2002})
    assert [one.level for one in check(*figures).issues] == ["error", "warning", "remark"]


def test_a_line_in_error_refuses_the_whole_file_unless_asked_otherwise(check):
    report = check({}, {"value": -1.0, "year": 2002})
    assert report.refused(partial=False)
    assert report.accepted(partial=False).num_rows == 0
    assert not report.refused(partial=True)
    assert report.accepted(partial=True)["entry"].to_pylist() == [1]


def test_both_cells_of_a_contradiction_are_refused_and_marked(check):
    report = check({"value": 15.0}, {"value": 16.0}, {"year": 2001})
    assert report.accepted(partial=True)["entry"].to_pylist() == [3]
    assert report.issues[0].cells == ("D3", "D2")
    assert sorted(report.marks["cell"].to_pylist()) == ["D2", "D3"]


def test_nothing_is_said_of_few_people_on_a_figure_that_is_refused_anyway(check):
    report = check({"value": 3.0, "pole_id": None, "pole_text": "Ajonk"}, {"value": 3.0, "year": 2022})
    assert [(one.rule, one.cells) for one in report.issues] == [
        ("unknown_pole", ("D2",)),
        ("few_people", ("D3",)),
    ]
    assert report.verdicts["visibility"].to_pylist() == ["confidential", "confidential"]


def test_what_a_reason_would_lift_has_a_word_of_its_own(check):
    report = check({"value": 140.0, "indicator": "jobs_created"}, {"pole_id": None, "pole_text": "Ajonk"})
    assert [(one.rule, one.word) for one in report.errors] == [
        ("jump", "À justifier"),
        ("unknown_pole", "Erreur"),
    ]
    explained = check({"value": 140.0, "indicator": "jobs_created", "note": "fusion"})
    assert [(one.rule, one.word) for one in explained.issues] == [
        ("jump", "Remarque"),
        ("public_notes", "Remarque"),
    ]


def test_few_people_are_accepted_and_become_confidential(check):
    report = check({"value": 3.0}, {"value": 30.0, "year": 2000})
    assert report.verdicts["visibility"].to_pylist() == ["confidential", "public"]
    assert (report.counts.accepted, report.counts.confidential) == (2, 1)


def test_what_is_counted(check):
    report = check(
        {},
        {},
        {"value": -1.0, "year": 2002},
        unread("x", year=2003),
        {"reading": "missing", "value": None, "value_text": "n.c.", "year": 2004},
    )
    assert report.counts == checks.CheckCounts(
        entries=5, figures=3, accepted=1, refused=2, repeated=1, missing=1, errors=2, remarks=1
    )


def test_a_missing_source_is_told_of_its_rows_where_others_have_one(said):
    assert said({}, {"source_title": "", "year": 2001}) == [
        (
            "remark",
            "source_missing",
            "Feuille Emplois, cellule D3 : aucune source n'est indiquée ; il sera écrit « Transmis au réseau, sans source indiquée ». Indiquez la source sur la ligne ou pour tout le fichier.",
        )
    ]
    assert said({"source_title": ""}, decisions=Decisions(source_title="Bilan 2023")) == []


def test_the_source_given_for_the_file_is_checked_too(check):
    report = check({}, decisions=Decisions(source_title="Bilan", source_url="bilan.fr"))
    assert [typed(one.sentence) for one in report.issues] == [
        "« bilan.fr » n'est pas une adresse web ; attendu : une adresse qui commence par « https:// ». Corrigez l'adresse de la source, ou videz la case."
    ]
    assert report.refused(partial=True)


def test_nothing_is_said_of_rows_while_the_columns_are_wrong(small_world):
    layout = Layout("Emplois", "long", 1, 1, 2, 9, (), problems=("Aucune colonne ne nomme le pôle.",))
    with database.workbench(small_world) as cursor:
        report = checks.check(cursor, entries({"value": -1.0}), EMPLOIS, TODAY, layout)
    assert [(one.level, one.rule, typed(one.sentence)) for one in report.issues] == [
        ("error", "structure", "Feuille Emplois : aucune colonne ne nomme le pôle.")
    ]
    assert report.refused(partial=True)
    assert report.verdicts.num_rows == 0


def test_sentences_are_said_in_english(check):
    with speaking("en"):
        report = check({"pole_id": None, "pole_text": "Ajonk"}, {"value": 140.0, "indicator": "jobs_created"})
    assert [typed(one.sentence) for one in report.issues] == [
        "Sheet Emplois, cell D2: “Ajonk” is not the name of any known cluster. Choose the right cluster, or create this one.",
        "Sheet Emplois, cell D3: “140” for “Jobs created” (“Pôle Ajonc”, 2023), after 14 jobs in 2022; expected: at most 42 jobs, 3 times as much. Correct the value, or give the reason in the row's note or for the whole file.",
    ]


def test_an_empty_sheet_has_nothing_wrong(check):
    report = check()
    assert report.issues == ()
    assert report.counts == checks.CheckCounts()


def test_what_the_file_says_may_be_hostile(said):
    name = worlds.HOSTILE_NAME
    ((_level, _rule, sentence),) = said({"pole_id": None, "pole_text": f"a\u202e\x00{name}"})
    assert "« a<img src=x onerror=" in sentence
    assert "\u202e" not in sentence
    assert "\x00" not in sentence


def test_an_own_world_that_changed_is_what_one_is_compared_with(own_world, check):
    with database.writing(own_world) as connection, database.transaction(connection):
        ledger.open_batch(connection, worlds.batch(9, "neuf.xlsx"))
        ledger.append(connection, 9, [worlds.claim("ajonc", "volunteers", 2022, 200)])
        ledger.publish(connection, worlds.AT)
    assert [one.rule for one in check({"value": 20.0}, file=own_world).errors] == ["jump"]


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "pole_id": st.sampled_from(["ajonc", "chene", None]),
                "indicator": st.sampled_from(["volunteers", "equity", "integration_share", None]),
                "year": st.one_of(st.none(), st.integers(1890, 2030)),
                "value": st.one_of(
                    st.sampled_from([-1.0, 0.0, 0.5, 3.0, 15.0, 120.0, 1e7, float("inf")]),
                    st.floats(0, 1e4),
                ),
                "perimeter": st.sampled_from(["", "un site"]),
                "note": st.sampled_from(["", "fusion"]),
                "source_url": st.sampled_from(["", "https://exemple.fr", "ftp://exemple.fr"]),
            }
        ),
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_entry_is_refused_where_an_error_marks_it_and_only_there(check, figures):
    report = check(*figures)
    at_fault = {line["entry"] for line in report.marks.to_pylist() if line["level"] == "error"}
    refused = {line["entry"] for line in report.verdicts.to_pylist() if not line["accepted"]}
    assert refused == at_fault
    assert bool(report.errors) == bool(refused)
    assert report.counts.accepted == report.accepted(partial=True).num_rows
    if not report.issues:
        assert report.counts.accepted == len(figures)
