"""A gentle backup keeps nobody waiting: not for the disk, and not for what it asks the journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from journal_app.storage.models import PRACTICE
from journal_app.storage.verifying import facts
from tests.core import TODAY, child
from tests.faults.powercut import History
from tests.faults.shim import under_the_shim

BACKS_UP = """
import sys
from pathlib import Path
from journal_app import open_journal
from journal_app.storage.backup import back_up
with open_journal(Path(sys.argv[1]), sys.argv[2] or None) as journal:
    back_up(journal.store, gently=True)
"""
AT_ONCE = 3 << 20
"""Bytes that may wait for the disk: a save that comes then waits for them too."""


@pytest.mark.parametrize("passphrase", ["", "красная сова"])
def test_the_disk_is_never_given_much_at_once(tmp_path: Path, passphrase: str) -> None:
    path, folder, log = tmp_path / "a.journal", tmp_path / "a backups", tmp_path / "log"
    folder.mkdir()
    with open_journal(path, passphrase or None, clock=lambda: TODAY) as journal:
        for _ in range(14):  # more than the driver would keep in memory
            journal.store.database.execute_sql(
                "INSERT INTO event (at, what, detail) VALUES ('', '', hex(randomblob(500000)))"
            )
    program = child(BACKS_UP, path, passphrase, environment=under_the_shim(folder, log))
    program.communicate()
    assert program.returncode == 0
    drafts: dict[int, str] = {}
    waiting = written = most = 0
    for event in History(folder, log).events:
        if event.kind == "O":
            drafts[event.fd] = event.data.decode()
        elif drafts.get(event.fd, "").endswith(".part"):
            if event.kind == "W":
                waiting += len(event.data)
                written += len(event.data)
            elif event.kind == "S":
                most, waiting = max(most, waiting), 0
    assert written > 4 * AT_ONCE
    assert max(most, waiting) < AT_ONCE


def test_what_a_backup_asks_of_the_journal_walks_through_no_table(
    journal: Journal, vera: int
) -> None:
    journal.entries.deposit(vera, "integrity")
    asked: list[str] = []
    connection = journal.store.database.connection()
    connection.set_trace_callback(asked.append)
    facts(journal.store.database)
    connection.set_trace_callback(None)
    of_tables = [question for question in asked if "count(*)" in question or " ORDER " in question]
    assert len(of_tables) == 2 * len(PRACTICE)
    for question in of_tables:
        steps = [row[1] for row in connection.execute(f"EXPLAIN {question}")]
        assert "Next" not in steps, question
