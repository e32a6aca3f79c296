"""PhotoModel and PhotoList: small pictures in a row, drawn when they are first seen."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal_app.errors import JournalError
from journal_app.shapes.notes import PhotoLine
from ui.client.phrases import joined
from ui.desk import Desk
from ui.formatting import day_text
from ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
SIDE = 64
_GAP = 8
_PASTE = (ord("М"),)
_KEYS = {
    Qt.Key.Key_Return.value: "open",
    Qt.Key.Key_Enter.value: "open",
    Qt.Key.Key_Space.value: "open",
    Qt.Key.Key_Delete.value: "delete",
}


class Role(IntEnum):
    """What a photo answers."""

    ID = Qt.ItemDataRole.UserRole
    LINE = Qt.ItemDataRole.UserRole + 1


class PhotoModel(QAbstractListModel):
    """Photos with thumbnails that are decoded once, and only those that are painted."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: list[PhotoLine] = []
        self._thumbs: dict[PhotoLine, QPixmap] = {}

    def show_photos(self, lines: list[PhotoLine]) -> None:
        """Show these; what stays keeps its thumbnail."""
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self._thumbs = {line: self._thumbs[line] for line in lines if line in self._thumbs}
        self.endResetModel()

    def lines(self) -> list[PhotoLine]:
        """What is shown."""
        return self._lines

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Role.ID:
            return line.id
        if role == Role.LINE:
            return line
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumb(line)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            day = day_text(line.on, self._desk.journal.today(), self._desk.locale)
            return joined(line.caption, day)
        return None

    def _thumb(self, line: PhotoLine) -> QPixmap:
        if line not in self._thumbs:
            try:
                image = QImage.fromData(self._desk.journal.photos.data(line.id))
            except JournalError:
                image = QImage()
            side = theme.px(SIDE) * 2  # sharp on a dense screen
            if not image.isNull():
                image = image.scaled(
                    QSize(side, side),
                    Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                    Qt.TransformationMode.SmoothTransformation,
                )
            self._thumbs[line] = QPixmap.fromImage(image)
        return self._thumbs[line]


class PhotoList(QListView):
    """One row of squares, from the newest on."""

    asked = Signal(str)
    """``open``, ``delete`` or ``paste``."""
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setItemDelegate(_PhotoDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_photo_clicked)
        theme.changed.connect(self._fit)
        self._fit()

    def current(self) -> PhotoLine | None:
        """The selected photo."""
        index = self.currentIndex()
        return index.data(Role.LINE) if index.isValid() else None

    def event(self, event: QEvent) -> bool:
        shortcut = event.type() == QEvent.Type.ShortcutOverride
        if shortcut and isinstance(event, QKeyEvent) and self._name_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self._name_of(event)
        if name:
            self.asked.emit(name)
        elif event.text().isprintable() and event.text().strip():
            event.ignore()  # digits belong to the window
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            index = self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(index).center()))

    def _name_of(self, event: QKeyEvent) -> str:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            return "paste"
        if held == control and event.key() in _PASTE:
            return "paste"
        return "" if held else _KEYS.get(event.key(), "")

    def _fit(self) -> None:
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(theme.px(SIDE) + _GAP + bar)
        self.scheduleDelayedItemsLayout()

    def _on_photo_clicked(self, _index: QModelIndex) -> None:
        self.asked.emit("open")


class _PhotoDelegate(QStyledItemDelegate):
    """A square with round corners, cut from the middle of the picture."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        side = theme.px(SIDE)
        return QSize(side + _GAP, side + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        square = QRectF(option.rect).adjusted(2, 2, 2 - _GAP, 2 - _GAP)
        thumb: QPixmap = index.data(Qt.ItemDataRole.DecorationRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(square, 6, 6)
        painter.fillPath(path, theme.color("chip"))
        if not thumb.isNull():
            painter.setClipPath(path)
            side = min(thumb.width(), thumb.height())
            source = QRectF((thumb.width() - side) / 2, (thumb.height() - side) / 2, side, side)
            painter.drawPixmap(square, thumb, source)
            painter.setClipping(False)
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        painter.restore()
