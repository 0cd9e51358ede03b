"""Every figure that moves on a public page is announced before, as the page writes it, and nothing else."""

import random
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from ptce_data import database, publication
from ptce_data.changes import Import, Withdrawal
from tests import public_pages, worlds
from tests.publishing import SAPIN, imported, publish
from tests.test_publication_history import copied, imports, several
from tests.worlds import claim

IMPORTS_DRAWN = 2


def check(file: Path, change: Import | Withdrawal, before: public_pages.Written) -> None:
    preview = publication.preview(file, change)
    announced = public_pages.announced(preview.moves, file)
    publish(file, change)
    moved = public_pages.moved(before, public_pages.written(file))
    assert preview.moves_found == len(preview.moves)
    assert {key: announced.get(key) for key in moved} == moved
    assert {key for key, (old, new) in announced.items() if old != new} == set(moved)


def test_the_median_of_what_is_not_added_is_announced(own_world):
    """`shareholders` has no total: the territory's page shows its median, here and in France.

    250 and 40 have 145 in the middle; 180 and 40, 110. Pays de la Loire has one pole: no median is shown.
    """
    publish(
        own_world,
        imported(claim("ajonc", "shareholders", 2022, 250), claim("chene", "shareholders", 2022, 40)),
    )
    preview = publication.preview(own_world, imported(claim("ajonc", "shareholders", 2023, 180)))
    said = [(m.scope, m.name, m.measure, m.before.value, m.after.value) for m in preview.moves]
    assert said == [
        ("pole", "Pôle Ajonc", "total", 250, 180),
        ("france", "", "median", 145, 110),
        ("region", "Bretagne", "median", 250, 180),
    ]


def test_the_total_of_a_commune_with_several_poles_is_announced(own_world):
    """Two poles in Nantes: 20 jobs of one and 4 of the other."""
    newcomer = replace(SAPIN, commune_code="44109")
    publish(own_world, imported(claim("sapin", "jobs_created", 2022, 3), new_poles=(newcomer,)))
    preview = publication.preview(own_world, imported(claim("sapin", "jobs_created", 2023, 4)))
    of_communes = [m for m in preview.moves if m.scope == "commune"]
    assert [(m.name, m.measure, m.before.value, m.after.value) for m in of_communes] == [
        ("Nantes", "total", 23, 24),
        ("Nantes", "median", 11.5, 12),
    ]


def test_the_total_of_a_status_is_announced(own_world):
    """Pilots of 2013: Ajonc's 14 jobs and Chêne's 20."""
    preview = publication.preview(own_world, imported(claim("ajonc", "jobs_created", 2023, 16)))
    assert [
        (m.code, m.before.value, m.after.value, m.after.poles) for m in preview.moves if m.scope == "status"
    ] == [("témoin 2013", 34, 36, 2)]


def test_a_year_no_longer_estimated_is_announced(own_world):
    preview = publication.preview(
        own_world, imported(claim("chene", "jobs_created", 2021, 20, qualifier="approx"))
    )
    (own,) = [m for m in preview.moves if m.scope == "pole"]
    assert (own.before.estimated, own.after.estimated) == (True, False)


@several
@given(change=imports())
def test_what_moves_on_the_pages_is_what_is_announced(small_world, change):
    with TemporaryDirectory() as folder:
        check(copied(small_world, folder), change, public_pages.written(small_world))


def test_what_a_withdrawal_moves_is_announced(own_world):
    check(own_world, Withdrawal(worlds.SPRING), public_pages.written(own_world))


def drawn(file: Path, seed: int) -> Import:
    """A few lines on real poles and indicators."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret is drawn)
    with database.reading(file) as cursor:
        poles = [code for (code,) in cursor.execute("SELECT pole_id FROM pole ORDER BY ALL").fetchall()]
        indicators = cursor.execute(
            "SELECT DISTINCT indicator FROM situation JOIN indicator USING (indicator) WHERE unit <> '%' "
            "ORDER BY ALL"
        ).fetchall()
    return imported(
        *(
            claim(
                chance.choice(poles),
                chance.choice(indicators)[0],
                chance.choice((2012, 2020, 2025)),
                chance.choice((1, 12.5, 180, 4_150, 1_234_567)),
                qualifier=chance.choice(("exact", "approx", "at_least")),
            )
            for _line in range(3)
        )
    )


def test_what_moves_on_the_real_pages_is_what_is_announced(real_file, tmp_path):
    before = public_pages.written(real_file)
    for seed in range(IMPORTS_DRAWN):
        file = Path(shutil.copy(real_file, tmp_path / "ptce.duckdb"))
        check(file, drawn(file, seed), before)
