"""PageStack: pages one behind the other, no taller than the one in front needs."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Qt's own stack is as tall as the tallest of its pages, also of those that nobody sees, and
    a scroll area takes what a page would like for what it must have: both would make the page
    around it scroll beside a list that scrolls by itself. It asks for the least, and is given what
    room there is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._on_page_changed)

    def sizeHint(self) -> QSize:
        page, least = self.currentWidget(), self.minimumSizeHint()
        if page is not None and page.hasHeightForWidth():
            least.setHeight(max(least.height(), page.heightForWidth(self.width())))
        return least

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        return page.minimumSizeHint().expandedTo(page.minimumSize())

    def hasHeightForWidth(self) -> bool:
        return False  # the layout would be asked, and it asks every page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _on_page_changed(self) -> None:
        self.updateGeometry()
