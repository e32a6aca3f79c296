"""Putting a backup back in the journal's place; what it replaces is kept beside it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.storage.database import (
    close_database,
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
from journal_app.storage.tables.base import stamped
from journal_app.storage.upgrade import convert
from journal_app.storage.vault import (
    Key,
    is_encrypted,
    key_for,
    mark_of,
    sidecar_of,
    write_sidecar,
)


def restore(backup: Path, journal: Path, passphrase: str | None = None) -> Path | None:
    """Put a backup in the journal's place; return where what it replaces was moved to.

    The live file goes aside together with its -wal, its -shm and its sidecar, never overwritten;
    ``passphrase`` is the backup's, if it is encrypted. Raises JournalError ``no_such_file
    not_a_journal newer_version damaged journal_in_use read_only passphrase_needed
    wrong_passphrase``.
    """
    backup, journal = real_path(backup), real_path(journal)
    with errors_told(backup):
        if not backup.is_file():
            raise JournalError("no_such_file", path=str(backup))
    draft = journal.with_name(f".{journal.name}.restored")
    with errors_told(journal):
        if journal.exists() and not journal.is_file():
            raise JournalError("not_a_journal", path=str(journal))
        try:
            key = _copy_whole(backup, draft, passphrase)
            # A log without its journal would be played into the new one, so it goes aside too.
            aside = _move_aside(journal) if journal.exists() or has_log(journal) else None
            try:
                if key is not None:
                    write_sidecar(journal, [mark_of(key)])
                draft.rename(journal)
            except OSError:
                if aside is not None:
                    _move_whole(aside, journal)
                raise
            sync_folder(journal.parent)
        finally:
            draft.unlink(missing_ok=True)
            sidecar_of(draft).unlink(missing_ok=True)
    return aside


def _copy_whole(backup: Path, draft: Path, passphrase: str | None) -> Key | None:
    """Copy a backup, which stays as it is, make sure that the copy is a sound journal, and tell
    what opens both."""
    key = key_for(backup, passphrase)
    refuse_unless_ours(backup, key)
    make_private(draft)
    with reader(backup, key) as source:
        source.execute_sql("VACUUM INTO ?", (str(draft),))
    # The backup itself stays of its version; only the copy is brought to ours.
    copy = open_database(draft, partial(_convert, key), key)
    try:
        with errors_told(draft):
            if fetch(copy, "PRAGMA integrity_check") != [("ok",)]:
                raise JournalError("damaged", path=str(backup))
    finally:
        close_database(copy)
    sync_file(draft)
    return key


def _convert(key: Key | None, draft: Path, version: int) -> None:
    convert(draft, version, datetime.now().astimezone(), key=key)


def _move_aside(journal: Path) -> Path:
    """Give the live files another name. The file must not be open elsewhere; a damaged one moves
    as it is, and so does an older one."""
    try:
        if journal.exists() and is_encrypted(journal):
            refuse_if_in_use(journal)  # what opens it may be lost: that is why it is replaced
        elif journal.exists():
            close_database(open_database(journal))
    except JournalError as error:
        if error.code == "journal_in_use":
            raise
    stamp = stamped(datetime.now().astimezone())[:19].replace(":", "").replace("T", "-")
    aside = journal.with_name(f"{journal.stem}-replaced-{stamp}{journal.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = aside.with_name(f"{journal.stem}-replaced-{stamp}-{number}{journal.suffix}")
    _move_whole(journal, aside)
    return aside


def _move_whole(journal: Path, target: Path) -> None:
    """Rename a journal together with its log and index: all of them, or none."""
    moved: list[tuple[Path, Path]] = []
    try:
        for suffix in (".salt", "-wal", "-shm", ""):
            part = journal.with_name(journal.name + suffix)
            if part.exists():
                moved.append((part.rename(target.with_name(target.name + suffix)), part))
    except OSError:
        for there, here in moved:
            there.rename(here)
        raise
