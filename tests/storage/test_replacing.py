"""Giving a finished file the name of a journal: two who do it at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app import open_journal, safety
from journal_app.errors import JournalError
from journal_app.journal import restore_backup
from journal_app.storage.check import check
from journal_app.storage.restore_lock import lock_of_restore
from tests.core import beside, child, died_while

LEAVES_A_LOG = """
import sys
from journal_app import open_journal
open_journal(sys.argv[1]).clients.add("Прежняя")
"""

RESTORES = """
import os, shutil, sys
from pathlib import Path
from journal_app.storage.leftovers import draft_of_restore
from journal_app.storage.replacing import keep_bytes, replace_whole
journal, aside, made = (Path(word) for word in sys.argv[1:])
draft = draft_of_restore(journal)
shutil.copyfile(made, draft)
keep_bytes(journal, aside)
def meanwhile(event, arguments):
    if event == "os.rename" and arguments[0] == str(draft) and draft.exists():
        # Another process, which has opened the journal, is quicker by a moment.
        if os.fork() == 0:
            os.rename(os.fsencode(draft), os.fsencode(journal))
            os._exit(0)
        os.wait()
sys.addaudithook(meanwhile)
replace_whole(journal, aside)
"""


def test_the_old_log_never_comes_back_to_the_new_file(tmp_path: Path) -> None:
    """Whoever opens the journal finishes a restore; the one who restores comes second then."""
    path, aside, made = (tmp_path / f"{name}.journal" for name in ("a", "aside", "made"))
    with open_journal(made) as journal:
        journal.clients.add("Новая")
    died_while(LEAVES_A_LOG, path)
    assert path.with_name("a.journal-wal").stat().st_size > 0
    process = child(RESTORES, path, aside, made)
    process.communicate()
    assert process.returncode == 0
    assert not path.with_name("a.journal-wal").exists()
    with open_journal(path) as journal:
        assert [line.name for line in journal.client_lines()] == ["Новая"]
        assert check(journal.store) == []
    with open_journal(aside) as journal:
        assert [line.name for line in journal.client_lines()] == ["Прежняя"]


STOPS_ON_THE_WAY = """
import sys
from pathlib import Path
from journal_app import safety
from journal_app.journal import restore_backup
from journal_app.storage.leftovers import draft_of_restore
what, backup, journal = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
begun = []
def look(event, arguments):
    if event == "open" and str(arguments[0]).startswith(str(journal.parent / ".")) and not begun:
        if str(arguments[0]) != str(journal.with_name(f".{journal.name}.replacing")):
            begun.append(event)
            print("ready", flush=True)
            sys.stdin.readline()
sys.addaudithook(look)
if what == "restore":
    restore_backup(backup, journal)
else:
    safety.salvage(journal)
"""
"""Begins to put a file in the journal's place, and waits for a line before it writes the first."""


def names(path: Path) -> list[str]:
    with open_journal(path) as journal:
        assert check(journal.store) == []
        return [line.name for line in journal.client_lines()]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A journal with Ольга in it and two backups, of the days with Вера and with nobody else."""
    path = tmp_path / "a.journal"
    with open_journal(path) as journal:
        journal.clients.add("Вера")
        journal.backup(tmp_path / "first")
        journal.clients.add("Борис")
        journal.backup(tmp_path / "second")
        journal.clients.add("Ольга")
    return path


def backup_of(place: Path, which: str) -> Path:
    (found,) = (place.parent / which).iterdir()
    return found


@pytest.mark.parametrize("what", ["restore", "salvage"])
@pytest.mark.parametrize("other", ["restore", "salvage"])
def test_the_second_of_two_at_once_is_refused_and_harms_nothing(
    place: Path, what: str, other: str
) -> None:
    process = child(STOPS_ON_THE_WAY, what, backup_of(place, "first"), place)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    before = beside(place)
    acts: dict[str, Callable[[], object]] = {
        "restore": lambda: restore_backup(backup_of(place, "second"), place),
        "salvage": lambda: safety.salvage(place),
    }
    with pytest.raises(JournalError) as told:
        acts[other]()
    assert told.value.code == "restore_under_way"
    assert beside(place) == before
    process.communicate("go on\n")
    assert process.returncode == 0
    assert names(place) == (["Вера"] if what == "restore" else ["Борис", "Вера", "Ольга"])
    assert [one.name for one in place.parent.iterdir() if one.name.startswith(".")] == []
    restore_backup(backup_of(place, "second"), place)
    assert names(place) == ["Борис", "Вера"]


def test_a_killed_restore_keeps_nobody_from_another(place: Path) -> None:
    process = child(STOPS_ON_THE_WAY, "restore", backup_of(place, "first"), place)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    process.kill()
    process.communicate()
    assert lock_of_restore(place).exists()
    restore_backup(backup_of(place, "second"), place)
    assert names(place) == ["Борис", "Вера"]
    assert not lock_of_restore(place).exists()


def test_the_lock_of_a_killed_restore_goes_with_the_next_backup(place: Path) -> None:
    lock_of_restore(place).touch()
    with open_journal(place) as journal:
        journal.backup()
    assert not lock_of_restore(place).exists()
