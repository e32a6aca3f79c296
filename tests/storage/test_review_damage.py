"""What no check of SQLite's notices: it is named where it is read, and ``check`` names the row."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.exchange.archive import export_archive
from journal_app.exchange.log import export_log
from journal_app.storage.check import Finding, check
from tests.core import TODAY, days_ago, died_while, refused

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed journal of one client with enough entries to fill pages of their own."""
    path = tmp_path / "practice.journal"
    with open_journal(path, clock=lambda: TODAY) as journal:
        client = journal.clients.add("Вера", since=days_ago(90)).id
        for number in range(120):
            journal.entries.deposit(client, "integrity", note=f"слово {number:03}", on=days_ago(3))
        journal.promises.make(client, "фото", on=days_ago(7))
        journal.notes.add(None, "подумать")
    return path


@contextlib.contextmanager
def changed(path: Path) -> Iterator[sqlite3.Connection]:
    """The file in somebody else's hands."""
    with contextlib.closing(sqlite3.connect(path)) as other:
        yield other
        other.commit()


def opened(path: Path) -> Journal:
    return open_journal(path, clock=lambda: TODAY)


def flipped(path: Path, content: bytes, other: bytes) -> None:
    """Other bytes in the place of these, wherever they stand."""
    whole = path.read_bytes()
    assert content in whole
    path.write_bytes(whole.replace(content, other))


# Letters and days


def test_a_flipped_bit_of_a_letter_is_named_by_check(path: Path) -> None:
    words = "слово 007".encode()
    flipped(path, words, b"\xf1" + words[1:])
    with opened(path) as journal:
        assert Finding("digest", "entry", 8) in check(journal.store)
        # Afterwards everything is read as before.
        assert journal.client_lines()[0].name == "Вера"


@pytest.mark.parametrize(
    "read",
    [
        lambda journal, _: journal.feed(1),
        lambda journal, folder: export_log(journal.store, folder / "a.csv"),
        lambda journal, folder: export_archive(journal.store, folder / "a.json"),
        lambda journal, _: journal.entries.edit(8, confirmed=True),
    ],
)
def test_a_letter_that_is_none_is_damage(
    path: Path, tmp_path: Path, read: Callable[[Journal, Path], object]
) -> None:
    words = "слово 007".encode()
    flipped(path, words, b"\xf1" + words[1:])
    with opened(path) as journal:
        with pytest.raises(JournalError) as told:
            read(journal, tmp_path)
        assert told.value.code == "damaged"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["practice.journal"]


def test_a_name_that_is_none_is_damage(path: Path) -> None:
    flipped(path, "Вера".encode(), b"\xf0" + "Вера".encode()[1:])
    with opened(path) as journal:
        for read in (
            journal.client_lines,
            journal.balances,
            journal.today_page,
            lambda: journal.entries.deposit(1, "integrity"),
        ):
            with pytest.raises(JournalError) as told:
                read()
            assert told.value.code == "damaged"
        assert Finding("digest", "client", 1) in check(journal.store)


@pytest.mark.parametrize("day", ["2026-0s-11", "0000-01-01", "2026-03-1\xff"])
def test_a_day_that_is_none_is_damage(path: Path, day: str) -> None:
    real = days_ago(3).isoformat().encode()
    flipped(path, real, day.encode("latin-1"))
    with opened(path) as journal:
        for read in (
            lambda: journal.feed(1),
            lambda: journal.client_page(1),
            lambda: journal.history(1),
            lambda: journal.preview_movement("deposit", 1, "integrity"),
        ):
            with pytest.raises(JournalError) as told:
                read()
            assert told.value.code == "damaged"
        assert Finding("digest", "entry", 8) in check(journal.store)


def test_the_days_of_a_promise_and_of_a_note_too(path: Path) -> None:
    with changed(path) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE promise SET made = '2026-13-01'")
        other.execute("UPDATE note SET on_day = '0000-02-30'")
    with opened(path) as journal:
        with pytest.raises(JournalError) as told:
            journal.feed(1)
        assert told.value.code == "damaged"
        for write in (
            lambda: journal.promises.keep(1),
            lambda: journal.promises.move(1, due=TODAY),
            lambda: journal.promises.release(1),
            lambda: journal.notes.assign(1, 1),
        ):
            with refused(journal, "damaged"):
                write()


# Pages


def root_page(path: Path, name: str) -> int:
    with contextlib.closing(sqlite3.connect(path)) as other:
        return int(
            other.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[
                0
            ]
        )


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("entry_ledger", lambda journal: journal.client_page(1)),
        ("entry_ledger", lambda journal: journal.feed(1)),
        ("entry_ledger", lambda journal: journal.history(1)),
        ("entry_ledger", lambda journal: journal.preview_movement("deposit", 1, "integrity")),
        ("promise_client", lambda journal: journal.counts()),
    ],
)
def test_an_index_that_cannot_be_read(
    path: Path, name: str, read: Callable[[Journal], object]
) -> None:
    place = root_page(path, name)
    with path.open("r+b") as file:
        file.seek((place - 1) * PAGE)
        file.write(b"\xa5" * PAGE)
    with opened(path) as journal:
        with pytest.raises(JournalError) as told:
            read(journal)
        assert told.value.code == "damaged"


# A file that another program has had in its hands


@pytest.mark.parametrize(
    "deed",
    [
        "DROP TABLE fts",
        "DROP TRIGGER note_text_fts_insert",
        "DROP INDEX entry_ledger",
        "ALTER TABLE event DROP COLUMN detail",
        "ALTER TABLE client RENAME COLUMN archived_on TO archived",
        "CREATE TRIGGER quiet AFTER INSERT ON entry BEGIN DELETE FROM note; END",
    ],
)
def test_a_file_of_another_shape_is_damaged_and_left_alone(path: Path, deed: str) -> None:
    with changed(path) as other:
        other.execute(deed)
    before = path.read_bytes()
    with pytest.raises(JournalError) as told:
        opened(path)
    assert told.value.code == "damaged"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_others_add_and_sqlite_adds_is_no_damage(path: Path) -> None:
    with changed(path) as other:
        other.execute("CREATE INDEX quick ON note (kind)")
        other.execute("CREATE VIEW names AS SELECT name FROM client")
        other.execute("ANALYZE")
    with opened(path) as journal:
        assert journal.counts()["entries"] == 120


def test_a_count_of_changes_that_is_gone_is_damage(path: Path) -> None:
    with changed(path) as other:
        other.execute("DELETE FROM undo_state")
    with opened(path) as journal:
        with pytest.raises(JournalError) as told:
            journal.backup_if_changed()
        assert told.value.code == "damaged"


def test_a_client_without_a_standing_is_in_the_list_all_the_same(path: Path) -> None:
    with changed(path) as other:
        other.execute("DELETE FROM standing")
    with opened(path) as journal:
        assert [(line.name, line.balance) for line in journal.client_lines()] == [
            ("Вера", journal.balance(1))
        ]


@pytest.mark.parametrize("day", ["never", ""])
def test_a_standing_of_no_day_is_named(path: Path, day: str) -> None:
    with changed(path) as other:
        other.execute("UPDATE standing SET day = ?", (day,))
    with opened(path) as journal:
        assert check(journal.store) == [Finding("standing", "client", 1)]


# Settings and undo steps


@pytest.mark.parametrize("text", ['"да"', "[1]", "null", "1.5", "-7", "[" * 900 + "]" * 900])
def test_a_setting_that_cannot_be_stands_at_its_default(path: Path, text: str) -> None:
    keys = ("fading", "opening", "zone.steady", "tariff.deposit.integrity", "profession")
    with changed(path) as other:
        other.executemany(
            "INSERT INTO setting (key, value) VALUES (?, ?)", [(key, text) for key in keys]
        )
    with opened(path) as journal:
        whole = text == "-7"  # an opening credit, but neither points of a tariff nor the others
        assert journal.settings["fading"] is True
        assert journal.settings["opening"] == (-7 if whole else 10)
        assert journal.settings["tariff.deposit.integrity"] == 3
        assert journal.settings["profession"] == "nail"
        assert (journal.zone(1), journal.client_lines()[0].zone) == ("strong", "strong")
        named = [one for one in check(journal.store) if one.code == "bad_setting"]
        assert len(named) == len(keys) - whole
        journal.settings.change({"zone.steady": 13, "fading": False})
    with opened(path) as journal:
        assert (journal.settings["zone.steady"], journal.settings["fading"]) == (13, False)


def test_zones_out_of_order_stand_at_their_defaults(path: Path) -> None:
    with changed(path) as other:
        other.execute(
            "INSERT INTO setting (key, value) VALUES ('zone.fragile', '5'), ('zone.steady', '4')"
        )
    with opened(path) as journal:
        assert [journal.settings[f"zone.{name}"] for name in ("fragile", "steady", "strong")] == [
            1,
            12,
            30,
        ]
        assert [one.row for one in check(journal.store)] == [1, 2]


@pytest.mark.parametrize("words", ["\ud800", "a\nb", "\x00"])
def test_a_name_of_a_practice_that_cannot_be_kept(path: Path, words: str) -> None:
    with opened(path) as journal, refused(journal, "bad_setting"):
        journal.settings["practice_name"] = words


def test_a_reason_of_erasing_that_cannot_be_kept_is_cleaned(path: Path) -> None:
    with opened(path) as journal:
        journal.clients.erase(1, " просьба\ud83d\x07 ")
        (said,) = journal.store.database.execute_sql(
            "SELECT detail FROM event WHERE what = 'erased'"
        ).fetchone()
        assert said == "просьба?"


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"\x78\x9c and nothing more",
        b'[["note", 1, null]]',
        b'[["event", 1, null]]',
        b'[["sqlite_master", 1, {"id": 1}]]',
        b'[["note", 1, {"id": 1, "text = text WHERE 1; --": 2}]]',
        b'[["note", 1, [1, 2]]]',
        b"[[]]",
        b'{"a": 1}',
        b"\xff",
    ],
)
def test_a_spoiled_undo_step_is_damage_and_undoes_nothing(path: Path, record: bytes) -> None:
    packed = record if record[:1] in (b"", b"\x78") else zlib.compress(record)
    with changed(path) as other:
        (step,) = other.execute("SELECT max(step_id) FROM undo_record").fetchone()
        other.execute("UPDATE undo_record SET rows = ? WHERE step_id = ?", (packed, step))
    with opened(path) as journal:
        if record == b'[["note", 1, null]]':  # the one that is in order
            assert journal.undo() is not None
            return
        with refused(journal, "damaged"):
            journal.undo()
        journal.entries.deposit(1, "integrity")
        assert journal.undo() is not None


def test_erasing_when_the_file_cannot_be_rewritten(path: Path) -> None:
    """The rows are gone by then: nothing that was kept of them for reading stays."""
    with opened(path) as journal:
        assert len(journal.store.ledger(1)) == 120
        unfinished = journal.store.database.execute_sql("SELECT * FROM event, undo_step")
        _, act = journal.rights.erase(1, "просьба")
        unfinished.close()
        assert journal.store.ledger(1) == []
        assert not act.is_clean
    with opened(path) as journal:  # closing it has done what was left
        assert journal.rights.acts()[0].is_clean


def test_a_hot_log_of_another_shape_is_damaged(path: Path) -> None:
    died_while(
        "import sys; from journal_app import open_journal; journal = open_journal(sys.argv[1])\n"
        "journal.store.database.execute_sql('DROP TRIGGER note_text_fts_insert')",
        path,
    )
    with pytest.raises(JournalError) as told:
        opened(path)
    assert told.value.code == "damaged"


def test_check_sums_up_a_day_once(path: Path) -> None:
    asked: list[str] = []
    with opened(path) as journal:
        for name in ("Ира", "Оля", "Зоя"):
            journal.clients.add(name)
        journal.store.database.connection().set_trace_callback(asked.append)
        assert check(journal.store) == []
        journal.store.database.connection().set_trace_callback(None)
    assert sum("sum(points *" in question for question in asked) == 1
