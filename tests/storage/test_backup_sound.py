"""A backup is whole, an encrypted one too, and is known for what it is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.journal import backups_beside
from journal_app.storage import vault
from journal_app.storage.backup import back_up, back_up_before
from journal_app.storage.backup_list import backup_folder, backups_of
from tests.core import TODAY, beside, everything, rows
from tests.faults.ground import flip_byte

PASSPHRASE = "Ёжик идёт домой, 7 раз"


@pytest.fixture
def closed_up(tmp_path: Path) -> Path:
    """An encrypted journal, closed, with enough in it for a free page."""
    path = tmp_path / "a.journal"
    with open_journal(path, PASSPHRASE, clock=lambda: TODAY) as journal:
        vera = journal.clients.add("Вера").id
        journal.notes.add(vera, "слово " * 3000)
        journal.notes.delete(journal.notes.add(vera, "другое " * 3000).id)
    return path


def test_a_backup_of_an_encrypted_journal_has_its_sidecar(closed_up: Path) -> None:
    with open_journal(closed_up, PASSPHRASE) as journal:
        copy = journal.backup()
        assert [backup.key for backup in journal.backups()] == ["same"]
    assert vault.read_sidecar(copy) == vault.read_sidecar(closed_up)
    assert sorted(path.name for path in copy.parent.iterdir()) == [copy.name, copy.name + ".salt"]


def test_a_copy_whose_seals_are_broken_is_no_backup(
    closed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a page that SQLite itself does not read: only the seal of the page tells."""
    close = SqlCipherDatabase.close

    def close_and_spoil(database: SqlCipherDatabase) -> Any:
        path = Path(database.database)
        free = 0
        if path.suffix == ".part":
            (free,) = database.execute_sql("PRAGMA freelist_count").fetchone()
        done = close(database)
        if free:
            flip_byte(path, path.stat().st_size - 100)
        return done

    with open_journal(closed_up, PASSPHRASE) as journal:
        execute = journal.store.database.execute_sql
        execute("CREATE TABLE gone (words)")
        execute("INSERT INTO gone VALUES (zeroblob(40000))")
        execute("DROP TABLE gone")
        monkeypatch.setattr(SqlCipherDatabase, "close", close_and_spoil)
        with pytest.raises(JournalError, check=lambda error: error.code == "backup_failed"):
            journal.backup()
        monkeypatch.undo()
        assert journal.backups() == []


def test_what_opens_a_backup_is_known(closed_up: Path) -> None:
    """Plain ones from before, ones under an older passphrase, and today's."""
    folder = backup_folder(closed_up)
    with open_journal(closed_up, PASSPHRASE, clock=lambda: TODAY) as journal:
        today = journal.backup()
    for number, passphrase in ((8, None), (9, "прежняя")):
        other = closed_up.with_name("other.journal")
        with open_journal(other, passphrase) as journal:
            copy = journal.backup()
        kept = folder / f"a-000{number}-2026-01-01-120000.journal"
        shutil.copy(copy, kept)
        if passphrase:
            shutil.copy(vault.sidecar_of(copy), vault.sidecar_of(kept))
            vault.sidecar_of(other).unlink()
        other.unlink()
    told = {9: "other", 8: "plain", 1: "same"}
    assert {backup.number: backup.key for backup in backups_beside(closed_up)} == told
    with open_journal(closed_up, PASSPHRASE) as journal:
        assert {backup.number: backup.key for backup in journal.backups()} == told
        assert journal.backups()[-1].size == today.stat().st_size
    closed_up.unlink()  # lost: its sidecar knows which were its own
    assert {backup.number: backup.key for backup in backups_of(closed_up)} == told


def test_what_a_killed_backup_left_of_its_sidecar_goes(closed_up: Path) -> None:
    with open_journal(closed_up, PASSPHRASE, clock=lambda: TODAY) as journal:
        folder = backup_folder(closed_up)
        copy = journal.backup()
        lonely = folder / "a-0002-2026-03-15-120000.journal.salt"
        half = folder / ".a-0002-2026-03-15-120000.journal.salt.77.new"
        others = folder / "b-0002-2026-03-15-120000.journal.salt"
        for path in (lonely, half, others):
            path.write_bytes(b"{}")
        back_up(journal.store)
        assert (lonely.exists(), half.exists(), others.exists()) == (False, False, True)
        assert vault.sidecar_of(copy).exists()


# Before something that reaches over the whole journal


def events(journal: Journal) -> list[tuple[str, str]]:
    return [(row["what"], row["detail"]) for row in rows(journal, "event")]


def test_before_something_great_a_backup_is_made_once(journal: Journal, vera: int) -> None:
    assert vera
    copy = back_up_before(journal.store, "erase")
    assert copy is not None
    assert back_up_before(journal.store, "erase") is None
    assert events(journal)[-1] == ("backed up", f"{journal.store.changes()} erase")


def test_without_room_for_it_nothing_happens_unless_wanted(journal: Journal, vera: int) -> None:
    assert vera
    journal.backup_folder.write_text("a file where the folder should be")
    before = everything(journal)
    with pytest.raises(JournalError) as told:
        back_up_before(journal.store, "erase")
    assert (told.value.code, told.value.details["before"]) == ("read_only", "erase")
    assert everything(journal) == before
    assert back_up_before(journal.store, "erase", anyway=True) is None
    assert events(journal)[-1] == ("not_backed_up", "erase read_only")


def test_an_import_begins_with_a_backup_and_a_dry_run_with_none(
    journal: Journal, vera: int, tmp_path: Path
) -> None:
    from journal_app.exchange.log import import_log

    assert vera
    source = tmp_path / "log.csv"
    source.write_text(
        "date,client,event,principle,points,text,due,parts\n2026-03-01,Ия,visit,,,,,\n"
    )
    import_log(journal.store, source, dry_run=True)
    assert journal.backups() == []
    import_log(journal.store, source)
    assert len(journal.backups()) == 1
    assert [what for what, detail in events(journal) if detail.endswith(" import")] == ["backed up"]
    before = beside(journal.backups()[0].path)
    journal.backup_folder.rename(tmp_path / "away")
    journal.backup_folder.write_text("a file where the folder should be")
    journal.clients.add("Ольга")
    with pytest.raises(JournalError, check=lambda error: error.code == "read_only"):
        import_log(journal.store, source)
    assert beside(tmp_path / "away" / "x") == before
