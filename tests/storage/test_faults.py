"""Processes killed in the middle: what was acknowledged is there, whole, and nothing by half.

``JOURNAL_KILLS`` sets how many there are (the usual run takes a few seconds; take 200 for a
longer one).
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from journal_app.storage.backup import backup_folder, backups_of
from journal_app.storage.check import check
from tests.core import TODAY, child, rows

KILLS = int(os.environ.get("JOURNAL_KILLS", "20"))

SAVES = """
import sys
from journal_app import open_journal
with open_journal(sys.argv[1]) as journal:
    client = journal.clients.add("Вера").id
    print("ready", flush=True)
    while True:
        wound = journal.entries.withdraw(client, "integrity", note="слово " * 50).id
        print("withdrawal", wound, flush=True)
        print("apology", journal.entries.apologise(wound, ("named",)).id, flush=True)
        promise = journal.promises.make(client, "фото").id
        print("promise", promise, flush=True)
        journal.promises.keep(promise)
        print("kept", promise, flush=True)
"""

CREATES = """
import sys
from pathlib import Path
from journal_app import open_journal
print("ready", flush=True)
for number in range(100_000):
    open_journal(Path(sys.argv[1], f"{number}.journal")).close()
    print(number, flush=True)
"""

BACKS_UP = """
import sys
from journal_app import open_journal
with open_journal(sys.argv[1]) as journal:
    print("ready", flush=True)
    while True:
        print(journal.backup().name, flush=True)
"""


def kill_at_random(code: str, path: Path, moment: float) -> list[str]:
    """Run the code, kill it ``moment`` seconds after it is ready; what it had said by then."""
    with child(code, path) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        with pytest.raises(subprocess.TimeoutExpired):  # one that ends by a mistake is noticed
            process.wait(moment)
        process.kill()
        # The last line may be cut: then nobody was told.
        return process.stdout.read().split("\n")[:-1]


def looked_through(path: Path) -> Journal:
    journal = open_journal(path, clock=lambda: TODAY)
    assert check(journal.store) == []
    return journal


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    chance = random.Random()
    path = tmp_path / "practice.journal"
    steps = told = 0
    for number in range(KILLS):
        said = kill_at_random(SAVES, path, chance.uniform(0, 0.12))
        told += len(said)
        with looked_through(path) as journal:
            assert len(journal.client_lines()) == number + 1
            there = {one["id"]: one for one in rows(journal, "entry")}
            states = {one["id"]: one["state"] for one in rows(journal, "promise")}
            for what, row_id in (line.split() for line in said):
                place = int(row_id)
                if what == "withdrawal":
                    assert there[place]["kind"] == "withdrawal"
                elif what == "apology":
                    answered = there[there[place]["answers_id"]]
                    assert answered["answered_on"] == there[place]["on_day"]
                else:
                    assert states[place] in ({"open", "kept"} if what == "promise" else {"kept"})
            # Each acknowledgement stands for one row of these; at most the one that was under
            # way is there without having been told.
            assert 0 <= len(there) + len(states) - steps - len(said) <= 1
            steps = len(there) + len(states)
            # Every step came with its inverse.
            assert journal.undo() is not None
            assert journal.redo() is not None
    assert told > KILLS
    print(f"{KILLS} kills, {told} acknowledged, none lost")


def test_a_kill_while_creating_leaves_a_whole_journal_or_none(tmp_path: Path) -> None:
    chance = random.Random()
    for number in range(max(5, KILLS // 4)):
        folder = tmp_path / str(number)
        folder.mkdir()
        said = kill_at_random(CREATES, folder, chance.uniform(0, 0.04))
        there = {path.stem for path in folder.glob("[0-9]*.journal")}
        assert there >= set(said)
        assert len(there) <= len(said) + 1
        for stem in sorted(there, key=int)[-2:]:
            with looked_through(folder / f"{stem}.journal") as journal:
                assert journal.client_lines() == []
                journal.clients.add("Вера")
        # What was to become the next one is no obstacle to it.
        with looked_through(folder / f"{len(there)}.journal") as journal:
            journal.clients.add("Вера")


def test_a_kill_while_backing_up_is_never_taken_for_a_backup(tmp_path: Path) -> None:
    chance = random.Random(4)
    path = tmp_path / "practice.journal"
    with open_journal(path, clock=lambda: TODAY) as journal:
        client = journal.clients.add("Вера").id
        for _ in range(20):  # a few megabytes, so that a copy takes its time
            journal.notes.add(client, "".join(chance.choices("абвгдежзиклмнопр", k=80_000)))
        notes = rows(journal, "note")
    folder = backup_folder(path)
    halves = 0
    for _ in range(max(5, KILLS // 4)):
        said = kill_at_random(BACKS_UP, path, chance.uniform(0, 0.3))
        listed = {backup.path.name for backup in backups_of(path)}
        assert listed >= set(said)
        halves += len(list(folder.glob(".*"))) if folder.exists() else 0
        for name in listed:
            copy = Path(shutil.copy(folder / name, tmp_path / "copy.journal"))
            with looked_through(copy) as other:
                assert rows(other, "note") == notes
        with open_journal(path) as journal:
            journal.backup()
        assert list(folder.glob(".*")) == []
        shutil.rmtree(folder)
    assert halves > 0


def test_the_look_after_a_kill_would_notice_half_a_step(tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    assert len(kill_at_random(SAVES, path, 0.1)) > 1
    with looked_through(path) as journal:
        journal.store.database.execute_sql("UPDATE entry SET answered_on = NULL WHERE id = 1")
        found = {finding.code for finding in check(journal.store)}
        assert found == {"digest", "answer_day"}
