"""The scenarios to choose from, those made in one click, and the keys of the stage."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from pages._ui import data, html_table, navigation
from ptce_data import i18n, markup
from ptce_data.errors import PtceDataError
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries import compare
from ptce_data.scenarios import library
from ptce_data.tables import Column, Table

MOST_COMPARED = 4
MINUTE = 60


def cards(entries: Sequence[library.Entry]) -> None:
    """One card a scenario, with the three ways to open it."""
    with st.container(key="scenarios"):
        for entry in entries:
            with st.container(border=True, key=f"scenario-{entry.name}"):
                st.subheader(markup.as_markdown(entry.title), anchor=False)
                st.markdown(markup.as_markdown(_extent(entry)))
                ways(entry.name)


def broken(found: Sequence[library.Broken]) -> None:
    """The files that are not offered, and why: nobody looks for one in vain the day of the event."""
    for one in found:
        st.warning(markup.as_markdown(_("Pas proposé. {reason}").format(reason=one.reason.splitlines()[0])))


def _extent(entry: library.Entry) -> str:
    parts = [ngettext("{n} étape", "{n} étapes", entry.steps).format(n=entry.steps), lasting(entry.seconds)]
    if entry.own:
        parts.append(_("enregistré ici"))
    return " · ".join(parts)


def lasting(seconds: int) -> str:
    """« 6 min », « moins d'une minute »."""
    if seconds < MINUTE:
        return _("moins d'une minute")
    return _("{n}\u202fmin").format(n=round(seconds / MINUTE))


def ways(name: str) -> None:
    """The ways to open a scenario: the stage here, the speaker view in a window of its own, the loop."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"ways-{name}"):
        navigation.link("present", _("Ouvrir sur scène"), scenario=name, etape="1")
        st.link_button(_("Vue orateur"), address(name, vue="orateur"), type="tertiary")
        navigation.link("present", _("Boucle"), scenario=name, etape="1", boucle="1")


def address(name: str, **more: str) -> str:
    """The stage's address seen from the list: for what opens in another window."""
    spoken = {"lang": i18n.language()} if i18n.language() != "fr" else {}
    return "presenter?" + urlencode({"scenario": name, **more, **spoken})


def made_on_demand() -> None:
    """A scenario from a pole, a territory or a comparison: choose, and open it."""
    st.markdown(
        _(
            "Choisissez, et un scénario se fait tout seul avec les chiffres publiés\u00a0: la carte, les "
            "chiffres clés, leur évolution, puis l'ensemble des pôles. Rien à écrire, rien à enregistrer."
        )
    )
    poles = {pole.code: pole for pole in data.answer(compare.compare_poles)}
    one, territory, several = st.columns(3)
    with one:
        _offered(
            "pole",
            st.selectbox(
                _("Un pôle"),
                list(poles),
                index=None,
                format_func=lambda code: poles[code].name,
                key="scene-pole",
                placeholder=_("Choisir un pôle"),
            ),
        )
    with territory:
        _offered("territoire", _territory())
    with several:
        chosen = st.multiselect(
            _("Des pôles à comparer"),
            list(poles),
            format_func=lambda code: poles[code].name,
            key="scene-poles",
            max_selections=MOST_COMPARED,
            placeholder=_("Choisir deux pôles ou plus"),
        )
        _offered("comparaison", ",".join(chosen) if len(chosen) > 1 else None)


def _territory() -> str | None:
    lists = data.lists()
    names = {f"region:{code}": place.name for code, place in lists.regions.items()}
    names |= {f"departement:{code}": f"{place.name} ({code})" for code, place in lists.departements.items()}
    return st.selectbox(
        _("Un territoire"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        key="scene-territoire",
        placeholder=_("Choisir une région ou un département"),
    )


def _offered(kind: str, code: str | None) -> None:
    if code:
        ways(f"{kind}:{code}")


def unknown(error: PtceDataError) -> None:
    """Why the scenario asked for cannot be shown; the list follows."""
    for line in str(error).splitlines():
        st.warning(markup.as_markdown(line))


def unknown_step(name: str, steps: int) -> None:
    """The step asked for is not in the scenario: say which are, and how to go there."""
    st.warning(
        ngettext(
            "Ce scénario n'a que {n} étape\u00a0: celle que demande l'adresse n'existe pas.",
            "Ce scénario a {n} étapes\u00a0: celle que demande l'adresse n'existe pas.",
            steps,
        ).format(n=steps)
    )
    navigation.link("present", _("Ouvrir la première étape"), scenario=name, etape="1")
    if steps > 1:
        navigation.link("present", _("Ouvrir la dernière étape"), scenario=name, etape=str(steps))


def keys() -> None:
    """What each key and each gesture does."""
    st.html(html_table.of(_keys()))


def _keys() -> Table:
    rows = (
        (
            _("→, ↓, Espace, Entrée, Page suiv."),
            _("Étape suivante\u202f; les télécommandes envoient ces touches"),
        ),
        (_("←, ↑, Page préc., Retour arrière"), _("Étape précédente")),
        (_("Début, Fin"), _("Première, dernière étape")),
        ("/", _("Chercher un pôle et le montrer")),
        ("B", _("Revenir du pôle à l'étape quittée\u202f; sur une étape, écran noir")),
        (".", _("Écran noir\u202f; une touche quelconque rallume")),
        ("O", _("Ouvrir la vue orateur dans une autre fenêtre")),
        ("F", _("Plein écran")),
        ("L", _("Reprendre la boucle, ou la mettre en pause")),
        (_("Échap"), _("Quitter le plein écran, puis la scène")),
        (_("Doigt"), _("Glisser, ou toucher un bord de l'écran")),
    )
    return Table(title=_("Les touches"), columns=(Column(_("Touche")), Column(_("Effet"))), rows=rows)
