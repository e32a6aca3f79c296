"""LockPage: what is seen instead of the journal while it is closed. It knows nothing of clients."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon
from ui.lock.keyboard import Keyboard
from ui.theme import GRID, repolish, set_role, theme
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.hint_button import HintButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.passphrase_field import PassphraseField

_WIDTH = 420
_TICK_MS = 250
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Tone = Literal["quiet", "withdrawal"]


class LockPage(QWidget):
    """The name of the file, a field for the passphrase (or none), and what the keyboard does.

    It opens nothing itself: ``open_wanted`` says what was typed, and the answer comes back by
    ``refuse`` and ``say``.
    """

    open_wanted = Signal(str)
    """The passphrase as it was typed; "" where none is asked for, or nothing was typed: it may
    have been removed since it was asked for."""
    other_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lockPage")
        self._asks = True
        self._resting = self._silent = False
        self._told = ""
        self._seconds = 0.0
        self._keyboard = Keyboard()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._make_parts()
        self._lay_out()
        self.set_journal("", True)

    # -- what it is told ------------------------------------------------------------------------

    def set_journal(self, name: str, asks: bool) -> None:
        """Stand before a journal; ``asks`` whether it wants a passphrase."""
        self._asks = asks
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self._show_parts()
        self._hide_words()
        self._field.clear()
        self._say("", "quiet")
        self._show_keyboard()
        self.setAccessibleDescription(name)

    def begin(self) -> None:
        """Take the focus where one starts."""
        self._look()
        first = self._field if self._asks_now() else self._open
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str, tone: Tone = "quiet") -> None:
        """Say one thing under the field, for good."""
        self._stop_waiting()
        self._say(text, tone)

    def refuse(self, text: str, seconds: float) -> None:
        """The passphrase was wrong: say so, and let the next try wait so long."""
        self._look()
        self._field.setProperty("invalid", True)
        repolish(self._field)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(text, "withdrawal")
        self.wait(seconds)

    def ask_first(self) -> None:
        """Nothing was typed, and something must be."""
        self._say(self.tr("Type the passphrase first."), "quiet")
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, seconds: float) -> None:
        """Take no try for so long; what was said stays before the countdown."""
        self._seconds = seconds
        if seconds > 0:
            self._tick.start()
        self._show_waiting()

    def set_resting(self, resting: bool, words: str = "") -> None:
        """Something still runs that has to end before the journal can be opened. ``words`` say
        what is being done to the file itself: what opens it is known, and asked, when that is
        done."""
        self._resting, self._silent = resting, resting and bool(words)
        self._show_parts()
        text = words or self.tr("Something is being finished. One moment…")
        self._say(text if resting else "", "quiet")

    def asks_nothing(self) -> bool:
        """Whether nobody knows yet what opens the journal."""
        return self._silent

    def is_waiting(self) -> bool:
        """Whether the next try has to wait."""
        return self._seconds > 0

    # -- parts ----------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        title = self.tr("The journal is closed")
        self.setAccessibleName(title)
        self._title = QLabel(title, self)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title.setWordWrap(True)
        set_role(self._title, "title")
        self._name = ElidedLabel(lines=2, role="quiet", parent=self)
        self._name.setObjectName("lockName")
        self._name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._label = QLabel(self.tr("Passphrase"), self)
        set_role(self._label, "small", "quiet")
        self._field = PassphraseField("lockPassphrase", self.tr("Passphrase"), self)
        self._field.installEventFilter(self)
        self._field.textEdited.connect(self._on_text_edited)
        self._label.setBuddy(self._field)
        self._show = QToolButton(self)
        self._show.setObjectName("lockShow")
        self._show.setCheckable(True)
        self._show.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._show.toggled.connect(self._on_show_toggled)
        set_role(self._show, "quiet")
        self._layout_label = _small(self, "lockLayout")
        self._caps = _small(self, "lockCapsLock", "promise")
        self._caps.setText(self.tr("Caps Lock is on"))
        self._caps_icon = IconLabel("alert", "promise", 14, self)
        self._message = QLabel(self)
        self._message.setObjectName("lockMessage")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._without = QLabel(self.tr("It has no passphrase. You can set one in Settings."), self)
        self._without.setObjectName("lockWithout")
        self._without.setWordWrap(True)
        self._without.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        set_role(self._without, "small", "quiet")
        self._make_buttons()
        self._show_words(False)

    def _make_buttons(self) -> None:
        self._open = HintButton(self.tr("Open"), self.tr("Enter"), "primary", parent=self)
        self._open.setObjectName("lockOpen")
        self._open.setAccessibleName(self.tr("Open"))
        self._open.setAutoDefault(True)
        self._open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._open.clicked.connect(self._try)
        self._other = QPushButton(self.tr("Open another journal…"), self)
        self._other.setObjectName("lockOther")
        self._other.clicked.connect(self.other_wanted)
        self._quit = QPushButton(self.tr("Quit"), self)
        self._quit.setObjectName("lockQuit")
        self._quit.clicked.connect(self.quit_wanted)
        for button in (self._other, self._quit):
            button.setAccessibleName(button.text())
            button.setAutoDefault(True)
            set_role(button, "quiet")

    def _lay_out(self) -> None:
        card = Card(parent=self)
        self._card = card
        body = card.body
        body.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        body.setSpacing(GRID)
        body.addWidget(IconLabel("lock", "accent", 40, card), 0, Qt.AlignmentFlag.AlignHCenter)
        body.addSpacing(GRID)
        body.addWidget(self._title)
        body.addWidget(self._name)
        body.addSpacing(2 * GRID)
        body.addWidget(self._label)
        field = QHBoxLayout()
        field.setSpacing(GRID // 2)
        field.addWidget(self._field, 1)
        field.addWidget(self._show)
        body.addLayout(field)
        state = QHBoxLayout()
        state.setSpacing(GRID // 2)
        state.addWidget(self._layout_label)
        state.addStretch(1)
        state.addWidget(self._caps_icon)
        state.addWidget(self._caps)
        body.addLayout(state)
        body.addWidget(self._message)
        body.addSpacing(GRID)
        body.addWidget(self._open)
        body.addWidget(self._without)
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(self._other)
        ends.addWidget(self._quit)
        ends.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        outer.setSpacing(2 * GRID)
        outer.addStretch(2)
        middle = QHBoxLayout()  # an alignment would ask for the card's height at a wrong width
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addLayout(ends)
        outer.addStretch(3)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._card.setFixedWidth(theme.px(_WIDTH))

    # -- events ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                if event.key() in _ENTER:
                    self._try()
                    return True
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._keyboard.look()
                self._keyboard.hear(event.text(), shift)
                self._show_keyboard()
            elif event.type() == QEvent.Type.KeyRelease:
                self._look()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not self._asks:
            self._try()
        else:
            super().keyPressEvent(event)

    # -- what is done ---------------------------------------------------------------------------

    def _try(self) -> None:
        if self._seconds > 0 or self._resting:
            return
        self._hide_words()
        self.open_wanted.emit(self._field.text() if self._asks else "")

    def _look(self) -> None:
        self._keyboard.look()
        self._show_keyboard()

    def _asks_now(self) -> bool:
        return self._asks and not self._silent

    def _show_parts(self) -> None:
        for part in (self._label, self._field, self._show):
            part.setVisible(self._asks_now())
        self._without.setVisible(not self._asks and not self._silent)
        self._show_keyboard()

    def _show_keyboard(self) -> None:
        layout = self._keyboard.layout if self._asks_now() else ""
        text = self.tr("Keyboard: %1").replace("%1", layout) if layout else ""
        self._layout_label.setText(text)
        self._layout_label.setAccessibleName(text)
        for part in (self._caps, self._caps_icon):
            part.setVisible(self._asks_now() and self._keyboard.caps)

    def _say(self, text: str, tone: Tone) -> None:
        self._told = text
        set_role(self._message, "small", tone)
        self._show_waiting()

    def _show_waiting(self) -> None:
        text = self._told
        if self._seconds > 0:
            left = self.tr("Next try in %n second(s).", "", math.ceil(self._seconds))
            text = f"{text} {left}" if text else left
        self._open.setEnabled(self._seconds <= 0 and not self._resting)
        self._message.setText(text)
        self._message.setAccessibleName(text)
        self._message.setVisible(bool(text))

    def _stop_waiting(self) -> None:
        self._tick.stop()
        self._seconds = 0.0

    def _show_words(self, shown: bool) -> None:
        self._field.set_readable(shown)
        set_icon(self._show, "veil" if shown else "eye", "quiet")
        text = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self._show.setToolTip(text)
        self._show.setAccessibleName(text)

    def _hide_words(self) -> None:
        self._show.setChecked(False)

    # -- slots ----------------------------------------------------------------------------------

    def _on_show_toggled(self, shown: bool) -> None:
        self._show_words(shown)

    def _on_text_edited(self) -> None:
        if self._field.property("invalid"):
            self._field.setProperty("invalid", False)
            repolish(self._field)
            if self._seconds <= 0:
                self._say("", "quiet")

    def _on_tick(self) -> None:
        self._seconds -= _TICK_MS / 1000
        if self._seconds <= 0:
            self._stop_waiting()
        self._show_waiting()


def _small(parent: QWidget, name: str, tone: str = "quiet") -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_role(label, "small", tone)
    return label
