"""Salvage: what is read out of a damaged journal, what a backup gives, and what is said of it."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from journal_app import open_journal
from journal_app.cli import main
from journal_app.errors import JournalError
from journal_app.safety import report_of, salvage
from journal_app.storage.check import check
from journal_app.storage.database import connect
from journal_app.storage.migrations import SCHEMA_VERSION
from journal_app.storage.models import PRACTICE
from journal_app.storage.restore_lock import lock_of_restore
from journal_app.storage.salvage import SalvageReport
from journal_app.storage.salvage_pages import (
    _ERRORS,
    _leaf,
    _ready,
    copy_parts,
    lay_own_first_page,
    leaves,
)
from journal_app.storage.vault import key_for, sidecar_of
from tests.core import beside, child, rows
from tests.faults.ground import filled, flip_byte, truncate
from tests.storage.test_old_files import FILES

SECRET = "тихий вечер"
PAGE = 4096
BOTH = pytest.mark.parametrize("passphrase", [None, SECRET], ids=["plain", "encrypted"])

Content = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain and an encrypted journal of some hundred rows, closed."""
    folder = tmp_path_factory.mktemp("stock")
    filled(folder / "plain.journal", 3, 150)
    filled(folder / "encrypted.journal", 3, 150, SECRET)
    return folder


def taken(stock: Path, passphrase: str | None, folder: Path) -> Path:
    """A copy to be spoiled."""
    source = stock / ("encrypted.journal" if passphrase else "plain.journal")
    path = folder / "practice.journal"
    for here, there in ((source, path), (sidecar_of(source), sidecar_of(path))):
        if here.exists():
            shutil.copy(here, there)
    return path


def content(path: Path, passphrase: str | None) -> Content:
    """Every row that a person wrote; the journal is sound."""
    with open_journal(path, passphrase) as journal:
        assert check(journal.store) == []
        return {model._meta.table_name: rows(journal, model._meta.table_name) for model in PRACTICE}


def root_of(path: Path, passphrase: str | None, name: str) -> int:
    with open_journal(path, passphrase) as journal:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(journal.store.database.execute_sql(sql, (name,)).fetchone()[0])


@BOTH
def test_a_sound_journal_comes_through_as_it_is(
    stock: Path, tmp_path: Path, passphrase: str | None
) -> None:
    path = taken(stock, passphrase, tmp_path)
    before, told = beside(path), content(path, passphrase)
    path.write_bytes(before[path.name])
    report = salvage(path, passphrase)
    assert (report.from_backup, report.lost, report.doubtful) == (0, 0, ())
    assert content(path, passphrase) == told
    assert report.kept_as.read_bytes() == before[path.name]
    assert not list(tmp_path.glob(".*")), "nothing of the work is left"


@BOTH
@pytest.mark.parametrize("name", ["entry", "note", "promise", "client"])
def test_a_table_whose_top_page_is_gone_is_read_by_its_leaves(
    stock: Path, tmp_path: Path, passphrase: str | None, name: str
) -> None:
    path = taken(stock, passphrase, tmp_path)
    told = content(path, passphrase)
    flip_byte(path, (root_of(path, passphrase, name) - 1) * PAGE)
    spoiled = path.read_bytes()
    report = salvage(path, passphrase)
    assert report.kept_as.read_bytes() == spoiled
    now = content(path, passphrase)
    if name == "client":  # a table of one page: one placeholder for all who point at it
        assert [row["name"] for row in now["client"]] == ["?"]
        assert [(one.table, one.why) for one in report.doubtful].count(("client", "made")) == 1
        assert {**now, "client": []} == {**told, "client": []}
    else:
        assert now == told
        assert report.doubtful == ()


@BOTH
@pytest.mark.parametrize("place", [0, 20, 30, 62, 70, 105])
def test_a_damaged_first_page_costs_nothing(
    stock: Path, tmp_path: Path, passphrase: str | None, place: int
) -> None:
    path = taken(stock, passphrase, tmp_path)
    told = content(path, passphrase)
    flip_byte(path, place)
    report = salvage(path, passphrase)
    assert (report.lost, report.doubtful) == (0, ())
    assert content(path, passphrase) == told


@BOTH
def test_what_is_lost_comes_back_from_the_newest_good_backup(
    stock: Path, tmp_path: Path, passphrase: str | None
) -> None:
    path = taken(stock, passphrase, tmp_path)
    with open_journal(path, passphrase) as journal:
        good = journal.backup()
        gone = journal.entries.deposit(1, "integrity").id
        journal.entries.delete(gone)
        journal.clients.add("Позже")
        newest = journal.backup()
    told = content(path, passphrase)
    flip_byte(newest, newest.stat().st_size // 2 // PAGE * PAGE)  # so the one before is taken
    flip_byte(newest, PAGE)
    flip_byte(newest, 100)
    truncate(path, 0.5)
    report = salvage(path, passphrase)
    now = content(path, passphrase)
    assert report.from_backup > 20
    assert good.exists()
    for table in ("entry", "promise", "note"):
        assert now[table] == told[table]
    assert {row["id"] for row in now["client"]} >= {1}
    assert {one.why for one in report.doubtful} >= {"backup"}


@BOTH
def test_who_was_erased_since_the_backup_does_not_come_back(
    stock: Path, tmp_path: Path, passphrase: str | None
) -> None:
    path = taken(stock, passphrase, tmp_path)
    with open_journal(path, passphrase) as journal:
        other = journal.clients.add("Вера Тайная").id
        journal.notes.add(other, "её тайна")
        journal.backup()
        journal.clients.erase(other, "просьба")
    indexes = [f"sqlite_autoindex_{name}_1" for name in ("client", "note")]
    roots = {root_of(path, passphrase, name) for name in ("client", "note", *indexes)}
    for root in roots:
        flip_byte(path, (root - 1) * PAGE)
    salvage(path, passphrase)
    now = content(path, passphrase)
    assert "Вера Тайная" not in {row["name"] for row in now["client"]}
    assert "её тайна" not in {row["text"] for row in now["note"]}


def test_a_changed_row_is_the_backups_where_there_is_one_and_named(
    stock: Path, tmp_path: Path
) -> None:
    path = taken(stock, None, tmp_path)
    with open_journal(path) as journal:
        journal.notes.add(1, "спросить про защиту диплома")
        journal.backup()
        journal.notes.add(1, "принести каталог оттенков")
    told = content(path, None)
    raw = path.read_bytes()
    for words in ("спросить про защиту диплома", "принести каталог оттенков"):
        assert raw.count(words.encode()) >= 1
        raw = raw.replace(words.encode(), words.replace("и", "й").encode())
    path.write_bytes(raw)
    report = salvage(path)
    now = content(path, None)
    texts = {row["text"] for row in now["note"]}
    assert "спросить про защиту диплома" in texts
    assert "принести каталог оттенков".replace("и", "й") in texts
    assert len(now["note"]) == len(told["note"])
    assert Counter(one.why for one in report.doubtful if one.table == "note") == {
        "backup": 1,
        "changed": 1,
    }


@BOTH
def test_what_is_only_in_the_log_is_saved_too(
    stock: Path, tmp_path: Path, passphrase: str | None
) -> None:
    path = taken(stock, passphrase, tmp_path)
    code = """
import os, signal, sys
from journal_app import open_journal
journal = open_journal(sys.argv[1], sys.argv[2] or None)
journal.clients.add("Только в журнале")
os.kill(os.getpid(), signal.SIGKILL)
"""
    with child(code, path, passphrase or "") as process:
        process.wait()
    parts = {name for name in beside(path) if name.startswith("practice")}
    assert "practice.journal-wal" in parts
    flip_byte(path, 3 * PAGE + 1)
    report = salvage(path, passphrase)
    assert "Только в журнале" in {row["name"] for row in content(path, passphrase)["client"]}
    kept = {name for name in beside(path) if name.startswith(report.kept_as.name)}
    assert {name.replace(report.kept_as.name, "practice.journal") for name in kept} >= parts - {
        "practice.journal-shm"
    }
    assert not path.with_name(path.name + "-wal").exists()


@BOTH
def test_the_report_names_rows_and_never_what_they_say(
    stock: Path, tmp_path: Path, passphrase: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = taken(stock, passphrase, tmp_path)
    words = [row["text"] for row in content(path, passphrase)["note"]]
    word = tmp_path / "word"
    word.write_text(passphrase or "", encoding="utf-8")
    given = ["--passphrase-file", str(word)] if passphrase else []
    truncate(path, 0.75)
    assert main(["salvage", str(path), "--lang", "ru", *given]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    (kept,) = tmp_path.glob("practice-replaced-*.journal")
    (text,) = tmp_path.glob("practice-replaced-*.txt")
    written = text.read_text(encoding="utf-8")
    assert written.splitlines() == said.out.splitlines()[:-1]
    assert str(kept) in written
    assert "visit" not in written
    assert "стоит вместо утраченного" in written
    assert text.stat().st_mode & 0o077 == 0
    assert words
    assert not any(one in written for one in words)
    assert main(["check", str(path), *given]) == 0


def test_the_facade_says_where_the_report_is(stock: Path, tmp_path: Path) -> None:
    path = taken(stock, None, tmp_path)
    report = salvage(path)
    assert isinstance(report, SalvageReport)
    assert report_of(report).read_text(encoding="utf-8").startswith("Saved: ")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.write_bytes(b""), "nothing_left"),
        (lambda path: path.write_text("Дорогая Вера!\n" * 500, encoding="utf-8"), "nothing_left"),
        (lambda path: path.write_bytes(random.Random(1).randbytes(50_000)), "nothing_left"),
        (lambda path: path.unlink(), "no_such_file"),
        (lambda path: path.chmod(0o400), "read_only"),
    ],
)
def test_where_nothing_can_be_done_nothing_is_done(
    stock: Path, tmp_path: Path, spoil: Any, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = taken(stock, None, tmp_path)
    spoil(path)
    before = beside(path)
    with pytest.raises(JournalError) as error:
        salvage(path)
    assert error.value.code == code
    assert main(["salvage", str(path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert beside(path) == before


def test_a_wrong_passphrase_is_said_before_anything_is_done(stock: Path, tmp_path: Path) -> None:
    path = taken(stock, SECRET, tmp_path)
    flip_byte(path, 5 * PAGE)
    for lost in (False, True):  # with its sidecar, and without
        if lost:
            sidecar_of(path).unlink()
        before = beside(path)
        for wrong, code in ((None, "passphrase_needed"), ("другая", "wrong_passphrase")):
            with pytest.raises(JournalError) as error:
                salvage(path, wrong)
            assert error.value.code == code
            assert beside(path) == before
    assert salvage(path, SECRET).rows > 100


def test_a_journal_that_is_open_is_left_alone(stock: Path, tmp_path: Path) -> None:
    path = taken(stock, None, tmp_path)
    with open_journal(path), pytest.raises(JournalError) as error:
        salvage(path)
    assert error.value.code == "journal_in_use"


def test_a_salvage_at_work_keeps_its_folder(stock: Path, tmp_path: Path) -> None:
    path = taken(stock, None, tmp_path)
    truncate(path, 0.75)
    seen: list[bool] = []

    def another_start(_done: int, _total: int) -> None:
        with contextlib.suppress(JournalError):
            open_journal(path).close()
        seen.append((tmp_path / f".{path.name}.salvage" / "damaged").exists())

    assert salvage(path, progress=another_start).rows > 100
    assert seen
    assert all(seen)
    assert list(tmp_path.glob(".*")) == []


def test_of_a_killed_one_only_what_is_nowhere_else_stays(stock: Path, tmp_path: Path) -> None:
    path = taken(stock, None, tmp_path)
    lock_of_restore(path).touch()
    twin, half, other = (
        tmp_path / f"practice-replaced-2026-11-22-10000{number}.journal" for number in range(3)
    )
    shutil.copy(path, twin)  # killed when all was kept, and before anything was replaced
    half.with_name(f"{half.name}-wal").write_bytes(b"log")  # the log is kept first
    other.write_bytes(b"of another day")
    other.with_name(f"{other.name}.txt").write_text("what is in doubt")
    open_journal(path).close()
    left = {one.name for one in tmp_path.iterdir()}
    assert left == {path.name, other.name, f"{other.name}.txt"}


def test_the_command_line_names_the_command_that_helps(
    stock: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = taken(stock, None, tmp_path)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(bytes(3000))  # what tables there are
    assert main(["--lang", "ru", "balances", str(path)]) == 1
    assert "client-journal salvage" in capsys.readouterr().err


def test_it_can_be_stopped(stock: Path, tmp_path: Path) -> None:
    path = taken(stock, None, tmp_path)
    truncate(path, 0.75)
    before = beside(path)
    with pytest.raises(JournalError) as error:
        salvage(path, cancelled=lambda: True)
    assert error.value.code == "cancelled"
    assert beside(path) == before


@pytest.mark.parametrize("old", FILES, ids=lambda path: path.stem)
def test_a_file_of_an_older_version_is_saved_into_the_newest(old: Path, tmp_path: Path) -> None:
    twin = Path(shutil.copy(old, tmp_path / "twin.journal"))
    path = Path(shutil.copy(old, tmp_path / "old.journal"))
    path.chmod(0o600), twin.chmod(0o600)
    told = content(twin, None)
    report = salvage(path)
    assert content(path, None) == told
    assert report.lost == 0


def test_of_less_than_a_page_only_the_backup_is_left(stock: Path, tmp_path: Path) -> None:
    path = taken(stock, None, tmp_path)
    with open_journal(path) as journal:
        journal.backup()
    os.truncate(path, 1000)
    before = beside(path)
    with pytest.raises(JournalError) as error:
        salvage(path)
    assert error.value.code == "nothing_left"
    assert beside(path) == before


@BOTH
def test_what_was_cut_off_is_counted_by_what_still_names_it(
    stock: Path, tmp_path: Path, passphrase: str | None
) -> None:
    path = taken(stock, passphrase, tmp_path)
    told = content(path, passphrase)
    truncate(path, 0.9)
    report = salvage(path, passphrase)
    now = content(path, passphrase)
    for table in ("entry", "promise", "note"):
        gone = {row["uid"] for row in told[table]} - {row["uid"] for row in now[table]}
        named = [one for one in report.doubtful if (one.table, one.why) == (table, "lost")]
        assert len(named) == len(gone), table
    assert report.lost > 0


def test_entries_that_no_index_names_are_counted_by_the_list(stock: Path, tmp_path: Path) -> None:
    path = taken(stock, None, tmp_path)
    told = content(path, None)
    for name in ("sqlite_autoindex_entry_1", "entry"):
        flip_byte(path, (root_of(stock / "plain.journal", None, name) - 1) * PAGE)
    with path.open("r+b") as file:  # and one leaf of the entries for good
        raw = file.read()
        leaf = raw.index(told["entry"][40]["digest"].encode()) // PAGE * PAGE
        file.seek(leaf)
        file.write(bytes(PAGE))
    report = salvage(path)
    now = {row["uid"] for row in content(path, None)["entry"]}
    gone = {row["uid"] for row in told["entry"]} - now
    assert gone
    assert ("client", "fewer") in {(one.table, one.why) for one in report.doubtful}
    assert report.lost >= len(gone)


def test_one_bad_page_costs_no_other(stock: Path, tmp_path: Path) -> None:
    path = taken(stock, SECRET, tmp_path)
    truncate(path, 0.6)
    key = key_for(path, SECRET)
    copy = copy_parts(path, tmp_path)
    os.truncate(copy, path.stat().st_size // PAGE * 2 * PAGE)
    pages = copy.stat().st_size // PAGE
    lay_own_first_page(copy, key, pages, 20)
    alone = set()
    for page in range(2, pages + 1):
        database = _ready(copy, key)
        with contextlib.suppress(*_ERRORS):
            alone.update(_leaf(database, page))
        database.close()
    assert len(alone) > 100
    assert set(leaves(copy, key, pages, lambda *_: None)) >= alone


@pytest.mark.parametrize("version", [SCHEMA_VERSION + 1, 42, 99])
@BOTH
def test_a_journal_of_a_newer_program_is_not_taken_for_a_damaged_one(
    stock: Path, tmp_path: Path, passphrase: str | None, version: int
) -> None:
    path = taken(stock, passphrase, tmp_path)
    database = connect(path, key_for(path, passphrase))
    database.execute_sql(f"PRAGMA user_version = {version}")
    database.close()
    before = beside(path)
    with pytest.raises(JournalError) as error:
        salvage(path, passphrase)
    assert error.value.code == "newer_version"
    assert beside(path) == before


@pytest.mark.parametrize(
    "version", [SCHEMA_VERSION ^ 8, SCHEMA_VERSION ^ 1 << 20, SCHEMA_VERSION ^ 1]
)
def test_a_version_that_one_flipped_bit_explains_costs_nothing(
    stock: Path, tmp_path: Path, version: int
) -> None:
    path = taken(stock, None, tmp_path)
    told = content(path, None)
    with path.open("r+b") as file:
        file.seek(60)
        file.write(version.to_bytes(4, "big"))
    report = salvage(path)
    assert (report.lost, report.doubtful) == (0, ())
    assert content(path, None) == told


def test_an_encrypted_file_whose_numbers_are_not_ours_is_left_alone(
    stock: Path, tmp_path: Path
) -> None:
    path = taken(stock, SECRET, tmp_path)
    database = connect(path, key_for(path, SECRET))
    database.execute_sql("PRAGMA user_version = 0")
    database.close()
    before = beside(path)
    with pytest.raises(JournalError) as error:
        salvage(path, SECRET)
    assert error.value.code == "not_a_journal"
    assert beside(path) == before
