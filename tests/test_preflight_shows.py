"""A step that cannot be drawn is found before the stage."""

import pytest

from ptce_data.exports import pictures
from ptce_data.preflight import shows
from ptce_data.preflight.check import Check
from ptce_data.scenarios import library


def refused(_chart):
    raise ValueError("Vega-Lite to Vega conversion failed")


def cut(_chart):
    return "<svg><g>"


@pytest.mark.parametrize("drawing", [refused, cut])
def test_a_chart_that_cannot_be_drawn_names_its_step(real_cursor, monkeypatch, drawing):
    show = library.find(real_cursor, "beganne-en-huit-etapes")
    monkeypatch.setattr(pictures, "chart_svg", drawing)
    assert shows.resolved(show) == Check(
        "Scénario «\u202fBéganne en huit étapes\u202f»",
        "failed",
        "L'étape 4, «\u202fUn chiffre, plusieurs versions\u202f», ne se dessine pas.",
        "Changez ce qu'elle montre, ou passez-la.",
    )
