"""Copies of a journal that hold a client: which they are, and taking the client out of them."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.paths import in_real_folder
from journal_app.shapes.rights import HeldCopy
from journal_app.storage import vault
from journal_app.storage.backup_list import Backup, backup_folder, backups_of
from journal_app.storage.database import (
    connect,
    errors_told,
    fetch,
    has_log,
    make_private,
    reader,
    sync_file,
    sync_folder,
)
from journal_app.storage.erasing import erase_rows
from journal_app.storage.migrations import SCHEMA_VERSION
from journal_app.storage.pruning import expiries, held_until
from journal_app.storage.store import Store
from journal_app.storage.tables.base import stamped
from journal_app.storage.vault import Key


def held_copies(store: Store, uid: str, second: Path | None = None) -> list[HeldCopy]:
    """The finished backups of a journal, there and in a second folder, and what a restore has kept,
    that hold a client or cannot be asked; of each place the newest first."""
    held = held_until(store.database)
    found = []
    for copies in _copies(store, second):
        gone = expiries(copies, store.today(), store.is_encrypted, held)
        found += [_asked(store, copy, uid, gone[copy.path]) for copy in copies]
    return [copy for copy in found if copy.holds is not False]


def take_out(store: Store, path: Path, uid: str, reason: str) -> None:
    """Write a copy anew without a client: a copy of it is changed, looked through, and only then
    takes its place. Raises JournalError ``damaged disk_full read_only``; the copy is as it was in
    every one of these cases."""
    key = _key(store, path)
    draft = path.with_name(f".{path.name}.part")
    with errors_told(path):
        try:
            make_private(draft)
            shutil.copyfile(path, draft)
            _erase_in(draft, key, uid, reason, store.moment())
            sync_file(draft)
            draft.replace(path)
            sync_folder(path.parent)
        finally:
            for suffix in ("", "-journal", "-wal", "-shm"):
                draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def _copies(store: Store, second: Path | None) -> list[list[Backup]]:
    """Backups of each place, and the journals that were replaced by one."""
    # What was made by the name of a link may lie beside the link.
    names = dict.fromkeys((store.path, in_real_folder(store.given)))
    seen: set[Path] = set()
    found = []
    for copies in (copies for name in names for copies in _copies_of(name, store, second)):
        found.append([one for one in copies if one.path not in seen])
        seen |= {one.path for one in copies}
    return found


def _copies_of(journal: Path, store: Store, second: Path | None) -> list[list[Backup]]:
    places = dict.fromkeys(one.resolve() for one in (backup_folder(journal), second) if one)
    # What was put aside is nobody's backup: only a person takes it away.
    aside = [
        Backup(path, 0, datetime.fromtimestamp(path.stat().st_mtime), key="other")
        for path in journal.parent.glob(f"{_plain(journal.stem)}-replaced-*{journal.suffix}")
        if path.is_file()
    ]
    backups = [backups_of(journal, place, store.key) for place in places]
    return [*backups, sorted(aside, key=lambda one: one.made, reverse=True)]


def _plain(name: str) -> str:
    """A name as ``glob`` takes it for itself."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _asked(store: Store, copy: Backup, uid: str, until: date | None) -> HeldCopy:
    path, made = copy.path, copy.made
    try:
        with reader(path, _key(store, path)) as database:
            holds = bool(fetch(database, "SELECT 1 FROM client WHERE uid = ?", (uid,)))
            ((version,),) = fetch(database, "PRAGMA user_version")
    except JournalError:
        return HeldCopy(path, made, None, False, until)
    # The log of one that was put aside belongs to that very file: none is made in its stead.
    return HeldCopy(path, made, holds, version == SCHEMA_VERSION and not has_log(path), until)


def _key(store: Store, path: Path) -> Key | None:
    return store.key if vault.is_encrypted(path) else None


def _erase_in(draft: Path, key: Key | None, uid: str, reason: str, now: datetime) -> None:
    database = connect(draft, key)
    try:
        for pragma in (
            "journal_mode = DELETE", "secure_delete = ON", "temp_store = MEMORY",
            "foreign_keys = ON",
        ):  # fmt: skip
            database.execute_sql(f"PRAGMA {pragma}")
        with database.atomic("IMMEDIATE"):
            ((client,),) = fetch(database, "SELECT id FROM client WHERE uid = ?", (uid,))
            erase_rows(database, client, reason, now)
        database.execute_sql("VACUUM")
        cleaned = "INSERT INTO event (at, what, detail) VALUES (?, 'cleaned', '')"
        database.execute_sql(cleaned, (stamped(now),))
        if fetch(database, "PRAGMA integrity_check") != [("ok",)]:
            raise JournalError("damaged", path=str(draft))
        if fetch(database, "PRAGMA foreign_key_check"):
            raise JournalError("damaged", path=str(draft))
    finally:
        database.close()
