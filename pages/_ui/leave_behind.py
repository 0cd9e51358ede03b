"""« Emporter cette page »: the view on screen as files, pictures, sentences to quote, a link."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import streamlit as st

from pages._ui import data, language, navigation
from pages._ui.file_offer import File, offer, site
from ptce_data import markup
from ptce_data.charts import Chart
from ptce_data.errors import PtceDataError
from ptce_data.exports import address, pictures
from ptce_data.exports.leaflet_xlsx import leaflet_xlsx, show_xlsx
from ptce_data.exports.sheet_pdf import leaflet_pdf
from ptce_data.exports.slides_pptx import leaflet_pptx
from ptce_data.i18n import Language, speaking
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import KeyFigure, Leaflet, MapView, Sayable, Scene, Show, Stamp
from ptce_data.leaflets import views
from ptce_data.preflight import plan_b
from ptce_data.preflight.serving import only_here
from ptce_data.scenarios import of_view
from ptce_data.sentences.citation import citation

STYLE = Path(__file__).with_name("leave_behind.css")
PDF = "application/pdf"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class _Picture:
    """A chart or a map one may take: what the choice shows, what its files are called."""

    label: str
    name: str
    drawn: Chart | MapView


@dataclass(frozen=True)
class _View:
    """A leaflet, and the name of the scenario that tells it ("" for none)."""

    leaflet: Leaflet
    scenario: str


def draw(page: str) -> None:
    """The folded area at the end of the page called `page` in the navigation: nothing until opened."""
    _folded(navigation.address(page))


@language.fragment
def _folded(path: str) -> None:
    with st.container(key="leave-behind"):
        folded = st.expander(
            _("Emporter cette page\u00a0: fiche, diapositives, tableaux, phrases à citer"),
            key="take-away",
            icon=":material/download:",
            on_change="rerun",
        )
        if folded.open:
            with folded:
                _opened(path)


def _opened(path: str) -> None:
    st.html(STYLE)
    try:
        address.fitting(site(), path)
        view = data.large_answer(_view, views.meant(path))
        address.fitting(site(), view.leaflet.path)
    except PtceDataError as error:
        st.info(markup.as_markdown(str(error)))
        return
    leaflet = view.leaflet
    _files(leaflet)
    _pictures([_Picture(one.title, one.key, one) for one in _drawn(leaflet)], leaflet.stamp)
    _sayables(leaflet.figures, leaflet.stamp.language)
    _address(leaflet)
    _stage(view.scenario)


def _view(cursor: duckdb.DuckDBPyConnection, path: str) -> _View:
    leaflet = views.of_address(cursor, path)
    return _View(leaflet, of_view.name_of(cursor, leaflet))


@language.fragment
def draw_of_show(show: Show) -> None:
    """The same for a scenario, beside its plan B."""
    with st.container(key="leave-behind"):
        folded = st.expander(
            _("Emporter ce scénario\u00a0: tableaux, images, phrases à citer"),
            key="take-away",
            icon=":material/download:",
            on_change="rerun",
        )
        if folded.open:
            with folded:
                _opened_show(show)


def _opened_show(show: Show) -> None:
    st.html(STYLE)
    st.subheader(_("En fichier"), anchor=False)
    name = f"{plan_b.stem(show)}-{_day(show.stamp)}.xlsx"
    offer("leaflet", (File(_("XLSX, tableaux"), name, XLSX, partial(show_xlsx, show, site())),))
    pictures_of_steps = [
        _Picture(f"{scene.number}. {one.title}", f"{plan_b.stem(show)}-{scene.number}-{one.key}", one)
        for scene in show.scenes
        for one in _drawn(scene)
    ]
    _pictures(pictures_of_steps, show.stamp)
    figures = tuple(dict.fromkeys(figure for scene in show.scenes for figure in scene.figures))
    _sayables(figures, show.stamp.language)
    _address(show)


def _files(leaflet: Leaflet) -> None:
    st.subheader(_("En fichier"), anchor=False)
    base, name = site(), f"{leaflet.name}-{_day(leaflet.stamp)}"
    offer(
        "leaflet",
        (
            File(_("PDF, format A4"), f"{name}.pdf", PDF, partial(leaflet_pdf, leaflet, base)),
            File(_("PPTX, diapositives"), f"{name}.pptx", PPTX, partial(leaflet_pptx, leaflet, base)),
            File(_("XLSX, tableaux"), f"{name}.xlsx", XLSX, partial(leaflet_xlsx, leaflet, base)),
        ),
    )


def _day(stamp: Stamp) -> str:
    return stamp.published_on.isoformat()


def _drawn(told: Leaflet | Scene) -> tuple[Chart | MapView, ...]:
    return (*told.charts, *((told.map,) if told.map else ()))


def _pictures(offered: Sequence[_Picture], stamp: Stamp) -> None:
    if not offered:
        return
    st.subheader(_("L'image d'un graphique"), anchor=False)
    asked = st.selectbox(
        _("Graphique"), range(len(offered)), format_func=lambda n: offered[n].label, key="take-chart"
    )
    offer("picture", _as_files(offered[asked], stamp))


def _as_files(picture: _Picture, stamp: Stamp) -> tuple[File, ...]:
    drawn = picture.drawn
    if isinstance(drawn, Chart):
        as_png, as_svg = partial(pictures.chart_png, drawn), partial(pictures.chart_svg, drawn)
    else:
        as_png, as_svg = partial(pictures.map_png, drawn), partial(pictures.map_svg, drawn)
    name, spoken = f"{picture.name}-{_day(stamp)}", stamp.language
    svg = partial(_in_language, spoken, lambda: as_svg().encode())
    return (
        File(_("PNG, pour un document"), f"{name}.png", "image/png", partial(_in_language, spoken, as_png)),
        File(_("SVG, pour l'impression"), f"{name}.svg", "image/svg+xml", svg),
    )


def _in_language(spoken: Language, write: Callable[[], bytes]) -> bytes:
    """What is written, in the language of what it shows; the page around it keeps its own."""
    with speaking(spoken):
        return write()


def _sayables(figures: Sequence[KeyFigure], spoken: Language) -> None:
    told = [figure for figure in figures if figure.sayable.sentence]
    if not told:
        return
    st.subheader(_("Ce que je peux dire"), anchor=False)
    st.caption(_("Une phrase par chiffre, avec sa réserve et sa source. L'icône à droite la copie."))
    with st.container(key="take-sayables"), speaking(spoken):
        for figure in told:
            st.code(sayable_text(figure.sayable), language=None, wrap_lines=True)


def sayable_text(sayable: Sayable) -> str:
    """The sentence, its caveat, its source and address: what one click copies."""
    source = _("Source\u00a0: {source}").format(source=sayable.source)
    lines = [" ".join(filter(None, (sayable.sentence, sayable.caveat))), source]
    link = markup.safe_link(sayable.source_url)
    return markup.seen("\n".join([*lines, *([link] if link else [])]))


def _address(told: Leaflet | Show) -> None:
    st.subheader(_("Citer cette page"), anchor=False)
    st.code(markup.seen(citation(told, site())), language=None, wrap_lines=True)
    st.caption(_("Son adresse exacte, filtres compris\u00a0:"))
    st.code(site() + told.path, language=None, wrap_lines=True)
    if only_here(site()):
        st.caption(
            _(
                "Cette adresse ne mène qu'à cet ordinateur\u00a0: le lien et le code QR des fichiers ne "
                "s'ouvriront pas ailleurs."
            )
        )


def _stage(name: str) -> None:
    """The view as a story in steps, where it can be told so."""
    if name:
        navigation.link("present", _("Présenter cette page sur scène"), scenario=name, etape="1")
        navigation.link("ready", _("La présenter sans réseau\u00a0: page HTML, PPTX, PDF"), scenario=name)
