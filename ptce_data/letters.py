"""The first letter of a text, as its place in a sentence asks."""


def capitalised(text: str) -> str:
    """The text as it starts a sentence, its other letters as they are."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text as it goes inside a sentence, its other letters as they are."""
    return text[:1].lower() + text[1:]
