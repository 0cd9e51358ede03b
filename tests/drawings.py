"""Charts, maps and leave-behinds written by hand, for the tests of what is made of them."""

from datetime import date

from ptce_data.charts import ACCENT, FAMILY_COLOURS, MUTED, SECOND, Bar, Bars, Chart, Lines, Point, Series
from ptce_data.geography import Position, on_map, whole_france
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

NBSP = "\u202f"
TABLE = Table("Épargne", (Column("Année", "year"), Column("Épargne", "number", "EUR")), ((2014, 1.8e6),))

BARS = Chart(
    "par-secteur",
    "Par secteur",
    "L’énergie compte 12 pôles, l’alimentation 7.",
    Bars(
        (
            Bar("Énergie, écologie et réemploi", 12, "12 pôles", FAMILY_COLOURS["ecologie"]),
            Bar("Alimentation", 7, "7 pôles", FAMILY_COLOURS["alimentation"]),
            Bar("Culture", None, "non communiqué", FAMILY_COLOURS["culture"]),
        )
    ),
    TABLE,
    "Recensement de 2014",
)

LINES = Chart(
    "epargne",
    "Épargne locale",
    "L’épargne passe de 0,9 M€ en 2009 à 2,6 M€ en 2021.",
    Lines(
        (
            Series(
                "le pôle entier",
                (
                    Point(2009, 9e5, f"900{NBSP}000{NBSP}€"),
                    Point(2014, 1.8e6, f"≈\u00a01,8{NBSP}M€"),
                    Point(2021, 2.6e6, f"2,6{NBSP}M€", open=True),
                ),
                ACCENT,
            ),
            Series("le parc seul", (Point(2014, 1.6e6, f"1,6{NBSP}M€"),), SECOND, "square"),
            Series("rivaux", (Point(2012, 8e5, f"800{NBSP}000{NBSP}€"),), MUTED, "star", joined=False),
        ),
        "euros",
    ),
    TABLE,
    "Site du pôle",
)

BEGANNE = MapPoint(
    "eoliennes",
    "Éoliennes en Pays de Vilaine",
    "Béganne",
    Position(-2.24, 47.6),
    FAMILY_COLOURS["ecologie"],
    f"1,8{NBSP}M€",
    highlighted=True,
)
MAP = MapView(
    "carte",
    "Où est le pôle",
    "Le pôle est à Béganne, en Bretagne.",
    whole_france(),
    (
        BEGANNE,
        MapPoint("lyon", "Un pôle de Lyon", "Lyon", Position(4.84, 45.76), ACCENT, "2014"),
        MapPoint("pap", "Un pôle", "Les Abymes", on_map(Position(-61.5, 16.27), "01"), ACCENT, "2015"),
    ),
    TABLE,
    "Recensement de 2014",
)

SAYABLE = Sayable(
    f"À fin 2014, environ 700 habitants avaient placé ≈\u00a01,8{NBSP}M€ dans leurs éoliennes.",
    "Le site du pôle écrit aussi 2,6 M€.",
    "Site du pôle",
    "https://www.eolien-citoyen.example/chiffres?a=1&b=2",
)
FIGURES = (
    KeyFigure(
        "local_savings", "Épargne locale investie", f"≈\u00a01,8{NBSP}M€", "2014, chiffre du pôle", SAYABLE
    ),
    KeyFigure("investors", "Habitants investisseurs", "plus de 700", "2014", SAYABLE),
    KeyFigure(
        "jobs", "Emplois", "non communiqué", "", Sayable("Les emplois ne sont pas communiqués.", "", "", "")
    ),
)
STAMP = Stamp(date(2026, 11, 24), 3, "fr")
LEAFLET = Leaflet(
    view="pole",
    name="eoliennes",
    title="Éoliennes en Pays de Vilaine",
    subtitle="Béganne (Morbihan, Bretagne)",
    path="/pole?pole=eoliennes&annee=2014",
    figures=FIGURES,
    paragraphs=("Un pôle d’énergie citoyenne, né en 2003 de l’idée d’habitants de deux communes.",),
    charts=(LINES, BARS),
    map=MAP,
    tables=(TABLE,),
    sources=(Source("Site du pôle", "https://www.eolien-citoyen.example/"), Source("Recensement", "")),
    definitions=(Definition("Épargne locale investie", "L’argent que des habitants ont placé."),),
    stamp=STAMP,
)
SHOW = Show(
    name="beganne",
    title="Béganne en trois étapes",
    scenes=(
        Scene(1, "Une idée", "En 2003, des habitants.", "Respirer.", 60, "/pole?pole=eoliennes", FIGURES),
        Scene(2, "Une courbe", LINES.sentence, "Montrer 2014.", 60, "/pole?pole=eoliennes", (), (LINES,)),
        Scene(3, "Un lieu", MAP.sentence, "Nommer le maire.", 45, "/carte", (), (), MAP),
    ),
    sources=LEAFLET.sources,
    definitions=LEAFLET.definitions,
    stamp=STAMP,
)
