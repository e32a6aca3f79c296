"""Copies that are there and are whole, and putting one back."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import stat
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.storage.backup import back_up
from journal_app.storage.backup_list import backup_folder, backups_of
from journal_app.storage.check import check
from journal_app.storage.restoring import restore
from tests.core import TODAY, HandClock, beside, child, died_while, everything, practice, rows


def told(code: str) -> Any:
    """pytest.raises for a JournalError of this code."""
    return pytest.raises(JournalError, check=lambda error: error.code == code)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def content(path: Path) -> dict[str, Any]:
    with open_journal(path, clock=lambda: TODAY) as journal:
        assert check(journal.store) == []
        return practice(journal)


# Making one


def test_a_backup_is_one_dated_private_file_with_everything_in_it(
    journal: Journal, vera: int
) -> None:
    journal.entries.deposit(vera, "integrity", note="слово")
    copy = journal.backup()
    folder = backup_folder(journal.path)
    assert copy == folder / "practice-0001-2026-03-14-120000.journal"
    assert names(folder) == [copy.name]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    before = practice(journal)
    assert content(Path(shutil.copy(copy, journal.path.with_name("a.journal")))) == before


def test_a_backup_brings_undo_along(journal: Journal, vera: int, tmp_path: Path) -> None:
    journal.entries.deposit(vera, "integrity")
    copy = journal.backup(tmp_path / "usb")
    with open_journal(copy, clock=lambda: TODAY) as other:
        assert other.undo() is not None
        assert other.balance(vera) == 10
    assert journal.balance(vera) == 13


def test_numbers_grow_even_when_the_clock_goes_back(
    journal: Journal, vera: int, clock: HandClock
) -> None:
    for days in (0, 3000, -3100):
        clock.forward(days)
        journal.entries.deposit(vera, "integrity")
        journal.backup()
    found = backups_of(journal.path)
    assert [backup.number for backup in found] == [3, 2, 1]
    assert [backup.made.year for backup in found] == [2025, 2034, 2026]
    assert journal.last_backup() == found[0]


def test_the_clock_of_a_backup_is_the_practitioners(tmp_path: Path) -> None:
    with open_journal(
        tmp_path / "a.journal", clock=lambda: datetime(2024, 2, 29, 23, 58, 57)
    ) as journal:
        assert journal.backup().name == "a-0001-2024-02-29-235857.journal"


@pytest.mark.parametrize(
    "name",
    [
        ".practice-0009-2026-03-14-120000.journal.part",
        "practice-0009-2026-13-45-990000.journal",
        "practice-0009-2026-03-14.journal",
        "other-0009-2026-03-14-120000.journal",
        "practice-replaced-2026-03-14-120000.journal",
        "practice.journal",
    ],
)
def test_only_finished_backups_of_this_journal_are_listed(journal: Journal, name: str) -> None:
    journal.backup()
    (backup_folder(journal.path) / name).write_bytes(b"x")
    assert [backup.number for backup in backups_of(journal.path)] == [1]


def test_the_next_backup_sweeps_away_what_a_killed_one_left(journal: Journal) -> None:
    folder = backup_folder(journal.path)
    whole = journal.backup()
    half = folder / f".{whole.name}.part"
    others = folder / ".other-0001-2026-03-14-120000.journal.part"
    for path in (half, others):
        path.write_bytes(b"half")
    journal.clients.add("Вера")
    journal.backup()
    assert not half.exists()
    assert others.exists()  # not ours to take away
    assert whole.exists()


def test_a_name_full_of_signs(tmp_path: Path) -> None:
    path = tmp_path / "Вера's [100%] ?#.journal"
    with open_journal(path) as journal:
        journal.clients.add("Вера")
        copy = journal.backup()
        assert journal.last_backup() is not None
    assert restore(copy, path) is not None
    assert len(content(path)["client"]) == 1


# When one is due


def test_a_backup_is_made_only_when_something_changed(journal: Journal, vera: int) -> None:
    assert journal.backup_if_changed() is not None
    assert journal.backup_if_changed() is None
    journal.entries.deposit(vera, "integrity")
    assert journal.backup_if_changed() is not None
    journal.undo()
    assert journal.backup_if_changed() is not None
    assert journal.undo_step() is not None
    journal.client_lines()
    journal.clients.edit(vera, name="Вера")
    assert journal.backup_if_changed() is None
    assert len(backups_of(journal.path)) == 3


def test_an_empty_journal_is_not_backed_up(journal: Journal) -> None:
    assert journal.backup_if_changed() is None
    assert not backup_folder(journal.path).exists()


def test_what_was_backed_up_is_known_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path) as journal:
        journal.clients.add("Вера")
        assert journal.backup_if_changed() is not None
    with open_journal(path) as journal:
        assert journal.backup_if_changed() is None
        shutil.rmtree(backup_folder(path))
        assert journal.backup_if_changed() is not None


def test_a_copy_on_a_stick_does_not_count(journal: Journal, vera: int, tmp_path: Path) -> None:
    assert journal.backup_if_changed() is not None
    journal.entries.deposit(vera, "integrity")
    journal.backup(tmp_path / "stick")
    assert journal.backup_if_changed() is not None


# When one fails


def change(sql: str) -> Callable[[Path], object]:
    def act(draft: Path) -> None:
        with contextlib.closing(dbapi2.connect(draft, isolation_level=None)) as copy:
            copy.execute(sql)

    return act


def overwrite(draft: Path) -> None:
    with draft.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xa5" * 8192)


def overwrite_undo(draft: Path) -> None:
    """A page that no question about the practice reads, only SQLite's own check."""
    with contextlib.closing(dbapi2.connect(draft)) as copy:
        ((page,),) = copy.execute("SELECT rootpage FROM sqlite_master WHERE name = 'undo_record'")
    with draft.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)


SPOILERS: dict[str, Callable[[Path], object]] = {
    "an entry less": change("DELETE FROM entry WHERE id = 1"),
    "another newest note": change("UPDATE note SET text = 'другое'"),
    "another version": change("PRAGMA user_version = 0"),
    "bad pages": overwrite,
    "a bad page of undo": overwrite_undo,
    "cut to a page": lambda draft: os.truncate(draft, 4096),
    "cut to nothing": lambda draft: os.truncate(draft, 0),
    "noise": lambda draft: draft.write_bytes(b"x" * 4096),
}


@pytest.mark.parametrize("spoil", SPOILERS.values(), ids=SPOILERS.keys())
def test_a_copy_that_differs_is_no_backup(
    journal: Journal, vera: int, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], object]
) -> None:
    """A bad stick changes the bytes of each copy as soon as it is written."""
    for _ in range(3):
        journal.entries.deposit(vera, "integrity")
    journal.notes.add(vera, "слово")
    good = journal.backup()
    before = beside(good)
    journal.entries.deposit(vera, "integrity")
    spoiled: list[Path] = []
    close = SqlCipherDatabase.close

    def close_and_spoil(database: SqlCipherDatabase) -> Any:
        done = close(database)
        path = Path(database.database)
        if path.suffix == ".part":
            spoiled.append(path)
            spoil(path)
        return done

    monkeypatch.setattr(SqlCipherDatabase, "close", close_and_spoil)
    with told("backup_failed"):
        journal.backup()
    monkeypatch.undo()
    assert spoiled
    assert beside(good) == before
    assert journal.last_backup() is not None
    assert journal.backup().name.startswith("practice-0002")


def test_a_place_where_no_folder_can_be(journal: Journal, vera: int, tmp_path: Path) -> None:
    assert vera
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "file" / "folder"):
        before = everything(journal)
        with told("read_only"):
            journal.backup(place)
        assert everything(journal) == before
    assert (tmp_path / "file").read_text() == "x"


def test_a_full_stick_keeps_nothing_half_made(
    journal: Journal, vera: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = journal.backup()
    journal.entries.deposit(vera, "integrity")
    before = beside(good)
    connect = SqlCipherDatabase.connect

    def connect_to_a_small_disk(database: SqlCipherDatabase, *args: Any) -> Any:
        done = connect(database, *args)
        if database.database.endswith(".part"):
            database.execute_sql("PRAGMA max_page_count = 5")
        return done

    monkeypatch.setattr(SqlCipherDatabase, "connect", connect_to_a_small_disk)
    with told("disk_full"):
        journal.backup()
    assert beside(good) == before


def test_a_worker_backs_up_while_the_window_goes_on_saving(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path, clock=lambda: TODAY) as journal:
        client = journal.clients.add("Вера").id
        chance = random.Random(3)
        for _ in range(8):  # some 3 MB, so that the copy takes several steps
            journal.notes.add(client, "".join(chance.choices("абвгдежзиклмнопр", k=90_000)))
        made: list[Path | None] = []
        worker = threading.Thread(
            target=lambda: made.append(journal.backup_if_changed(gently=True))
        )
        worker.start()
        saved = 0
        while worker.is_alive():
            journal.entries.deposit(client, "commitments")
            saved += 1
        worker.join()
        assert saved > 1
        assert journal.balance(client) == 10 + saved
        assert made[0] is not None
        copied = content(Path(shutil.copy(made[0], tmp_path / "copy.journal")))
        now = practice(journal)
        # Whole up to some moment: nothing in it that is not in the journal, and in order.
        assert copied["note"] == now["note"]
        assert copied["entry"] == now["entry"][: len(copied["entry"])]
        newer = len(now["entry"]) - len(copied["entry"])
        assert (journal.backup_if_changed() is not None) == (newer > 0)


def test_erasing_in_the_middle_of_a_backup(tmp_path: Path) -> None:
    """The copy is whole, of the moment before or after; here it began before, and ends after."""
    chance = random.Random(3)
    with open_journal(tmp_path / "a.journal", clock=lambda: TODAY) as journal:
        gone, stays = (journal.clients.add(name).id for name in ("Вера", "Ольга"))
        for _ in range(8):
            journal.notes.add(gone, "".join(chance.choices("абвгдежзиклмнопр", k=90_000)))
        made: list[Path | None] = []
        worker = threading.Thread(
            target=lambda: made.append(journal.backup_if_changed(gently=True))
        )
        worker.start()
        journal.entries.deposit(stays, "integrity")
        journal.clients.erase(gone, "по просьбе")
        worker.join()
        assert made[0] is not None
        copied = content(Path(shutil.copy(made[0], tmp_path / "copy.journal")))
        assert len(copied["client"]) in (1, 2)
        assert len(copied["note"]) == (0 if len(copied["client"]) == 1 else 8)
        assert check(journal.store) == []


def test_a_cancelled_backup_leaves_nothing(journal: Journal, vera: int) -> None:
    assert vera
    with told("cancelled"):
        back_up(journal.store, cancelled=lambda: True)
    assert names(backup_folder(journal.path)) == []
    assert journal.backup_if_changed() is not None


# Putting one back


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A backup with one entry; the journal went on to two."""
    with open_journal(tmp_path / "a.journal", clock=lambda: TODAY) as journal:
        journal.clients.add("Вера")
        journal.entries.deposit(1, "integrity")
        made = journal.backup()
        journal.entries.withdraw(1, "integrity")
    return made


def test_restoring_gives_back_what_was_and_keeps_what_was_replaced(
    copy: Path, tmp_path: Path
) -> None:
    live = tmp_path / "a.journal"
    bytes_of_copy = copy.read_bytes()
    aside = restore(copy, live)
    assert aside is not None
    assert aside.name.startswith("a-replaced-20")
    assert copy.read_bytes() == bytes_of_copy
    assert [backup.number for backup in backups_of(live)] == [2, 1]  # a last one before
    assert len(content(live)["entry"]) == 1
    assert len(content(aside)["entry"]) == 2
    assert stat.S_IMODE(live.stat().st_mode) == 0o600
    assert names(tmp_path) == sorted(["a backups", "a.journal", aside.name])


def test_restoring_over_a_hot_log_is_sound_and_keeps_its_entries(
    copy: Path, tmp_path: Path
) -> None:
    live = tmp_path / "a.journal"
    died_while(
        "import sys; from journal_app import open_journal; journal = open_journal(sys.argv[1])\n"
        "for _ in range(30): journal.entries.withdraw(1, 'integrity')",
        live,
    )
    assert live.with_name("a.journal-wal").stat().st_size > 0
    aside = restore(copy, live)
    assert aside is not None
    assert len(content(live)["entry"]) == 1
    assert len(content(aside)["entry"]) == 32


def test_a_log_whose_journal_is_gone_is_kept_and_never_played_in(
    copy: Path, tmp_path: Path
) -> None:
    live, log = tmp_path / "a.journal", tmp_path / "a.journal-wal"
    died_while(
        "import sys; from journal_app import open_journal; journal = open_journal(sys.argv[1])\n"
        "for _ in range(30): journal.entries.withdraw(1, 'integrity')",
        live,
    )
    live.unlink()
    kept = log.read_bytes()
    aside = restore(copy, live)
    assert aside is not None
    assert len(content(live)["entry"]) == 1
    assert aside.with_name(aside.name + "-wal").read_bytes() == kept


def test_a_damaged_journal_is_set_aside_as_it_is(copy: Path, tmp_path: Path) -> None:
    live = tmp_path / "a.journal"
    os.truncate(live, 9000)
    broken = live.read_bytes()
    aside = restore(copy, live)
    assert aside is not None
    assert aside.read_bytes() == broken
    assert len(content(live)["entry"]) == 1


def test_restoring_twice_in_a_moment_keeps_both(copy: Path, tmp_path: Path) -> None:
    live = tmp_path / "a.journal"
    asides = {restore(copy, live) for _ in range(3)}
    assert len(asides) == 3
    assert all(aside is not None and aside.exists() for aside in asides)


def test_where_nothing_is_nothing_is_kept(copy: Path, tmp_path: Path) -> None:
    assert restore(copy, tmp_path / "b.journal") is None
    assert len(content(tmp_path / "b.journal")["entry"]) == 1


def test_a_backup_on_a_write_protected_stick_is_restored(copy: Path, tmp_path: Path) -> None:
    copy.chmod(0o400)
    copy.parent.chmod(0o500)
    try:
        restore(copy, tmp_path / "b.journal")
        assert names(copy.parent) == [copy.name]
    finally:
        copy.parent.chmod(0o700)
    assert stat.S_IMODE((tmp_path / "b.journal").stat().st_mode) == 0o600
    assert len(content(tmp_path / "b.journal")["entry"]) == 1


def test_a_journal_can_stand_for_a_backup(copy: Path, tmp_path: Path) -> None:
    restore(tmp_path / "a.journal", tmp_path / "b.journal")
    assert len(content(tmp_path / "b.journal")["entry"]) == 2
    restore(tmp_path / "a.journal", tmp_path / "a.journal")
    assert len(content(tmp_path / "a.journal")["entry"]) == 2
    assert copy.exists()


REFUSED: dict[str, tuple[str, Callable[[Path], object]]] = {
    "missing": ("no_such_file", lambda path: path.unlink()),
    "a folder": ("no_such_file", lambda path: (path.unlink(), path.mkdir())),
    "empty": ("not_a_journal", lambda path: os.truncate(path, 0)),
    "text": ("not_a_journal", lambda path: path.write_text("x" * 5000)),
    "newer": ("newer_version", change("PRAGMA user_version = 99")),
    "not ours": ("not_a_journal", change("PRAGMA application_id = 5")),
    "cut": ("damaged", lambda path: os.truncate(path, 30_000)),
    "bad pages": ("damaged", overwrite),
}


@pytest.mark.parametrize(("code", "spoil"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_sound_backup_replaces_nothing(
    copy: Path, tmp_path: Path, code: str, spoil: Callable[[Path], object]
) -> None:
    spoil(copy)
    before = beside(tmp_path / "a.journal")
    for live in ("a.journal", "b.journal"):
        with told(code):
            restore(copy, tmp_path / live)
        assert beside(tmp_path / "a.journal") == before


def test_a_backup_with_a_damaged_row_replaces_nothing(copy: Path, tmp_path: Path) -> None:
    """A journal with such a row would make no backups any more."""
    target = tmp_path / "now.journal"
    open_journal(target).close()
    with contextlib.closing(dbapi2.connect(copy)) as other, other:
        other.execute("UPDATE entry SET note = note || '!' WHERE id = 1")
    before = beside(target)
    with pytest.raises(JournalError) as told:
        restore(copy, target)
    assert (told.value.code, told.value.details["path"]) == ("damaged", str(copy))
    assert beside(target) == before


def test_a_folder_is_never_moved_aside(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "my papers").mkdir()
    (tmp_path / "my papers" / "letter").write_text("x")
    before = beside(tmp_path / "a.journal")
    with told("not_a_journal"):
        restore(copy, tmp_path / "my papers")
    assert beside(tmp_path / "a.journal") == before


def test_an_open_journal_is_not_replaced(copy: Path, tmp_path: Path) -> None:
    live = tmp_path / "a.journal"
    with open_journal(live) as journal:
        for source in (copy, live):
            with told("journal_in_use"):
                restore(source, live)
        with told("journal_in_use"):
            restore(live, tmp_path / "b.journal")
        journal.entries.deposit(1, "integrity")
        tries = (
            "import sys; from journal_app import open_journal; from journal_app.errors import *\n"
            "try: open_journal(sys.argv[1]); print('opened')\n"
            "except JournalError as error: print(error.code)"
        )
        assert child(tries, live).communicate()[0] == "journal_in_use\n"
    assert len(content(live)["entry"]) == 3


def test_after_a_restore_the_next_change_is_backed_up(copy: Path, tmp_path: Path) -> None:
    live = tmp_path / "a.journal"
    restore(copy, live)
    with open_journal(live, clock=lambda: TODAY) as journal:
        journal.entries.deposit(1, "understanding")
        made = journal.backup_if_changed()
        assert made is not None
        assert made.name.startswith("a-0003")  # the second was made before the restore
        assert rows(journal, "entry")[-1]["points"] == 4
