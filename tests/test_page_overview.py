"""The overview through the whole app, on the real data."""

from tests.app import html_of, opened


def test_the_key_figures_say_what_they_rest_on(real_database):
    app = opened()
    assert not app.exception
    shown = html_of(app)
    assert "18,2\u202fM€" in shown
    assert "40 pôles sur 91 · 2009–2025 · dont 1 sur une partie du pôle · dont 3 années estimées" in shown
    assert '<p class="value">91</p>' in shown


def test_a_filter_in_the_address_restricts_the_figures(real_database):
    app = opened(region="Bretagne", annee="2014")
    shown = html_of(app)
    assert '<p class="value">5</p>' in shown
    assert "2,3\u202fM€" in shown
    assert "aucun pôle sur 5 ne l&#x27;a publié" in shown
    assert "Un des quatre exemples fondateurs" in [heading.value for heading in app.header]
    assert "Bretagne · situation à fin 2014" in " ".join(c.value for c in app.caption)


def test_filters_that_leave_nothing_are_named_and_can_be_taken_off(real_database):
    app = opened(region="Bretagne", secteur="Sport")
    (notice,) = app.info
    assert notice.value == "Aucun pôle ne correspond à ces filtres\u00a0: Bretagne · Sport."
    app.button(key="clear-from-page").click().run()
    assert '<p class="value">91</p>' in html_of(app)


def test_a_figure_opens_on_what_it_is_made_of(real_database):
    app = opened()
    app.button(key="open-local_savings").click().run()
    assert not app.exception
    detail = html_of(app)
    assert "Fondation Heinrich Böll" in detail
    assert "2022 (année estimée)" in detail
    assert "trois parcs" in detail


def test_the_number_of_poles_opens_on_what_it_counts_and_since_when(real_database):
    app = opened(region="Bretagne")
    assert "sur 91 recensés dans des pages publiques au 24 novembre 2026" in html_of(app)
    app.button(key="open-poles").click().run()
    assert not app.exception
    detail = " ".join(text.value for text in app.markdown).replace("\\", "")
    assert "Pôles\u00a0: 5, au 24 novembre 2026." in detail
    assert "Les pôles comptés" in html_of(app)
    assert "Éoliennes en Pays de Vilaine" in html_of(app)


def test_a_printed_page_says_whose_it_is_which_data_it_shows_and_where(real_database):
    assert (
        "Les PTCE en chiffres · données publiées le 24 novembre 2026 (version 1) · http://localhost:8501/?region="
        in html_of(opened(region="Bretagne"))
    )


def test_the_page_speaks_english_when_asked(real_database):
    app = opened(lang="en")
    assert app.title[0].value == "Overview"
    assert "more than</span> €18.2M" in html_of(app)


def test_an_unknown_filter_of_the_address_is_named(real_database):
    app = opened(region="94", annee="1871")
    (warning,) = app.warning
    assert "94" in warning.value
    assert "1871" in warning.value
    assert '<p class="value">91</p>' in html_of(app)
