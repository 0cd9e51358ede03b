"""The page of one pole, part by part."""

from pathlib import Path

import streamlit as st

from pages._ui import (
    charts_pole,
    compare_drawings,
    data,
    drawing,
    empty_state,
    filters,
    html_table,
    language,
    navigation,
    pole_html,
)
from ptce_data import formats, markup
from ptce_data.figures import PoleFigure
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.leaflets.importance import by_importance, longest
from ptce_data.queries import claims, pole
from ptce_data.queries.pole import Identity, Territory
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences import claims as claim_sentences
from ptce_data.sentences import pole as sentences
from ptce_data.similarity import similar
from ptce_data.tables import Cell, Column, Table

STYLE = Path(__file__).with_name("pole.css")
NEIGHBOURS = 4
LONGEST_ASKED = 120  # an address may hold anything; what it asks is kept as a key
COMPARED = 3  # of them, beside the pole itself
RATES = 6


def asked() -> str:
    """The identifier in the address, empty where there is none.

    A link from a page to itself leaves the browser's address as it was (Streamlit 1.67): it is
    written again where the pole changes (docs/decisions/0037).
    """
    pole_id = st.query_params.get("pole", "")[:LONGEST_ASKED]
    if pole_id and st.session_state.get("pole-shown", pole_id) != pole_id:
        st.query_params["pole"] = pole_id
    st.session_state["pole-shown"] = pole_id
    return pole_id


def chooser() -> None:
    """What the page says when its address names no pole."""
    st.markdown(
        _("Cherchez un pôle par son nom ou sa commune en haut de la page, ou ouvrez l'un de ceux-ci.")
    )
    offered = data.answer(pole.best_documented, filters.current(), 12)
    if not offered:
        empty_state.draw(filters.current())
    for named in offered:
        navigation.link("pole", markup.as_markdown(named.name), pole=named.pole_id)
    navigation.link("poles", _("Voir la liste de tous les pôles"))


def unknown(pole_id: str) -> None:
    """What the page says when no pole has the identifier of its address."""
    st.warning(markup.as_markdown(sentences.unknown(pole_id[:80])))
    for named in data.answer(pole.names_like, pole_id[:80], 5):
        navigation.link("pole", markup.as_markdown(named.name), pole=named.pole_id)
    navigation.link("poles", _("Voir la liste de tous les pôles"))


def identity(found: Identity) -> None:
    """Where, since when, what it does."""
    st.html(pole_html.identity(found, data.lists()))


def glance(found: Identity, year: int | None) -> None:
    """The main figures at the date asked."""
    figures = data.answer(pole.glance, found.pole_id, year)
    ledger = data.answer(claims.ledger, found.pole_id)
    if figures:
        st.html(pole_html.glance(figures, ledger, data.lists(), year))
    elif year is not None and ledger.claims:
        st.info(sentences.nothing_at(year))
    st.html(pole_html.about(found, ledger))


@language.fragment
def series(found: Identity) -> None:
    """One indicator over the years with its ledger; choosing another reruns this part alone."""
    ledger = data.answer(claims.ledger, found.pole_id)
    lists = data.lists()
    codes = by_importance(ledger.indicators, lists)
    if st.session_state.get("indicateur") not in codes:
        st.session_state.pop("indicateur", None)
    code = st.selectbox(
        _("Indicateur"),
        codes,
        index=codes.index(longest(ledger, codes)),
        format_func=lambda code: lists.indicators[code].label,
        key="indicateur",
        bind="query-params",
    )
    drawn = data.answer(charts_pole.series, found.pole_id, code)
    if len({shown.year for shown in ledger.of(code).observations}) > 1:
        drawing.draw(drawn, EVERYTHING)
    else:
        st.markdown(
            markup.as_markdown(_("{sentence} Une seule année est connue.").format(sentence=drawn.sentence))
        )
        drawing.with_table(drawn.key, drawn.table, drawn.source, EVERYTHING)


def specificities(found: Identity, year: int | None) -> None:
    """The eight specificities of the founding article, with the figures that document each at that date."""
    figures = data.answer(pole.glance, found.pole_id, year)
    ledger = data.answer(claims.ledger, found.pole_id)
    lists = data.lists()
    documented = {lists.indicators[figure.indicator].specificity for figure in figures}
    st.markdown(sentences.specificities(len(documented), len(lists.specificities)))
    st.html(pole_html.specificities(figures, ledger, lists, year))


def surroundings(found: Identity, year: int | None) -> None:
    """The pole beside its commune, its EPCI, its département: population, poles, figures by inhabitants."""
    places = data.answer(pole.surroundings, found.pole_id)
    st.markdown(markup.as_markdown(sentences.surroundings(places)))
    table = rates(data.answer(pole.glance, found.pole_id, year), places)
    if table.rows:
        st.html(html_table.of(table))
        for note in table.notes:
            st.caption(markup.as_markdown(note))
        with st.container(horizontal=True):
            drawing.downloads("-".join((found.pole_id, _("par-habitant"))), table, Selection(year=year))
    if found.commune_code:
        navigation.link("territory", _("Voir la commune et son territoire"), commune=found.commune_code)


def rates(figures: tuple[PoleFigure, ...], places: tuple[Territory, ...]) -> Table:
    """The pole's figures that add up, divided by the population of each territory around it."""
    lists = data.lists()
    summed = [f for f in figures if lists.indicators[f.indicator].across_poles == "sum"]
    known = {figure.indicator: figure for figure in summed}
    shown = [known[code] for code in by_importance(known, lists)[:RATES]]
    local = [place for place in places if place.kind != "region"]
    populated = _("{name} ({inhabitants})")
    headings = [
        populated.format(name=place.name, inhabitants=formats.inhabitants(place.population))
        for place in local
    ]
    columns = (
        Column(_("Indicateur")),
        *(Column(heading) for heading in headings),
        Column(_("Chiffre du pôle")),
    )
    return Table(
        title=_("Le pôle rapporté à la population, pour 1 000 habitants"),
        columns=columns,
        rows=tuple(_rates(figure, local) for figure in shown if local),
        notes=(claim_sentences.beyond_its_commune(), claim_sentences.populations()),
    )


def _rates(figure: PoleFigure, places: list[Territory]) -> tuple[Cell, ...]:
    indicators = data.lists().indicators
    indicator = indicators[figure.indicator]
    value = claim_sentences.amount(figure, indicator)
    said = f"{value} · {claim_sentences.context(figure, indicator, indicators)}"
    return indicator.label, *(sentences.rate(figure, indicator, p.population) for p in places), said


def neighbours(found: Identity) -> None:
    """The nearest poles and those that resemble it, each with the reason."""
    lists = data.lists()
    near, like = st.container(key="neighbours").columns(2, gap="large")
    with near:
        st.subheader(_("Les plus proches"), anchor=False)
        for other in data.answer(pole.nearby, found.pole_id, NEIGHBOURS):
            _link(other.pole_id, other.name, other.place, sentences.nearness(other))
    with like:
        st.subheader(_("Les plus semblables"), anchor=False)
        alike = data.answer(similar, found.pole_id, NEIGHBOURS)
        if not alike:
            st.markdown(_("Trop peu de choses sont connues de ce pôle pour en rapprocher d'autres."))
        for one in alike:
            _link(one.pole_id, one.name, one.place, sentences.resemblance(one, lists))
    if alike:
        _comparison([found.pole_id, *(one.pole_id for one in alike[:COMPARED])])


def _comparison(pole_ids: list[str]) -> None:
    """The way to these poles side by side; the address of Comparer holds the labels of its list."""
    labels = data.answer(compare_drawings.names, "poles")
    words = ngettext(
        "Comparer ce pôle au plus semblable",
        "Comparer ce pôle aux {n} plus semblables",
        len(pole_ids) - 1,
    ).format(n=len(pole_ids) - 1)
    navigation.link("compare", words, poles=[labels[pole_id] for pole_id in pole_ids])


def _link(pole_id: str, name: str, place: str, why: str) -> None:
    label = f"**{markup.as_markdown(name)}** {markup.as_markdown(f'{place} · {why}')}"
    navigation.link("pole", label, pole=pole_id)
