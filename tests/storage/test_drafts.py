"""Words that are typed and not finished: kept at once, nobody's step, gone with their client."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from journal_app import Journal, open_journal
from journal_app.storage.check import check
from journal_app.storage.database import fetch
from tests.core import TODAY, beside, died_while, refused, rows

KEEPS = """
import sys
from journal_app import open_journal
journal = open_journal(sys.argv[1])
journal.drafts.keep(1, "note", None, {"text": "начатое сл"})
journal.drafts.keep(1, "note", None, {"text": "начатое слово"})
"""


def places(journal: Journal) -> list[tuple[int | None, str, int | None, Any]]:
    return [(one.client, one.kind, one.row, one.content) for one in journal.drafts.all()]


def test_a_place_has_one_draft(journal: Journal, vera: int) -> None:
    journal.drafts.keep(vera, "note", None, {"text": "а"})
    journal.drafts.keep(vera, "note", 4, {"text": "б"})
    journal.drafts.keep(None, "note", None, {"text": "в"})
    journal.drafts.keep(vera, "visit", None, {"text": "г"})
    journal.drafts.keep(vera, "note", None, {"text": "д", "private": "е", "at": [1, None, True]})
    assert sorted(places(journal), key=str) == sorted(
        [
            (vera, "note", None, {"text": "д", "private": "е", "at": [1, None, True]}),
            (vera, "note", 4, {"text": "б"}),
            (None, "note", None, {"text": "в"}),
            (vera, "visit", None, {"text": "г"}),
        ],
        key=str,
    )
    journal.drafts.drop(vera, "note", None)
    journal.drafts.drop(None, "note", None)
    journal.drafts.drop(vera, "note", 5)  # nothing was kept there
    assert {place[:3] for place in places(journal)} == {(vera, "note", 4), (vera, "visit", None)}


def test_the_newest_comes_first_and_tells_when(journal: Journal, vera: int) -> None:
    journal.drafts.keep(vera, "note", None, {"text": "раньше"})
    journal.drafts.keep(vera, "visit", None, {"text": "позже"})
    assert [one.content["text"] for one in journal.drafts.all()] == ["позже", "раньше"]
    assert {one.at.astimezone().date() for one in journal.drafts.all()} == {TODAY}


def test_a_draft_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path) as journal:
        journal.clients.add("Вера")
    died_while(KEEPS, path)
    with open_journal(path) as journal:
        assert places(journal) == [(1, "note", None, {"text": "начатое слово"})]


def test_a_draft_is_no_step_and_no_change(journal: Journal, vera: int) -> None:
    step, changes = journal.undo_step(), journal.store.changes()
    version = journal.store.version
    journal.drafts.keep(vera, "note", None, {"text": "слово"})
    journal.drafts.drop(vera, "note", None)
    assert (journal.undo_step(), journal.store.changes()) == (step, changes)
    assert journal.store.version == version  # what is kept of other readings is still good
    assert check(journal.store) == []


def test_no_draft_of_somebody_who_is_not_there(journal: Journal, vera: int) -> None:
    with refused(journal, "no_such_client"):
        journal.drafts.keep(vera + 1, "note", None, {"text": "слово"})
    other = journal.clients.add("Ли").id
    journal.drafts.keep(other, "note", None, {"text": "о Ли"})
    journal.drafts.keep(vera, "note", None, {"text": "о Вере"})
    journal.drafts.keep(None, "note", None, {"text": "ничьё"})
    journal.undo()  # nobody of that number, now or later, and these words are nobody's
    assert journal.clients.add("Ольга").id > other
    assert {place[0] for place in places(journal)} == {None, vera}


def test_erasing_takes_drafts_along(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path, clock=lambda: TODAY) as journal:
        vera, olga = journal.clients.add("Вера").id, journal.clients.add("Ольга").id
        journal.drafts.keep(vera, "note", None, {"text": "гжщыбло эцыщюра"})
        journal.drafts.keep(vera, "note", None, {"text": "гжщыбло"})
        journal.drafts.keep(olga, "note", None, {"text": "щцойкин"})
        journal.clients.erase(vera, "по просьбе")
        assert places(journal) == [(olga, "note", None, {"text": "щцойкин"})]
        shutil.rmtree(journal.backup_folder)  # made before
    told = b"".join(beside(path).values()).decode("utf-8", "ignore")
    assert "гжщыбло" not in told
    assert "эцыщюра" not in told
    assert "щцойкин" in told


@pytest.mark.parametrize("text", ["\ud83d", "\x00", "👩\u200d👧", "ё" * 200_000, ""])
def test_odd_words_come_back(journal: Journal, vera: int, text: str) -> None:
    """Half of an emoji too: a text box can be cut to one."""
    journal.drafts.keep(vera, "note", None, {"text": text})
    assert places(journal) == [(vera, "note", None, {"text": text})]


@pytest.mark.parametrize("content", ['["a"]', "7", "null"])
def test_a_draft_that_cannot_be_read_hinders_nothing(journal: Journal, content: str) -> None:
    journal.drafts.keep(None, "note", None, {"text": "слово"})
    journal.drafts.keep(None, "note", 1, {"text": "другое"})
    fetch(journal.store.database, "UPDATE draft SET content = ? WHERE row = 1", (content,))
    fetch(journal.store.database, "UPDATE draft SET at = 'never' WHERE row = 2")
    assert [one.content for one in journal.drafts.all()] == [{"text": "слово"}]
    assert [finding.code for finding in check(journal.store)] == ["draft"]
    assert len(rows(journal, "draft")) == 2
