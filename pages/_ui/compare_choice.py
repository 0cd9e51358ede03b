"""What is compared, chosen by the viewer and kept in the address."""

from dataclasses import dataclass, replace

import streamlit as st

from pages._ui import compare_drawings, data, empty_state, filters, navigation
from ptce_data import markup, similarity
from ptce_data.comparison import FEWEST, LEVELS, MOST, MOST_INDICATORS, Comparison, Level, Offer
from ptce_data.i18n import gettext as _
from ptce_data.leaflets.side_by_side import KEYS, offered
from ptce_data.queries import compare
from ptce_data.selection import Selection
from ptce_data.sentences import compare as sentences
from ptce_data.sentences import compare_choice as explained
from ptce_data.sentences import pole as pole_sentences


@dataclass(frozen=True)
class Choice:
    """What the widgets say; drawn is the choice, an example, or None while nothing can be compared."""

    asked: Comparison
    drawn: Comparison | None


def draw() -> Choice:
    """Draw the widgets and explain what is missing."""
    level = _level()
    among = offered(data.lists(), level)
    left, right = st.columns(2)
    with left:
        members = _members(level)
    with right:
        indicators = _indicators(Comparison(level, members, among))
    per_inhabitant, ranked = _switches(level)
    asked = Comparison(level, members, indicators, per_inhabitant, ranked)
    if len(members) >= FEWEST:
        return Choice(asked, _with_indicator(asked, among))
    st.info(explained.how_to_choose(level, len(members)))
    if members:
        return Choice(asked, None)
    return Choice(asked, _example(asked, among))


def _level() -> Level:
    labels = explained.levels()
    asked: Level | None = st.segmented_control(
        _("Comparer"),
        LEVELS,
        format_func=lambda level: labels[level],
        default="poles",
        required=True,
        key="niveau",
        bind="query-params",
    )
    return asked or LEVELS[0]  # an empty ?niveau= empties even a required choice


def _members(level: Level) -> tuple[str, ...]:
    known = data.answer(compare_drawings.names, level)
    # Read before the list takes the first ones and makes the address theirs.
    asked = tuple(dict.fromkeys(st.query_params.get_all(KEYS[level])))
    chosen = st.multiselect(
        explained.choose_members(level),
        list(known),
        format_func=lambda code: known[code],
        max_selections=MOST,
        key=KEYS[level],
        bind="query-params",
        placeholder=_("De deux à six"),
        select_all=False,
        wrap=True,
    )
    _left_out(level, asked, [known[code] for code in chosen])
    return tuple(chosen)


def _left_out(level: Level, asked: tuple[str, ...], chosen: list[str]) -> None:
    """Say which members of the address are not compared, as long as the others are."""
    key = f"laisses-de-cote-{level}"
    if len(asked) > MOST:
        st.session_state[key] = (chosen, [name for name in asked if name not in chosen])
    kept, left = st.session_state.get(key, ([], []))
    if left and kept == chosen:
        st.warning(markup.as_markdown(explained.left_out(level, left)))


def _indicators(everything: Comparison) -> tuple[str, ...]:
    lists = data.lists()
    shared = data.answer(compare.shared, filters.current(), everything) if everything.members else ()
    first = [one.indicator for one in shared]
    chosen = st.multiselect(
        _("Indicateurs"),
        [*first, *(code for code in everything.indicators if code not in first)],
        format_func=lambda code: lists.indicators[code].label,
        max_selections=MOST_INDICATORS,
        key="indicateurs",
        bind="query-params",
        placeholder=_("D'un à quatre"),
        select_all=False,
        wrap=True,
    )
    if len(everything.members) >= FEWEST:
        st.caption(markup.as_markdown(explained.shared(shared, everything, lists.indicators)))
    return tuple(chosen)


def _switches(level: Level) -> tuple[bool, bool]:
    with st.container(horizontal=True):
        per_inhabitant = st.toggle(
            _("Pour 1 000 habitants"),
            key="par_habitant",
            bind="query-params",
            disabled=level == "sectors",
        )
        ranked = st.toggle(_("Classer"), key="classer", bind="query-params")
    if per_inhabitant or level == "sectors":
        st.caption(sentences.denominator(level))
    if ranked:
        st.caption(sentences.rank_caution())
    return per_inhabitant and level != "sectors", ranked


def _with_indicator(asked: Comparison, among: tuple[str, ...]) -> Comparison | None:
    """The choice; where no indicator was chosen, on the most shared of those that compare."""
    if asked.indicators:
        return asked
    everything = Comparison(asked.level, asked.members, among)
    found = data.answer(compare.by_default, filters.current(), everything)
    if found is None:
        st.info(explained.nothing_shared())
        return None
    st.caption(explained.indicator_by_default(sound=found.sound))
    return replace(asked, indicators=(found.indicator,))


def _example(asked: Comparison, among: tuple[str, ...]) -> Comparison | None:
    found = data.answer(compare.example, filters.current(), asked.level, asked.indicators or among)
    if found is None:
        _no_example(asked.level, filters.current())
        return None
    shown = found.comparison
    st.caption(explained.this_is_an_example(shown, sound=found.picked_sound))
    st.button(_("Partir de cet exemple"), on_click=take, args=(shown,), key="prendre-exemple")
    return replace(shown, per_inhabitant=asked.per_inhabitant, ranked=asked.ranked)


def _no_example(level: Level, selection: Selection) -> None:
    """Why there is nothing to start from: no pole at all, or no figure two members publish."""
    if not data.answer(compare.network_size, selection):
        empty_state.draw(selection)
        return
    kept = filters.summary(selection)
    st.info(markup.as_markdown(explained.nothing_to_compare(level, kept)))
    if kept:
        st.button(_("Effacer les filtres"), on_click=filters.clear, key="clear-from-page", type="primary")


def take(found: Comparison) -> None:
    """Make this comparison the viewer's own; meant as a button's callback."""
    st.session_state[KEYS[found.level]] = list(found.members)
    st.session_state["indicateurs"] = list(found.indicators)


def follow(offer: Offer, level: Level) -> None:
    """Go to the sound comparison offered; meant as a button's callback."""
    take(Comparison(level, offer.members, (offer.indicator,)))
    st.session_state["annee"] = offer.year


def comparable(asked: Comparison) -> None:
    """Three poles like the first one chosen, the reasons, and a button that adds each."""
    if asked.level != "poles" or not asked.members:
        return
    known = data.answer(compare_drawings.names, "poles")
    st.header(
        _("Pôles comparables à {name}").format(name=markup.as_markdown(known[asked.members[0]])), anchor=False
    )
    found = data.answer(similarity.similar, asked.members[0], 3 + MOST)
    proposed = [pole for pole in found if pole.pole_id not in asked.members][:3]
    if not proposed:
        st.caption(
            _("Aucun autre pôle n'a de secteur, de taille de commune, d'époque ou de statut en commun.")
        )
    for column, pole in zip(st.columns(3), proposed, strict=False):
        with column.container(border=True, height="stretch"):
            name = markup.as_markdown(known[pole.pole_id])
            st.markdown(f"**{name}**")
            reasons = markup.as_markdown(pole_sentences.resemblance(pole, data.lists()))
            st.caption(f"{markup.as_markdown(pole.place)} – {reasons}")
            navigation.link("pole", _("Voir la fiche"), pole=pole.pole_id)
            st.button(
                _("Ajouter à la comparaison"),
                key=f"ajouter-{pole.pole_id}",
                on_click=add,
                args=(pole.pole_id,),
                disabled=len(asked.members) >= MOST,
            )


def add(pole_id: str) -> None:
    """Add a pole to those compared; meant as a button's callback."""
    st.session_state["poles"] = [*st.session_state.get("poles", []), pole_id][:MOST]


def crossed(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    """Which two of the chosen indicators the scatter sets against each other."""
    labels = {code: data.lists().indicators[code].label for pair in pairs for code in pair}
    chosen = st.selectbox(
        _("Indicateurs du nuage de points"),
        pairs,
        format_func=lambda pair: f"{labels[pair[0]]} × {labels[pair[1]]}",
        key="croiser",
        bind="query-params",
    )
    return chosen if chosen in pairs else pairs[0]


def on(drawn: Comparison, indicators: tuple[str, str]) -> Comparison:
    """The same comparison on these two indicators."""
    return replace(drawn, indicators=indicators)
