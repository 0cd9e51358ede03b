"""Méthode et données: what a PTCE is, how its figures are made, and all of them to take away."""

import streamlit as st

from pages._ui import data, html_table, method, method_html, navigation
from ptce_data import formats, markup
from ptce_data.exports import reading_notes
from ptce_data.i18n import gettext as _
from ptce_data.queries import method as questions
from ptce_data.sentences import method as sentences

lists = data.lists()
extent = data.answer(questions.extent)
winners = data.answer(questions.winners)
published = formats.day(data.published_at())

st.title(navigation.titles()["method"])
st.markdown(markup.as_markdown(sentences.collected(extent)))
st.caption(
    _("Version {version} des données, publiée le {day}.").format(version=data.version(), day=published)
)
st.html(method_html.contents(method.sections()))

method.header("ptce")
for paragraph in sentences.ptce():
    st.markdown(paragraph)
st.subheader(_("Trois buts"), anchor="buts")
st.html(method_html.aims(lists))
st.subheader(_("Huit spécificités"), anchor="specificites")
st.html(method_html.specificities(lists))
st.subheader(_("Les réseaux qui portent le mouvement"), anchor="reseaux")
st.html(method_html.points(sentences.networks()))

method.header("regles")
st.html(method_html.points(sentences.rules()))
navigation.link(
    "pole",
    _("Voir un cas réel : Béganne"),
    pole="eoliennes-pays-de-vilaine",
)

method.header("indicateurs")
st.markdown(_("Chaque indicateur éclaire une des huit spécificités ; ceux du socle commun sont marqués."))
method.definitions()

method.header("couleurs")
st.markdown(
    _(
        "Un pôle prend la couleur de la famille de son premier secteur, la même sur toutes les pages. "
        "La couleur n'est jamais seule à dire quelque chose : un nom ou un chiffre l'accompagne."
    )
)
st.html(method_html.families(lists))

method.header("sources")
st.markdown(sentences.sources_used(extent))
method.sources()

method.header("incertain")
st.html(method_html.points(sentences.firmness(extent), "ptce-counts"))
st.html(method_html.bullets(sentences.cautions()))
if winners:
    st.markdown(sentences.winners_found(winners))
    st.html(html_table.of(method.winner_table(winners)))

method.header("telecharger")
st.markdown(_("Toute la base publique, sans filtre. Les chiffres confidentiels n'y sont jamais."))
method.downloads()

method.header("citer")
st.markdown(reading_notes.licence())
st.html(method_html.bullets(sentences.credit_lines()))
st.markdown(_("Pour citer ces données :"))
st.code(reading_notes.citation(data.version(), published), language=None, wrap_lines=True)
