"""A table as HTML: escaped, named for screen readers, whole on a phone."""

from pages._ui import html_table
from ptce_data.tables import Column, Table

TABLE = Table(
    title="Titre <b>",
    columns=(Column("Pôle"), Column("Valeur", "number", "EUR"), Column("Source", "link")),
    rows=(
        ("<img src=x>", 1_800_000.0, "javascript:alert(1)"),
        ("Chêne", None, "https://exemple.fr/a?b=1&c=2"),
    ),
)


def test_no_text_of_a_table_becomes_an_element():
    shown = html_table.of(TABLE)
    assert "<img" not in shown
    assert "<b>" not in shown
    assert 'href="javascript' not in shown
    assert 'href="https://exemple.fr/a?b=1&amp;c=2"' in shown
    assert ">exemple.fr</a>" in shown


def test_every_cell_carries_the_name_of_its_column():
    shown = html_table.of(TABLE)
    assert '<td role="cell" data-label="Valeur" class="number">1,8\u202fM€</td>' in shown
    assert '<td role="cell" data-label="Valeur" class="number">non communiqué</td>' in shown
    assert '<th scope="row" role="rowheader">Chêne</th>' in shown
