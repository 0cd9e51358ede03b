"""Untrusted text made harmless where it is drawn as HTML or Markdown."""

import html
import re
from urllib.parse import urlsplit

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=@&])")


def as_html(text: str) -> str:
    """The text as HTML shows it: no tag, no attribute can come out of it."""
    return html.escape(text, quote=True)


def as_markdown(text: str) -> str:
    """The text as Streamlit's Markdown shows it: no emphasis, link, HTML, formula, icon or colour.

    Icons and emoji (`:material/home:`, `:tada:`) are looked for after the escapes are gone: a word
    joiner, which nobody sees, keeps the colon from its name.
    """
    joined = re.sub(r":(?=[\w+-])", ":\u2060", re.sub(r"[ \t\r\n\f\v]+", " ", text).strip(" "))
    return _MARKDOWN.sub(r"\\\1", joined)


def safe_link(address: str | None) -> str | None:
    """The address if it is http(s) with a host and nothing hidden; None otherwise."""
    if not address or not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # a host in brackets that is no address
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None
