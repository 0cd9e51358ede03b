"""The stage's one component: keys, fingers, full screen, windows in step, loop and clock, in the browser."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from pages._ui.stage_html import Place
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import Scene, Show

KEY = "scene"
PAUSE_SECONDS = 20  # a stand waits this long after somebody touched it
LARGEST_SCREEN = 20_000  # pixels
_FOLDER = Path(__file__).parent
_MOUNT = st.components.v2.component(
    "stage",
    html=(_FOLDER / "stage_controls.html").read_text(encoding="utf-8"),
    css=(_FOLDER / "stage_controls.css").read_text(encoding="utf-8"),
    js="".join(
        (_FOLDER / f"{name}.js").read_text(encoding="utf-8")
        for name in ("stage_labels", "stage_fit", "stage_search", "stage")
    ),
)


@dataclass(frozen=True)
class Screen:
    """The browser's window in pixels; `still` where the viewer asks for no movement."""

    width: int = 1366
    height: int = 768
    still: bool = True


@dataclass(frozen=True)
class Told:
    """What a run tells the browser it shows."""

    show: Show
    scene: Scene
    place: Place
    speaker: bool
    loop: bool


def asked(name: str) -> Place | None:
    """The place the browser asked for last in the show called `name`; None before any key."""
    found = _state().get("place")
    if not isinstance(found, dict) or found.get("name") != name:
        return None
    step, pole = found.get("step"), found.get("pole")
    return Place(step, pole) if isinstance(step, int) and isinstance(pole, str) else None


def screen() -> Screen:
    """The window as the browser measured it, a laptop's until then."""
    found = _state().get("size")
    if not isinstance(found, list | tuple) or len(found) != 3:  # noqa: PLR2004 (width, height, still)
        return Screen()
    try:
        width, height, still = (min(max(int(side), 0), LARGEST_SCREEN) for side in found)
    except (TypeError, ValueError, OverflowError):
        return Screen()
    return Screen(max(width, 200), max(height, 200), bool(still))


def _state() -> dict[str, Any]:
    return st.session_state.get(KEY) or {}


def mount(told: Told) -> bool:
    """Hand the browser what is shown; True when the viewer leaves the stage."""
    seen, wanted = screen(), asked(told.show.name)
    result = _MOUNT(
        key=KEY,
        data={
            "name": told.show.name,
            "step": told.place.step,
            "steps": len(told.show.scenes),
            "pole": told.place.pole,
            "asked": [wanted.step, wanted.pole] if wanted else [],
            "said": _said(told),
            "seconds": told.scene.seconds,
            "planned": sum(one.seconds for one in told.show.scenes),
            "pause": PAUSE_SECONDS,
            "loop": told.loop,
            "speaker": told.speaker,
            "size": [seen.width, seen.height, int(seen.still)],
            "words": _words(),
        },
        on_place_change=_nothing,
        on_size_change=_nothing,
        on_leave_change=_nothing,
    )
    return bool(result.leave)


def _nothing() -> None:
    """A component tells only what has a callback."""


def _said(told: Told) -> str:
    if told.place.pole:
        return told.scene.title
    return _("Étape {n} sur {steps}\u00a0: {title}").format(
        n=told.place.step, steps=len(told.show.scenes), title=told.scene.title
    )


def _words() -> dict[str, str]:
    return {
        "controls": _("Commandes de la scène"),
        "previous": _("Étape précédente"),
        "next": _("Étape suivante"),
        "back": _("Retour (B)"),
        "loop": _("En pause, reprendre (L)"),
        "search": _("Un pôle (/)"),
        "speaker": _("Vue orateur (O)"),
        "fullscreen": _("Plein écran (F)"),
        "leave": _("Quitter (Échap)"),
        "asked": _("Chercher un pôle"),
        "found": _("Pôles trouvés"),
        "none": _("Aucun pôle ne porte ce nom."),
        "clock": _("Heure"),
        "timer": _("Temps écoulé / prévu"),
        "darkened": _("Écran noir"),
        "reset": _("Remettre à zéro"),
    }
