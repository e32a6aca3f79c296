"""A layout that sets its items in lines, like words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Items from the leading edge, wrapping to the next line; mirrored for right-to-left.

    With ``justify`` a single line is spread over the whole width.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = 8,
        line_spacing: int | None = None,
        justify: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._line_spacing = spacing if line_spacing is None else line_spacing
        self._justify = justify
        self._beside: QWidget | None = None
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def keep_beside(self, widget: QWidget) -> None:
        """Let every line be as high as a widget that stands beside the last one, so that their
        words stand at one height."""
        self._beside = widget

    def clear(self) -> None:
        """Take out every item and delete its widget."""
        while self._items:
            item = self._items.pop()
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """All items in one line."""
        margins = self.contentsMargins()
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if size.width() > width:  # wider than the line: shrink as far as it can
                least = max(width, item.minimumSize().width())
                tall = item.heightForWidth(least) if item.hasHeightForWidth() else size.height()
                size = QSize(least, tall)
            needed = size.width() + (self.spacing() if lines[-1] else 0)
            if lines[-1] and used + needed > width:
                lines.append([])
                used, needed = 0, size.width()
            lines[-1].append((item, size))
            used += needed
        return lines if lines[-1] else []

    def _arrange(self, rect: QRect, place: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        lines = self._lines(inner.width())
        y = inner.top()
        for number, line in enumerate(lines):
            if number:
                y += self._line_spacing
            height = max(self._least(), *(size.height() for _, size in line))
            if place:
                gap = self._gap(lines, inner.width())
                self._place(line, inner, y, height, gap)
            y += height
        return y - rect.top() + margins.bottom()

    def _least(self) -> int:
        return self._beside.sizeHint().height() if self._beside is not None else 0

    def _gap(self, lines: list[list[tuple[QLayoutItem, QSize]]], width: int) -> int:
        if not self._justify or len(lines) != 1 or len(lines[0]) < 2:
            return self.spacing()
        free = width - sum(size.width() for _, size in lines[0])
        return max(self.spacing(), free // (len(lines[0]) - 1))

    def _place(
        self, line: list[tuple[QLayoutItem, QSize]], inner: QRect, y: int, height: int, gap: int
    ) -> None:
        widget = self.parentWidget()
        direction = widget.layoutDirection() if widget else Qt.LayoutDirection.LeftToRight
        x = inner.left()
        for item, size in line:
            top = y + (height - size.height()) // 2
            spot = QRect(QPoint(x, top), size)
            item.setGeometry(QStyle.visualRect(direction, inner, spot))
            x += size.width() + gap
