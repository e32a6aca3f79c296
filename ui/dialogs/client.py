"""The sheet on which a client is written down or corrected."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from journal_app.errors import JournalError
from journal_app.shapes import ClientPage
from ui.client.day_box import DayBox
from ui.desk import Desk
from ui.formatting import qdate
from ui.theme import GRID, repolish, set_role, theme
from ui.widgets.card import Card
from ui.widgets.hint_button import HintButton

_WIDTH = 440
_MOST = 999


class ClientDialog(QWidget):
    """A card over its parent: name, opening credit and the day of meeting. It never blocks.

    ``has_name`` tells whether somebody (but one) bears a name already. Enter saves, Esc leaves;
    what the journal refuses is said on the card.
    """

    saved = Signal(object)
    """A client id, after the journal took it."""

    def __init__(
        self, desk: Desk, has_name: Callable[[str, int | None], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("clientDialog")
        self._desk = desk
        self._under = parent
        self._has_name = has_name
        self._client: int | None = None
        self.attempt = ""
        """The uid that a new client will have, made before it is first tried to be saved."""
        self._before: dict[str, Any] = {}
        self._came_from: QWidget | None = None
        self._labels: dict[QWidget, QLabel] = {}
        self._card = Card(parent=self)
        self._make_fields()
        self._lay_out()
        parent.installEventFilter(self)
        desk.client_erased.connect(self._on_client_erased)
        self.hide()

    # -- opening and closing ------------------------------------------------------------------

    def open_new(self) -> None:
        """Ask for a new client; a sheet with something on it stays as it is."""
        if self.has_draft():
            self._come_back()
            return
        opening = self._desk.journal.settings["opening"]
        self._open(None, self.tr("New client"), "", opening, self._desk.journal.today())

    def open_for(self, page: ClientPage) -> None:
        """Show what is known of a client, to be corrected; a sheet with something on it stays."""
        if self.has_draft():
            self._come_back()
            return
        name = self._desk.journal.names.real(page.id)  # never a code, which would be saved
        self._open(page.id, self.tr("Client"), name, page.opening, page.since)

    @property
    def client_id(self) -> int | None:
        """Whose sheet it is; None for somebody new."""
        return self._client

    def has_draft(self) -> bool:
        """Whether something stands here that is not in the journal."""
        typed = bool(self._name.text().strip()) and self._typed() != self._before
        return typed and not self.isHidden()

    def close_sheet(self) -> None:
        """Leave without saving."""
        self.hide()
        back, self._came_from = self._came_from, None
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_client_erased(self, client: int, _name: str) -> None:
        if client == self._client:
            self._name.clear()
            self.close_sheet()

    def _come_back(self) -> None:
        self.raise_()
        self._name.setFocus(Qt.FocusReason.PopupFocusReason)

    def _open(self, client: int | None, title: str, name: str, opening: int, since: Any) -> None:
        if self.isHidden():
            self._came_from = self.window().focusWidget()
        self._client = client
        self.attempt = uuid.uuid4().hex
        self._before = {"name": name, "opening": opening, "since": since}
        self._title.setText(title)
        self.setAccessibleName(title)
        today = self._desk.journal.today()
        self._since.set_today(today)
        self._since.setMaximumDate(qdate(today))
        self._since.set_day(since)
        self._opening.setValue(opening)
        numbers = not self._desk.journal.settings["hide_numbers"]
        self._opening.setVisible(numbers)
        self._labels[self._opening].setVisible(numbers)
        self._name.setText(name)
        self._say("")
        self._fit()
        self.show()
        self.raise_()
        self._name.setFocus(Qt.FocusReason.PopupFocusReason)
        self._name.selectAll()

    # -- events -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The focus stays on the card: what lies under it is not to be reached."""
        if self.isHidden():  # Qt looks for another place when the card goes
            return super().focusNextPrevChild(forward)
        fields: list[QWidget] = [self._name, self._opening, self._since, self._cancel, self._ok]
        stops = [field for field in fields if field.isVisibleTo(self)]
        now = next((i for i, field in enumerate(stops) if _holds_focus(field)), 0)
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(now + step) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._under and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground = QColor(theme.color("ground"))
        ground.setAlphaF(0.78)
        QPainter(self).fillRect(self.rect(), ground)

    # -- parts --------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self._title = QLabel()
        set_role(self._title, "heading")
        self._name = QLineEdit()
        self._name.setObjectName("clientDialogName")
        self._name.setPlaceholderText(self.tr("As you call them"))
        self._name.textChanged.connect(self._on_name_changed)
        self._opening = QSpinBox()
        self._opening.setObjectName("clientDialogOpening")
        self._opening.setRange(-_MOST, _MOST)
        # The style sheet's padding of the box does not reach the words in it.
        self._opening.lineEdit().setTextMargins(GRID + 1, 0, 0, 0)
        today = self._desk.journal.today()
        self._since = DayBox(today, today, "past")
        self._since.setObjectName("clientDialogSince")
        self._since.chosen.connect(self._on_since_chosen)
        self._hint, self._error = QLabel(), QLabel()
        self._hint.setObjectName("clientDialogHint")
        self._error.setObjectName("clientDialogError")
        for label, role, tone in ((self._hint, "hint", ""), (self._error, "small", "withdrawal")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.hide()
            set_role(label, role, tone)
        self._cancel = HintButton(self.tr("Cancel"), "Esc", role="quiet")
        self._cancel.setObjectName("clientDialogCancel")
        self._cancel.clicked.connect(self.close_sheet)
        self._ok = HintButton(self.tr("Save"), "Enter", role="primary")
        self._ok.setObjectName("clientDialogSave")
        self._ok.clicked.connect(self._save)
        for button in (self._cancel, self._ok):
            button.setAutoDefault(True)  # Enter presses the button that has the focus

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID + 2)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Name"), self._name),
            (self.tr("Opening credit"), self._opening),
            (self.tr("Met on"), self._since),
        )
        for number, (text, field) in enumerate(rows):
            label = QLabel(text)
            label.setBuddy(field)
            set_role(label, "quiet")
            field.setAccessibleName(text)
            grid.addWidget(label, 2 * number, 0)
            grid.addWidget(field, 2 * number, 1)
            self._labels[field] = label
        grid.addWidget(self._hint, 1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._ok)
        body = self._card.body
        body.setSpacing(2 * GRID)
        body.addWidget(self._title)
        body.addLayout(grid)
        body.addWidget(self._error)
        body.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        outer.addStretch(1)
        outer.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _fit(self) -> None:
        self.setGeometry(self._under.rect())
        self._card.setFixedWidth(min(theme.px(_WIDTH), max(0, self._under.width() - 4 * GRID)))

    # -- what is done -------------------------------------------------------------------------

    def _save(self) -> None:
        error = self._since.refusal()
        if error is not None:
            self._error.setText(self._desk.say(error))
            self._error.show()
            self._since.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        typed = self._typed()
        journal, client = self._desk.journal, self._client
        if client is None:
            with journal.attempt(self.attempt):
                done = self._desk.do(lambda: journal.clients.add(**typed), self._on_refused)
        else:
            new = {key: value for key, value in typed.items() if value != self._before[key]}
            if not new:
                self.close_sheet()
                return
            done = self._desk.do(lambda: journal.clients.edit(client, **new), self._on_refused)
        if done is not None:
            self.close_sheet()
            self.saved.emit(done.id)

    def _typed(self) -> dict[str, Any]:
        return {
            "name": self._name.text(),
            "opening": self._opening.value(),
            "since": self._since.day(),
        }

    def _say(self, error: str) -> None:
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self._name.setProperty("invalid", bool(error))
        repolish(self._name)

    def _on_refused(self, error: JournalError) -> None:
        if error.code == "already_recorded":
            self.attempt = uuid.uuid4().hex  # who saves it again wants it twice
        self._say(self._desk.say(error))
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_since_chosen(self) -> None:
        self._say("")

    def _on_name_changed(self, name: str) -> None:
        self._say("")
        same = bool(name.strip()) and self._has_name(name, self._client)
        self._hint.setText(
            self.tr("There is somebody of this name already; a second one is fine.") if same else ""
        )
        self._hint.setVisible(same)


def _holds_focus(field: QWidget) -> bool:
    inner = field.focusWidget()
    return field.hasFocus() or (inner is not None and inner.hasFocus())
