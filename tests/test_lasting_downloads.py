"""A file written for a click is there for a minute, whoever else uses the dashboard."""

import pytest
from streamlit.runtime import memory_media_file_storage
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError

from pages._ui.lasting_downloads import LastingDownloads


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def storage(clock):
    return LastingDownloads("/media", clock)


@pytest.fixture
def manager(storage):
    return MediaFileManager(storage)


def clicked(manager):
    """The address of a file written for a click, as Streamlit's own button asks for it."""
    button = manager.add_deferred(lambda: b"the sheet", "application/pdf", "1.2", "fiche.pdf")
    return manager.execute_deferred(button).rpartition("/")[2]


def test_a_clicked_file_outlives_the_pages_that_others_draw(manager, storage):
    name = clicked(manager)
    for _page_of_another in range(5):
        manager.remove_orphaned_files()
    assert storage.get_file(name).content == b"the sheet"


def test_a_clicked_file_is_gone_after_its_minute(manager, storage, clock):
    name = clicked(manager)
    manager.remove_orphaned_files()
    manager.remove_orphaned_files()
    clock.now += 60
    clicked_later = manager.add(b"another", "text/csv", "1.3", "autre.csv")
    assert clicked_later.endswith(".csv")
    with pytest.raises(MediaFileStorageError):
        storage.get_file(name)


def test_a_file_clicked_again_has_its_minute_again(manager, storage, clock):
    name = clicked(manager)
    manager.remove_orphaned_files()
    manager.remove_orphaned_files()
    clock.now += 59
    assert clicked(manager) == name
    clock.now += 59
    manager.remove_orphaned_files()
    manager.remove_orphaned_files()
    assert storage.get_file(name).content == b"the sheet"


def test_a_file_in_use_stays_as_long_as_it_is_used(manager, storage, clock):
    name = manager.add(b"a picture", "image/png", "1.1").rpartition("/")[2]
    clock.now += 3600
    manager.remove_orphaned_files()
    assert storage.get_file(name).content == b"a picture"


def test_the_server_keeps_its_files_so(monkeypatch):
    monkeypatch.setattr(
        memory_media_file_storage,
        "MemoryMediaFileStorage",
        memory_media_file_storage.MemoryMediaFileStorage,
    )
    import server

    assert server.app is not None
    assert memory_media_file_storage.MemoryMediaFileStorage is LastingDownloads
