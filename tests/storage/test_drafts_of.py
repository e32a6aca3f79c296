"""Unfinished words about a client: all of them are in the dossier, and none outlives an erasing."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app import Journal, open_journal
from journal_app.exchange.dossier import dossier
from journal_app.rules.codes import without_name
from journal_app.shapes.drafts import Draft
from journal_app.storage.check import check
from tests.core import TODAY

OTHERS = {("algorithm", 900), ("form.visit", 2), ("form.paste", None)}


def words(text: str, **more: Any) -> dict[str, Any]:
    return {"text": text, **more}


@pytest.fixture
def gone(journal: Journal, vera: int) -> int:
    """Vera with drafts of every kind, and Ольга with the same kinds."""
    olga = journal.clients.add("Ольга").id
    visit = journal.visits.plan(vera, TODAY, start="10:00", services=[]).id
    assert journal.visits.plan(olga, TODAY, start="12:00", services=[]).id == 2
    own = journal.method.add_algorithm("случай", client=vera).id
    keep = journal.drafts.keep
    keep(vera, "composer.deposit", None, words("её 1"))
    keep(None, "algorithm", None, words("её 2", client=vera))
    keep(None, "algorithm", own, words("её 3", client=None))
    keep(None, "form.visit", visit, {"draft": words("её 4")})
    keep(None, "form.round", visit, {"draft": words("её 5")})
    keep(None, "form.quick", None, words("её 6", name=" вера ", kind="deposit"))
    keep(None, "form.other", None, {"deep": [{"client": vera, "text": "её 7"}]})
    keep(None, "algorithm", 900, words("чужое", client=olga))
    keep(None, "form.visit", 2, {"draft": words("чужое")})
    keep(None, "form.paste", None, words("10:00 Вера маникюр\n12:00 Ольга, с верандой"))
    return vera


def hers(found: list[Draft]) -> list[str]:
    return sorted(str(one.content) for one in found if "её" in str(one.content))


def test_a_dossier_has_every_unfinished_word_of_a_client(journal: Journal, gone: int) -> None:
    told = dossier(journal.store, gone, private=True)["drafts"]
    assert sorted(str(one["content"]) for one in told) == hers(journal.drafts.all())
    assert len(told) == 7
    assert journal.rights.reach(gone).counts["draft"] == 7


def test_no_unfinished_word_outlives_an_erasing(journal: Journal, gone: int) -> None:
    made = journal.backup()
    _changes, act = journal.rights.erase(gone, "просьба", True)
    assert act.copies == ()
    assert act.counts["draft"] == 7
    with open_journal(made) as copy:
        for left in (journal.drafts.all(), copy.drafts.all()):
            assert hers(left) == []
            assert {(one.kind, one.row) for one in left} == OTHERS
            (paste,) = [one.content for one in left if one.kind == "form.paste"]
            assert paste == words("12:00 Ольга, с верандой")
    assert check(journal.store) == []


def test_a_name_is_a_whole_word() -> None:
    assert without_name("Вера\nверанда\nк ВЕРА.", "Вера") == "веранда"
    assert without_name("как есть\n", " ") == "как есть\n"


def test_the_number_of_an_erased_client_is_never_given_again(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    made = journal.backup()
    journal.rights.erase(olga, "просьба", True)
    anna = journal.clients.add("Анна").id
    assert anna == olga + 1
    journal.clients.erase(anna, "просьба")
    journal.clients.erase(vera, "просьба")
    again = journal.clients.add("Ия").id
    assert again == anna + 1
    journal.undo()
    assert journal.clients.add("Яна").id == again + 1, "words for the one undone are not hers"
    journal.undo()
    again = journal.clients.add("Ия").id
    journal.undo()
    journal.redo()
    assert [one.id for one in journal.client_lines()] == [again]
    assert all("highest" not in act.counts for act in journal.rights.acts())
    with open_journal(made) as copy:
        assert copy.clients.add("Ия").id > olga, "the copy without her knows it too"
