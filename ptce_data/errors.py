"""The exceptions a user's file or command can cause; anything else is a bug and must surface."""


class PtceDataError(Exception):
    """Base of every error whose message is a sentence for a person: where, what, what to do."""


class SeedError(PtceDataError):
    """A seed file is refused; the message names the file, the line and the reason."""


class VerificationError(PtceDataError):
    """The database does not say what its claims say; the message lists each broken rule."""


class DatabaseMissingError(PtceDataError):
    """There is no readable database at the given path."""


class UnknownCodeError(PtceDataError):
    """A code (pole, indicator, commune…) that the database does not hold."""
