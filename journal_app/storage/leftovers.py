"""What is left beside a journal by work that was killed, and who may take it away.

Re-keying holds the journal's lock from its first look until the new file has the journal's name. So
whoever has the lock, or finds nobody to have it, knows that a draft is nobody's any more. A restore
and a salvage have a lock of their own (``restore_lock``), which they make first and take away last.
"""

from __future__ import annotations

import contextlib
import glob
import re
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage.held import is_held
from journal_app.storage.restore_lock import alone_at, lock_of_restore


def draft_of(path: Path) -> Path:
    """The file that is to take a journal's place, while it is written."""
    return path.with_name(f".{path.name}.rekeyed")


def draft_of_restore(path: Path) -> Path:
    """The copy of a backup that is to take a journal's place, while it is got ready."""
    return path.with_name(f".{path.name}.restored")


def mark_of_restore(path: Path) -> Path:
    """Says that such a copy is whole and takes the journal's place, whoever opens it next."""
    return path.with_name(f".{path.name}.restoring")


def sweep(path: Path) -> None:
    """Take away what was left; only for who has the lock of a journal that writes to a -wal: its
    rollback journal is done with too, and would be played into a file that comes without one."""
    for left in (draft_of(path), beside(draft_of(path), "-journal"), beside(path, "-journal")):
        left.unlink(missing_ok=True)
    # Killed when the new journal had its own name besides, or while a sidecar was written.
    if path.stat().st_nlink > 1 or beside(path, ".salt").exists():
        sweep_drafts(path)


def sweep_drafts(path: Path) -> None:
    """Take away what a creation that was killed has left; only when the journal is there."""
    for other in path.parent.iterdir():
        if is_draft_of(path, other):
            other.unlink(missing_ok=True)


def is_draft_of(path: Path, other: Path) -> bool:
    """Whether a file is called as one is that becomes a new journal, or a sidecar of it."""
    left = re.escape(f".{path.name}") + r"(\.salt)?\.\d+\.new(-journal)?"
    return re.fullmatch(left, other.name) is not None


def sweep_restore(path: Path) -> None:
    """Take away what a restore that was killed has left; only for who has the lock of the journal
    and goes on with it, so that no restore can come to its end."""
    drafts = [beside(draft_of_restore(path), one) for one in ("", ".salt", "-journal", "-wal")]
    name, stem = glob.escape(path.name), glob.escape(path.stem)
    for pattern in (
        f".{stem}-replaced-*.part*",
        f".{stem}-replaced-*.new",
        f".{name}.salt.*.new",
        f"..{name}.restored.salt.*.new",
    ):
        drafts += path.parent.glob(pattern)
    for left in drafts:
        with contextlib.suppress(OSError):
            left.unlink(missing_ok=True)


def sweep_killed(path: Path) -> None:
    """Take away what a restore or a salvage that was killed has left, before anybody is asked for a
    passphrase: it may be plain. Nothing happens while one is at work or the journal is in use."""
    if not lock_of_restore(path).exists() or is_held(path) or is_locked(path):
        return
    from journal_app.storage.replacing import finish, sweep_replacing  # they need this module

    with contextlib.suppress(JournalError, OSError, dbapi2.Error), alone_at(path):
        finish(path)
        sweep_replacing(path)


def sweep_if_idle(path: Path) -> None:
    """Take away a draft before anybody is asked for a passphrase: it may be a plain one, of a
    decryption that was killed. Nothing happens while the journal is in use, or here not writable.
    """
    draft = draft_of(path)
    if draft.exists() and not is_held(path) and not is_locked(path):
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
            beside(draft, "-journal").unlink(missing_ok=True)


def beside(path: Path, suffix: str) -> Path:
    """What lies beside a file under its name and a suffix."""
    return path.with_name(path.name + suffix)


def is_locked(path: Path) -> bool:
    """Whether another process has the journal: SQLite asks for the lock before it reads, so no key
    is needed. The index that looking may make is taken away again: whoever has it alone has none.
    """
    if not path.exists():
        return False  # it is just being made, or restored to where none was; its lock will tell
    index = beside(path, "-shm")
    had_index = index.exists()
    connection = dbapi2.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error as error:
        return str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY")
    finally:
        connection.close()
        if not had_index:
            with contextlib.suppress(OSError):
                index.unlink(missing_ok=True)
    return False
