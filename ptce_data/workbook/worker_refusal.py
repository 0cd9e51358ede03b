"""Why the parsing process refuses a file: a code, put into words by the process that asked."""


class Refusal(Exception):  # noqa: N818 - an answer, not a fault
    """`code` is a key of reader_sentences.REFUSALS; `details` fill its sentence."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
