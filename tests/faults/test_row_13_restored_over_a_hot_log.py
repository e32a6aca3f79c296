"""Row 13. A backup is put back over a journal whose writer was killed: what comes is sound, what
was there is kept with all that was acknowledged, and a kill in the middle leaves one of the two."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path
from random import Random

import pytest

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.journal import restore_backup
from journal_app.storage.check import check
from journal_app.storage.vault import sidecar_of
from tests.core import Dump, beside, child, practice
from tests.faults.figures import FIGURES
from tests.faults.ground import Acknowledged, Writer, count, dice, filled

PASSPHRASE = "Ёжик идёт домой, 7 раз"
PASSPHRASES = {"plain": None, "encrypted": PASSPHRASE}

RESTORES = """
import os, signal, sys
from pathlib import Path
from journal_app.journal import restore_backup
import journal_app.storage.restoring
backup, journal, passphrase, left = sys.argv[1:]
left = all_of_them = int(left)
def look(event, arguments):
    global left
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_ACCMODE
    if writes or event in ("os.rename", "os.link", "os.remove"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(look)
restore_backup(Path(backup), Path(journal), passphrase or None)
print(all_of_them - left)
"""
"""Kills itself just before it renames, removes or begins to write a file for the n-th time; else
says how often it did."""


def content(path: Path, passphrase: str | None) -> Dump:
    with open_journal(path, passphrase) as journal:
        assert check(journal.store) == []
        return practice(journal)


def prepared(folder: Path, passphrase: str | None, of_backup: str | None) -> tuple[Path, Path]:
    """A journal, and a backup of an earlier day under a passphrase of its own."""
    path, earlier = folder / "a.journal", folder / "earlier" / "a.journal"
    filled(earlier, seed=7, steps=20, passphrase=of_backup)
    with open_journal(earlier, of_backup) as journal:
        backup = journal.backup(folder / "stick")
    filled(path, seed=8, steps=10, passphrase=passphrase)
    return path, backup


@pytest.mark.parametrize("of_backup", PASSPHRASES.values(), ids=["from plain", "from encrypted"])
@pytest.mark.parametrize("passphrase", PASSPHRASES.values(), ids=PASSPHRASES.keys())
def test_what_comes_is_sound_and_what_was_there_is_kept(
    tmp_path: Path, passphrase: str | None, of_backup: str | None
) -> None:
    path, backup = prepared(tmp_path / "first", passphrase, of_backup)
    wanted = content(backup, of_backup)
    for number in range(count(2, 15)):
        folder = tmp_path / f"{number}"
        shutil.copytree(path.parent, folder)
        live = folder / path.name
        known = Acknowledged()
        with open_journal(live, passphrase) as journal:
            known.steps = journal.store.changes()
        with Writer(live, number, passphrase) as writer:
            known.add(writer.kill(dice(13, number).uniform(0.05, 0.3)))
        assert live.with_name("a.journal-wal").stat().st_size > 0
        aside = restore_backup(backup, live, of_backup)
        assert content(live, of_backup) == wanted
        assert aside is not None
        known.look(aside, passphrase)
        FIGURES.note(13, restores=1, acknowledged=known.steps, lost=0, unsound=0)


def restored(backup: Path, live: Path, passphrase: str | None, killed_at: int) -> int:
    """Bring a backup back in a process that is killed at a step; how many steps there were, or 0
    for a killed one."""
    process = child(RESTORES, backup, live, passphrase or "", killed_at)
    said, _ = process.communicate()
    assert process.returncode == (0 if said else -signal.SIGKILL)
    return int(said or 0)


def steps(first: Path, backup: Path, passphrase: str | None, chance: Random) -> list[int]:
    """Every step of a restore and one more; in the usual run the last ones and a few before."""
    trial = first.with_name("trial")
    shutil.copytree(first, trial)
    whole = restored(trial / "stick" / backup.name, trial / "a.journal", passphrase, 10**6)
    last = 12 if passphrase is None else 3  # deriving a key takes its time
    early = range(max(0, whole - last))
    return [*sorted(chance.sample(early, count(2, len(early)))), *range(len(early), whole + 1)]


@pytest.mark.parametrize("passphrase", PASSPHRASES.values(), ids=PASSPHRASES.keys())
def test_a_kill_at_any_step_leaves_one_of_the_two(tmp_path: Path, passphrase: str | None) -> None:
    path, backup = prepared(tmp_path / "first", passphrase, passphrase)
    with Writer(path, 3, passphrase) as writer:
        writer.kill(0.2)
    shutil.copytree(path.parent, tmp_path / "was")
    old, new = content(tmp_path / "was" / path.name, passphrase), content(backup, passphrase)
    came = set()
    for step in steps(path.parent, backup, passphrase, dice(13)):
        folder = tmp_path / f"{step}"
        shutil.copytree(path.parent, folder)
        live = folder / path.name
        killed = not restored(folder / "stick" / backup.name, live, passphrase, step)
        now = content(live, passphrase)
        assert now in (old, new)
        came.add(now == new)
        asides = [one for one in folder.glob("a-replaced-*") if one.suffix == ".journal"]
        assert now == old or asides
        for aside in asides:
            assert content(aside, passphrase) == old
        FIGURES.note(13, kills_at_a_step=killed, neither_old_nor_new=0)
        # Whatever a kill has left, the next one comes to its end and leaves nothing behind.
        restore_backup(backup, live, passphrase)
        assert content(live, passphrase) == new
        with open_journal(live, passphrase) as journal:
            journal.backup()
        assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []
    assert came == {False, True}


def test_a_kill_at_any_step_over_what_cannot_be_opened(tmp_path: Path) -> None:
    """Its passphrase is lost, and its log is hot: the pair stays together, or is put away."""
    path, backup = prepared(tmp_path / "first", PASSPHRASE, None)
    with Writer(path, 3, PASSPHRASE) as writer:
        writer.kill(0.2)
    names = [path.name, f"{path.name}-wal"]
    was = beside(path)
    new = content(backup, None)
    shutil.copytree(path.parent, tmp_path / "was")
    old = content(tmp_path / "was" / path.name, PASSPHRASE)
    came = set()
    for step in steps(path.parent, backup, None, dice(13, 1)):
        folder = tmp_path / f"{step}"
        shutil.copytree(path.parent, folder)
        live = folder / path.name
        killed = not restored(folder / "stick" / backup.name, live, None, step)
        code = ""
        try:
            assert content(live, None) == new
        except JournalError as error:
            code = error.code
        came.add(code)
        if code == "":
            (aside,) = (one for one in folder.glob("a-replaced-*") if one.suffix == ".journal")
            assert sidecar_of(aside).exists()
            assert content(aside, PASSPHRASE) == old
        else:
            now = beside(live)
            assert [now[name] for name in names] == [was[name] for name in names]
            assert content(live, PASSPHRASE) == old
        FIGURES.note(13, kills_at_a_step=killed, neither_old_nor_new=0)
    assert came == {"", "passphrase_needed"}
