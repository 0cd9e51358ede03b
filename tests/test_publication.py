"""That publishing does what was announced, whole or not at all, on the world drawn in tests/worlds.py."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from ptce_data import database, publication, verify
from ptce_data.changes import (
    Keeping,
    Reading,
    Restoration,
    Withdrawal,
)
from ptce_data.errors import (
    NotStaffError,
    RefusedChangeError,
    StalePreviewError,
    UnknownCodeError,
)
from ptce_data.publication import Counts, Move, Shown
from ptce_data.staff import Member
from tests import worlds
from tests.publishing import CAMILLE, DOMINIQUE, SAPIN, asked, imported, public, publish
from tests.worlds import AT, claim

# Publishing


def test_what_was_announced_is_what_is_published(own_world):
    change = imported(claim("ajonc", "jobs_created", 2023, 16), claim("chene", "visitors", 2021, 400))
    preview = publication.preview(own_world, change)
    receipt = publish(own_world, change)
    assert (receipt.batch_id, receipt.version, receipt.by, receipt.at) == (4, 4, "Camille", AT)
    assert (receipt.counts, receipt.changes, receipt.moves) == (
        preview.counts,
        preview.changes,
        preview.moves,
    )
    ((total,),) = asked(
        own_world, "SELECT value FROM shown_total WHERE scope = 'france' AND indicator = 'jobs_created'"
    )
    assert total == 41
    with database.reading(own_world) as connection:
        verify.verify(connection)


def test_viewers_see_the_new_state_without_opening_again(own_world):
    reader = database.Reader(own_world)
    assert reader.version == 3
    publish(own_world, imported(claim("ajonc", "jobs_created", 2023, 16)))
    with reader.cursor() as cursor:
        ((value,),) = cursor.execute(
            "SELECT value FROM situation_at(NULL) WHERE pole_id = 'ajonc' AND indicator = 'jobs_created'"
        ).fetchall()
    assert (reader.version, value) == (4, 16)


def test_the_same_file_twice_changes_nothing_and_says_so(own_world):
    change = imported(claim("ajonc", "jobs_created", 2023, 16), new_poles=())
    publish(own_world, change)
    before = own_world.read_bytes()
    preview = publication.preview(own_world, change)
    assert (preview.counts, preview.counts.nothing, preview.moves) == (Counts(unchanged=1), True, ())
    receipt = publish(own_world, change)
    assert (receipt.batch_id, receipt.version) == (None, 4)
    assert own_world.read_bytes() == before


def test_nobody_publishes_without_being_a_member(own_world):
    before = own_world.read_bytes()
    change = imported(claim("ajonc", "jobs_created", 2023, 16))
    over = Member("Camille", until=datetime.now(UTC) - timedelta(seconds=1))
    for member in (None, over):
        with pytest.raises(NotStaffError):
            publication.publish(own_world, change, member, 3, AT)
        with pytest.raises(NotStaffError):
            publication.kept_file(own_world, member, 2)
    assert own_world.read_bytes() == before


def test_a_preview_that_is_out_of_date_publishes_nothing(own_world):
    change = imported(claim("ajonc", "jobs_created", 2023, 16))
    seen = publication.preview(own_world, change).version
    publish(own_world, Withdrawal(worlds.SPRING, "mauvais classeur"), DOMINIQUE)
    before = own_world.read_bytes()
    with pytest.raises(StalePreviewError) as stale:
        publication.publish(own_world, change, CAMILLE, seen, AT)
    assert str(stale.value) == (
        "Les données publiées ont changé depuis cet aperçu\u202f; rien n'a été modifié. "
        "Regardez ce qui a changé, puis confirmez de nouveau."
    )
    assert own_world.read_bytes() == before
    (since,) = publication.changes_since(own_world, seen)
    assert (since.kind, since.by, since.file_name, since.reason) == (
        "withdrawn",
        "Dominique",
        "printemps.xlsx",
        "mauvais classeur",
    )


def test_what_is_not_known_is_refused_and_nothing_is_written(own_world):
    before = own_world.read_bytes()
    with pytest.raises(UnknownCodeError):
        publish(own_world, Withdrawal(99))
    with pytest.raises(UnknownCodeError):
        publication.preview(own_world, Keeping(9_999, "parce que"))
    assert own_world.read_bytes() == before


@pytest.mark.parametrize(
    ("value", "reason", "sentence"),
    [
        (9, " ", "Dites pourquoi ce chiffre est retenu\u00a0: la raison est publiée avec lui."),
        (
            777,
            "parce que",
            "Ce relevé vient d'un import retiré\u00a0: rétablissez l'import pour pouvoir le retenir.",
        ),
        (
            50_000,
            "parce que",
            "Ces relevés s'additionnent\u00a0: chacun est un fait distinct, aucun n'est à préférer.",
        ),
    ],
)
def test_a_choice_that_means_nothing_is_refused(own_world, value, reason, sentence):
    ((claim_id,),) = asked(own_world, f"SELECT min(claim_id) FROM claim WHERE value = {value}")  # noqa: S608
    with pytest.raises(RefusedChangeError) as refused:
        publish(own_world, Keeping(claim_id, reason))
    assert str(refused.value) == sentence


def test_withdrawing_what_is_withdrawn_writes_nothing(own_world):
    before = own_world.read_bytes()
    assert publish(own_world, Withdrawal(worlds.MISTAKE)).batch_id is None
    assert publish(own_world, Restoration(worlds.SPRING)).batch_id is None
    assert own_world.read_bytes() == before


def test_who_withdrew_and_who_restored_stay_told(own_world):
    publish(own_world, Withdrawal(worlds.SPRING, "mauvais classeur"))
    publish(own_world, Restoration(worlds.SPRING, "c'était le bon"), DOMINIQUE)
    told = asked(
        own_world,
        "SELECT kind, done_by, reason, version FROM batch_event WHERE batch_id = 2 ORDER BY event_id",
    )
    assert told == [
        ("published", "Camille", "", 2),
        ("withdrawn", "Camille", "mauvais classeur", 4),
        ("restored", "Dominique", "c'était le bon", 5),
    ]


def test_times_are_kept_in_utc(own_world):
    at = datetime(2024, 6, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    change = imported(claim("ajonc", "jobs_created", 2023, 16))
    publication.publish(own_world, change, CAMILLE, 3, at)
    assert asked(own_world, "SELECT published_at FROM data_version") == [(datetime(2024, 6, 1, 10, 0),)]


def test_decisions_on_a_file_are_remembered_the_latest_wins(own_world):
    first = imported(
        claim("ajonc", "jobs_created", 2023, 16), readings=(Reading("k", "pole", "L'Ajonc", "ajonc"),)
    )
    publish(own_world, first)
    second = imported(
        claim("ajonc", "jobs_created", 2024, 17), readings=(Reading("k", "pole", "L'Ajonc", "chene"),)
    )
    publish(own_world, second, DOMINIQUE)
    assert asked(own_world, "SELECT text, meaning, decided_by FROM remembered_reading") == [
        ("L'Ajonc", "chene", "Dominique")
    ]


# Poles


def test_a_pole_comes_with_its_import_and_goes_with_it(own_world):
    before = public(own_world)
    receipt = publish(own_world, imported(claim("sapin", "jobs_created", 2023, 4), new_poles=(SAPIN,)))
    assert receipt.counts == Counts(new=1, poles=1)
    assert receipt.moves[0] == Move(
        "france", "", "", "", Shown(3, "exact", None, None, 3, 3), Shown(4, "exact", None, None, 4, 4)
    )
    found = asked(
        own_world, "SELECT name, postcode, longitude, siren, search_text FROM pole WHERE pole_id = 'sapin'"
    )
    assert found == [("Pôle Sapin", "44350", -2.43, "123456789", "pole sapin guerande")]
    gone = publish(own_world, Withdrawal(4))
    assert gone.counts == Counts(gone=1, poles_gone=1)
    assert public(own_world) == before


def test_a_pole_stays_while_a_later_import_speaks_of_it(own_world):
    publish(own_world, imported(claim("sapin", "jobs_created", 2023, 4), new_poles=(SAPIN,)))
    publish(own_world, imported(claim("sapin", "visitors", 2023, 50)))
    publish(own_world, Withdrawal(4))
    assert asked(own_world, "SELECT name FROM pole WHERE pole_id = 'sapin'") == [("Pôle Sapin",)]
    publish(own_world, Withdrawal(5))
    assert asked(own_world, "SELECT name FROM pole WHERE pole_id = 'sapin'") == []


def test_a_pole_created_again_after_a_mistake_shows_the_correction(own_world):
    publish(own_world, imported(claim("sapin", "jobs_created", 2023, 4), new_poles=(SAPIN,)))
    publish(own_world, Withdrawal(4, "mauvaise commune"))
    nantes = replace(SAPIN, commune_code="44109", sectors=("culture", "energie"))
    publish(own_world, imported(claim("sapin", "jobs_created", 2023, 4), new_poles=(nantes,)))
    assert asked(own_world, "SELECT commune_code FROM pole WHERE pole_id = 'sapin'") == [("44109",)]
    publish(own_world, Withdrawal(5))
    publish(own_world, Restoration(4))
    assert asked(own_world, "SELECT commune_code FROM pole WHERE pole_id = 'sapin'") == [("44069",)]
    assert asked(own_world, "SELECT sector FROM pole_sector WHERE pole_id = 'sapin'") == [("energie",)]


def test_a_pole_alone_is_worth_publishing_once(own_world):
    receipt = publish(own_world, imported(new_poles=(SAPIN,)))
    assert receipt.counts == Counts(poles=1)
    assert publish(own_world, imported(new_poles=(SAPIN,))).batch_id is None


def test_two_imports_that_create_a_pole_each_describe_it_in_turn(own_world):
    """The later one has the last word; without it, the first one's words come back."""
    publish(own_world, imported(claim("sapin", "jobs_created", 2023, 4), new_poles=(SAPIN,)))
    later = replace(SAPIN, description_fr="Bois et sciure.")
    publish(own_world, imported(claim("sapin", "visitors", 2023, 4), new_poles=(later,)))
    described = "SELECT description_fr FROM pole WHERE pole_id = 'sapin'"
    assert asked(own_world, described) == [("Bois et sciure.",)]
    publish(own_world, Withdrawal(5))
    assert asked(own_world, described) == [("Bois.",)]


def test_another_pole_does_not_take_an_identifier(own_world):
    impostor = replace(SAPIN, pole_id="ajonc")
    with pytest.raises(RefusedChangeError) as refused:
        publish(own_world, imported(claim("ajonc", "jobs_created", 2023, 4), new_poles=(impostor,)))
    assert str(refused.value) == (
        "Le pôle «\u202fPôle Sapin\u202f» ne peut pas être créé\u00a0: son identifiant, ajonc, est déjà "
        "celui de «\u202fPôle Ajonc\u202f». Reprenez l'import pour choisir entre les deux."
    )
