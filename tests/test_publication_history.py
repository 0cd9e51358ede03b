"""After any history of imports, withdrawals and restorations, the public content is what the rules say."""

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ptce_data import database, publication
from ptce_data.changes import Import, ImportedPole, Restoration, Withdrawal
from ptce_data.ledger import Source
from ptce_data.staff import Member
from tests import worlds
from tests.publishing import imported, public, publish

POLES = ("ajonc", "bruyere", "chene", "sapin", "if")
INDICATORS = ("jobs_created", "local_savings", "citizen_investors", "public_support", "member_structures")

claims = st.builds(
    worlds.claim,
    pole_id=st.sampled_from(POLES),
    indicator=st.sampled_from(INDICATORS),
    year=st.sampled_from((2013, 2019, 2023)),
    value=st.integers(min_value=1, max_value=40),
    qualifier=st.sampled_from(("exact", "approx", "at_least")),
    year_basis=st.sampled_from(("stated", "estimated")),
    perimeter=st.sampled_from(("", "parc A")),
    note=st.sampled_from(("", "aide")),
    visibility=st.sampled_from(("public", "public", "confidential")),
    source=st.sampled_from((worlds.RAPPORT_A, Source("Note neuve", None))),
    cell=st.sampled_from(("B2", "B3")),
)


def created(pole_id, commune):
    return ImportedPole(
        pole_id=pole_id,
        name=f"Pôle {pole_id}",
        region_code="52",
        departement_code="44",
        commune_code=commune,
        sectors=("energie", "culture"),
        statuses=("lauréat 2014",),
        description_fr="Bois.",
        description_en="Wood.",
    )


@st.composite
def imports(draw) -> Import:
    """Claims, and the poles they speak of that the small world does not have."""
    lines = draw(st.lists(claims, min_size=1, max_size=6))
    commune = draw(st.sampled_from(("44069", "44109", None)))
    poles = sorted({line.pole_id for line in lines} & {"sapin", "if"})
    return imported(*lines, new_poles=tuple(created(pole, commune) for pole in poles))


def copied(small_world: Path, folder: str) -> Path:
    return Path(shutil.copy(small_world, Path(folder) / "ptce.duckdb"))


# A history takes a second: shrinking one would take minutes.
several = settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@several
@given(change=imports())
def test_withdrawing_an_import_gives_back_what_was_public_and_restoring_it_what_it_brought(
    small_world, change
):
    with TemporaryDirectory() as folder:
        file = copied(small_world, folder)
        before = public(file)
        batch_id = publish(file, change).batch_id
        if batch_id is None:
            assert public(file) == before
            return
        published = public(file)
        publish(file, Withdrawal(batch_id))
        assert public(file) == before
        publish(file, Restoration(batch_id))
        assert public(file) == published


@several
@given(first=imports(), second=imports())
def test_a_later_import_stands_when_an_earlier_one_is_withdrawn(small_world, first, second):
    """Withdrawing the first leaves what the second alone would have published."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as other:
        file, alone = copied(small_world, folder), copied(small_world, other)
        one = publish(file, first).batch_id
        publish(alone, second)
        two = publish(file, second).batch_id
        if one is None or two is None:
            return
        publish(file, Withdrawal(one))
        told = public(alone)
        # What the first import already said was not appended again by the second, and goes with the first.
        if publication.preview(file, second).counts.nothing:
            assert public(file) == told


@several
@given(change=imports())
def test_what_is_announced_is_what_happens(small_world, change):
    with TemporaryDirectory() as folder:
        file = copied(small_world, folder)
        preview = publication.preview(file, change)
        receipt = publish(file, change)
        assert (receipt.counts, receipt.changes, receipt.moves) == (
            preview.counts,
            preview.changes,
            preview.moves,
        )
        moved = {(m.scope, m.code, m.indicator, m.measure): m.after for m in preview.moves if m.indicator}
        with database.reading(file) as connection:
            for (scope, code, indicator, measure), after in moved.items():
                if scope == "pole":
                    question = (
                        "SELECT value FROM shown_figure WHERE pole_id = $code AND indicator = $indicator"
                    )
                    asked = {"code": code, "indicator": indicator}
                else:
                    question = (
                        "SELECT value FROM shown_of_several "
                        "WHERE scope = $scope AND code = $code AND indicator = $indicator "
                        "AND measure = $measure"
                    )
                    asked = {"scope": scope, "code": code, "indicator": indicator, "measure": measure}
                found = connection.execute(question, asked).fetchall()
                assert found == ([] if after.value is None else [(after.value,)])


@several
@given(lines=st.lists(claims, min_size=1, max_size=6))
def test_confidential_claims_never_move_a_public_figure(small_world, lines):
    known = [line for line in lines if line.pole_id in {"ajonc", "bruyere", "chene"}]
    secret = imported(*(replace(line, visibility="confidential") for line in known))
    with TemporaryDirectory() as folder:
        file = copied(small_world, folder)
        before = public(file)
        assert publication.preview(file, secret).moves == ()
        publish(file, secret, Member("Camille"))
        assert public(file) == before
