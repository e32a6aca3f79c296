"""A file of an older schema: brought to the newest whole, or left as it was; a copy is kept."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.journal import restore_backup
from journal_app.storage.backup_list import backup_folder, backups_of
from journal_app.storage.check import Finding, check
from journal_app.storage.migrations import SCHEMA_VERSION
from tests.core import ROOT, beside, child, rows
from tests.databases.telling import DAY

STORED = ROOT / "tests" / "databases" / "version-1.journal"
SAME = ("client", "promise", "entry", "promise_move", "setting")

HOT = """
import sys, os, signal
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("UPDATE client SET name = 'из журнала записи' WHERE id = 1")
connection.execute("DELETE FROM undo_step WHERE id % 2")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A closed journal of version 1 with everything in it that a version 1 could hold."""
    path = Path(shutil.copy(STORED, tmp_path / "практика.journal"))
    path.chmod(0o600)
    return path


def opened(path: Path) -> Journal:
    return open_journal(path, clock=lambda: DAY)


def version(path: Path) -> int:
    with closing(dbapi2.connect(f"file:{path}?mode=ro", uri=True)) as file:
        found: int = file.execute("PRAGMA user_version").fetchone()[0]
    return found


def told(path: Path) -> dict[str, list[tuple[object, ...]] | Counter[str]]:
    """What every version holds of a practice: rows by uid, and notes by kind wherever they lie."""
    with closing(dbapi2.connect(f"file:{path}?mode=ro", uri=True)) as file:
        new = file.execute("PRAGMA user_version").fetchone()[0] > 1
        found: dict[str, list[tuple[object, ...]] | Counter[str]] = {
            table: file.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in SAME
        }
        words = "SELECT uid, created, on_day, text FROM note"
        if new:
            words += (
                " UNION ALL SELECT uid, created, on_day, note FROM visit"
                " UNION ALL SELECT uid, created, on_day, text FROM contact"
            )
        found["words"] = file.execute(f"{words} ORDER BY uid").fetchall()
    return found


def changed(path: Path, *deeds: str) -> None:
    """Change a closed file as another program could."""
    with closing(dbapi2.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        for deed in deeds:
            other.execute(deed)


# What is kept, and what is said


def test_the_old_file_is_kept_as_a_backup_told_apart(old: Path) -> None:
    before, content = told(old), old.read_bytes()
    with opened(old) as journal:
        upgraded = journal.store.upgraded
        assert upgraded is not None
        assert (journal.upgraded_from, journal.upgrade_backup) == (1, upgraded.backup)
        assert rows(journal, "event")[-1]["what"] == "upgraded"
        assert rows(journal, "event")[-1]["detail"] == f"1 {SCHEMA_VERSION}"
        assert journal.undo() is None
    (backup,) = backups_of(old)
    assert backup.path == upgraded.backup
    assert backup.before == SCHEMA_VERSION
    assert f"before-version-{SCHEMA_VERSION}" in backup.path.name
    assert (version(old), version(backup.path)) == (SCHEMA_VERSION, 1)
    assert told(old) == told(backup.path) == before
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert content != old.read_bytes()
    with opened(old) as journal:  # said once
        assert (journal.upgraded_from, journal.upgrade_backup) == (None, None)
    assert len(backups_of(old)) == 1


def test_a_new_journal_is_not_said_to_be_upgraded(journal: Journal) -> None:
    assert (journal.upgraded_from, journal.upgrade_backup) == (None, None)


def test_the_next_backup_is_an_ordinary_one(old: Path) -> None:
    with opened(old) as journal:
        made = journal.backup_if_changed()
    assert made is not None
    assert [(one.number, one.before) for one in backups_of(old)] == [(2, None), (1, SCHEMA_VERSION)]


def test_what_is_let_go_of_cannot_be_read_any_more(old: Path) -> None:
    """Undo steps hold words that were deleted; foreign keys are off, so nothing goes by itself."""
    with opened(old) as journal:
        assert rows(journal, "undo_step") == rows(journal, "undo_record") == []


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A closed journal of version 2."""
    stored = STORED.with_name("version-2.journal")
    path = Path(shutil.copy(stored, tmp_path / "вторая.journal"))
    path.chmod(0o600)
    return path


def test_a_damaged_card_of_version_2_is_still_seen_to_be(second: Path) -> None:
    changed(second, "UPDATE card SET tags = 'подделано' WHERE id = 1")
    with opened(second) as journal:
        assert check(journal.store) == [Finding("digest", "card", 1)]


def test_what_version_2_lets_go_of_cannot_be_read_any_more(second: Path) -> None:
    with closing(dbapi2.connect(second)) as file:
        assert file.execute("SELECT count(*) FROM undo_record").fetchone()[0] > 0
    with opened(second) as journal:
        assert rows(journal, "undo_step") == rows(journal, "undo_record") == []
        assert {row["keep_until"] for row in rows(journal, "card")} == {None}


def test_the_words_of_a_log_lie_where_they_belong(old: Path) -> None:
    with closing(dbapi2.connect(old)) as file:
        asked = "SELECT kind, count(*) FROM note WHERE client_id NOT NULL GROUP BY kind"
        kinds = dict(file.execute(asked).fetchall())
    with opened(old) as journal:
        assert len(rows(journal, "visit")) == kinds["visit"] > 0
        assert len(rows(journal, "contact")) == kinds["contact"] > 0
        assert {one["state"] for one in rows(journal, "visit")} == {"done"}
        assert check(journal.store) == []


def test_a_search_finds_what_it_found(old: Path) -> None:
    with closing(dbapi2.connect(old)) as file:
        asked = "SELECT DISTINCT client_id FROM note WHERE text LIKE '%корицей%' AND client_id"
        owners = {client for (client,) in file.execute(asked)}
    with opened(old) as journal:
        assert owners
        assert journal.search("корицей") >= owners


# What goes wrong


def test_a_hot_log_is_part_of_the_old_file(old: Path) -> None:
    process = child(HOT, old)
    process.communicate()
    assert process.returncode == -9
    assert old.with_name(old.name + "-wal").stat().st_size > 0
    with opened(old) as journal:
        assert journal.client_page(1).name == "из журнала записи"
        assert journal.upgraded_from == 1
        assert check(journal.store) == [Finding("digest", "client", 1)]  # changed by hand
    (backup,) = backups_of(old)
    assert told(backup.path) == told(old)


def test_what_was_damaged_is_still_seen_to_be(old: Path) -> None:
    changed(
        old,
        "UPDATE entry SET note = 'подделано' WHERE id = 3",
        "UPDATE note SET text = text || '!' WHERE id = (SELECT min(id) FROM note"
        " WHERE kind = 'note' AND client_id NOT NULL)",
        "UPDATE note SET text = text || '!' WHERE id = (SELECT min(id) FROM note"
        " WHERE kind = 'visit' AND client_id NOT NULL)",
        "UPDATE note SET text = text || '!' WHERE id = (SELECT min(id) FROM note"
        " WHERE kind = 'contact' AND client_id NOT NULL)",
    )
    with opened(old) as journal:
        assert Counter((one.code, one.table) for one in check(journal.store)) == Counter(
            [("digest", table) for table in ("entry", "note", "visit", "contact")]
        )
        assert Finding("digest", "entry", 3) in check(journal.store)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE note SET text = CAST(x'ffd0' AS TEXT) WHERE kind = 'visit'",
        "UPDATE note SET on_day = '2025-02-30' WHERE kind = 'visit'",
        "UPDATE note SET client_id = 9999 WHERE kind = 'contact'",
        "UPDATE entry SET points = 0 WHERE id = 3",
        "UPDATE note SET uid = 'x' WHERE id = (SELECT min(id) FROM note WHERE kind = 'visit')",
    ],
)
def test_a_row_that_cannot_be_hinders_no_upgrade(old: Path, deed: str) -> None:
    """It is moved as it is, nothing else is lost for it, and it is named."""
    changed(old, deed)
    with closing(dbapi2.connect(old)) as file:
        file.text_factory = bytes
        count = file.execute("SELECT count(*) FROM note").fetchone()[0]
    with opened(old) as journal:
        assert journal.upgraded_from == 1
        moved = [
            journal.store.database.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("note", "visit", "contact")
        ]
        assert sum(moved) == count
        assert check(journal.store) != []


@pytest.mark.parametrize(
    "deed",
    [
        "DROP TABLE promise_move",
        "DROP TRIGGER note_fts_insert",
        "ALTER TABLE note RENAME COLUMN on_day TO day",
        "CREATE TRIGGER quiet AFTER INSERT ON entry BEGIN DELETE FROM note; END",
    ],
)
def test_an_old_file_of_another_shape_is_left_alone(old: Path, deed: str) -> None:
    changed(old, "DROP TRIGGER note_fts_update", deed)
    before = beside(old)
    for _ in range(2):
        with pytest.raises(JournalError) as error:
            opened(old)
        assert error.value.code == "damaged"
        assert beside(old) == before


def test_a_read_only_folder_leaves_the_file_as_it_was(old: Path) -> None:
    before = beside(old)
    old.parent.chmod(0o500)
    try:
        with opened(old) as journal:
            assert journal.view_only == "read_only"
            assert journal.counts()["clients"] > 0
    finally:
        old.parent.chmod(0o700)
    assert beside(old) == before


def test_a_folder_of_backups_that_is_a_file_leaves_the_journal_as_it_was(old: Path) -> None:
    backup_folder(old).write_bytes(b"")
    before = beside(old)
    with pytest.raises(JournalError) as error:
        opened(old)
    assert error.value.code == "read_only"
    assert beside(old) == before


@pytest.mark.skipif(os.name == "nt", reason="a size limit is a thing of POSIX")
def test_a_full_disk_leaves_the_file_as_it_was(old: Path) -> None:
    """First no room for the copy, then for the copy but not for the new file."""
    before = told(old)
    elsewhere = old.parent / "elsewhere" / "a.journal"
    elsewhere.parent.mkdir()
    opened(Path(shutil.copy(old, elsewhere))).close()
    room = backups_of(elsewhere)[0].path.stat().st_size
    code = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
from journal_app import open_journal
from journal_app.errors import JournalError
try:
    open_journal(Path(sys.argv[1]))
except JournalError as error:
    print(error.code)
"""
    for limit, copies in ((room // 2, 0), (room, 1), (room, 1)):
        answer, _ = child(code, old, limit).communicate()
        assert answer.strip() in ("disk_full", "disk_error")
        assert (version(old), told(old)) == (1, before)
        assert len(backups_of(old)) == copies
        assert [one.name for one in backup_folder(old).iterdir() if ".part" in one.name] == []
    with opened(old) as journal:
        assert journal.upgraded_from == 1
        assert len(backups_of(old)) == 1  # the copy was already there
        assert check(journal.store) == []
    assert told(old) == before


def test_a_copy_of_another_day_is_not_taken_for_this_one(old: Path, tmp_path: Path) -> None:
    """The same journal put back from elsewhere, with something more in it, and opened again."""
    again = Path(shutil.copy(old, tmp_path / "again"))
    opened(old).close()
    changed(again, "UPDATE client SET name = 'Другая' WHERE id = (SELECT max(id) FROM client)")
    shutil.copy(again, old)
    opened(old).close()
    assert [one.before for one in backups_of(old)] == [SCHEMA_VERSION] * 2


# Restoring


def test_a_backup_of_version_1_is_put_back_and_stays_as_it_is(old: Path) -> None:
    with opened(old) as journal:
        backup = journal.upgrade_backup
        assert backup is not None
        journal.clients.add("Новая")
    before, content = told(backup), backup.read_bytes()
    aside = restore_backup(backup, old)
    assert aside is not None
    assert backup.read_bytes() == content
    with opened(old) as journal:
        assert journal.upgraded_from is None
        assert check(journal.store) == []
    assert told(old) == before
    assert [one.name for one in old.parent.iterdir() if one.name.startswith(".")] == []
    assert version(aside) == SCHEMA_VERSION


def test_what_is_replaced_goes_aside_in_its_own_version(old: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "b.journal"
    with open_journal(other) as journal:
        backup = journal.backup()
    before = told(old)
    aside = restore_backup(backup, old)
    assert aside is not None
    assert (version(aside), told(aside)) == (1, before)
    assert backups_of(old) == []


@pytest.mark.parametrize("deed", [opened, lambda path: restore_backup(STORED, path)])
def test_an_old_journal_that_is_open_elsewhere(old: Path, deed: Callable[[Path], object]) -> None:
    """By the program of its own version, so that nothing is upgraded under it."""
    code = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = EXCLUSIVE")
connection.execute("SELECT * FROM sqlite_master").fetchall()
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("BEGIN IMMEDIATE")
connection.execute("COMMIT")
print("open", flush=True)
sys.stdin.read()
"""
    process = child(code, old)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    with pytest.raises(JournalError) as error:
        deed(old)
    assert error.value.code == "journal_in_use"
    process.communicate()
    assert version(old) == 1
