"""PhotoLarge: one photo over the whole page; arrows go on, Esc closes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from journal_app.shapes.notes import PhotoLine
from ui.client.pictures import decoded
from ui.desk import Desk
from ui.formatting import day_text
from ui.theme import GRID, set_role, theme
from ui.widgets.hint_button import HintButton


class PhotoLarge(QWidget):
    """Lies over its window until it is closed. The words under the photo are changed in place."""

    def __init__(
        self, desk: Desk, lines: list[PhotoLine], line: PhotoLine, window: QWidget
    ) -> None:
        super().__init__(window)
        self._over = window
        self._desk, self._lines = desk, lines
        self._place = lines.index(line)
        self._picture = QPixmap()
        self._before = QApplication.focusWidget()
        self.setObjectName("photoLarge")
        self.setAccessibleName(self.tr("Photo"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._day = QLabel(self)
        self._day.setObjectName("photoLargeDay")
        set_role(self._day, "quiet")
        self.caption = QLineEdit(self)
        self.caption.setObjectName("photoCaption")
        self.caption.setAccessibleName(self.tr("Words under the photo"))
        self.caption.setPlaceholderText(self.tr("A few words: colour, shape, what was asked for"))
        self.caption.setMaxLength(400)
        self.caption.installEventFilter(self)
        self.close_button = HintButton(self.tr("Close"), "Esc", parent=self)
        self.close_button.setObjectName("photoLargeClose")
        self.close_button.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._day)
        row.addWidget(self.caption, 1)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.addStretch(1)
        layout.addLayout(row)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def open(self) -> None:
        """Show it, and take the keys."""
        self._show()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def photo(self) -> PhotoLine:
        """Which one is shown."""
        return self._lines[self._place]

    def typed(self) -> str | None:
        """The words under it, if they are not kept yet."""
        text = self.caption.text()
        return text if text.strip() != self.photo().caption else None

    def put_typed(self, text: str) -> None:
        """Go on with words that were not kept yet."""
        self.caption.setText(text)
        self.caption.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep the words and close."""
        self._keep_caption()
        self._over.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing under it hears a key."""
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.leave()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._go(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._go(1)
        elif key == Qt.Key.Key_Delete:
            line = self._lines[self._place]
            self.leave()
            self._desk.do(lambda: self._desk.journal.photos.delete(line.id))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._over and kind == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        elif watched is self.caption and kind == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._keep_caption()
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        elif watched is self.caption and kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("ground"))
        if self._picture.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = 2 * GRID
        room = QRectF(edge, edge, self.width() - 2 * edge, self.caption.y() - 2 * edge)
        size = self._picture.size().toSizeF()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(QPointF(0, 0), size)
        target.moveCenter(room.center())
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))

    def _go(self, step: int) -> None:
        self._keep_caption()
        self._place = (self._place + step) % len(self._lines)
        self._show()

    def _show(self) -> None:
        line = self._lines[self._place]
        self._picture = QPixmap.fromImage(decoded(self._desk, line.id))
        self._day.setText(day_text(line.on, self._desk.journal.today(), self._desk.locale))
        self.caption.setText(line.caption)
        self.update()

    def _keep_caption(self) -> None:
        line, text = self.photo(), self.typed()
        if text is None:
            return
        self._desk.do(lambda: self._desk.journal.photos.edit(line.id, text))
        fresh = {one.id: one for one in self._desk.journal.photos.of(line.client)}
        self._lines = [fresh.get(one.id, one) for one in self._lines]
