"""Keys of the window that a field would keep for itself; those of the veil and of the lock in any
window and over any menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.actions import COMMANDS, EVERYWHERE, key_sequences

_KEYS = {sequence: command.id for command in COMMANDS for sequence in key_sequences(command)}
_CONTROL = Qt.KeyboardModifier.ControlModifier

Field = QLineEdit | QTextEdit | QPlainTextEdit


class FocusWatch(QObject):
    """Follows the focus and looks at the keys before the focused widget does.

    A field keeps Ctrl+Z only while it has typing of its own to take back (on the Cyrillic key,
    too); all other keys of the table go to their actions. It filters the one focused widget, and
    the system's window around it, not the application: a filter there would cost a call for every
    event of every widget.
    """

    stirred = Signal()
    """A key was pressed, or the focus moved."""
    veil_wanted = Signal()
    """The veil's key was pressed in another window, where the action does not reach."""
    lock_wanted = Signal()
    """So was the lock's."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        self._around: QWindow | None = None
        self._late = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        app.focusWindowChanged.connect(self._on_focus_window_changed)
        self._on_focus_window_changed(QGuiApplication.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWindow):
            return event.type() == QEvent.Type.KeyPress and self._pressed_over_menu(event)
        if isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            before = QApplication.focusWidget()
            self.stirred.emit()
            if event.type() == QEvent.Type.ShortcutOverride:
                self._late = QApplication.focusWidget() is not before
                if not self._late:
                    return self._overridden(watched, event)
                event.accept()  # it came too late: the lock or the veil stands here now
                return True
            if event.type() == QEvent.Type.KeyPress:
                late, self._late = self._late, False
                return late or self._pressed(watched, event)
        return False

    def _overridden(self, widget: QWidget, event: QKeyEvent) -> bool:
        command = _command(event)
        if command in EVERYWHERE and widget.window() is not self._window:
            event.accept()
            return True
        if not command or not event.modifiers() & _CONTROL:
            return False
        if command in ("undo", "redo") and _can(command, _field(widget)):
            event.accept()
        else:
            event.ignore()
        return True

    def _pressed_over_menu(self, event: QEvent) -> bool:
        """An open menu takes all keys, and asks no action whether one is its own."""
        assert isinstance(event, QKeyEvent)
        command = _command(event)
        if command not in EVERYWHERE or QApplication.activePopupWidget() is None:
            return False
        self._want(command)
        return True

    def _want(self, command: str) -> None:
        (self.veil_wanted if command == "toggleVeil" else self.lock_wanted).emit()

    def _pressed(self, widget: QWidget, event: QKeyEvent) -> bool:
        command = _command(event)
        if command in EVERYWHERE and widget.window() is not self._window:
            self._want(command)
            return True
        field = _field(widget)
        if command in ("undo", "redo") and field is not None and _can(command, field):
            getattr(field, command)()
            return True
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        gone = self._watched is not None and not isValid(self._watched)
        if self._watched is not None and self._watched is not new and not gone:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._on_watched_destroyed)
        if new is not None and new is not self._watched:
            new.installEventFilter(self)
            new.destroyed.connect(self._on_watched_destroyed)
        self._watched = new
        self.stirred.emit()

    def _on_focus_window_changed(self, new: QWindow | None) -> None:
        if self._around is not None and isValid(self._around):
            self._around.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)
        self._around = new

    def _on_watched_destroyed(self) -> None:
        self._watched = None


def _command(event: QKeyEvent) -> str:
    return _KEYS.get(QKeySequence(event.keyCombination()), "")


def _field(widget: QWidget) -> Field | None:
    """The text field behind a widget with the focus, if its text can be changed."""
    field = widget.findChild(QLineEdit) if isinstance(widget, QAbstractSpinBox) else widget
    if isinstance(field, Field) and not field.isReadOnly():
        return field
    return None


def _can(what: str, field: Field | None) -> bool:
    if field is None:
        return False
    kept = field if isinstance(field, QLineEdit) else field.document()
    return kept.isUndoAvailable() if what == "undo" else kept.isRedoAvailable()
