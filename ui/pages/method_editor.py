"""AlgorithmEditor: situation, steps, result and the day to look again, written in place."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal_app.areas.drafts import Drafts
from journal_app.errors import JournalError
from journal_app.shapes.method import AlgorithmLine
from ui.client.day_box import DayBox
from ui.client.note_field import NoteField
from ui.formatting import qdate
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.hint_button import HintButton

_STEPS = 3
_KEEP_MS = 600
_LOOK_DAYS = 30


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the editor; steps one a line."""

    title: str = ""
    situation: str = ""
    steps: str = ""
    result: str = ""
    look_on: date | None = None
    client: int | None = None

    @classmethod
    def of(cls, line: AlgorithmLine) -> Written:
        """As it is kept in the journal."""
        steps = "\n".join(line.steps)
        return cls(line.title, line.situation, steps, line.result, line.look_on, line.client)

    @classmethod
    def kept(cls, content: Mapping[str, Any]) -> Written:
        """As a draft gives it back."""
        look = content.get("look_on")
        told = {key: content[key] for key in ("title", "situation", "steps", "result", "client")}
        return cls(**told, look_on=date.fromisoformat(look) if look else None)

    def content(self) -> dict[str, Any]:
        """As a draft keeps it."""
        return asdict(self) | {"look_on": self.look_on and self.look_on.isoformat()}

    def fields(self) -> dict[str, Any]:
        """As the journal takes them; the client stays whose it was."""
        fields = asdict(self)
        del fields["client"]
        return fields


class AlgorithmEditor(Card):
    """Ctrl+Enter saves, Esc gives up. A third step that is filled makes room for a fourth."""

    saved = Signal(object)
    """What is Written, to be saved."""
    given_up = Signal()

    def __init__(
        self,
        start: Written,
        row: int | None,
        today: date,
        drafts: Drafts,
        parent: QWidget | None = None,
        attempt: str = "",
    ) -> None:
        super().__init__(tone="accent", parent=parent)
        self.setObjectName("algorithmEditor")
        self.row = row
        self.attempt = attempt or uuid.uuid4().hex
        """The uid of what is new here, made before it is saved."""
        self._start, self._drafts, self._today = start, drafts, today
        self._steps: list[QLineEdit] = []
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_MS)
        self._keeping.timeout.connect(self._keep)
        self._lay_out()
        self._fill(start)
        self._ready = True

    def written(self) -> Written:
        """What stands here now."""
        steps = "\n".join(field.text() for field in self._steps if field.text().strip())
        look = self._look.day() if self._again.isChecked() else None
        return replace(
            self._start,
            title=self._about.text(),
            situation=self._situation.toPlainText(),
            steps=steps,
            result=self._result.toPlainText(),
            look_on=look,
        )

    def begin(self) -> None:
        """Take the focus where one starts."""
        self._about.setFocus(Qt.FocusReason.OtherFocusReason)
        self._about.selectAll()

    def show_error(self, text: str) -> None:
        """Say what keeps it from being saved."""
        self._error.setText(text)
        self._error.show()

    def forget(self) -> None:
        """What was typed is saved, or not wanted."""
        self._keeping.stop()
        self._drafts.drop(None, "algorithm", self.row)
        self._start = self.written()

    # -- building -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._ready = False
        self._about = self._line("algorithmTitle", self.tr("What it is about"))
        self.body.addWidget(self._about)
        self._situation = self._note("algorithmSituation", self.tr("The situation"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self._result = self._note("algorithmResult", self.tr("What came of it"))
        look = QHBoxLayout()
        look.setSpacing(GRID)
        self._again = QCheckBox(self.tr("look at it again"), self)
        self._again.setObjectName("algorithmAgain")
        self._again.toggled.connect(self._on_again_toggled)
        self._look = DayBox(self._today + timedelta(_LOOK_DAYS), self._today, "future", self)
        self._look.setObjectName("algorithmLookOn")
        self._look.setAccessibleName(self.tr("The day to look at it again"))
        self._look.chosen.connect(self._on_typed)
        look.addWidget(self._again)
        look.addWidget(self._look)
        look.addStretch(1)
        self.body.addLayout(look)
        self._error = QLabel(self)
        self._error.setObjectName("algorithmError")
        self._error.setWordWrap(True)
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._error, "small", "withdrawal")
        self._error.hide()
        self.body.addWidget(self._error)
        self._add_buttons()

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        cancel = QPushButton(self.tr("Give up"), self)
        cancel.setObjectName("algorithmCancel")
        cancel.setAutoDefault(True)
        set_role(cancel, "quiet")
        cancel.clicked.connect(self._give_up)
        save = HintButton(self.tr("Save"), "Ctrl+Enter", "primary", parent=self)
        save.setObjectName("algorithmSave")
        save.setAutoDefault(True)
        save.clicked.connect(self._save)
        for button in (cancel, save):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        self.body.addLayout(row)

    def _line(self, name: str, ask: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(ask)
        self._watch(field, name, ask)
        field.textChanged.connect(self._on_typed)
        return field

    def _note(self, name: str, ask: str) -> NoteField:
        field = NoteField(self)
        field.setPlaceholderText(ask)
        self._watch(field, name, ask)
        field.textChanged.connect(self._on_typed)
        self.body.addWidget(field)
        return field

    def _watch(self, field: QWidget, name: str, ask: str) -> None:
        field.setObjectName(name)
        field.setAccessibleName(ask)
        field.installEventFilter(self)

    def _add_step(self) -> QLineEdit:
        number = len(self._steps) + 1
        row = QHBoxLayout()
        row.setSpacing(GRID)
        figure = QLabel(f"{number}.", self)
        set_role(figure, "quiet", "accent")
        field = self._line(f"algorithmStep_{number}", self.tr("Step %1").replace("%1", str(number)))
        row.addWidget(figure)
        row.addWidget(field, 1)
        self._rows.addLayout(row)
        before = self._steps[-1] if self._steps else self._situation
        self.setTabOrder(before, field)
        self._steps.append(field)
        return field

    def _fill(self, start: Written) -> None:
        steps = start.steps.splitlines()
        for number in range(max(_STEPS, len(steps))):
            self._add_step().setText(steps[number] if number < len(steps) else "")
        self._about.setText(start.title)
        self._situation.setPlainText(start.situation)
        self._result.setPlainText(start.result)
        if start.look_on is not None:
            self._look.setDate(qdate(start.look_on))
        self._again.setChecked(start.look_on is not None)
        self._look.setVisible(start.look_on is not None)

    # -- events -------------------------------------------------------------------------------

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        assert isinstance(event, QKeyEvent)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act = self._save
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            act = self._give_up
        elif enter and not event.modifiers():
            act = self._go_on
        else:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keeping.isActive():
            self._keep()

    # -- slots --------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        if not self._ready:
            return
        self._error.hide()
        if self._steps[-1].text().strip():
            self._add_step().show()
        if not self._keeping.isActive():
            self._keeping.start()  # no later letter delays it

    def _on_again_toggled(self, checked: bool) -> None:
        self._look.setVisible(checked)
        self._on_typed()

    def _keep(self) -> None:
        self._keeping.stop()
        told = self.written()
        if told != self._start:
            with suppress(JournalError):  # lent, or a full disk: tried again with the next letter
                content = told.content() | {"attempt": self.attempt}
                self._drafts.keep(None, "algorithm", self.row, content)

    def _save(self) -> None:
        if self._again.isChecked() and self._look.is_refused():
            self.show_error(self.tr("This day cannot be read: try 25, 25.12, fri or +3."))
            self._look.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.saved.emit(self.written())

    def _go_on(self) -> None:
        self.focusNextChild()

    def _give_up(self) -> None:
        self.forget()
        self.given_up.emit()
