"""A saved scenario that cannot be read is said on the page, and the others stay."""

import pytest

from ptce_data import markup
from tests.app import opened


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"\xff\xfe\x00",
            "binaire.toml\u00a0: ce n'est pas un texte en UTF-8\u202f; enregistrez-le de nouveau en UTF-8.",
        ),
        (
            b"#" * 200_001,
            "binaire.toml\u00a0: ce fichier est trop gros pour un scénario (200 ko au plus).",
        ),
    ],
)
def test_a_file_that_is_no_text_leaves_the_list_in_sight(own_world, monkeypatch, content, said):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    folder = own_world.with_name(f"{own_world.name}.scenarios")
    folder.mkdir()
    (folder / "binaire.toml").write_bytes(content)
    app = opened("present", scenario="binaire", etape="1")
    assert not app.exception
    assert app.warning[0].value == markup.as_markdown(said)
    assert "Béganne en huit étapes" in [one.value for one in app.subheader]
