"""Rows on a page that cannot be read are named by ``check``: table, number and day, no content."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from peewee import DatabaseError
from sqlcipher3 import dbapi2

from journal_app import open_journal
from journal_app.cli import main
from journal_app.storage.check import Finding, check
from journal_app.storage.database import connect
from journal_app.storage.vault import Key, key_for, sidecar_of
from tests.core import TODAY, days_ago

SECRET = "тихий вечер"
PAGE = 4096
WORDS = "прячется-от-сестры"
Stock = tuple[Path, str | None]


@pytest.fixture(scope="module", params=[None, SECRET], ids=["plain", "encrypted"])
def stock(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stock:
    """A closed journal with entries of several pages, each on a day of its own."""
    path = tmp_path_factory.mktemp("stock") / "practice.journal"
    with open_journal(path, request.param, clock=lambda: TODAY) as journal:
        vera = journal.clients.add("Вера", since=days_ago(200)).id
        for number in range(90):
            note = f"{WORDS} {number} " + "слово " * 20
            journal.entries.deposit(vera, "integrity", note=note, on=days_ago(number))
    return path, request.param


def without_page(stock: Stock, folder: Path, page: int) -> Path:
    """A copy in which one page is no page any more."""
    path = Path(shutil.copy(stock[0], folder))
    if stock[1] is not None:
        shutil.copy(sidecar_of(stock[0]), sidecar_of(path))
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(bytes(PAGE))
    return path


def lost_rows(path: Path, key: Key | None) -> dict[int, str]:
    """The entries that cannot be read, each asked for by a connection of its own."""
    if is_read(path, key, range(1, 91)):
        return {}
    days = {row: days_ago(row - 1).isoformat() for row in range(1, 91)}
    return {row: day for row, day in days.items() if not is_read(path, key, range(row, row + 1))}


def is_read(path: Path, key: Key | None, rows: range) -> bool:
    database = connect(path, key)
    try:
        sql = "SELECT * FROM entry NOT INDEXED WHERE id BETWEEN ? AND ?"
        database.execute_sql(sql, (rows[0], rows[-1])).fetchall()
    except (DatabaseError, dbapi2.DatabaseError):
        return False
    finally:
        database.close()
    return True


@pytest.fixture(scope="module")
def half_lost(stock: Stock, tmp_path_factory: pytest.TempPathFactory) -> list[int]:
    """The pages without which some of the entries are lost and the rest are not."""
    folder, (path, _), key = tmp_path_factory.mktemp("pages"), stock, key_for(*stock)
    return [
        page
        for page in range(2, path.stat().st_size // PAGE + 1)
        if 0 < len(lost_rows(without_page(stock, folder, page), key)) < 90
    ]


def found_in(path: Path, passphrase: str | None) -> list[Finding]:
    with open_journal(path, passphrase, clock=lambda: TODAY) as journal:
        found = check(journal.store)
        journal.client_lines()  # what was to be read by the same connection still is
    return found


def test_each_row_of_the_page_is_named_and_no_other(
    stock: Stock, half_lost: list[int], tmp_path: Path
) -> None:
    _, passphrase = stock
    assert len(half_lost) > 3
    for page in half_lost[:4]:
        spoiled = without_page(stock, tmp_path, page)
        lost = lost_rows(spoiled, key_for(*stock))
        found = found_in(spoiled, passphrase)
        told = {one.row: one.detail for one in found if one.code == "unreadable"}
        assert told == lost
        assert {one.table for one in found if one.code == "unreadable"} == {"entry"}
        assert found[0].code == "sqlite"
        assert not any(WORDS in str(one) for one in found)


def test_the_command_line_says_so(
    stock: Stock, half_lost: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, passphrase = stock
    spoiled = without_page(stock, tmp_path, half_lost[0])
    first, day = next(iter(lost_rows(spoiled, key_for(*stock)).items()))
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    opened = ["--passphrase-file", str(secret)] if passphrase else []
    assert main(["--lang", "ru", "check", str(spoiled), *opened]) == 1
    assert f"запись {first}, {day}: не читается" in capsys.readouterr().out


def test_a_table_that_no_index_names_is_passed_over(stock: Stock, tmp_path: Path) -> None:
    """Where the indexes are gone with their table, the page is named all the same."""
    path, passphrase = stock
    spoiled = without_page(stock, tmp_path, 2)
    with open_journal(path, passphrase) as journal:
        sql = "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'client'"
        roots = [root for (root,) in journal.store.database.execute_sql(sql).fetchall()]
    content = bytearray(spoiled.read_bytes())
    for root in roots:
        content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    spoiled.write_bytes(content)
    with open_journal(spoiled, passphrase, clock=lambda: TODAY) as journal:
        found = check(journal.store)
    assert [one.code for one in found if one.table == "client"] == []
    assert found[0].code == "sqlite"
