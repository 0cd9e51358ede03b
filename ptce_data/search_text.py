"""Names compared as people type them: no accent, no case, no punctuation."""

import re
import unicodedata

_SHORTENED = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}


def normalised(text: str) -> str:
    """`Saint-Étienne` → `saint etienne`; ligatures are opened (`Cœur` → `coeur`)."""
    opened = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    bare = "".join(c for c in unicodedata.normalize("NFKD", opened) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", bare.lower()).strip()


def words_asked(text: str) -> list[str]:
    """The words of a search: `St-Étienne` → `saint`, `etienne`; a last `st` may begin Strasbourg."""
    words = normalised(text).split()
    return [_SHORTENED.get(word, word) for word in words[:-1]] + words[-1:]


def opened(text: str) -> str:
    """As `normalised`, `st` and the like in full: a name is found however it and the search write it."""
    return " ".join(_SHORTENED.get(word, word) for word in normalised(text).split())
