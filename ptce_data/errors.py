"""The exceptions a user's file or command can cause; anything else is a bug and must surface."""

from collections.abc import Sequence

PROBLEMS_QUOTED = 50


class PtceDataError(Exception):
    """Base of every error whose message is a sentence for a person: where, what, what to do."""


class SeedError(PtceDataError):
    """A seed file is refused; the message names the file, the line and the reason."""


class VerificationError(PtceDataError):
    """The database does not say what its claims say; `problems` has each broken rule and its row."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        quoted = self.problems[:PROBLEMS_QUOTED]
        left = len(self.problems) - len(quoted)
        lines = [f"- {problem}" for problem in quoted] + ([f"- et {left} autres."] if left else [])
        super().__init__("La base de données contredit son registre :\n" + "\n".join(lines))


class DatabaseMissingError(PtceDataError):
    """There is no readable database at the given path."""


class NotADatabaseError(PtceDataError):
    """The file to replace is not one of our databases, so it is left alone."""


class UnknownCodeError(PtceDataError):
    """A code (pole, indicator, commune…) that the database does not hold."""


class NotStaffError(PtceDataError):
    """Someone who is not, or no longer, a signed-in member of staff asked for a staff action."""


class UnreadableFileError(PtceDataError):
    """A file given to import that cannot be read; the message says why and what to do."""


class StalePreviewError(PtceDataError):
    """The data changed since the preview that was confirmed; nothing was written."""


class PublishingBusyError(PtceDataError):
    """Someone else is publishing, and did not finish in time; nothing was written."""


class RefusedChangeError(PtceDataError):
    """A change that what is published does not allow; the message says why and what to do."""


class ImportsAtRiskError(PtceDataError):
    """Building again would lose the imports the file holds; it was not touched."""


class MissingFileError(PtceDataError):
    """The file of an import is not kept here."""


class ScenarioError(PtceDataError):
    """A scenario that cannot be shown or saved; the message lists all that is wrong in it."""


class UnknownScenarioError(ScenarioError):
    """There is no scenario of that name."""


class UnresolvedReferenceError(ScenarioError):
    """A reference that names nothing published; `found` is what is wrong in it, as it was written."""

    def __init__(self, found: str, message: str) -> None:
        self.found = found
        super().__init__(message)


class UnknownViewError(PtceDataError):
    """An address that opens no view of the dashboard with something to take away."""


class AddressTooLongError(PtceDataError):
    """The address of a view is longer than a link or a QR code takes; the message says what to remove."""
