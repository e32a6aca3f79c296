"""Setting, changing and removing the passphrase of a journal that is closed.

The journal is written anew into a file beside it, under the new key; that file is compared with
the journal, brought to the disk, and then takes its name. Until that rename the old passphrase
opens the journal, from it on the new one, whenever a kill or a power cut comes:

- The journal's own lock is held all the time, so nobody writes to a file that is to go.
- Its write-ahead log is folded in and gone before the new file is begun: SQLite finds a log by the
  name of the file, and would play that of the old one into the new one.
- The sidecar holds the marks of both keys while the file is replaced; which of them is the file's,
  its first 16 bytes say.
- What is written beside an encrypted journal that stays encrypted is never plain, not for a moment;
  on the way to a plain one the draft is, and the next start takes away what a kill has left of it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.storage import vault
from journal_app.storage.backup import back_up_before
from journal_app.storage.database import (
    connect,
    errors_told,
    fetch,
    make_private,
    real_path,
    refuse_other_shape,
    refuse_unless_ours,
    sync_file,
    sync_folder,
)
from journal_app.storage.following import Share, followed, looks_at
from journal_app.storage.leftovers import beside, draft_of
from journal_app.storage.migrations import APPLICATION_ID, SCHEMA_VERSION
from journal_app.storage.store import Store
from journal_app.storage.tables.base import stamped
from journal_app.storage.upgrade import facts_of
from journal_app.storage.vault import Key
from journal_app.storage.verifying import asked_for

Progress = Callable[[int, int], None]
"""``progress(done, total)``, as everywhere; may raise JournalError ``cancelled``, and is not asked
any more once the new file takes the journal's name."""

_BACKED_UP, _WRITTEN, _COMPARED, _WHOLE = 64, 74, 98, 100
"""How far it is after each part, by what they take."""


def encrypt(path: Path, passphrase: str, progress: Progress | None = None) -> None:
    """Close a plain journal by a passphrase. Backups made before stay plain; see ``copies``.

    Raises JournalError ``bad_passphrase already_encrypted`` and what opening and backing up raise;
    the journal is as it was then.
    """
    path, key = _there(path), vault.new_key(passphrase)
    if vault.is_encrypted(path):
        raise JournalError("already_encrypted", path=str(path))
    _rekey(path, None, key, "encrypted", progress)


def decrypt(path: Path, passphrase: str, progress: Progress | None = None) -> None:
    """Make an encrypted journal a plain one. Raises JournalError ``not_encrypted
    wrong_passphrase`` and what opening and backing up raise; the journal is as it was then."""
    _rekey(_closed(path), passphrase, None, "decrypted", progress)


def change_passphrase(path: Path, old: str, new: str, progress: Progress | None = None) -> None:
    """Close a journal by another passphrase. Backups made before keep the old one. Raises
    JournalError ``bad_passphrase not_encrypted wrong_passphrase`` and what opening and backing up
    raise; the journal is as it was then."""
    _rekey(_closed(path), old, vault.new_key(new), "passphrase changed", progress)


def _there(path: Path) -> Path:
    real = real_path(path)
    if not real.is_file():
        raise JournalError("no_such_file", path=str(path))
    return real


def _closed(path: Path) -> Path:
    """Raises JournalError ``not_encrypted`` for a journal that opens without a passphrase, and
    ``not_a_journal`` for what is none."""
    real = _there(path)
    if not vault.is_encrypted(real):
        refuse_unless_ours(real)
        raise JournalError("not_encrypted", path=str(path))
    return real


def _rekey(
    path: Path, passphrase: str | None, key: Key | None, event: str, progress: Progress | None
) -> None:
    told = progress or (lambda _done, _total: None)
    store = Store(path, passphrase=passphrase)  # of today's schema from now on, and ours alone
    try:
        if store.view_only:
            raise JournalError("read_only", path=str(path))
        _back_up(store, Share(told, 0, _BACKED_UP, _WHOLE))
        with errors_told(path), _without_log(store.database, path), _draft(path) as draft:
            _write(store, draft, key, event, Share(told, _BACKED_UP, _WRITTEN, _WHOLE))
            _compare(store, draft, key, Share(told, _WRITTEN, _COMPARED, _WHOLE))
            sync_file(draft)
            told(_COMPARED, _WHOLE)
            _replace(store, draft, key)
    finally:
        store.close()
    _mark(path, key)


def _back_up(store: Store, share: Share) -> None:
    share.begin()
    expected = asked_for(store.database)
    back_up_before(store, "rekey", cancelled=lambda: share.count(expected))


@contextlib.contextmanager
def _without_log(database: SqlCipherDatabase, path: Path) -> Iterator[None]:
    """Fold the log into the journal and have none from now on; the lock stays ours."""
    if fetch(database, "PRAGMA journal_mode = TRUNCATE") != [("truncate",)]:
        raise JournalError("journal_in_use", path=str(path))
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):  # not while it is open on Windows: it is empty
            beside(path, "-journal").unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _draft(path: Path) -> Iterator[Path]:
    draft = draft_of(path)
    make_private(draft)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _write(store: Store, draft: Path, key: Key | None, event: str, share: Share) -> None:
    """Everything of the journal into the draft, and a word in its event log on why."""
    # The driver's own connection: peewee writes what it is given into its debugging log.
    connection = store.database.connection()
    size = max(1, store.path.stat().st_size)
    share.begin()
    connection.execute(
        "ATTACH DATABASE ? AS fresh KEY ?", (str(draft), "" if key is None else key.pragma)
    )
    try:
        # A draft that is cut short is thrown away: it needs no journal, which could be left over.
        connection.execute("PRAGMA fresh.journal_mode = OFF")
        connection.execute("PRAGMA fresh.synchronous = OFF")
        with followed(store.database, lambda: share.reach(draft.stat().st_size / size)):
            connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
        connection.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA fresh.user_version = {SCHEMA_VERSION}")
        connection.execute(
            "INSERT INTO fresh.event (at, what, detail) VALUES (?, ?, '')",
            (stamped(store.moment()), event),
        )
        connection.commit()
    finally:
        connection.rollback()
        connection.execute("DETACH DATABASE fresh")


def _compare(store: Store, draft: Path, key: Key | None, share: Share) -> None:
    """Raises JournalError ``damaged`` unless the draft, opened again, is sound and tells the same
    as the journal, but for the one event."""
    copy = connect(draft, key)
    try:
        copy.execute_sql("PRAGMA journal_mode = OFF")
        refuse_other_shape(copy, draft, SCHEMA_VERSION)
        expected = looks_at(copy)
        with followed(copy, lambda: share.count(expected)):
            sound = fetch(copy, "PRAGMA integrity_check") == [("ok",)]
        sound = sound and fetch(copy, "PRAGMA cipher_integrity_check") == []
        if not sound or _told(copy, 0) != _told(store.database, 1):
            raise JournalError("damaged", path=str(store.path))
    finally:
        copy.close()


def _told(database: SqlCipherDatabase, more: int) -> dict[str, list[tuple[Any, ...]]]:
    """Numbers, counts and newest rows; of the event log only the count, and so many more."""
    facts = facts_of(database)
    ((events,), *_newest) = facts["event"]
    return {**facts, "event": [(events + more,)]}


def _replace(store: Store, draft: Path, key: Key | None) -> None:
    """Give the draft the journal's name, with the sidecar ready for either of the two."""
    path = store.path
    keys = [one for one in (key, store.key) if one is not None]
    try:
        vault.write_sidecar(path, [vault.mark_of(one) for one in keys])
        if os.name == "nt":
            store.close()  # nothing is renamed over an open file there, whoever has it open
        else:
            # Not ours any more once the new file has the name: then it may be somebody's log.
            beside(path, "-journal").unlink(missing_ok=True)
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            _mark(path, store.key)
        raise
    with contextlib.suppress(OSError):  # it is done: what is not on the disk yet will be soon
        sync_folder(path.parent)


def _mark(path: Path, key: Key | None) -> None:
    """Leave in the sidecar only what belongs to the file; the next opening does what fails here."""
    with contextlib.suppress(OSError):
        if key is None:
            vault.sidecar_of(path).unlink(missing_ok=True)
            sync_folder(path.parent)
        else:
            vault.write_sidecar(path, [vault.mark_of(key)])
