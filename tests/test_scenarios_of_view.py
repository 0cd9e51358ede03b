"""Which scenario tells the view one looks at."""

import pytest

from ptce_data.leaflets import views
from ptce_data.scenarios import library, of_view


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/pole?pole=ajonc&annee=2014", "pole:ajonc"),
        ("/territoire?lieu=Bretagne (région)", "territoire:region:53"),
        ("/territoire?lieu=Morbihan (56)", "territoire:departement:56"),
        ("/territoire?commune=56013&lieu=Bretagne (région)", "territoire:commune:56013"),
        ("/territoire?lieu=Bretagne (région)&lang=en", "territoire:region:53"),
        ("/comparer?poles=Pôle Ajonc&poles=Pôle Chêne", "comparaison:ajonc,chene"),
        ("/comparer?niveau=Des régions&regions=Bretagne&regions=Pays de la Loire", ""),
        ("/territoire", ""),
        ("/?region=Bretagne", ""),
        ("/carte", ""),
        ("/poles", ""),
    ],
)
def test_a_view_leads_to_the_scenario_that_tells_it(small_cursor, path, name):
    leaflet = views.of_address(small_cursor, path)
    assert of_view.name_of(small_cursor, leaflet) == name
    if name:
        assert library.find(small_cursor, name).scenes
