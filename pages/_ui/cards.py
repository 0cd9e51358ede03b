"""Key figures and founding examples as cards, each a click away from what it is made of."""

import streamlit as st

from pages._ui import data, html_table, language, navigation
from ptce_data import catalogue, formats, markup
from ptce_data.figures import PoleFigure, Total
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import tables
from ptce_data.queries import census, overview
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences import census as census_sentences
from ptce_data.sentences import claims as claim_sentences
from ptce_data.sentences import overview as sentences


@language.fragment
def key_figures(selection: Selection) -> None:
    """The number of poles and the key totals; a rerun of their own when one is opened."""
    found = data.answer(overview.key_figures, selection)
    indicators = data.lists().indicators
    with st.container(key="key-figures"):
        with st.container(border=True, key="card-poles"):
            found_poles = _value(found.poles, "", "exact")
            st.html(_card(_("Pôles"), found_poles, _pole_context(selection)))
            navigation.link("poles", _("Voir la liste"))
            if st.button(_("D'où vient ce chiffre ?"), key="open-poles", type="tertiary"):
                _counted(found.poles, selection)
        for total in found.totals:
            _total(total, indicators[total.indicator], selection)


def _pole_context(selection: Selection) -> str:
    everywhere = data.answer(overview.key_figures, EVERYTHING).poles
    out_of = everywhere if selection.restricts_poles else None
    return census_sentences.context(out_of, data.answer(census.day))


def _counted(poles: int, selection: Selection) -> None:
    @st.dialog(_("Pôles"), width="large")
    def opened() -> None:
        st.markdown(markup.as_markdown(census_sentences.detail(poles, data.answer(census.day))))
        st.html(html_table.of(tables.counted_poles(data.answer(census.counted, selection))))

    opened()


def _total(total: Total, indicator: catalogue.Indicator, selection: Selection) -> None:
    with st.container(border=True, key=f"card-{total.indicator}"):
        st.html(
            _card(
                indicator.label,
                _value(total.value, indicator.unit, total.qualifier),
                sentences.total_context(total, indicator),
            )
        )
        asked = st.button(
            _("D'où vient ce chiffre ?"),
            key=f"open-{total.indicator}",
            type="tertiary",
        )
        if asked:
            _made_of(total, indicator, selection)


def _made_of(total: Total, indicator: catalogue.Indicator, selection: Selection) -> None:
    @st.dialog(markup.as_markdown(indicator.label), width="large")
    def opened() -> None:
        st.markdown(markup.as_markdown(indicator.definition))
        st.markdown(markup.as_markdown(sentences.total_detail(total, indicator)))
        parts = data.answer(overview.contributions, selection, indicator.code)
        st.html(html_table.of(tables.contributions(parts, indicator)))

    opened()


def _card(label: str, value: str, context: str) -> str:
    """`value` is HTML already escaped."""
    return (
        f'<div class="ptce-figure"><p class="label">{markup.as_html(label)}</p>{value}'
        f'<p class="context">{markup.as_html(context)}</p></div>'
    )


def _value(value: float | None, unit: str, qualifier: str) -> str:
    if value is None:
        return f'<p class="value missing">{markup.as_html(formats.missing())}</p>'
    parts = formats.written(value, unit, qualifier)
    prefix = f'<span class="aside">{markup.as_html(parts.prefix)}</span> ' if parts.prefix else ""
    suffix = f' <span class="aside">{markup.as_html(parts.unit)}</span>' if parts.unit else ""
    return f'<p class="value">{prefix}{markup.as_html(parts.digits)}{suffix}</p>'


def examples(selection: Selection) -> None:
    """The founding examples the selection holds, as cards with their figures and a link."""
    found = data.answer(overview.examples, selection)
    indicators = data.lists().indicators
    with st.container(key="examples"):
        for example in found:
            with st.container(border=True, key=f"example-{example.pole.pole_id}"):
                st.html(_example(example, indicators))
                navigation.link("pole", _("Voir la fiche"), pole=example.pole.pole_id)


def _example(example: overview.Example, indicators: dict[str, catalogue.Indicator]) -> str:
    rows = "".join(_example_figure(figure, indicators) for figure in example.figures)
    return (
        f'<div class="ptce-example"><h3>{markup.as_html(example.pole.name)}</h3>'
        f'<p class="context">{markup.as_html(example.pole.place)}</p>'
        f"<p>{markup.as_html(example.pole.description)}</p><ul>{rows}</ul></div>"
    )


def _example_figure(figure: PoleFigure, indicators: dict[str, catalogue.Indicator]) -> str:
    indicator = indicators[figure.indicator]
    value = formats.figure(figure.value, indicator.unit, figure.qualifier)
    context = claim_sentences.context(figure, indicator, indicators)
    return (
        f'<li><span class="label">{markup.as_html(indicator.label)}</span> '
        f"<strong>{markup.as_html(value)}</strong> "
        f'<span class="context">{markup.as_html(context)}</span></li>'
    )
