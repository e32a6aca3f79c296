"""Rewriting a file that had no room for it when a client was erased, while nobody is at it."""

from __future__ import annotations

import shutil
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor

import pytest

from journal_app import Journal, safety
from journal_app.storage.check import check

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def owing(journal: Journal, vera: int) -> Journal:
    """A journal as it is left where there was no room: with emptied pages."""
    journal.clients.erase(vera, "просьба")
    run = journal.store.database.execute_sql
    run("DELETE FROM event WHERE what = 'cleaned'")
    run("CREATE TABLE large AS SELECT randomblob(200000) AS words")
    run("DROP TABLE large")
    assert emptied(journal) > 40
    return journal


def emptied(journal: Journal) -> int:
    found = journal.store.database.execute_sql("PRAGMA freelist_count").fetchone()
    return int(found[0])


def cleaned(journal: Journal, stopped: bool = False) -> bool:
    """As the window does it, in a thread of its own."""
    with ThreadPoolExecutor(1) as threads:
        work = threads.submit(safety.clean_meanwhile, journal, lambda: stopped)
        return work.result()


def test_it_is_done_in_a_thread_and_then_no_more(owing: Journal) -> None:
    assert safety.may_clean(owing)
    assert cleaned(owing)
    assert emptied(owing) == 0
    assert owing.rights.acts()[0].is_clean
    assert check(owing.store) == []
    assert not safety.may_clean(owing)


def test_stopped_it_is_owed_still(owing: Journal) -> None:
    before = emptied(owing)
    assert not cleaned(owing, stopped=True)
    assert emptied(owing) == before
    assert safety.may_clean(owing)
    owing.clients.add("Ольга")  # nothing of it is in the way


def test_without_room_it_is_not_even_tried(owing: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    size = owing.path.stat().st_size
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(10 * size, 9 * size, size))
    assert not safety.may_clean(owing)


def test_nobody_who_was_not_erased_is_rewritten_for(journal: Journal, vera: int) -> None:
    assert not safety.may_clean(journal)
    journal.clients.erase(vera, "просьба")
    assert not safety.may_clean(journal)
