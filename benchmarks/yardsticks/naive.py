"""The naive yardstick: the overview as a competent beginner writes it. Frozen: see FROZEN.sha256.

pandas reads the CSV files once (st.cache_data, as Streamlit's first tutorial shows), the page
filters and groups them at each run, and Plotly Express draws.
"""

# A beginner writes neither types nor strict zips.
# ruff: noqa: ANN001, ANN201, B905
# mypy: disable-error-code="no-untyped-def,no-untyped-call"

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

FOLDER = Path(os.environ["PTCE_BENCH_FOLDER"])
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
CODES = {"departement_code": str, "region_code": str, "commune_insee": str, "postcode": str}
PRECISION = {"exact": 1, "approx": 2, "at_least": 3}
LAST_KNOWN = "Dernière valeur connue"


@st.cache_data
def load(name):
    return pd.read_csv(FOLDER / name, dtype=CODES if name == "poles.csv" else None)


def kept_claims(claims, indicator):
    """One claim for each pole, year and perimeter; every event is a fact of its own."""
    claims = claims[claims["indicator"] == indicator]
    claims = claims.assign(
        precision=claims["qualifier"].map(PRECISION), perimeter=claims["perimeter"].fillna("")
    )
    if kinds[indicator] == "event":
        return claims
    claims = claims.assign(estimated=claims["year_basis"] == "estimated")
    claims = claims.sort_values(
        ["estimated", "batch", "precision"], ascending=[True, False, True], kind="stable"
    )
    return claims.drop_duplicates(["pole_id", "year", "perimeter"])


def situation(kept, indicator, year):
    """One line a pole: its value for the indicator at the end of the year (None: last known)."""
    if year is not None:
        kept = kept[kept["year"] <= year]
    if kinds[indicator] == "event":
        return kept.groupby("pole_id").agg(
            value=("value", "sum"), year=("year", "max"), precision=("precision", "max")
        )
    if kinds[indicator] == "flow" and year is not None:
        kept = kept[kept["year"] == year]
    kept = kept.assign(whole=kept["perimeter"] == "")
    kept = kept.sort_values(["whole", "year", "perimeter"], ascending=[False, False, True])
    return kept.drop_duplicates("pole_id").set_index("pole_id")[["value", "year", "precision"]]


def number(value):
    return f"{value:,.0f}".replace(",", " ")


def shown(figure):
    """The total of a situation, as exact as its least exact value."""
    prefix = {1: "", 2: "≈ ", 3: "plus de "}[figure["precision"].max()]
    return prefix + number(figure["value"].sum())


st.set_page_config(page_title="PTCE", layout="wide")

poles = load("poles.csv")
claims = load("observations.csv")
indicators = load("indicators.csv")
sector_labels = load("sectors.csv").set_index("sector")["label_fr"]
national = load("national.csv")
kinds = indicators.set_index("indicator")["kind"]
labels = indicators.set_index("indicator")["label_fr"]

with st.sidebar:
    regions = st.multiselect("Région", sorted(poles["region"].unique()))
    departements = st.multiselect("Département", sorted(poles["departement"].dropna().unique()))
    sectors = st.multiselect("Secteur", sorted(sector_labels))
    statuses = st.multiselect("Statut", sorted(poles["statuses"].str.split(";").explode().unique()))
    years = sorted(claims["year"].unique(), reverse=True)
    year = st.selectbox("Situation à fin", [LAST_KNOWN, *years])
    year = None if year == LAST_KNOWN else year

pole_sectors = poles.assign(sector=poles["sectors"].str.split(";")).explode("sector")
pole_sectors["sector"] = pole_sectors["sector"].map(sector_labels)
pole_statuses = poles.assign(status=poles["statuses"].str.split(";")).explode("status")

chosen = poles
if regions:
    chosen = chosen[chosen["region"].isin(regions)]
if departements:
    chosen = chosen[chosen["departement"].isin(departements)]
if sectors:
    in_sector = pole_sectors[pole_sectors["sector"].isin(sectors)]["pole_id"]
    chosen = chosen[chosen["pole_id"].isin(in_sector)]
if statuses:
    with_status = pole_statuses[pole_statuses["status"].isin(statuses)]["pole_id"]
    chosen = chosen[chosen["pole_id"].isin(with_status)]
chosen_claims = claims[claims["pole_id"].isin(chosen["pole_id"])]

st.title("Vue d'ensemble")
if chosen.empty:
    st.info("Aucun pôle ne correspond à ces filtres.")
    st.stop()

figures = {}
columns = st.columns(4)
columns[0].metric("Pôles", number(len(chosen)), help="Pôles recensés")
columns[0].caption(f"{len(chosen)} pôles sur {len(poles)}")
for position, (indicator, label) in enumerate(KEY_FIGURES.items(), start=1):
    figure = situation(kept_claims(chosen_claims, indicator), indicator, year)
    figures[indicator] = figure
    column = columns[position % 4]
    if figure.empty:
        column.metric(label, "non communiqué")
        continue
    column.metric(label, shown(figure))
    column.caption(f"{len(figure)} pôles sur {len(chosen)}, {figure['year'].min()}–{figure['year'].max()}")

jobs = figures["jobs_members"]["value"]
left, right = st.columns(2)

with left:
    st.subheader("Par secteur")
    by_sector = pole_sectors[pole_sectors["pole_id"].isin(chosen["pole_id"])]
    by_sector = by_sector.assign(emplois=by_sector["pole_id"].map(jobs))
    by_sector = by_sector.groupby("sector").agg(
        pôles=("pole_id", "count"), emplois=("emplois", "sum"), couverture=("emplois", "count")
    )
    by_sector = by_sector.reset_index().sort_values("pôles")
    st.plotly_chart(
        px.bar(
            by_sector,
            x="pôles",
            y="sector",
            orientation="h",
            hover_data=["emplois", "couverture"],
            labels={"sector": ""},
        )
    )

with right:
    st.subheader("Par région")
    by_region = chosen.assign(emplois=chosen["pole_id"].map(jobs))
    by_region = by_region.groupby("region").agg(
        pôles=("pole_id", "count"), emplois=("emplois", "sum"), couverture=("emplois", "count")
    )
    by_region = by_region.reset_index().sort_values("pôles")
    st.plotly_chart(
        px.bar(
            by_region,
            x="pôles",
            y="region",
            orientation="h",
            hover_data=["emplois", "couverture"],
            labels={"region": ""},
        )
    )

st.subheader("Dans le temps")
followed = st.selectbox(
    "Indicateur", list(KEY_FIGURES), index=6, format_func=lambda indicator: KEY_FIGURES[indicator]
)
followed_claims = kept_claims(chosen_claims, followed)
over_time = []
for end in range(2010, claims["year"].max() + 1):
    figure = situation(followed_claims, followed, end)
    over_time.append({"année": end, "total": figure["value"].sum(), "pôles": len(figure)})
st.plotly_chart(px.line(pd.DataFrame(over_time), x="année", y="total", markers=True, hover_data=["pôles"]))

st.subheader("Les quatre exemples fondateurs")
for column, (pole_id, shown_indicators) in zip(st.columns(4), FOUNDING_EXAMPLES.items()):
    pole = poles[poles["pole_id"] == pole_id].iloc[0]
    pole_claims = claims[claims["pole_id"] == pole_id]
    with column.container(border=True):
        st.markdown(f"**{pole['name']}**")
        st.write(pole["description_fr"])
        for indicator in shown_indicators:
            figure = situation(kept_claims(pole_claims, indicator), indicator, year)
            if figure.empty:
                st.write(f"{labels[indicator]} : non communiqué")
            else:
                value = shown(figure)
                st.write(f"{labels[indicator]} : {value} ({figure['year'].max()})")

st.subheader("Le contexte national")
st.warning("Ces comptages ne sont pas comparables d'une année ni d'une source à l'autre.")
counts = national[national["metric"] == "ptce_count"].sort_values(["year", "value"])
counts["source"] = counts["year"].astype(str) + " · " + counts["source_url"].str.split("/").str[2]
st.plotly_chart(
    px.bar(counts, x="value", y="source", orientation="h", text="qualifier", labels={"source": ""})
)
