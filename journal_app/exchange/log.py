"""The log (CSV): a practice as one line an event, in and out."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from journal_app.errors import JournalError
from journal_app.exchange.csv_text import read_log, write_log
from journal_app.exchange.log_export import log_events
from journal_app.exchange.log_import import LogImport, Progress
from journal_app.operations.transaction import new_uid
from journal_app.shapes import ImportReport, LogEvent
from journal_app.storage.backup import back_up_before
from journal_app.storage.database import (
    errors_told,
    make_private,
    sync_file,
    sync_folder,
)
from journal_app.storage.held import is_held
from journal_app.storage.store import Store


def import_log(
    store: Store,
    source: Path,
    progress: Progress | None = None,
    dry_run: bool = False,
    anyway: bool = False,
) -> ImportReport:
    """Bring a log into a journal: all of it, or nothing, as one step that can be undone.

    Lines that the journal holds already are left out, so that the same file may come twice.
    ``progress(done, total)`` is called now and then and may raise JournalError ``cancelled``.
    Raises JournalError ``bad_file`` with the line and why, ``no_such_file``; and when the backup
    before it cannot be made (see ``back_up_before``), unless it shall be ``anyway``.
    """
    events = read_log(read_file(source), source.name)
    return import_events(store, events, source.name, progress, dry_run, anyway=anyway)


def import_events(
    store: Store,
    events: list[LogEvent],
    name: str = "",
    progress: Progress | None = None,
    dry_run: bool = False,
    new_uid: Callable[[], str] = new_uid,
    anyway: bool = False,
) -> ImportReport:
    """Bring events into a journal, as ``import_log`` does."""
    plan = LogImport(store, name, progress, new_uid)
    plan.read(events)
    if not dry_run:
        back_up_before(store, "import", anyway)
        plan.write()
        if name:  # a sample is made of events, too, and comes from no file
            with store.writing():
                store.log_event("imported", "csv")
    return plan.report()


def export_log(store: Store, target: Path) -> int:
    """Write the whole journal as a log; return the number of notes a log has no line for.

    Raises JournalError ``disk_full`` or ``read_only``; the target is replaced only by a whole
    file.
    """
    events, without_line = log_events(store)
    write_file(target, write_log(events))
    store.log_exported("csv")
    return without_line


def read_file(source: Path) -> bytes:
    """A file's bytes. Raises JournalError ``no_such_file read_only``, and ``journal_in_use`` for
    an open journal, which reading would rob of its lock."""
    with errors_told(source):
        if not source.is_file():
            raise JournalError("no_such_file", path=str(source))
        if is_held(source):
            raise JournalError("journal_in_use", path=str(source))
        return source.read_bytes()


def write_file(target: Path, content: str | bytes | Iterable[str]) -> None:
    """Write a file whole: without a name first, or where there is no such thing under another, on
    the disk, then under its name. A long text may come in pieces.

    Raises JournalError ``disk_full read_only no_such_file`` (the folder), and ``file_exists`` for
    an open journal.
    """
    with errors_told(target):
        target = Path(os.path.realpath(target))  # a link stays one
        draft = target.with_name(f".{target.name}.part")
        if not target.parent.is_dir():
            raise JournalError("no_such_file", path=str(target.parent))
        if is_held(target):
            raise JournalError("file_exists", path=str(target))
        draft.unlink(missing_ok=True)
        try:
            pieces = [content] if isinstance(content, str | bytes) else content
            with _begun(draft) as file:
                file.writelines(one.encode() if isinstance(one, str) else one for one in pieces)
                file.flush()
                os.fsync(file.fileno())
                _name(file, draft)
            draft.replace(target)
            sync_folder(target.parent)
        finally:
            draft.unlink(missing_ok=True)


def _begun(draft: Path) -> IO[bytes]:
    """A new file to be written, on Linux one without a name: what is exported is plain, and a kill
    leaves nothing of it then."""
    flag = getattr(os, "O_TMPFILE", None)
    with contextlib.suppress(OSError):  # a folder of a kind that has no such files
        if flag is not None:
            return os.fdopen(os.open(draft.parent, flag | os.O_RDWR, 0o600), "w+b")
    make_private(draft)
    return draft.open("wb")


def _name(file: IO[bytes], draft: Path) -> None:
    """Give a file without a name one."""
    if draft.exists():
        return
    try:
        # A folder must be given, whatever it is: only then does Python follow the link.
        source = f"/proc/self/fd/{file.fileno()}"
        os.link(source, draft, src_dir_fd=file.fileno(), follow_symlinks=True)
    except OSError:  # no /proc here, or nothing on this disk has two names
        make_private(draft)
        file.seek(0)
        with draft.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        sync_file(draft)
