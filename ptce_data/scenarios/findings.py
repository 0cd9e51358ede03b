"""What is found wrong in a scenario, each with its place."""

from dataclasses import dataclass

from ptce_data.i18n import gettext as _
from ptce_data.scenarios.model import Issue, Level
from ptce_data.scenarios.positions import Positions


@dataclass(frozen=True)
class Place:
    """A step (0: the top of the file) and one of its keys ("" for the whole step)."""

    step: int = 0
    key: str = ""


class Findings:
    """Everything found in one text, in the order it was found."""

    def __init__(self, file_name: str, positions: Positions) -> None:
        self.positions = positions
        self._file_name = file_name
        self._found: list[Issue] = []

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What was found, from the top of the file down, each once."""
        once = dict.fromkeys(self._found)
        return tuple(sorted(once, key=lambda one: (one.line, one.step)))

    @property
    def errors(self) -> bool:
        """Whether something stops the scenario from being shown."""
        return any(one.level == "error" for one in self._found)

    def error(self, place: Place, found: str, message: str) -> None:
        """What must be mended."""
        self._add("error", place, found, message)

    def warning(self, place: Place, found: str, message: str) -> None:
        """What may be left as it is, once seen."""
        self._add("warning", place, found, message)

    def error_at(self, line: int, found: str, message: str) -> None:
        """The same as `error` where only the line is known."""
        self._found.append(Issue("error", line, 0, found, self._located(line, 0, message)))

    def _add(self, level: Level, place: Place, found: str, message: str) -> None:
        line = self.positions.line(place.step, place.key, found)
        self._found.append(Issue(level, line, place.step, found, self._located(line, place.step, message)))

    def _located(self, line: int, step: int, message: str) -> str:
        parts = [self._file_name] if self._file_name else []
        parts += [_("ligne {n}").format(n=line)] if line else []
        parts += [_("étape {n}").format(n=step)] if step else []
        where = ", ".join(parts)
        said = " ".join(message.split(" ")).strip()
        return _("{where}\u00a0: {message}").format(where=_capital(where), message=said) if where else said


def _capital(text: str) -> str:
    """A place that starts a sentence; a file's name keeps its own first letter."""
    return text[:1].upper() + text[1:] if text.startswith(("ligne", "étape", "line", "step")) else text
