"""NotesPanel: the tab of a client's notes, kept as they are typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.shapes import Changes, ClientPage
from journal_app.shapes.notes import NoteLine, PhotoLine, VisitMark
from ui.client.draft import Draft
from ui.client.note_list import NoteDelegate, NoteModel, Role
from ui.client.note_paper import NotePaper
from ui.client.note_session import NoteSession, Place, Words, unwritten
from ui.client.note_versions import NoteVersions
from ui.client.panel import Panel
from ui.client.photos import PhotoStrip
from ui.client.phrases import capital, joined
from ui.client.record_list import RecordList
from ui.desk import Desk
from ui.formatting import day_text
from ui.theme import GRID, theme
from ui.widgets.card import Card

_KEYS = {
    Qt.Key.Key_Return.value: "write",
    Qt.Key.Key_Enter.value: "write",
    Qt.Key.Key_F2.value: "write",
    Qt.Key.Key_Delete.value: "delete",
}
_ROWS = 4
_ROW_HEIGHT = 31


class NotesPanel(Panel):
    """The list by day above, the sheet below. What is typed is a draft on the disk within two
    seconds, and a note with one step of undo when the sheet is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client: int | None = None
        self._lines: dict[int, NoteLine] = {}
        self._visit: VisitMark | None = None
        self._told = False
        self.setObjectName("notesPanel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(self._made_list())
        self.paper = NotePaper(desk, self)
        self.versions = NoteVersions(desk, self)
        self._sheets = QStackedWidget(self)
        self._sheets.addWidget(self.paper)
        self._sheets.addWidget(self.versions)
        column.addWidget(self._sheets, 1)
        self.photos = PhotoStrip(desk, "notePhotos", self.paper)
        self.photos.add.hide()  # the head of the sheet has that button
        self.photos.count_changed.connect(self._on_photo_count_changed)
        self.paper.body.addWidget(self.photos)
        self.session = NoteSession(desk, self.paper.words, self)
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()

    # -- what a panel is told ---------------------------------------------------------------------

    def show_client(self, page: ClientPage) -> None:
        another = page.id != self._client
        if another:
            self.session.end()
            self._client = page.id
        self._read_list()
        if another:
            self._open(self._first())
        else:
            self._take_over()

    def refresh(self, changes: Changes) -> None:
        if self._client is None:
            return
        if changes.kinds & {"note", "visit", "client", "setting", "day"}:
            self._read_list()
            self._take_over()
        if changes.kinds & {"photo", "note"}:
            self.photos.refresh()

    def leave(self) -> None:
        self.session.end()

    def stop(self) -> None:
        self.session.close()
        unwritten(self._desk).stop()

    def has_draft(self) -> bool:
        """Whether words stand here that could not be kept."""
        return self.session.is_dirty() or bool(len(unwritten(self._desk)))

    # -- what the window asks ---------------------------------------------------------------------

    def begin(self) -> None:
        """Go on with today's note, or begin it."""
        if not self.session.is_dirty():
            self._open(self._first())
        self.paper.focus_words()

    def show_note(self, note: int) -> None:
        """Open a note of the client shown, if it is there."""
        if note in self._lines:
            self.session.end()
            self._open(note)

    def toggle_private(self) -> None:
        """Unfold or fold the private layer."""
        self.paper.lock.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the sheet for the list, where the digits record again."""
        if event.key() == Qt.Key.Key_Escape and self.paper.isAncestorOf(self.focusWidget()):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    # -- building ---------------------------------------------------------------------------------

    def _on_client_erased(self, client: int, _name: str) -> None:
        if client == self._client:
            self.session.close()
            self.paper.show_words(Words(""))
            self._client = None

    def _made_list(self) -> Card:
        card = Card(parent=self)
        layout = card.layout()
        assert layout is not None
        layout.setContentsMargins(1, 4, 1, 4)
        self.model = NoteModel(self._desk, self)
        self.view = RecordList(_KEYS)
        self.view.setObjectName("noteList")
        self.view.setAccessibleName(self.tr("Notes"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(NoteDelegate(self._desk, self.view))
        self.view.asked.connect(self._on_key_asked)
        self.view.selectionModel().currentChanged.connect(self._on_row_chosen)
        card.body.addWidget(self.view)
        return card

    def _connect(self) -> None:
        paper, session = self.paper, self.session
        paper.edited.connect(session.touch)
        paper.left.connect(session.end)
        paper.words_taken.connect(self._on_words_taken)
        paper.template_wanted.connect(self._on_template_wanted)
        paper.pictures_given.connect(self._on_pictures_given)
        paper.photo_wanted.connect(self._on_photo_wanted)
        paper.versions_wanted.connect(self._on_versions_wanted)
        paper.delete_wanted.connect(self._on_delete_wanted)
        session.state_changed.connect(self._on_state_changed)
        session.failed.connect(self._on_session_failed)
        self._desk.client_erased.connect(self._on_client_erased)
        self.versions.closed.connect(self._on_versions_closed)
        self.versions.restore_wanted.connect(self._on_restore_wanted)

    def _fit(self) -> None:
        rows = min(max(self.model.rowCount(), 1), _ROWS)
        self.view.setFixedHeight(rows * theme.px(_ROW_HEIGHT) + 4)

    # -- which note -------------------------------------------------------------------------------

    def _read_list(self) -> None:
        assert self._client is not None
        notes = self._desk.journal.notes
        lines = notes.of(self._client)
        self._visit = notes.visit_today(self._client)
        self._lines = {line.id: line for line in lines}
        self.model.show_notes(self._client, lines, self._visit)
        self._fit()
        self._select()

    def _first(self) -> int:
        """What one most likely goes on with: words that wait, today's note, or a new one."""
        assert self._client is not None
        for place, _words in unwritten(self._desk).of(self._client):
            return place.note or 0
        if self._visit is not None and self._visit.note is not None:
            return self._visit.note
        today = self._desk.journal.today()
        if self._visit is None:
            return next((note for note, line in self._lines.items() if line.on == today), 0)
        return 0

    def _open(self, note: int) -> None:
        """Put a note on the sheet (0: a new one)."""
        if self._client is None:
            return
        place, words = self._read(note)
        waiting = dict(unwritten(self._desk).of(self._client))
        place = next((one for one in waiting if one == place), place)  # tried before
        self.session.open(place)
        self.paper.show_words(waiting.get(place, words))
        if place in waiting:
            self.session.touch()
        self._sheets.setCurrentWidget(self.paper)
        self._show_head()
        self._show_photos()
        self._select()

    def _read(self, note: int) -> tuple[Place, Words]:
        assert self._client is not None
        if note:
            page = self._desk.journal.notes.page(note)
            place = Place(self._client, note, page.on, page.kind, page.uid, page.visit)
            return place, Words(page.text, page.private)
        today = self._desk.journal.today()
        if self._visit is not None and self._visit.note is None:
            return Place(self._client, None, today, "session", visit=self._visit.id), Words("")
        return Place(self._client, None, today), Words("")

    def _take_over(self) -> None:
        """The journal changed: show the note as it is there, unless it is being written."""
        place = self.session.place
        if place is None or self.session.is_dirty():
            self._show_head()
            return
        if place.note is None or place.note not in self._lines:
            if place.note is not None or not self.paper.editor.hasFocus():
                self._open(self._first())
            return
        fresh, words = self._read(place.note)
        if words != self._kept_form(self.paper.words()):
            self._open(place.note)
        else:
            if fresh != place:
                self.session.open(fresh)
            self.paper.show_words(self.paper.words())
            self._show_head()
        if self._sheets.currentWidget() is self.versions:
            self._on_versions_wanted()

    def _kept_form(self, words: Words) -> Words:
        return Words(words.text.strip(), words.private.strip())

    def _select(self) -> None:
        place = self.session.place
        row = self.model.row_of((place.note or 0) if place else 0)
        index = self.model.index(row or 0)
        if row is not None and self.view.currentIndex() != index:
            self.view.setCurrentIndex(index)

    def _show_head(self) -> None:
        place = self.session.place
        if place is None:
            return
        day = day_text(place.on, self._desk.journal.today(), self._desk.locale)
        kind = self._desk.words["note_session"] if place.kind == "session" else ""
        line = self._lines.get(place.note or 0)
        versions = line.versions if line else 0
        self.paper.show_head(joined(capital(day), kind), versions, place.note is None)

    def _show_photos(self) -> None:
        place = self.session.place
        if place is None:
            return

        def belongs(line: PhotoLine) -> bool:
            return line.on == place.on if line.note is None else line.note == place.note

        self.photos.show_client(place.client, place.on, place.note, belongs)

    # -- slots ------------------------------------------------------------------------------------

    def _on_row_chosen(self, index: QModelIndex) -> None:
        note = index.data(Role.ID)
        place = self.session.place
        if note is None or place is None or note == (place.note or 0):
            return
        self.session.end()
        if not note or note in self._lines:
            self._open(note)

    def _on_key_asked(self, name: str) -> None:
        if name == "write":
            self.paper.focus_words()
        else:
            self._on_delete_wanted()

    def _on_delete_wanted(self) -> None:
        self.session.end()
        place = self.session.place
        note = place.note if place else None
        if note is not None:
            self._desk.do(lambda: self._desk.journal.notes.delete(note))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_state_changed(self, state: str) -> None:
        self.paper.show_state(state)
        if state == "quiet":
            self._told = False
            self._show_head()

    def _on_session_failed(self, error: JournalError) -> None:
        if not self._told:  # once; the sheet goes on saying it
            self._told = True
            self._desk.failed.emit(error)

    def _on_template_wanted(self) -> None:
        editor = self.paper.editor
        if not editor.words().strip():
            parts = self._desk.words["note_template"].split("|")
            editor.selectAll()
            editor.insertPlainText("\n\n".join(f"## {part}\n" for part in parts))
            cursor = editor.textCursor()
            cursor.setPosition(len(f"## {parts[0]}\n"))
            editor.setTextCursor(cursor)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pictures_given(self, given: Any) -> None:
        self.session.end()  # so that the photo hangs on the note
        self._show_photos()
        self.photos.take(given)

    def _on_photo_wanted(self) -> None:
        self.session.end()
        self._show_photos()
        self.photos.choose()

    def _on_photo_count_changed(self, count: int) -> None:
        self.photos.setVisible(count > 0)

    def _on_versions_wanted(self) -> None:
        place = self.session.place
        if place is None or place.note is None or not self.session.end():
            return
        notes = self._desk.journal.notes
        versions = notes.versions(place.note)
        if not versions:
            self._on_versions_closed()
            return
        self._sheets.setCurrentWidget(self.versions)
        self.versions.show_note(notes.page(place.note), versions, self.paper.is_private_shown())

    def _on_versions_closed(self) -> None:
        self._sheets.setCurrentWidget(self.paper)
        self.paper.focus_words()

    def _on_restore_wanted(self, version: int) -> None:
        self._sheets.setCurrentWidget(self.paper)
        self._desk.do(lambda: self._desk.journal.notes.restore(version))
        self.paper.focus_words()

    def _on_words_taken(self, kind: str, text: str, private: bool) -> None:
        self.session.end()
        place = self.session.place
        if place is None:
            return
        on = place.on if place.on != self._desk.journal.today() else None
        choices = {"note_id": place.note, "private": private} if kind == "fragment" else {}
        self.compose_wanted.emit(kind, Draft(text, on, choices=choices))
