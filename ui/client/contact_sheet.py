"""ContactSheet: a call, a message, an e-mail; from whom, and whether an answer is owed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from journal_app.rules.contacts import CHANNELS
from journal_app.shapes import Changes
from journal_app.shapes.contacts import CapUse, ContactLine
from ui.client.sheet import Foretold, Operation, Sheet
from ui.theme import GRID, set_role, theme
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segmented

_TOUCHPOINT_WIDTH = 190
_QUESTION_LENGTH = 60


class ContactSheet(Sheet):
    """Words, the channel (Alt and a digit), the direction, the touchpoint, and how much of the
    client's cap is taken. Passing the cap is said kindly and never forbidden."""

    has_confirmed = False

    def title(self) -> str:
        word = self.desk.words["new_contact"]
        return word if self.line is None else self.mending("new_contact")

    def question(self) -> str:
        return self.desk.words["ask_contact"]

    def words_of(self, line: Any) -> str:
        return self.desk.journal.contacts.get(line.key[1]).text

    def add_body(self, body: QVBoxLayout) -> None:
        self._use: CapUse = self.desk.journal.contacts.cap(self.client)
        row = FlowLayout(spacing=GRID)
        self._channels = Segmented(self._channel_words(), "channel", parent=self, wraps=True)
        for number, channel in enumerate(CHANNELS, start=1):
            self._channels.chip(channel).setToolTip(f"Alt+{number}")
        self._channels.set_value(self._use.channel or "message")
        self._channels.value_changed.connect(self.touched)
        row.addWidget(self._channels)
        directions = [("out", self.tr("from me")), ("in", self.tr("from the client"))]
        self._direction = Segmented(directions, "contact", parent=self)
        self._direction.chip("out").setToolTip("Alt+5")
        self._direction.chip("in").setToolTip("Alt+6")
        self._direction.value_changed.connect(self._on_direction_changed)
        row.addWidget(self._direction)
        self._waiting = QCheckBox(self.tr("waits for my answer"), self)
        self._waiting.setObjectName("contactWaiting")
        self._waiting.toggled.connect(self.touched)
        self._waiting.hide()
        row.addWidget(self._waiting)
        body.addLayout(row)
        self._question: ContactLine | None = None
        self._answers = QCheckBox(self)
        self._answers.setObjectName("contactAnswers")
        self._answers.toggled.connect(self.touched)
        self._answers.hide()
        body.addWidget(self._answers)
        self._warning = QLabel(self)
        self._warning.setObjectName("contactCap")
        self._warning.setWordWrap(True)
        set_role(self._warning, "small", "promise")
        self._warning.hide()
        body.addWidget(self._warning)

    def add_row(self, row: FlowLayout) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        self._touchpoint = QLineEdit(self)
        self._touchpoint.setObjectName("contactTouchpoint")
        self._touchpoint.setPlaceholderText(self.tr("On what occasion"))
        self._touchpoint.setAccessibleName(self.tr("On what occasion"))
        self._touchpoint.setMinimumWidth(theme.px(_TOUCHPOINT_WIDTH))
        self._touchpoint.textChanged.connect(self.touched)
        known = QCompleter(self.desk.journal.contacts.touchpoints(), self)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        self._touchpoint.setCompleter(known)
        row.addWidget(self._touchpoint)

    def foretell(self) -> Foretold:
        page = self.desk.journal.client_page(self.client)
        self._say_warning()
        counts = self._direction.value() == "out" and self.line is None
        text = ""
        if counts:
            used = self.tr("%1 of %2 in a month", "how many contacts of the cap are taken")
            text = used.replace("%1", str(self._use.used)).replace("%2", str(self._use.cap))
        return Foretold(text, 0, page.balance, page.zone)

    def operation(self) -> Operation | None:
        contacts = self.desk.journal.contacts
        text, channel = self.note.toPlainText(), self._channels.value()
        outgoing = self._direction.value() == "out"
        touchpoint = self._touchpoint.text()
        state = "waiting" if not outgoing and self._waiting.isChecked() else ""
        on = self.on_day()
        if self.line is not None:
            return self._edit(text, channel, outgoing, touchpoint)
        asked = self._question if outgoing and self._answers.isChecked() else None
        answers = asked.id if asked is not None else None

        def record() -> Changes:
            return contacts.record(
                self.client,
                text,
                channel,
                outgoing,
                on,
                touchpoint=touchpoint,
                state=state,
                answers=answers,
            )

        return record

    def answer(self, entry: int) -> None:
        """Be the answer to this question of the client; that can be unticked."""
        self._question = asked = self.desk.journal.contacts.get(entry)
        about = " ".join((asked.text or asked.touchpoint).split())
        short = about if len(about) <= _QUESTION_LENGTH else f"{about[: _QUESTION_LENGTH - 1]}…"
        answers = self.tr("answers: %1").replace("%1", short.replace("&", "&&"))
        self._answers.setText(answers if about else self.tr("answers the question"))
        self._answers.setToolTip(about)
        self._answers.setChecked(True)
        self._answers.setVisible(self._direction.value() == "out")

    def choices(self) -> dict[str, Any]:
        return {
            "channel": self._channels.value(),
            "direction": self._direction.value(),
            "waiting": self._waiting.isChecked(),
            "touchpoint": self._touchpoint.text(),
        }

    def choose_again(self, choices: dict[str, Any]) -> None:
        self._channels.set_value(choices["channel"])
        self._direction.set_value(choices["direction"])
        self._waiting.setChecked(choices["waiting"])
        self._touchpoint.setText(choices["touchpoint"])

    def choose(self, number: int) -> None:
        if number <= len(CHANNELS):
            self._channels.chip(CHANNELS[number - 1]).click()
        elif number <= len(CHANNELS) + 2:
            self._direction.chip(("out", "in")[number - len(CHANNELS) - 1]).click()

    def refresh(self) -> None:
        self._use = self.desk.journal.contacts.cap(self.client)
        super().refresh()

    # -- how it is done -----------------------------------------------------------------------

    def _channel_words(self) -> list[tuple[str, str]]:
        words = (self.tr("call"), self.tr("message"), self.tr("e-mail"), self.tr("in person"))
        return list(zip(CHANNELS, words, strict=True))

    def _recorded(self) -> ContactLine:
        assert self.line is not None
        return self.desk.journal.contacts.get(self.line.key[1])

    def _take_over(self, line: Any) -> None:
        super()._take_over(line)
        was = self._recorded()
        if was.channel:
            self._channels.set_value(was.channel)
        else:
            self._channels.clear()
        self._direction.set_value("out" if was.outgoing else "in")
        self._waiting.setChecked(was.state == "waiting")
        self._touchpoint.setText(was.touchpoint)

    def _edit(self, text: str, channel: str, outgoing: bool, touchpoint: str) -> Operation | None:
        was = self._recorded()
        now = {
            "text": text, "channel": channel, "outgoing": outgoing, "touchpoint": touchpoint,
        }  # fmt: skip
        fields: dict[str, Any] = {
            name: value for name, value in now.items() if getattr(was, name) != value
        }
        waits = not outgoing and self._waiting.isChecked()
        if waits != (was.state == "waiting"):
            fields["state"] = "waiting" if waits else ("" if outgoing else "answered")
        if self.day_chosen and self.date.day() != was.on:
            fields["on"] = self.date.day()
        if not fields:
            return None
        return lambda: self.desk.journal.contacts.edit(was.id, **fields)

    def _say_warning(self) -> None:
        """Before saving, that one more passes what was agreed."""
        use = self._use
        warns = self.line is None and self._direction.value() == "out" and use.state != "ok"
        self._warning.setVisible(warns)
        if not warns:
            return
        agreed = self.tr("Agreed: %1.").replace("%1", use.agreed) + " " if use.agreed else ""
        usual = self.tr(
            "This will be number %1 in a month. A pause may be kinder; it can be"
            " recorded all the same."
        )
        self._warning.setText(agreed + usual.replace("%1", str(use.used + 1)))

    def _on_direction_changed(self, direction: str) -> None:
        self._waiting.setVisible(direction == "in")
        self._answers.setVisible(direction == "out" and self._question is not None)
        if direction == "in" and self.line is None:
            self._waiting.setChecked(True)
        self.touched()
