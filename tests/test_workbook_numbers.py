"""What people write in a value cell, and what is understood of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptce_data import formats, units
from ptce_data.i18n import speaking
from ptce_data.workbook.measures import Measure, measure
from ptce_data.workbook.numbers import understood

EXACT, APPROX, AT_LEAST = "exact", "approx", "at_least"


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "unit_text"),
    [
        ("1 800 000", 1_800_000, EXACT, ""),
        ("1\u00a0800\u00a0000", 1_800_000, EXACT, ""),
        ("1\u202f800\u202f000", 1_800_000, EXACT, ""),
        ("1\u2009800\u2007000", 1_800_000, EXACT, ""),
        ("  700 ", 700, EXACT, ""),
        ("1 800 000,50 €", 1_800_000.5, EXACT, "€"),
        ("1800000.5", 1_800_000.5, EXACT, ""),
        ("1,8 M€", 1_800_000, EXACT, "€"),
        ("1,1 M€", 1_100_000, EXACT, "€"),
        ("1,8 million d'euros", 1_800_000, EXACT, "euros"),
        ("1,8 millions d’euros", 1_800_000, EXACT, "euros"),
        ("3 millions €", 3_000_000, EXACT, "€"),
        ("12 milliers d'euros", 12_000, EXACT, "euros"),
        ("3 k€", 3_000, EXACT, "€"),
        ("3K€", 3_000, EXACT, "€"),
        ("2,5 Md€", 2_500_000_000, EXACT, "€"),
        ("1,2 M", 1_200_000, EXACT, ""),
        ("12 %", 12, EXACT, "%"),
        ("12%", 12, EXACT, "%"),
        ("0,5", 0.5, EXACT, ""),
        ("0.125", 0.125, EXACT, ""),
        ("1e-05", 0.00001, EXACT, ""),
        ("env. 700", 700, APPROX, ""),
        ("environ 700", 700, APPROX, ""),
        ("Environ 700", 700, APPROX, ""),
        ("~700", 700, APPROX, ""),
        ("≈ 700", 700, APPROX, ""),
        ("près de 700", 700, APPROX, ""),
        ("de l'ordre de 700", 700, APPROX, ""),
        ("700 env.", 700, APPROX, ""),
        ("700 personnes environ", 700, APPROX, "personnes"),
        ("700 (estimation)", 700, APPROX, ""),
        ("env 1,2 M€", 1_200_000, APPROX, "€"),
        ("+ de 700", 700, AT_LEAST, ""),
        ("plus de 700", 700, AT_LEAST, ""),
        ("> 700", 700, AT_LEAST, ""),
        (">700", 700, AT_LEAST, ""),
        ("≥ 700", 700, AT_LEAST, ""),
        (">= 700", 700, AT_LEAST, ""),
        ("au moins 700", 700, AT_LEAST, ""),
        ("700+", 700, AT_LEAST, ""),
        ("700 et plus", 700, AT_LEAST, ""),
        ("700 minimum", 700, AT_LEAST, ""),
        ("plus de 6 205 emplois", 6_205, AT_LEAST, "emplois"),
        ("une vingtaine", 20, APPROX, ""),
        ("Une vingtaine", 20, APPROX, ""),
        ("une cinquantaine de", 50, APPROX, ""),
        ("une centaine", 100, APPROX, ""),
        ("deux douzaines", 24, APPROX, ""),
        ("un millier d'habitants", 1_000, APPROX, "habitants"),
        ("une trentaine de salariés", 30, APPROX, "salariés"),
        ("plus d'une centaine", 100, AT_LEAST, ""),
        ("deux", 2, EXACT, ""),
        ("deux cents", 200, EXACT, ""),
        ("deux cent cinquante-trois", 253, EXACT, ""),
        ("quatre-vingt-dix-sept", 97, EXACT, ""),
        ("soixante et onze", 71, EXACT, ""),
        ("vingt et un mille", 21_000, EXACT, ""),
        ("mille deux cents", 1_200, EXACT, ""),
        ("trois millions", 3_000_000, EXACT, ""),
        ("aucun", 0, EXACT, ""),
        ("0", 0, EXACT, ""),
        ("12 emplois", 12, EXACT, "emplois"),
        ("35 ETP", 35, EXACT, "ETP"),
        ("18,3 MW", 18.3, EXACT, "MW"),
        ("2 000 m²", 2_000, EXACT, "m²"),
        ("2000 m2", 2_000, EXACT, "m2"),
        ("1 800 000 euros", 1_800_000, EXACT, "euros"),
        ("200 000€", 200_000, EXACT, "€"),
        ("1.234.567", 1_234_567, EXACT, ""),
        ("1,234,567", 1_234_567, EXACT, ""),
        ("1.800,50", 1_800.5, EXACT, ""),
        ("1,234.5", 1_234.5, EXACT, ""),
        ("1'800", 1_800, EXACT, ""),
        ("-5", -5, EXACT, ""),
        ("−5", -5, EXACT, ""),
        ("(1 200)", -1_200, EXACT, ""),
        ("1/2", 0.5, EXACT, ""),
        ("1 ½", 1.5, EXACT, ""),
        ("Total : 700", 700, EXACT, ""),
        ("soit 700", 700, EXACT, ""),
        ("700*", 700, EXACT, ""),
        ("700 (source AG)", 700, EXACT, ""),
        ("€1.8M", 1_800_000, EXACT, "€"),
        ("€2.5bn", 2_500_000_000, EXACT, "€"),
        ("more than 700 people", 700, AT_LEAST, "people"),
        ("about 20", 20, APPROX, ""),
    ],
)
def test_a_figure_is_read_with_its_qualifier_and_its_unit(text, value, qualifier, unit_text):
    found = understood(text)
    assert (found.reading, found.value, found.qualifier, found.unit_text) == (
        "figure",
        value,
        qualifier,
        unit_text,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "n.c.",
        "NC",
        "N.C",
        "nd",
        "N/D",
        "-",
        "—",
        "–",
        "--",
        "?",
        "??",
        "…",
        "non communiqué",
        "Non renseigné",
        "NR",
        "à compléter",
        "sans objet",
        "s.o.",
        "inconnu",
        "n/a",
    ],
)
def test_what_says_that_nothing_is_known_is_missing_and_never_zero(text):
    assert understood(text).reading == "missing"
    assert understood(text).value is None


@pytest.mark.parametrize("text", ["#DIV/0!", "#N/A", "#REF!", "#NOM?", "#VALEUR!", "#SANS_VALEUR", "#NUM!"])
def test_an_error_of_the_spreadsheet_is_an_error(text):
    assert understood(text).reading == "error"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2013-2014", "range"),
        ("700 à 800", "range"),
        ("entre 10 et 20", "range"),
        ("de 10 à 20", "range"),
        ("2 à 3 ETP", "range"),
        ("12 ou 13", "range"),
        ("douze ou treize", "range"),
        ("dix à douze", "range"),
        ("moins de 700", "upper_bound"),
        ("- de 700", "upper_bound"),
        ("< 700", "upper_bound"),
        ("700 maximum", "upper_bound"),
        ("moins d'une dizaine", "upper_bound"),
        ("12 sur 15", "share_of"),
        ("12/15", "share_of"),
        ("12 (dont 3 femmes)", "several_numbers"),
        ("12 dont 3 femmes", "several_numbers"),
        ("1 80", "several_numbers"),
        ("12 34 56", "several_numbers"),
        ("plusieurs centaines", "vague"),
        ("quelques-uns", "vague"),
        ("31/12/2013", "date"),
        ("2013-06-19", "date"),
        ("VRAI", "truth_value"),
        ("oui", "truth_value"),
        ("Béganne", "text"),
        ("Deux-Sèvres", "text"),
        ("=A1", "text"),
        ("9" * 300, "too_long"),
    ],
)
def test_what_is_no_single_value_says_why(text, why):
    assert (understood(text).reading, understood(text).hints) == ("unreadable", (why,))


@pytest.mark.parametrize(
    ("text", "thousands"), [("1.800", 1_800), ("1,800", 1_800), ("12.345", 12_345), ("€121,555", 121_555)]
)
def test_a_separator_that_can_be_read_in_two_ways_is_told(text, thousands):
    found = understood(text)
    assert "ambiguous_separator" in found.hints
    assert (found.value, found.other_value) == (thousands, thousands / 1_000)


def test_the_second_reading_of_an_ambiguous_number_keeps_its_scale():
    assert understood("1,250 M€").other_value == 1_250_000


def test_invisible_characters_change_nothing():
    assert understood("\ufeff7\u200b00\u200e").value == 700


FIGURES = st.one_of(
    st.integers(0, 10**11).map(float),
    st.floats(0.0001, 10**9, allow_nan=False).map(lambda value: round(value, 4)),
)
UNITS = st.sampled_from(
    (
        "EUR",
        "%",
        "MW",
        "MWh",
        "ha",
        "m²",
        "tonnes",
        "ETP",
        "personnes",
        "emplois",
        "projets",
        "repas par jour",
        "éoliennes",
        "pôles",
        "structures",
    )
)


def shown_within(value, unit):
    """How far a written figure may be from its value: decimals, rounding, and a minimum rounded down."""
    if unit == "EUR" and value >= 1:
        return max(1.0, value / 100)
    return 1.0 if value >= 100 else 0.1 if value >= 1 else value / 10 + 1e-6


@given(
    value=FIGURES,
    unit=UNITS,
    qualifier=st.sampled_from((EXACT, APPROX, AT_LEAST)),
    language=st.sampled_from(("fr", "en")),
)
def test_every_figure_the_dashboard_writes_is_read_back_as_itself(value, unit, qualifier, language):
    with speaking(language):
        written = formats.figure(value, unit, qualifier)
        found = understood(written)
        assert found.reading == "figure"
        assert found.qualifier == qualifier
        assert measure(found.unit_text, unit) == Measure(unit)
        assert found.value == pytest.approx(value, rel=0, abs=shown_within(value, unit))


@given(value=st.integers(0, 999_999), language=st.sampled_from(("fr", "en")))
def test_a_whole_number_the_dashboard_writes_keeps_its_value(value, language):
    with speaking(language):
        assert understood(formats.amount(value, "personnes")).value == pytest.approx(value, abs=0)


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_fail(text):
    assert understood(text).reading in {"figure", "missing", "error", "unreadable"}


@given(st.text("0123456789 .,-/+%€kM()eà'", max_size=40))
def test_no_text_of_digits_and_signs_makes_the_reader_fail(text):
    found = understood(text)
    assert (found.value is not None) == (found.reading == "figure")


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("k€", "EUR", Measure("EUR", 1_000)),
        ("milliers d'euros", "EUR", Measure("EUR", 1_000)),
        ("M€", "EUR", Measure("EUR", 1_000_000)),
        ("€ HT", "EUR", Measure("EUR")),
        ("kW", "MW", Measure("MW", 0.001)),
        ("GWh", "MWh", Measure("MWh", 1_000)),
        ("kg", "tonnes", Measure("tonnes", 0.001)),
        ("hectares", "ha", Measure("ha")),
        ("hectares", "m²", Measure("m²", 10_000)),
        ("salariés", "emplois", Measure("emplois")),
        ("emplois créés", "emplois", Measure("emplois")),
        ("ETP", "emplois", Measure("ETP")),
        ("nombre", "projets", Measure("projets")),
        ("€/h", "EUR", None),
        ("zorglub", "EUR", None),
    ],
)
def test_a_written_unit_is_known_with_what_it_is_worth(text, wanted, expected):
    assert measure(text, wanted) == expected


def test_every_unit_of_the_dashboard_is_known_by_its_own_name():
    for code in ("EUR", *units._counted(2), *units.SYMBOLS):  # noqa: SLF001
        assert measure(units.unit_name(code), code) == Measure(code)
