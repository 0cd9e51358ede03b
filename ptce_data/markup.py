"""Untrusted text made harmless where it is drawn as HTML or Markdown."""

import html
import re
from urllib.parse import urlsplit

# Overrides of the reading direction and control characters make a text look like another one.
_UNSEEN = re.compile(r"[\u0000-\u0008\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]")
# What Streamlit looks for after the escapes are gone: icons, emoji, bare addresses, arrows, dashes.
_LATE = re.compile(r":(?=[\w+/-])|\bwww(?=\.)|<(?=-)|-(?=[->])", re.IGNORECASE)
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#~|$:^=@&]|\bwww\.|->|--", re.IGNORECASE)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=@&])")


def seen(text: str) -> str:
    """The text without control characters or overrides of the reading direction."""
    return _UNSEEN.sub("", text)


def as_html(text: str) -> str:
    """The text as HTML shows it: no tag, no attribute can come out of it."""
    return html.escape(seen(text), quote=True)


def as_markdown(text: str) -> str:
    """The text as Streamlit's Markdown shows it: no emphasis, link, HTML, formula, icon or colour.

    Icons (`:material/home:`), bare addresses (`www.…`) and arrows (`->`) are looked for after the
    escapes are gone: a word joiner, which nobody sees, keeps their signs apart.
    """
    plain = re.sub(r"[ \t\r\n\f\v]+", " ", seen(text)).strip(" ")
    return _MARKDOWN.sub(r"\\\1", _LATE.sub("\\g<0>\u2060", plain))


def as_label(text: str) -> str:
    """The text inside the label of a widget, drawn as Markdown and read aloud as it is: nothing is escaped.

    The signs Markdown acts on are left out: only where the exact text stands beside the label.
    """
    return " ".join(_ACTIVE.sub(" ", seen(text)).split())


def safe_link(address: str | None) -> str | None:
    """The address if it is http(s) with a host and nothing hidden; None otherwise."""
    if not address or not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # a host in brackets that is no address
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None
