"""Giving a finished file the name of a journal whose log cannot be folded in.

A journal that cannot be opened (damaged, under a lost passphrase, of a newer version) may have a
hot log. The new file must never meet it, and the old one must never be opened without it; but two
files cannot be put away at one moment. So a mark is put beside them first: from then on whoever
opens the journal does what is left to be done, before anything else.
"""

from __future__ import annotations

import contextlib
import filecmp
import glob
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from journal_app.storage.database import make_private, sync_file, sync_folder
from journal_app.storage.leftovers import (
    beside,
    draft_of_restore,
    mark_of_restore,
    sweep_restore,
)

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


@contextlib.contextmanager
def work_folder(journal: Path) -> Iterator[Path]:
    """An empty folder beside a journal, for who is alone at it; what is in it is as readable as the
    journal, and goes when the work ends, or with ``sweep_replacing``."""
    folder = _work_folder_of(journal)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_replacing(journal: Path) -> None:
    """Take away what a restore or a salvage that was killed has left; only for who is alone at the
    journal, and has finished what was to be finished."""
    sweep_restore(journal)
    shutil.rmtree(_work_folder_of(journal), ignore_errors=True)
    for earlier in journal.parent.glob(f".{glob.escape(journal.name)}.????????"):
        if (earlier / "damaged").exists():  # as the first versions called it
            shutil.rmtree(earlier, ignore_errors=True)
    aside = re.compile(
        rf"({re.escape(journal.stem)}-replaced-\d{{4}}-\d\d-\d\d-\d{{6}}(-\d+)?"
        rf"{re.escape(journal.suffix)})(\.salt|-wal|-shm|-journal)?"
    )
    found = [match for one in journal.parent.iterdir() if (match := aside.fullmatch(one.name))]
    for main in {journal.with_name(match[1]) for match in found}:
        if not main.exists() or _is_twin(main, journal):
            drop(main)


def _work_folder_of(journal: Path) -> Path:
    return journal.with_name(f".{journal.name}.salvage")


def _is_twin(aside: Path, journal: Path) -> bool:
    """Whether what was kept is still in its place, log and all: nothing has replaced it."""
    parts = [(beside(aside, one), beside(journal, one)) for one in ("", "-wal", "-journal")]
    for kept, here in parts:
        if _holds_anything(kept) != _holds_anything(here):
            return False
        if _holds_anything(kept) and not filecmp.cmp(kept, here, shallow=False):
            return False
    return True


def _holds_anything(path: Path) -> bool:
    """A log may be there and empty: looking whether somebody has a journal can make one."""
    return path.exists() and path.stat().st_size > 0
