"""Fragments for supervision: set aside, asked about, discussed."""

from __future__ import annotations

from journal_app import Journal
from journal_app.operations.transaction import transact
from journal_app.shapes import Step
from journal_app.storage.check import check
from journal_app.storage.models import Card
from tests.core import TODAY, days_ago, practice, refused


def test_fragments_of_everybody_stand_by_day(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга", since=days_ago(90)).id
    note = journal.notes.add(vera, "молчала десять минут", on=days_ago(2)).id
    with transact(journal.store, Step("import", olga)) as (tx, _outcome):
        tx.insert(Card, client=olga, code="Сова")
    second = journal.supervision.add(
        vera, " молчала ", "что делать с молчанием?", note, days_ago(2)
    ).id
    first = journal.supervision.add(olga, "опоздала", on=days_ago(5), private=True).id
    lines = journal.supervision.fragments()
    assert [line.id for line in lines] == [first, second]
    assert [(line.client_name, line.code, line.private) for line in lines] == [
        ("Ольга", "Сова", True),
        ("Вера", "", False),
    ]
    assert (lines[1].text, lines[1].question) == ("молчала", "что делать с молчанием?")
    assert (lines[1].on, lines[1].note) == (days_ago(2), note)
    assert [line.id for line in journal.supervision.fragments(client=vera)] == [second]
    assert check(journal.store) == []


def test_fragments_of_a_sheet_are_discussed_in_one_step(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    both = [journal.supervision.add(who, "слова").id for who in (vera, olga)]
    stays = journal.supervision.add(vera, "другие слова").id
    before = practice(journal)
    done = journal.supervision.discuss(both)
    assert done.clients == frozenset({vera, olga})
    assert [line.id for line in journal.supervision.fragments()] == [stays]
    told = {line.id: line.discussed_on for line in journal.supervision.fragments(open_only=False)}
    assert told == {both[0]: TODAY, both[1]: TODAY, stays: None}
    journal.undo()
    assert practice(journal) == before
    journal.redo()
    journal.supervision.reopen(both[:1])
    assert {line.id for line in journal.supervision.fragments()} == {both[0], stays}


def test_words_and_question_are_changed_and_taken_off(journal: Journal, vera: int) -> None:
    fragment = journal.supervision.add(vera, "слова").id
    journal.supervision.edit(fragment, question="почему?")
    journal.supervision.edit(fragment, text="другие слова")
    (line,) = journal.supervision.fragments()
    assert (line.text, line.question) == ("другие слова", "почему?")
    journal.supervision.delete(fragment)
    assert journal.supervision.fragments() == []


def test_what_cannot_be_set_aside_is_refused(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    note = journal.notes.add(olga, "её").id
    with refused(journal, "empty_text"):
        journal.supervision.add(vera, " \n")
    with refused(journal, "no_such_row"):
        journal.supervision.add(vera, "слова", note=note)
    with refused(journal, "no_such_client"):
        journal.supervision.add(99, "слова")
    with refused(journal, "no_such_row"):
        journal.supervision.discuss([99])
