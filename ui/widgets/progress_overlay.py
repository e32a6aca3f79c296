"""Long work, shown over the window with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import GRID, theme
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel


class ProgressOverlay(QWidget):
    """Covers ``parent`` while something long runs; nothing under it can be reached."""

    cancelled = Signal()
    """Cancel or Esc was pressed. The work ends when its owner calls ``finish``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("progressOverlay")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        card = Card(parent=self)
        card.setFixedWidth(48 * GRID)
        self._text = ElidedLabel(lines=3, role="heading", parent=card)
        self._text.setObjectName("progressText")
        self._bar = QProgressBar(card)
        self._bar.setObjectName("progressBar")
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(self.tr("Cancel"), card)
        self._cancel.setObjectName("progressCancel")
        self._cancel.clicked.connect(self._on_cancel_clicked)
        card.body.setSpacing(2 * GRID)
        card.body.addWidget(self._text)
        card.body.addWidget(self._bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        card.body.addLayout(row)
        layout = QVBoxLayout(self)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        parent.installEventFilter(self)
        self.hide()

    def start(self, text: str, can_cancel: bool = True) -> None:
        """Cover the window; the bar runs to and fro until progress is known."""
        if self.isHidden():
            # The window's own: a dialog that has the focus now may be gone at the end.
            self._before = self._over.window().focusWidget()
        self._text.setText(text)
        self.setAccessibleName(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._cancel.setVisible(can_cancel)
        self._cancel.setEnabled(True)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        (self._cancel if can_cancel else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_progress(self, done: int, total: int) -> None:
        """So much of so much is done (``total`` 0: not known)."""
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)

    def set_text(self, text: str) -> None:
        """Say what is being done now."""
        self._text.setText(text)

    def finish(self) -> None:
        """Uncover the window and give the focus back, unless the veil has it now."""
        focused = self._over.window().focusWidget()
        mine = focused is None or focused is self or self.isAncestorOf(focused)
        self.hide()
        before, self._before = self._before, None
        if mine and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._cancel.isVisible():
            self._cancel.click()
        event.accept()

    def focusNextPrevChild(self, _next: bool) -> bool:
        return True  # Tab stays here

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = theme.color("ground")
        shade.setAlphaF(0.72)
        QPainter(self).fillRect(self.rect(), shade)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cancelled.emit()
