"""The newest backup also in a second folder, such as a stick that is not always there."""

from __future__ import annotations

import filecmp
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.errors import JournalError
from journal_app.paths import is_folder
from journal_app.storage.backup import sweep
from journal_app.storage.backup_list import Backup, backup_folder, backup_name, backups_of
from journal_app.storage.database import errors_told, make_private, sync_folder
from journal_app.storage.pruning import prune
from journal_app.storage.vault import mark_of, write_sidecar
from journal_app.storage.verifying import REST, facts_of

if TYPE_CHECKING:
    from journal_app.storage.store import Store

_PIECE = 1 << 20


def copy_out(
    store: Store, folder: Path, gently: bool = False, cancelled: Callable[[], bool] = bool
) -> Path | None:
    """Bring the newest backup to a second folder; None where the folder is not there now, or has
    it already.

    The copy is read back and compared before it gets its name; then the second folder is pruned
    like the first. Numbers there run on by themselves. Raises JournalError ``backup_failed
    disk_full disk_error read_only cancelled``; nothing half-made stays.
    """
    if not is_folder(folder) or folder.resolve() == backup_folder(store.path).resolve():
        return None
    with store.copying(), errors_told(folder):
        newest = next(iter(backups_of(store.path, key=store.key)), None)
        if newest is None or newest.key == "other" or _is_there(newest, store, folder):
            return None
        sweep(store.path, folder)
        name = backup_name(store.path, folder, newest.made, newest.before)
        draft = folder / f".{name}.part"
        rest = REST if gently else 0.0
        try:
            _copy_bytes(newest.path, draft, rest, cancelled)
            # One made before an upgrade has other tables; it was looked through when it was made.
            sound = newest.before or facts_of(draft, store.key, rest, cancelled)
            if not sound or not filecmp.cmp(newest.path, draft, shallow=False):
                raise JournalError("backup_failed", path=str(folder / name))
            if store.key is not None:
                write_sidecar(folder / name, [mark_of(store.key)])
            draft.rename(folder / name)
            sync_folder(folder)
        finally:
            draft.unlink(missing_ok=True)
        prune(store, folder)
    return folder / name


def last_in(store: Store, folder: Path) -> Backup | None:
    """The newest backup in a second folder; None where there is none, or no folder now."""
    return next(iter(backups_of(store.path, folder, store.key)), None)


def _is_there(newest: Backup, store: Store, folder: Path) -> bool:
    mine = (newest.made, newest.size, newest.salt)
    return any(
        (one.made, one.size, one.salt) == mine for one in backups_of(store.path, folder, store.key)
    )


def _copy_bytes(source: Path, target: Path, rest: float, cancelled: Callable[[], bool]) -> None:
    """Piece by piece, to the end and onto the disk."""
    make_private(target)
    with source.open("rb") as pieces, target.open("r+b") as copy:
        while piece := pieces.read(_PIECE):
            if cancelled():
                raise JournalError("cancelled")
            copy.write(piece)
            time.sleep(rest)
        copy.flush()
        os.fsync(copy.fileno())
        if hasattr(os, "posix_fadvise"):
            # What is compared shall come from the stick, not from memory.
            os.posix_fadvise(copy.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
