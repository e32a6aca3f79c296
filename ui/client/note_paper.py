"""NotePaper: the sheet a note is written on, with its two layers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.client.note_editor import TAKEN, NoteEditor
from ui.client.note_session import Words
from ui.desk import Desk
from ui.icons import set_icon
from ui.theme import GRID, set_role, theme
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.separator import Separator

_PRIVATE_HEIGHT = 76
_PRIVATE_KEYS = (Qt.Key.Key_P.value, ord("З"))
"""P, as a Russian layout names its key, too."""


class NotePaper(Card):
    """Head, shared words, private words. It knows nothing of where they are kept."""

    edited = Signal()
    """A keystroke changed one of the layers."""
    left = Signal()
    """The focus is in neither layer any more."""
    words_taken = Signal(str, str, bool)
    """(what selected words become, the words, whether they are private)."""
    template_wanted = Signal()
    pictures_given = Signal(object)
    versions_wanted = Signal()
    photo_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._filling = False
        self.setObjectName("notePaper")
        self._add_head()
        self.editor = self._made_editor("noteEditor", TAKEN)
        self.editor.setAccessibleName(self.tr("Note"))
        self.editor.setMinimumHeight(10 * GRID)
        # A page that scrolls asks for as much as a text would like: it takes what there is.
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.editor, 1)
        self._add_private()
        self.setTabOrder(self.editor, self.private)
        theme.changed.connect(self._fit)
        self._fit()
        self.set_private_shown(desk.profession == "psychologist")

    # -- what stands here -------------------------------------------------------------------------

    def words(self) -> Words:
        """Both layers as typed."""
        return Words(self.editor.words(), self.private.words())

    def show_words(self, words: Words) -> None:
        """Show other words, without taking them for typed ones."""
        self._filling = True
        for editor, text in ((self.editor, words.text), (self.private, words.private)):
            if editor.words() != text:
                editor.set_words(text)
            else:
                editor.document().clearUndoRedoStacks()
        self._filling = False
        self._show_need()

    def show_head(self, title: str, versions: int, is_new: bool) -> None:
        """Say which note it is, and how many former ones it has."""
        self._day.setText(title)
        self.versions.setText(str(versions))
        tip = self.tr("%n former version(s)", "", versions)
        self.versions.setToolTip(tip)
        self.versions.setAccessibleName(tip)
        self.versions.setVisible(versions > 0)
        self.delete.setVisible(not is_new)

    def show_state(self, state: str) -> None:
        """``quiet``, ``typed`` or ``failed``: whether the words are safe."""
        texts = {
            "quiet": "",
            "typed": self.tr("being written…"),
            "failed": self.tr("not kept yet: the words stay here, and it is tried again"),
        }
        self._state.setText(texts[state])
        set_role(self._state, "hint", "withdrawal" if state == "failed" else "")

    def focus_words(self) -> None:
        """Go on writing at the end."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def is_private_shown(self) -> bool:
        """Whether the private layer is unfolded."""
        return not self._layer.isHidden()

    def set_private_shown(self, shown: bool) -> None:
        """Unfold the private layer, or fold it with the focus back in the note."""
        if not shown and self.private.hasFocus():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._layer.setVisible(shown)
        self.lock.setChecked(shown)

    # -- building ---------------------------------------------------------------------------------

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        self._day = QLabel(self)
        self._day.setObjectName("noteDay")
        set_role(self._day, "section")
        head.addWidget(self._day)
        self._state = QLabel(self)
        self._state.setObjectName("noteState")
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._state.setMinimumWidth(0)
        head.addSpacing(GRID)
        head.addWidget(self._state, 1)
        self.template = self._button("noteTemplate", "method", self.tr("Insert the template"))
        self.template.setToolTip(self.tr("The template of a note (Ctrl+T)"))
        self.template.clicked.connect(self.template_wanted)
        self.versions = self._button("noteVersions", "clock", self.tr("Former versions"))
        self.versions.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.versions.clicked.connect(self.versions_wanted)
        self.photo = self._button("notePhoto", "picture", self.tr("Add a photo"))
        self.photo.setToolTip(self.tr("Add a photo; pasting or dropping one works, too"))
        self.photo.clicked.connect(self.photo_wanted)
        self.lock = self._button("notePrivate", "lock", self.tr("Private layer"))
        self.lock.setCheckable(True)
        self.lock.setToolTip(self.tr("The private layer: unfold or fold (Ctrl+Shift+P)"))
        self.lock.toggled.connect(self._on_lock_toggled)
        self.delete = self._button("noteDelete", "trash", self.tr("Delete the note"))
        self.delete.clicked.connect(self.delete_wanted)
        for button in (self.template, self.versions, self.photo, self.lock, self.delete):
            head.addWidget(button)
        self.body.addLayout(head)

    def _button(self, name: str, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(words)
        set_icon(button, icon, "quiet", size=16)
        set_role(button, "quiet")
        return button

    def _add_private(self) -> None:
        self._layer = QWidget(self)
        column = QVBoxLayout(self._layer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Separator())
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(IconLabel("lock", "quiet", 14, self._layer))
        hint = QLabel(self.tr("private layer: not printed, not exported, not searched"))
        hint.setObjectName("notePrivateHint")
        hint.setWordWrap(True)
        set_role(hint, "hint")
        row.addWidget(hint, 1)
        column.addLayout(row)
        self.private = self._made_editor("notePrivateEditor", ("fragment",))
        self.private.setAccessibleName(self.tr("Private layer of the note"))
        column.addWidget(self.private)
        self.body.addWidget(self._layer)

    def _made_editor(self, name: str, taken: tuple[str, ...]) -> NoteEditor:
        editor = NoteEditor(taken, self)
        editor.setObjectName(name)
        words = self._desk.words
        editor.set_names(
            {
                "deposit": words["new_deposit"],
                "withdrawal": words["new_withdrawal"],
                "promise": words["new_promise"],
                "fact": self.tr("Remember about the client"),
                "fragment": self.tr("To supervision"),
            }
        )
        editor.textChanged.connect(self._on_words_changed)
        editor.left.connect(self._on_editor_left, Qt.ConnectionType.QueuedConnection)
        editor.words_taken.connect(self._on_words_taken)
        editor.template_wanted.connect(self.template_wanted)
        editor.pictures_given.connect(self.pictures_given)
        return editor

    def _fit(self) -> None:
        self.private.setFixedHeight(theme.px(_PRIVATE_HEIGHT))

    def _show_need(self) -> None:
        empty = not self.editor.words().strip()
        self.template.setVisible(empty)
        self.editor.setPlaceholderText(
            self.tr("What is worth remembering? Ctrl+T puts the template here.") if empty else ""
        )

    # -- slots ------------------------------------------------------------------------------------

    def _on_words_changed(self) -> None:
        if not self._filling:
            self._show_need()
            self.edited.emit()

    def _on_editor_left(self) -> None:
        """Asked a turn later: the focus may have gone from one layer to the other."""
        if QApplication.focusWidget() not in (self.editor, self.private):
            self.left.emit()

    def _on_words_taken(self, kind: str, text: str) -> None:
        self.words_taken.emit(kind, text, self.sender() is self.private)

    def _on_lock_toggled(self, shown: bool) -> None:
        if shown == self.is_private_shown():
            return
        self.set_private_shown(shown)
        editor = self.private if shown else self.editor
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
