"""How the sheets people send are understood."""

import pytest

from ptce_data.workbook import layouts
from ptce_data.workbook import vocabulary as vocabularies
from ptce_data.workbook.decisions import ColumnDecision, Decisions, Meaning
from ptce_data.workbook.layout import LeftOut
from ptce_data.workbook.sheets import Range
from ptce_data.workbook.vocabulary import Remembered
from tests.fixtures_workbooks import (
    BLANK_POLES,
    BY_REGION,
    LONG,
    MERGED_POLES,
    ONE_POLE,
    REPORT,
    sheet,
    workbook,
)

NARROW, WIDE = "\u202f", "\u00a0"


def plain(texts):
    """Sentences with plain spaces, to be read in a test."""
    return [text.replace(NARROW, " ").replace(WIDE, " ") for text in texts]


def roles(layout):
    return [column.role for column in layout.columns]


def figures(layout):
    return [(one.indicator, one.year) for one in layout.columns if one.role == "figure"]


def test_a_yearly_report_is_read_under_its_titles_and_above_its_total(vocabulary):
    layout = layouts.propose(workbook(REPORT), vocabulary, Decisions())
    assert (layout.shape, layout.header_row, layout.header_rows) == ("wide", 4, 2)
    assert (layout.first_row, layout.last_row) == (6, 11)
    assert roles(layout) == ["pole", "figure", "figure", "figure", "ignored"]
    assert figures(layout) == [("jobs_created", 2021), ("jobs_created", 2022), ("local_savings", 2022)]
    assert layout.columns[3].unit_text == "k€"
    assert layout.left_out == (
        LeftOut((1, 2), "titres au-dessus du tableau"),
        LeftOut((11,), "notes sous le tableau"),
        LeftOut((9,), "totaux ou moyennes"),
    )
    assert layout.problems == ()
    assert plain(layout.remarks) == ["Colonnes non lues : E « Contact »."]


def test_a_list_of_figures_is_long_and_its_columns_are_known_by_their_usual_names(vocabulary):
    layout = layouts.propose(workbook(LONG), vocabulary, Decisions())
    assert layout.shape == "long"
    assert roles(layout) == [
        "pole", "indicator", "year", "value", "unit", "qualifier", "perimeter", "visibility",
        "source_title", "source_url", "note",
    ]  # fmt: skip
    assert {column.how for column in layout.columns} == {"exact"}
    assert (layout.problems, layout.remarks, layout.left_out) == ((), (), ())


def test_years_across_and_indicators_down_are_read_for_the_pole_of_the_title(vocabulary):
    layout = layouts.propose(workbook(ONE_POLE), vocabulary, Decisions())
    assert (layout.shape, roles(layout)) == ("wide", ["indicator", "unit", "figure", "figure", "figure"])
    assert figures(layout) == [(None, 2020), (None, 2021), (None, 2022)]
    assert (layout.pole.code, layout.pole_text) == ("chene", "Pôle Chêne - suivi des indicateurs")
    assert layout.problems == ()
    assert plain(layout.remarks) == [
        (
            "Aucune colonne ne nomme le pôle : tous les chiffres sont pris pour ceux de « Pôle Chêne », "
            "à cause de « Pôle Chêne - suivi des indicateurs »."
        )
    ]


def test_without_merged_cells_a_group_of_headings_goes_on_over_its_years(vocabulary):
    groups = sheet(
        [None, "Emplois créés", None, "Bénévoles", None],
        ["PTCE", "2021", "2022", "2021", "2022"],
        ["Pôle Ajonc", "1", "2", "3", "4"],
    )
    layout = layouts.propose(workbook(groups), vocabulary, Decisions())
    assert (layout.header_rows, layout.first_row) == (2, 3)
    assert figures(layout) == [
        ("jobs_created", 2021), ("jobs_created", 2022), ("volunteers", 2021), ("volunteers", 2022),
    ]  # fmt: skip


def test_units_on_a_second_line_belong_to_the_headings_above(vocabulary):
    units = sheet(
        ["Pôle", "Année", "Épargne locale", "Puissance installée"],
        [None, None, "k€", "kW"],
        ["Pôle Ajonc", "2022", "12", "18 300"],
    )
    layout = layouts.propose(workbook(units), vocabulary, Decisions())
    assert layout.header_rows == 2
    assert [column.unit_text for column in layout.columns] == ["", "", "k€", "kW"]


def test_a_sheet_named_after_its_indicator_needs_years_alone(vocabulary):
    years = sheet(["Pôle", "2020", "2021", "Total"], ["Pôle Ajonc", "1", "2", "3"], name="Emplois créés")
    layout = layouts.propose(workbook(years), vocabulary, Decisions())
    assert roles(layout) == ["pole", "figure", "figure", "ignored"]
    assert figures(layout) == [("jobs_created", 2020), ("jobs_created", 2021)]


def test_a_title_gives_the_year_that_no_column_does(vocabulary):
    dated = sheet(["Bilan 2022"], [], ["Pôle", "Emplois créés"], ["Pôle Ajonc", "12"])
    layout = layouts.propose(workbook(dated), vocabulary, Decisions())
    assert (layout.year, layout.problems) == (2022, ())
    assert layout.remarks == ("Les chiffres sans année sont datés de 2022, l'année que donne un titre.",)


def test_the_day_a_file_was_sent_does_not_date_its_figures(vocabulary):
    sent = sheet(["Envoyé le 12/03/2024"], [], ["Pôle", "Emplois créés"], ["Pôle Ajonc", "12"])
    layout = layouts.propose(workbook(sent), vocabulary, Decisions())
    assert layout.year is None
    assert layout.problems == (
        "Rien ne donne l'année des chiffres. Dites quelle colonne le fait, ou donnez l'année du fichier.",
    )
    assert layouts.propose(workbook(sent), vocabulary, Decisions(year=2023)).problems == ()


def test_subtotals_hidden_rows_and_hidden_columns_are_left_out_and_said(vocabulary):
    layout = layouts.propose(workbook(BY_REGION), vocabulary, Decisions())
    assert layout.left_out == (
        LeftOut((4,), "masquées dans le classeur"),
        LeftOut((5, 8, 9), "totaux ou moyennes"),
    )
    assert plain(layout.remarks) == ["Colonnes masquées, non lues : C « Interne 2022 »."]


def test_a_person_can_keep_a_row_that_was_left_out_and_leave_another(vocabulary):
    decided = Decisions(rows_kept=(4, 9), rows_left_out=(7,))
    layout = layouts.propose(workbook(BY_REGION), vocabulary, decided)
    assert layout.left_out == (LeftOut((7,), "écartées par vous"), LeftOut((5, 8), "totaux ou moyennes"))


def test_a_last_row_without_name_that_is_the_sum_of_the_others_is_a_total(vocabulary):
    def left_out(total):
        rows = sheet(
            ["Pôle", "Emplois créés 2022", "Bénévoles 2022"],
            ["Pôle Ajonc", "12", "30"], ["Pôle Chêne", "7", "9"], [None, *total],
        )  # fmt: skip
        return layouts.propose(workbook(rows), vocabulary, Decisions()).left_out

    assert left_out(["19", "39"]) == (LeftOut((4,), "totaux ou moyennes"),)
    assert left_out(["19", "40"]) == ()


def test_a_perimeter_or_an_indicator_with_the_words_of_a_total_is_no_total(vocabulary):
    whole = sheet(
        ["Pôle", "Périmètre", "Indicateur", "Année", "Valeur"],
        ["Pôle Ajonc", "Ensemble du pôle", "Total des emplois créés", "2022", "12"],
        ["Pôle Ajonc", "", "Total", "2022", "12"],
        ["Ensemble des PTCE", "", "Emplois créés", "2022", "12"],
    )
    layout = layouts.propose(workbook(whole), vocabulary, Decisions())
    assert layout.left_out == (LeftOut((3, 4), "totaux ou moyennes"),)


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("merged", [(), (Range(1, 0, 1, 3),)])
def test_a_title_right_above_the_headings_is_no_part_of_them(vocabulary, at, merged):
    titled = sheet(
        [*[None] * (0 if merged else at), "Bilan 2023 des pôles"],
        ["Structure", "Emplois creés (nb)", "Bénévoles", "Surface batie"],
        ["Pôle Ajonc", "12", "30", "200"],
        merged=merged,
    )
    layout = layouts.propose(workbook(titled), vocabulary, Decisions())
    assert (layout.header_row, layout.header_rows, layout.year) == (2, 1, 2023)
    assert roles(layout) == ["pole", "figure", "figure", "figure"]
    assert layout.problems == ()


def test_one_group_alone_above_its_years_is_part_of_the_headings(vocabulary):
    one = sheet([None, "Emplois créés"], ["Pôle", "2021", "2022"], ["Pôle Ajonc", "1", "2"])
    layout = layouts.propose(workbook(one), vocabulary, Decisions())
    assert (layout.header_row, layout.header_rows) == (1, 2)
    assert figures(layout) == [("jobs_created", 2021), ("jobs_created", 2022)]


def test_headings_printed_again_are_not_rows(vocabulary):
    again = sheet(
        ["Pôle", "Indicateur", "Année", "Valeur"], ["Pôle Ajonc", "Emplois créés", "2022", "12"],
        ["Pôle", "Indicateur", "Année", "Valeur"], ["Pôle Chêne", "Emplois créés", "2022", "7"],
    )  # fmt: skip
    layout = layouts.propose(workbook(again), vocabulary, Decisions())
    assert layout.left_out == (LeftOut((3,), "titres répétés"),)


def test_a_name_written_once_for_several_rows_is_said_to_hold_for_them(vocabulary):
    merged = layouts.propose(workbook(MERGED_POLES), vocabulary, Decisions())
    blank = layouts.propose(workbook(BLANK_POLES), vocabulary, Decisions())
    assert blank.filled_down
    assert blank.remarks == ("Le nom d'un pôle vaut pour les lignes sans nom qui le suivent.",)
    assert merged.problems == blank.problems == ()


def test_the_first_sheet_with_figures_is_read_and_the_others_are_named(vocabulary):
    book = workbook(
        sheet(["Bilan du réseau"], ["2022"], name="Garde"),
        sheet(["Colonne", "Sens"], ["Pôle", "le nom"], ["Valeur", "le chiffre"], name="Lisez-moi"),
        LONG,
        sheet(["a"], name="Brouillon", visible=False),
    )
    layout = layouts.propose(book, vocabulary, Decisions())
    assert layout.sheet == "Données"
    assert plain(layout.remarks) == [
        "2 autres feuilles ne sont pas lues : « Garde » et « Lisez-moi ».",
        "1 feuille masquée n'est pas lue : « Brouillon ».",
    ]
    assert layouts.propose(book, vocabulary, Decisions(sheet="Garde")).sheet == "Garde"


def test_a_column_can_be_corrected_and_keeps_the_year_of_its_heading(vocabulary):
    turnover = sheet(["Pôle", "CA (k€) 2022", "Divers"], ["Pôle Ajonc", "1", "2"])
    decided = Decisions(columns=(ColumnDecision(1, "figure", "turnover"), ColumnDecision(2, "ignored")))
    layout = layouts.propose(workbook(turnover), vocabulary, decided)
    assert (layout.problems, figures(layout)) == ((), [("turnover", 2022)])
    assert [column.how for column in layout.columns] == ["exact", "decided", "decided"]


def test_the_headings_row_and_the_last_row_can_be_corrected(vocabulary):
    layout = layouts.propose(workbook(REPORT), vocabulary, Decisions(header_row=5, header_rows=1, last_row=7))
    assert (layout.header_row, layout.first_row, layout.last_row) == (5, 6, 7)
    beyond = layouts.propose(workbook(REPORT), vocabulary, Decisions(header_row=99, last_row=99))
    assert beyond.last_row == 11
    assert beyond.problems


def test_the_pole_of_a_whole_sheet_can_be_chosen(vocabulary):
    nameless = sheet(["Indicateur", "Année", "Valeur"], ["Bénévoles", "2022", "1"])
    asked = layouts.propose(workbook(nameless), vocabulary, Decisions())
    assert (asked.pole, asked.pole_text) == (None, "Feuil1")
    decided = Decisions(meanings=(Meaning("pole", asked.pole_text, "chene"),))
    layout = layouts.propose(workbook(nameless), vocabulary, decided)
    assert (layout.pole.code, layout.problems) == ("chene", ())


def test_what_was_decided_of_a_heading_holds_for_the_file_of_the_next_year(vocabulary):
    def columns(year, remembered=()):
        known = vocabularies.Vocabulary(
            vocabulary.poles, vocabulary.indicators, vocabulary.sectors, vocabulary.statuses, remembered
        )
        turnover = sheet(["Pôle", f"CA (k€) {year}"], ["Pôle Ajonc", "1"])
        return layouts.propose(workbook(turnover), known, Decisions())

    shape = columns(2022).shape_key
    assert columns(2023).shape_key == shape
    found = columns(2023, (Remembered(shape, "column", "CA (k€) 0000", "figure:turnover"),))
    assert (found.columns[1].how, figures(found), found.problems) == ("remembered", [("turnover", 2023)], ())
    elsewhere = columns(2023, (Remembered("other", "column", "CA (k€) 0000", "figure:turnover"),))
    assert elsewhere.columns[1].how == "unknown"
    gone = columns(2023, (Remembered(shape, "column", "CA (k€) 0000", "figure:gone"),))
    assert gone.columns[1].how == "unknown"


def test_a_heading_that_says_nothing_leaves_it_to_the_cells(vocabulary):
    odd = sheet(
        ["Qui", "Quoi", "Valeur", "Quand"],
        ["Pôle Ajonc", "Bénévoles", "30", "2021"],
        ["Pôle Chêne", "Emplois créés", "7", "2022"],
    )
    layout = layouts.propose(workbook(odd), vocabulary, Decisions())
    assert roles(layout) == ["pole", "indicator", "value", "year"]
    assert [column.how for column in layout.columns] == ["near", "near", "exact", "near"]


def test_a_second_table_under_the_first_is_not_mixed_with_it(vocabulary):
    two = sheet(
        ["Pôle", "Emplois créés 2022", "Bénévoles 2022"],
        ["Pôle Ajonc", "12", "30"],
        [],
        ["Détail par site"],
        ["Pôle", "Structures membres 2022", "Partenaires 2022"],
        ["Pôle Chêne", "7", "9"],
    )
    layout = layouts.propose(workbook(two), vocabulary, Decisions())
    assert (layout.last_row, layout.next_table) == (4, 5)
    assert plain(layout.remarks) == [
        (
            "Un autre tableau commence à la ligne 5 : il n'est pas lu. "
            "Pour lire celui-là, indiquez sa ligne de titres."
        )
    ]
    second = layouts.propose(workbook(two), vocabulary, Decisions(header_row=5))
    assert figures(second) == [("member_structures", 2022), ("partners", 2022)]


def test_of_two_columns_that_could_name_the_pole_the_one_that_does_is_kept(vocabulary):
    both = sheet(["Structure", "PTCE", "Bénévoles 2022"], ["Association Truc", "Pôle Ajonc", "30"])
    assert roles(layouts.propose(workbook(both), vocabulary, Decisions())) == ["ignored", "pole", "figure"]
