"""A world one can count by hand: three poles, two régions, made by the real code.

Only the geography, the poles and the figures are small; the lists (indicators, sectors, statuses,
specificities, aims, national metrics) are the real ones of data/seed.

Places (population)::

    53 Bretagne 200 000            56 Morbihan         51 000   56260 Vannes 50 000, 56013 Béganne 1 000
                                   29 Finistère       149 000   29019 Brest 149 000
    52 Pays de la Loire 320 000    44 Loire-Atlantique 320 000  44109 Nantes 300 000, 44069 Guérande 20 000
    44990 Ancien-Bourg is a former commune of Nantes.

Poles::

    ajonc    Pôle Ajonc    Béganne (56, Bretagne)         since 2010  énergie, culture  témoin 2013
    bruyere  Pôle Bruyère  Finistère, no commune, no point  since ?   culture           lauréat 2014
    chene    Pôle Chêne    Nantes (44, Pays de la Loire)  since 2014  énergie     témoin 2013, lauréat 2014

Claims (~ approximate, > at least, e estimated year; "" is the whole pole). Batch 1 is the seed::

    jobs_created      cumulative  ajonc 2018: 10, 2022: 14 · bruyere 2020: >5 · chene 2021e: ~20
    local_savings     stock       ajonc, parc A 2013: ~1 800 000, e1 900 000 · trois parcs 2022e: ~8 000 000
                                  chene 2015: 200 000 · un site 2020: 90 000
    citizen_investors stock       ajonc, parc A 2013: >700, e700 · trois parcs 2022e: ~2 000 · chene 2015: 100
    average_ticket    ratio       ajonc, parc A 2013e: ~2 000 · chene 2019: 1 500
    public_support    event       ajonc 2014: 50 000 and ~30 000, atelier 2016: 20 000 · bruyere 2021: 100 000
    visitors          flow        bruyere 2019: 1 000, 2021: >1 500 · chene 2021: 300
    member_structures stock       ajonc 2019: ~12 · bruyere 2019: 8 and ~9 · chene 2019: 30
    integration_share ratio       bruyere 2022: 60 %

    Batch 2, printemps.xlsx: ajonc member_structures 2019: 13 · and two confidential claims,
             chene jobs_created 2021: 999 (it would be kept) · bruyere turnover 2022: 123 456
    Batch 3, erreur.xlsx, withdrawn: bruyere jobs_created 2020: 777 (it would be kept)
    Choice: bruyere member_structures 2019 keeps ~9 instead of 8.

What the public reads, at the last date known (and how many of the three poles)::

    jobs_created       > 39          14 + >5 + ~20                     3 of 3   fin 2020: > 15 (2)
    local_savings      ≈ 8 200 000   ~8 000 000 + 200 000              2 of 3   fin 2013: ≈ 1 800 000 (1)
    citizen_investors  ≈ 2 100       ~2 000 + 100                      2 of 3   fin 2013: > 700 (1)
    average_ticket     median 2 750  ~4 000 (recomputed) and 1 500     2 of 3   fin 2013: ≈ 2 600 (1)
    public_support     ≈ 200 000     50 000 + ~30 000 + 20 000 + 100 000  2 of 3  fin 2014: ≈ 80 000 (1)
    visitors           > 1 800       >1 500 + 300                      2 of 3  fin 2019: 1 000 (1), 2020: none
    member_structures  ≈ 52          13 + ~9 + 30                      3 of 3   median 13
    integration_share  60 %          bruyere alone                     1 of 3
    turnover           nothing       its only claim is confidential

`chene` keeps its 200 000 of 2015 for local_savings: a claim without perimeter comes first.
Numbers that must never be seen: 999, 123 456, 777, « secret ».
"""

import csv
import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from ptce_data import build, database, ledger

REAL_SEED = Path(__file__).parents[1] / "data" / "seed"
REAL_LISTS = (
    "aims.csv",
    "indicators.csv",
    "national_metrics.csv",
    "sector_families.csv",
    "sectors.csv",
    "specificities.csv",
    "statuses.csv",
)

REPORT = ("https://exemple.fr/rapport", "Rapport A")
ARTICLE = ("", "Article B, sans adresse")
SITE = ("https://www.exemple.org/site", "Site C")

POLE_COLUMNS = (
    "pole_id,name,commune,commune_insee,postcode,departement_code,departement,region_code,region,"
    "latitude,longitude,founded_year,statuses,sectors,description_fr,description_en,website,source_url"
)
POLES = """\
ajonc,Pôle Ajonc,Béganne,56013,56350,56,Morbihan,53,Bretagne,47.598,-2.239,2010,témoin 2013,\
energie;culture,Énergie citoyenne.,Citizen energy.,https://ajonc.exemple.fr,https://exemple.fr/rapport
bruyere,Pôle Bruyère,,,,29,Finistère,53,Bretagne,,,,lauréat 2014,culture,\
Ateliers d'artistes.,Artists' workshops.,,https://exemple.fr/rapport
chene,Pôle Chêne,Nantes,44109,44000,44,Loire-Atlantique,52,Pays de la Loire,47.218,-1.554,2014,\
témoin 2013;lauréat 2014,energie,Bois local.,Local wood.,,https://www.exemple.org/site
""".splitlines()

# pole, indicator, year, basis, value, unit, qualifier, perimeter, source, note
ClaimRow = tuple[str, str, int, str, str, str, str, str, tuple[str, str], str]
CLAIMS: tuple[ClaimRow, ...] = (
    ("ajonc", "jobs_created", 2018, "stated", "10", "emplois", "exact", "", REPORT, ""),
    ("ajonc", "jobs_created", 2022, "stated", "14", "emplois", "exact", "", REPORT, ""),
    ("bruyere", "jobs_created", 2020, "stated", "5", "emplois", "at_least", "", REPORT, ""),
    ("chene", "jobs_created", 2021, "estimated", "20", "emplois", "approx", "", SITE, "année déduite"),
    ("ajonc", "local_savings", 2013, "estimated", "1900000", "EUR", "exact", "parc A", SITE, ""),
    ("ajonc", "local_savings", 2013, "stated", "1800000", "EUR", "approx", "parc A", ARTICLE, ""),
    ("ajonc", "local_savings", 2022, "estimated", "8000000", "EUR", "approx", "trois parcs", SITE, ""),
    ("chene", "local_savings", 2015, "stated", "200000", "EUR", "exact", "", REPORT, ""),
    ("chene", "local_savings", 2020, "stated", "90000", "EUR", "exact", "un site", REPORT, ""),
    ("ajonc", "citizen_investors", 2013, "estimated", "700", "personnes", "exact", "parc A", SITE, ""),
    ("ajonc", "citizen_investors", 2013, "stated", "700", "personnes", "at_least", "parc A", ARTICLE, ""),
    ("ajonc", "citizen_investors", 2022, "estimated", "2000", "personnes", "approx", "trois parcs", SITE, ""),
    ("chene", "citizen_investors", 2015, "stated", "100", "personnes", "exact", "", REPORT, ""),
    ("ajonc", "average_ticket", 2013, "estimated", "2000", "EUR", "approx", "parc A", SITE, ""),
    ("chene", "average_ticket", 2019, "stated", "1500", "EUR", "exact", "", REPORT, ""),
    ("ajonc", "public_support", 2014, "stated", "50000", "EUR", "exact", "", REPORT, "aide de l'État"),
    ("ajonc", "public_support", 2014, "stated", "30000", "EUR", "approx", "", REPORT, "aide de la région"),
    ("ajonc", "public_support", 2016, "stated", "20000", "EUR", "exact", "atelier", SITE, ""),
    ("bruyere", "public_support", 2021, "stated", "100000", "EUR", "exact", "", REPORT, ""),
    ("bruyere", "visitors", 2019, "stated", "1000", "visiteurs", "exact", "", REPORT, ""),
    ("bruyere", "visitors", 2021, "stated", "1500", "visiteurs", "at_least", "", REPORT, ""),
    ("chene", "visitors", 2021, "stated", "300", "visiteurs", "exact", "", SITE, ""),
    ("ajonc", "member_structures", 2019, "stated", "12", "structures", "approx", "", REPORT, ""),
    ("bruyere", "member_structures", 2019, "stated", "8", "structures", "exact", "", REPORT, ""),
    ("bruyere", "member_structures", 2019, "stated", "9", "structures", "approx", "", SITE, ""),
    ("chene", "member_structures", 2019, "stated", "30", "structures", "exact", "", REPORT, ""),
    ("bruyere", "integration_share", 2022, "stated", "60", "%", "exact", "", REPORT, ""),
)
CLAIM_COLUMNS = (
    "pole_id,indicator,year,year_basis,value,unit,qualifier,perimeter,source_url,source_title,note"
)

NATIONAL = (
    "year,metric,value,unit,qualifier,source_url,note",
    "2013,ptce_count,21,pôles,exact,https://exemple.fr/rapport,pôles témoins",
    "2023,ptce_count,140,pôles,approx,https://www.exemple.org/site,pôles émergents compris",
)
BATCH = (
    "file_name,imported_at,imported_by,note",
    "observations.csv,2024-01-15,équipe,Données de départ",
)

SPRING, MISTAKE = 2, 3
AT = datetime.fromisoformat("2024-06-01 09:30:00")
RAPPORT_A = ledger.Source("Rapport A", "https://exemple.fr/rapport")


def seed_folder(folder: Path) -> Path:
    """The small seed, written under `folder`; edit its files to break them."""
    seed = folder / "seed"
    seed.mkdir(parents=True)
    for name in REAL_LISTS:
        shutil.copy(REAL_SEED / name, seed / name)
    _write_lines(seed / "poles.csv", (POLE_COLUMNS, *POLES))
    _write_lines(seed / "national.csv", NATIONAL)
    _write_lines(seed / "batch.csv", BATCH)
    with (seed / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(CLAIM_COLUMNS.split(","))
        lines.writerows((*row[:8], *row[8], row[9]) for row in CLAIMS)
    return seed


def geo_folder(folder: Path) -> Path:
    """Two régions, three départements, five communes and a former one."""
    geo = folder / "geo"
    geo.mkdir(parents=True)
    regions = [("53", "Bretagne", -2.8, 48.2), ("52", "Pays de la Loire", -0.8, 47.5)]
    departements = [
        ("56", "Morbihan", "53", -2.9, 47.8),
        ("29", "Finistère", "53", -4.0, 48.3),
        ("44", "Loire-Atlantique", "52", -1.7, 47.3),
    ]
    _write_features(geo / "regions.geojson", ("code", "nom", "lon", "lat"), regions)
    _write_features(geo / "departements.geojson", ("code", "nom", "region", "lon", "lat"), departements)
    _write_communes(geo)
    return geo


def _write_communes(geo: Path) -> None:
    vannes, brest, nantes = (
        ("200067932", "GMVA"),
        ("242900314", "Brest métropole"),
        ("244400404", "Nantes M."),
    )
    rows = [
        ("56260", "Vannes", ["56000"], "56", *vannes, 50_000, -2.76, 47.66),
        ("56013", "Béganne", ["56350"], "56", *vannes, 1_000, -2.239, 47.598),
        ("29019", "Brest", ["29200"], "29", *brest, 149_000, -4.49, 48.39),
        ("44109", "Nantes", ["44000", "44100"], "44", *nantes, 300_000, -1.554, 47.218),
        ("44069", "Guérande", ["44350"], "44", *nantes, 20_000, -2.43, 47.33),
    ]
    names = ("code", "nom", "codes_postaux", "dep", "epci", "epci_nom", "population", "lon", "lat")
    same = {"type": "commune-actuelle", "zone": "metro"}
    communes = [dict(zip(names, row, strict=True)) | same for row in rows]
    pq.write_table(pa.Table.from_pylist(communes), geo / "communes.parquet")
    former = [{"code": "44990", "nom": "Ancien-Bourg", "type": "ancien-code", "chefLieu": "44109"}]
    pq.write_table(pa.Table.from_pylist(former), geo / "communes_anciennes.parquet")


def seeded(folder: Path) -> Path:
    """The database of the seed alone: batch 1, all public, nothing chosen."""
    return build.build(folder / "ptce.duckdb", seed_folder(folder), geo_folder(folder))


def small(folder: Path) -> Path:
    """The whole world drawn above: the seed, two later batches and a choice."""
    file = seeded(folder)
    with database.writing(file) as connection, database.transaction(connection):
        ledger.open_batch(connection, batch(SPRING, "printemps.xlsx"))
        ledger.append(
            connection,
            SPRING,
            [
                claim("ajonc", "member_structures", 2019, 13),
                claim("chene", "jobs_created", 2021, 999, visibility="confidential", note="secret"),
                claim("bruyere", "turnover", 2022, 123_456, visibility="confidential", note="secret"),
            ],
        )
        ledger.open_batch(connection, batch(MISTAKE, "erreur.xlsx"))
        ledger.append(connection, MISTAKE, [claim("bruyere", "jobs_created", 2020, 777)])
        ledger.withdraw(connection, MISTAKE, AT, "Camille")
        nine = claim_id(connection, "bruyere", "member_structures", 9)
        ledger.choose(connection, nine, AT, "Camille", "compte aussi la coopérative")
    return file


HOSTILE_NAME = '<img src=x onerror="alert(1)"> **gras** $x^2$ :material/home: ${1+1} [a](javascript:alert(1))'
HOSTILE_LINK = "javascript:alert(1)"


def hostile(folder: Path) -> Path:
    """The small world where the pole Ajonc and what is said of it try to be more than text."""
    file = small(folder)
    texts = {"text": HOSTILE_NAME, "link": HOSTILE_LINK}
    with database.writing(file) as connection, database.transaction(connection):
        connection.execute(
            "UPDATE registered_pole SET name = $text, description_fr = $text, description_en = $text, "
            "website = $link, source_url = $link WHERE pole_id = 'ajonc'",
            texts,
        )
        ledger.open_batch(connection, batch(4, HOSTILE_NAME))
        ledger.append(
            connection,
            4,
            [
                claim("ajonc", "local_savings", 2023, 8_100_000, perimeter=HOSTILE_NAME, note=HOSTILE_NAME),
                claim(
                    "ajonc",
                    "jobs_created",
                    2023,
                    15,
                    note=HOSTILE_NAME,
                    source=ledger.Source(HOSTILE_NAME, None),
                ),
            ],
        )
        connection.execute(
            "UPDATE national_figure SET note = $text WHERE year = 2013", {"text": HOSTILE_NAME}
        )
        ledger.derive(connection)
    return file


def batch(batch_id: int, file_name: str) -> ledger.Batch:
    return ledger.Batch(batch_id, file_name, "0" * 64, AT, "Camille")


def claim(pole_id: str, indicator: str, year: int, value: float, **said: Any) -> ledger.Claim:
    """An exact, stated, public claim on the whole pole, from Rapport A, unless `said` otherwise."""
    plain = ledger.Claim(
        pole_id=pole_id,
        indicator=indicator,
        year=year,
        year_basis="stated",
        value=float(value),
        qualifier="exact",
        perimeter="",
        note="",
        visibility="public",
        source=RAPPORT_A,
        sheet="Feuille1",
        cell="B2",
    )
    return replace(plain, **said)


def claim_id(connection: duckdb.DuckDBPyConnection, pole_id: str, indicator: str, value: float) -> int:
    """The number of the one claim of this pole, indicator and value."""
    found = connection.execute(
        "SELECT claim_id FROM claim WHERE pole_id = ? AND indicator = ? AND value = ?",
        [pole_id, indicator, float(value)],
    ).fetchall()
    ((number,),) = found
    return int(number)


def _write_lines(file: Path, lines: Iterable[str]) -> None:
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_features(file: Path, names: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    features = [
        {"type": "Feature", "properties": dict(zip(names, r, strict=True)), "geometry": None} for r in rows
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
