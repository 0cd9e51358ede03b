"""« Créer ce pôle »: what a pole needs before it can be published with the import."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from pages._ui import data, import_state
from pages._ui.import_state import Brought
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.queries import importing
from ptce_data.workbook.decisions import NewPole
from ptce_data.workbook.limits import POLE_LENGTHS

LONGEST_NAME = POLE_LENGTHS["name"]
UNSPECIFIED = "autre"
LONGEST_DESCRIPTION = POLE_LENGTHS["description"]
FIRST_FOUNDED, LAST_FOUNDED = 1900, 2100


@dataclass(frozen=True)
class _Place:
    region_code: str | None
    departement_code: str | None
    commune_code: str | None


def form(found: Brought, text: str, number: int) -> None:
    """The fields of a pole the file calls `text`; a button holds them once they are all there."""
    key = found.key(f"new-pole-{number}")
    with st.container(border=True, key=key):
        st.markdown(_("**Créer le pôle** «\u202f{name}\u202f»").format(name=markup.as_markdown(text)))
        name = st.text_input(
            _("Nom du pôle"), value=text[:LONGEST_NAME], max_chars=LONGEST_NAME, key=f"{key}-name"
        )
        place = _place(key)
        sectors, statuses = _lists(key)
        description = st.text_area(
            _("Ce que fait le pôle, en une ou deux phrases"),
            max_chars=LONGEST_DESCRIPTION,
            height=80,
            key=f"{key}-description",
        )
        more = _more(key)
        pole = NewPole(
            text=text,
            name=name.strip(),
            region_code=place.region_code or "",
            departement_code=place.departement_code,
            commune_code=place.commune_code,
            sectors=sectors,
            statuses=statuses,
            description_fr=description.strip(),
        )
        pole = replace(pole, founded_year=more.founded_year, website=more.website)
        if st.button(_("Créer ce pôle avec l'import"), key=f"{key}-create", type="primary"):
            _create(found, pole)


def _create(found: Brought, pole: NewPole) -> None:
    absent = missing(pole)
    if absent:
        st.error(_("Il manque\u00a0: {fields}.").format(fields=", ".join(absent)))
        return
    if pole.website and markup.safe_link(pole.website) is None:
        st.error(_("L'adresse du site doit commencer par https://."))
        return
    others = tuple(one for one in found.decisions.new_poles if one.text != pole.text)
    import_state.settle(new_poles=(*others, pole))
    st.rerun()


def missing(pole: NewPole) -> list[str]:
    """The required fields left empty, by name."""
    required = {
        _("le nom"): pole.name,
        _("la région ou le département"): pole.region_code,
        _("au moins un secteur"): pole.sectors,
        _("au moins un statut"): pole.statuses,
        _("ce que fait le pôle"): pole.description_fr,
    }
    return [field for field, value in required.items() if not value]


def _place(key: str) -> _Place:
    """The commune where it is known, else the département, else the région alone."""
    lists = data.lists()
    departements = {code: f"{place.name} ({code})" for code, place in lists.departements.items()}
    left, right = st.columns(2)
    departement = left.selectbox(
        _("Département"),
        list(departements),
        index=None,
        format_func=departements.__getitem__,
        placeholder=_("Inconnu\u00a0: choisir la région"),
        key=f"{key}-departement",
    )
    if departement is None:
        regions = {code: place.name for code, place in lists.regions.items()}
        region = right.selectbox(
            _("Région"),
            list(regions),
            index=None,
            format_func=regions.__getitem__,
            placeholder=_("Choisir une région"),
            key=f"{key}-region",
        )
        return _Place(region, None, None)
    communes = data.answer(importing.communes, departement)
    commune = right.selectbox(
        _("Commune"),
        list(communes),
        index=None,
        format_func=communes.__getitem__,
        placeholder=_("Inconnue"),
        key=f"{key}-commune-{departement}",
    )
    return _Place(lists.departements[departement].region_code, departement, commune)


def _lists(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lists = data.lists()
    left, right = st.columns(2)
    sectors = left.multiselect(
        _("Secteurs, le principal d'abord"),
        list(lists.sectors),
        format_func=lambda code: lists.sectors[code].label,
        placeholder=_("Choisir un ou plusieurs secteurs"),
        key=f"{key}-sectors",
        select_all=False,
    )
    statuses = right.multiselect(
        _("Statuts"),
        list(lists.statuses),
        default=[code for code in lists.statuses if code == UNSPECIFIED],
        format_func=lambda code: lists.statuses[code].label,
        placeholder=_("Choisir un ou plusieurs statuts"),
        key=f"{key}-statuses",
        select_all=False,
    )
    return tuple(sectors), tuple(statuses)


@dataclass(frozen=True)
class _More:
    founded_year: int | None
    website: str | None


def _more(key: str) -> _More:
    left, right = st.columns(2)
    founded = left.number_input(
        _("Année de création (facultatif)"),
        min_value=FIRST_FOUNDED,
        max_value=LAST_FOUNDED,
        value=None,
        placeholder=_("inconnue"),
        key=f"{key}-founded",
    )
    website = right.text_input(_("Site internet (facultatif)"), placeholder="https://", key=f"{key}-website")
    return _More(founded, website.strip() or None)
