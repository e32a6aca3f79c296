"""What a client may ask for: to be erased everywhere the program can reach."""

from __future__ import annotations

import json
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.operations import clients
from journal_app.shapes import Changes
from journal_app.shapes.rights import ErasureAct, HeldCopy
from journal_app.storage import held_copies, rights_views
from journal_app.storage.backup import back_up_before
from journal_app.storage.database import errors_told, fetch, value
from journal_app.storage.models import Client, Erasure, digest
from journal_app.storage.store import Store


def erase(
    store: Store,
    client: int,
    reason: str,
    rewrite: bool = False,
    anyway: bool = False,
    second: Path | None = None,
) -> tuple[Changes, ErasureAct]:
    """Erase a client after a backup was made, and write an act of it. Cannot be undone.

    With ``rewrite`` the client is taken out of every backup that opens, the one just made included,
    and of those in a ``second`` folder. The act names the copies that hold the client still, or
    may, and by which day they are gone. Raises JournalError
    ``no_such_client``, ``empty_text`` without a reason, ``backup_failed disk_full read_only``:
    nothing is erased then, unless it shall be ``anyway``.
    """
    if not reason.strip():
        raise JournalError("empty_text")
    uid = value(store.database, Client.select(Client.uid).where(Client.id == client))
    if uid is None:
        raise JournalError("no_such_client", id=client)
    back_up_before(store, "erase", anyway)
    changes = clients.erase_client(store, client, reason)
    number = value(store.database, Erasure.select(Erasure.number).order_by(Erasure.number.desc()))
    if rewrite:
        told = value(store.database, Erasure.select(Erasure.reason).where(Erasure.number == number))
        _rewrite(store, uid, told, second)
    _note_copies(store, number, held_copies.held_copies(store, uid, second))
    return changes, rights_views.acts(store)[0]


def _rewrite(store: Store, uid: str, reason: str, second: Path | None) -> None:
    """One copy that cannot be written holds up no other; the act names it."""
    for copy in held_copies.held_copies(store, uid, second):
        if copy.holds and copy.can_rewrite:
            try:
                with store.copying():
                    held_copies.take_out(store, copy.path, uid, reason)
            except JournalError:
                continue


def _note_copies(store: Store, number: int, copies: list[HeldCopy]) -> None:
    told = json.dumps(
        [
            {
                "name": copy.path.name,
                "until": None if copy.until is None else copy.until.isoformat(),
                "certain": copy.holds is True,
            }
            for copy in copies
        ],
        ensure_ascii=False,
    )
    names = [field.column_name for field in Erasure._meta.sorted_fields]
    sql = f"SELECT {', '.join(names)} FROM erasure WHERE number = ?"
    ((*values,),) = fetch(store.database, sql, (number,))
    row = {**dict(zip(names, values, strict=True)), "backups": told}
    change = Erasure.update(backups=told, digest=digest(Erasure, row))
    with errors_told(store.path), store.writing() as database, database.atomic("IMMEDIATE"):
        change.where(Erasure.number == number).bind(database).execute()
