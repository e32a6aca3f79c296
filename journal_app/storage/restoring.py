"""Putting a backup back in the journal's place; what it replaces is kept beside it."""

from __future__ import annotations

import os
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
    read_sidecar,
    sidecar_of,
    write_sidecar,
)


def restore(backup: Path, journal: Path, passphrase: str | Key | None = None) -> Path | None:
    """Put a backup in the journal's place; return where what it replaces was moved to.

    The live file goes aside together with its -wal, its -shm and its sidecar, never overwritten;
    ``passphrase`` is the backup's, if it is encrypted, or the key of the journal that was open.
    Raises JournalError ``no_such_file not_a_journal newer_version damaged journal_in_use read_only
    passphrase_needed wrong_passphrase``.
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
            aside = _keep_aside(journal) if journal.exists() or has_log(journal) else None
            try:
                _place(draft, journal, key)
            except OSError:
                if aside is not None:
                    _put_back(aside, journal)
                raise
            sync_folder(journal.parent)
        finally:
            draft.unlink(missing_ok=True)
            sidecar_of(draft).unlink(missing_ok=True)
    return aside


def _copy_whole(backup: Path, draft: Path, passphrase: str | Key | None) -> Key | None:
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


def _keep_aside(journal: Path) -> Path:
    """Give the live files a second name; return it. The file must not be open elsewhere; a damaged
    one is kept as it is, and so is an older one."""
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
    try:
        for here, there in _parts(journal, aside):
            _second_name(here, there)
    except OSError:
        _put_back(aside, journal)
        raise
    sync_folder(journal.parent)
    return aside


def _parts(journal: Path, target: Path) -> list[tuple[Path, Path]]:
    """What belongs to a journal, and what it is called beside another name."""
    pairs = [
        (journal.with_name(journal.name + suffix), target.with_name(target.name + suffix))
        for suffix in (".salt", "-wal", "-shm", "")
    ]
    return [(here, there) for here, there in pairs if here.exists()]


def _second_name(here: Path, there: Path) -> None:
    """So that a kill or a power cut never finds a journal that is neither here nor there."""
    try:
        os.link(here, there)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        here.rename(there)


def _place(draft: Path, journal: Path, key: Key | None) -> None:
    """Put a finished copy in the journal's place. Until then its sidecar vouches for both."""
    marks = [] if key is None else [mark_of(key)]
    if marks:
        write_sidecar(journal, [*marks, *read_sidecar(journal)])
    for suffix in ("-wal", "-shm"):
        journal.with_name(journal.name + suffix).unlink(missing_ok=True)
    draft.replace(journal)
    if marks:
        write_sidecar(journal, marks)
    else:
        sidecar_of(journal).unlink(missing_ok=True)


def _put_back(aside: Path, journal: Path) -> None:
    """Nothing came of it: everything has its own name again, and no other."""
    for there, here in _parts(aside, journal):
        if here.exists() and there.samefile(here):
            there.unlink()
        else:
            there.replace(here)
