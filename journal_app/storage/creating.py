"""Making a new journal: it is there whole, or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.storage import vault
from journal_app.storage.database import (
    connect,
    errors_told,
    has_log,
    make_folder,
    make_private,
    marked_read_only,
    sync_file,
    sync_folder,
)
from journal_app.storage.leftovers import sweep_drafts
from journal_app.storage.migrations import APPLICATION_ID, migrate
from journal_app.storage.restore_lock import alone_at
from journal_app.storage.vault import Key


def create(path: Path, key: Key | None) -> None:
    """Build a new journal (encrypted, with a key) under a temporary name, whole and on the disk,
    before it gets its own. Nothing happens when somebody else is quicker.

    Raises JournalError ``damaged journal_in_use read_only disk_full``.
    """
    if has_log(path):
        # The rest of a journal that is gone: SQLite would play it into the new file.
        raise JournalError("damaged", path=str(path))
    with errors_told(path.parent):
        make_folder(path.parent)
    if marked_read_only(path.parent):
        raise JournalError("read_only", path=str(path.parent))
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    with errors_told(path.parent), contextlib.ExitStack() as afterwards:
        afterwards.callback(draft.unlink, missing_ok=True)
        make_private(draft)
        database = connect(draft, key)
        try:
            with database.atomic("IMMEDIATE"):
                migrate(database.execute_sql, 0)
                database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        finally:
            database.close()
        if key is not None:
            vault.write_sidecar(path, [vault.mark_of(key)])
        try:
            sync_file(draft)
            _place(draft, path)
        except FileNotFoundError:
            if not path.exists():
                raise  # else somebody was quicker, and has swept up
        sync_folder(path.parent)
        sweep_drafts(path)


def _place(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # unlike rename, never replaces what came in the meantime
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        _rename_alone(draft, path)


def _rename_alone(draft: Path, path: Path) -> None:
    """A rename replaces what is there, so nobody may come between looking and renaming."""
    try:
        with alone_at(path):
            if not path.exists():
                draft.rename(path)
    except JournalError as error:
        raise JournalError("journal_in_use", path=str(path)) from error
