"""A look into a backup: how much it holds, how new it is, and what was written since."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal_app import open_journal, safety
from journal_app.errors import JournalError
from tests.core import HandClock

WORDS = "четыре тихих слова"
DATABASES = Path(__file__).parents[1] / "databases"


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_what_a_backup_holds_and_what_came_later(tmp_path: Path, passphrase: str | None) -> None:
    path, clock = tmp_path / "practice.journal", HandClock()
    with open_journal(path, passphrase, clock=clock) as journal:
        vera = journal.clients.add("Вера").id
        clock.forward(1)
        journal.entries.deposit(vera, "integrity")
        made = journal.store.moment()
        backup = journal.backup()
        found = safety.look_into(backup, passphrase)
        assert (found.clients, found.entries) == (1, 1)
        assert found.newest == made
        assert safety.written_since(journal, found.newest) == 0
        clock.forward(1)
        journal.entries.deposit(vera, "integrity")
        journal.notes.add(vera, "Тишина")
        assert safety.written_since(journal, found.newest) == 2
        assert safety.written_since(journal, None) > 2


def test_it_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    with open_journal(path, WORDS) as journal:
        backup = journal.backup()
    before = {one: one.read_bytes() for one in backup.parent.iterdir()}
    with pytest.raises(JournalError, match="wrong_passphrase"):
        safety.look_into(backup, "не те слова")
    with pytest.raises(JournalError, match="passphrase_needed"):
        safety.look_into(backup)
    safety.look_into(backup, WORDS)
    assert {one: one.read_bytes() for one in backup.parent.iterdir()} == before


@pytest.mark.parametrize("version", [1, 2])
def test_older_files_are_read_too(version: int, tmp_path: Path) -> None:
    path = tmp_path / "old.journal"
    path.write_bytes((DATABASES / f"version-{version}.journal").read_bytes())
    found = safety.look_into(path)
    assert found.clients > 0
    assert isinstance(found.newest, datetime)


def test_an_empty_one_has_no_newest_record(tmp_path: Path) -> None:
    open_journal(tmp_path / "new.journal").close()
    found = safety.look_into(tmp_path / "new.journal")
    assert (found.clients, found.entries, found.newest) == (0, 0, None)


@pytest.mark.parametrize(
    ("bit", "told"), [("uid = CAST(uid AS BLOB)", ""), ("created = 'm' || created", "damaged")]
)
def test_one_flipped_bit_is_told_as_what_it_is(tmp_path: Path, bit: str, told: str) -> None:
    with open_journal(tmp_path / "practice.journal") as journal:
        journal.clients.add("Вера")
        backup = journal.backup()
    with contextlib.closing(dbapi2.connect(str(backup), isolation_level=None)) as other:
        other.execute(f"UPDATE client SET {bit}")
    with pytest.raises(JournalError, match=told) if told else contextlib.nullcontext():
        assert safety.look_into(backup).clients == 1
