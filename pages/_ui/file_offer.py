"""Files offered by a button each, written when asked for; and the address they lead back to."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import streamlit as st
from streamlit.config import get_option

from pages._ui import language
from ptce_data import markup

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class File:
    """A file offered, written when it is asked for."""

    label: str
    name: str
    media_type: str
    write: Callable[[], bytes]


def site() -> str:
    """The dashboard's address as this visitor knows it, without a slash at the end."""
    return base_of(
        st.context.url, port=int(get_option("server.port")), folder=str(get_option("server.baseUrlPath"))
    )


def base_of(seen: str | None, *, port: int, folder: str) -> str:
    """The address of the dashboard on whose page a browser says it is; `folder` is where it is served."""
    parts = urlsplit(markup.safe_link(seen) or f"http://localhost:{port}")
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}/{folder.strip('/')}".rstrip("/")


def offer(key: str, files: tuple[File, ...]) -> None:
    """A button a file; `key` is unique on the page."""
    with st.container(horizontal=True, key=f"files-{key}"):
        for n, file in enumerate(files):
            st.download_button(
                file.label,
                language.kept(partial(_written, file)),
                file_name=file.name,
                mime=file.media_type,
                key=f"file-{key}-{n}",
                icon=":material/download:",
                on_click="ignore",
            )


def _written(file: File) -> bytes:
    """The file; where that fails, its name is logged and style.css says on screen what to do."""
    try:
        return file.write()
    except Exception:
        LOGGER.exception("The file %r could not be written.", file.name)
        raise
