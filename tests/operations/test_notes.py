"""Words without points, and the inbox."""

from __future__ import annotations

from journal_app import Journal
from tests.core import TODAY, HandClock, days_ago, practice, refused, row


def test_a_note_stands_in_the_feed_without_points(journal: Journal, vera: int) -> None:
    done = journal.notes.add(vera, " любит тишину\nи чай ")
    (line,) = journal.feed(vera)
    assert (line.key, line.kind, line.on) == (("note", done.id), "note", TODAY)
    assert (line.text, line.points, line.balance) == ("любит тишину\nи чай", None, None)
    assert journal.balance(vera) == 10


def test_a_note_without_a_client_waits_in_the_inbox(journal: Journal, clock: HandClock) -> None:
    first = journal.notes.add(None, "позвонили с незнакомого номера", on=days_ago(2)).id
    second = journal.notes.add(None, "визитка в кармане пальто").id
    clock.forward(1)
    assert [note.id for note in journal.today_page().inbox] == [second, first]
    assert journal.today_page().inbox[1].text == "позвонили с незнакомого номера"


def test_a_note_of_the_inbox_is_given_to_a_client(journal: Journal) -> None:
    olga = journal.clients.add("Ольга").id
    note = journal.notes.add(None, "её номер", on=days_ago(9)).id
    done = journal.notes.assign(note, olga)
    assert journal.today_page().inbox == ()
    assert [line.text for line in journal.feed(olga)] == ["её номер"]
    assert journal.client_page(olga).since == days_ago(9)
    assert done.clients == frozenset({olga})


def test_a_note_is_given_once(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    note = journal.notes.add(None, "чей-то номер").id
    journal.notes.assign(note, vera)
    with refused(journal, "no_such_row"):
        journal.notes.assign(note, olga)


def test_a_note_is_edited_and_deleted(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "чай").id
    journal.notes.edit(note, "чай без сахара")
    assert row(journal, "note", note)["text"] == "чай без сахара"
    before = practice(journal)
    journal.notes.delete(note)
    assert journal.feed(vera) == []
    journal.undo()
    assert practice(journal) == before


def test_a_note_before_they_met_moves_the_meeting_back(journal: Journal) -> None:
    olga = journal.clients.add("Ольга").id
    journal.notes.add(olga, "первый звонок", on=days_ago(70))
    assert journal.client_page(olga).since == days_ago(70)


def test_a_note_without_words_is_refused(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "чай").id
    for text in ("", "  \n", "\u200f", "\x00"):
        with refused(journal, "empty_text"):
            journal.notes.add(vera, text)
        with refused(journal, "empty_text"):
            journal.notes.edit(note, text)


def test_a_whole_page_of_words_fits_and_a_book_does_not(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "ы" * 100_000).id
    assert len(row(journal, "note", note)["text"]) == 100_000
    with refused(journal, "text_too_long"):
        journal.notes.add(vera, "ы" * 100_001)
    with refused(journal, "text_too_long"):
        journal.entries.deposit(vera, "integrity", note="ы" * 100_001)
    with refused(journal, "text_too_long"):
        journal.promises.make(vera, "ы" * 100_001)
