"""The hints of several readings put together, one list an entry."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

HINTS = pa.list_(pa.string())


def joined(parts: Sequence[tuple[np.ndarray, tuple[tuple[str, ...], ...]]]) -> pa.Array:
    """Each part numbers, entry by entry, one of its lists; the answer has the lists joined."""
    combined = np.zeros(len(parts[0][0]), dtype=np.int64)
    for codes, lists in parts:
        combined = combined * len(lists) + codes
    if not combined.any():
        return pa.ListArray.from_arrays(np.zeros(len(combined) + 1, np.int32), pa.array([], pa.string()))
    distinct, at = distinct_codes(combined)
    return pa.array([_unfolded(int(code), parts) for code in distinct], HINTS).take(pa.array(at))


# Up to this many codes, a table of all of them is faster than sorting the ones that are there.
TABLE = 1 << 20


def distinct_codes(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different codes (none negative), and which of them each line has; as np.unique, faster on few."""
    size = int(codes.max(initial=0)) + 1
    if size > TABLE:
        distinct, at = np.unique(codes, return_inverse=True)
        return distinct, at
    present = np.zeros(size, dtype=bool)
    present[codes] = True
    return np.flatnonzero(present), (np.cumsum(present) - 1)[codes]


def _unfolded(code: int, parts: Sequence[tuple[np.ndarray, tuple[tuple[str, ...], ...]]]) -> list[str]:
    hints: list[str] = []
    for _codes, lists in reversed(parts):
        code, one = divmod(code, len(lists))
        hints = [*lists[one], *hints]
    return list(dict.fromkeys(hints))
