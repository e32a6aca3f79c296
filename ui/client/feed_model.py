"""FeedModel: a client's feed, read a page at a time."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal_app.shapes import FeedLine
from ui.client.phrases import ClientPhrases
from ui.desk import Desk
from ui.formatting import plain, signed

Index = QModelIndex | QPersistentModelIndex

PAGE = 100

_NEW = 20
"""Lines one change may add to what is shown without a page being turned."""

FILTERS: dict[str, frozenset[str]] = {
    "all": frozenset(),
    "deposits": frozenset({"deposit"}),
    "withdrawals": frozenset({"withdrawal"}),
    "promises": frozenset(
        f"promise_{what}" for what in ("made", "moved", "released", "kept", "late", "broken")
    ),
    "apologies": frozenset({"apology"}),
    "visits": frozenset({"visit", "visit_missed", "visit_cancelled"}),
    "contacts": frozenset({"contact"}),
    "notes": frozenset({"note", "session", "photo", "fact", "position", "fragment"}),
}
"""Which kinds of line each filter shows; none named shows all."""


class Role(IntEnum):
    """What a line answers beside its words."""

    KEY = Qt.ItemDataRole.UserRole
    POINTS = Qt.ItemDataRole.UserRole + 1
    BALANCE = Qt.ItemDataRole.UserRole + 2
    LINE = Qt.ItemDataRole.UserRole + 3


class FeedModel(QAbstractListModel):
    """Newest first. A change replaces only the lines it touched, so that the selection stays."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._phrases = ClientPhrases(desk, self)
        self._client: int | None = None
        self._filter = "all"
        self._lines: list[FeedLine] = []
        self._more = False

    def show_client(self, client: int | None, filter_: str = "all") -> None:
        """Read the first page of somebody's feed."""
        self.beginResetModel()
        self._client, self._filter = client, filter_
        lines = self._read(PAGE + 1)
        self._lines, self._more = lines[:PAGE], len(lines) > PAGE
        self.endResetModel()

    def refresh(self) -> None:
        """Read again what is shown, after a change."""
        end = max(PAGE, len(self._lines) + _NEW)
        found = self._read(end + 1)
        keys = [line.key for line in found]
        if self._more and self._lines and self._lines[-1].key in keys:
            end = keys.index(self._lines[-1].key) + 1
        self._more = end < len(found)
        self._replace(found[:end])

    def client(self) -> int | None:
        """Whose feed it is."""
        return self._client

    def line(self, row: int) -> FeedLine:
        """The record of a row (IndexError beyond the last)."""
        return self._lines[row]

    def row_of(self, key: tuple[str, int]) -> int | None:
        """Where a record stands among those read, or None."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        start = len(self._lines)
        found = self._read(start + PAGE + 1)[start:]
        self._more = len(found) > PAGE
        new = found[:PAGE]
        if not new:
            return
        self.beginInsertRows(QModelIndex(), start, start + len(new) - 1)
        self._lines += new
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._phrases.title(line, self._client)
        if role == Role.KEY:
            return line.key
        if role == Role.POINTS:
            return line.points
        if role == Role.BALANCE:
            return line.balance
        if role == Role.LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        return None

    def _spoken(self, line: FeedLine) -> str:
        parts = [
            self._phrases.title(line, self._client),
            *self._phrases.meta(line, self._client),
        ]
        if line.points is not None and not self._desk.journal.settings["hide_numbers"]:
            parts += [signed(line.points), plain(line.balance or 0)]
        return ", ".join(parts)

    def _read(self, limit: int) -> list[FeedLine]:
        if self._client is None:
            return []
        kinds = FILTERS[self._filter]
        if not kinds:
            return self._desk.journal.feed(self._client, limit)
        lines = self._desk.journal.feed(self._client)
        return [line for line in lines if line.kind in kinds][:limit]

    def _replace(self, new: list[FeedLine]) -> None:
        old = self._lines
        before = [line.key for line in old]
        after = [line.key for line in new]
        head = _common(before, after)
        tail = _common(before[head:][::-1], after[head:][::-1])
        if len(before) - tail > head:
            self.beginRemoveRows(QModelIndex(), head, len(before) - tail - 1)
            self._lines = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if len(after) - tail > head:
            self.beginInsertRows(QModelIndex(), head, len(after) - tail - 1)
            self._lines = new
            self.endInsertRows()
        self._lines = new
        kept = [*zip(old[:head], new[:head], strict=True)]
        if tail:
            kept += zip(old[-tail:], new[-tail:], strict=True)
        rows = [*range(head), *range(len(new) - tail, len(new))]
        changed = [row for row, (was, now) in zip(rows, kept, strict=True) if was != now]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))


def _common(first: list[tuple[str, int]], second: list[tuple[str, int]]) -> int:
    """How many keys two lists have in common from their beginning."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
