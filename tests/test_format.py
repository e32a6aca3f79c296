"""docs/format.md is true: tools that know nothing of us read every table of a journal by it."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as stock_sqlcipher

from journal_app import open_journal
from journal_app.exchange.demo import write_sample
from tests.core import real_rounds

PAGE = (Path(__file__).resolve().parent.parent / "docs/format.md").read_text(encoding="utf-8")
PASSPHRASE = "Ёжик, it's 7"
DAY = date(2026, 11, 20)
Read = Callable[[str], list[tuple[Any, ...]]]


def told() -> dict[str, set[str]]:
    """Table -> columns, as the page tells them."""
    tables = {}
    for part in PAGE.split("\n### ")[1:]:
        head, _, body = part.partition("\n")
        name = re.match(r"`(\w+)`", head)
        assert name, head
        columns = set(re.findall(r"^\| `(\w+)` \|", body.split("\n#")[0], re.MULTILINE))
        if "rows of the practice" in head:
            columns |= {"id", "uid", "created", "digest"}
        if "of a client" in head:
            columns.add("client_id")
        tables[name[1]] = columns
    return tables


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[tuple[str, int]]]:
    """A plain and an encrypted journal of a sample, and the balances we say they have."""
    folder = tmp_path_factory.mktemp("stock")
    plain, locked = folder / "plain.journal", folder / "locked.journal"
    for path, passphrase in ((plain, None), (locked, PASSPHRASE)):
        with real_rounds(), open_journal(path, passphrase, clock=lambda: DAY) as journal:
            write_sample(journal.store, "psychologist", "ru", clients=12)
            balances = sorted((row[1], row[2]) for row in journal.balances())
    return plain, locked, balances


@pytest.fixture(params=["plain", "encrypted"])
def read(
    request: pytest.FixtureRequest, made: tuple[Path, Path, list[tuple[str, int]]]
) -> Iterator[Read]:
    """Ask a stock session: the standard library's SQLite, or bare SQLCipher with a passphrase."""
    if request.param == "plain":
        with closing(sqlite3.connect(made[0])) as session:
            yield lambda sql: session.execute(sql, {"day": DAY.isoformat()}).fetchall()
    else:
        with closing(stock_sqlcipher.connect(str(made[1]))) as session:
            session.execute("PRAGMA key = '" + PASSPHRASE.replace("'", "''") + "'")
            yield lambda sql: session.execute(
                sql, {"day": DAY.isoformat()} if ":day" in sql else {}
            ).fetchall()


def test_every_table_and_column_is_told_and_there(read: Read) -> None:
    here = {
        name: {row[1] for row in read(f"PRAGMA table_info({name})")}
        for (name,) in read(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'fts%'"
        )
    }
    assert told() == here
    for name, columns in here.items():
        rows = read(f"SELECT {', '.join(sorted(columns))} FROM {name}")
        assert len(rows) == read(f"SELECT count(*) FROM {name}")[0][0]
    assert read("SELECT count(*) FROM entry")[0][0] > 100


def test_the_balances_come_out_by_the_page(
    read: Read, made: tuple[Path, Path, list[tuple[str, int]]]
) -> None:
    sql = PAGE.split("```sql\n")[1].split("```")[0].rstrip().rstrip(";")
    assert sorted(read(sql)) == made[2]


def test_the_numbers_of_the_file_are_the_told_ones(read: Read) -> None:
    assert f"is {read('PRAGMA application_id')[0][0]} for" in PAGE
    assert f"describes schema {read('PRAGMA user_version')[0][0]};" in PAGE


def test_a_plain_copy_is_made_by_the_page(
    made: tuple[Path, Path, list[tuple[str, int]]], tmp_path: Path
) -> None:
    lines = re.findall(r"^    ((?:ATTACH|SELECT).*);$", PAGE, re.MULTILINE)
    assert len(lines) == 2
    copy = tmp_path / "plain.journal"
    with closing(stock_sqlcipher.connect(str(made[1]), isolation_level=None)) as session:
        session.execute("PRAGMA key = '" + PASSPHRASE.replace("'", "''") + "'")
        for line in lines:
            session.execute(line.replace("plain.journal", str(copy)))
    with closing(sqlite3.connect(copy)) as session:
        assert session.execute("SELECT count(*) FROM entry").fetchone()[0] > 100
