"""Row 15. SIGKILL while a backup is made: what it leaves is never taken for a backup."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from journal_app import open_journal
from journal_app.storage.backup_list import backup_folder, backups_of
from journal_app.storage.check import check
from tests.core import TODAY, rows
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice, killed_at_random

BACKS_UP = """
import sys
from journal_app import open_journal
with open_journal(sys.argv[1]) as journal:
    print("ready", flush=True)
    while True:
        print(journal.backup().name, flush=True)
"""


def test_a_kill_while_backing_up_is_never_taken_for_a_backup(tmp_path: Path) -> None:
    letters, chance = dice(15), random.Random()
    path = tmp_path / "practice.journal"
    with open_journal(path, clock=lambda: TODAY) as journal:
        client = journal.clients.add("Вера").id
        for _ in range(20):  # a few megabytes, so that a copy takes its time
            journal.notes.add(client, "".join(letters.choices("абвгдежзиклмнопр", k=80_000)))
        notes = rows(journal, "note")
    folder = backup_folder(path)
    halves = 0
    for _ in range(count(5, 100)):
        said = killed_at_random(BACKS_UP, path, moment=chance.uniform(0, 0.3))
        listed = {backup.path.name for backup in backups_of(path)}
        assert listed >= set(said)
        left = len(list(folder.glob(".*"))) if folder.exists() else 0
        for name in listed:
            copy = Path(shutil.copy(folder / name, tmp_path / "copy.journal"))
            with open_journal(copy) as other:
                assert check(other.store) == []
                assert rows(other, "note") == notes
        with open_journal(path) as journal:
            journal.backup()
        assert list(folder.glob(".*")) == []
        shutil.rmtree(folder)
        halves += left
        FIGURES.note(15, kills=1, halves_left=left, listed_and_whole=len(listed), taken_for_one=0)
    assert halves > 0
