"""What a person must choose, written as the TOML of a --decisions file: a choice a line, left to fill in."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from ptce_data import formats
from ptce_data.commands.arguments import nearest
from ptce_data.errors import UnreadableFileError
from ptce_data.sentences import amounts as said
from ptce_data.workbook import column_groups, matching
from ptce_data.workbook.decisions import Decisions, MeaningKind
from ptce_data.workbook.issues import quoted
from ptce_data.workbook.layout import Column, Match
from ptce_data.workbook.sheets import letters
from ptce_data.workbook.studies import Study
from ptce_data.workbook.unknown_texts import Unknown
from ptce_data.workbook.vocabulary import Vocabulary

# What no decision may be: a line left as it is stays refused.
TO_FILL_IN = "…"
FILE = "choix.toml"
MOST_NAMES = 100
NEW_POLE = (
    "# Pour créer un pôle, retirez sa ligne ci-dessus et ajoutez à la fin\u00a0:",
    "#   [[new_pole]]",
    '#   text = "son nom dans le fichier"',
    '#   name = "son nom"',
    '#   region_code = "53"',
    '#   sectors = ["energie"]',
    '#   statuses = ["autre"]',
    '#   description_fr = "Ce que fait le pôle."',
)


def to_write(study: Study) -> str:
    """The lines of the file, under how to use them; empty where there is nothing to choose."""
    lines = [*(_columns(study) if study.layout.problems else (*_names(study), *_amounts(study)))]
    if not lines:
        return ""
    intro = (
        f"Pour choisir, écrivez ces lignes dans un fichier, disons {FILE}, remplacez chaque "
        f"«\u202f{TO_FILL_IN}\u202f»,\npuis ajoutez à la commande\u00a0: --decisions {FILE}"
    )
    return "\n".join((intro, "", *lines, ""))


def to_take(offered: Mapping[str, Any]) -> str:
    """What another file had for every row, as the lines that take it."""
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in offered.items()]
    intro = "Si c'est vrai aussi de celui-ci, écrivez en tête du fichier de --decisions\u00a0:"
    return "\n".join((intro, *lines, "")).replace("\x7f", "\\u007F")


def _columns(study: Study) -> Iterator[str]:
    layout = study.layout
    yield "[columns]"
    yield '# Une lettre, puis "pole", "indicator", "year", "value", "figure:CODE:ANNÉE" ou "ignored" (rien).'
    figures = [one for one in layout.columns if one.role == "figure"]
    for group in column_groups.alike(one for one in figures if one.indicator is None):
        yield from _column(group)
    dated = study.decisions.year or layout.year or any(one.role == "year" for one in layout.columns)
    for one in figures if not dated else ():
        if one.indicator and one.year is None:
            yield f"# {quoted(one.heading)}\u00a0: son année."
            yield f'{letters(one.column)} = "figure:{one.indicator}:{TO_FILL_IN}"'


def _column(group: tuple[Column, ...]) -> Iterator[str]:
    yield f"# {quoted(column_groups.shared_heading(group))}\u00a0:"
    near = matching.likely(group[0].others)
    yield from (f'#   "figure:{one.code}"  {one.label}' for one in near)
    if not near:
        yield '#   "figure:CODE"  le code est dans la liste «\u202fDéfinitions\u202f» du modèle de classeur'
    yield '#   "ignored"  ne pas lire'
    yield from (f'{letters(one.column)} = "{TO_FILL_IN}"' for one in group)


def _names(study: Study) -> Iterator[str]:
    for kind in get_args(MeaningKind):
        unknown = [one for one in study.unknown if one.kind == kind]
        if unknown:
            yield f"[{kind}]"
        for one in unknown[:MOST_NAMES]:
            yield from _name(one)
        if len(unknown) > MOST_NAMES:
            yield f"# Et {formats.number(len(unknown) - MOST_NAMES, 0)} autres, que --json donne tous."
    if any(one.kind == "pole" for one in study.unknown):
        yield from NEW_POLE


def _name(one: Unknown) -> Iterator[str]:
    yield f"# {quoted(one.text)}\u00a0:"
    yield from _proposed(matching.likely(one.proposals))
    if one.kind in {"pole", "indicator"}:
        yield '#   ""  ne pas lire ces lignes'
    yield f"{_key(one.text)} = {json.dumps(TO_FILL_IN, ensure_ascii=False)}"


def _amounts(study: Study) -> Iterator[str]:
    """A section of the sheet, a line a cell to decide on; after every section that has no line of its own."""
    asked = [one for one in study.report.amounts if one.answer is None]
    if not asked:
        return
    yield f"[amounts.{_key(study.layout.sheet)}]"
    for one in asked[:MOST_NAMES]:
        yield f"# {said.told(one)}"
        yield from (f'#   "{_replaces(choice)}"  {said.choice(one, choice)}' for choice in one.choices)
        yield f'#   "add"  {said.choice(one, ())}\u202f; dites pourquoi, reason = "…" en tête du fichier'
        yield f"{one.cell} = {json.dumps(TO_FILL_IN, ensure_ascii=False)}"
    if len(asked) > MOST_NAMES:
        yield f"# Et {formats.number(len(asked) - MOST_NAMES, 0)} autres, que --json donne tous."


def _replaces(claims: tuple[int, ...]) -> str:
    return f"replace {', '.join(map(str, claims))}"


def _proposed(proposals: Iterable[Match]) -> Iterator[str]:
    yield from (f'#   "{one.code}"  {one.label}' for one in proposals)


def _key(text: str) -> str:
    """The text as a TOML key, what cannot be seen escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def verify(decisions: Decisions, vocabulary: Vocabulary) -> None:
    """Raises UnreadableFileError naming the first choice that is the code of nothing."""
    codes = {
        "pole": tuple(vocabulary.poles),
        "indicator": tuple(vocabulary.indicators),
        "qualifier": ("exact", "approx", "at_least"),
        "visibility": ("public", "confidential"),
    }
    said = [(f"colonne {letters(one.column)}", "indicator", one.indicator or "") for one in decisions.columns]
    said += [(f"[{one.kind}] {quoted(one.text)}", one.kind, one.code) for one in decisions.meanings]
    for where, kind, code in said:
        if code and kind in codes and code not in codes[kind]:
            raise UnreadableFileError(
                f"--decisions, {where}\u00a0: {quoted(code)} n'est pas un code connu\u202f; "
                f"{nearest(code, codes[kind])}"
            )
