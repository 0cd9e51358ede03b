"""The overview's answers on the world drawn in tests/worlds.py."""

from ptce_data import database, ledger
from ptce_data.queries import overview
from ptce_data.selection import EVERYTHING, Selection
from tests import worlds

BRITTANY = Selection(regions=("53",))
GUERNSEY = Selection(departements=("99",))


def total(cursor, selection, indicator):
    return overview.totals(cursor, selection, (indicator,))[0]


def test_a_sum_of_an_exact_a_minimum_and_an_approximate_figure_is_a_minimum(small_cursor):
    jobs = total(small_cursor, EVERYTHING, "jobs_created")
    assert (jobs.value, jobs.qualifier, jobs.poles, jobs.poles_selected) == (39, "at_least", 3, 3)
    assert (jobs.first_year, jobs.last_year, jobs.estimated, jobs.partial) == (2020, 2022, 1, 0)


def test_the_situation_of_a_past_year_counts_only_what_was_known_then(small_cursor):
    jobs = total(small_cursor, Selection(year=2020), "jobs_created")
    assert (jobs.value, jobs.qualifier, jobs.poles) == (15, "at_least", 2)


def test_a_total_counts_the_poles_that_speak_for_a_part_of_themselves(small_cursor):
    savings = total(small_cursor, EVERYTHING, "local_savings")
    assert (savings.value, savings.partial, savings.estimated, savings.poles) == (8_200_000, 1, 1, 2)


def test_a_median_indicator_is_never_summed(small_cursor):
    ticket = total(small_cursor, EVERYTHING, "average_ticket")
    assert (ticket.value, ticket.qualifier, ticket.poles) == (2750, "approx", 2)


def test_the_total_of_each_year_names_the_parts_it_covers(small_cursor):
    years = overview.totals_by_year(small_cursor, EVERYTHING, "local_savings")
    assert [(y.year, y.value, y.estimated, y.parts) for y in years] == [
        (2013, 1_800_000, 0, ("parc A",)),
        (2015, 2_000_000, 0, ("parc A",)),
        (2020, 2_000_000, 0, ("parc A",)),
        (2022, 8_200_000, 1, ("trois parcs",)),
    ]


def test_what_nobody_published_has_no_value_and_its_coverage_is_zero_of_three(small_cursor):
    power = total(small_cursor, EVERYTHING, "installed_power")
    assert (power.value, power.poles, power.poles_selected, power.last_year) == (None, 0, 3, None)


def test_a_confidential_figure_reaches_neither_a_total_nor_its_detail(small_cursor):
    assert total(small_cursor, EVERYTHING, "turnover").value is None
    assert overview.contributions(small_cursor, EVERYTHING, "turnover") == ()
    values = {part.value for part in overview.contributions(small_cursor, EVERYTHING, "jobs_created")}
    assert values == {14, 5, 20}


def test_the_detail_of_a_total_adds_up_to_it_and_names_its_sources(small_cursor):
    parts = overview.contributions(small_cursor, EVERYTHING, "public_support")
    assert [(p.name, p.value, p.qualifier, p.year, p.source_title) for p in parts] == [
        ("Pôle Bruyère", 100_000, "exact", 2021, "Rapport A"),
        ("Pôle Ajonc", 50_000, "exact", 2014, "Rapport A"),
        ("Pôle Ajonc", 30_000, "approx", 2014, "Rapport A"),
        ("Pôle Ajonc", 20_000, "exact", 2016, "Site C"),
    ]
    assert parts[3].source_url == "https://www.exemple.org/site"


def test_a_fact_told_by_two_batches_is_one_part_of_the_total(own_world):
    again = worlds.claim("bruyere", "public_support", 2021, 100_000)
    with database.writing(own_world) as connection:
        ledger.withdraw(connection, 1, worlds.AT, "Camille")
        ledger.open_batch(connection, worlds.batch(4, "encore.xlsx"))
        ledger.append(connection, 4, [again])
        ledger.restore(connection, 1, worlds.AT, "Camille")
    with database.Reader(own_world).cursor() as cursor:
        parts = overview.contributions(cursor, EVERYTHING, "public_support")
        assert sum(part.value for part in parts) == 200_000
        assert total(cursor, EVERYTHING, "public_support").value == 200_000


def test_a_pole_counts_in_each_of_its_sectors_and_a_region_once(small_cursor):
    sectors = overview.poles_by_sector(small_cursor, EVERYTHING)
    assert [(s.sector, s.family, s.poles) for s in sectors] == [
        ("culture", "culture", 2),
        ("energie", "ecologie", 2),
    ]
    regions = overview.poles_by_region(small_cursor, EVERYTHING)
    assert [(r.name, r.poles) for r in regions] == [("Bretagne", 2), ("Pays de la Loire", 1)]


def test_the_total_of_each_year_says_how_many_poles_it_rests_on(small_cursor):
    years = overview.totals_by_year(small_cursor, EVERYTHING, "jobs_created")
    assert [(y.year, y.value, y.qualifier, y.poles) for y in years] == [
        (2018, 10, "exact", 1),
        (2020, 15, "at_least", 2),
        (2021, 35, "at_least", 3),
        (2022, 39, "at_least", 3),
    ]


def test_a_flow_is_that_of_its_year_alone(small_cursor):
    years = overview.totals_by_year(small_cursor, EVERYTHING, "visitors")
    assert [(y.year, y.value, y.poles) for y in years] == [(2019, 1000, 1), (2021, 1800, 2)]


def test_filters_restrict_poles_and_an_empty_selection_counts_none(small_cursor):
    assert overview.key_figures(small_cursor, BRITTANY).poles == 2
    assert overview.key_figures(small_cursor, GUERNSEY).poles == 0
    assert overview.poles_by_sector(small_cursor, GUERNSEY) == ()


def test_the_real_founding_examples_come_in_the_order_of_the_article(real_cursor):
    found = overview.examples(real_cursor, Selection(year=2013))
    assert [example.pole.pole_id for example in found] == list(overview.EXAMPLES)
    wind = found[1].figures
    assert [(f.indicator, f.value, f.qualifier, f.perimeter) for f in wind] == [
        ("local_savings", 1_800_000, "approx", "parc de Béganne"),
        ("citizen_investors", 700, "at_least", "parc de Béganne"),
    ]


def test_every_national_figure_keeps_its_rivals(real_cursor):
    counts = [f for f in overview.national_figures(real_cursor) if f.metric == "ptce_count"]
    assert [(f.year, f.value) for f in counts if f.year == 2023] == [(2023, 140), (2023, 218)]
