"""NoteModel and NoteDelegate: a client's notes by day, one line each, a new one on top."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal_app.shapes.notes import NoteLine, VisitMark
from ui.client.line_delegate import LineDelegate
from ui.client.look import Look
from ui.client.phrases import joined
from ui.client.pieces import first_words
from ui.desk import Desk
from ui.formatting import day_text
from ui.theme import GRID

Index = QModelIndex | QPersistentModelIndex
_DAY_WIDTH = 104


class Role(IntEnum):
    """What a row answers beside its text: the id of the note, 0 for the new one."""

    ID = Qt.ItemDataRole.UserRole
    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as the list shows it."""

    id: int
    title: str
    day: str
    icon: str
    tone: str


class NoteModel(QAbstractListModel):
    """The new note first, then ``journal.notes.of`` a client."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client: int | None = None
        self._rows: list[NoteRow] = []

    def show_notes(
        self, client: int | None, lines: list[NoteLine], visit: VisitMark | None
    ) -> None:
        """Show these notes of a client; ``visit`` is one of today that has no note yet."""
        self._client = client
        rows = [self._new_row(visit), *map(self._row, lines)]
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, note: int) -> int | None:
        """Where a note stands (0 is the new one), or None."""
        return next((place for place, row in enumerate(self._rows) if row.id == note), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        found = {
            int(Qt.ItemDataRole.DisplayRole): row.title,
            int(Role.ID): row.id,
            int(Role.ROW): row,
            int(Qt.ItemDataRole.AccessibleTextRole): joined(row.title, row.day),
        }
        return found.get(int(role))

    def _new_row(self, visit: VisitMark | None) -> NoteRow:
        words = self._desk.words
        if visit is None or visit.note is not None:
            return NoteRow(0, words["note_new"], "", "plus", "accent")
        return NoteRow(0, words["note_visit"], visit.start or "", "plus", "accent")

    def _row(self, line: NoteLine) -> NoteRow:
        today = self._desk.journal.today()
        day = day_text(line.on, today, self._desk.locale, short=True)
        if not line.begins:
            title, icon = self.tr("private only"), "lock"
        else:
            title = self._desk.in_words(self._client, first_words(line.begins))
            icon = "visit" if line.kind == "session" else "note"
        return NoteRow(line.id, title, day, icon, "quiet")


class NoteDelegate(LineDelegate):
    """One line: what it begins with, and its day."""

    def line(self, index: Index) -> NoteRow:
        row = index.data(Role.ROW)
        assert isinstance(row, NoteRow)
        return row

    def look(self, line: NoteRow) -> Look:
        return Look(
            line.icon,
            line.tone,
            line.title,
            numbers=((line.day, "quiet", False),),
            columns=(_DAY_WIDTH,),
            edge=GRID - 1,
            rows=1,
        )
