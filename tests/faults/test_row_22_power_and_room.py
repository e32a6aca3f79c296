"""Row 22, further. The power goes, or the disk is full, while a passphrase is set, changed or
removed: exactly one passphrase opens the journal, and all of it is there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.storage.check import check
from tests.core import Dump, child, practice
from tests.faults.figures import FIGURES
from tests.faults.ground import SEED, count, dice, filled
from tests.faults.powercut import History
from tests.faults.shim import FAILING, under_the_shim

FIRST, SECOND = "первый ёжик 🦔", "second hedgehog, 2"
KEYS = (None, FIRST, SECOND)

TURNS = """
import sys
from pathlib import Path
from journal_app import safety
from tests.faults.ground import filled
path, first, second = Path(sys.argv[1]), *sys.argv[2:]
filled(path, steps=40)
print("filled", flush=True)
safety.encrypt(path, first)
print("encrypted", flush=True)
safety.change_passphrase(path, first, second)
print("changed", flush=True)
safety.decrypt(path, second)
print("decrypted", flush=True)
"""
SAID = {"filled": None, "encrypted": FIRST, "changed": SECOND, "decrypted": None}
"""What opens the journal once this was said."""

FULL = (
    FAILING
    + """
import json, random, sys
from pathlib import Path
from journal_app import open_journal, safety
from journal_app.errors import JournalError
from tests.core import practice
path, dice = Path(sys.argv[1]), random.Random(sys.argv[2])
first, second = sys.argv[4:]
turns = {
    "encrypt": (None, first), "change_passphrase": (first, second), "decrypt": (second, None)
}
def content(key):
    with open_journal(path, key) as journal:
        return practice(journal)
def opens():
    found = []
    for key in (None, first, second):
        try:
            open_journal(path, key).close()
            found.append(key)
        except JournalError as error:
            assert error.code in ("passphrase_needed", "wrong_passphrase", "not_encrypted")
    return found
told = {"tries_without_room": 0, "refused_without_room": 0}
before = content(None)
for number in range(int(sys.argv[3])):
    name = list(turns)[number % 3]
    old, new = turns[name]
    words = [word for word in (old, new) if word]
    folder = {one.name for one in path.parent.iterdir()}
    kinds, code = dice.choice((("WTO", errno.ENOSPC), ("S", errno.EIO), ("R", errno.ENOSPC)))
    fail(kinds, code, after=dice.choice((0, 1, 2, 5, 20, 60, 150)), half=dice.random() < 0.5)
    told["tries_without_room"] += 1
    done = True
    try:
        getattr(safety, name)(path, *words)
    except JournalError as error:
        assert error.code in ("disk_full", "disk_error", "backup_failed", "read_only"), error.code
        assert failed()
        told["refused_without_room"] += 1
        done = False
    mend()
    assert opens() == [new if done else old], (name, done)
    if not done:
        left = {one.name for one in path.parent.iterdir()} - folder
        assert left <= {"a backups"}, left
        getattr(safety, name)(path, *words)
    assert content(new) == before
print(json.dumps(told))
"""
)


def what_opens(path: Path) -> tuple[str | None, Dump]:
    """The one passphrase of a journal, and what is in it."""
    found = []
    for key in KEYS:
        try:
            with open_journal(path, key) as journal:
                assert check(journal.store) == []
                found.append((key, practice(journal)))
        except JournalError as error:
            if error.code not in ("passphrase_needed", "wrong_passphrase", "not_encrypted"):
                raise
    assert len(found) == 1, f"{len(found)} passphrases open it"
    return found[0]


def test_a_power_cut_leaves_one_passphrase(tmp_path: Path) -> None:
    home, log = tmp_path / "home", tmp_path / "log"
    home.mkdir()
    program = child(TURNS, home / "a.journal", FIRST, SECOND, environment=under_the_shim(home, log))
    program.communicate()
    assert program.returncode == 0
    _, before = what_opens(home / "a.journal")
    # Cuts before all was filled in tell nothing here: they are row 2.
    cuts = History(home, log).cuts(dice(22), count(12, 400), tmp_path / "found")
    seen = 0
    for found, said in cuts:
        if said:
            order = list(SAID)
            now, next_one = SAID[said[-1]], SAID[order[(order.index(said[-1]) + 1) % len(order)]]
            key, after = what_opens(found / "a.journal")
            assert key in (now, next_one)
            assert after == before
            seen += 1
            FIGURES.note(22, cuts=1, opened_by_two=0, opened_by_none=0)
        shutil.rmtree(found)
    assert seen > 0


def test_a_full_disk_leaves_the_old_passphrase(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    path, tries = home / "a.journal", count(6, 120)
    filled(path, steps=40)
    program = child(FULL, path, SEED, tries, FIRST, SECOND, environment=under_the_shim(home))
    told, _ = program.communicate()
    assert program.returncode == 0
    figures = json.loads(told)
    assert figures["refused_without_room"] > tries / 4
    FIGURES.note(22, **figures)
