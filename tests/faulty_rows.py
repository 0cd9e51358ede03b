"""The rows of a workbook with one fault each: a clean row, and what is said of it."""

from datetime import date

Row = list[object]
Said = tuple[str, str, str]
TODAY = date(2024, 6, 15)
INTEGRATION = "Part des salariés en insertion"
HEADINGS = (
    "Pôle",
    "Indicateur",
    "Année",
    "Valeur",
    "Unité",
    "Précision",
    "Périmètre",
    "Confidentiel",
    "Source",
    "Lien",
    "Note",
)
PLAIN = {
    "pole": "Pôle Ajonc",
    "indicator": "Bénévoles",
    "year": 2023,
    "value": 15,
    "unit": None,
    "qualifier": None,
    "perimeter": None,
    "visibility": None,
    "source": "Rapport Z",
    "link": None,
    "note": None,
}


def row(**said):
    """A clean row, but for what is said of it."""
    return list((PLAIN | said).values())
