"""The list of poles through the whole app, on the real data."""

from tests.app import opened


def labels(app):
    """The poles listed, in order, each as the text of its link."""
    links = [link.proto for link in app.get("page_link")]
    return [link.label for link in links if link.page.endswith("pole") and "**" in link.label]


def test_the_list_counts_the_poles_and_shows_the_first_page(real_database):
    app = opened("poles")
    assert not app.exception
    said = "91 pôles, dont 65 ont publié au moins un des 12 indicateurs du socle commun"
    assert any(said in text.value for text in app.markdown)
    assert len(labels(app)) == 25
    assert "3 indicateurs sur 12" in labels(app)[0]


def test_a_name_without_accents_finds_its_pole(real_database):
    app = opened("poles", nom="beganne")
    (only,) = labels(app)
    assert "Éoliennes en Pays de Vilaine" in only
    assert "4 indicateurs sur 12" in only


def test_the_best_documented_come_first_on_request(real_database):
    app = opened("poles")
    app.selectbox(key="tri").select("completeness").run()
    assert "Pôle Sud Archer" in labels(app)[0]
    assert "5 indicateurs sur 12" in labels(app)[0]


def test_a_name_nobody_has_is_said(real_database):
    app = opened("poles", nom="zzz")
    assert not app.exception
    assert "Aucun pôle de la liste ne porte" in app.info[0].value


def test_the_shared_filters_restrict_the_list(real_database):
    app = opened("poles", region="Bretagne")
    assert len(labels(app)) == 5


def test_filters_that_leave_nothing_are_named(real_database):
    app = opened("poles", region="Bretagne", secteur="Sport")
    assert "Bretagne · Sport" in app.info[0].value
    assert labels(app) == []


def test_a_hostile_name_is_drawn_as_text(hostile_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(hostile_world))
    app = opened("poles")
    assert not app.exception
    assert any(r"**\<img src\=x" in label for label in labels(app))
