"""Leave-behinds written by hand, for the files made of them: one can count their figures."""

from dataclasses import replace
from datetime import date

from ptce_data.charts import Bar, Bars, Chart, Lines, Point, Series
from ptce_data.geography import Bounds, Position
from ptce_data.leaflet import (
    Definition,
    KeyFigure,
    Leaflet,
    MapPoint,
    MapView,
    Sayable,
    Scene,
    Show,
    Source,
    Stamp,
)
from ptce_data.tables import Column, Table

SITE = "https://ptce.exemple.fr"
STAMP = Stamp(date(2026, 11, 24), 7, "fr")
REPORT = "https://exemple.fr/rapport"
HOSTILE = "</script><img src=x onerror=\"document.title='pris'\">=1+1 {{7*7}}\u202e&amp;"
FORMULA = '=HYPERLINK("http://exemple.fr/?"&A1;"Pôle")'

SAVINGS = KeyFigure(
    "local_savings",
    "Épargne locale investie",
    "≈\u202f1,8\u202fM€",
    "en 2013, parc A",
    Sayable(
        "À Béganne, environ 1,8 M€ d'épargne locale ont été investis en 2013.",
        "Premier parc seulement.",
        "Rapport A",
        REPORT,
    ),
)
INVESTORS = KeyFigure(
    "citizen_investors",
    "Citoyens investisseurs",
    "plus de 700",
    "en 2013, parc A",
    Sayable("Plus de 700 personnes ont investi dans le parc A en 2013.", "", "Article B, sans adresse", ""),
)
UNKNOWN = KeyFigure("turnover", "Chiffre d'affaires", "non communiqué", "", Sayable("", "", "", ""))

BY_REGION = Chart(
    key="poles-par-region",
    title="Pôles par région",
    sentence="La Bretagne compte 12 pôles, la Corse n'a rien communiqué.",
    drawn=Bars(
        (
            Bar("Bretagne", 12, "12"),
            Bar("Pays de la Loire", 7.5, "7,5", "#117733"),
            Bar("Corse", None, "non communiqué"),
        )
    ),
    table=Table(
        "Pôles par région",
        (Column("Région"), Column("Pôles", "number")),
        (("Bretagne", 12), ("Pays de la Loire", 7.5), ("Corse", None)),
    ),
    source="Source\u00a0: recensement.",
)
OVER_TIME = Chart(
    key="epargne",
    title="Épargne locale au fil des ans",
    sentence="De 1,8 M€ en 2013 à 8 M€ en 2016.",
    drawn=Lines(
        (
            Series("Parc A", (Point(2013, 1_800_000, "≈\u202f1,8\u202fM€"),)),
            Series(
                "Trois parcs",
                (Point(2014, 4_000_000, "4\u202fM€"), Point(2016, 8_000_000, "≈\u202f8\u202fM€", open=True)),
                "#c8553d",
                "square",
            ),
        ),
        "euros",
    ),
    table=Table(
        "Épargne locale",
        (Column("Année", "year"), Column("Épargne", "number", "EUR")),
        ((2013, 1_800_000), (2014, 4_000_000), (2016, 8_000_000)),
        ("Deux périmètres\u00a0: ne pas les comparer.",),
    ),
    source="Source\u00a0: Rapport A.",
)
MAP = MapView(
    key="carte",
    title="Où est le pôle\u202f?",
    sentence="Le pôle Ajonc est à Béganne, dans le Morbihan.",
    bounds=Bounds(-5.2, 46.3, 1.0, 49.0),
    points=(
        MapPoint("ajonc", "Pôle Ajonc", "Béganne", Position(-2.239, 47.598), "#c8553d", "Pôle Ajonc", True),
        MapPoint("chene", "Pôle Chêne", "Nantes", Position(-1.554, 47.218), "#2a7f8e", "Pôle Chêne"),
    ),
    table=Table("Pôles", (Column("Pôle"), Column("Commune")), (("Pôle Ajonc", "Béganne"),)),
    source="Source\u00a0: GeoNames.",
)
SOURCES = (Source("Rapport A", REPORT), Source("Article B, sans adresse", ""))
DEFINITIONS = (
    Definition("Épargne locale investie", "Sommes placées par des habitants dans les projets du pôle."),
)
POLES = Table(
    "Pôles comparés",
    (Column("Pôle"), Column("Épargne", "number", "EUR"), Column("Site", "link")),
    (("Pôle Ajonc", 1_800_000, REPORT), ("Pôle Chêne", None, "")),
    ("Un tiret ne veut pas dire zéro.",),
)
LEAFLET = Leaflet(
    view="pole",
    name="ajonc",
    title="Pôle Ajonc",
    subtitle="Béganne (Morbihan)",
    path="/pole?pole=ajonc&annee=2014",
    figures=(SAVINGS, INVESTORS, UNKNOWN),
    paragraphs=("Le pôle réunit douze structures.", "Il existe depuis 2010."),
    charts=(BY_REGION, OVER_TIME),
    map=MAP,
    tables=(POLES,),
    sources=SOURCES,
    definitions=DEFINITIONS,
    stamp=STAMP,
)


def scene(number: int, **what) -> Scene:
    """A step of its own title, sentence and notes."""
    return Scene(
        number,
        f"Étape {number} du récit",
        f"La phrase de l'étape {number}.",
        f"Note privée {number}.",
        45,
        f"/pole?pole=ajonc&etape={number}",
        **what,
    )


SHOW = Show(
    name="ajonc-en-trois-etapes",
    title="Ajonc en trois étapes",
    scenes=(
        scene(1, figures=(SAVINGS, INVESTORS)),
        scene(2, figures=(SAVINGS,), charts=(BY_REGION, OVER_TIME)),
        scene(3, map=MAP),
    ),
    sources=SOURCES,
    definitions=DEFINITIONS,
    stamp=STAMP,
)


def hostile_show(text: str = HOSTILE) -> Show:
    """The same show, each of its texts a hostile one."""
    chart = replace(
        BY_REGION,
        title=text,
        sentence=text,
        source=text,
        drawn=Bars((Bar(text, 3, text), Bar(text, None, text))),
        table=Table(text, (Column(text), Column(text, "number")), ((text, 3), (text, None)), (text,)),
    )
    figure = replace(SAVINGS, label=text, value=text, context=text, sayable=Sayable(text, text, text, text))
    place = replace(MAP.points[0], name=text, place=text, text=text)
    view = replace(MAP, title=text, sentence=text, points=(place,), source=text)
    step = Scene(1, text, text, text, 30, f"/{text}", (figure,), (chart,), view)
    return Show("pris", text, (step,), (Source(text, text),), (Definition(text, text),), STAMP)
