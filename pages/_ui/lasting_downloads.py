"""A file written for a click stays until it is fetched, however many others use the dashboard meanwhile.

Streamlit keeps a file made on demand until the second time any visitor's page ends drawing: with three
visitors, one download in twelve was gone before its browser asked for it (docs/decisions/0136).
"""

import threading
import time
from collections.abc import Callable

from streamlit.runtime import memory_media_file_storage
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

SECONDS_TO_FETCH = 60


class LastingDownloads(MemoryMediaFileStorage):
    """Streamlit's own store, where a deleted file stays for the minute that follows its last writing."""

    def __init__(self, media_endpoint: str, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(media_endpoint)
        self._clock = clock
        self._lock = threading.Lock()
        self._written: dict[str, float] = {}
        self._leaving: set[str] = set()

    def load_and_get_id(
        self, path_or_data: str | bytes, mimetype: str, kind: MediaFileKind, filename: str | None = None
    ) -> str:
        with self._lock:
            file_id = super().load_and_get_id(path_or_data, mimetype, kind, filename)
            self._written[file_id] = self._clock()
            self._leaving.discard(file_id)
            self._let_go()
            return file_id

    def delete_file(self, file_id: str) -> None:
        with self._lock:
            self._leaving.add(file_id)
            self._let_go()

    def _let_go(self) -> None:
        now = self._clock()
        for file_id in [*self._leaving]:
            if now >= self._written.get(file_id, 0) + SECONDS_TO_FETCH:
                self._leaving.remove(file_id)
                self._written.pop(file_id, None)
                super().delete_file(file_id)


def begin() -> None:
    """Have the server that starts next keep its files so; it looks the class up when it starts."""
    memory_media_file_storage.MemoryMediaFileStorage = LastingDownloads  # type: ignore[misc] # a class put in the place of its parent
