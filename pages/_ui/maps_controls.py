"""The map on a page: what the viewer chooses, the drawing, the pole clicked, the lists beside it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pydeck as pdk
import streamlit as st

from pages._ui import data, language, maps, maps_content, maps_palette, navigation
from pages._ui.maps_labels import Frame
from pages._ui.maps_palette import Palette
from ptce_data import markup
from ptce_data.geography import Bounds
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import maps as leaflet_maps
from ptce_data.leaflets.maps import Fill, Request
from ptce_data.queries import map as questions
from ptce_data.queries.map import MapPole
from ptce_data.selection import Selection
from ptce_data.sentences import map as sentences

STYLE = Path(__file__).with_name("maps.css")
USUAL_WIDTH, PHONE_WIDTH = 660, 350
LIST_LENGTH = 25
# What stands over the map, in pixels: the whole of France is to be seen without scrolling.
OVER_THE_MAP, LOWEST, HIGHEST = 318, 450, 620
# The width the browser gives the map: Python cannot know it and the view must fit it.
_MEASURE = st.components.v2.component(
    "map_width",
    html="<div></div>",
    js="""export default function({ parentElement, data, setStateValue }) {
      const host = parentElement.host ?? parentElement;
      const measure = () => {
        const width = Math.round(host.getBoundingClientRect().width);
        const other = width > 100 && Math.abs(width - data.known) > 40;
        if (other) setStateValue("size", [width, window.innerHeight]);
      };
      const observer = new ResizeObserver(measure);
      observer.observe(host);
      return () => observer.disconnect();
    }""",
)


def choose() -> Request:
    """Draw the four choices, each part of the address, and what they make."""
    with st.container(key="carte-choix"):
        return Request(
            indicator=data.lists().indicators.get(_indicator() or ""),
            fill=_fill(),
            level=_level(),
            view=_view(),
        )


def _indicator() -> str | None:
    indicators = data.lists().indicators
    offered = [one.indicator for one in data.answer(questions.mapped_indicators)]
    usual = leaflet_maps.usual(offered)
    return st.selectbox(
        _("Taille des points"),
        offered,
        index=offered.index(usual) if usual else None,
        format_func=lambda code: indicators[code].label,
        key="indicateur",
        bind="query-params",
        placeholder=_("Tous égaux"),
        help=_("Les indicateurs qu'au moins un pôle a publiés ; les plus partagés d'abord."),
    )


def _fill() -> Fill:
    names = leaflet_maps.fills()
    return st.selectbox(
        _("Couleur des territoires"),
        list(names),
        format_func=lambda code: names[code],
        key="fond",
        bind="query-params",
    )


def _level() -> questions.Level:
    names = leaflet_maps.levels()
    return st.selectbox(
        _("Découpage"), list(names), format_func=lambda code: names[code], key="maille", bind="query-params"
    )


def _view() -> str:
    names = leaflet_maps.views(data.lists())
    return st.selectbox(
        _("Vue"),
        list(names),
        format_func=lambda code: names[code],
        key="vue",
        bind="query-params",
        on_change=first_view,
    )


def first_view() -> None:
    """Undo what the viewer moved by hand; meant as a callback."""
    st.session_state["carte-plus"] = 0
    st.session_state["carte-retours"] = st.session_state.get("carte-retours", 0) + 1


def _closer(step: int) -> None:
    st.session_state["carte-plus"] = st.session_state.get("carte-plus", 0) + step


def palette() -> Palette:
    """The colours of the theme in use."""
    return maps_palette.DARK if st.context.theme.type == "dark" else maps_palette.LIGHT


def _room() -> int:
    """The height left to the map under the page's controls, for a laptop's screen until it is measured."""
    screen: int = st.session_state.get("carte-ecran", 0)
    return min(HIGHEST, max(LOWEST, screen - OVER_THE_MAP))


def frame(bounds: Bounds, tallest: int) -> Frame:
    """What the map shows, fitted to the width it has on this screen."""
    phone = "Mobi" in st.context.headers.get("User-Agent", "")
    width = st.session_state.get("carte-largeur-connue") or (PHONE_WIDTH if phone else USUAL_WIDTH)
    return Frame(
        bounds,
        width,
        height=min(tallest, max(340, round(width * 0.82))),
        closer=st.session_state.get("carte-plus", 0),
        returns=st.session_state.get("carte-retours", 0),
    )


def measure(shown: Frame) -> None:
    """Ask the browser how wide the map is; it answers only where that differs from what was drawn."""
    _MEASURE(key="carte-largeur", data={"known": shown.width}, height=1, on_size_change=_remember)


def _remember() -> None:
    measured = st.session_state["carte-largeur"].get("size")
    if measured:
        st.session_state["carte-largeur-connue"], st.session_state["carte-ecran"] = map(int, measured)


def draw(poles: Sequence[MapPole], request: Request, selection: Selection) -> None:
    """Draw the map under its sentence."""
    areas = _areas(request, selection)
    shading = maps_content.shading(areas, request)
    sentence = leaflet_maps.said(poles, areas, request)
    st.markdown(markup.as_markdown(sentence))
    shown = frame(leaflet_maps.box(request.view, selection), _room())
    points = maps_content.points(poles, request, data.lists(), shown)
    deck = maps.deck(points, shading, shown, palette(), st.session_state.get("choix"))
    chart(deck, shown, sentence, clickable=True)
    measure(shown)


def legends(poles: Sequence[MapPole], request: Request, selection: Selection) -> None:
    """The buttons of the view, then what colours, letters and sizes mean."""
    _buttons()
    shaded = request.fill != "aucun"
    if shaded:
        st.html(maps_content.shading_legend(_areas(request, selection), request, palette()))
    families_legend([pole for pole in poles if pole.position], lettered=not shaded)
    if not shaded and request.indicator:
        scale = frame(leaflet_maps.box(request.view, selection), _room()).scale
        st.html(maps_content.sizes_legend(poles, request.indicator, palette(), scale))


def _areas(request: Request, selection: Selection) -> tuple[questions.AreaTotal, ...]:
    return data.answer(questions.area_totals, selection, _code(request), request.level)


def chart(deck: pdk.Deck, shown: Frame, alt: str, *, clickable: bool = False) -> None:
    """The deck in its place; a new height needs a new drawing, deck.gl would stretch the old one."""
    key = f"carte-{shown.height}"
    with st.container(key="carte"):
        if clickable:
            st.pydeck_chart(deck, height=shown.height, on_select=partial(_picked, key), key=key, alt=alt)
        else:
            st.pydeck_chart(deck, height=shown.height, key=key, alt=alt)


def families_legend(poles: Sequence[MapPole], *, lettered: bool = True) -> None:
    """The families of these poles with their colour and letter."""
    if poles:
        st.html(maps_content.families_legend(poles, data.lists(), palette(), lettered=lettered))


def _code(request: Request) -> str | None:
    return request.indicator.code if request.indicator else None


def _buttons() -> None:
    with st.container(horizontal=True, key="carte-boutons", gap="small"):
        st.button(_("+ Agrandir"), on_click=_closer, args=(1,), key="carte-agrandir")
        st.button(_("− Réduire"), on_click=_closer, args=(-1,), key="carte-reduire")
        st.button(_("Revenir à la vue de départ"), on_click=first_view, key="carte-recadrer")


def _picked(key: str) -> None:
    """Keep the pole clicked; a click beside the poles changes nothing."""
    found = [one for objects in st.session_state[key].selection.objects.values() for one in objects]
    if found and isinstance(found[0].get("pole"), str):
        st.session_state["choix"] = found[0]["pole"]


def chosen_pole(poles: Sequence[MapPole], request: Request) -> None:
    """The choice of a pole by name, then its summary and the way to its page."""
    names = {pole.pole_id: pole for pole in sorted(poles, key=lambda pole: pole.name)}
    if st.session_state.get("choix") not in names:
        st.session_state["choix"] = None
    code = st.selectbox(
        _("Un pôle"),
        list(names),
        index=None,
        format_func=lambda code: names[code].name,
        key="choix",
        bind="query-params",
        placeholder=_("Cliquez sur la carte ou choisissez"),
    )
    if code is not None:
        _summary(names[code], request)


def _summary(pole: MapPole, request: Request) -> None:
    lists = data.lists()
    sector = lists.sectors.get(pole.sector)
    lines = [f"**{markup.as_markdown(pole.name)}**", markup.as_markdown(pole.place)]
    if sector:
        lines.append(markup.as_markdown(sector.label))
    if pole.founded_year:
        lines.append(_("Depuis {year}").format(year=pole.founded_year))
    if request.indicator:
        figure = sentences.figure(pole, request.indicator)
        dated = f" ({sentences.when(pole)})" if pole.value is not None else ""
        lines.append(markup.as_markdown(f"{request.indicator.label} : {figure}{dated}"))
    if pole.perimeter:
        lines.append(
            markup.as_markdown(_("Ce que couvre ce chiffre : {perimeter}").format(perimeter=pole.perimeter))
        )
    if pole.position is None:
        lines.append(_("Sans commune connue : ce pôle n'est pas sur la carte."))
    with st.container(border=True, key="carte-resume"):
        st.markdown("  \n".join(lines))
        navigation.link("pole", _("Voir sa fiche"), pole=pole.pole_id)


def unplaced(poles: Sequence[MapPole]) -> None:
    """The poles without a place, beside the map."""
    sentence = sentences.unplaced(poles)
    if sentence:
        st.markdown(markup.as_markdown(sentence))
        st.html(maps_content.beside(poles))


@language.fragment
def pole_list(poles: tuple[MapPole, ...], request: Request) -> None:
    """Every pole as a link, page by page, for the keyboard and where the map stays empty."""
    behind = st.expander(_("Les pôles de la carte, un par un"), key="carte-liste", on_change="rerun")
    if not behind.open:
        return
    with behind:
        ordered = sorted(poles, key=lambda pole: (pole.region, pole.name))
        pages = -(-len(ordered) // LIST_LENGTH)
        page = st.pagination(pages, key="carte-page") if pages > 1 else 1
        with st.container(key="liste-poles", gap="xsmall"):
            for pole in ordered[(page - 1) * LIST_LENGTH : page * LIST_LENGTH]:
                navigation.link("pole", _line(pole, request), pole=pole.pole_id)


def _line(pole: MapPole, request: Request) -> str:
    where = pole.place if pole.region in pole.place else f"{pole.place}, {pole.region}"
    known = (
        f" · {sentences.figure(pole, request.indicator)}"
        if request.indicator and pole.value is not None
        else ""
    )
    return f"**{markup.as_markdown(pole.name)}** — {markup.as_markdown(where + known)}"
