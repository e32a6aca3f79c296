"""Where the search index alone is damaged, it is made again; no damage of data hides behind it."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest

from journal_app import Journal, open_journal, safety
from journal_app.errors import JournalError
from journal_app.journal import restore_backup
from journal_app.storage.check import check
from journal_app.storage.database import connect
from journal_app.storage.glance import is_sound
from journal_app.storage.vault import key_for
from journal_app.words import finding_text
from tests.core import TODAY, Dump, days_ago, died_while, everything

PAGE = 4096
PASSPHRASE = "слон на крыше"
LOST = {
    "fts_data": "UPDATE fts_data SET block = zeroblob(length(block)) WHERE id > 10",
    "fts_content": "DELETE FROM fts_content WHERE id % 3 = 0",
    "fts_config": "DELETE FROM fts_config",
}
"""What can be wrong with what the index says, page by page in order."""


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    told: str | None = request.param
    return told


def made(tmp_path: Path, passphrase: str | None = None) -> Path:
    """A closed journal with enough words for an index of several pages."""
    path = tmp_path / "practice.journal"
    with opened(path, passphrase) as journal:
        client = journal.clients.add("Вера", since=days_ago(90)).id
        for number in range(60):
            note = f"зелёный чай {number * 7919} и разговор {number:03}"
            journal.entries.deposit(client, "integrity", note=note, on=days_ago(3))
    return path


def opened(path: Path, passphrase: str | None = None) -> Journal:
    return open_journal(path, passphrase, clock=lambda: TODAY)


def run(path: Path, sql: str, passphrase: str | None = None) -> list[tuple[object, ...]]:
    """Somebody else's hand in the file."""
    with contextlib.closing(connect(path, key_for(path, passphrase))) as other:
        found: list[tuple[object, ...]] = other.execute_sql(sql).fetchall()
        return found


def tear(path: Path, table: str, passphrase: str | None = None) -> None:
    """Other bytes on the first page of a table."""
    sql = f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'"
    ((root,),) = run(path, sql, passphrase)
    assert isinstance(root, int)
    with path.open("r+b") as file:
        file.seek((root - 1) * PAGE)
        file.write(b"\xa5" * PAGE)


def contents(journal: Journal) -> Dump:
    return {name: rows for name, rows in everything(journal).items() if name != "event"}


def events(journal: Journal, what: str) -> int:
    sql = "SELECT count(*) FROM event WHERE what = ?"
    return int(journal.store.database.execute_sql(sql, (what,)).fetchone()[0])


@pytest.mark.parametrize("table", LOST)
def test_a_backup_is_made_all_the_same(tmp_path: Path, passphrase: str | None, table: str) -> None:
    path = made(tmp_path, passphrase)
    run(path, LOST[table], passphrase)
    with opened(path, passphrase) as journal:
        before = contents(journal)
        backup = journal.backup()
        assert is_sound(backup, passphrase)
        assert contents(journal) == before
        assert check(journal.store) == []
        assert journal.search("зеленый 7919") == {1}
        assert events(journal, "search mended") == 1


@pytest.mark.parametrize("table", ["fts_data", "fts_content", "fts_config"])
def test_a_torn_page_of_the_index_too(tmp_path: Path, table: str) -> None:
    path = made(tmp_path)
    tear(path, table)
    with opened(path) as journal:
        before = contents(journal)
        assert [one.code for one in check(journal.store)] == ["search_index"]
        assert contents(journal) == before
        assert is_sound(journal.backup())
        assert contents(journal) == before
        assert check(journal.store) == []
        journal.entries.deposit(1, "integrity", note="барбарис")
        assert journal.search("барбарис") == {1}
    assert is_sound(path)


def test_an_index_is_made_as_it_was(tmp_path: Path) -> None:
    path = made(tmp_path)
    (index, config) = (run(path, f"SELECT * FROM {one}") for one in ("fts", "fts_config"))
    run(path, LOST["fts_content"])
    with opened(path) as journal:
        journal.backup()
    assert run(path, "SELECT * FROM fts") == index
    assert sorted(map(str, run(path, "SELECT * FROM fts_config"))) == sorted(map(str, config))


def test_a_search_that_meets_it_finds_all_the_same(tmp_path: Path, passphrase: str | None) -> None:
    path = made(tmp_path, passphrase)
    run(path, LOST["fts_data"], passphrase)
    with opened(path, passphrase) as journal:
        assert journal.search("чай") == {1}
        assert check(journal.store) == []


def test_a_save_that_meets_it_is_to_be_tried_again(tmp_path: Path) -> None:
    path = made(tmp_path)
    tear(path, "fts_data")
    with opened(path) as journal:
        before = contents(journal)
        with pytest.raises(JournalError) as told:
            journal.entries.deposit(1, "integrity", note="барбарис")
        assert told.value.code == "search_mended"
        assert contents(journal) == before
        assert journal.view_only == ""
        journal.entries.deposit(1, "integrity", note="барбарис")
        assert journal.search("барбарис") == {1}


def test_a_file_that_cannot_be_taken_anew_is_saved_into_no_more(tmp_path: Path) -> None:
    path = made(tmp_path, PASSPHRASE)
    with opened(path, PASSPHRASE) as journal:
        journal.store.database.execute_sql("PRAGMA cache_size = 0")
        journal.store.database.execute_sql("PRAGMA shrink_memory")
        with path.open("r+b") as file:
            file.write(b"\xa5" * path.stat().st_size)
        with pytest.raises(JournalError), journal.store.saving() as database:
            database.execute_sql("SELECT count(*) FROM entry").fetchall()
        assert journal.view_only == "damaged"


def test_an_unclean_end_with_a_damaged_index(tmp_path: Path) -> None:
    path = made(tmp_path)
    died_while(
        "import sys; from journal_app import open_journal; journal = open_journal(sys.argv[1])\n"
        f"journal.store.database.execute_sql({LOST['fts_content']!r})",
        path,
    )
    with opened(path) as journal:
        assert is_sound(journal.backup())


def test_a_backup_whose_index_was_damaged_later_comes_back(
    tmp_path: Path, passphrase: str | None
) -> None:
    path = made(tmp_path, passphrase)
    with opened(path, passphrase) as journal:
        before = contents(journal)
        backup = journal.backup()
    run(backup, LOST["fts_content"], passphrase)
    assert is_sound(backup, passphrase)
    restore_backup(backup, path, passphrase)
    with opened(path, passphrase) as journal:
        assert contents(journal) == before
        assert check(journal.store) == []
        assert journal.search("чай") == {1}


def test_salvage_takes_such_a_backup_too(tmp_path: Path) -> None:
    path = made(tmp_path)
    with opened(path) as journal:
        backup = journal.backup()
    run(backup, LOST["fts_content"])
    content = path.read_bytes()
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    lost = [bytes(PAGE) if "разговор 007".encode() in page else page for page in pages]
    path.write_bytes(b"".join(lost))
    assert safety.salvage(path).from_backup > 0


# Damage of the data


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE entry SET note = 'подделка' WHERE id = 7", "digest"),
        ("DELETE FROM client", "reference"),
    ],
)
def test_a_damaged_row_beside_it_keeps_everything_as_it_is(
    tmp_path: Path, sql: str, code: str
) -> None:
    path = made(tmp_path)
    run(path, sql)
    run(path, LOST["fts_data"])
    with opened(path) as journal:
        found = [one.code for one in check(journal.store)]
        assert found[0] == "sqlite"
        assert code in found
        for deed in (journal.backup, lambda: journal.search("чай")):
            with pytest.raises(JournalError) as told:
                deed()
            assert told.value.code == "damaged"
        assert events(journal, "search mended") == 0


@pytest.mark.parametrize("table", ["entry", "entry_ledger"])
def test_a_torn_page_of_the_data_is_damage_as_before(
    tmp_path: Path, passphrase: str | None, table: str
) -> None:
    path = made(tmp_path, passphrase)
    run(path, LOST["fts_content"], passphrase)
    tear(path, table, passphrase)
    with opened(path, passphrase) as journal:
        with pytest.raises(JournalError) as told:
            journal.backup()
        assert told.value.code == "damaged"
        assert {"search_index", "search_pages"}.isdisjoint(one.code for one in check(journal.store))


def test_a_page_that_the_index_and_the_data_both_claim_is_never_freed(tmp_path: Path) -> None:
    """A page that went to the wrong place, as disks do it: the index has those of the entries."""
    path = made(tmp_path)
    ((index,),) = run(path, "SELECT rootpage FROM sqlite_master WHERE name = 'fts_content'")
    ((data,),) = run(path, "SELECT rootpage FROM sqlite_master WHERE name = 'entry'")
    assert isinstance(index, int)
    assert isinstance(data, int)
    with path.open("r+b") as file:
        file.seek((data - 1) * PAGE)
        root = file.read(PAGE)
        file.seek((index - 1) * PAGE)
        file.write(root)
    with opened(path) as journal:
        before = contents(journal)
        journal.backup()
        assert contents(journal) == before
        assert check(journal.store) == []


def test_a_broken_seal_of_the_index_is_left_to_salvage(tmp_path: Path) -> None:
    path = made(tmp_path, PASSPHRASE)
    tear(path, "fts_data", PASSPHRASE)
    with opened(path, PASSPHRASE) as journal:
        assert [one.code for one in check(journal.store)] == ["search_pages"]
        with pytest.raises(JournalError) as told:
            journal.backup()
        assert told.value.code == "damaged"


def test_it_is_said_in_ones_own_language() -> None:
    for code in ("search_index", "search_pages"):
        words = finding_text(code, "ru")
        assert words.startswith(("указатель поиска", "страницы файла"))
        assert not re.search("fts|checksum|sqlite", words)
