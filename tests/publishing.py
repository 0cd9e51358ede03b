"""Changes made for the tests: what a member imports, publishes, and what the public then reads."""

import pyarrow as pa

from ptce_data import database, ledger, publication, seed
from ptce_data.changes import (
    CLAIMS,
    Import,
    ImportedPole,
)
from ptce_data.staff import Member
from tests.worlds import AT

CAMILLE = Member("Camille")
DOMINIQUE = Member("Dominique")
SAPIN = ImportedPole(
    pole_id="sapin",
    name="Pôle Sapin",
    region_code="52",
    departement_code="44",
    commune_code="44069",
    sectors=("energie",),
    statuses=("lauréat 2014",),
    description_fr="Bois.",
    description_en="Wood.",
    siren="123456789",
)


def table(*claims: ledger.Claim) -> pa.Table:
    lines = [
        {
            "rank": rank,
            **vars(one),
            "source_id": one.source.source_id,
            "title": one.source.title,
            "url": one.source.url,
            "publisher": seed.publisher(one.source.url),
        }
        for rank, one in enumerate(claims)
    ]
    return pa.Table.from_pylist(lines, schema=CLAIMS)


def imported(*claims: ledger.Claim, **said) -> Import:
    return Import("essai.xlsx", "0" * 64, None, table(*claims), **said)


def publish(file, change, member=CAMILLE):
    return publication.publish(file, change, member, database.published_version(file), AT)


def asked(file, question):
    with database.reading(file) as connection:
        return connection.execute(question).fetchall()


def public(file):
    """Everything the public can read."""
    tables = {
        "pole": "SELECT * FROM pole",
        "sectors": database.statement("public_pole_sectors").partition("ORDER BY")[0],
        "statuses": database.statement("public_pole_statuses").partition("ORDER BY")[0],
        "claims": "SELECT * EXCLUDE (claim_id, batch_id) FROM public_claim",
        "observation": "SELECT * EXCLUDE (claim_id) FROM observation",
        "situation": "SELECT * EXCLUDE (claim_id) FROM situation",
        "totals": "SELECT * FROM shown_total",
        "figures": "SELECT * FROM shown_figure",
        "sources": database.statement("public_sources").partition("ORDER BY")[0],
    }
    with database.reading(file) as connection:
        return {
            name: connection.execute(f"SELECT * FROM ({question}) ORDER BY ALL").fetchall()  # noqa: S608
            for name, question in tables.items()
        }
