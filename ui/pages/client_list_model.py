"""The lines of the client list: which of them are shown, and in what order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal_app.shapes import ClientLine, Reason

ID_ROLE: Final = Qt.ItemDataRole.UserRole
BALANCE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
ZONE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
PRESSING_ROLE: Final = Qt.ItemDataRole.UserRole + 3
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 4

FILTERS: Final[dict[str, Callable[[ClientLine], bool]]] = {
    "all": lambda line: not line.archived,
    "care": lambda line: not line.archived and bool(line.care),
    "promises": lambda line: not line.archived and line.open_promises > 0,
    "away": lambda line: not line.archived and any(why.code == "away" for why in line.care),
    "archive": lambda line: line.archived,
}
"""Who belongs to a filter."""

ORDERS: Final = ("name", "balance", "urgency")
"""By the alphabet; the lowest balance first; the most urgent first. Ties go by the alphabet."""

_Index = QModelIndex | QPersistentModelIndex
_Key = tuple[Any, ...]


def name_key(name: str) -> str:
    """A name for sorting and comparing: without case, ё as е."""
    return name.casefold().replace("ё", "е")


class ClientListModel(QAbstractListModel):
    """Client lines, filtered and sorted here, since a proxy takes a second where this takes
    milliseconds.

    ``say`` puts a reason into words, ``zone_words`` are the names of the zones. Sorting moves
    persistent indexes along; a change of who is shown resets, and the view has to choose its
    current line again.
    """

    def __init__(
        self,
        say: Callable[[Reason], str],
        zone_words: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._zone_word = zone_words
        self._lines: dict[int, ClientLine] = {}
        self._folded: dict[int, str] = {}
        self._counts: Counter[str] = Counter()
        self._shown: list[ClientLine] = []
        self._keys: list[_Key] = []
        self._filter = "all"
        self._order = "name"
        self._found: Collection[int] | None = None
        self._said: dict[Reason, str] = {}

    # -- what the view asks -------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not 0 <= row < len(self._shown):
            return None
        line = self._shown[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == ID_ROLE:
            return line.id
        if role == BALANCE_ROLE:
            return line.balance
        if role == LINE_ROLE:
            return line
        if role == ZONE_ROLE:
            return line.zone
        if role == PRESSING_ROLE:
            return self.in_words(line.pressing)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (line.name, self._zone_word(line.zone), self.in_words(line.pressing))
            return ", ".join(parts)
        return None

    def line_at(self, row: int) -> ClientLine:
        """The line shown in ``row`` (IndexError when there is none)."""
        return self._shown[row]

    def in_words(self, reason: Reason) -> str:
        """A reason as the screens say it."""
        if reason not in self._said:  # a list asks thousands of times for the same few words
            self._said[reason] = self._say(reason)
        return self._said[reason]

    def row_of(self, client: int | None) -> int:
        """Where a client is shown, −1 when they are not."""
        line = self._lines.get(client) if client is not None else None
        if line is None:
            return -1
        row = bisect_left(self._keys, self._key(line))
        return row if row < len(self._shown) and self._shown[row].id == line.id else -1

    def index_of(self, client: int | None) -> QModelIndex:
        """The index of a client, invalid when they are not shown."""
        return self.index(self.row_of(client))

    # -- what there is to show ----------------------------------------------------------------

    @property
    def filter(self) -> str:
        """Which of ``FILTERS`` is on."""
        return self._filter

    @property
    def order(self) -> str:
        """Which of ``ORDERS`` is on."""
        return self._order

    def line(self, client: int | None) -> ClientLine | None:
        """A client's line, shown or not."""
        return self._lines.get(client) if client is not None else None

    def total(self) -> int:
        """How many clients there are, the archived ones too."""
        return len(self._lines)

    def count(self, name: str) -> int:
        """How many clients belong to a filter, whatever is being searched."""
        return self._counts[name]

    def has_name(self, name: str, but: int | None = None) -> bool:
        """Whether somebody (but one) has this name already."""
        folded = name_key(" ".join(name.split()))
        return any(
            name_key(line.sought or line.name) == folded
            for line in self._lines.values()
            if line.id != but
        )

    # -- changes ------------------------------------------------------------------------------

    def set_lines(self, lines: Iterable[ClientLine]) -> None:
        """Show these clients instead."""
        self._said.clear()
        self._lines = {line.id: line for line in lines}
        self._folded = {line.id: name_key(line.name) for line in self._lines.values()}
        self._counts = Counter()
        for line in self._lines.values():
            self._counts.update(_filters_of(line))
        self._arrange()

    def set_filter(self, name: str) -> None:
        """Show only those of a filter (KeyError for one that is not in ``FILTERS``)."""
        if FILTERS[name] is not FILTERS[self._filter]:
            self._filter = name
            self._arrange()

    def set_found(self, clients: Collection[int] | None) -> None:
        """Show only those of these clients, as a search found them (None: no search)."""
        if clients != self._found:
            self._found = clients
            self._arrange()

    def set_order(self, order: str) -> None:
        """Sort by one of ``ORDERS`` (ValueError for another)."""
        if order not in ORDERS:
            raise ValueError(order)
        if order != self._order:
            self._order = order
            self._arrange()

    def replace_line(self, line: ClientLine) -> None:
        """Show one client anew, in the place where they now belong."""
        before = self.row_of(line.id)
        self._forget(line.id)
        self._lines[line.id] = line
        self._folded[line.id] = name_key(line.name)
        self._counts.update(_filters_of(line))
        if before < 0:
            self._insert(line)
        elif not self._belongs(line):
            self._take_out(before)
        else:
            self._put(before, line)

    def remove_line(self, client: int) -> None:
        """A client is gone."""
        row = self.row_of(client)
        if row >= 0:
            self._take_out(row)
        self._forget(client)
        self._folded.pop(client, None)

    # -- how it is done -----------------------------------------------------------------------

    def _belongs(self, line: ClientLine) -> bool:
        found = self._found is None or line.id in self._found
        return found and FILTERS[self._filter](line)

    def _key(self, line: ClientLine) -> _Key:
        name = self._folded[line.id]
        if self._order == "balance":
            return line.balance, name, line.id
        if self._order == "urgency":
            return -line.urgency, name, line.id
        return name, line.id

    def _arrange(self) -> None:
        shown = [line for line in self._lines.values() if self._belongs(line)]
        shown.sort(key=self._key)
        old_rows = {line.id: row for row, line in enumerate(self._shown)}
        if old_rows.keys() == {line.id for line in shown}:
            self._reorder(shown)
        else:
            self.beginResetModel()
            self._show(shown)
            self.endResetModel()

    def _reorder(self, shown: list[ClientLine]) -> None:
        self.layoutAboutToBeChanged.emit()
        indexes = self.persistentIndexList()
        clients = [self._shown[index.row()].id for index in indexes]
        self._show(shown)
        rows = {line.id: row for row, line in enumerate(shown)}
        self.changePersistentIndexList(indexes, [self.index(rows[client]) for client in clients])
        self.layoutChanged.emit()

    def _show(self, shown: list[ClientLine]) -> None:
        self._shown = shown
        self._keys = [self._key(line) for line in shown]

    def _forget(self, client: int) -> None:
        old = self._lines.pop(client, None)
        if old is not None:
            self._counts.subtract(_filters_of(old))

    def _insert(self, line: ClientLine) -> None:
        if not self._belongs(line):
            return
        key = self._key(line)
        row = bisect_left(self._keys, key)
        self.beginInsertRows(QModelIndex(), row, row)
        self._shown.insert(row, line)
        self._keys.insert(row, key)
        self.endInsertRows()

    def _take_out(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._shown[row], self._keys[row]
        self.endRemoveRows()

    def _put(self, row: int, line: ClientLine) -> None:
        """Show ``line`` for the client of ``row``, which moves when its place is another."""
        key = self._key(line)
        others = self._keys[:row] + self._keys[row + 1 :]
        place = bisect_left(others, key)
        moves = place != row
        if moves:  # Qt names the place by the row it is put before, counting the moved one
            before = place + 1 if place > row else place
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), before)
        del self._shown[row], self._keys[row]
        self._shown.insert(place, line)
        self._keys.insert(place, key)
        if moves:
            self.endMoveRows()
        index = self.index(place)
        self.dataChanged.emit(index, index)


def _filters_of(line: ClientLine) -> list[str]:
    return [name for name, belongs in FILTERS.items() if belongs(line)]
