"""The published data: there, true to its ledger, not too old."""

from datetime import date
from pathlib import Path

import duckdb

from ptce_data import database, formats, verify
from ptce_data.errors import DatabaseMissingError, VerificationError
from ptce_data.exports import tables
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.preflight.check import Check, failed, ok, warning

OLD_AFTER_DAYS = 365


def checks(file: Path, today: date) -> tuple[Check, ...]:
    """Whether the database can be read and verified, and how old what it says is."""
    name = _("Base de données")
    try:
        with database.reading(file) as connection:
            report = verify.verify(connection)
        return (ok(name, _verified(report)), _age(file, today))
    except DatabaseMissingError as error:
        return (failed(name, str(error), f"{_elsewhere()} {_rebuild()}"),)
    except duckdb.Error:
        said = _("{file}\u00a0: ce fichier n'est pas une base de ce tableau de bord.").format(file=file.name)
        return (failed(name, said, _rebuild()),)
    except VerificationError as error:
        advice = _("«\u202fpython -m ptce_data verify\u202f» donne tous les points. {rebuild}")
        return (
            failed(name, _contradicted(error.problems), advice.format(rebuild=_rebuild())),
            _age(file, today),
        )


def _verified(report: verify.Report) -> str:
    return _("Vérifiée\u00a0: {poles} pôles, {claims} relevés, {totals} totaux refaits autrement.").format(
        poles=formats.number(report.poles, 0),
        claims=formats.number(report.claims, 0),
        totals=formats.number(report.totals, 0),
    )


def _contradicted(problems: tuple[str, ...]) -> str:
    said = ngettext(
        "Elle contredit son registre sur un point\u00a0: {first}",
        "Elle contredit son registre sur {n} points, dont\u00a0: {first}",
        len(problems),
    )
    return said.format(n=formats.number(len(problems), 0), first=problems[0])


def _elsewhere() -> str:
    return _("Si elle est ailleurs, donnez son chemin dans la variable PTCE_DATABASE.")


def _rebuild() -> str:
    return _(
        "Reprenez une copie saine de la base, ou reconstruisez-la\u00a0: "
        "«\u202fpython -m ptce_data build\u202f»."
    )


def _age(file: Path, today: date) -> Check:
    name = _("Date des données")
    with database.reading(file) as connection:
        about = tables.about(connection)
    found = _("Version {version} des données, publiée le {day}.").format(
        version=about.version, day=formats.day(about.published_at)
    )
    if (today - about.published_at.date()).days <= OLD_AFTER_DAYS:
        return ok(name, found)
    advice = _("Elle a plus d'un an\u00a0: dites-le à la salle, ou importez des chiffres plus récents.")
    return warning(name, found, advice)
