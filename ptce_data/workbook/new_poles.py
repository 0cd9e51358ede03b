"""The poles to create with an import: complete and possible, or a sentence says what is wrong."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import duckdb

from ptce_data import database, formats
from ptce_data.i18n import gettext as _
from ptce_data.workbook import issues
from ptce_data.workbook.check_tables import LINK
from ptce_data.workbook.decisions import NewPole
from ptce_data.workbook.issues import Issue, Place, Said, quoted
from ptce_data.workbook.limits import FIRST_YEAR, POLE_LENGTHS

RULE = "new_pole"
_UNSEEN = {"Cc", "Cf", "Co", "Cs"}
_BREAKS = "\t\n\r"


@dataclass(frozen=True)
class _Known:
    """One line of sql/check_new_pole.sql."""

    unknown_codes: list[str]
    misplaced: bool
    namesake: str


def faults(cursor: duckdb.DuckDBPyConnection, new_poles: tuple[NewPole, ...], today: date) -> Iterator[Issue]:
    """What stops a pole from being created, an error a fault."""
    for pole in new_poles:
        for said in (
            *_incomplete(pole),
            *_unfit(pole),
            *_impossible(pole, today),
            *_unlisted(cursor, pole),
        ):
            yield issues.issue("error", RULE, Place(), said, found=pole.text)


def _incomplete(pole: NewPole) -> Iterator[Said]:
    required = {
        _("le nom"): pole.name.strip(),
        _("la région"): pole.region_code,
        _("au moins un secteur"): pole.sectors,
        _("au moins un statut"): pole.statuses,
        _("ce que fait le pôle"): pole.description_fr.strip(),
    }
    absent = [name for name, value in required.items() if not value]
    if absent:
        yield Said(
            _("Le pôle à créer {pole} n'est pas complet ; il manque : {fields}.").format(
                pole=_name(pole), fields=", ".join(absent)
            ),
            _complete(),
        )


def _unfit(pole: NewPole) -> Iterator[Said]:
    """Its texts that are too long, or hold what nobody sees: a NUL, a mark that turns the writing round."""
    texts = (
        (_("le nom"), "name", pole.name),
        (_("ce que fait le pôle"), "description", pole.description_fr),
        (_("ce que fait le pôle, en anglais"), "description", pole.description_en),
        (_("l'adresse du site"), "website", pole.website or ""),
    )
    for named, kind, text in texts:
        if len(text) > POLE_LENGTHS[kind]:
            yield Said(
                _(
                    "Le pôle à créer {pole} a un texte trop long, {text}\u202f; "
                    "attendu\u00a0: au plus {limit} caractères."
                ).format(pole=_name(pole), text=named, limit=formats.number(POLE_LENGTHS[kind], 0)),
                _("Raccourcissez ce texte."),
            )
        if any(unicodedata.category(sign) in _UNSEEN and sign not in _BREAKS for sign in text):
            yield Said(
                _(
                    "Le pôle à créer {pole} a un texte où il y a des caractères invisibles\u00a0: {text}."
                ).format(pole=_name(pole), text=named),
                _("Tapez-le de nouveau."),
            )


def _impossible(pole: NewPole, today: date) -> Iterator[Said]:
    year = pole.founded_year
    if year is not None and not FIRST_YEAR <= year <= today.year:
        yield Said(
            _("Le pôle à créer {pole} serait né en {year} ; attendu : de {first} à {last}.").format(
                pole=_name(pole), year=year, first=FIRST_YEAR, last=today.year
            ),
            _complete(),
        )
    if pole.website and not re.match(LINK, pole.website):
        yield Said(
            _(
                "Le site {site} du pôle à créer {pole} n'est pas une adresse web ; attendu : « https://… »."
            ).format(site=quoted(pole.website), pole=_name(pole)),
            _complete(),
        )
    if pole.siren and not re.fullmatch(r"[0-9]{9}", pole.siren):
        yield Said(
            _("Le SIREN {siren} du pôle à créer {pole} n'en est pas un ; attendu : neuf chiffres.").format(
                siren=quoted(pole.siren), pole=_name(pole)
            ),
            _complete(),
        )


def _unlisted(cursor: duckdb.DuckDBPyConnection, pole: NewPole) -> Iterator[Said]:
    asked = {
        "name": pole.name,
        "region_code": pole.region_code or None,
        "departement_code": pole.departement_code,
        "commune_code": pole.commune_code,
        "sectors": list(pole.sectors),
        "statuses": list(pole.statuses),
    }
    (known,) = database.ask(cursor, "check_new_pole", _Known, asked)
    if known.unknown_codes:
        yield Said(
            _("Le pôle à créer {pole} a des codes qui ne sont d'aucune liste : {codes}.").format(
                pole=_name(pole), codes=", ".join(quoted(code) for code in known.unknown_codes)
            ),
            _complete(),
        )
    if known.misplaced:
        yield Said(
            _("La commune, le département et la région du pôle à créer {pole} ne vont pas ensemble.").format(
                pole=_name(pole)
            ),
            _complete(),
        )
    if known.namesake:
        yield Said(
            _("Le pôle à créer {pole} existe déjà.").format(pole=quoted(known.namesake)),
            _("Choisissez-le dans la liste, ou donnez un autre nom au nouveau."),
        )


def _name(pole: NewPole) -> str:
    return quoted(pole.name or pole.text)


def _complete() -> str:
    return _("Corrigez sa fiche.")
