"""EditLine: a line of the card that is read until somebody wants to change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal_app.errors import JournalError
from journal_app.keyboards import SAME_KEY
from journal_app.shapes import Changes
from ui.client.note_field import NoteField
from ui.desk import Desk
from ui.icons import set_icon
from ui.theme import GRID, RADIUS, set_role, theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_label import IconLabel

Write = Callable[[str], Changes | None]
"""Writes what was typed; may raise JournalError when it cannot be read."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_ROWS = 40
_LONG_HINT = 24
"""Letters of a hint that need a second row where the card has two columns."""


@dataclass(frozen=True, slots=True)
class Act:
    """What else can be done with a line: by a letter on it, its menu, and a button if it has an
    icon."""

    name: str
    text: str
    key: str = ""
    icon: str = ""


class EditLine(QWidget):
    """Label, words and a quiet line below. A click or Enter opens a field in their place; Enter
    there saves as one step, Esc leaves all as it was. What the journal refuses is said under the
    field, and the words stay in it."""

    asked = Signal(str)
    """An act of the line, by its name."""
    settled = Signal()
    """The field is closed; what was typed is saved, or given up."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        write: Write,
        label: str = "",
        hint: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.label = desk, label
        self._write, self._hint = write, hint
        self.suggest: Callable[[str], str] | None = None
        """What may be meant by what is typed, said below the field."""
        self._text = self._told = ""
        self._worded = True
        self._refused = self._hovered = self._active = False
        self._acts: tuple[Act, ...] = ()
        self._editor: NoteField | None = None
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(GRID)
        self._icon = IconLabel(icon, "quiet", 16, self)
        self._has_icon = bool(icon)
        self._icon.setVisible(self._has_icon)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(), 1)
        self._add_tools()

    # -- what it shows ----------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What stands in the journal."""
        return self._text

    def show_text(self, text: str, meta: str = "", tone: str = "", shown: str = "") -> None:
        """Show what the journal holds: ``text`` is what a field opens with, ``shown`` what is read
        instead. What is being typed is left alone."""
        self._text = text
        self._value.setText(shown or text)
        self._told = meta
        if not self.is_editing():
            self._show_meta(meta)
        set_role(self._meta, "hint", tone)
        said = ": ".join(part for part in (self.label, shown or text) if part)
        self.setAccessibleName(said or self._hint)
        self.setAccessibleDescription(meta)

    def hide_words(self) -> None:
        """What is read stands elsewhere, as chips."""
        self._worded = False
        self._value.hide()

    def set_icon(self, name: str, color: str = "quiet") -> None:
        """Show another icon before the words."""
        self._icon.set_icon(name, color)

    def set_acts(self, acts: Sequence[Act]) -> None:
        """What can be done with it; the first with an icon has a button of its own."""
        self._acts = tuple(acts)
        first = next((act for act in acts if act.icon), None)
        self._first.setProperty("act", first.name if first else "")
        if first is not None:
            text = f"{first.text} ({first.key.upper()})" if first.key else first.text
            self._first.setToolTip(text)
            self._first.setAccessibleName(f"{first.text}: {self._value.text()}")
            set_icon(self._first, first.icon, "quiet", size=14)
        self._more.setAccessibleName(f"{self._more.toolTip()}: {self._value.text()}")
        self._show_tools()

    def set_active(self, active: bool) -> None:
        """The focus is on the line, or on something of it."""
        self._active = active
        self._show_tools()

    # -- editing ----------------------------------------------------------------------------------

    def is_editing(self) -> bool:
        """Whether its field is open."""
        return self._editor is not None and self._editor.isVisibleTo(self)

    def typed(self) -> str:
        """What stands in the field."""
        return self._editor.toPlainText() if self._editor is not None else ""

    def has_words(self) -> bool:
        """Whether something was typed that is not in the journal."""
        return self.is_editing() and self.typed().strip() != self._text.strip()

    def begin(self, words: str | None = None) -> None:
        """Open the field, with other words in it if named."""
        editor = self._field()
        editor.setPlainText(self._text if words is None else words)
        self._say("")
        self._open(True)
        editor.selectAll()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> bool:
        """Write what was typed and close; False when the journal refused it."""
        if not self.is_editing():
            return True
        words = self.typed()
        if words.strip() != self._text.strip():
            self._refused = False
            self.desk.do(lambda: self._write(words), self._on_refused)
            if self._refused:
                return False
        self._close()
        return True

    def give_up(self) -> None:
        """Close without saving."""
        if self.is_editing():
            self._close()

    # -- events -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = event.key() == Qt.Key.Key_F2 and not event.modifiers()
            if mine or (self.hasFocus() and self._act_of(event)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, act = event.key(), self._act_of(event)
        if self.is_editing():
            if key in _ENTER and self.save():
                self.after_enter()
            elif key == Qt.Key.Key_Escape:
                self.give_up()
                self.after_enter()
            elif key not in _ENTER:
                super().keyPressEvent(event)
        elif key in (*_ENTER, Qt.Key.Key_F2):
            self.begin()
        elif key == Qt.Key.Key_Menu and self._acts:
            self.open_menu()
        elif act:
            self.asked.emit(act)
        else:
            super().keyPressEvent(event)

    def after_enter(self) -> None:
        """Where the focus goes when the field was closed by a key."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.is_editing():
            self.begin()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self._show_tools()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self._show_tools()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.is_editing() or not (self.hasFocus() or self._hovered):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.color("focus"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    # -- parts ------------------------------------------------------------------------------------

    def _words(self) -> QVBoxLayout:
        self._column = QVBoxLayout()
        self._column.setSpacing(1)
        self._label = QLabel(self.label, self)
        self._label.setVisible(bool(self.label))
        self._label.setWordWrap(True)
        set_role(self._label, "hint")
        self._value = ElidedLabel(lines=_MOST_ROWS, parent=self)
        self._meta = ElidedLabel(lines=3, role="hint", parent=self)
        self._error = QLabel(self)
        self._error.setObjectName(f"{self.objectName()}_error")
        self._error.setWordWrap(True)
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._error, "small", "withdrawal")
        self._meta.hide()
        self._error.hide()
        for widget in (self._label, self._value, self._meta, self._error):
            self._column.addWidget(widget)
        return self._column

    def _add_tools(self) -> None:
        """Over the end of the last row: a line need not be narrower for what is seldom seen."""
        self._tools = QWidget(self)
        self._tools.setAutoFillBackground(True)
        self._tools.setBackgroundRole(QPalette.ColorRole.AlternateBase)  # as the line under focus
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(0)
        self._first, self._more = QToolButton(self._tools), QToolButton(self._tools)
        self._more.setToolTip(self.tr("What else to do"))
        set_icon(self._more, "more", "quiet", size=14)
        for end, button in (("act", self._first), ("more", self._more)):
            button.setObjectName(f"{self.objectName()}_{end}")
            set_role(button, "quiet")
            row.addWidget(button)
        self._first.clicked.connect(self._on_first_clicked)
        self._more.clicked.connect(self.open_menu)
        self._tools.hide()

    def _show_tools(self) -> None:
        wanted = (self._hovered or self._active) and bool(self._acts) and not self.is_editing()
        self._first.setVisible(bool(self._first.property("act")))
        self._tools.setVisible(wanted)
        self._place_tools()
        self.update()

    def _place_tools(self) -> None:
        size = self._tools.sizeHint()
        self._tools.resize(size)
        self._tools.move(self.width() - size.width() - 3, self.height() - size.height() - 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tools()

    def _field(self) -> NoteField:
        if self._editor is None:
            rows = 2 if len(self._hint) > _LONG_HINT else 1
            self._editor = NoteField(self, least=rows, most=10)
            self._editor.setObjectName(f"{self.objectName()}_edit")
            self._editor.setAccessibleName(self.label or self._hint)
            self._editor.setPlaceholderText(self._hint)
            self._editor.textChanged.connect(self._on_text_changed)
            self._column.insertWidget(1, self._editor)
        return self._editor

    def _open(self, is_open: bool) -> None:
        self._field().setVisible(is_open)
        self._value.setVisible(not is_open and self._worded)
        self._show_meta("" if is_open else self._told)
        self._icon.setVisible(not is_open and self._has_icon)
        self._show_tools()
        self.updateGeometry()

    def _close(self) -> None:
        self._say("")
        self._open(False)
        self.settled.emit()

    def open_menu(self) -> None:
        """Show everything that can be done with the line."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}_menu")
        for act in self._acts:
            text = f"{act.text}\t{act.key.upper()}" if act.key else act.text
            action = menu.addAction(text)
            action.setObjectName(f"{self.objectName()}_{act.name}")
            action.setData(act.name)
        menu.triggered.connect(self._on_menu_triggered)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _act_of(self, event: QKeyEvent) -> str:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return ""
        if event.key() == Qt.Key.Key_Delete:
            return next((act.name for act in self._acts if act.key == "del"), "")
        letter = event.text().lower()
        for act in self._acts:
            if letter and letter in (act.key, SAME_KEY.get(act.key, "")):
                return act.name
        return ""

    def _show_meta(self, text: str) -> None:
        self._meta.setText(text)
        self._meta.setVisible(bool(text))

    def _say(self, problem: str) -> None:
        self._error.setText(problem)
        self._error.setVisible(bool(problem))

    def _on_refused(self, error: JournalError) -> None:
        self._refused = True
        self._say(self.desk.say(error))

    def _on_text_changed(self) -> None:
        self._say("")
        if self.suggest is not None and self.is_editing():
            self._show_meta(self.suggest(self.typed()))

    def _on_menu_triggered(self, action: QAction) -> None:
        self.asked.emit(str(action.data()))

    def _on_first_clicked(self) -> None:
        self.asked.emit(str(self._first.property("act")))
