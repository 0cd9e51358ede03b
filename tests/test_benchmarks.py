"""The yardsticks are honest and frozen, the synthetic networks are what they say, the table is right."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from benchmarks import importing, networks, report, viewers
from benchmarks.contestants import CAREFUL, NAIVE, PRODUCT
from benchmarks.importing import Import, ImportScores, Outcome, Waits
from benchmarks.leaflets import Asked, Written
from benchmarks.measuring import Score
from benchmarks.networks import Network
from ptce_data import build, database, ledger
from ptce_data.queries import overview
from ptce_data.selection import Selection

YARDSTICKS = networks.YARDSTICKS
SMALL = Network("small", "synthetic, for the tests", poles=100, claims_per_cell=0.5)


@pytest.fixture(scope="module")
def flat_folder(tmp_path_factory) -> Path:
    """The real network as the yardsticks read it."""
    folder: Path = tmp_path_factory.mktemp("flat")
    networks.make_flat(networks.Prepared(networks.NETWORKS[0], folder))
    return folder


def synthetic(file: Path) -> Path:
    build.build(file)
    with database.writing(file) as connection:
        networks.add_invented_poles(connection, SMALL)
        ledger.derive(connection)
    return file


@pytest.fixture(scope="module")
def small_network(tmp_path_factory) -> Path:
    return synthetic(tmp_path_factory.mktemp("small") / "ptce.duckdb")


def column(file: Path, question: str) -> list[object]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return [value for (value,) in connection.execute(question).fetchall()]


def key_figures(page: str, folder: Path, monkeypatch, **filters: object) -> dict[str, str]:
    """The label and value of each figure a yardstick shows."""
    monkeypatch.setenv("PTCE_BENCH_FOLDER", str(folder))
    st.cache_data.clear()  # each folder would have a server of its own
    st.cache_resource.clear()
    app = AppTest.from_file(str(YARDSTICKS / page), default_timeout=60).run()
    for label, value in filters.items():
        widgets = [*app.multiselect, *app.selectbox]
        next(widget for widget in widgets if widget.label == label).set_value(value)
    app.run()
    assert not app.exception
    return {metric.label: metric.value for metric in app.metric}


def test_the_yardsticks_are_those_that_were_frozen():
    frozen = (YARDSTICKS / "FROZEN.sha256").read_text(encoding="utf-8").splitlines()
    found = {
        name: hashlib.sha256((YARDSTICKS / name).read_bytes()).hexdigest()
        for name in (line.split()[1] for line in frozen)
    }
    assert sorted(found) == [
        ".streamlit/config.toml",
        "careful.py",
        "careful_database.py",
        "import_bulk.py",
        "import_by_row.py",
        "import_checks.py",
        "naive.py",
    ]
    assert [f"{digest}  {name}" for name, digest in found.items()] == frozen


def test_both_yardsticks_show_the_figures_of_the_real_network(flat_folder, monkeypatch):
    expected = {
        "Pôles": "91",
        "Emplois créés": "≈ 167",
        "Emplois dans l'ensemble du pôle": "plus de 6 205",
        "Épargne locale mobilisée (€)": "≈ 8 000 000",
        "Citoyens investisseurs": "≈ 2 000",
        "Structures membres": "plus de 496",
        "Salariés en insertion": "969",
        "Soutien public (€)": "plus de 18 265 562",
    }
    assert key_figures("naive.py", flat_folder, monkeypatch) == expected
    assert key_figures("careful.py", flat_folder, monkeypatch) == expected


def test_both_yardsticks_find_the_founding_figures_of_brittany_at_the_end_of_2013(flat_folder, monkeypatch):
    filters = {"Région": ["Bretagne"], "Situation à fin": 2013}
    naive = key_figures("naive.py", flat_folder, monkeypatch, **filters)
    assert naive["Épargne locale mobilisée (€)"] == "≈ 1 800 000"
    assert naive["Citoyens investisseurs"] == "plus de 700"
    assert key_figures("careful.py", flat_folder, monkeypatch, **filters) == naive


def test_the_product_adds_up_the_same_totals_as_the_yardsticks_on_the_real_network(real_cursor):
    totals = {t.indicator: t.value for t in overview.key_figures(real_cursor, Selection()).totals}
    assert totals == {
        "jobs_created": 167,
        "jobs_members": 6205,
        "local_savings": 8_000_000,
        "citizen_investors": 2000,
        "member_structures": 496,
        "integration_employees": 969,
        "public_support": 18_265_562,
    }


def test_the_careful_yardstick_and_the_product_agree_on_an_invented_network(
    small_network, tmp_path, monkeypatch
):
    shutil.copy(small_network, tmp_path / "ptce.duckdb")
    networks.make_flat(networks.Prepared(SMALL, tmp_path))
    careful = key_figures("careful.py", tmp_path, monkeypatch, **{"Situation à fin": 2016})
    naive = key_figures("naive.py", tmp_path, monkeypatch, **{"Situation à fin": 2016})
    with database.Reader(small_network).cursor() as cursor:
        product = overview.key_figures(cursor, Selection(year=2016))
    jobs = next(total for total in product.totals if total.indicator == "jobs_members")
    shown = f"{jobs.value:,.0f}".replace(",", " ")
    assert careful == naive
    assert careful["Pôles"] == "100"
    assert careful["Emplois dans l'ensemble du pôle"].endswith(shown)


def test_an_invented_network_says_that_it_is_invented(small_network):
    invented = "FROM pole WHERE pole_id LIKE 'synthetique-%'"
    assert column(small_network, f"SELECT count(*) {invented}") == [9]
    assert column(small_network, f"SELECT name {invented} ORDER BY name LIMIT 1") == [
        "Pôle synthétique 00092"
    ]
    claims = "FROM claim JOIN source USING (source_id) WHERE pole_id LIKE 'synthetique-%'"
    assert column(small_network, f"SELECT DISTINCT note {claims}") == ["donnée synthétique"]
    assert column(small_network, f"SELECT bool_and(title LIKE 'Source synthétique %') {claims}") == [True]


def test_an_invented_network_keeps_the_real_poles_and_their_claims(small_network):
    assert column(small_network, "SELECT count(*) FROM pole WHERE pole_id NOT LIKE 'synthetique-%'") == [91]
    assert column(small_network, "SELECT count(*) FROM claim WHERE batch_id = 1") == [347]


def test_an_invented_network_is_the_same_each_time(small_network, tmp_path):
    content = "SELECT sum(hash(claim)) FROM claim"
    assert column(synthetic(tmp_path / "again.duckdb"), content) == column(small_network, content)


def test_draws_of_one_invented_claim_do_not_depend_on_one_another(small_network):
    shares = """
        SELECT round(avg((qualifier = 'at_least')::INTEGER), 1)
        FROM claim WHERE batch_id > 1 GROUP BY year_basis ORDER BY year_basis
    """
    assert column(small_network, shares) == [0.1, 0.1]


def test_viewers_ask_one_another_s_questions_and_questions_of_their_own():
    filters = viewers.walk(["Bretagne", "Occitanie", "Normandie"], ["Culture", "Habitat"], round_number=0)
    assert filters(0, 0) == {"Région": ["Bretagne"], "Secteur": []}
    assert filters(0, 1) == {"Région": ["Occitanie"], "Secteur": ["Culture"]}
    assert filters(0, 3) == {"Région": ["Bretagne"], "Secteur": ["Habitat"]}
    assert filters(1, 0) == {"Région": ["Occitanie"], "Secteur": []}


NOTHING = Score(
    rounds=0,
    figures_ms=0,
    complete_ms=0,
    reread_ms=0,
    answered_ms=0,
    arrival_bytes=0,
    answer_bytes=0,
    memory_mb=0,
    runs_per_s=None,
    server_cpu_ms=None,
    map_bytes=None,
)


def test_the_table_says_which_targets_are_met():
    real = networks.NETWORKS[0]
    scores = {
        NAIVE: replace(NOTHING, complete_ms=2000),
        CAREFUL: replace(NOTHING, complete_ms=1000, answered_ms=200, runs_per_s=10.0),
        PRODUCT: replace(NOTHING, figures_ms=450, complete_ms=801, answered_ms=50, runs_per_s=49.9),
    }
    found = {row.measure: row.passed for row in report.rows({real: scores})}
    assert found["key figures on screen (ratio: to careful's complete page)"] is True
    assert found["complete page"] is False
    assert found["changed filter, whole page"] is True
    assert found["20 viewers, runs a second"] is False
    assert "map page, websocket messages, kB" not in found


def test_the_table_compares_twenty_million_claims_with_the_real_ledger():
    real, _, largest = networks.NETWORKS
    few = {PRODUCT: replace(NOTHING, complete_ms=100, answered_ms=10, memory_mb=200, runs_per_s=60.0)}
    many = {
        NAIVE: replace(NOTHING, complete_ms=2400, answered_ms=219),
        PRODUCT: replace(NOTHING, complete_ms=120, answered_ms=11, memory_mb=261, runs_per_s=50.0),
    }
    found = {(row.network, row.measure): row for row in report.rows({real: few, largest: many})}
    assert found["10000 ÷ real", "complete page"].passed is True
    assert found["10000 ÷ real", "server memory"].passed is False
    assert found["10000 ÷ real", "time a run with 20 viewers"].ratio == pytest.approx(1.2)
    assert found["10000", "naive ÷ product, complete page"].passed is True
    assert found["10000", "naive ÷ product, changed filter"].passed is False


def test_the_readme_keeps_its_text_around_the_last_table(tmp_path, monkeypatch):
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{report.BEGIN}old\n{report.END}after\n", encoding="utf-8")
    monkeypatch.setattr(report, "README", readme)
    report.write_readme("new")
    assert readme.read_text(encoding="utf-8") == f"before\n{report.BEGIN}\nnew\n{report.END}after\n"


def test_the_three_imports_find_the_same_thing_in_the_same_workbook(monkeypatch):
    monkeypatch.setattr(importing, "ROUNDS", 1)
    said: list[str] = []
    scores = importing.measure(1_000, said.append)
    # One row in a hundred is wrong; half of the figures are published already, a tenth of them otherwise.
    expected = Outcome(new=490, changed=50, unchanged=450, refused=10)
    outcomes = {one.outcome for one in (scores.by_row, scores.bulk, scores.product)}
    assert outcomes == {expected}
    assert said[0].startswith("import: a synthetic workbook of 1,000 rows × 8 columns")
    assert scores.waits.longest_ms >= scores.waits.busy_ms > 0


def test_imports_that_disagree_are_not_compared(monkeypatch):
    def run(script, *_asked):
        new = 2 if script == importing.BULK else 1
        return importing.Run(1.0, 1.0, Outcome(new, 0, 0, 0))

    monkeypatch.setattr(importing, "_run", run)
    monkeypatch.setattr(importing, "_waits", lambda *_asked: Waits(1, 1, 1))
    with pytest.raises(importing.DisagreementError):
        importing.measure(10, lambda _line: None)


def test_the_import_is_held_to_its_two_ratios_and_to_a_gigabyte():
    found = Outcome(1, 0, 0, 0)
    scores = ImportScores(
        rows=100_000,
        by_row=Import(1, 50.0, 200, found),
        bulk=Import(5, 4.9, 300, found),
        product=Import(5, 1.0, 1_001, found),
        waits=Waits(4, 6, 30),
    )
    lines = report.import_rows(scores)
    assert [line.passed for line in lines] == [True, False, False, None, None, None]
    assert lines[0].markdown().startswith("| import | 100\u202f000 rows read, checked and compared")
    assert report.table({}, scores).count("\n| import |") == 6


def test_a_file_has_a_line_for_a_warm_process_one_for_a_new_one_and_its_size():
    asked = Asked("html", "the HTML file of eight steps", 5, most_mb=3)
    warm, cold, size = report.leaflet_rows([Written(asked, cold_s=6.2, warm_s=1.25, size=3_500_000)])
    assert warm.markdown() == (
        "| real | the HTML file of eight steps, s |  |  | 1.25\u202fs | 1.25 | ≤ 5 | met |\n"
    )
    assert cold.passed is None
    assert size.passed is False
