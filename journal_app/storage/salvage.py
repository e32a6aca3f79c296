"""Salvage: a new, sound journal out of what a damaged one and its newest good backup still tell.

The damaged files are set aside whole under another name. Everything happens on copies in a folder
of our own beside the journal; the new file gets the journal's name when it is finished, checked and
on the disk. A kill at any moment leaves the damaged journal, or both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.storage.backup_list import backups_of
from journal_app.storage.check import check
from journal_app.storage.database import (
    connect,
    errors_told,
    fetch,
    make_private,
    marked_read_only,
    reader,
    real_path,
    refuse_if_in_use,
    refuse_unless_ours,
    sync_file,
)
from journal_app.storage.migrations import APPLICATION_ID, SCHEMA_VERSION, migrate
from journal_app.storage.models import BY_NAME
from journal_app.storage.replacing import finish, sweep_replacing, work_folder
from journal_app.storage.restore_lock import alone_at
from journal_app.storage.restoring import take_place
from journal_app.storage.salvage_join import Doubt, Joined, join
from journal_app.storage.salvage_mend import Mending
from journal_app.storage.salvage_older import read_damaged, rows_of
from journal_app.storage.salvage_pages import Rows, columns_of, copy_parts, is_own
from journal_app.storage.store import Store
from journal_app.storage.upgrade import convert
from journal_app.storage.vault import Key, key_for, why_shut
from journal_app.storage.verifying import OF_INDEX

Progress = Callable[[int, int], None]

_NEVER_WRITTEN = 1000
"""Above any schema version that there will ever be."""


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What came of it: where the damaged file is kept, how many rows there are now, how many of
    them an earlier backup gave, how many are known to be lost, and every row in doubt."""

    kept_as: Path
    rows: int
    from_backup: int
    lost: int
    doubtful: tuple[Doubt, ...]


def salvage(
    path: Path,
    passphrase: str | Key | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = bool,
) -> SalvageReport:
    """Put a journal made of all that can be read in the place of a damaged one that is closed.

    Raises JournalError ``no_such_file not_a_journal newer_version journal_in_use restore_under_way
    read_only passphrase_needed wrong_passphrase disk_full cancelled``, and ``nothing_left`` where
    not one row can be read; everything is as it was then.
    """
    path = real_path(path)
    now = datetime.now().astimezone()
    with errors_told(path):
        if not path.is_file():
            raise JournalError("not_a_journal" if path.exists() else "no_such_file", path=str(path))
        if marked_read_only(path) or marked_read_only(path.parent):
            raise JournalError("read_only", path=str(path))
    with errors_told(path), alone_at(path):
        finish(path)
        refuse_if_in_use(path)
        sweep_replacing(path)
        key = key_for(path, passphrase)

        def step(done: int, total: int) -> None:
            if cancelled():
                raise JournalError("cancelled")
            if progress is not None:
                progress(done, total)

        with work_folder(path) as folder:
            joined = _joined(path, key, folder, now, step)
            draft = folder / "mended"
            found = _build(draft, key, joined, now)
            sync_file(draft)
            kept_as = take_place(draft, path, key, now)
    doubts = (*joined.doubts, *found)
    rows = sum(len(rows) for name, rows in joined.rows.items() if BY_NAME[name].DIGESTED)
    return SalvageReport(
        kept_as, rows, joined.from_backup, joined.lost, tuple(dict.fromkeys(doubts))
    )


def _joined(path: Path, key: Key | None, folder: Path, now: datetime, step: Progress) -> Joined:
    version = _version(path, key, copy_parts(path, folder))
    damaged, refused = read_damaged(path, key, folder, version, now, step)
    if not any(is_own(BY_NAME[name], row) for name, rows in damaged.rows.items() for row in rows):
        shut = None if key is None else why_shut(path, key)
        if shut is not None and shut.code == "wrong_passphrase":
            raise shut
        raise JournalError("nothing_left", path=str(path))
    joined = join(damaged, _newest_backup(path, key, folder, now))
    for name, row in refused:
        joined.doubt(name, row, "lost")
    return joined


def _version(path: Path, key: Key | None, copy: Path) -> int | None:
    """The schema version of a damaged file; None where that cannot be told. Raises JournalError
    ``newer_version``."""
    try:
        return refuse_unless_ours(copy, key)
    except JournalError as error:
        told = {**error.details, "path": str(path)}
        if error.code == "newer_version" and not (key is None and _is_misread(copy, error)):
            raise JournalError("newer_version", **told) from error
        if error.code == "not_a_journal" and key is not None:
            raise JournalError("not_a_journal", **told) from error
        if error.code == "older_log":
            log = f"{path.name}-wal"
            raise JournalError("older_log", path=str(path), log=log) from error
    return None


def _is_misread(copy: Path, error: JournalError) -> bool:
    """Whether the version of a plain file is damage, not a newer program's: no program ever wrote
    such a number, or one bit makes it ours and nothing in the file is unknown to us. Where it is
    encrypted, the page that the number stands on vouches for it."""
    version = int(str(error.details["version"]))
    if version > _NEVER_WRITTEN:
        return True
    one_bit = (version ^ SCHEMA_VERSION).bit_count() == 1
    return one_bit and not _tables(copy) - columns_of(SCHEMA_VERSION).keys()


def _tables(copy: Path) -> set[str]:
    """Tables of a plain file that are none of ours."""
    sql = (
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'fts%'"
    )
    try:
        with reader(copy) as database:
            return {name for (name,) in fetch(database, sql)} - BY_NAME.keys()
    except JournalError:
        return set()


def _newest_backup(path: Path, key: Key | None, folder: Path, now: datetime) -> Rows:
    """The rows of the newest backup that opens and is sound, in the newest schema."""
    for backup in backups_of(path, key=key):
        own = None if backup.key == "plain" else key
        if backup.key == "other":
            continue
        copy = folder / "backup"
        try:
            version = refuse_unless_ours(backup.path, own)
            make_private(copy)
            with reader(backup.path, own) as source:
                words = fetch(source, "PRAGMA quick_check")
                if not all(one == "ok" or one.startswith(OF_INDEX) for (one,) in words):
                    continue
                source.execute_sql("VACUUM INTO ?", (str(copy),))
            if version < SCHEMA_VERSION:
                convert(copy, version, now, key=own)
            with reader(copy, own) as database:
                return rows_of(database, SCHEMA_VERSION)
        except JournalError:
            continue
        finally:
            copy.unlink(missing_ok=True)
    return {}


def _build(draft: Path, key: Key | None, joined: Joined, now: datetime) -> list[Doubt]:
    """Write the new file; what a check of it still finds."""
    make_private(draft)
    database = connect(draft, key)
    try:
        database.execute_sql("PRAGMA foreign_keys = OFF")
        with database.atomic("IMMEDIATE"):
            migrate(database.execute_sql, 0)
            database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            Mending(database, joined, now).put()
    finally:
        database.close()
    store = Store(draft, lambda: now, key)
    try:
        found = check(store)
    finally:
        store.close()
    if any(one.code in ("sqlite", "reference") for one in found):
        raise JournalError("damaged", path=str(draft))
    return [Doubt(one.table, one.row, "", one.code) for one in found]
