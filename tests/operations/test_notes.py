"""Words without points, and the inbox."""

from __future__ import annotations

from journal_app import Journal
from journal_app.storage.check import check
from tests.core import TODAY, HandClock, days_ago, practice, refused, row, rows
from tests.operations.belongings import JPEG, visit_of


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


# -- editing sessions, versions, the private layer ------------------------------------------------


def draft(journal: Journal, client: int | None, row_id: int | None, **content: str) -> None:
    """What the window keeps while a note is typed."""
    told = {"on": TODAY.isoformat(), **content}
    if any(one["id"] == row_id for one in rows(journal, "note")):
        told["uid"] = row(journal, "note", row_id or 0)["uid"]
    journal.drafts.keep(client, "note", row_id, told)


def test_an_editing_session_is_one_step_and_keeps_the_former_words(
    journal: Journal, vera: int
) -> None:
    note = journal.notes.add(vera, "чай", private="боится").id
    before = practice(journal)
    journal.notes.write(note, "чай и кофе", "боится воды")
    page = journal.notes.page(note)
    assert (page.text, page.private) == ("чай и кофе", "боится воды")
    (version,) = journal.notes.versions(note)
    assert (version.text, version.private) == ("чай", "боится")
    journal.undo()
    assert practice(journal) == before
    assert journal.notes.versions(note) == []


def test_words_that_did_not_change_are_no_step(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "чай", private="боится").id
    before = practice(journal)
    assert not journal.notes.write(note, " чай\n", "боится").kinds
    assert not journal.notes.write(note, "чай").kinds
    assert practice(journal) == before
    step = journal.undo_step()
    assert step is not None
    assert step.code == "note"


def test_versions_are_looked_at_and_brought_back(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "один", private="а").id
    journal.notes.write(note, "два", "б")
    journal.notes.write(note, "три", "б")
    assert [one.text for one in journal.notes.versions(note)] == ["два", "один"]
    oldest = journal.notes.versions(note)[-1]
    done = journal.notes.restore(oldest.id)
    assert (done.step.code, done.id) == ("restore_note", note)
    assert journal.notes.page(note).text == "один"
    assert journal.notes.page(note).private == "а"
    assert [one.text for one in journal.notes.versions(note)] == ["три", "два", "один"]
    journal.undo()
    assert journal.notes.page(note).text == "три"
    assert check(journal.store) == []


def test_an_emptied_note_is_removed_and_comes_back_whole(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "чай", private="боится").id
    journal.notes.write(note, "чай без сахара")
    photo = journal.photos.add(vera, JPEG, 3, 2, note=note).id
    fragment = journal.supervision.add(vera, "без сахара", note=note).id
    before = practice(journal)
    done = journal.notes.write(note, " \n", "")
    assert done.step.code == "delete_note"
    assert journal.notes.of(vera) == []
    assert [(one.id, one.note) for one in journal.photos.of(vera)] == [(photo, None)]
    assert [(one.id, one.note) for one in journal.supervision.fragments()] == [(fragment, None)]
    assert check(journal.store) == []
    journal.undo()
    assert practice(journal) == before


def test_private_words_stand_in_no_search_no_feed_no_list(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "чай", private="гжщыбло").id
    only = journal.notes.add(vera, "", private="фъяхтун").id
    journal.notes.write(note, "чай", "гжщыбло эцыщюра")
    found = [word for word in ("гжщыбло", "фъяхтун", "эцыщюра") if journal.search(word)]
    assert found == []
    assert journal.search("чай") == {vera}
    assert [line.text for line in journal.feed(vera)] == ["чай"]
    assert [(line.id, line.begins, line.is_private) for line in journal.notes.of(vera)] == [
        (only, "", True),
        (note, "чай", True),
    ]


def test_a_note_of_a_visit_has_its_day_and_its_client(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    visit = visit_of(journal, vera, days_ago(3))
    note = journal.notes.add(vera, "о чём говорили", kind="session", visit=visit).id
    page = journal.notes.page(note)
    assert (page.kind, page.on, page.visit) == ("session", days_ago(3), visit)
    with refused(journal, "no_such_row"):
        journal.notes.add(olga, "чужое", visit=visit)
    assert journal.notes.visit_today(vera) is None
    today = visit_of(journal, vera, TODAY)
    mark = journal.notes.visit_today(vera)
    assert mark is not None
    assert (mark.id, mark.note) == (today, None)
    written = journal.notes.add(vera, "сегодня", kind="session", visit=today).id
    assert getattr(journal.notes.visit_today(vera), "note", None) == written


def test_a_note_given_from_the_inbox_brings_its_versions(journal: Journal, vera: int) -> None:
    note = journal.notes.add(None, "чей-то номер").id
    journal.notes.write(note, "номер Веры")
    journal.notes.assign(note, vera)
    assert check(journal.store) == []
    assert [one.text for one in journal.notes.versions(note)] == ["чей-то номер"]
    journal.clients.erase(vera, "просила")
    assert rows(journal, "note_version") == []


# -- drafts become notes --------------------------------------------------------------------------


def test_what_was_being_typed_comes_back_as_one_step(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "чай", private="боится").id
    draft(journal, vera, note, text="чай с лимоном", private="боится")
    draft(journal, vera, None, text="новая", private="тайное", on=days_ago(1).isoformat())
    before = practice(journal)
    changes, found = journal.notes.recover()
    assert changes.step.code == "recovered"
    assert [(one.client, one.client_name) for one in found] == [(vera, "Вера")] * 2
    assert found[0].note == note
    assert found[0].at.astimezone().date() == TODAY
    assert journal.notes.page(note).text == "чай с лимоном"
    assert [one.text for one in journal.notes.versions(note)] == ["чай"]
    new = journal.notes.page(found[1].note)
    assert (new.text, new.private, new.on) == ("новая", "тайное", days_ago(1))
    assert rows(journal, "draft") == []
    assert journal.notes.recover()[1] == []
    journal.undo()
    assert practice(journal) == before


def test_a_draft_without_anything_new_leaves_no_trace(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "чай", private="боится").id
    draft(journal, vera, note, text="чай", private="боится")
    draft(journal, vera, None, text=" ", private="")
    before = practice(journal)
    changes, found = journal.notes.recover()
    assert (changes.kinds, found) == (frozenset(), [])
    assert practice(journal) == before
    assert rows(journal, "draft") == []
    draft(journal, vera, note, text="", private="")
    assert journal.notes.recover()[1] == []
    assert journal.notes.page(note).text == "чай"


def test_a_draft_of_a_note_that_is_gone_becomes_a_new_one(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "чай").id
    journal.notes.delete(note)
    draft(journal, vera, note, text="чай с лимоном")
    again = journal.notes.add(vera, "другая").id
    assert again == note  # a number is given again: only the uid tells the two apart
    draft(journal, None, None, text="ничьё", on="31.02.")
    _, found = journal.notes.recover()
    assert [(one.client, one.client_name) for one in found] == [(vera, "Вера"), (None, "")]
    assert journal.notes.page(again).text == "другая"
    assert [line.text for line in journal.feed(vera)] == ["чай с лимоном", "другая"]
    assert [line.text for line in journal.today_page().inbox] == ["ничьё"]
    assert check(journal.store) == []


def test_the_draft_goes_in_the_step_that_keeps_its_words(journal: Journal, vera: int) -> None:
    note = journal.notes.add(vera, "чай").id
    other = journal.notes.add(vera, "кофе").id
    draft(journal, vera, note, text="чай с лимоном")
    draft(journal, vera, other, text="кофе с молоком")
    draft(journal, vera, None, text="новая")
    journal.notes.write(note, "чай с лимоном")
    assert [one["row"] for one in rows(journal, "draft")] == [other, None]
    journal.notes.add(vera, "новая")
    assert [one["row"] for one in rows(journal, "draft")] == [other]
    journal.notes.delete(other)
    assert rows(journal, "draft") == []


def test_words_that_no_note_holds_keep_no_others_waiting(journal: Journal, vera: int) -> None:
    journal.drafts.keep(vera, "note", None, {"text": "x" * 100_001})
    journal.drafts.keep(None, "note", None, {"text": "коротко"})
    assert len(journal.notes.recover()[1]) == 1
    assert [one["text"] for one in rows(journal, "note")] == ["коротко"]
    with refused(journal, "text_too_long"):
        journal.notes.recover()
    assert len(journal.drafts.all()) == 1


def test_words_of_a_new_note_that_was_written_after_all_become_its_words(
    journal: Journal, vera: int
) -> None:
    uid = "a" * 32
    with journal.attempt(uid):
        note = journal.notes.add(vera, "Говорила о дочери").id
    content = {"text": "Говорила о дочери и о доме", "private": "", "uid": "", "attempt": uid}
    journal.drafts.keep(vera, "note", None, content)
    journal.notes.recover()
    assert [row["text"] for row in rows(journal, "note")] == ["Говорила о дочери и о доме"]
    assert [row["text"] for row in rows(journal, "note_version")] == ["Говорила о дочери"]
    journal.drafts.keep(vera, "note", None, {**content, "attempt": "b" * 32, "text": "Другое"})
    journal.notes.recover()
    assert [row["uid"] for row in rows(journal, "note")] == [uid, "b" * 32]
    assert journal.notes.page(note).text == "Говорила о дочери и о доме"
