"""Making a change in the ledger, inside the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime

import duckdb

from ptce_data import database, kept_files, ledger
from ptce_data.changes import Change, Import, ImportedPole, Keeping, Restoration, Withdrawal
from ptce_data.errors import RefusedChangeError, UnknownCodeError
from ptce_data.i18n import gettext as _
from ptce_data.search_text import normalised


@dataclass(frozen=True)
class Act:
    """A change with who makes it and when (UTC)."""

    change: Change
    by: str
    at: datetime


def apply(connection: duckdb.DuckDBPyConnection, act: Act) -> int | None:
    """Make the change and derive again; the batch it concerns, None where nothing had to change.

    The claims of an Import were brought in before (`ledger.bring_in`). Raises RefusedChangeError, or
    UnknownCodeError.
    """
    match act.change:
        case Import():
            return _import(connection, act.change, act)
        case Withdrawal(batch_id, reason):
            if not ledger.stands(connection, batch_id):
                return None
            ledger.withdraw(connection, batch_id, act.at, act.by, reason)
            return batch_id
        case Restoration(batch_id, reason):
            if ledger.stands(connection, batch_id):
                return None
            ledger.restore(connection, batch_id, act.at, act.by, reason)
            return batch_id
        case Keeping():
            return _keep(connection, act.change, act)


def _import(connection: duckdb.DuckDBPyConnection, change: Import, act: Act) -> int | None:
    created = [pole for pole in change.new_poles if not _exists(connection, pole)]
    if not created and not ledger.fresh(connection):
        return None
    _check_replaced(connection)
    ((batch_id,),) = connection.execute("SELECT coalesce(max(batch_id), 0) + 1 FROM batch").fetchall()
    size = kept_files.size_of(change.stored) if change.stored else None
    name = kept_files.cleaned(change.file_name)
    batch = ledger.Batch(batch_id, name, change.sha256, act.at, act.by, change.note, size)
    ledger.open_batch(connection, batch)
    ledger.register_poles(connection, batch_id, created)
    ledger.append_fresh(connection, batch_id)
    for reading in change.readings:
        remembered = {**vars(reading), "by": act.by, "at": act.at}
        connection.execute(database.statement("append_readings"), remembered)
    ledger.publish(connection, act.at)
    return int(batch_id)


def _check_replaced(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises RefusedChangeError where an amount to correct no longer counts: its correction would add up."""
    found = connection.execute(database.statement("change_no_longer")).fetchall()
    if not found:
        return
    if found[0][0]:
        raise RefusedChangeError(
            _(
                "Le montant à corriger a été remplacé entre-temps par un autre import\u00a0: contrôlez de "
                "nouveau le classeur."
            )
        )
    raise RefusedChangeError(
        _(
            "Le montant à corriger n'est plus publié, son import a été retiré entre-temps\u00a0: contrôlez "
            "de nouveau le classeur."
        )
    )


def _exists(connection: duckdb.DuckDBPyConnection, pole: ImportedPole) -> bool:
    """Whether this pole stands, described so. Raises RefusedChangeError where another has its identifier."""
    said = {**vars(pole), "sectors": list(pole.sectors), "statuses": list(pole.statuses)}
    found = connection.execute(database.statement("change_registered"), said).fetchall()
    if not found:
        return False
    ((name, same),) = found
    if normalised(name) != normalised(pole.name):
        raise RefusedChangeError(
            _(
                "Le pôle «\u202f{new}\u202f» ne peut pas être créé\u00a0: son identifiant, {pole_id}, est "
                "déjà celui de «\u202f{name}\u202f». Reprenez l'import pour choisir entre les deux."
            ).format(new=pole.name, pole_id=pole.pole_id, name=name)
        )
    return bool(same)


def _keep(connection: duckdb.DuckDBPyConnection, change: Keeping, act: Act) -> int:
    """The batch of the claim that is now kept."""
    if not change.reason.strip():
        raise RefusedChangeError(
            _("Dites pourquoi ce chiffre est retenu\u00a0: la raison est publiée avec lui.")
        )
    found = connection.execute(
        database.statement("change_choosable"), {"claim_id": change.claim_id}
    ).fetchall()
    if not found:
        raise UnknownCodeError(
            _("Le relevé {claim} n'existe pas dans le registre.").format(claim=change.claim_id)
        )
    ((batch_id, stands, added),) = found
    if not stands:
        raise RefusedChangeError(
            _("Ce relevé vient d'un import retiré\u00a0: rétablissez l'import pour pouvoir le retenir.")
        )
    if added:
        raise RefusedChangeError(
            _("Ces relevés s'additionnent\u00a0: chacun est un fait distinct, aucun n'est à préférer.")
        )
    ledger.choose(connection, change.claim_id, act.at, act.by, change.reason.strip())
    return int(batch_id)
