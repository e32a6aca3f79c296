"""The short word at the bottom that says what was saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import GRID, set_role
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.hint_button import HintButton

STAYS_MS = 6000


class Toast(QFrame):
    """A line over the bottom of ``parent``, with one action; it goes away by itself.

    It waits while the pointer is over it or its button has the focus, and never takes the focus.
    """

    action_triggered = Signal()
    """The button was pressed (the toast is already gone)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("toast")
        set_role(self, "toast")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 6, GRID, 6)
        layout.setSpacing(GRID)
        self._text = ElidedLabel(lines=2, parent=self)
        self._text.setObjectName("toastText")
        self._text.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._action = HintButton(parent=self)
        self._action.setObjectName("toastAction")
        self._action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action.clicked.connect(self._on_action_clicked)
        self._action.installEventFilter(self)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        parent.installEventFilter(self)
        self.hide()

    def show_message(
        self, text: str, action: str = "", hint: str = "", stays_ms: int = STAYS_MS
    ) -> None:
        """Show ``text`` and, if named, one action with its key; a newer message takes its place."""
        self._text.setText(text)
        self._action.setText(action)
        self._action.set_hint(hint)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._timer.setInterval(stays_ms)
        self._place()
        self.show()
        self.raise_()
        self._run()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def message(self) -> str:
        """What is being said, "" when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def dismiss(self) -> None:
        """Take the message away now."""
        self._timer.stop()
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._run()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._action and kind == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self._action and kind == QEvent.Type.FocusOut:
            self._run()
        elif watched is self._over and kind == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _run(self) -> None:
        held = self.underMouse() or self._action.hasFocus()
        if not self.isHidden() and not held:
            self._timer.start()

    def _place(self) -> None:
        over = self._over
        room = max(0, over.width() - 6 * GRID)
        width = min(self.sizeHint().width(), room, 80 * GRID)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        left = (over.width() - width) // 2
        self.setGeometry(left, over.height() - height - 5 * GRID, width, height)

    def _on_action_clicked(self) -> None:
        self.dismiss()
        self.action_triggered.emit()

    def _on_timer_timeout(self) -> None:
        self.hide()
