"""The staff code at the server: made and told at its first start, tried within limits."""

import logging
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import streamlit as st

from pages._ui.access_attempts import ATTEMPTS, Outcome
from pages._ui.access_grants import GRANTS, Grant
from ptce_data import database, staff_code
from ptce_data.staff import Member

LASTS = timedelta(hours=8)  # a day's work
LONGEST_NAME = 80
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LOGGER = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def prepare(file: Path) -> None:
    """Make the code where there is none yet, and say it in the terminal: this once."""
    try:
        code = staff_code.create_when_missing(file)
    except OSError as error:
        _say(f"Espace du réseau fermé : impossible d'écrire {staff_code.file_of(file)} ({error.strerror}).")
        return
    if code is None:
        _say(
            "Espace du réseau : le code est celui qui s'est affiché au premier démarrage. "
            "Perdu ? « python -m ptce_data staff-code » en donne un nouveau."
        )
    else:
        _say(
            f"Code de l'espace du réseau (importer, historique) : {code}\n"
            "Notez-le : il n'est gardé que haché et ne sera plus affiché. "
            "« python -m ptce_data staff-code » en donne un nouveau."
        )
    if str(st.get_option("server.address")) not in LOOPBACK:
        _say(
            "Attention : le tableau de bord est ouvert à d'autres machines. Sans HTTPS devant lui, le code "
            "et les fichiers passent en clair sur le réseau ; voir docs/connexion.md."
        )


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Coming:
    """Who tries the code: a session, the name typed, and the word its browser keeps, "" where it has none."""

    session_id: str
    name: str
    word: str = ""


def sign_in(coming: Coming, typed: str) -> Outcome:
    """Try the code for this session; the right it gives ends after a day's work, or with the code."""
    file = database.path()
    outcome = ATTEMPTS.attempt(coming.session_id, lambda: staff_code.matches(file, typed))
    if outcome.accepted:
        until = datetime.now(UTC) + LASTS
        kept = staff_code.fingerprint(file)
        right = Grant(Member(coming.name, until), lambda: staff_code.fingerprint(file) == kept, coming.word)
        GRANTS.give(coming.session_id, right)
        LOGGER.info("Staff code accepted.")
    elif outcome.tried:
        LOGGER.warning("Staff code refused.")
    return outcome


def clean_name(typed: str) -> str:
    """One line of printable signs, as the history will show it."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())[:LONGEST_NAME]
