"""The poles a person decided to create with an import: their identifiers, the same at every reading."""

from collections.abc import Container, Sequence

from ptce_data.changes import ImportedPole
from ptce_data.search_text import normalised
from ptce_data.workbook.decisions import NewPole

LONGEST_ID = 60


def identifiers(new_poles: Sequence[NewPole], taken: Container[str]) -> dict[str, str]:
    """The pole_id of each pole to create, by the text that names it; `taken` are the known ones."""
    found: dict[str, str] = {}
    for pole in new_poles:
        found[pole.text] = _free(_slug(pole.name), taken, set(found.values()))
    return found


def _slug(name: str) -> str:
    words = "".join(one if one.isascii() and one.isalnum() else " " for one in normalised(name)).split()
    return "-".join(words)[:LONGEST_ID].strip("-") or "pole"


def _free(slug: str, taken: Container[str], given: set[str]) -> str:
    """The slug itself, or `slug-2`, `slug-3`… where another pole has it."""
    candidate, number = slug, 1
    while candidate in taken or candidate in given:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def imported(new_poles: Sequence[NewPole], taken: Container[str]) -> tuple[ImportedPole, ...]:
    """The poles as the change carries them."""
    known = identifiers(new_poles, taken)
    return tuple(
        ImportedPole(
            pole_id=known[pole.text],
            name=pole.name.strip(),
            region_code=pole.region_code,
            departement_code=pole.departement_code,
            commune_code=pole.commune_code,
            sectors=pole.sectors,
            statuses=pole.statuses,
            description_fr=pole.description_fr.strip(),
            description_en=pole.description_en.strip(),
            founded_year=pole.founded_year,
            website=pole.website,
            siren=pole.siren,
        )
        for pole in new_poles
    )
