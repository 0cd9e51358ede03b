"""What this deployment says of signing in: `.streamlit/secrets.toml`, or nothing."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st


def section(name: str) -> Mapping[str, object]:
    """A section of secrets.toml; empty where there is none."""
    if not st.secrets.load_if_toml_exists():
        return {}
    found = st.secrets.get(name)
    return found if isinstance(found, Mapping) else {}


def provider_configured() -> bool:
    """Whether an identity provider is named: the staff code is then worth nothing."""
    return bool(section("auth"))


def are_unreadable() -> bool:
    """Whether a file of secrets is there that cannot be read: what it says of signing in is unknown."""
    if st.secrets.load_if_toml_exists():
        return False
    return any(Path(file).exists() for file in st.get_option("secrets.files"))


def code_is_the_way() -> bool:
    """Whether nothing is configured, and the staff code is what opens the network's pages."""
    return not provider_configured() and not are_unreadable()
