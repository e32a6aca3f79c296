"""What a client may ask for: to be erased everywhere the program can reach."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.operations import clients
from journal_app.shapes import Changes
from journal_app.shapes.rights import ErasureAct, HeldCopy
from journal_app.storage import held_copies, rights_views
from journal_app.storage.backup import back_up_before
from journal_app.storage.copies import remove_copies
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
    remove: bool = False,
) -> tuple[Changes, ErasureAct]:
    """Erase a client after a backup was made, and write an act of it. Cannot be undone.

    With ``rewrite`` the client is taken out of every backup that opens, the one just made included,
    and of those in a ``second`` folder; with ``remove`` the copies that the client cannot be taken
    out of are deleted (see ``HeldCopy.can_rewrite``). The act names the copies that hold the client
    still, or may, and by which day they are gone. Raises JournalError ``no_such_client``,
    ``empty_text`` without a reason, ``backup_failed disk_full read_only``: nothing is erased then,
    unless it shall be ``anyway``. Once the client is gone nothing is raised: an act that says
    ``is_clean`` False waits for room to have the file rewritten.
    """
    if not reason.strip():
        raise JournalError("empty_text")
    uid = value(store.database, Client.select(Client.uid).where(Client.id == client))
    if uid is None:
        raise JournalError("no_such_client", id=client)
    back_up_before(store, "erase", anyway)
    # Into the act with the erasing itself: on a full disk nothing more may find room.
    copies = held_copies.held_copies(store, uid, second)
    changes = clients.erase_client(store, client, reason, _told(copies))
    act = rights_views.acts(store)[0]
    if rewrite or remove:
        _reach_out(store, copies, uid, act.reason, rewrite, remove)
        with contextlib.suppress(JournalError):  # else it names copies that are free of the client
            _note_copies(store, act.number, held_copies.held_copies(store, uid, second))
    return changes, rights_views.acts(store)[0]


def _reach_out(
    store: Store, copies: list[HeldCopy], uid: str, reason: str, rewrite: bool, remove: bool
) -> None:
    """One copy that cannot be written or deleted holds up no other; the act names it."""
    for copy in copies:
        with contextlib.suppress(JournalError), store.copying():
            if rewrite and copy.holds and copy.can_rewrite:
                held_copies.take_out(store, copy.path, uid, reason)
            elif remove and not copy.can_rewrite:
                remove_copies([copy.path])


def _told(copies: list[HeldCopy]) -> str:
    return json.dumps(
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


def _note_copies(store: Store, number: int, copies: list[HeldCopy]) -> None:
    told = _told(copies)
    names = [field.column_name for field in Erasure._meta.sorted_fields]
    sql = f"SELECT {', '.join(names)} FROM erasure WHERE number = ?"
    ((*values,),) = fetch(store.database, sql, (number,))
    row = {**dict(zip(names, values, strict=True)), "backups": told}
    change = Erasure.update(backups=told, digest=digest(Erasure, row))
    with errors_told(store.path), store.writing() as database, database.atomic("IMMEDIATE"):
        change.where(Erasure.number == number).bind(database).execute()
