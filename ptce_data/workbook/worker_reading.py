"""The parsing itself, run in a process of its own: bytes in, sheets out, or a Refusal.

calamine releases the interpreter: a .xlsx is parsed in threads while this one reads what calamine does
not say. A small one is parsed while the rest is imported; a large one is unpacked first, and cut in two.
"""

import json
import traceback
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import BinaryIO

from ptce_data.workbook import container, container_xlsx, sheet_halves, worker_parse
from ptce_data.workbook.container import Container
from ptce_data.workbook.worker_refusal import Refusal


def answer(content: bytes, out: BinaryIO) -> None:
    """Writes what the file holds. Raises Refusal."""
    found = container.recognised(content)
    if found.kind in {"xlsx", "xlsm"}:
        _answer_xlsx(found, out)
        return
    from ptce_data.workbook import worker_answer, worker_others  # noqa: PLC0415 - not for a .xlsx

    read = worker_others.text(content) if found.kind == "text" else worker_others.other(found)
    worker_answer.write(read, out)


def _answer_xlsx(found: Container, out: BinaryIO) -> None:
    pool, whole = ThreadPoolExecutor(2), None
    if sheet_halves.worthwhile(found):
        pool.submit(import_module, "pyarrow")
    else:
        whole = pool.submit(worker_parse.parsed, found.content)
    parts = container.checked_parts(found)
    from ptce_data.workbook import worker_answer, worker_xlsx  # noqa: PLC0415 - while something else runs

    worker_answer.write(worker_xlsx.xlsx(found, parts, pool, whole), out)


def explanation(content: bytes) -> None:
    """Raises the Refusal that says why a parse ended badly, where the bytes tell; parses nothing."""
    found = container.recognised(content)
    parts = container.checked_parts(found)
    if found.kind in {"xlsx", "xlsm"}:
        for entry in container_xlsx.entries(parts):
            if entry.kind == "worksheet" and entry.part in parts:
                container_xlsx.check_extent(entry.name, parts[entry.part])


def run(content: bytes, out: BinaryIO, *, explain: bool) -> None:
    """The answer or the refusal, written to `out`; nothing where there is nothing to explain."""
    try:
        if explain:
            explanation(content)
        else:
            answer(content, out)
    except Refusal as refusal:
        head = {"refusal": refusal.code, "details": refusal.details}
        out.write(json.dumps(head).encode() + b"\n")
    except Exception as fault:  # noqa: BLE001 - named to the calling process, which logs it
        out.write(json.dumps({"refusal": "damaged", "fault": _fault(fault)}).encode() + b"\n")


def _fault(fault: Exception) -> str:
    """The kind of a fault of ours and its line, without a word of the file."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__}, {frame.name}, line {frame.lineno}"
