"""Any workbook, read in a process of its own: whatever the file, a Workbook or a sentence.

A hostile file can abort calamine or take gigabytes, so nothing is parsed in the calling process: it
looks at the size, hands the bytes over, and puts what comes back into words.
"""

import hashlib
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from ptce_data.errors import UnreadableFileError
from ptce_data.workbook import measures
from ptce_data.workbook import reader_bounds as bounds
from ptce_data.workbook import reader_sentences as sentences
from ptce_data.workbook.sheets import Range, Sheet, Workbook

PROJECT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-E", "-s", "-m", "ptce_data.workbook.worker")
# No environment of ours: no secret to read, and pools that do not reserve the address space they may take.
ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2", "PYTHONHASHSEED": "0"}
UNSAFE_IN_NAMES = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]")
FAULT_LOGGED = "A workbook met a fault of its reader"
NAME_LENGTH = 120
OUT_OF_TIME, KILLED_BY_SYSTEM = -24, -9

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ended:
    """How the parsing process ended: its status (negative: a signal) and what it wrote."""

    status: int
    answer: bytes
    timed_out: bool = False


def read(content: bytes, file_name: str) -> Workbook:
    """The workbook. Raises UnreadableFileError, whose message is a sentence, for anything else."""
    name = shown_name(file_name)
    if len(content) > bounds.FILE_BYTES:
        raise UnreadableFileError(
            sentences.refusal("too_heavy", name, {"size": len(content), "most": bounds.FILE_BYTES})
        )
    if not content:
        raise UnreadableFileError(sentences.refusal("empty_file", name, {}))
    ended = _parsed(content)
    if ended.timed_out or ended.status == OUT_OF_TIME:
        raise UnreadableFileError(sentences.refusal("too_long", name, {"seconds": int(bounds.SECONDS)}))
    head = _head(ended)
    if head is None:
        head = _explained(content, ended.status)
    if "fault" in head:
        logger.error("%s: %s", FAULT_LOGGED, head["fault"])
    if "refusal" in head:
        raise UnreadableFileError(sentences.refusal(head["refusal"], name, head.get("details", {})))
    return _workbook(content, name, file_name, ended.answer, head)


def read_file(path: Path) -> Workbook:
    """The workbook at a path; its size is looked at before it is read. Raises UnreadableFileError."""
    name = shown_name(path.name)
    try:
        size = path.stat().st_size
        if size > bounds.FILE_BYTES:
            details: dict[str, str | int] = {"size": size, "most": bounds.FILE_BYTES}
            raise UnreadableFileError(sentences.refusal("too_heavy", name, details))
        content = path.read_bytes()
    except OSError as problem:
        raise UnreadableFileError(sentences.refusal("not_found", name, {})) from problem
    return read(content, path.name)


def shown_name(file_name: str) -> str:
    """What the person calls the file: no folder, nothing invisible, not too long."""
    name = UNSAFE_IN_NAMES.sub("", re.split(r"[/\\]", file_name)[-1]).strip()
    if len(name) > NAME_LENGTH:
        name = name[: NAME_LENGTH // 2] + "…" + name[-NAME_LENGTH // 2 :]
    return name or sentences.unnamed()


def make_ready() -> None:
    """What understanding the sheets needs once a process and takes time to make, while another one parses.

    pyarrow imports pandas with its first array; the names of units are read in both languages.
    """
    pa.array([""])
    measures.own_names()


def _parsed(content: bytes, *options: str) -> Ended:
    """The parsing process from its start to its end; its files have no name, so nothing is left behind."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(content)
        given.seek(0)
        process = subprocess.Popen(  # noqa: S603 - our own module, and no word of the file
            [*COMMAND, *options],
            stdin=given,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT,
            env=ENVIRONMENT,
            start_new_session=True,
        )
        # wait(timeout) looks every 50 ms: too late by 25 ms for each file.
        late = threading.Event()
        stop = threading.Timer(bounds.SECONDS, _end, (process, late))
        stop.start()
        try:
            make_ready()
            status = process.wait()
        finally:
            stop.cancel()
            process.kill()
            process.wait()
        if late.is_set():
            return Ended(status, b"", timed_out=True)
        size = min(answer.seek(0, os.SEEK_END), bounds.ANSWER_BYTES)
        answer.seek(0)
        return Ended(status, answer.read(size))


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _head(ended: Ended) -> dict[str, Any] | None:
    """The first line of the answer; None where there is none to trust."""
    if ended.status != 0 or b"\n" not in ended.answer[: bounds.HEAD_BYTES]:
        return None
    try:
        found = json.loads(ended.answer[: ended.answer.index(b"\n")])
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _explained(content: bytes, status: int) -> dict[str, Any]:
    """Why the parsing process died: what the bytes tell, else what its end tells."""
    told = _head(_parsed(content, "--explain"))
    if told is None and (status < 0 or status == bounds.OUT_OF_MEMORY):
        return {"refusal": "too_much_memory", "details": {"most": bounds.CHILD_MEMORY_BYTES}}
    return told or {"refusal": "damaged"}


def _workbook(content: bytes, name: str, file_name: str, answer: bytes, head: dict[str, Any]) -> Workbook:
    stream = pa.BufferReader(memoryview(answer)[answer.index(b"\n") + 1 :])
    sheets: list[Sheet] = []
    remarks = sentences.about(file_name, head["kind"], head["remarks"])
    for described in head["sheets"]:
        # The only sheet of a .csv is called as Excel calls it, by the file's name.
        described["name"] = described["name"] or name.rpartition(".")[0] or name
        sheet = _sheet(described, pa.ipc.open_stream(stream).read_all(), {sheet.name for sheet in sheets})
        sheets.append(sheet)
        remarks += sentences.taken_out(sheet.name, described)
    digest = hashlib.sha256(content).hexdigest()
    return Workbook(name, head["kind"], digest, len(content), tuple(sheets), tuple(remarks))


def _sheet(described: dict[str, Any], cells: pa.Table, taken: set[str]) -> Sheet:
    name = shown_sheet(described["name"], taken)
    return Sheet(
        name,
        cells,
        described["visible"],
        tuple(Range(*ends) for ends in described["merged"]),
        frozenset(described["hidden_rows"]),
        frozenset(described["hidden_columns"]),
    )


def shown_sheet(name: str, taken: set[str]) -> str:
    """A sheet's name without anything invisible, and its own even where a file repeats one."""
    name = UNSAFE_IN_NAMES.sub("", name).strip()[:NAME_LENGTH] or sentences.unnamed_sheet(len(taken) + 1)
    shown, copies = name, 1
    while shown in taken:
        copies += 1
        shown = f"{name} ({copies})"
    return shown
