"""What the data rest on, counted by hand on the small world and against the seed's own notes."""

from ptce_data.queries import method
from ptce_data.queries.method import CallWinners, Extent, SourceUse


def test_each_public_source_says_how_much_it_documents(small_cursor):
    assert method.sources(small_cursor) == (
        SourceUse("Rapport A", "https://exemple.fr/rapport", "exemple.fr", claims=17, poles=3),
        SourceUse("Site C", "https://www.exemple.org/site", "exemple.org", claims=9, poles=3),
        SourceUse("Article B, sans adresse", None, None, claims=2, poles=1),
    )


def test_the_extent_of_the_small_world(small_cursor):
    assert method.extent(small_cursor) == Extent(
        poles=3,
        poles_documented=3,
        poles_with_support_alone=0,
        poles_placed=2,
        poles_dated=2,
        claims=28,
        estimated=6,
        approximate=8,
        minimums=3,
        partial=9,
        sources=3,
        claims_without_address=2,
        first_year=2013,
        last_year=2022,
        indicators=67,
        disputed=4,
        poles_followed=3,  # chene by its ratio: 2015 recomputed, 2019 published
    )


def test_what_the_readme_of_the_seed_says_is_found(real_cursor):
    extent = method.extent(real_cursor)
    assert (extent.poles, extent.poles_documented, extent.poles_with_support_alone) == (91, 71, 17)
    assert (extent.poles_placed, extent.estimated, extent.claims, extent.sources) == (65, 79, 347, 158)
    assert extent.claims_without_address == 4


def test_winners_announced_are_set_beside_those_found(real_cursor):
    assert method.winners(real_cursor) == (
        CallWinners(2014, 23, 20),
        CallWinners(2016, 14, 5),
        CallWinners(2021, 15, 15),
        CallWinners(2023, 15, 14),
        CallWinners(2024, 15, 1),
        CallWinners(2025, 8, 0),
    )


def test_where_no_call_is_known_there_is_no_winner(small_cursor):
    assert method.winners(small_cursor) == ()


def test_sources_of_the_seed_are_all_given_with_the_most_cited_first(real_cursor):
    found = method.sources(real_cursor)
    assert len(found) == 158
    assert sum(source.claims for source in found) == 347
    assert [source.claims for source in found] == sorted((s.claims for s in found), reverse=True)
