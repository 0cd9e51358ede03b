"""Importer un classeur: read, understand, repair, see what will change in public, publish."""

import streamlit as st

from pages._ui import (
    access,
    import_amounts,
    import_checks,
    import_file,
    import_names,
    import_read,
    import_repairs,
    import_result,
    import_steps,
)
from ptce_data.i18n import gettext as _

member = access.require()
st.html(import_file.STYLE)
st.title(_("Importer un classeur"), anchor=False)
st.markdown(
    _(
        "Déposez le classeur d'un pôle ou du réseau\u00a0: nous le lisons, nous disons ce que nous avons "
        "compris et ce qui ne va pas, vous corrigez ici, et vous voyez ce qui changera en public avant de "
        "publier."
    )
)
found = import_file.choose()
if found is None:
    import_file.offer_template()
    st.stop()
if import_result.published(found):
    st.stop()

study = import_file.study(found)
import_steps.draw(study)

st.header(_("Ce que nous avons lu"), anchor=import_steps.READ)
import_read.draw(found, study.layout)
if study.layout.problems:
    st.stop()

if import_names.any_to_show(found, study):
    st.header(_("Noms à reconnaître"), anchor=import_steps.NAMES)
    import_names.draw(found, study)

st.header(_("Contrôle"), anchor=import_steps.CHECKED)
import_checks.draw(found, study)
import_amounts.draw(found, study)
import_repairs.draw(found, study)

st.header(_("Ce qui va changer"), anchor=import_steps.PUBLISHED)
import_result.draw(found, study, member)
