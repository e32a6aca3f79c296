"""What a kind of record asks beside its text, for the quick entry."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.rules.apologies import PARTS
from journal_app.rules.points import DEPOSIT_PRINCIPLES, PRINCIPLES
from journal_app.shapes import Changes, OpenWound, Preview
from ui.client.day_box import DayBox
from ui.desk import Desk
from ui.formatting import day_text, signed
from ui.preferences import Preferences
from ui.theme import GRID, set_role
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segmented

_FIRST = {"deposit": "little_things", "withdrawal": "expectations"}
"""The principle that is chosen before anything was recorded."""

Operation = Callable[[], Changes]


class QuickBody(QWidget):
    """One kind's choices. Alt and a digit choose; ``operation`` records."""

    touched = Signal()
    """Something was chosen: the preview is another one."""

    def __init__(self, desk: Desk, client: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.client = client
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(GRID)

    def choose(self, number: int) -> None:
        """Take choice ``number``, from 1."""

    def preview(self) -> Preview | None:
        """What saving would do to the balance. Raises JournalError as saving would."""
        return None

    def problem(self) -> JournalError | None:
        """What a field shows that cannot be saved."""
        return None

    def operation(self, text: str) -> Operation:
        """What saving does: without choices, a note."""
        return lambda: self.desk.journal.notes.add(self.client, text)

    def draft(self) -> object:
        """What is chosen, for ``restore`` of another one of its kind."""
        return None

    def restore(self, draft: object) -> None:
        """Choose it again."""


class MovementBody(QuickBody):
    """A deposit or a withdrawal: its principle, the last used one at first."""

    def __init__(
        self,
        desk: Desk,
        client: int,
        kind: str,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, client, parent)
        self._kind = kind
        self._preferences = preferences
        self._names = DEPOSIT_PRINCIPLES if kind == "deposit" else PRINCIPLES
        choices = [(name, self._text(name)) for name in self._names]
        self._principles = Segmented(choices, "quickPrinciple", kind, self, wraps=True)
        for number, name in enumerate(self._names, start=1):
            self._principles.chip(name).setToolTip(f"Alt+{number}")
        last = preferences.last_principle(kind)
        self._principles.set_value(last if last in self._names else _FIRST[kind])
        self._principles.value_changed.connect(self.touched)
        self.box.addWidget(self._principles)

    def choose(self, number: int) -> None:
        if number <= len(self._names):
            self._principles.set_value(self._names[number - 1])

    def preview(self) -> Preview | None:
        assert self.client is not None
        journal = self.desk.journal
        return journal.preview_movement(self._kind, self.client, self._principles.value())

    def operation(self, text: str) -> Operation:
        entries, principle = self.desk.journal.entries, self._principles.value()
        record = entries.deposit if self._kind == "deposit" else entries.withdraw
        client = self.client
        assert client is not None

        def save() -> Changes:
            changes = record(client, principle, note=text)
            self._preferences.set_last_principle(self._kind, principle)
            return changes

        return save

    def draft(self) -> object:
        return self._principles.value()

    def restore(self, draft: object) -> None:
        self._principles.set_value(str(draft))

    def _text(self, principle: str) -> str:
        name = self.desk.words[f"principle_{principle}"]
        if self.desk.journal.settings["hide_numbers"]:
            return name
        usual = int(self.desk.journal.settings[f"tariff.{self._kind}.{principle}"])
        return f"{name} {signed(usual if self._kind == 'deposit' else -usual)}"


class PromiseBody(QuickBody):
    """A promise: until when, by a chip or in words."""

    def __init__(self, desk: Desk, client: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, client, parent)
        today = desk.journal.today()
        self._days = {
            "tomorrow": today + timedelta(days=1),
            "three": today + timedelta(days=3),
            "week": today + timedelta(days=7),
            "fortnight": today + timedelta(days=14),
            "month": _month_later(today),
        }
        choices = (
            ("tomorrow", self.tr("tomorrow")),
            ("three", self.tr("in 3 days")),
            ("week", self.tr("in a week")),
            ("fortnight", self.tr("in two weeks")),
            ("month", self.tr("in a month")),
            ("none", self.tr("no day")),
            ("other", self.tr("another day…")),
        )
        self._chips = Segmented(choices, "quickDay", "promise", self, wraps=True)
        self._names = [name for name, _ in choices]
        for number, name in enumerate(self._names, start=1):
            self._chips.chip(name).setToolTip(f"Alt+{number}")
        self._chips.set_value("none")
        self._chips.value_changed.connect(self._on_chip_chosen)
        self._field = DayBox(self._days["week"], today, "future", self)
        self._field.setObjectName("quickEntryDue")
        self._field.setAccessibleName(self.tr("Until when"))
        self._field.hide()
        self._chips.chip("other").clicked.connect(self._field.setFocus)
        row = QHBoxLayout()
        row.addWidget(self._field)
        row.addStretch(1)
        self.box.addWidget(self._chips)
        self.box.addLayout(row)

    def due(self) -> date | None:
        """The day it is due, if any."""
        chosen = self._chips.value()
        return self._field.day() if chosen == "other" else self._days.get(chosen)

    def choose(self, number: int) -> None:
        if number <= len(self._names):
            self._chips.chip(self._names[number - 1]).click()

    def problem(self) -> JournalError | None:
        return self._field.refusal() if self._chips.value() == "other" else None

    def operation(self, text: str) -> Operation:
        client, due = self.client, self.due()
        assert client is not None
        return lambda: self.desk.journal.promises.make(client, text, due)

    def draft(self) -> object:
        return self.due()

    def restore(self, draft: object) -> None:
        if isinstance(draft, date):
            known = {day: name for name, day in self._days.items()}
            self._field.set_day(draft)
            self._chips.set_value(known.get(draft, "other"))

    def _on_chip_chosen(self, name: str) -> None:
        self._field.setVisible(name == "other")
        self.touched.emit()


class ApologyBody(QuickBody):
    """An apology: for the newest slip that waits for one, and which of the four parts were done."""

    def __init__(
        self, desk: Desk, client: int, wound: OpenWound, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, client, parent)
        self._wound = wound
        day = day_text(wound.on, desk.journal.today(), desk.locale)
        parts = [" ".join(wound.text.split()) or desk.words["withdrawal"], day]
        if not desk.journal.settings["hide_numbers"]:
            parts.append(signed(wound.points))
        label = QLabel(f"{desk.words['answered_entry']}: {' · '.join(parts)}", self)
        label.setObjectName("quickEntryWound")
        label.setWordWrap(True)
        set_role(label, "quiet")
        self.box.addWidget(label)
        self._parts: dict[str, Chip] = {}
        flow = FlowLayout(spacing=GRID, line_spacing=6)
        for number, part in enumerate(PARTS, start=1):
            chip = Chip(desk.words[f"part_{part}"], "apology", self)
            chip.setObjectName(f"quickPart_{part}")
            chip.setToolTip(f"Alt+{number}")
            chip.toggled.connect(self.touched)
            flow.addWidget(chip)
            self._parts[part] = chip
        self.box.addLayout(flow)

    def choose(self, number: int) -> None:
        if number <= len(PARTS):
            self._parts[PARTS[number - 1]].toggle()

    def preview(self) -> Preview | None:
        return self.desk.journal.preview_apology(self._wound.id, self._done())

    def operation(self, text: str) -> Operation:
        parts = self._done()
        return lambda: self.desk.journal.entries.apologise(self._wound.id, parts, text)

    def draft(self) -> object:
        return self._done()

    def restore(self, draft: object) -> None:
        assert isinstance(draft, tuple)
        for part, chip in self._parts.items():
            chip.setChecked(part in draft)

    def _done(self) -> tuple[str, ...]:
        return tuple(part for part, chip in self._parts.items() if chip.isChecked())


def made_body(
    desk: Desk, client: int | None, kind: str, preferences: Preferences, parent: QWidget
) -> QuickBody | None:
    """The choices of one kind; None for an apology when there is nothing to apologise for."""
    if client is None or kind == "note":
        return QuickBody(desk, client, parent)
    if kind == "promise":
        return PromiseBody(desk, client, parent)
    if kind == "apology":
        wounds = desk.journal.open_wounds(client)
        return ApologyBody(desk, client, wounds[0], parent) if wounds else None
    return MovementBody(desk, client, kind, preferences, parent)


def _month_later(day: date) -> date:
    year, month = divmod(day.year * 12 + day.month, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
