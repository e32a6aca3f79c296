"""A plain screen over everything, for when a client sits opposite."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.icons import set_icon
from ui.theme import GRID, theme
from ui.widgets.hint_button import HintButton


class Veil(QWidget):
    """Covers its window and plain covers lie on every other window; nothing is closed.

    Keys end here: only its own (an action, so not seen here) and a click on its button lift it.
    """

    fallen = Signal()
    """It hides the window now."""
    lifted = Signal()
    """The window can be seen again."""

    def __init__(self, text: str, key: str, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("veil")
        self._window = window
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        self._covers: list[_Cover] = []
        self._lift = HintButton(text, key, "quiet", parent=self)
        self._lift.setObjectName("veilLift")
        self._lift.setAccessibleName(text)
        self._lift.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space and Enter must not lift it
        self._lift.clicked.connect(self.lift)
        set_icon(self._lift, "veil", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 5 * GRID)
        layout.addStretch(1)
        layout.addWidget(self._lift, 0, Qt.AlignmentFlag.AlignHCenter)
        window.installEventFilter(self)
        self.hide()

    def is_down(self) -> bool:
        """Whether it hides the window."""
        return not self.isHidden()

    def fall(self) -> None:
        """Hide everything."""
        if self.is_down():
            return
        window = self._window
        while popup := QApplication.activePopupWidget():
            popup.close()
        QToolTip.hideText()
        self._before = QApplication.focusWidget()
        for other in QApplication.topLevelWidgets():
            if other is not window and other.isVisible():
                self._covers.append(_Cover(other))
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fallen.emit()

    def lift(self) -> None:
        """Show everything as it was, the focus where it was."""
        if not self.is_down():
            return
        self.hide()
        for cover in self._covers:
            if isValid(cover):  # its window may be gone
                cover.remove()
        self._covers.clear()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.lifted.emit()

    def give_way(self) -> bool:
        """Go, for another veil to fall in the same place; whether it was down. Tells nobody: the
        window is not to be seen."""
        was_down = self.is_down()
        with QSignalBlocker(self):
            self.lift()
        return was_down

    def toggle(self) -> None:
        """Fall or lift."""
        (self.lift if self.is_down() else self.fall)()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, _next: bool) -> bool:
        return True  # Tab stays here

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("ground"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Asked of Qt: while a window is taken down, our attributes may be gone before its events.
        window = self.parentWidget()
        if watched is window and event.type() == QEvent.Type.Resize:
            self.setGeometry(window.rect())
        return False


class _Cover(QWidget):
    """Plain ground over another window of the program."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Uncover the window."""
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, _next: bool) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("ground"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Asked of Qt: while a window is taken down, our attributes may be gone before its events.
        window = self.parentWidget()
        if watched is window and event.type() == QEvent.Type.Resize:
            self.setGeometry(window.rect())
        return False
