"""The build: whole or nothing, the seed loaded as it is, Béganne as the acceptance case."""

from pathlib import Path

import pytest

from ptce_data import build, database
from ptce_data.errors import NotADatabaseError, SeedError
from tests import worlds
from tests.worlds import POLE_COLUMNS


@pytest.fixture
def folders(tmp_path):
    """(seed, geo), to be broken."""
    return worlds.seed_folder(tmp_path), worlds.geo_folder(tmp_path)


def replaced(file: Path, old: str, new: str):
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def counted(file, table):
    with database.reading(file) as connection:
        ((count,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608
    return count


def test_the_small_seed_is_loaded_whole(tmp_path, folders):
    file = build.build(tmp_path / "ptce.duckdb", *folders)
    tables = ("region", "departement", "commune", "former_commune", "pole", "pole_sector", "pole_status")
    assert [counted(file, table) for table in tables] == [2, 3, 5, 1, 3, 4, 4]
    assert [counted(file, table) for table in ("claim", "batch", "source", "national_figure")] == [
        27,
        1,
        3,
        2,
    ]


def test_populations_are_the_sums_of_the_communes(small_world):
    with database.reading(small_world) as connection:
        found = connection.execute("SELECT name, population FROM region ORDER BY name").fetchall()
    assert found == [("Bretagne", 200_000), ("Pays de la Loire", 320_000)]


def test_the_version_changes_with_the_data_and_not_with_the_number_of_builds(tmp_path, folders):
    file = tmp_path / "ptce.duckdb"
    versions = [build.build_and_count(file, *folders).version for _ in range(3)]
    replaced(folders[0] / "observations.csv", "2018,stated,10", "2018,stated,11")
    versions += [build.build_and_count(file, *folders).version for _ in range(2)]
    assert versions == [1, 1, 1, 2, 2]
    assert database.published_version(file) == 2


def test_a_note_that_changes_is_a_new_version(tmp_path, folders):
    file = build.build(tmp_path / "ptce.duckdb", *folders)
    replaced(folders[0] / "poles.csv", "Bois local.", "Bois d'ici.")
    assert build.build_and_count(file, *folders).version == 2


@pytest.mark.parametrize("name", ["budget.xlsx", "autre.duckdb"])
def test_a_file_that_is_not_our_database_is_left_alone(tmp_path, folders, name):
    file = tmp_path / name
    if name == "budget.xlsx":
        file.write_bytes(b"PK le budget")
    else:
        with database.writing(file) as connection:
            connection.execute("CREATE TABLE budget AS SELECT 1 AS euros")
    before = file.read_bytes()
    with pytest.raises(NotADatabaseError) as refused:
        build.build(file, *folders)
    assert str(refused.value) == (
        f"{file} : ce fichier existe et n'est pas une base du tableau de bord ; il n'a pas été touché. "
        "Déplacez-le, ou donnez un autre chemin dans PTCE_DATABASE."
    )
    assert file.read_bytes() == before


@pytest.mark.parametrize("wording", ["ensemble du pôle", " Ensemble du pôle "])
def test_a_perimeter_that_names_the_whole_pole_is_no_perimeter(tmp_path, folders, wording):
    replaced(folders[0] / "observations.csv", "emplois,exact,,", f"emplois,exact,{wording},")
    with database.reading(build.build(tmp_path / "ptce.duckdb", *folders)) as connection:
        found = connection.execute(
            "SELECT value, perimeter FROM claim WHERE pole_id = 'ajonc' AND indicator = 'jobs_created' "
            "ORDER BY value"
        ).fetchall()
    assert found == [(10, ""), (14, "")]


def test_a_line_another_already_says_is_counted(tmp_path, folders):
    observations = folders[0] / "observations.csv"
    lines = observations.read_text("utf-8").splitlines(keepends=True)
    observations.write_text("".join([*lines, lines[1]]), "utf-8")
    built = build.build_and_count(tmp_path / "ptce.duckdb", *folders)
    assert (built.repeated_lines, counted(built.file, "claim")) == (1, 27)


def test_two_builds_say_the_same(tmp_path, folders):
    said = []
    for name in ("a.duckdb", "b.duckdb"):
        with database.reading(build.build(tmp_path / name, *folders)) as connection:
            said.append(
                [
                    connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()  # noqa: S608
                    for table in ("source", "claim", "observation", "situation", "pole", "data_version")
                ]
            )
    assert said[0] == said[1]


def test_nothing_is_left_beside_the_database(tmp_path, folders):
    file = build.build(tmp_path / "made" / "ptce.duckdb", *folders)
    assert sorted(file.parent.iterdir()) == [file, Path(f"{file}.lock")]


BROKEN = [
    (
        "poles.csv",
        "56013",
        "56999",
        ("poles.csv, ligne 2, colonne « commune_insee » : « 56999 » n'est pas connu ; attendu : "
        "29019, 44069, 44109, 56013, 56260."),
    ),
    (
        "poles.csv",
        "47.598",
        "",
        ("poles.csv, ligne 2, colonne « latitude » : latitude et longitude vont ensemble ; "
        "remplissez les deux ou aucune."),
    ),
    (
        "poles.csv",
        "56350,56,",
        "56350,29,",
        ("poles.csv, ligne 2, colonne « departement_code » : « 29 » n'est pas le département de la commune "
        "56013 ; attendu : 56."),
    ),
    (
        "poles.csv",
        "Finistère,53",
        "Finistère,52",
        ("poles.csv, ligne 3, colonne « region_code » : « 52 » n'est pas la région du département 29 ; "
        "attendu : 53."),
    ),
    (
        "poles.csv",
        "chene,",
        "ajonc,",
        ("poles.csv, ligne 4, colonne « pole_id » : « ajonc » est déjà à la ligne 2 ; "
        "gardez une seule des deux lignes."),
    ),
    (
        "poles.csv",
        "https://ajonc.exemple.fr",
        "javascript:alert(1)",
        ("poles.csv, ligne 2, colonne « website » : « javascript:alert(1) » n'est pas une adresse ; "
        "elle doit commencer par https://."),
    ),
    (
        "poles.csv",
        "energie;culture",
        "energie;energie",
        ("poles.csv, ligne 2, colonne « sectors » : « energie » est écrit deux fois ; "
        "gardez-le une seule fois."),
    ),
    (
        "observations.csv",
        "2018,stated,10",
        "2018,stated,-10",
        ("observations.csv, ligne 2, colonne « value » : « -10 » est hors des bornes de l'indicateur "
        "(de 0 à ∞)."),
    ),
    (
        "observations.csv",
        "2018,stated,10",
        "2031,stated,10",
        ("observations.csv, ligne 2, colonne « year » : « 2031 » est après la date du lot "
        "(2024-01-15, batch.csv) ; corrigez l'année ou la date du lot."),
    ),
    (
        "poles.csv",
        POLE_COLUMNS,
        POLE_COLUMNS.replace(",", ";"),
        "poles.csv, ligne 1 : le séparateur semble être un point-virgule ; une virgule est attendue.",
    ),
    (
        "observations.csv",
        "60,%",
        "160,%",
        ("observations.csv, ligne 28, colonne « value » : « 160 » est hors des bornes de l'indicateur "
        "(de 0 à 100)."),
    ),
    (
        "observations.csv",
        "10,emplois",
        "10,EUR",
        ("observations.csv, ligne 2, colonne « unit » : « EUR » n'est pas l'unité de cet indicateur ; "
        "attendu : emplois."),
    ),
    (
        "observations.csv",
        "bruyere,",
        "sapin,",
        ("observations.csv, ligne 4, colonne « pole_id » : « sapin » n'est pas connu ; "
        "attendu : ajonc, bruyere, chene."),
    ),
    (
        "indicators.csv",
        "EUR,ratio,median",
        "EUR,ratio,sum",
        ("indicators.csv, ligne 3, colonne « across_poles » : un ratio ne s'additionne pas ; "
        "écrivez median ou none."),
    ),
    (
        "indicators.csv",
        "local_savings,citizen_investors",
        "public_support,citizen_investors",
        ("indicators.csv, ligne 3, colonne « numerator » : « public_support » n'est pas un indicateur "
        "de nature stock, cumulative ou flow."),
    ),
    (
        "indicators.csv",
        "local_savings,citizen_investors",
        "local_savings,",
        ("indicators.csv, ligne 3, colonne « denominator » : numérateur et dénominateur vont ensemble ; "
        "remplissez les deux ou aucun."),
    ),
    ("batch.csv", "observations.csv,2024-01-15,équipe,Données de départ\n", "",
     "batch.csv : une seule ligne est attendue, celle du lot de départ."),
    (
        "sector_families.csv",
        ",2\n",
        ",1\n",
        ("sector_families.csv, ligne 3, colonne « order » : « 1 » est déjà à la ligne 2 ; "
        "gardez une seule des deux lignes."),
    ),
    (
        "national.csv",
        "ptce_count,140",
        "inconnu,140",
        ("national.csv, ligne 3, colonne « metric » : « inconnu » n'est pas connu ; "
        "attendu : un code de la liste."),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "message"), BROKEN, ids=[f"{b[0]}: {b[2]!r}" for b in BROKEN])
def test_a_broken_seed_names_the_line_and_leaves_the_old_database(tmp_path, folders, name, old, new, message):
    file = build.build(tmp_path / "out" / "ptce.duckdb", *folders)
    before = file.read_bytes()
    replaced(folders[0] / name, old, new)
    with pytest.raises(SeedError) as refused:
        build.build(file, *folders)
    assert str(refused.value) == message
    assert file.read_bytes() == before
    assert sorted(file.parent.iterdir()) == [file, Path(f"{file}.lock")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("regions.geojson", None, "regions.geojson : fichier absent de geo/."),
        ("regions.geojson", "{", "regions.geojson : le fichier n'est pas du GeoJSON."),
        (
            "departements.geojson",
            '{"features": [{"properties": {"code": "56"}}]}',
            "departements.geojson, contour 1 : « nom » est absent.",
        ),
        ("communes.parquet", None, "communes.parquet : fichier absent de geo/."),
    ],
)
def test_broken_geodata_are_named(tmp_path, folders, name, content, message):
    if content is None:
        (folders[1] / name).unlink()
    else:
        (folders[1] / name).write_text(content, encoding="utf-8")
    with pytest.raises(SeedError) as refused:
        build.build(tmp_path / "ptce.duckdb", *folders)
    assert str(refused.value) == message


def test_a_damaged_parquet_file_is_named(tmp_path, folders):
    (folders[1] / "communes.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(SeedError, match=r"^communes\.parquet : le fichier est refusé"):
        build.build(tmp_path / "ptce.duckdb", *folders)


# The real seed


def claims_of(file, indicator):
    """(year, value, qualifier, perimeter, rank) of Béganne's claims."""
    with database.reading(file) as connection:
        return connection.execute(
            "SELECT year, value, qualifier, perimeter, keep_rank FROM ranked_claim "
            "WHERE pole_id = 'eoliennes-pays-de-vilaine' AND indicator = ? ORDER BY year, keep_rank",
            [indicator],
        ).fetchall()


def test_the_real_seed_is_loaded_whole(real_file):
    assert [counted(real_file, t) for t in ("pole", "claim", "indicator", "sector", "national_figure")] == [
        91,
        347,
        67,
        22,
        57,
    ]
    assert [counted(real_file, table) for table in ("region", "departement")] == [18, 101]


def test_the_savings_of_beganne_keep_every_published_version(real_file):
    assert claims_of(real_file, "local_savings") == [
        (2012, 1_000_000, "approx", "clubs du parc de Béganne", 1),
        (2013, 1_800_000, "approx", "parc de Béganne", 1),
        (2013, 1_900_000, "exact", "parc de Béganne", 2),
        (2014, 2_300_000, "approx", "parc de Béganne", 1),
        (2018, 1_800_000, "approx", "parc de Béganne", 1),
        (2022, 8_000_000, "approx", "trois parcs", 1),
    ]


def test_the_investors_of_beganne_keep_every_published_version(real_file):
    assert claims_of(real_file, "citizen_investors") == [
        (2012, 450, "approx", "parc de Béganne", 1),
        (2013, 700, "at_least", "parc de Béganne", 1),
        (2013, 700, "exact", "parc de Béganne", 2),
        (2014, 1_000, "approx", "parc de Béganne", 1),
        (2014, 1_000, "at_least", "parc de Béganne", 2),
        (2018, 1_000, "at_least", "parc de Béganne", 1),
        (2022, 2_000, "approx", "trois parcs", 1),
    ]


@pytest.mark.parametrize(
    ("indicator", "value", "qualifier"),
    [("local_savings", 1_800_000, "approx"), ("citizen_investors", 700, "at_least")],
)
def test_at_the_end_of_2013_beganne_is_as_the_founding_article_says(real_file, indicator, value, qualifier):
    with database.reading(real_file) as connection:
        found = connection.execute(
            "SELECT situation.value, situation.qualifier, situation.perimeter, source.title "
            "FROM situation_at(2013) AS situation "
            "JOIN public_claim USING (claim_id) JOIN source USING (source_id) "
            "WHERE situation.pole_id = 'eoliennes-pays-de-vilaine' AND situation.indicator = ?",
            [indicator],
        ).fetchall()
    article = "Les pôles territoriaux de coopération économique, article du 19 juin 2013 (document d'origine)"
    assert found == [(value, qualifier, "parc de Béganne", article)]


def test_the_whole_pole_of_archer_is_no_part_of_it(real_file):
    with database.reading(real_file) as connection:
        found = connection.execute(
            "SELECT indicator, value, perimeter FROM situation_at(NULL) WHERE pole_id = 'pole-sud-archer' "
            "AND indicator IN ('jobs_members', 'member_structures') ORDER BY indicator"
        ).fetchall()
    assert found == [("jobs_members", 4000, ""), ("member_structures", 25, "")]
