"""Where things stand in a TOML text: its readers give values without their lines."""

import re
from dataclasses import dataclass

_STEP = re.compile(r"\s*\[\[\s*(?:steps|\"steps\"|'steps')\s*\]\]")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")
_TRIPLE = re.compile(r'"""|\'\'\'')


@dataclass(frozen=True)
class _Key:
    step: int
    name: str
    line: int


class Positions:
    """Lines of the steps and of their keys; step 0 is what comes before the first step."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._steps: list[int] = []
        self._keys: list[_Key] = []
        inside = ""
        for number, line in enumerate(self._lines, start=1):
            if not inside:
                self._note(number, line)
            inside = _string_at_end(line, inside)

    def _note(self, number: int, line: str) -> None:
        if _STEP.match(line):
            self._steps.append(number)
        elif key := _KEY.match(line):
            self._keys.append(_Key(len(self._steps), key[1], number))

    def line(self, step: int, key: str = "", found: str = "") -> int:
        """The line of `found` in the value of `key`, else of the key, else of the step; 0 if unknown."""
        for place, one in enumerate(self._keys):
            if (one.step, one.name) == (step, key):
                return self._line_of(found, one.line, self._next(place)) or one.line
        return self._steps[step - 1] if 0 < step <= len(self._steps) else 0

    def _next(self, place: int) -> int:
        following = [one.line for one in self._keys[place + 1 : place + 2]]
        following += [line for line in self._steps if line > self._keys[place].line][:1]
        return min(following, default=len(self._lines) + 1)

    def _line_of(self, found: str, first: int, after: int) -> int:
        lines = range(first, after)
        return next((n for n in lines if found and found in self._lines[n - 1]), 0)


def _string_at_end(line: str, inside: str) -> str:
    """The triple quotes a line leaves open, "" for none."""
    for mark in _TRIPLE.findall(line):
        if not inside:
            inside = mark
        elif mark == inside:
            inside = ""
    return inside
