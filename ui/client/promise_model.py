"""PromiseModel: a client's promises, open ones first."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal_app.shapes import PromiseLine
from ui.client.phrases import ClientPhrases, joined
from ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a promise answers beside its text."""

    ID = Qt.ItemDataRole.UserRole
    LINE = Qt.ItemDataRole.UserRole + 1


class PromiseModel(QAbstractListModel):
    """One client's promises as ``Journal.client_promises`` orders them."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._phrases = ClientPhrases(desk, self)
        self._lines: list[PromiseLine] = []

    def show_lines(self, lines: list[PromiseLine]) -> None:
        """Show these promises; those that stay in their places stay selected."""
        old, new = [line.id for line in self._lines], [line.id for line in lines]
        if old == new:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def lines(self) -> list[PromiseLine]:
        """What is shown."""
        return self._lines

    def row_of(self, promise: int) -> int | None:
        """Where a promise stands, or None."""
        return next((row for row, line in enumerate(self._lines) if line.id == promise), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._desk.in_words(line.client, line.text)
        if role == Role.ID:
            return line.id
        if role == Role.LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return joined(self._desk.in_words(line.client, line.text), self._phrases.due(line))
        return None
