"""Names of files: small letters, figures and hyphens, whatever the language of the words."""

from ptce_data.search_text import normalised

LONGEST = 80


def slug(*words: str) -> str:
    """`vue-d-ensemble-bretagne-culture`; cut between words where it is long."""
    parts = normalised(" ".join(words)).split()
    kept = parts[:1]
    for part in parts[1:]:
        if len("-".join([*kept, part])) > LONGEST:
            break
        kept.append(part)
    return "-".join(kept)[:LONGEST]
