"""Row 2. The power goes at any moment: what was acknowledged is there, and nothing by half.

How a disk is rebuilt as it can look then is told in ``powercut.py``.
"""

from __future__ import annotations

import random
import shutil
from itertools import chain
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.storage.backup_list import backups_of
from journal_app.storage.check import check
from journal_app.storage.pruning import LAST
from tests.core import child
from tests.faults.figures import FIGURES
from tests.faults.ground import Acknowledged, Writer, acknowledgements, count, dice
from tests.faults.powercut import History
from tests.faults.shim import under_the_shim

BACKS_UP = """
import sys
from journal_app import open_journal
with open_journal(sys.argv[1]) as journal:
    client = journal.clients.add("Вера").id
    for number in range(int(sys.argv[2])):
        for _ in range(5):
            journal.notes.add(client, "слово " * 100)
        print(journal.backup().name, flush=True)
"""

RESTORES = """
import sys
from pathlib import Path
from journal_app import open_journal
from journal_app.journal import restore_backup
path, passphrase = Path(sys.argv[1]), sys.argv[3] or None
with open_journal(path, passphrase) as journal:
    client = journal.clients.add("Первая").id
    first = journal.backup()
    for _ in range(20):
        journal.notes.add(client, "слово " * 100)
    journal.clients.add("Вторая")
print("saved", flush=True)
for _ in range(int(sys.argv[2])):
    restore_backup(first, path, passphrase)
    print("restored", flush=True)
    with open_journal(path, passphrase) as journal:
        journal.clients.add("Вторая")
    print("saved", flush=True)
"""


def run(code: str, home: Path, log: Path, *arguments: object) -> None:
    """Run a program to its end with what it does to the folder written down."""
    program = child(code, home / "a.journal", *arguments, environment=under_the_shim(home, log))
    program.communicate()
    assert program.returncode == 0


@pytest.mark.parametrize("number", range(count(2, 8)))
def test_what_was_acknowledged_survives_a_power_cut(tmp_path: Path, number: int) -> None:
    """The journal and its folder are made; it is closed, opened, left open, opened again. Every
    second journal is encrypted."""
    home, log = tmp_path / "home", tmp_path / "log"
    home.mkdir()
    passphrase = "красная сова" if number % 2 else None
    watched, chance = under_the_shim(home, log), dice(2, number)
    for session, left in enumerate((False, True, False)):
        steps = chance.randint(40, 110)
        path = home / "new" / "practice.journal"
        with Writer(
            path, session, passphrase, steps=steps, left=left, environment=watched
        ) as writer:
            assert len(writer.finish()) == steps
    cuts = count(10 if passphrase else 30, 50)
    for found, said in History(home, log).cuts(chance, cuts, tmp_path / "found"):
        acknowledged = Acknowledged()
        acknowledged.add(acknowledgements(said))
        steps = acknowledged.steps
        more = acknowledged.look(found / "new" / "practice.journal", passphrase)
        left = [one.name for one in (found / "new").iterdir() if one.name.startswith(".")]
        assert left == [], "what a creation leaves that was cut short"
        shutil.rmtree(found)
        FIGURES.note(2, cuts=1, acknowledged=steps, lost=0, unsaid_but_whole=more)


def test_a_backup_that_was_told_of_survives_a_power_cut(tmp_path: Path) -> None:
    home, log = tmp_path / "home", tmp_path / "log"
    home.mkdir()
    chance, made = dice(2, 100), count(4, 20)
    run(BACKS_UP, home, log, made)
    for found, said in History(home, log).cuts(chance, count(15, 100), tmp_path / "found"):
        listed = backups_of(found / "a.journal")
        # Those of one day beyond the last ten go when there is a newer one.
        assert {one.path.name for one in listed} >= {*said[-LAST:]}
        for backup in random.Random(chance.random()).sample(listed, min(2, len(listed))):
            with open_journal(backup.path) as journal:
                assert check(journal.store) == []
                assert journal.store.changes() == 1 + 5 * backup.number
        shutil.rmtree(found)
        FIGURES.note(2, cuts_while_backing_up=1, backups_told=len(said), backups_lost=0)


@pytest.mark.parametrize("passphrase", [None, "красная сова"])
def test_a_power_cut_while_restoring_leaves_one_of_the_two(
    tmp_path: Path, passphrase: str | None
) -> None:
    home, log = tmp_path / "home", tmp_path / "log"
    home.mkdir()
    run(RESTORES, home, log, count(3, 20), passphrase or "")
    history, found_at = History(home, log), tmp_path / "found"
    # The hardest moments are those between two renames, of which there are few.
    cuts = chain(
        history.cuts(dice(2, 200), count(10, 100), found_at / "anywhere"),
        history.cuts(dice(2, 201), count(20, 100), found_at / "renamed", around="R"),
    )
    for found, said in cuts:
        path = found / "a.journal"
        if said:
            assert path.exists()
            with open_journal(path, passphrase) as journal:
                assert check(journal.store) == []
                names = [line.name for line in journal.client_lines()]
            assert sorted(names) in (["Первая"], ["Вторая", "Первая"])
            replaced = list(found.glob("a-replaced-*.journal"))
            assert len(replaced) >= said.count("restored"), "what was there is kept"
            FIGURES.note(2, cuts_while_restoring=1, neither_old_nor_new=0)
        shutil.rmtree(found)


def test_the_simulator_loses_what_was_not_synced(tmp_path: Path) -> None:
    """Nothing, all and torn writes come up, and a name that was not synced can be lost."""
    home, log = tmp_path / "home", tmp_path / "log"
    home.mkdir()
    code = """
import os, sys
name = sys.argv[1]
print("begun", flush=True)
file = os.open(name, os.O_CREAT | os.O_RDWR)
os.pwrite(file, b"a" * 8192, 0)
os.fsync(file)
folder = os.open(os.path.dirname(name), os.O_RDONLY)
os.fsync(folder)
print("synced", flush=True)
os.pwrite(file, b"b" * 8192, 0)
os.rename(name, name + ".new")
print("written", flush=True)
"""
    run(code, home, log)
    seen = set()
    for found, said in History(home, log).cuts(dice(2, 300), 200, tmp_path / "found"):
        if "synced" in said:
            (path,) = found.iterdir()
            content = path.read_bytes()
            assert len(content) == 8192
            seen.add((path.name, "torn" if len({*content}) == 2 else content[:1].decode()))
    assert seen == {
        (name, kind) for name in ("a.journal", "a.journal.new") for kind in ("a", "b", "torn")
    }
