"""The notes tab: typed by real keys, kept when left, never lost when it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal
from journal_app.errors import JournalError
from journal_app.operations.transaction import transact
from journal_app.shapes import Step
from journal_app.storage.models import Visit
from tests.core import TODAY, days_ago, rows
from tests.ui.client.page import Page
from tests.ui.keys import ALT, CTRL, SHIFT, press, type_text
from ui.client.note_editor import NoteEditor
from ui.client.note_session import DRAFT_MS, Place, Words, unwritten, write
from ui.client.notes import NotesPanel
from ui.desk import Desk

Key = Qt.Key


def panel(page: Page) -> NotesPanel:
    """The notes of the client shown, in front."""
    page.view.show_tab("notes")
    return page.view.panels.notes()


@pytest.fixture
def notes(of_vera: Page) -> Page:
    """Vera's notes, with the keyboard on the sheet."""
    panel(of_vera).begin()
    of_vera.settle()
    return of_vera


def editor(page: Page, name: str = "noteEditor") -> NoteEditor:
    return page.part(name, NoteEditor)


def listed(page: Page) -> list[str]:
    model = page.part("noteList", QAbstractItemView).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def leave(page: Page) -> None:
    """Go elsewhere with the keyboard."""
    page.part("tabNotes", QWidget).setFocus()
    page.settle()


def drafts(page: Page) -> list[str]:
    return [draft.content["text"] for draft in page.journal.drafts.all()]


def select(page: Page, words: str, name: str = "noteEditor") -> None:
    field = editor(page, name)
    start = field.words().index(words)
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


@contextmanager
def full_disk(journal: Journal) -> Iterator[None]:
    """No page more than there is."""
    database = journal.store.database
    (pages,) = database.execute_sql("PRAGMA page_count").fetchone()
    database.execute_sql(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        database.execute_sql("PRAGMA max_page_count = 1073741823")


# -- one editing session --------------------------------------------------------------------------


def test_the_contract_name_is_a_text_edit(notes: Page) -> None:
    assert isinstance(notes.part("noteEditor", QTextEdit), QTextEdit)
    assert editor(notes).hasFocus()


def test_what_is_typed_is_one_step_when_it_is_left(notes: Page, vera: int) -> None:
    notes.type("Любит тишину.\n- чай\nбез сахара 1 2 3")
    assert notes.journal.notes.of(vera) == []
    leave(notes)
    (line,) = notes.journal.notes.of(vera)
    assert notes.journal.notes.page(line.id).text == "Любит тишину.\n- чай\n- без сахара 1 2 3"
    assert listed(notes) == ["Новая заметка", "Любит тишину."]
    assert drafts(notes) == []
    changes = notes.journal.undo()
    assert changes is not None
    notes.desk.bus.changed.emit(changes)
    assert notes.journal.notes.of(vera) == []
    assert editor(notes).words() == ""


def test_going_on_with_a_note_keeps_a_version(notes: Page, vera: int) -> None:
    notes.type("раз")
    leave(notes)
    editor(notes).setFocus()
    notes.type(" два")
    leave(notes)
    (line,) = notes.journal.notes.of(vera)
    assert notes.journal.notes.page(line.id).text == "раз два"
    assert [one.text for one in notes.journal.notes.versions(line.id)] == ["раз"]
    leave(notes)
    assert line.versions == 1


@pytest.mark.parametrize("how", ["tab", "client", "window", "list", "composer"])
def test_leaving_by_any_way_keeps_the_note(notes: Page, vera: int, how: str) -> None:
    olga = notes.journal.clients.add("Ольга").id
    notes.type("слова")
    if how == "tab":
        notes.view.show_tab("feed")
    elif how == "client":
        notes.view.show_client(olga)
    elif how == "window":
        notes.view.take_draft()  # as before a change of language
    elif how == "list":
        notes.part("noteList", QWidget).setFocus()
        notes.settle()
    else:
        notes.view.start("deposit")
        notes.settle()
    assert [line.begins for line in notes.journal.notes.of(vera)] == ["слова"]
    assert notes.journal.notes.of(olga) == []


def test_the_first_keystroke_starts_the_clock_and_no_later_one_delays_it(
    notes: Page, qtbot: QtBot
) -> None:
    session = panel(notes).session
    assert DRAFT_MS <= 1500, "a kill loses two seconds of typing at most"
    notes.type("сло")
    qtbot.waitUntil(lambda: session._timer.remainingTime() < DRAFT_MS - 100)
    notes.type("ва")
    assert session._timer.remainingTime() < DRAFT_MS - 100
    with qtbot.waitSignal(session._timer.timeout):
        pass
    assert drafts(notes) == ["слова"]
    assert notes.journal.notes.of(1) == []
    leave(notes)
    assert drafts(notes) == []


def test_undo_in_the_sheet_and_undo_of_the_step(notes: Page, vera: int) -> None:
    notes.type("раз")
    press(None, Key.Key_Z, CTRL)
    assert editor(notes).words() == ""
    leave(notes)
    assert notes.journal.notes.of(vera) == []
    editor(notes).setFocus()
    notes.type("два")
    leave(notes)
    assert not editor(notes).document().isUndoAvailable(), "left to the window from here on"


def test_an_emptied_note_is_removed(notes: Page, vera: int) -> None:
    notes.type("раз")
    leave(notes)
    editor(notes).setFocus()
    press(None, Key.Key_A, CTRL)
    press(None, Key.Key_Delete)
    leave(notes)
    assert notes.journal.notes.of(vera) == []
    assert listed(notes) == ["Новая заметка"]


def test_a_note_of_today_goes_on_and_an_older_one_is_chosen(notes: Page, vera: int) -> None:
    old = notes.journal.notes.add(vera, "старая", on=days_ago(3)).id
    notes.view.show_client(vera)
    notes.choose("noteList", old)
    assert editor(notes).words() == "старая"
    notes.part("noteList", QWidget).setFocus()
    notes.key(Key.Key_Return)
    notes.type("!")
    notes.choose("noteList", 0)
    assert editor(notes).words() == ""
    assert notes.journal.notes.page(old).text == "старая!"


def test_the_note_of_todays_visit_is_prepared(notes: Page, vera: int) -> None:
    with transact(notes.journal.store, Step("visit", vera)) as (tx, outcome):
        visit = tx.insert(Visit, client=vera, on_day=TODAY, start="10:00", state="done")
    notes.desk.bus.changed.emit(outcome.changes)
    assert listed(notes)[0] == "К сегодняшнему визиту"
    panel(notes).begin()
    notes.type("о чём говорили")
    leave(notes)
    (line,) = notes.journal.notes.of(vera)
    assert (line.kind, line.visit) == ("session", visit)
    assert listed(notes)[0] == "Новая заметка"


# -- what cannot be kept --------------------------------------------------------------------------


def test_on_a_full_disk_the_words_stay_and_are_tried_again(
    notes: Page, vera: int, qtbot: QtBot
) -> None:
    told: list[JournalError] = []
    notes.desk.failed.connect(told.append)
    words = "слово " * 3000
    with full_disk(notes.journal):
        editor(notes).insertPlainText(words)
        leave(notes)
        assert [error.code for error in told] == ["disk_full"]
        assert editor(notes).words() == words
        assert "ещё не записано" in notes.part("noteState", QLabel).text() or "not kept" in (
            notes.part("noteState", QLabel).text()
        )
        assert notes.view.has_draft()
        notes.view.show_client(notes.journal.client_lines()[0].id)
        notes.view.show_tab("feed")
        notes.view.show_tab("notes")
        assert editor(notes).words() == words
    unwritten(notes.desk).retry()
    (line,) = notes.journal.notes.of(vera)
    assert notes.journal.notes.page(line.id).text == words.strip()
    assert not notes.view.has_draft()
    assert len(notes.journal.notes.of(vera)) == 1
    notes.view.stop()


def test_words_that_wait_are_found_with_their_client_again(notes: Page, vera: int) -> None:
    olga = notes.journal.clients.add("Ольга", since=days_ago(9)).id
    with full_disk(notes.journal):
        editor(notes).insertPlainText("слово " * 3000)
        notes.view.show_client(olga)
        notes.view.show_tab("notes")
        assert editor(notes).words() == ""
        notes.view.show_client(vera)
        assert editor(notes).words() == "слово " * 3000
    leave(notes)
    editor(notes).setFocus()
    leave(notes)
    assert [line.begins[:5] for line in notes.journal.notes.of(vera)] == ["слово"]
    assert notes.journal.notes.of(olga) == []
    notes.view.stop()


# -- the private layer ----------------------------------------------------------------------------


def test_the_private_layer_is_folded_for_nails_and_open_for_therapy(notes: Page, vera: int) -> None:
    assert not editor(notes, "notePrivateEditor").isVisible()
    panel(notes).toggle_private()
    assert editor(notes, "notePrivateEditor").hasFocus()
    notes.type("гжщыбло")
    editor(notes).setFocus()
    notes.settle()
    notes.type("чай")
    editor(notes, "notePrivateEditor").setFocus()
    notes.settle()
    assert notes.journal.notes.of(vera) == [], "from one layer to the other is not leaving"
    leave(notes)
    (line,) = notes.journal.notes.of(vera)
    page = notes.journal.notes.page(line.id)
    assert (page.text, page.private) == ("чай", "гжщыбло")
    assert notes.journal.search("гжщыбло") == set()
    assert [one.text for one in notes.journal.feed(vera)] == ["чай"]


# -- writing with less ----------------------------------------------------------------------------


def test_one_key_puts_the_template_into_an_empty_note(notes: Page) -> None:
    press(None, "е", CTRL)  # T on a Russian layout
    assert editor(notes).words().startswith("## Что делали\n\n\n## Материалы")
    notes.type("форма миндаль")
    assert editor(notes).words().startswith("## Что делали\nформа миндаль\n")
    before = editor(notes).words()
    press(None, Key.Key_T, CTRL)
    assert editor(notes).words() == before, "only into an empty one"


def test_a_list_goes_on_and_ends(notes: Page) -> None:
    notes.type("- раз\nдва\n\nдальше")
    assert editor(notes).words() == "- раз\n- два\nдальше"


def test_digits_are_letters_here(notes: Page) -> None:
    notes.type("12345")
    assert editor(notes).words() == "12345"
    assert not notes.is_writing


# -- words become records -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "title"),
    [("1", "Новый вклад"), ("2", "Новый промах"), ("3", "Новое обещание")],
)
def test_selected_words_open_the_composer(notes: Page, vera: int, key: str, title: str) -> None:
    note = notes.journal.notes.add(vera, "Поставила её чай. И ещё.", on=days_ago(2)).id
    notes.view.show_client(vera)
    panel(notes).show_note(note)
    editor(notes).setFocus()
    select(notes, "Поставила её чай.")
    press(None, key, CTRL | ALT)
    notes.settle()
    assert notes.part("composer", QWidget).accessibleName() == title
    assert notes.note.toPlainText() == "Поставила её чай."
    notes.key(Key.Key_Return)
    line = notes.journal.feed(vera)[0]
    assert (line.text, line.on) == ("Поставила её чай.", days_ago(2))
    assert editor(notes).hasFocus()


def test_selected_words_become_a_fact(notes: Page, vera: int) -> None:
    notes.type("аллергия на ацетон")
    select(notes, "ацетон")
    press(None, "4", CTRL | ALT)
    notes.settle()
    press(None, "3", ALT)
    notes.key(Key.Key_Return)
    (fact,) = rows(notes.journal, "fact")
    assert (fact["text"], fact["kind"], fact["client_id"]) == ("ацетон", "allergy", vera)


def test_private_words_go_to_supervision_alone(notes: Page, vera: int) -> None:
    panel(notes).toggle_private()
    notes.type("похоже на мою историю")
    select(notes, "мою историю", "notePrivateEditor")
    press(None, "1", CTRL | ALT)
    assert not notes.is_writing
    press(None, "5", CTRL | ALT)
    notes.settle()
    notes.type("что со мной?")  # the words are there already: the question has the focus
    assert notes.part("fragmentQuestion", QPlainTextEdit).toPlainText() == "что со мной?"
    notes.key(Key.Key_Return)
    (line,) = notes.journal.supervision.fragments()
    assert (line.text, line.question, line.private) == ("мою историю", "что со мной?", True)
    assert line.note == notes.journal.notes.of(vera)[0].id


def test_words_that_waited_in_the_composer_stay(notes: Page) -> None:
    notes.view.start("deposit")
    notes.type("начато раньше")
    notes.key(Key.Key_Escape)
    editor(notes).setFocus()
    notes.type("чай")
    select(notes, "чай")
    press(None, "1", CTRL | ALT)
    notes.settle()
    assert notes.note.toPlainText() == "начато раньше\nчай"


def test_the_menu_offers_the_same(notes: Page) -> None:
    notes.type("чай")
    select(notes, "чай")
    menu = QMenu()
    editor(notes)._offer(menu)
    names = [action.objectName() for action in menu.actions()]
    assert names == [
        f"noteTake_{kind}" for kind in ("deposit", "withdrawal", "promise", "fact", "fragment")
    ]
    menu.actions()[0].trigger()
    notes.settle()
    assert notes.note.toPlainText() == "чай"


# -- versions -------------------------------------------------------------------------------------


def test_a_version_is_looked_at_and_brought_back_in_one_step(notes: Page, vera: int) -> None:
    note = notes.journal.notes.add(vera, "раз\nдва").id
    notes.journal.notes.write(note, "раз\nтри")
    notes.view.show_client(vera)
    panel(notes).show_note(note)
    notes.click("noteVersions")
    text = notes.part("noteVersionText", QTextEdit).toPlainText()
    assert [line.strip() for line in text.split("\n")] == ["раз", "\N{MINUS SIGN} три", "+ два"]
    notes.click("noteVersionRestore")
    assert editor(notes).words() == "раз\nдва"
    assert notes.journal.notes.page(note).text == "раз\nдва"
    step = notes.journal.undo_step()
    assert step is not None
    assert step.code == "restore_note"


def test_private_words_of_a_version_are_told_only_where_the_layer_is_open(
    notes: Page, vera: int
) -> None:
    note = notes.journal.notes.add(vera, "раз", private="гжщыбло").id
    notes.journal.notes.write(note, "раз", "другое")
    notes.view.show_client(vera)
    panel(notes).show_note(note)
    notes.click("noteVersions")
    assert "гжщыбло" not in notes.part("noteVersionText", QTextEdit).toPlainText()
    notes.key(Key.Key_Escape)
    panel(notes).toggle_private()
    notes.click("noteVersions")
    assert "гжщыбло" in notes.part("noteVersionText", QTextEdit).toPlainText()


def test_pasted_words_come_plain(notes: Page) -> None:
    type_text(None, "a")
    press(None, Key.Key_Left, SHIFT)
    editor(notes).insertPlainText("б")
    assert editor(notes).words() == "б"


def test_a_second_try_goes_on_with_the_note_that_the_first_one_made(
    journal: Journal, desk: Desk, vera: int
) -> None:
    """A save that seemed to fail was on the disk after all: its words are one note, the newest."""
    place = Place(vera, None, journal.today())
    made = write(desk, place, Words("Говорила о дочери"))
    again = write(desk, place, Words("Говорила о дочери и о доме"))
    assert made is not None
    assert again is not None
    assert again.id == made.id
    assert [note.id for note in journal.notes.of(vera)] == [made.id]
    assert journal.notes.page(made.id).text == "Говорила о дочери и о доме"
