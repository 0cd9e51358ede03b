"""What a change announces, and that publishing does just that, on the world drawn in tests/worlds.py."""

import hashlib
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pyarrow as pa
import pytest

from ptce_data import database, kept_files, ledger, publication, seed, verify
from ptce_data.changes import (
    CLAIMS,
    Import,
    ImportedPole,
    Keeping,
    Reading,
    Restoration,
    Withdrawal,
)
from ptce_data.errors import (
    MissingFileError,
    NotStaffError,
    RefusedChangeError,
    StalePreviewError,
    UnknownCodeError,
    UnreadableFileError,
)
from ptce_data.figures import Total
from ptce_data.publication import Counts, Move, Shown
from ptce_data.selection import Selection
from ptce_data.staff import Member
from tests import worlds
from tests.worlds import AT, claim

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


# What is announced


def test_each_public_figure_that_moves_is_announced_old_and_new(own_world):
    preview = publication.preview(own_world, imported(claim("ajonc", "jobs_created", 2023, 16)))
    said = [
        (
            m.scope,
            m.name,
            m.indicator,
            (m.before.value, m.before.qualifier),
            (m.after.value, m.after.qualifier),
        )
        for m in preview.moves
    ]
    assert said == [
        ("france", "", "jobs_created", (39, "at_least"), (41, "at_least")),
        ("region", "Bretagne", "jobs_created", (19, "at_least"), (21, "at_least")),
        ("departement", "Morbihan", "jobs_created", (14, "exact"), (16, "exact")),
        ("sector", "Culture", "jobs_created", (19, "at_least"), (21, "at_least")),
        ("sector", "Énergies renouvelables", "jobs_created", (34, "approx"), (36, "approx")),
        ("pole", "Pôle Ajonc", "jobs_created", (14, "exact"), (16, "exact")),
    ]
    assert (preview.counts, preview.moves_found, preview.version) == (Counts(new=1), 6, 3)
    assert preview.moves[0].before == Shown(39, "at_least", 2020, 2022, 3, 3)
    assert preview.moves[0].after == Shown(41, "at_least", 2020, 2023, 3, 3)
    assert preview.moves[-1].after == Shown(16, "exact", 2023, 2023, 3, 3, rank=2)


def test_a_preview_writes_nothing(own_world):
    before = own_world.read_bytes()
    publication.preview(own_world, imported(claim("ajonc", "jobs_created", 2023, 16)))
    publication.preview(own_world, Withdrawal(worlds.SPRING))
    assert own_world.read_bytes() == before
    assert [f for f in own_world.parent.iterdir() if "preview" in f.name] == []


def test_coverage_and_rank_move_too(own_world):
    preview = publication.preview(own_world, imported(claim("bruyere", "local_savings", 2022, 300_000)))
    france = preview.moves[0]
    assert (france.before.poles, france.after.poles, france.after.poles_selected) == (2, 3, 3)
    ranks = {
        m.code: (m.before.rank, m.after.rank)
        for m in preview.moves
        if m.scope == "pole" and m.indicator == "local_savings"
    }
    assert ranks == {"bruyere": (None, 2), "chene": (2, 3)}


def test_a_figure_of_an_older_year_moves_no_last_known_value(own_world):
    preview = publication.preview(own_world, imported(claim("ajonc", "jobs_created", 2015, 3)))
    assert (preview.counts, preview.moves) == (Counts(new=1), ())


def test_new_changed_confirmed_and_unchanged_are_told_apart(own_world):
    site = ledger.Source("Site C", "https://www.exemple.org/site")
    change = imported(
        claim("ajonc", "jobs_created", 2022, 14),  # as it is published
        claim("ajonc", "jobs_created", 2022, 14, cell="B3"),  # the same again
        claim("ajonc", "jobs_created", 2022, 14, source=site),  # another source
        claim("ajonc", "jobs_created", 2018, 11),
        claim("chene", "visitors", 2022, 20),
        claim("ajonc", "public_support", 2014, 1_000),  # an event is a fact of its own
        refused=4,
    )
    preview = publication.preview(own_world, change)
    assert preview.counts == Counts(new=2, changed=1, confirmed=1, unchanged=2, refused=4)
    assert [(c.kind, c.before, c.after, c.kept) for c in preview.changes] == [
        ("changed", 10, 11, True),
        ("new", None, 20, True),
        ("new", None, 1_000, True),
        ("confirmed", 14, 14, True),
        ("unchanged", 14, 14, True),
        ("unchanged", 14, 14, True),
    ]
    with database.workbench(own_world) as cursor:
        assert publication.count(cursor, change.claims) == replace(preview.counts, refused=0)


def test_a_figure_that_will_stay_behind_a_rival_is_told(own_world):
    """`~9` was chosen: a newer claim does not replace it."""
    preview = publication.preview(own_world, imported(claim("bruyere", "member_structures", 2019, 20)))
    (change,) = preview.changes
    assert (change.kind, change.before, change.after, change.kept) == ("changed", 9, 20, False)
    assert preview.moves == ()


def test_a_confidential_claim_moves_nothing_and_is_compared_with_confidential_ones_alone(own_world):
    secret = claim("chene", "jobs_created", 2021, 1_000, visibility="confidential")
    before = public(own_world)
    preview = publication.preview(own_world, imported(secret))
    (change,) = preview.changes
    assert (change.kind, change.before, change.after, change.kept) == ("changed", 999, 1_000, False)
    assert (change.visibility, preview.moves) == ("confidential", ())
    publish(own_world, imported(secret))
    assert public(own_world) == before


def test_a_withdrawal_is_announced_with_what_takes_its_place(own_world):
    preview = publication.preview(own_world, Withdrawal(worlds.SPRING))
    assert preview.counts == Counts(changed=1, gone=2)
    assert [(c.indicator, c.kind, c.before, c.after, c.visibility) for c in preview.changes] == [
        ("member_structures", "changed", 13, 12, "public"),
        ("jobs_created", "gone", 999, None, "confidential"),
        ("turnover", "gone", 123_456, None, "confidential"),
    ]
    assert {m.indicator for m in preview.moves} == {"member_structures"}


def test_a_restoration_is_announced(own_world):
    preview = publication.preview(own_world, Restoration(worlds.MISTAKE))
    assert preview.counts == Counts(changed=1)
    assert (preview.moves[0].before.value, preview.moves[0].after.value) == (39, 811)


def test_a_choice_is_announced(own_world):
    ((eight,),) = asked(own_world, "SELECT claim_id FROM claim WHERE value = 8 AND pole_id = 'bruyere'")
    preview = publication.preview(own_world, Keeping(eight, "le rapport fait foi"))
    (change,) = preview.changes
    assert (change.before, change.after, change.kept) == (9, 8, True)
    assert preview.counts == Counts(changed=1)
    assert (preview.moves[0].before.value, preview.moves[0].after.value) == (52, 51)


@pytest.mark.parametrize("scope", ["france", "region", "departement", "sector"])
def test_the_totals_announced_are_those_the_pages_show(real_file, scope):
    """For every area and indicator, the same as the question the overview asks."""
    with database.Reader(real_file).cursor() as cursor:
        areas = cursor.execute(
            "SELECT code, count(*) FROM pole_area WHERE scope = $scope GROUP BY code", {"scope": scope}
        ).fetchall()
        indicators = [i for (i,) in cursor.execute("SELECT indicator FROM indicator").fetchall()]
        for code, poles in areas:
            selection = {
                "france": Selection(),
                "region": Selection(regions=(code,)),
                "departement": Selection(departements=(code,)),
                "sector": Selection(sectors=(code,)),
            }[scope]
            asked = {**selection.parameters(), "indicators": indicators}
            wanted = {t.indicator: t for t in database.ask(cursor, "totals", Total, asked)}
            found = cursor.execute(
                "SELECT indicator, value, qualifier, first_year, last_year, poles FROM shown_total "
                "WHERE scope = $scope AND code = $code",
                {"scope": scope, "code": code},
            ).fetchall()
            shown = {t.indicator for t in wanted.values() if t.value is not None}
            assert {row[0] for row in found} == shown
            for indicator, value, *others in found:
                total = wanted[indicator]
                assert value == pytest.approx(total.value)
                assert others == [total.qualifier, total.first_year, total.last_year, total.poles]
                assert total.poles_selected == poles


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


# The file


def with_file(tmp_path, content=b"le classeur", name="essai.xlsx"):
    stored = tmp_path / "recu"
    stored.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    change = imported(claim("ajonc", "jobs_created", 2023, 16))
    return replace(change, file_name=name, sha256=sha256, stored=stored)


def test_the_file_is_kept_for_staff_under_its_content(own_world, tmp_path):
    change = with_file(tmp_path, name="../../etc/passwd\u202e.xlsx")
    receipt = publish(own_world, change)
    name, content = publication.kept_file(own_world, CAMILLE, receipt.batch_id)
    assert (name, content) == ("passwd.xlsx", b"le classeur")
    folder = own_world.with_name(f"{own_world.name}.imports")
    (kept,) = folder.iterdir()
    assert kept.name == change.sha256
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert asked(own_world, "SELECT file_name, size_bytes FROM batch WHERE batch_id = 4") == [
        ("passwd.xlsx", 11)
    ]


def test_a_file_that_changed_since_it_was_read_is_refused(own_world, tmp_path):
    change = with_file(tmp_path)
    change.stored.write_bytes(b"un autre")
    before = own_world.read_bytes()
    with pytest.raises(UnreadableFileError) as refused:
        publish(own_world, change)
    assert str(refused.value) == (
        "Le fichier a changé depuis qu'il a été lu\u202f; rien n'a été publié, importez-le de nouveau."
    )
    assert own_world.read_bytes() == before


def test_a_file_that_was_not_kept_is_said(own_world):
    with pytest.raises(MissingFileError) as missing:
        publication.kept_file(own_world, CAMILLE, worlds.SPRING)
    assert str(missing.value) == "Le fichier de l'import 2 n'est pas conservé ici."
    with pytest.raises(UnknownCodeError):
        publication.kept_file(own_world, CAMILLE, 99)


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Bilan 2024.xlsx", "Bilan 2024.xlsx"),
        ("C:\\Users\\moi\\bilan.xlsx", "bilan.xlsx"),
        ("a/b/../bilan.xlsx", "bilan.xlsx"),
        ("bi\x00lan\x1b[31m.xlsx", "bilan[31m.xlsx"),
        ("\u202exslx.nalib", "xslx.nalib"),
        ("", "fichier sans nom"),
        ("..", "fichier sans nom"),
        ("a" * 300 + ".xlsx", "a" * 144 + "….xlsx"),
    ],
)
def test_the_name_of_a_file_is_cleaned(name, cleaned):
    assert kept_files.cleaned(name) == cleaned
