"""Units as people write them, and what turns them into an indicator's unit (k€ → EUR, kWh → MWh)."""

import re
from dataclasses import dataclass
from functools import cache

from ptce_data import units
from ptce_data.i18n import LANGUAGES, speaking
from ptce_data.search_text import normalised


@dataclass(frozen=True)
class Measure:
    """A unit of the dashboard and what one of the written unit is worth in it."""

    unit: str
    factor: float = 1.0


_SCALES = {"k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9, "mrd": 1e9, "bn": 1e9}
_SCALE_WORDS = {
    "millier": 1e3,
    "mille": 1e3,
    "million": 1e6,
    "milliard": 1e9,
    "thousand": 1e3,
    "billion": 1e9,
}
_EURO = ("eur", "euro")
_PHYSICAL = {
    "pct": ("%", 1),
    "pourcent": ("%", 1),
    "pour cent": ("%", 1),
    "pourcentage": ("%", 1),
    "percent": ("%", 1),
    "taux": ("%", 1),
    "w": ("MW", 1e-6),
    "kw": ("MW", 1e-3),
    "mw": ("MW", 1),
    "gw": ("MW", 1e3),
    "kwc": ("MW", 1e-3),
    "mwc": ("MW", 1),
    "kilowatt": ("MW", 1e-3),
    "megawatt": ("MW", 1),
    "wh": ("MWh", 1e-6),
    "kwh": ("MWh", 1e-3),
    "mwh": ("MWh", 1),
    "gwh": ("MWh", 1e3),
    "twh": ("MWh", 1e6),
    "kilowattheure": ("MWh", 1e-3),
    "megawattheure": ("MWh", 1),
    "gigawattheure": ("MWh", 1e3),
    "g": ("tonnes", 1e-6),
    "kg": ("tonnes", 1e-3),
    "kilo": ("tonnes", 1e-3),
    "kilogramme": ("tonnes", 1e-3),
    "q": ("tonnes", 0.1),
    "quintal": ("tonnes", 0.1),
    "quintaux": ("tonnes", 0.1),
    "t": ("tonnes", 1),
    "tonne": ("tonnes", 1),
    "tonnage": ("tonnes", 1),
    "kt": ("tonnes", 1e3),
    "ha": ("ha", 1),
    "hectare": ("ha", 1),
    "are": ("ha", 0.01),
    "km2": ("ha", 100),
    "m2": ("m²", 1),
    "metre carre": ("m²", 1),
    "etp": ("ETP", 1),
    "equivalent temp plein": ("ETP", 1),
    "eqtp": ("ETP", 1),
    "fte": ("ETP", 1),
}
# What a counted word may stand for, the most likely first: « 12 salariés » are people, or jobs.
_COUNTED = {
    "personne": ("personnes", "emplois", "membres", "visiteurs", "clients", "abonnés", "actionnaires"),
    "salarie": ("personnes", "emplois"),
    "employe": ("personnes", "emplois"),
    "agent": ("personnes", "emplois"),
    "citoyen": ("personnes", "actionnaires"),
    "habitant": ("personnes",),
    "benevole": ("personnes",),
    "beneficiaire": ("personnes", "familles"),
    "participant": ("personnes", "visiteurs"),
    "investisseur": ("personnes", "actionnaires"),
    "intermittent": ("personnes",),
    "femme": ("personnes",),
    "jeune": ("personnes",),
    "stagiaire": ("personnes",),
    "individu": ("personnes",),
    "pers": ("personnes",),
    "adherent": ("membres", "personnes", "abonnés", "structures"),
    "societaire": ("membres", "personnes"),
    "associe": ("membres", "personnes"),
    "cooperateur": ("membres",),
    "cooperatrice": ("membres",),
    "poste": ("postes", "emplois"),
    "job": ("emplois",),
    "entreprise": ("structures", "partenaires", "membres"),
    "association": ("structures", "partenaires", "membres"),
    "organisation": ("structures", "partenaires"),
    "organisme": ("structures", "partenaires"),
    "cooperative": ("structures",),
    "membre": ("membres", "structures"),
    "partenaire": ("partenaires", "structures"),
    "structure": ("structures", "membres", "partenaires"),
    "producteur": ("agriculteurs",),
    "exploitant": ("agriculteurs",),
    "paysan": ("agriculteurs",),
    "commercant": ("commerces",),
    "magasin": ("commerces",),
    "foyer": ("familles",),
    "menage": ("familles",),
    "mat": ("éoliennes",),
    "repa jour": ("repas par jour",),
    "repa": ("repas par jour",),
    "site": ("sites", "points"),
    "antenne": ("sites",),
    "lieu": ("sites",),
    "client": ("clients", "personnes"),
    "place": ("postes", "couverts"),
    "visiteur": ("visiteurs", "personnes"),
    "spectateur": ("visiteurs", "personnes"),
    "nombre": ("",),
    "nb": ("",),
    "unite": ("",),
    "number": ("",),
    "effectif": ("personnes", "emplois"),
}
_KNOWN = (
    "ETP",
    "abonnés",
    "actionnaires",
    "agriculteurs",
    "ateliers",
    "boulangeries",
    "bouteilles",
    "clients",
    "clubs",
    "commerces",
    "couverts",
    "dossiers",
    "emplois",
    "familles",
    "idées",
    "membres",
    "paniers",
    "partenaires",
    "personnes",
    "points",
    "postes",
    "projets",
    "pôles",
    "repas par jour",
    "restaurants",
    "sites",
    "structures",
    "thématiques",
    "tonnes",
    "visiteurs",
    "éoliennes",
    "%",
    "m²",
    "ha",
    "MW",
    "MWh",
    "EUR",
)
# Measured, not counted: a decimal is likely in them.
MEASURED = frozenset({"%", "ETP", "MW", "MWh", "ha", "m²", "tonnes"})
_CONVERTED = {("ha", "m²"): 10_000.0, ("m²", "ha"): 0.0001}


def measure(text: str, wanted: str = "") -> Measure | None:
    """What a written unit is, in the `wanted` unit where it can be one; None where it is not known."""
    flat = _flat(text)
    found = _money(flat) or _physical(flat) or _counted(flat, wanted)
    if found is None and " " in flat and not re.search(r"/| par | per ", f" {flat} "):
        first = flat.split()[0]
        found = _money(first) or _physical(first) or _counted(first, wanted)
    return _as_wanted(found, wanted)


def _flat(text: str) -> str:
    """`€` and `%` in letters, no accent, no plural: `Md€` is `md eur`, `équivalents temps plein` too."""
    spelt = text.replace("€", " eur ").replace("%", " pct ").replace("²", "2").replace("/", " par ")
    return " ".join(_singular(word) for word in normalised(spelt).split())


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 2 else word  # noqa: PLR2004 (« ms » is no plural)


def _money(flat: str) -> Measure | None:
    words = [word for word in flat.split() if word not in {"d", "de", "en", "ht", "ttc", "courant"}]
    if len(words) == 1 and (joined := re.fullmatch(r"(k|m|md|mds|mrd)(eur|euro)", words[0])):
        return Measure("EUR", _SCALES[joined[1]])
    if not words or words[-1] not in _EURO or len(words) > 2:  # noqa: PLR2004 (a scale and the currency)
        return None
    scale = 1.0 if len(words) == 1 else _SCALES.get(words[0]) or _SCALE_WORDS.get(words[0])
    return None if scale is None else Measure("EUR", scale)


def _physical(flat: str) -> Measure | None:
    unit, factor = _PHYSICAL.get(flat, ("", 0))
    return Measure(unit, factor) if unit else None


def _counted(flat: str, wanted: str) -> Measure | None:
    meant = own_names().get(flat, ()) + _COUNTED.get(flat, ())
    if not meant:
        return None
    return Measure(wanted if wanted in meant or meant == ("",) else meant[0])


def _as_wanted(found: Measure | None, wanted: str) -> Measure | None:
    if found is None or (found.unit, wanted) not in _CONVERTED:
        return found
    return Measure(wanted, found.factor * _CONVERTED[found.unit, wanted])


@cache
def own_names() -> dict[str, tuple[str, ...]]:
    """The dashboard's own units by each of their names, in both languages."""
    names: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        with speaking(language):
            for code in _KNOWN:
                for name in {units.unit(code, 1), units.unit(code, 2), code}:
                    known = names.get(_flat(name), ())
                    names[_flat(name)] = known if code in known else (*known, code)
    return names
