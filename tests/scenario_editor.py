"""The scenario editor of the page « Présenter » in a test: opened, pressed, read."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ptce_data.scenarios import reading
from tests.app import opened, staff

TEXT = """\
title = "Les nôtres"
language = "fr"

[[steps]]
title = "Tous"
sentence = "Il y en a {poles of all}."
map = { of = "all" }
"""
TWO = (
    TEXT
    + """
[[steps]]
title = "Encore"
sentence = "Toujours {poles of all}."
map = { of = "all" }
"""
)


def editor(world: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page with a member signed in, over `world`."""
    monkeypatch.setenv("PTCE_DATABASE", str(world))
    found = staff(opened("present"))
    assert not found.exception
    return found


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def write(app: AppTest, text: str) -> None:
    app.text_area(key="scenario-text").set_value(text).run()
    assert not app.exception


def said(app: AppTest) -> str:
    """What the page says, with plain spaces."""
    boxes = [*app.error, *app.warning, *app.success, *app.info, *app.caption, *app.markdown]
    plain = "\n".join(one.value for one in boxes).replace("\\", "").replace("\u2060", "")
    return plain.replace("\u202f", " ").replace("\u00a0", " ")


def written(app: AppTest) -> str:
    return str(app.text_area(key="scenario-text").value or "")


def titles(app: AppTest) -> list[str]:
    """Those of the steps written."""
    found = reading.read(written(app), "", "").written
    return [step.title for step in found.steps] if found else []
