"""Opening the one file: alone, with the right settings, and untouched where it is refused."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import peewee
import pytest

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.storage.migrations import APPLICATION_ID, SCHEMA_VERSION
from tests.core import TODAY, HandClock, beside, child, died_while, everything, rows

HOLDS = """
import sys
from journal_app import open_journal
journal = open_journal(sys.argv[1])
journal.clients.add("Вера")
print("open", flush=True)
sys.stdin.readline()
"""
HOLDS_AND_WAITS = HOLDS.replace('journal.clients.add("Вера")\n', "")


@contextlib.contextmanager
def refuses(path: Path, code: str, times: int = 2) -> Iterator[None]:
    """Opening is refused with a code, always the same, and no byte in the folder changes."""
    before = beside(path)
    modes = {name: (path.parent / name).stat().st_mode for name in before}
    for _ in range(times):
        with pytest.raises(JournalError) as told:
            open_journal(path)
        assert told.value.code == code
        assert str(path) in str(told.value.details["path"])
    assert beside(path) == before
    assert {name: (path.parent / name).stat().st_mode for name in before} == modes
    yield


def refused(path: Path, code: str) -> None:
    with refuses(path, code):
        pass


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with a few pages of entries, closed."""
    path = tmp_path_factory.mktemp("made") / "practice.journal"
    with open_journal(path) as journal:
        client = journal.clients.add("Вера").id
        for number in range(200):
            journal.entries.deposit(client, "integrity", note=f"слово {number}")
    return path


@pytest.fixture
def closed(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoiled."""
    return Path(shutil.copy(made, tmp_path))


@pytest.fixture
def hot(closed: Path) -> Path:
    """The same after a power cut: its newest entry is in the write-ahead log alone."""
    died_while(
        "import sys; from journal_app import open_journal; journal = open_journal(sys.argv[1])\n"
        "journal.entries.withdraw(1, 'integrity')",
        closed,
    )
    assert closed.with_name(closed.name + "-wal").stat().st_size > 0
    return closed


# A journal is made


def test_a_missing_journal_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "новая папка" / "Вера и «другие» #1?.journal"
    with open_journal(path) as journal:
        assert journal.client_lines() == []
        assert [one["what"] for one in rows(journal, "event")] == ["created"]
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION == 3
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID == 0x45424A31


def test_a_wide_umask_opens_nothing_to_others(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with open_journal(tmp_path / "a.journal") as journal:
            journal.clients.add("Вера")
            journal.backup()
            modes = {
                file.name: stat.S_IMODE(file.stat().st_mode)
                for file in tmp_path.rglob("*")
                if file.is_file()
            }
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert len(modes) == 3  # the journal, its log, the backup


def test_what_is_said_to_be_saved_is_there_after_closing(closed: Path) -> None:
    with open_journal(closed) as journal:
        assert len(journal.feed(1)) == 200
    assert [file.name for file in closed.parent.iterdir()] == [closed.name]


def test_closing_twice_is_no_matter(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "a.journal")
    journal.close()
    journal.close()
    with open_journal(tmp_path / "a.journal"):
        pass


def test_a_relative_path_means_the_same_file_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    journal = open_journal("a.journal")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    journal.clients.add("Вера")
    copy = journal.backup()
    journal.close()
    assert copy.parent.parent == tmp_path
    with open_journal(tmp_path / "a.journal") as journal:
        assert len(journal.client_lines()) == 1


# The clock


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        (lambda: date(2024, 2, 29), date(2024, 2, 29)),
        (lambda: datetime(2024, 2, 29, 23, 59), date(2024, 2, 29)),
        (lambda: datetime(2024, 2, 29, 23, 59, tzinfo=timezone(timedelta(hours=12))), None),
    ],
)
def test_the_clock_tells_a_moment_or_only_a_day(
    tmp_path: Path, clock: Callable[[], date], day: date | None
) -> None:
    with open_journal(tmp_path / "a.journal", clock=clock) as journal:
        client = journal.clients.add("Вера").id
        journal.entries.deposit(client, "integrity")
        journal.promises.make(client, "слово", due=journal.today())
        (entry,) = rows(journal, "entry")
        assert entry["on_day"] == journal.today().isoformat() == (day or clock()).isoformat()[:10]
        moment = datetime.fromisoformat(entry["created"])
        now = clock()
        if isinstance(now, datetime) and now.tzinfo:
            assert moment == now == datetime(2024, 2, 29, 11, 59, tzinfo=UTC)


def test_without_a_clock_it_is_the_systems_day(tmp_path: Path) -> None:
    with open_journal(tmp_path / "a.journal") as journal:
        before = datetime.now().astimezone().date()
        today = journal.today()
        assert before <= today <= datetime.now().astimezone().date()


def test_a_clock_set_back_hides_nothing_for_good(journal: Journal, clock: HandClock) -> None:
    client = journal.clients.add("Вера").id
    journal.entries.deposit(client, "integrity")
    clock.forward(-30)
    assert (journal.balance(client), len(journal.feed(client))) == (10, 1)
    journal.entries.withdraw(client, "integrity")
    assert journal.balance(client) == 4
    clock.forward(30)
    assert journal.balance(client) == 7


# The connection


def test_the_promised_pragmas_are_in_force(journal: Journal) -> None:
    in_force = {
        name: journal.store.database.execute_sql(f"PRAGMA {name}").fetchone()[0]
        for name in (
            *("synchronous", "foreign_keys", "secure_delete", "locking_mode", "journal_mode"),
            *("temp_store", "trusted_schema", "cell_size_check", "mmap_size", "busy_timeout"),
        )
    }
    assert in_force == {
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "busy_timeout": 2000,
    }
    (made,) = journal.store.database.execute_sql("SELECT sqlite_version()").fetchone()
    assert tuple(map(int, made.split("."))) >= (3, 51, 3)


def test_no_index_file_appears(journal: Journal) -> None:
    journal.clients.add("Вера")
    names = {file.name for file in journal.path.parent.iterdir()}
    assert names == {"practice.journal", "practice.journal-wal"}


# Open elsewhere


@pytest.mark.parametrize("code", [HOLDS, HOLDS_AND_WAITS], ids=["with a log", "without"])
def test_open_in_another_process(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.journal"
    other = child(code, path)
    assert other.stdout
    assert other.stdout.readline() == "open\n"
    with refuses(path, "journal_in_use", times=1):  # it waits two seconds for the other to end
        other.communicate("\n")
    with open_journal(path) as journal:
        assert len(journal.client_lines()) == ("Вера" in code)


def test_a_refused_start_does_not_loosen_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    link = tmp_path / "b.journal"
    link.symlink_to(path)
    tries = (
        "import sys; from journal_app import open_journal; from journal_app.errors import *\n"
        "try: open_journal(sys.argv[1]); print('opened')\n"
        "except JournalError as error: print(error.code)"
    )
    with open_journal(path) as journal:
        journal.clients.add("Вера")
        for other in (path, link):
            with pytest.raises(JournalError) as told:
                open_journal(other)
            assert told.value.code == "journal_in_use"
        assert child(tries, path).communicate()[0] == "journal_in_use\n"
        journal.clients.add("Ольга")
    assert child(tries, path).communicate()[0] == "opened\n"


# Not ours, or not whole


def text(path: Path) -> None:
    path.write_text("date,client,event\n" * 40, encoding="utf-8")


def someone_elses(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE client (id INTEGER)")
        other.execute("PRAGMA user_version = 1")


def someone_elses_in_use(path: Path) -> None:
    died_while(
        "import sqlite3, sys; other = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "other.execute('PRAGMA journal_mode = WAL'); other.execute('CREATE TABLE client (id)')",
        path,
    )
    path.with_name(path.name + "-shm").unlink()


def ours_without_a_version(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE client (id INTEGER)")
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.touch(),
        lambda path: path.write_bytes(b"S"),
        text,
        lambda path: path.write_bytes(random.Random(1).randbytes(50_000)),
        lambda path: path.write_bytes(b"SQLite format 3\x00"),
        someone_elses,
        someone_elses_in_use,
        ours_without_a_version,
    ],
    ids=["empty", "one byte", "text", "noise", "a bare header", "other", "other hot", "version 0"],
)
def test_what_is_no_journal_is_left_alone(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "a.journal")
    refused(tmp_path / "a.journal", "not_a_journal")


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    (tmp_path / "a.journal").mkdir()
    (tmp_path / "a.journal" / "inside").write_text("x")
    refused(tmp_path / "a.journal", "not_a_journal")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.journal")
    with pytest.raises(JournalError) as told:
        open_journal(tmp_path / "a.journal")
    assert told.value.code == "not_a_journal"


def test_a_newer_journal_is_left_alone(closed: Path) -> None:
    with contextlib.closing(sqlite3.connect(closed)) as other:
        other.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    refused(closed, "newer_version")


def test_newer_by_the_log_alone(closed: Path) -> None:
    died_while(
        "import sys; from journal_app import open_journal; journal = open_journal(sys.argv[1])\n"
        "journal.store.database.execute_sql('PRAGMA user_version = 99')",
        closed,
    )
    assert int.from_bytes(closed.read_bytes()[60:64], "big") == SCHEMA_VERSION
    with pytest.raises(JournalError) as told:
        open_journal(closed)
    assert told.value.details["version"] == 99
    refused(closed, "newer_version")


def test_after_a_power_cut_the_log_is_taken_up(hot: Path) -> None:
    with open_journal(hot) as journal:
        assert len(rows(journal, "entry")) == 201
        assert journal.store.database.execute_sql("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert [file.name for file in hot.parent.iterdir()] == [hot.name]


def overwrite(path: Path, place: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


PAGE = 4096


def root_pages(path: Path) -> dict[str, int]:
    """Where each table begins, from the bytes alone: a log beside the file stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, folder)
        with contextlib.closing(sqlite3.connect(copy)) as other:
            return dict(other.execute("SELECT name, rootpage FROM sqlite_master"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: overwrite(path, 100, b"\xff" * 500),
        lambda path: overwrite(path, 16, b"\x00\x03"),  # a page size that cannot be
        lambda path: os.truncate(path, path.stat().st_size // 4),
        lambda path: os.truncate(path, 100),
    ],
    ids=["the list of tables", "the header", "cut to a quarter", "cut to its header"],
)
def test_a_damaged_journal_is_named_and_left_alone(
    closed: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(closed)
    refused(closed, "damaged")


def test_after_a_power_cut_damage_is_looked_for(hot: Path) -> None:
    overwrite(hot, (root_pages(hot)["entry"] - 1) * PAGE, b"\xa5" * PAGE)
    refused(hot, "damaged")


def test_damage_that_opening_does_not_meet_is_named_where_it_is_read(closed: Path) -> None:
    overwrite(closed, (root_pages(closed)["entry"] - 1) * PAGE, b"\xa5" * PAGE)
    with open_journal(closed) as journal:
        for read in (
            lambda: journal.feed(1),
            lambda: journal.entries.edit(1, note="слова"),
            lambda: journal.entries.deposit(1, "integrity"),
            lambda: journal.entries.delete(1),
        ):
            with pytest.raises(JournalError) as told:
                read()
            assert told.value.code == "damaged"


def test_damage_found_while_opening_lets_go_of_the_file(closed: Path) -> None:
    overwrite(closed, (root_pages(closed)["setting"] - 1) * PAGE, b"\xa5" * PAGE)
    refused(closed, "damaged")


def test_a_journal_that_lost_a_table_is_damaged(closed: Path) -> None:
    with contextlib.closing(sqlite3.connect(closed)) as other:
        other.execute("DROP TABLE promise_move")
    refused(closed, "damaged")


def test_a_log_without_its_journal_never_enters_a_new_one(hot: Path) -> None:
    hot.unlink()
    before = beside(hot)
    with pytest.raises(JournalError) as told:
        open_journal(hot)
    assert told.value.code == "damaged"
    assert beside(hot) == before


# Where we may not write


@pytest.fixture
def locked(closed: Path) -> Iterator[Path]:
    yield closed
    closed.parent.chmod(0o700)


def test_nothing_is_made_in_a_read_only_folder(locked: Path) -> None:
    locked.parent.chmod(0o500)
    before = beside(locked)
    with pytest.raises(JournalError) as told:
        open_journal(locked.with_name("new.journal"))
    assert (told.value.code, beside(locked)) == ("read_only", before)


@pytest.mark.parametrize(
    ("name", "code"),
    [("practice.journal/a.journal", "read_only"), ("x" * 300 + ".journal", "no_such_file")],
)
def test_a_place_that_cannot_be(closed: Path, name: str, code: str) -> None:
    before = beside(closed)
    with pytest.raises(JournalError) as told:
        open_journal(closed.parent / name)
    assert (told.value.code, beside(closed)) == (code, before)


# A full disk


@contextlib.contextmanager
def full_disk(journal: Journal) -> Iterator[None]:
    """SQLite may not take another page."""
    database = journal.store.database
    (pages,) = database.execute_sql("PRAGMA page_count").fetchone()
    database.execute_sql(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        database.execute_sql("PRAGMA max_page_count = 1000000000")


def test_a_full_disk_loses_nothing_and_saving_works_when_there_is_room(closed: Path) -> None:
    big = "слово " * 4000
    with open_journal(closed, clock=lambda: TODAY) as journal:
        promise = journal.promises.make(1, "слово").id
        before = everything(journal)
        acts = (
            lambda: journal.entries.deposit(1, "integrity", note=big),
            lambda: journal.notes.add(1, big),
            lambda: journal.promises.edit(promise, text=big),
            lambda: journal.settings.change({"practice_name": "x", "fading": False}),
        )
        with full_disk(journal):
            for act in acts[:3]:
                with pytest.raises(JournalError) as told:
                    act()
                assert told.value.code == "disk_full"
                assert everything(journal) == before
        assert journal.balance(1) == journal.client_page(1).balance
        for act in acts:
            act()
        assert len(rows(journal, "entry")) == 201
        for _ in acts:
            assert journal.undo() is not None
    with open_journal(closed) as journal:
        assert everything(journal)["entry"] == before["entry"]


def test_a_setting_that_was_not_saved_does_not_count(journal: Journal) -> None:
    """Whatever fails: here the very last statement of the write, by a trigger of the session."""
    journal.store.database.execute_sql(
        "CREATE TEMP TRIGGER broken BEFORE UPDATE ON undo_state BEGIN SELECT RAISE(ABORT, 'x'); END"
    )
    with pytest.raises(peewee.IntegrityError):
        journal.settings.change({"fading": False, "zone.strong": 31})
    assert journal.settings["fading"] is True
    assert (journal.store.fading, journal.store.zones.strong) == (True, 30)
    assert rows(journal, "setting") == []
