"""Putting a backup back in the journal's place; what it replaces is kept beside it.

Everything is got ready first: the backup is copied and looked through, the journal of today is
backed up and copied to another name. Then one rename makes the copy the journal, so that a kill at
any moment leaves the old one or the new one. A journal that cannot be opened goes the longer way
of ``replacing``.
"""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.storage.acts import bring_acts
from journal_app.storage.backup import back_up_before
from journal_app.storage.database import (
    close_database,
    connect,
    errors_told,
    fetch,
    has_log,
    make_private,
    open_database,
    reader,
    real_path,
    refuse_if_in_use,
    refuse_unless_ours,
    sync_file,
    sync_folder,
)
from journal_app.storage.glance import of_another
from journal_app.storage.leftovers import beside, draft_of_restore
from journal_app.storage.migrations import SCHEMA_VERSION
from journal_app.storage.replacing import LOGS, drop, finish, keep_bytes, part_of, replace_whole
from journal_app.storage.restore_lock import alone_at
from journal_app.storage.store import Store
from journal_app.storage.tables.base import stamped
from journal_app.storage.upgrade import convert
from journal_app.storage.vault import (
    Key,
    key_for,
    mark_of,
    read_sidecar,
    sidecar_of,
    write_sidecar,
)
from journal_app.storage.verifying import has_wrong_digest, is_whole


def restore(
    backup: Path,
    journal: Path,
    passphrase: str | Key | None = None,
    now: datetime | None = None,
) -> Path | None:
    """Put a backup in the journal's place; return what the journal of before is called now.

    ``passphrase`` is the backup's, if it is encrypted, or the key of the journal that was open.
    Before, a backup of the journal is made where it can be opened, and its acts of erasing come
    along; whether or not, all of it is kept, and the oldest backup stays where it is. Raises
    JournalError ``no_such_file not_a_journal newer_version damaged journal_in_use
    restore_under_way read_only disk_full passphrase_needed wrong_passphrase``; the journal is as it
    was then.
    """
    backup, journal = real_path(backup), real_path(journal)
    now = now or datetime.now().astimezone()
    with errors_told(backup):
        if not backup.is_file():
            raise JournalError("no_such_file", path=str(backup))
    draft = draft_of_restore(journal)
    with errors_told(journal), alone_at(journal):
        finish(journal)
        if journal.exists() and not journal.is_file():
            raise JournalError("not_a_journal", path=str(journal))
        if journal.exists():
            refuse_if_in_use(journal)
        try:
            with of_another(backup):
                key = _copy_whole(backup, draft, passphrase, now)
            return _put_in_place(draft, journal, passphrase, key, now)
        finally:
            for suffix in ("", ".salt", *LOGS):
                beside(draft, suffix).unlink(missing_ok=True)


def _copy_whole(
    backup: Path, draft: Path, passphrase: str | Key | None, now: datetime
) -> Key | None:
    """Copy a backup, which stays as it is, make sure that the copy is a sound journal, and tell
    what opens both."""
    key = key_for(backup, passphrase)
    version = refuse_unless_ours(backup, key)
    make_private(draft)
    with reader(backup, key) as source:
        source.execute_sql("VACUUM INTO ?", (str(draft),))
    # The backup itself stays of its version; only the copy is brought to ours.
    copy = open_database(draft, partial(_convert, key), key)
    try:
        with errors_told(draft):
            whole = _is_whole(copy, key is not None)
            # A row that was damaged before an upgrade came with it into the copy made then; a later
            # backup was without fault when it was made, and a journal with one makes no more.
            if whole and version == SCHEMA_VERSION:
                whole = not has_wrong_digest(copy, 0.0, bool)
            if not whole:
                raise JournalError("damaged", path=str(backup))
            copy.execute_sql(
                "INSERT INTO event (at, what, detail) VALUES (?, 'restored', ?)",
                (stamped(now.astimezone(UTC)), backup.name),
            )
            # Closing folds the log in, too, but tells nobody where the disk has no room for that.
            copy.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        close_database(copy)
    sync_file(draft)
    return key


def _convert(key: Key | None, draft: Path, version: int) -> None:
    convert(draft, version, datetime.now().astimezone(), key=key)


def _is_whole(copy: SqlCipherDatabase, encrypted: bool) -> bool:
    """Whether it is, or could be made so: where nothing but the search index was damaged."""
    try:
        if is_whole(copy, encrypted):
            return True
    except JournalError as error:
        if error.code != "damaged":
            raise
    from journal_app.storage.index_mending import mend  # hardly ever needed

    return mend(copy, encrypted)


def _put_in_place(
    draft: Path, journal: Path, passphrase: str | Key | None, key: Key | None, now: datetime
) -> Path | None:
    """What was there is called so now; None where nothing was."""
    if not journal.exists() and not has_log(journal):
        _vouch(journal, key)
        draft.replace(journal)
        sync_folder(journal.parent)
        return None
    aside = _name_aside(journal, now)
    if not _replace_open(draft, journal, aside, passphrase, key):
        keep_bytes(journal, aside)
        _vouch(journal, key)
        replace_whole(journal, aside)
    _forget_other_keys(journal, key)
    return aside


def take_place(made: Path, journal: Path, key: Key | None, now: datetime) -> Path:
    """Put a finished file in the place of a journal that is not to be opened any more; what is
    there is kept as it is, with its log. Returns what that is called now."""
    aside = _name_aside(journal, now)
    draft = draft_of_restore(journal)
    try:
        made.rename(draft)
        keep_bytes(journal, aside)
        _vouch(journal, key)
        replace_whole(journal, aside)
    finally:
        draft.unlink(missing_ok=True)
    _forget_other_keys(journal, key)
    return aside


def _replace_open(
    draft: Path, journal: Path, aside: Path, passphrase: str | Key | None, key: Key | None
) -> bool:
    """Hold the journal of today until the draft has its name; False where it cannot be opened, or
    not to its end."""
    store = _opened(journal, passphrase)
    if store is None:
        return False
    with contextlib.closing(store):
        try:
            # What it holds is kept in any case, so that a backup which fails stops nothing.
            back_up_before(store, "restore", anyway=True, pruning=False)
            bring_acts(store.database, draft, key)
            _end_log(store.database, journal)
            _keep_open(store, aside)
        except JournalError as error:
            if error.code not in ("damaged", "disk_error"):
                raise
            return False
        _vouch(journal, key)
        if os.name == "nt":
            store.close()  # nothing is renamed over an open file there
        else:
            # Once the new file has the name, this one may be somebody's.
            beside(journal, "-journal").unlink(missing_ok=True)
        try:
            draft.replace(journal)
        except OSError:
            drop(aside)
            raise
    sync_folder(journal.parent)
    return True


def _opened(journal: Path, passphrase: str | Key | None) -> Store | None:
    """The journal of today, with its log folded in and nobody else at it; None if it is not there
    or cannot be opened: damaged, under another passphrase, of another version."""
    if not journal.exists():
        return None
    for known in dict.fromkeys((passphrase, None)):
        try:
            key = key_for(journal, known)
            if refuse_unless_ours(journal, key) < SCHEMA_VERSION:
                # Kept as it is; this refuses it, and tells whether somebody has it open.
                close_database(open_database(journal, key=key))
                return None
            store = Store(journal, passphrase=known)
        except JournalError as error:
            if error.code in ("journal_in_use", "disk_full"):
                raise
            continue
        if not store.view_only:
            return store
        store.close()
        raise JournalError("read_only", path=str(journal))
    return None


def _end_log(database: SqlCipherDatabase, journal: Path) -> None:
    """Fold the log into the journal and have none from now on; the lock stays ours."""
    if fetch(database, "PRAGMA journal_mode = TRUNCATE") != [("truncate",)]:
        raise JournalError("journal_in_use", path=str(journal))


def _keep_open(store: Store, aside: Path) -> None:
    """Copy an open journal under another name, through its own connection."""
    part = part_of(aside)
    try:
        make_private(part)
        copy = connect(part, store.key)
        try:
            store.database.connection().backup(copy.connection())
        finally:
            copy.close()
        sync_file(part)
        if store.key is not None:
            write_sidecar(aside, [mark_of(store.key)])
        part.rename(aside)
        sync_folder(aside.parent)
    finally:
        for suffix in ("", *LOGS):
            beside(part, suffix).unlink(missing_ok=True)


def _name_aside(journal: Path, now: datetime) -> Path:
    stamp = stamped(now)[:19].replace(":", "").replace("T", "-")
    aside = journal.with_name(f"{journal.stem}-replaced-{stamp}{journal.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = aside.with_name(f"{journal.stem}-replaced-{stamp}-{number}{journal.suffix}")
    return aside


def _vouch(journal: Path, key: Key | None) -> None:
    """Until the new file has the name, the sidecar knows the keys of both."""
    if key is not None:
        write_sidecar(journal, [mark_of(key), *read_sidecar(journal)])


def _forget_other_keys(journal: Path, key: Key | None) -> None:
    """Leave in the sidecar only what belongs to the file; the next opening does what fails."""
    with contextlib.suppress(OSError):
        if key is None:
            sidecar_of(journal).unlink(missing_ok=True)
        else:
            write_sidecar(journal, [mark_of(key)])
        sync_folder(journal.parent)
