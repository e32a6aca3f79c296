"""NoteEditor: where a note is written; Markdown as plain text, lightly formatted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QImage, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QWidget

from ui.client.markdown_look import MarkdownLook
from ui.client.note_field import undo_step_of
from ui.theme import set_role

TAKEN = ("deposit", "withdrawal", "promise", "fact", "fragment")
"""What selected words can become, in the order of Ctrl+Alt+1…5."""
_TEMPLATE = (Qt.Key.Key_T.value, ord("Е"))
_NEW_LINE_MARKS = ("- ", "* ", "> ", "— ")


class NoteEditor(QTextEdit):
    """Plain text all through: what is typed is what is kept. Tab moves on, Enter is a new line.

    Undo with nothing to undo is left to the window, where it takes back the last record.
    """

    left = Signal()
    """The focus went elsewhere (a menu over the text does not count)."""
    words_taken = Signal(str, str)
    """(one of TAKEN, the selected words)."""
    template_wanted = Signal()
    pictures_given = Signal(object)
    """A QImage, or a list of file names, was pasted or dropped."""

    def __init__(self, taken: tuple[str, ...] = TAKEN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = taken
        self._names: dict[str, str] = {}
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        set_role(self, "bare")
        self._look = MarkdownLook(self.document())

    def set_names(self, names: dict[str, str]) -> None:
        """The words of the menu for what selected words can become."""
        self._names = names

    def words(self) -> str:
        """Everything as typed."""
        return self.toPlainText()

    def set_words(self, text: str) -> None:
        """Show other words; there is nothing to undo in them."""
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()

    def selected(self) -> str:
        """The selected words, on lines of their own where they are in the note."""
        return self.textCursor().selection().toPlainText().strip()

    # -- keys -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            step = undo_step_of(event)
            if step:
                event.setAccepted(self._can(step))
                return self._can(step)
            if self._act_of(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, act = undo_step_of(event), self._act_of(event)
        if step and not self._can(step):
            event.ignore()
        elif step:
            self.undo() if step == "undo" else self.redo()
        elif act == "template":
            self.template_wanted.emit()
        elif act:
            self._take(act)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._break_line()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _can(self, step: str) -> bool:
        document = self.document()
        return document.isUndoAvailable() if step == "undo" else document.isRedoAvailable()

    def _act_of(self, event: QKeyEvent) -> str:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        if held == control and event.key() in _TEMPLATE:
            return "template"
        number = event.key() - Qt.Key.Key_1.value
        if held == control | alt and 0 <= number < len(TAKEN) and TAKEN[number] in self._taken:
            return TAKEN[number]
        return ""

    def _take(self, kind: str) -> None:
        if self.selected():
            self.words_taken.emit(kind, self.selected())

    def _break_line(self) -> None:
        """A list goes on by itself; Enter on an empty item ends it."""
        cursor = self.textCursor()
        line = cursor.block().text()
        mark = next((mark for mark in _NEW_LINE_MARKS if line.startswith(mark)), "")
        if mark and line == mark and not cursor.hasSelection():
            cursor.movePosition(cursor.MoveOperation.StartOfBlock, cursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            cursor.insertText("\n" + (mark if cursor.positionInBlock() >= len(mark) else ""))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # -- menu, paste and drop ---------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setObjectName("noteMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.selected():
            self._offer(menu)
        menu.popup(event.globalPos())

    def _offer(self, menu: QMenu) -> None:
        first = menu.actions()[0] if menu.actions() else None
        for number, kind in enumerate(TAKEN, 1):
            if kind not in self._taken or kind not in self._names:
                continue
            action = menu.addAction(f"{self._names[kind]}\tCtrl+Alt+{number}")
            action.setObjectName(f"noteTake_{kind}")
            action.setProperty("kind", kind)
            action.triggered.connect(self._on_taking_triggered)
            if first is not None:
                menu.removeAction(action)
                menu.insertAction(first, action)
        if first is not None:
            menu.insertSeparator(first)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words come without their colours and fonts, pictures go to the photos."""
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files and not source.text().strip().startswith("http"):
            self.pictures_given.emit(files)
        elif source.hasImage() and not source.hasText():
            image = source.imageData()
            if isinstance(image, QImage):
                self.pictures_given.emit(image)
        else:
            self.insertPlainText(source.text())

    def _on_taking_triggered(self) -> None:
        self._take(str(self.sender().property("kind")))
