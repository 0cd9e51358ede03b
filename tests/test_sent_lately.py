"""A run refers only to what the browser surely still has, whatever the browser said it had."""

import pytest
from streamlit import config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.state import SafeSessionState, SessionState

from pages._ui import sent_lately
from pages._ui.sent_lately import CertainReferences


def table(words="a table of the page"):
    """A message long enough to be kept by a browser."""
    message = ForwardMsg()
    message.delta.new_element.markdown.body = words * 50
    return message


class Session:
    """A session whose browser says, at each run, that it has all it was ever sent."""

    def __init__(self):
        self.fragments = MemoryFragmentStorage()
        self.received: list[ForwardMsg] = []
        self.known: set[str] = set()

    def run(self, *messages):
        """What goes over the wire: "whole" or "reference" for each message."""
        before = len(self.received)
        context = CertainReferences(
            session_id="one",
            _enqueue=self.received.append,
            query_string="",
            session_state=SafeSessionState(SessionState(), lambda: None),
            uploaded_file_mgr=MemoryUploadedFileManager("/upload"),
            main_script_path="dashboard.py",
            user_info={},
            fragment_storage=self.fragments,
            pages_manager=PagesManager("dashboard.py"),
        )
        context.reset(cached_message_hashes=frozenset(self.known))
        for message in messages:
            context.enqueue(message)
        sent = self.received[before:]
        self.known |= {message.hash for message in sent if message.hash}
        return ["reference" if message.WhichOneof("type") == "ref_hash" else "whole" for message in sent]


@pytest.fixture
def session():
    return Session()


def test_what_the_last_two_runs_sent_goes_as_a_reference(session):
    assert session.run(table()) == ["whole"]
    assert session.run(table(), table("another")) == ["reference", "whole"]
    assert session.run(table("another")) == ["reference"]
    assert session.run(table()) == ["reference"]


def test_what_two_runs_did_without_goes_whole_though_the_browser_says_it_has_it(session):
    session.run(table())
    session.run()
    session.run()
    assert session.run(table()) == ["whole"]


def test_what_the_browser_does_not_have_goes_whole(session):
    session.run(table())
    session.known.clear()  # its page was loaded again
    assert session.run(table()) == ["whole"]


def test_what_another_session_was_sent_says_nothing_of_this_one(session):
    session.run(table())
    other = Session()
    other.known = set(session.known)
    assert other.run(table()) == ["whole"]


def test_streamlit_makes_its_runs_so_and_browsers_keep_what_they_count_on():
    sent_lately.begin()
    assert vars(script_runner)["ScriptRunContext"] is CertainReferences
    assert config.get_option("global.maxCachedMessageAge") == sent_lately.RUNS + 1
