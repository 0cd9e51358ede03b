"""Names compared as people type them: no accent, no case, no punctuation."""

import re
import unicodedata


def normalised(text: str) -> str:
    """`Saint-Étienne` → `saint etienne`; ligatures are opened (`Cœur` → `coeur`)."""
    opened = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    bare = "".join(c for c in unicodedata.normalize("NFKD", opened) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", bare.lower()).strip()
