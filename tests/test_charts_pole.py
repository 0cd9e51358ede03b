"""The chart of one indicator of a pole: perimeters apart, estimated years hollow, rivals grey."""

from pages._ui import charts_pole
from ptce_data.charts import MUTED


def traces(cursor, pole_id, indicator):
    drawn = charts_pole.series(cursor, pole_id, indicator)
    assert isinstance(drawn.figure, dict)
    return {trace["name"]: trace for trace in drawn.figure["data"]}


def test_two_perimeters_never_form_one_line(small_cursor):
    found = traces(small_cursor, "ajonc", "local_savings")
    assert list(found) == ["parc A", "trois parcs", "autres versions publiées"]
    assert (found["parc A"]["x"], found["parc A"]["y"]) == ([2013], [1_800_000.0])
    assert (found["trois parcs"]["x"], found["trois parcs"]["y"]) == ([2022], [8_000_000.0])
    assert found["parc A"]["marker"]["color"] != found["trois parcs"]["marker"]["color"]


def test_an_estimated_year_is_a_hollow_mark(small_cursor):
    found = traces(small_cursor, "ajonc", "local_savings")
    assert found["parc A"]["marker"]["symbol"] == ["circle"]
    assert found["trois parcs"]["marker"]["symbol"] == ["square-open"]


def test_a_rival_is_a_grey_cross_that_no_line_joins(small_cursor):
    rivals = traces(small_cursor, "ajonc", "local_savings")["autres versions publiées"]
    assert (rivals["x"], rivals["y"]) == ([2013], [1_900_000.0])
    assert rivals["marker"]["color"] == MUTED
    assert rivals["marker"]["symbol"] == ["x-open"]
    assert rivals["marker"]["size"] == 18  # shows around the mark it gave way to, drawn over it
    assert rivals["zorder"] == 0
    assert "lines" not in rivals["mode"]


def test_a_qualifier_is_written_beside_its_mark(small_cursor):
    found = traces(small_cursor, "ajonc", "citizen_investors")
    assert found["parc A"]["text"] == ["plus de 700"]
    assert found["trois parcs"]["text"] == ["≈\u00a02\u202f000"]


def test_amounts_are_written_alike_beside_the_marks_and_on_the_axis(small_cursor):
    drawn = charts_pole.series(small_cursor, "ajonc", "local_savings").figure
    assert isinstance(drawn, dict)
    axis = drawn["layout"]["yaxis"]
    assert axis["ticktext"] == ["0\u202f€", "2\u202fM€", "4\u202fM€", "6\u202fM€", "8\u202fM€"]
    assert axis["title"] is None


def test_events_are_not_joined(small_cursor):
    assert "lines" not in traces(small_cursor, "ajonc", "public_support")["pôle entier"]["mode"]


def test_the_table_behind_holds_every_claim_and_what_is_worked_out(small_cursor):
    table = charts_pole.series(small_cursor, "ajonc", "average_ticket").table
    assert [(row[0], round(float(str(row[2])), 2)) for row in table.rows] == [
        (2022, 4000.0),
        (2013, 2600.0),  # about 1 800 000 over more than 700
        (2013, 2000.0),
    ]
