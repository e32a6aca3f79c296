"""A journal with two names in the file system (a hard link). SQLite keeps the log of a file by its
name: what was written by one name is not seen by the other, and is played over it later."""

from __future__ import annotations

import os
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.storage.database import fetch, has_log, reader
from journal_app.storage.leftovers import is_draft_of, is_locked
from journal_app.storage.vault import Key


def refuse_second_name(path: Path) -> None:
    """Raises JournalError ``two_names`` for a file that has another name, with what to ``keep`` and
    to ``remove`` where the other one lies beside it; ``journal_in_use`` where it is open by it. A
    new journal has two names for a moment, or until its next opening where a kill came then: that
    is no other name."""
    own = path.stat()
    twins = [one for one in path.parent.iterdir() if one != path and _is_twin(one, own)]
    ours = sum(is_draft_of(path, other) for other in twins)
    if path.stat().st_nlink - ours < 2:  # asked last: a moment ends while we look
        return
    told = {"path": str(path)}
    if is_locked(path):
        raise JournalError("journal_in_use", **told)
    others = [other for other in twins if not is_draft_of(path, other)]
    if others:
        # The last words may be in a log yet: the name that has one must stay.
        other = next((one for one in others if has_log(one)), others[0])
        keep, remove = (path, other) if has_log(path) or not has_log(other) else (other, path)
        told |= {"keep": keep.name, "remove": remove.name}
    raise JournalError("two_names", **told)


def _is_twin(other: Path, own: os.stat_result) -> bool:
    try:
        return os.path.samestat(other.lstat(), own)
    except FileNotFoundError:  # a draft of who is just making the journal
        return False


def refuse_older_log(database: SqlCipherDatabase, path: Path, key: Key | None) -> None:
    """Raises JournalError ``older_log`` where a file by itself has seen more writes than with the
    log beside it (``database`` reads both): the file was written to under another name meanwhile,
    and the log would be played over what is newer."""
    if _is_older(database, path, key):
        raise JournalError("older_log", path=str(path), log=f"{path.name}-wal")


def _is_older(database: SqlCipherDatabase, path: Path, key: Key | None) -> bool:
    try:
        with reader(path, key, alone=True) as file:
            if _writes(file) <= _writes(database):
                return False
            # A checkpoint that was cut off leaves a file that says anything, and a log to mend it.
            return fetch(file, "PRAGMA quick_check") == [("ok",)]
    except (JournalError, TypeError, ValueError, IndexError):
        return False


def _writes(database: SqlCipherDatabase) -> int:
    return int(fetch(database, "SELECT changes FROM undo_state")[0][0])
