"""Giving a finished file the name of a journal whose log cannot be folded in.

A journal that cannot be opened (damaged, under a lost passphrase, of a newer version) may have a
hot log. The new file must never meet it, and the old one must never be opened without it; but two
files cannot be put away at one moment. So a mark is put beside them first: from then on whoever
opens the journal does what is left to be done, before anything else.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from journal_app.storage.database import make_private, sync_file, sync_folder
from journal_app.storage.leftovers import beside, draft_of_restore, mark_of_restore

LOGS = ("-wal", "-shm", "-journal")


def keep_bytes(journal: Path, aside: Path) -> None:
    """Copy what belongs to a journal as it is; the journal itself last, so that it is never seen
    without its log. All of it is on the disk when this returns, or nothing is left of it."""
    suffixes = [one for one in (".salt", "-wal", "-journal", "") if beside(journal, one).exists()]
    try:
        for suffix in suffixes:
            _copy(beside(journal, suffix), beside(aside, suffix))
        sync_folder(aside.parent)
    except OSError:
        for suffix in suffixes:
            beside(aside, suffix).unlink(missing_ok=True)
        raise


def _copy(source: Path, target: Path) -> None:
    draft = part_of(target)
    try:
        make_private(draft)
        shutil.copyfile(source, draft)
        sync_file(draft)
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)


def part_of(target: Path) -> Path:
    """What a file is called until it is whole."""
    return target.with_name(f".{target.name}.part")


def replace_whole(journal: Path, aside: Path) -> None:
    """Put the finished draft in a journal's place; its log goes. ``aside`` holds a copy of both.
    A kill at any moment leaves the old pair, or what the next opening makes the new file of."""
    mark = mark_of_restore(journal)
    make_private(mark)
    sync_folder(journal.parent)
    try:
        finish(journal)
    except OSError:
        with contextlib.suppress(OSError):  # nothing came of it: the old log has its place again
            for suffix in LOGS:
                if beside(aside, suffix).exists() and not beside(journal, suffix).exists():
                    _copy(beside(aside, suffix), beside(journal, suffix))
            drop(aside)
        mark.unlink(missing_ok=True)
        raise


def drop(aside: Path) -> None:
    """Take away the copy of a journal that has its own place still."""
    for suffix in ("", ".salt", *LOGS):
        beside(aside, suffix).unlink(missing_ok=True)


def finish(journal: Path) -> None:
    """Do what is left of a restore that was killed in the middle; nothing where none was."""
    mark, draft = mark_of_restore(journal), draft_of_restore(journal)
    if not mark.exists():
        return
    if draft.exists():
        for suffix in LOGS:
            beside(journal, suffix).unlink(missing_ok=True)
        sync_folder(journal.parent)
        with contextlib.suppress(FileNotFoundError):  # somebody else has come that far meanwhile
            draft.replace(journal)
        sync_folder(journal.parent)
    mark.unlink(missing_ok=True)
    sync_folder(journal.parent)
