"""Text copied from the journal: kept out of clipboard histories, and not left lying about.

Every copy is marked, ours and those that a field or a label makes by itself. What is not meant for
a client's messenger is taken away after half a minute, unless something else was copied since.
"""

from __future__ import annotations

import itertools
import sys
from typing import Final

import PySide6.QtGui
from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

CLEAR_MS: Final = 30_000
"""How long a copy stays."""
MARK: Final = "application/x-client-journal-copy"
"""Tells our copies from all others; its value names one of them."""
_APPLE: Final = "application/x-nspasteboard-concealed-type"
_HINTS: Final = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    "x-kde-passwordManagerHint": b"secret",
    _APPLE: b"1",
}
"""What asks the histories of Windows, KDE and macOS to leave a copy out."""
_PASSING, _LASTING = b"passing", b"lasting"
_numbers = itertools.count(1)
_converters: list[object] = []

Copyable = QLineEdit | QTextEdit | QPlainTextEdit | QLabel


def copy_text(text: str, lasting: bool = False) -> None:
    """Copy a text. A ``lasting`` one, for the client's messenger, waits until the lock or the end;
    any other goes after half a minute."""
    data = QMimeData()
    data.setText(text)
    _put(data, _LASTING if lasting else _PASSING)


class ClipboardKeeper(QObject):
    """Marks what is copied from this program and takes it away in time."""

    def __init__(self, parent: QObject, clear_ms: int = CLEAR_MS) -> None:
        super().__init__(parent)
        self._mark = b""
        self._watched: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(clear_ms)
        self._timer.timeout.connect(self._on_timeout)
        QGuiApplication.clipboard().dataChanged.connect(self._on_data_changed)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        _teach_apple()

    def left(self) -> int:
        """Milliseconds until the copy goes; 0 when none waits for it."""
        return max(0, self._timer.remainingTime())

    def clear(self) -> None:
        """Take away what is ours, the selection of X11 too: at the lock and at the end."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if _mark():
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The widget's own way tells of a copy only after it was made: a history may have it then.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, Copyable)
        ):
            cut = event.matches(QKeySequence.StandardKey.Cut)
            if cut or event.matches(QKeySequence.StandardKey.Copy):
                return _copied(watched, cut)
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new if isinstance(new, Copyable) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def _on_data_changed(self) -> None:
        clipboard = QGuiApplication.clipboard()
        self._timer.stop()
        if not _is_ours():
            return
        self._mark = _mark()
        if self._mark.startswith(_PASSING):
            self._timer.start()
        elif not self._mark:
            data = clipboard.mimeData()
            if data is not None and (data.hasText() or data.hasHtml()):
                _put(data, _PASSING)  # tells of itself again

    def _on_timeout(self) -> None:
        if self._mark and _mark() == self._mark:
            QGuiApplication.clipboard().clear()


def _is_ours() -> bool:
    """Whether this program filled the clipboard; without a screen nobody else can."""
    alone = QGuiApplication.platformName() in ("offscreen", "minimal")
    return alone or QGuiApplication.clipboard().ownsClipboard()


def _mark() -> bytes:
    """The mark of what lies in the clipboard, b"" when it is not ours."""
    data = QGuiApplication.clipboard().mimeData()
    return b"" if data is None else bytes(data.data(MARK).data())


def _put(source: QMimeData, kind: bytes) -> None:
    """Copy the text of ``source`` with the marks on it."""
    data = QMimeData()
    data.setText(source.text())
    if source.hasHtml():
        data.setHtml(source.html())
    for name, value in _HINTS.items():
        data.setData(name, value)
    data.setData(MARK, kind + b" %d" % next(_numbers))
    QGuiApplication.clipboard().setMimeData(data)


def _copied(field: Copyable, cut: bool) -> bool:
    """Copy what is selected in a field, marked from the first; whether that was all to do."""
    if cut and (isinstance(field, QLabel) or field.isReadOnly()):
        return False
    data = QMimeData()
    if isinstance(field, QLineEdit):
        if field.echoMode() == QLineEdit.EchoMode.Normal:
            data.setText(field.selectedText())
    elif isinstance(field, QLabel):
        data.setText(field.selectedText().replace("\u2029", "\n"))
    else:
        chosen = field.textCursor().selection()
        data.setText(chosen.toPlainText())
        if isinstance(field, QTextEdit) and field.acceptRichText() and not chosen.isEmpty():
            data.setHtml(chosen.toHtml())
    if not data.text():
        return False
    _put(data, _PASSING)
    if cut and isinstance(field, QLineEdit):
        field.insert("")
    elif cut and isinstance(field, QTextEdit | QPlainTextEdit):
        field.textCursor().removeSelectedText()
    return True


def _teach_apple() -> None:
    """On macOS: the name that pasteboard histories know the mark by."""
    base = getattr(PySide6.QtGui, "QUtiMimeConverter", None)
    if sys.platform != "darwin" or base is None or _converters:
        return

    class Concealed(base):  # type: ignore[misc, valid-type]
        def mimeForUti(self, uti: str) -> str:
            return _APPLE if uti == "org.nspasteboard.ConcealedType" else ""

        def utiForMime(self, mime: str) -> str:
            return "org.nspasteboard.ConcealedType" if mime == _APPLE else ""

        def convertToMime(self, _mime: str, data: list[bytes], _uti: str) -> bytes:
            return b"".join(bytes(part) for part in data)

        def convertFromMime(self, _mime: str, data: bytes, _uti: str) -> list[bytes]:
            return [bytes(data)]

    _converters.append(Concealed())
