"""Writing something down about anybody, from anywhere, by keys alone."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from ui.client.note_field import NoteField
from ui.desk import Desk
from ui.dialogs.quick_body import QuickBody, made_body
from ui.dialogs.quick_client import QuickClient
from ui.formatting import plain, signed
from ui.preferences import Preferences
from ui.theme import GRID, KINDS, set_role
from ui.widgets.hint_button import HintButton
from ui.widgets.overlay import Overlay
from ui.widgets.segmented import Segmented

_WIDTH = 720
_DIGITS = {
    Qt.Key.Key_1: "deposit",
    Qt.Key.Key_2: "withdrawal",
    Qt.Key.Key_3: "promise",
    Qt.Key.Key_4: "apology",
    Qt.Key.Key_0: "note",
}
_NUMBERS = {Qt.Key(Qt.Key.Key_0 + number): number for number in range(1, 10)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class QuickDraft:
    """What was typed and not saved."""

    name: str
    picked: bool
    client: int | None
    kind: str
    text: str
    choices: object
    attempt: str = ""
    """The uid that the record will have, made before it is first tried to be saved."""


class QuickEntry(Overlay):
    """A card over the window: client, kind, text. Enter goes on from each to the next and saves
    at the end; Esc closes, and what was typed waits until it is opened again."""

    def __init__(self, desk: Desk, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window, _WIDTH)
        self.setObjectName("quickEntry")
        self.setAccessibleName(self.tr("Quick entry"))
        self._desk = desk
        self._preferences = preferences
        self._picked = False
        self._client: int | None = None
        self._attempt = uuid.uuid4().hex
        self._body: QuickBody | None = None
        self._make_fields()
        self._lay_out()

    # -- opening and closing ------------------------------------------------------------------

    def open(self, anew: bool = True) -> None:
        """Begin, or go on where it was left; ``anew``: the next letter begins another name."""
        if self.isHidden():
            self._who.set_clients(self._desk.journal.client_lines())
            if self._picked:
                self._show_picked()
            self.rise()
        if self._picked:
            self._text.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._who.field.setFocus(Qt.FocusReason.PopupFocusReason)
            if anew:
                self._who.field.selectAll()
            else:
                self._who.field.end(False)

    def has_draft(self) -> bool:
        """Whether words were typed that are not saved."""
        return bool(self._text.toPlainText().strip())

    def take_draft(self) -> QuickDraft | None:
        """What was typed, for ``put_draft`` of another one; a name alone counts as long as one is
        at it."""
        begun = self.isVisible() and (self._picked or bool(self._who.typed()))
        if not self.has_draft() and not begun:
            return None
        name, text = self._who.typed(), self._text.toPlainText()
        choices = self._body.draft() if self._body is not None else None
        kind = self._kinds.value()
        return QuickDraft(name, self._picked, self._client, kind, text, choices, self._attempt)

    def put_draft(self, draft: object) -> None:
        """Take over what another one gave."""
        assert isinstance(draft, QuickDraft)
        self._who.search(draft.name)
        self._text.setPlainText(draft.text)
        self._attempt = draft.attempt or self._attempt
        if draft.picked:
            self._picked, self._client = True, draft.client
            self._kinds.set_value(draft.kind)
            self._build_body()
            if self._body is not None and draft.choices is not None:
                self._body.restore(draft.choices)

    # -- parts ----------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        words = self._desk.words
        self._desk.client_erased.connect(self._on_client_erased)
        self._who = QuickClient(self)
        self._who.picked.connect(self._on_client_picked)
        self._who.reopened.connect(self._on_client_reopened)
        kinds = [(kind, f"{number} · {words[kind]}") for number, kind in enumerate(KINDS, start=1)]
        kinds.append(("note", f"0 · {words['event_note'].lower()}"))
        self._kinds = Segmented(kinds, "quickKind", parent=self, wraps=True)
        self._kinds.setObjectName("quickEntryKinds")
        for kind in KINDS:
            self._kinds.chip(kind).set_tone(kind)
        self._kinds.value_changed.connect(self._on_kind_chosen)
        self._text = NoteField(self)
        self._text.setObjectName("quickEntryText")
        self._text.textChanged.connect(self._refresh)
        self._error = QLabel(self)
        self._error.setObjectName("quickEntryError")
        self._error.setWordWrap(True)
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._error, "small", "withdrawal")
        self._preview = QLabel(self)
        self._preview.setObjectName("quickEntryPreview")
        self._preview.setWordWrap(True)
        set_role(self._preview, "hint")
        self._save = HintButton(self.tr("Record"), "Enter", "primary", parent=self)
        self._save.setObjectName("quickEntrySave")
        self._save.clicked.connect(self.save)
        self._cancel = HintButton(self.tr("Close"), "Esc", "quiet", parent=self)
        self._cancel.setObjectName("quickEntryCancel")
        self._cancel.clicked.connect(self.leave)

    def _lay_out(self) -> None:
        self._rest = QWidget(self.card)
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(GRID + 4)
        rest.addWidget(self._kinds)
        rest.addWidget(self._text)
        self._place = QVBoxLayout()
        rest.addLayout(self._place)
        rest.addWidget(self._error)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID)
        bottom.addWidget(self._preview, 1)
        bottom.addWidget(self._cancel)
        bottom.addWidget(self._save)
        rest.addLayout(bottom)
        body = self.card.body
        body.setSpacing(GRID + 4)
        body.addWidget(self._who)
        body.addWidget(self._rest)
        self._rest.hide()
        self._error.hide()

    def _build_body(self) -> None:
        """The choices of the kind that is chosen now."""
        kind = self._kinds.value()
        body = made_body(self._desk, self._client, kind, self._preferences, self._rest)
        self._say("" if body else self.tr("With this client nothing waits for it."))
        if self._body is not None:
            self._body.hide()
            self._body.setParent(None)
            self._body.deleteLater()
        self._body = body
        if body is not None:
            self._place.addWidget(body)
            body.touched.connect(self._refresh)
        self._text.setPlaceholderText(self._desk.words.get(f"ask_{kind}", self.tr("Your note")))
        self._text.setAccessibleName(self._text.placeholderText())
        self._refresh()

    def _show_picked(self) -> None:
        known = self._client is not None
        line = self._desk.journal.client_line(self._client) if self._client is not None else None
        self._who.show_picked(line.name if line else self.tr("Inbox"))
        self._kinds.setVisible(known)
        self._rest.show()

    def _refresh(self) -> None:
        self._save.setEnabled(self._body is not None)
        self._preview.setText(self._foretold())

    def _foretold(self) -> str:
        if self._body is None:
            return ""
        try:
            seen = self._body.preview()
        except JournalError as error:
            return self._desk.say(error)
        if seen is None:
            return ""
        zone = self._desk.words[f"zone_{seen.zone}"]
        reason = self._desk.words.get(f"preview_{seen.reason}", "")
        parts = [self.tr("will be {what}").format(what=zone), reason]
        if not self._desk.journal.settings["hide_numbers"]:
            balance = f"{plain(seen.balance)} · {zone}"
            parts = [signed(seen.points), self.tr("will be {what}").format(what=balance), reason]
        return " · ".join(part for part in parts if part)

    def _say(self, error: str) -> None:
        self._error.setText(error)
        self._error.setVisible(bool(error))

    # -- what is done -----------------------------------------------------------------------------

    def save(self) -> None:
        """Record what stands here; an error is shown and everything stays."""
        if self._body is None or not self._picked:
            return
        problem = self._body.problem()
        if problem is not None:
            self._on_refused(problem)
            return
        operation = self._body.operation(self._text.toPlainText())
        with self._desk.journal.attempt(self._attempt):
            done = self._desk.do(operation, self._on_refused)
        if done is not None:
            self.forget()
            self.leave()

    def search(self, letters: str) -> None:
        """Look for a client, as if these letters were typed."""
        self._who.search(letters)

    def write(self, client: int, kind: str, text: str) -> None:
        """Begin a record, as if client, kind and text were typed."""
        self._on_client_picked(client)
        self._kinds.set_value(kind)
        self._text.setPlainText(text)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let go of everything typed."""
        self._picked, self._client = False, None
        self._attempt = uuid.uuid4().hex
        self._text.clear()
        self._who.search("")
        self._rest.hide()
        self._kinds.set_value("deposit")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif alt and key in _NUMBERS and self._body is not None:
            self._body.choose(_NUMBERS[key])
        elif key in _DIGITS and self._choosing_kind():
            self._kinds.set_value(_DIGITS[key])
            self._text.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in _ENTER and self._choosing_kind():
            self._text.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in _ENTER:
            self.save()
        event.accept()  # no key goes on to what lies under it

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            (self._who.field if forward else self._save).setFocus(Qt.FocusReason.TabFocusReason)
        return moved

    def _choosing_kind(self) -> bool:
        focus = QApplication.focusWidget()
        return self._picked and focus is not None and self._kinds.isAncestorOf(focus)

    def _on_client_erased(self, client: int, name: str) -> None:
        if client == self._client or self._who.typed().strip().casefold() == name.casefold():
            self.forget()

    def _on_client_picked(self, client: int | None) -> None:
        if client is None and not self.has_draft() and self._who.typed():
            self._text.setPlainText(f"{self._who.typed()}: ")  # a name nobody bears is a word
            self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        self._picked, self._client = True, client
        self._kinds.set_value("note" if client is None else "deposit")
        self._show_picked()
        self._build_body()
        first = self._text if client is None else self._kinds.chip("deposit")
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_client_reopened(self) -> None:
        self._picked, self._client = False, None
        self._rest.hide()

    def _on_kind_chosen(self) -> None:
        if self._picked:
            self._build_body()

    def _on_refused(self, error: JournalError) -> None:
        if error.code == "already_recorded":
            self._attempt = uuid.uuid4().hex  # who saves it again wants it twice
        self._say(self._desk.say(error))
