"""The careful yardstick: the overview as a good Streamlit developer writes it. Frozen: see FROZEN.sha256.

DuckDB on a prepared database, opened once read-only; a cursor for each session; every answer cached
by the filters; the chart over time in a fragment; Plotly's graph objects rather than Express.
"""

# The questions are put together from the constants below: nothing a visitor writes gets into their text.
# ruff: noqa: S608

import os
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

DATABASE = Path(os.environ["PTCE_BENCH_FOLDER"]) / "careful.duckdb"
KEY_FIGURES = {
    "jobs_created": "Emplois créés",
    "jobs_members": "Emplois dans l'ensemble du pôle",
    "local_savings": "Épargne locale mobilisée (€)",
    "citizen_investors": "Citoyens investisseurs",
    "member_structures": "Structures membres",
    "integration_employees": "Salariés en insertion",
    "public_support": "Soutien public (€)",
}
FOUNDING_EXAMPLES = {
    "pole-sud-archer": ["jobs_members", "member_structures", "jobs_created"],
    "eoliennes-pays-de-vilaine": ["local_savings", "citizen_investors", "jobs_created"],
    "culture-et-cooperation": ["member_structures", "jobs_members"],
    "eco-domaine-bouquetot": ["member_structures", "jobs_members", "public_support"],
}
PREFIX = {1: "", 2: "≈ ", 3: "plus de "}
LAST_KNOWN = "Dernière valeur connue"


class Filters(NamedTuple):
    regions: tuple[str, ...]
    departements: tuple[str, ...]
    sectors: tuple[str, ...]
    statuses: tuple[str, ...]
    year: int | None


CHOSEN = """
WITH chosen AS (
    SELECT pole_id, region FROM pole
    WHERE (len($regions) = 0 OR region IN $regions)
      AND (len($departements) = 0 OR departement IN $departements)
      AND (len($sectors) = 0 OR pole_id IN (
          SELECT pole_id FROM pole_sector JOIN sector USING (sector) WHERE label_fr IN $sectors))
      AND (len($statuses) = 0 OR pole_id IN (
          SELECT pole_id FROM pole_status WHERE status IN $statuses))
)
"""

# One row for each pole and indicator: the whole pole's latest value, else the latest; events added.
SITUATION = """
, situation AS (
    SELECT
        pole_id, indicator,
        CASE WHEN any_value(kind) = 'event' THEN sum(value)
             ELSE first(value ORDER BY whole DESC, year DESC, perimeter) END AS value,
        CASE WHEN any_value(kind) = 'event' THEN max(year)
             ELSE first(year ORDER BY whole DESC, year DESC, perimeter) END AS year,
        CASE WHEN any_value(kind) = 'event' THEN max(precision)
             ELSE first(precision ORDER BY whole DESC, year DESC, perimeter) END AS precision
    FROM kept SEMI JOIN chosen USING (pole_id)
    WHERE indicator IN $indicators
      AND ($year IS NULL OR year = $year OR (year < $year AND kind <> 'flow'))
    GROUP BY pole_id, indicator
)
"""

TOTALS = """
SELECT indicator, sum(value) AS total, count(*) AS poles, min(year) AS first_year,
       max(year) AS last_year, max(precision) AS precision
FROM situation GROUP BY indicator
"""

BY_SECTOR = """
SELECT label_fr AS name, count(*) AS poles, sum(value) AS jobs, count(value) AS covered
FROM chosen JOIN pole_sector USING (pole_id) JOIN sector USING (sector)
LEFT JOIN situation USING (pole_id)
GROUP BY name ORDER BY poles, name
"""

BY_REGION = """
SELECT region AS name, count(*) AS poles, sum(value) AS jobs, count(value) AS covered
FROM chosen LEFT JOIN situation USING (pole_id)
GROUP BY name ORDER BY poles, name
"""

OVER_TIME = """
, followed AS (
    SELECT kept.* FROM kept SEMI JOIN chosen USING (pole_id) WHERE indicator IN $indicators
), situation_of_year AS (
    SELECT ends.year AS end_year, pole_id,
        CASE WHEN any_value(kind) = 'event' THEN sum(value)
             ELSE first(value ORDER BY whole DESC, followed.year DESC, perimeter) END AS value
    FROM range(2010, $last_year + 1) AS ends(year)
    JOIN followed ON followed.year = ends.year OR (followed.year < ends.year AND kind <> 'flow')
    GROUP BY end_year, pole_id
)
SELECT end_year, sum(value) AS total, count(*) AS poles
FROM situation_of_year GROUP BY end_year ORDER BY end_year
"""

NATIONAL_COUNTS = r"""
SELECT year || ' · ' || regexp_extract(source_url, '//(?:www\.)?([^/]+)', 1) AS name, value, qualifier
FROM national WHERE metric = 'ptce_count' ORDER BY year DESC, value DESC
"""


@st.cache_resource
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(DATABASE), read_only=True)


def ask(sql: str, **parameters: Any) -> pd.DataFrame:
    if "cursor" not in st.session_state:
        st.session_state.cursor = connection().cursor()
    cursor: duckdb.DuckDBPyConnection = st.session_state.cursor
    return cursor.execute(sql, parameters).df()


@st.cache_data(show_spinner=False)
def options() -> dict[str, list[Any]]:
    return {
        "regions": ask("SELECT DISTINCT region FROM pole ORDER BY 1")["region"].tolist(),
        "departements": ask("SELECT DISTINCT departement FROM pole WHERE departement IS NOT NULL ORDER BY 1")[
            "departement"
        ].tolist(),
        "sectors": ask("SELECT label_fr FROM sector ORDER BY 1")["label_fr"].tolist(),
        "statuses": ask("SELECT DISTINCT status FROM pole_status ORDER BY 1")["status"].tolist(),
        "years": ask("SELECT DISTINCT year FROM kept ORDER BY 1 DESC")["year"].tolist(),
    }


@st.cache_data(show_spinner=False, max_entries=1000)
def pole_count(filters: Filters) -> int:
    restrictions = {name: value for name, value in filters._asdict().items() if name != "year"}
    return int(ask(CHOSEN + "SELECT count(*) AS poles FROM chosen", **restrictions)["poles"][0])


@st.cache_data(show_spinner=False, max_entries=1000)
def totals(filters: Filters) -> dict[Any, dict[Any, Any]]:
    figures = ask(CHOSEN + SITUATION + TOTALS, **filters._asdict(), indicators=list(KEY_FIGURES))
    return figures.set_index("indicator").to_dict("index")


@st.cache_data(show_spinner=False, max_entries=1000)
def grouped(filters: Filters, question: str) -> pd.DataFrame:
    return ask(CHOSEN + SITUATION + question, **filters._asdict(), indicators=["jobs_members"])


@st.cache_data(show_spinner=False, max_entries=1000)
def over_time(filters: Filters, indicator: str, last_year: int) -> pd.DataFrame:
    restrictions = {name: value for name, value in filters._asdict().items() if name != "year"}
    sql = CHOSEN + OVER_TIME
    return ask(sql, **restrictions, indicators=[indicator], last_year=last_year)


@st.cache_data(show_spinner=False, max_entries=1000)
def founding_examples(year: int | None) -> pd.DataFrame:
    sql = (
        "WITH chosen AS (SELECT * FROM pole WHERE pole_id IN $pole_ids)"
        + SITUATION
        + """SELECT pole_id, name, description_fr, indicator, label_fr, value, situation.year, precision
        FROM chosen LEFT JOIN situation USING (pole_id) LEFT JOIN indicator USING (indicator)"""
    )
    pole_ids, indicators = list(FOUNDING_EXAMPLES), list(KEY_FIGURES)
    return ask(sql, pole_ids=pole_ids, indicators=indicators, year=year)


@st.cache_data(show_spinner=False)
def national_counts() -> pd.DataFrame:
    return ask(NATIONAL_COUNTS)


def shown(value: float, precision: int) -> str:
    return PREFIX[precision] + f"{value:,.0f}".replace(",", " ")


def draw_key_figures(filters: Filters, poles: int) -> None:
    figures = totals(filters)
    columns = st.columns(4)
    columns[0].metric("Pôles", shown(poles, 1), help="Pôles recensés")
    columns[0].caption(f"{poles} pôles sur {pole_count(Filters((), (), (), (), None))}")
    for position, (indicator, label) in enumerate(KEY_FIGURES.items(), start=1):
        column = columns[position % 4]
        if indicator not in figures:
            column.metric(label, "non communiqué")
            continue
        figure = figures[indicator]
        column.metric(label, shown(figure["total"], figure["precision"]))
        years = f"{figure['first_year']}–{figure['last_year']}"
        column.caption(f"{figure['poles']} pôles sur {poles}, {years}")


def draw_bars(title: str, bars: pd.DataFrame) -> None:
    st.subheader(title)
    figure = go.Figure(
        go.Bar(
            x=bars["poles"],
            y=bars["name"],
            orientation="h",
            customdata=bars[["jobs", "covered"]],
            hovertemplate="%{y} : %{x} pôles, %{customdata[0]:.0f} emplois"
            " (%{customdata[1]} pôles)<extra></extra>",
        )
    )
    figure.update_layout(margin={"l": 0, "r": 0, "t": 10, "b": 0}, xaxis_title="pôles")
    st.plotly_chart(figure, key=title)


@st.fragment
def draw_over_time(filters: Filters, last_year: int) -> None:
    st.subheader("Dans le temps")
    indicator = st.selectbox("Indicateur", list(KEY_FIGURES), 6, format_func=KEY_FIGURES.__getitem__)
    points = over_time(filters, indicator, last_year)
    figure = go.Figure(
        go.Scatter(
            x=points["end_year"],
            y=points["total"],
            mode="lines+markers",
            customdata=points["poles"],
            hovertemplate="%{x} : %{y:.0f} (%{customdata} pôles)<extra></extra>",
        )
    )
    figure.update_layout(margin={"l": 0, "r": 0, "t": 10, "b": 0}, xaxis_title="année")
    st.plotly_chart(figure, key="over_time")


def draw_founding_examples(year: int | None) -> None:
    st.subheader("Les quatre exemples fondateurs")
    examples = founding_examples(year)
    for column, (pole_id, indicators) in zip(st.columns(4), FOUNDING_EXAMPLES.items(), strict=True):
        known = examples[examples["pole_id"] == pole_id]
        figures = known.set_index("indicator").to_dict("index")
        lines = [f"**{known['name'].iloc[0]}**", known["description_fr"].iloc[0]]
        for indicator in indicators:
            if indicator in figures:
                figure = figures[indicator]
                value = shown(figure["value"], int(figure["precision"]))
                lines.append(f"{KEY_FIGURES[indicator]} : {value} ({figure['year']:.0f})")
            else:
                lines.append(f"{KEY_FIGURES[indicator]} : non communiqué")
        column.container(border=True).markdown("\n\n".join(lines))


def draw_national() -> None:
    st.subheader("Le contexte national")
    st.warning("Ces comptages ne sont pas comparables d'une année ni d'une source à l'autre.")
    counts = national_counts()
    figure = go.Figure(go.Bar(x=counts["value"], y=counts["name"], orientation="h", text=counts["qualifier"]))
    figure.update_layout(margin={"l": 0, "r": 0, "t": 10, "b": 0}, xaxis_title="PTCE en France")
    st.plotly_chart(figure, key="national")


def chosen_filters() -> Filters:
    known = options()
    with st.sidebar:
        regions = st.multiselect("Région", known["regions"])
        departements = st.multiselect("Département", known["departements"])
        sectors = st.multiselect("Secteur", known["sectors"])
        statuses = st.multiselect("Statut", known["statuses"])
        year = st.selectbox("Situation à fin", [None, *known["years"]], format_func=year_label)
    return Filters(tuple(regions), tuple(departements), tuple(sectors), tuple(statuses), year)


def year_label(year: int | None) -> str:
    return LAST_KNOWN if year is None else str(year)


def main() -> None:
    st.set_page_config(page_title="PTCE", layout="wide")
    filters = chosen_filters()
    st.title("Vue d'ensemble")
    poles = pole_count(filters)
    if not poles:
        st.info("Aucun pôle ne correspond à ces filtres.")
        return
    draw_key_figures(filters, poles)
    left, right = st.columns(2)
    with left:
        draw_bars("Par secteur", grouped(filters, BY_SECTOR))
    with right:
        draw_bars("Par région", grouped(filters, BY_REGION))
    draw_over_time(filters, options()["years"][0])
    draw_founding_examples(filters.year)
    draw_national()


main()
