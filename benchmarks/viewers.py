"""Many viewers at once, at the protocol level: websocket sessions that speak Streamlit's protobuf."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.contestants import Server

VIEWERS = 20
CHANGES = 12
ANSWER_PATIENCE_S = 120
MESSAGE_LIMIT = 64 * 2**20


class PageFailedError(Exception):
    """The page showed an error instead of its answer."""


@dataclass(frozen=True)
class Rush:
    """What 20 viewers got, all at once and without a pause: runs a second, and the median wait."""

    runs_per_s: float
    median_wait_ms: float
    bytes_per_run: float
    server_cpu_ms: float  # processor time a run costs the server


@dataclass
class _Viewer:
    """One session: what a browser would remember between two messages."""

    socket: ClientConnection
    multiselects: dict[str, MultiSelect] = field(default_factory=dict)
    chosen: dict[str, list[str]] = field(default_factory=dict)
    known_messages: set[str] = field(default_factory=set)
    page: str = ""
    waits_ms: list[float] = field(default_factory=list)
    received: int = 0

    async def run(self) -> None:
        """Ask for a run of the script with the chosen filters; return when it has ended."""
        started = time.perf_counter()
        await self.socket.send(self._request().SerializeToString())
        async with asyncio.timeout(ANSWER_PATIENCE_S):
            while not self._note(await self.socket.recv()):
                pass
        self.waits_ms.append(1000 * (time.perf_counter() - started))

    def _request(self) -> BackMsg:
        request = BackMsg()
        state = request.rerun_script
        state.query_string = self._query()
        state.page_script_hash = self.page
        state.cached_message_hashes.extend(self.known_messages)
        state.widget_states.CopyFrom(WidgetStates())
        for label, values in self.chosen.items():
            widget = state.widget_states.widgets.add(id=self.multiselects[label].id)
            widget.string_array_value.data.extend(values)
        return request

    def _query(self) -> str:
        bound = {
            self.multiselects[label].query_param_key: values
            for label, values in self.chosen.items()
            if self.multiselects[label].query_param_key and values
        }
        return urlencode(bound, doseq=True)

    def _note(self, payload: str | bytes) -> bool:
        """Remember what matters of a message; True when it ends the run."""
        assert isinstance(payload, bytes)
        self.received += len(payload)
        message = ForwardMsg.FromString(payload)
        if message.metadata.cacheable:
            self.known_messages.add(message.hash)
        kind: str = message.WhichOneof("type")
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
        elif kind == "delta":
            self._note_element(message.delta.new_element)
        return kind == "script_finished" and _ended(message)

    def _note_element(self, element: Element) -> None:
        if element.WhichOneof("type") == "exception":
            raise PageFailedError(f"the page failed: {element.exception.message}")
        if element.WhichOneof("type") == "multiselect":
            self.multiselects[element.multiselect.label] = element.multiselect


def _ended(message: ForwardMsg) -> bool:
    """Whether the run ended, and not to begin again; raises where the script failed."""
    if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
        raise PageFailedError("the script could not be compiled")
    return int(message.script_finished) != ForwardMsg.FINISHED_EARLY_FOR_RERUN


class _Walk(Protocol):
    def __call__(self, viewer: int, step: int) -> dict[str, list[str]]: ...


def walk(regions: Sequence[str], sectors: Sequence[str], round_number: int) -> _Walk:
    """What each viewer asks at each step: a région alone, then a région and a sector.

    Every second question is one of few, which others have asked before; the rest are mostly new.
    """

    def filters(viewer: int, step: int) -> dict[str, list[str]]:
        place = viewer * CHANGES + step + round_number * VIEWERS * CHANGES
        region = regions[(place + viewer) % len(regions)]
        sector = sectors[(place // 2) % len(sectors)]
        return {"Région": [region], "Secteur": [sector] if step % 2 else []}

    return filters


def rush(server: Server, regions: Sequence[str], sectors: Sequence[str], round_number: int) -> Rush:
    """Let 20 viewers open the overview and change its filters 12 times each."""
    return asyncio.run(_rush(server, walk(regions, sectors, round_number)))


async def _rush(server: Server, filters: _Walk) -> Rush:
    started, busy_s = time.perf_counter(), _processor_time_s(server)
    viewers = await asyncio.gather(*(_view(server.url, filters, number) for number in range(VIEWERS)))
    elapsed = time.perf_counter() - started
    waits = sorted(wait for viewer in viewers for wait in viewer.waits_ms)
    return Rush(
        runs_per_s=len(waits) / elapsed,
        median_wait_ms=waits[len(waits) // 2],
        bytes_per_run=sum(viewer.received for viewer in viewers) / len(waits),
        server_cpu_ms=1000 * (_processor_time_s(server) - busy_s) / len(waits),
    )


def _processor_time_s(server: Server) -> float:
    times = server.process.cpu_times()
    return float(times.user + times.system)


async def _view(url: str, filters: _Walk, number: int) -> _Viewer:
    address = f"ws://{urlsplit(url).netloc}/_stcore/stream"
    async with connect(address, subprotocols=["streamlit"], max_size=MESSAGE_LIMIT) as socket:  # type: ignore[list-item]
        viewer = _Viewer(socket)
        await viewer.run()
        for step in range(CHANGES):
            viewer.chosen = filters(number, step)
            await viewer.run()
        return viewer
