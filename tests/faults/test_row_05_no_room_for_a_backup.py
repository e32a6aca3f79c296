"""Row 5. The disk is full while a backup is made: no half of it stays, the older ones are as they
were, and the journal goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core import child
from tests.faults.figures import FIGURES
from tests.faults.ground import SEED, count, filled
from tests.faults.shim import FAILING, under_the_shim

BACKS_UP = (
    FAILING
    + """
import json, random, sys
from pathlib import Path
from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.storage.check import check
path, folder = Path(sys.argv[1]), Path(sys.argv[2])
dice, told = random.Random(sys.argv[3]), {"tries": 0, "refused": 0, "halves_left": 0}
def lying():
    return {one.name: one.read_bytes() for one in folder.iterdir()}
with open_journal(path, sys.argv[5] or None) as journal:
    journal.backup()
    for number in range(int(sys.argv[4])):
        before = lying()
        kinds, code = dice.choice((("WTO", errno.ENOSPC), ("S", errno.EIO), ("R", errno.ENOSPC)))
        # A copy is synced, and after its renaming the folder.
        after = dice.choice((0, 1) if kinds == "S" else (0, 0, 1, 2, 5, 20, 60))
        fail(kinds, code, after=after, half=dice.random() < 0.5)
        told["tries"] += 1
        try:
            journal.backup()
        except JournalError as error:
            # A full disk that has no room for a name even looks like one that may not be written.
            allowed = ("disk_full", "disk_error", "backup_failed", "read_only")
            assert error.code in allowed, error.code
            assert failed()
            told["refused"] += 1
            told["halves_left"] += lying() != before
        else:
            newest = sorted(before.items())[-3:]  # older ones may have had their time
            assert {*newest} <= {*lying().items()}
        mend()
        journal.entries.deposit(1, "integrity", note="дальше")
    journal.backup()
    assert check(journal.store) == []
print(json.dumps(told))
"""
)


@pytest.mark.parametrize("passphrase", ["", "красная сова"])
def test_a_backup_without_room_leaves_nothing_and_harms_nothing(
    tmp_path: Path, passphrase: str
) -> None:
    path, folder = tmp_path / "a.journal", tmp_path / "a backups"
    filled(path, passphrase=passphrase or None)
    folder.mkdir()
    tries = count(15, 150)
    program = child(
        BACKS_UP, path, folder, SEED, tries, passphrase, environment=under_the_shim(folder)
    )
    told, _ = program.communicate()
    assert program.returncode == 0
    figures = json.loads(told)
    assert figures["refused"] > tries / 3
    assert figures["halves_left"] == 0
    FIGURES.note(5, **figures)
