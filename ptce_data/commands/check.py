"""`python -m ptce_data check FILE`: what a workbook says and what is wrong in it; nothing is written."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ptce_data import database, formats
from ptce_data.commands import arguments, choices
from ptce_data.errors import UnreadableFileError
from ptce_data.i18n import FRENCH_PLURAL_FROM
from ptce_data.workbook import decisions_file, past_choices, reader, studies, vocabulary
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.issues import LEVELS, Issue, Level, quoted, rows_in_words
from ptce_data.workbook.layout import LeftOut
from ptce_data.workbook.past_choices import Past
from ptce_data.workbook.rules import RULES
from ptce_data.workbook.sheets import letters
from ptce_data.workbook.studies import Study

DONE, REFUSED = 0, 1
_STYLES: dict[Level, str] = {"error": "bold red", "warning": "yellow", "remark": "dim"}


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("check", help="contrôle un classeur, sans rien changer")
    parser.add_argument("file", metavar="FICHIER", type=Path, nargs="?", help="le classeur à contrôler")
    parser.add_argument("--rules", action="store_true", help="affiche les règles du contrôle")
    add_reading(parser)
    arguments.add_json(parser)


def add_reading(parser: argparse.ArgumentParser) -> None:
    """The options that say how to read a file, the same for `import`."""
    parser.add_argument("--sheet", metavar="FEUILLE", help="la feuille à lire")
    parser.add_argument(
        "--decisions", metavar="FICHIER.toml", type=Path, help="ce qui a été décidé du fichier"
    )
    parser.add_argument("--partial", action="store_true", help="accepte les lignes justes, laisse les autres")


def run(args: argparse.Namespace) -> int:
    """Check and say; 1 where the file is refused. Raises UnreadableFileError."""
    if args.rules:
        return _print_rules(as_json=args.json)
    if args.file is None:
        print("Il manque FICHIER : le classeur à contrôler.", file=sys.stderr)
        return arguments.WRONG_USAGE
    study = read_and_check(args.file, decided(args))
    print_study(study, as_json=args.json)
    return REFUSED if study.report.refused(partial=study.decisions.partial) else DONE


def decided(args: argparse.Namespace) -> Decisions:
    """The decisions of the options and of the --decisions file."""
    found = decisions_file.read(args.decisions) if args.decisions else Decisions()
    return replace(found, sheet=args.sheet or found.sheet, partial=args.partial or found.partial)


def read_and_check(file: Path, decisions: Decisions, progress: studies.Progress | None = None) -> Study:
    """The study of a file on disk against the published database. Raises UnreadableFileError."""
    workbook = reader.read_file(file)
    names = [sheet.name for sheet in workbook.sheets]
    if decisions.sheet is not None and decisions.sheet not in names:
        asked, known = quoted(decisions.sheet), formats.listing([quoted(name) for name in names])
        raise UnreadableFileError(f"{workbook.file_name} : pas de feuille {asked} ; il y a {known}.")
    with database.workbench(database.path()) as cursor:
        words = vocabulary.load(cursor)
        choices.verify(decisions, words)
        past = past_choices.proposed(cursor, workbook, words, decisions)
        return replace(studies.study(cursor, workbook, past.decisions, date.today(), progress), past=past)


def print_study(study: Study, *, as_json: bool) -> None:
    """The issues a line each, the gravest first, the choices to make, then what would be published."""
    if as_json:
        print(json.dumps(answer(study), ensure_ascii=False))
        return
    console = Console(highlight=False, soft_wrap=True)
    for told in _about_the_past(study):
        console.print(Text(told, style="bold"))
    for remark in (*study.workbook.remarks, *study.layout.remarks):
        console.print(Text(remark, style=_STYLES["remark"]))
    for left_out in study.layout.left_out:
        console.print(Text(_left_out(left_out), style=_STYLES["remark"]))
    for issue in study.report.issues:
        console.print(_line(issue))
    if to_write := choices.to_write(study):
        console.print(Text(f"\n{to_write}"))
    console.print(Text(summary(study), style="bold"))


def _about_the_past(study: Study) -> Iterator[str]:
    if study.past is None:
        return
    if already := past_choices.already_sent(study.past):
        yield already
    offered = past_choices.left_to_take(study.past, study.decisions)
    if said := past_choices.offered_words(offered):
        yield f"{said} {choices.to_take(offered)}"


def about_the_past(study: Study) -> dict[str, object]:
    """What a machine reads of it: what the same bytes gave, what another file had and is not taken."""
    past = study.past or Past(study.decisions)
    return {
        "already_import": past.sent.batch_id if past.sent else None,
        "recalled": list(past.recalled),
        "offered": past_choices.left_to_take(past, study.decisions),
    }


def _left_out(left_out: LeftOut) -> str:
    """`Laissé de côté, lignes 1-2 : titre.`"""
    return f"Laissé de côté, {rows_in_words(left_out.rows)}\u00a0: {left_out.reason}."


def _line(issue: Issue) -> Text:
    return Text.assemble((issue.word, _STYLES[issue.level]), "  ", issue.sentence)


def answer(study: Study) -> dict[str, object]:
    """What a machine reads: the verdict, the counts, the issues, how the sheet was understood."""
    report = study.report
    return {
        "file": study.workbook.file_name,
        "sheet": study.layout.sheet,
        "shape": study.layout.shape,
        "refused": report.refused(partial=study.decisions.partial),
        **about_the_past(study),
        "counts": asdict(report.counts),
        "issues": [_issue(issue) for issue in report.issues],
        "columns": [{"letter": letters(one.column), **asdict(one)} for one in study.layout.columns],
        "unknown": [asdict(one) for one in study.unknown],
        "amounts": [asdict(one) for one in report.amounts],
        "remarks": [*study.workbook.remarks, *study.layout.remarks],
        "left_out": [asdict(one) for one in study.layout.left_out],
    }


def _issue(issue: Issue) -> dict[str, object]:
    told = asdict(replace(issue, finding=None))
    del told["finding"]
    return told


def summary(study: Study) -> str:
    """`12 chiffres lus : 10 acceptés, 2 refusés.`"""
    counts = study.report.counts
    if study.layout.problems:
        return "La feuille n'est pas comprise : rien n'est dit de ses lignes."
    said = (
        f"{_n(counts.read, 'chiffre lu', 'chiffres lus')} : "
        f"{_n(counts.accepted, 'accepté', 'acceptés')}, {_n(counts.refused, 'refusé', 'refusés')}, "
        f"{_n(counts.repeated, 'répété', 'répétés')}, "
        f"{_n(counts.missing, 'non communiqué', 'non communiqués')}."
    )
    if study.report.refused(partial=study.decisions.partial):
        return f"{said} Le fichier est refusé tant qu'il reste une erreur."
    return said


def _n(n: int, one: str, many: str) -> str:
    return f"{formats.number(n, 0)} {one if n < FRENCH_PLURAL_FROM else many}"


def _print_rules(*, as_json: bool) -> int:
    """Every rule, what becomes of what breaks it, and whether a reason lifts it."""
    if as_json:
        rules = [
            {"rule": rule.code, "level": rule.level, "lifted": rule.lifted, "about": rule.about()}
            for rule in RULES
        ]
        print(json.dumps({"rules": rules}, ensure_ascii=False))
        return DONE
    titles: dict[Level, str] = {
        "error": "Erreurs : la ligne est refusée",
        "warning": "Avertissements : la ligne est acceptée, à vérifier",
        "remark": "Remarques",
    }
    for level in LEVELS:
        print(titles[level])
        for about in dict.fromkeys(rule.about() for rule in RULES if rule.level == level):
            print(f"  - {about}")
    return DONE
