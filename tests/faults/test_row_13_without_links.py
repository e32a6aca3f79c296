"""Row 13 on a disk that knows no hard links (FAT, exFAT: most sticks), killed before any change of
it: a journal that is made is there whole or not at all, and of a restore the old or the new is."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.storage.check import check
from tests.core import Dump, child, practice
from tests.faults.figures import FIGURES
from tests.faults.ground import Writer, count, dice, filled
from tests.faults.powercut import History
from tests.faults.shim import under_the_shim

PASSPHRASE = "Ёжик идёт домой, 7 раз"

BEGINS = """
import os, sys
from pathlib import Path
"""
ENDS = """
print("done")
"""
RESTORES = (
    BEGINS
    + """
from journal_app.journal import restore_backup
restore_backup(Path(sys.argv[1]), Path(sys.argv[2]))
"""
    + ENDS
)
MAKES = (
    BEGINS
    + """
from journal_app import open_journal
here = Path(sys.argv[1])
try:
    os.link(here.parent / "ground", here.parent / "link")
except PermissionError:
    open_journal(here, sys.argv[2] or None).close()
"""
    + ENDS
)

MAKES_AND_WRITES = (
    BEGINS
    + """
from journal_app import open_journal
from journal_app.errors import JournalError
here, name = Path(sys.argv[1]), sys.argv[2]
def look(event, arguments):
    if event == "os.rename" and os.fspath(arguments[1]) == os.fspath(here) and name == "Первая":
        print("ready", flush=True)
        sys.stdin.readline()
sys.addaudithook(look)
try:
    with open_journal(here) as journal:
        journal.clients.add(name)
    print("done")
except JournalError as error:
    print(error.code)
"""
)


def ran(code: str, *arguments: object, folder: Path, killed_at: int = -1) -> bool:
    """Run it on a disk without links, killed before one of its changes; whether it came to its
    end. A log of the names that changed lies beside the folder."""
    shim = under_the_shim(folder, folder.with_suffix(".log"))
    told = {"CJ_SHIM_LINKS": "no", "CJ_SHIM_KILL": str(killed_at)}
    process = child(code, *arguments, environment={**shim, **told})
    said, _ = process.communicate()
    assert process.returncode == (0 if said else -signal.SIGKILL)
    return bool(said)


def moments(trial: Path, row: int) -> Sequence[int]:
    """Before which change it is killed: the first, those on both sides of the last changes of a
    name, and some between."""
    events = History(trial, trial.with_suffix(".log")).events
    names = [event.number for event in events if event.kind in "RLUM"]
    late = {moment for number in names[-count(3, 6) :] for moment in (number - 1, number)}
    between = range(1, names[-1])
    some = dice(13, row).sample(between, min(count(2, 150), len(between)))
    return sorted({0, *some, *late})


def content(path: Path, passphrase: str | None = None) -> Dump:
    with open_journal(path, passphrase) as journal:
        assert check(journal.store) == []
        return practice(journal)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A journal, and beside it on the stick a backup of another day."""
    folder = tmp_path / "first"
    filled(folder / "earlier" / "a.journal", seed=7, steps=10)
    with open_journal(folder / "earlier" / "a.journal") as journal:
        journal.backup(folder / "stick")
    return folder / "a.journal"


def backup_in(folder: Path) -> Path:
    (found,) = (folder / "stick").iterdir()
    return found


def test_a_kill_leaves_the_old_or_the_new(first: Path, tmp_path: Path) -> None:
    filled(first, seed=8, steps=10)
    old, new = content(first), content(backup_in(first.parent))
    trial = Path(shutil.copytree(first.parent, tmp_path / "trial"))
    assert ran(RESTORES, backup_in(trial), trial / first.name, folder=trial)
    assert content(trial / first.name) == new
    came = set()
    for moment in moments(trial, 2):
        folder = Path(shutil.copytree(first.parent, tmp_path / f"{moment}"))
        live = folder / first.name
        whole = ran(RESTORES, backup_in(folder), live, folder=folder, killed_at=moment)
        now = content(live)
        assert now in (old, new)
        came.add(now == new)
        FIGURES.note(13, kills_without_links=not whole, neither_old_nor_new=0)
    assert came == {False, True}


def test_a_kill_over_what_cannot_be_opened_leaves_the_old_or_the_new(
    first: Path, tmp_path: Path
) -> None:
    """A passphrase is lost, and the log is hot: the pair stays together, or is kept aside."""
    filled(first, seed=8, steps=10, passphrase=PASSPHRASE)
    with Writer(first, 3, PASSPHRASE) as writer:
        writer.kill(0.2)
    assert first.with_name(f"{first.name}-wal").stat().st_size > 0
    was = Path(shutil.copytree(first.parent, tmp_path / "was"))
    old, new = content(was / first.name, PASSPHRASE), content(backup_in(first.parent))
    trial = Path(shutil.copytree(first.parent, tmp_path / "trial"))
    assert ran(RESTORES, backup_in(trial), trial / first.name, folder=trial)
    came = set()
    for moment in moments(trial, 3):
        folder = Path(shutil.copytree(first.parent, tmp_path / f"{moment}"))
        live = folder / first.name
        whole = ran(RESTORES, backup_in(folder), live, folder=folder, killed_at=moment)
        try:
            assert content(live) == new
            (aside,) = (one for one in folder.glob("a-replaced-*") if one.suffix == ".journal")
            assert content(aside, PASSPHRASE) == old
            came.add("new")
        except JournalError as error:
            came.add(error.code)
            assert content(live, PASSPHRASE) == old
        FIGURES.note(13, kills_without_links=not whole, neither_old_nor_new=0)
    assert came == {"passphrase_needed", "new"}


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_a_journal_that_is_made_is_there_whole_or_not_at_all(
    tmp_path: Path, passphrase: str | None
) -> None:
    def made(folder: Path, killed_at: int) -> bool:
        folder.mkdir()
        (folder / "ground").touch()
        path = folder / "a.journal"
        return ran(MAKES, path, passphrase or "", folder=folder, killed_at=killed_at)

    trial = tmp_path / "trial"
    assert made(trial, -1)
    assert content(trial / "a.journal", passphrase)["client"] == []
    there = set()
    for moment in moments(trial, 4 if passphrase is None else 5):
        folder = tmp_path / f"{moment}"
        whole = made(folder, moment)
        there.add((folder / "a.journal").exists())
        assert content(folder / "a.journal", passphrase)["client"] == []
        with open_journal(folder / "a.journal", passphrase) as journal:
            journal.backup()  # who has the journal sweeps up
        assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []
        FIGURES.note(13, kills_without_links=not whole)
    assert there == {False, True}


def test_of_two_that_make_a_journal_none_replaces_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    environment = {**under_the_shim(tmp_path), "CJ_SHIM_LINKS": "no"}
    first = child(MAKES_AND_WRITES, path, "Первая", environment=environment)
    assert first.stdout
    assert first.stdout.readline() == "ready\n"
    second = child(MAKES_AND_WRITES, path, "Вторая", environment=environment)
    assert second.communicate()[0] == "journal_in_use\n"
    assert first.communicate("go on\n")[0] == "done\n"
    (client,) = content(path)["client"]
    assert "Первая" in client
    again = child(MAKES_AND_WRITES, path, "Вторая", environment=environment)
    assert again.communicate()[0] == "done\n"
    assert len(content(path)["client"]) == 2
