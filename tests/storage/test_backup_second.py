"""The newest backup in a second folder, and the weekly look through the newest one."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app import Journal, open_journal, safety
from journal_app.errors import JournalError
from journal_app.storage.backup_list import backups_of
from journal_app.storage.check import check
from journal_app.storage.second_folder import _copy_bytes
from tests.core import TODAY, HandClock, rows
from tests.faults.ground import flip_byte

PASSPHRASE = "Ёжик идёт домой, 7 раз"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_backup_comes_to_the_second_folder_once(
    journal: Journal, vera: int, stick: Path, clock: HandClock
) -> None:
    assert safety.copy_to_second(journal, stick) is None  # there is none yet
    first = journal.backup()
    assert safety.copy_to_second(journal, stick) == stick / first.name
    assert (stick / first.name).read_bytes() == first.read_bytes()
    assert safety.copy_to_second(journal, stick) is None
    clock.forward(1)
    journal.entries.deposit(vera, "integrity")
    journal.backup()
    copied = safety.copy_to_second(journal, stick)
    assert copied is not None
    newest = safety.second_backup(journal, stick)
    assert newest is not None
    assert newest.path == copied
    with open_journal(Path(shutil.copy(copied, stick / "a.journal")), clock=clock) as other:
        assert check(other.store) == []
        assert other.balance(vera) == journal.balance(vera)


def test_an_encrypted_one_brings_its_sidecar(tmp_path: Path, stick: Path) -> None:
    with open_journal(tmp_path / "a.journal", PASSPHRASE) as journal:
        journal.clients.add("Вера")
        copy = journal.backup()
        assert safety.copy_to_second(journal, stick) is not None
        assert names(stick) == [copy.name, copy.name + ".salt"]
    with open_journal(stick / copy.name, PASSPHRASE) as other:
        assert len(other.client_lines()) == 1


def test_a_stick_that_is_not_there_is_no_error(journal: Journal, vera: int, tmp_path: Path) -> None:
    assert vera
    journal.backup()
    assert safety.copy_to_second(journal, tmp_path / "away") is None
    assert safety.second_backup(journal, tmp_path / "away") is None
    assert not (tmp_path / "away").exists()
    assert safety.copy_to_second(journal, journal.backup_folder) is None
    assert len(journal.backups()) == 1


def test_a_copy_that_a_bad_stick_changes_is_none(
    journal: Journal, vera: int, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert vera
    journal.backup()
    connect = SqlCipherDatabase.connect

    def connect_to_a_bad_stick(database: SqlCipherDatabase, *arguments: Any) -> Any:
        path = Path(database.database)
        if path.parent == stick:
            flip_byte(path, path.stat().st_size - 50)
        return connect(database, *arguments)

    monkeypatch.setattr(SqlCipherDatabase, "connect", connect_to_a_bad_stick)
    with pytest.raises(JournalError, check=lambda error: error.code == "backup_failed"):
        safety.copy_to_second(journal, stick)
    assert names(stick) == []


def test_stopped_in_the_middle_nothing_half_made_stays(
    journal: Journal, vera: int, stick: Path
) -> None:
    assert vera
    journal.backup()
    with pytest.raises(JournalError, check=lambda error: error.code == "cancelled"):
        safety.copy_to_second(journal, stick, cancelled=lambda: True)
    assert names(stick) == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux lists what is open")
def test_a_backup_that_is_gone_meanwhile_leaves_nothing_open(stick: Path) -> None:
    opened = sorted(Path("/proc/self/fd").iterdir())
    with pytest.raises(FileNotFoundError):
        _copy_bytes(stick / "gone.journal", stick / "copy", 0.0, bool)
    assert sorted(Path("/proc/self/fd").iterdir()) == opened


def test_the_second_folder_is_pruned_alike_and_numbers_run_on_there(
    journal: Journal, vera: int, stick: Path
) -> None:
    assert vera
    made = journal.backup()
    for number in range(1, 41):
        day = TODAY - timedelta(days=41 - number)
        shutil.copy(made, stick / f"practice-{number:04d}-{day}-120000.journal")
    copied = safety.copy_to_second(journal, stick)
    assert copied is not None
    assert copied.name.startswith("practice-0041-")
    assert 10 < len(backups_of(journal.path, stick)) < 30


# Once a week


def test_the_newest_backup_is_looked_through_once_a_week(
    journal: Journal, vera: int, clock: HandClock
) -> None:
    assert vera
    assert safety.check_newest(journal) is None  # there is none yet
    journal.backup()
    looked = []
    for days in (0, 1, 5, 1, 0, -3000):
        clock.forward(days)
        looked.append(safety.check_newest(journal))
    assert looked == [True, None, None, True, None, True]
    assert sum(row["what"] == "checked" for row in rows(journal, "event")) == 3


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_damage_in_it_is_found_and_told_until_it_is_gone(
    tmp_path: Path, passphrase: str | None
) -> None:
    with open_journal(tmp_path / "a.journal", passphrase) as journal:
        vera = journal.clients.add("Вера").id
        journal.notes.add(vera, "слово " * 3000)
        copy = journal.backup()
        flip_byte(
            copy, copy.read_bytes().find("слово".encode() * 1) + 2 if not passphrase else 9000
        )
        assert safety.check_newest(journal) is False
        assert safety.check_newest(journal) is False  # not put off for a week
        journal.clients.add("Ольга")
        journal.backup()
        assert safety.check_newest(journal) is True
        assert safety.check_newest(journal) is None
