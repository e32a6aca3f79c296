"""Taking a large import back: quick, and no word of it stays readable in the search index."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from journal_app.exchange.log import import_events
from journal_app.shapes import LogEvent
from journal_app.storage import search
from tests.core import TODAY, practice

WORD = "зверобой"
SECURE = "SELECT v FROM fts_config WHERE k = 'secure-delete'"


def in_the_index(journal: Journal, word: str) -> bool:
    """Whether the pages of the index hold the letters of a word, found by a search or not."""
    blocks = journal.store.database.execute_sql("SELECT block FROM fts_data")
    return any(word.encode() in bytes(block) for (block,) in blocks)


def large(count: int) -> list[LogEvent]:
    return [LogEvent(TODAY, f"К{n % 9}", "visit", text=f"{WORD} {n}") for n in range(count)]


@pytest.mark.parametrize("count", [search._MANY + 1, 50])
def test_words_that_were_taken_back_are_gone(tmp_path: Path, count: int) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path, clock=lambda: TODAY) as journal:
        vera = journal.clients.add("Вера").id
        journal.entries.deposit(vera, "integrity", note="ромашка")
        before = practice(journal)
        import_events(journal.store, large(count))
        assert in_the_index(journal, WORD)
        assert len(journal.search("зверо")) == 9
        journal.undo()
        assert practice(journal) == before
        assert not in_the_index(journal, WORD)
        assert journal.store.database.execute_sql(SECURE).fetchone() == (1,)
        assert journal.search("зверобой") == set()
        assert journal.search("ромашка") == {vera}
    assert WORD.encode() not in path.read_bytes()


def test_a_removal_that_fails_leaves_the_index_careful(journal: Journal, vera: int) -> None:
    journal.notes.add(vera, WORD)
    database = journal.store.database

    def fails() -> None:
        with database.atomic("IMMEDIATE"), search.removing(database, search._MANY):
            database.execute_sql("DELETE FROM note")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails()
    assert journal.search(WORD) == {vera}
    assert database.execute_sql(SECURE).fetchone() == (1,)
    database.execute_sql("DELETE FROM note")
    assert not in_the_index(journal, WORD)
