"""CloseSheet: a visit that is over, in as few keys as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from journal_app.errors import JournalError
from journal_app.rules.day_time import read_time
from journal_app.rules.points import DEPOSIT_PRINCIPLES, PRINCIPLES
from journal_app.rules.visits import clock_text
from journal_app.shapes.visits import PlannedVisit, UsualVisit, Visit
from ui.client.day_box import DayBox
from ui.client.phrases import joined
from ui.client.sheet import Foretold, Operation, Problem, Sheet
from ui.desk import Desk
from ui.formatting import day_text, qdate
from ui.theme import GRID, set_role
from ui.visits.after_line import AfterLine
from ui.visits.services_line import read_services, services_text
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segmented

_CONTACTS = ("stronger", "usual", "tense")
_CAME = ("on_time", "late", "missed")
_FAR = 365
"""Days ahead that the next visit may lie."""


@dataclass
class _Chips:
    """The chips after a visit, by name, and what each opens."""

    chips: dict[str, Chip]
    lines: dict[str, AfterLine]

    def taken(self, name: str) -> AfterLine | None:
        """The line of a chip that is taken."""
        return self.lines[name] if self.chips[name].isChecked() else None


class CloseSheet(Sheet):
    """Service and price as last time, came on time, three chips, the next day by the usual gap.

    Enter closes a usual visit at once. For a psychologist the chips say how the contact was, and
    there is a thread to come back to and what goes to supervision.
    """

    has_confirmed = False

    def __init__(self, desk: Desk, client: int, visit: int | None, parent: QWidget) -> None:
        visits = desk.journal.visits
        self._visit: Visit | None = None
        if visit is not None:
            self._visit = visits.get(visit)
        self._usual: UsualVisit = visits.usual(client, self._visit.on if self._visit else None)
        self._ahead = self._later_visit(desk, client)
        super().__init__(desk, client, None, parent)
        if self._visit is not None:
            self.date.setDate(qdate(min(self._visit.on, desk.journal.today())))
            self.day_chosen = False
            self.note.setPlainText(self._visit.note)  # what was planned is gone on with

    @staticmethod
    def waiting(desk: Desk, client: int) -> PlannedVisit | None:
        """The visit of a client that is to be closed: the earliest not yet closed."""
        found = [one for one in desk.journal.visits.to_close() if one.client == client]
        return min(found, key=lambda one: (one.on, one.start or ""), default=None)

    # -- what it says of itself -----------------------------------------------------------------

    def title(self) -> str:
        words = self.desk.words
        if self._visit is None:
            return words["close_visit"]
        today = self.desk.journal.today()
        day = "" if self._visit.on == today else day_text(self._visit.on, today, self.desk.locale)
        return joined(words["close_visit"], day, self._visit.start or "")

    def question(self) -> str:
        return self.desk.words["ask_visit_note"]

    def principle(self) -> str:
        return ""

    def foretell(self) -> Foretold:
        page = self.desk.journal.client_page(self.client)
        good = self._after.taken("good") if self._three else None
        slip = self._after.taken("slip") if self._three else None
        if good is None and slip is None:
            return Foretold("", 0, page.balance, page.zone)
        kind, line = ("deposit", good) if good is not None else ("withdrawal", slip)
        assert line is not None
        seen = self.desk.journal.preview_movement(
            kind, self.client, line.principle(), on=self.on_day()
        )
        if good is not None and slip is not None:
            return Foretold("", seen.points, seen.balance, seen.zone)
        return self.told(seen)

    # -- building -------------------------------------------------------------------------------

    @property
    def _three(self) -> bool:
        """Whether the chips are good, slip and promised."""
        return self.desk.profession != "psychologist"

    def add_body(self, body: QVBoxLayout) -> None:
        body.addLayout(self._services_row())
        body.addLayout(self._came_row())
        if self._three:
            self._add_three(body)
        else:
            self._add_contact(body)
        body.addLayout(self._next_row())

    def _services_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        planned = self._visit.services if self._visit else ()
        services = self._with_prices(planned) if planned else self._usual.services
        self._offered = services_text(services, self.desk.locale)
        self._services = QLineEdit(self._offered, self)
        self._services.setObjectName("closeServices")
        self._services.setAccessibleName(self.desk.words["services"])
        self._services.setPlaceholderText(self.desk.words["services_example"])
        self._services.textChanged.connect(self.touched)
        row.addWidget(self._caption(self.desk.words["services"], self._services))
        row.addWidget(self._services, 1)
        return row

    def _came_row(self) -> FlowLayout:
        words = self.desk.words
        row = FlowLayout(spacing=GRID)
        self._came = Segmented(
            [(name, words[f"came_{name}"]) for name in _CAME], "came", parent=self
        )
        self._came.value_changed.connect(self._on_came_changed)
        row.addWidget(self._came)
        return row

    def _add_three(self, body: QVBoxLayout) -> None:
        words = self.desk.words
        today = self.desk.journal.today()
        due = DayBox(today + timedelta(days=7), today, "future", self)
        due.setObjectName("closePromiseDue")
        due.setAccessibleName(self.tr("Due day"))
        named = {name: words[f"principle_{name}"] for name in PRINCIPLES}
        good = [(name, named[name]) for name in DEPOSIT_PRINCIPLES]
        lines = {
            "good": AfterLine("Good", words["ask_deposit"], "deposit", good, parent=self),
            "slip": AfterLine(
                "Slip", words["ask_withdrawal"], "withdrawal", list(named.items()), parent=self
            ),
            "promise": AfterLine("Promise", words["ask_promise"], "promise", due=due, parent=self),
        }
        tones = {"good": "deposit", "slip": "withdrawal", "promise": "promise"}
        self._set_first(lines)
        row = FlowLayout(spacing=GRID)
        chips = {}
        for number, (name, line) in enumerate(lines.items(), start=1):
            chip = Chip(words[f"after_{name}"], tones[name], self)
            chip.setObjectName(f"after_{name}")
            chip.setToolTip(f"Alt+{number}")
            line.follow(chip)
            line.changed.connect(self.touched)
            chips[name] = chip
            row.addWidget(chip)
        self._after = _Chips(chips, lines)
        body.addLayout(row)
        for line in lines.values():
            body.addWidget(line)
        self._add_feelings(body)

    def _set_first(self, lines: dict[str, AfterLine]) -> None:
        for name, principle in (("good", "little_things"), ("slip", "expectations")):
            chosen = lines[name].principles
            assert chosen is not None
            chosen.set_value(principle)

    def _add_feelings(self, body: QVBoxLayout) -> None:
        from ui.visits.feelings import FeelingsRow

        self._feelings = FeelingsRow(self.desk, self)
        self._feelings.changed.connect(self.touched)
        body.addWidget(self._feelings)

    def _add_contact(self, body: QVBoxLayout) -> None:
        words = self.desk.words
        choices = [(name, words[f"contact_{name}"]) for name in _CONTACTS]
        self._contact = Segmented(choices, "contact", parent=self, wraps=True)
        self._contact.setAccessibleName(words["contact"])
        for number, name in enumerate(_CONTACTS, start=1):
            self._contact.chip(name).setToolTip(f"Alt+{number}")
        self._contact.set_value("usual")
        self._contact.value_changed.connect(self.touched)
        body.addWidget(self._contact)
        self._come_back = self._line("closeComeBack", self.tr("Come back to"))
        self._supervision = self._line("closeSupervision", self.tr("To supervision"))
        rows = QGridLayout()  # so that the fields begin under one another
        rows.setSpacing(GRID)
        for number, field in enumerate((self._come_back, self._supervision)):
            rows.addWidget(self._caption(field.accessibleName(), field), number, 0)
            rows.addWidget(field, number, 1)
        body.addLayout(rows)

    def _next_row(self) -> FlowLayout:
        today = self.desk.journal.today()
        row = FlowLayout(spacing=GRID)
        self._plans = QCheckBox(self.desk.words["next_visit"], self)
        self._plans.setObjectName("closeNext")
        row.addWidget(self._plans)
        self._next = DayBox(max(self._usual.next_on, today), today, "future", self)
        self._next.setObjectName("closeNextDate")
        self._next.setAccessibleName(self.desk.words["next_visit"])
        self._next.setMinimumDate(qdate(today))
        self._next.setMaximumDate(qdate(today + timedelta(days=_FAR)))
        self._next.chosen.connect(self._on_next_chosen)
        row.addWidget(self._next)
        self._next_start = QLineEdit(self._usual.next_start or "", self)
        self._next_start.setObjectName("closeNextStart")
        self._next_start.setAccessibleName(self.tr("Time"))
        self._next_start.setPlaceholderText(self.tr("time"))
        self._next_start.setMaximumWidth(
            self._next_start.fontMetrics().horizontalAdvance("00:00") + 40
        )
        self._next_start.textChanged.connect(self.touched)
        row.addWidget(self._next_start)
        self._already = QLabel(self)
        self._already.setObjectName("closeNextAlready")
        set_role(self._already, "hint")
        row.addWidget(self._already)
        self._plans.setChecked(self._usual.known and self._ahead is None)
        if self._ahead is not None:
            when = joined(
                day_text(self._ahead.on, today, self.desk.locale), self._ahead.start or ""
            )
            self._already.setText(self.tr("planned already: %1").replace("%1", when))
        self._plans.toggled.connect(self.touched)
        self._already.setVisible(self._ahead is not None)
        for part in (self._plans, self._next, self._next_start):
            part.setVisible(self._ahead is None)
        return row

    def _caption(self, text: str, buddy: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setBuddy(buddy)
        set_role(label, "hint")
        return label

    def _line(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(text)
        field.textChanged.connect(self.touched)
        return field

    # -- values ---------------------------------------------------------------------------------

    def operation(self) -> Operation | None:
        visit = None if self._visit is None else self._visit.id
        values = self._values()
        return lambda: self.desk.journal.visits.close(visit, self.client, **values)

    def _values(self) -> dict[str, Any]:
        state = "missed" if self._came.value() == "missed" else "done"
        values: dict[str, Any] = {
            "services": [(one.name, one.price) for one in read_services(self._services.text())],
            "state": state,
            "came": "" if state == "missed" else self._came.value(),
            "note": self.note.toPlainText(),
            **self._said(),
        }
        if self.day_chosen or self._visit is None:
            values["on"] = self.on_day()
        if self._ahead is None and self._plans.isChecked():
            values["next_on"] = self._next.day()
            values["next_start"] = self._start_of_next() or None
        return values

    def _said(self) -> dict[str, Any]:
        if not self._three:
            return {
                "contact": self._contact.value(),
                "come_back": self._come_back.text(),
                "fragment": self._supervision.text(),
            }
        said: dict[str, Any] = {"feeling": self._feelings.value()}
        good, slip = self._after.taken("good"), self._after.taken("slip")
        promised = self._after.taken("promise")
        if good is not None:
            said["deposit"] = (good.principle(), good.words.text())
        if slip is not None:
            said["slip"] = (slip.principle(), slip.words.text())
        if promised is not None and promised.due is not None:
            said["promise"] = (promised.words.text(), promised.due.day())
        return said

    def _start_of_next(self) -> str | None:
        """ "HH:MM", "" when no time is typed, None when it cannot be read."""
        typed = self._next_start.text().strip()
        if not typed:
            return ""
        told = read_time(typed)
        if told.start is None or told.bad or told.rest.strip():
            return None
        return clock_text(told.start)

    def problem(self) -> Problem | None:
        if self._ahead is None and self._plans.isChecked():
            wrong = self.problem_of(self._next)
            if wrong is not None:
                return wrong
            if self._start_of_next() is None:
                error = JournalError("bad_time", value=self._next_start.text())
                return Problem(self.desk.say(error), self._next_start)
        promised = self._after.taken("promise") if self._three else None
        if promised is not None:
            if not promised.words.text().strip():
                return Problem(self.desk.words["ask_promise"], promised.words)
            if promised.due is not None and (wrong := self.problem_of(promised.due)):
                return wrong
        return super().problem()

    def has_words(self) -> bool:
        planned = self._visit.note if self._visit is not None else ""
        written = self.note.toPlainText() != planned and super().has_words()
        other = self._services.text() != self._offered
        other = other or self._next_start.text() != (self._usual.next_start or "")
        return written or other or any(field.text().strip() for field in self._typed())

    def _typed(self) -> list[QLineEdit]:
        if self._three:
            return [line.words for line in self._after.lines.values()]
        return [self._come_back, self._supervision]

    def choices(self) -> dict[str, Any]:
        return {
            "services": self._services.text(),
            "next_start": self._next_start.text(),
            "came": self._came.value(),
            "typed": [field.text() for field in self._typed()],
            "chips": [name for name, chip in self._after.chips.items() if chip.isChecked()]
            if self._three
            else [],
        }

    def choose_again(self, choices: dict[str, Any]) -> None:
        self._services.setText(choices["services"])
        self._next_start.setText(choices.get("next_start", self._next_start.text()))
        self._came.set_value(choices["came"])
        for field, text in zip(self._typed(), choices["typed"], strict=True):
            field.setText(text)
        for name in choices["chips"]:
            self._after.chips[name].setChecked(True)

    def choose(self, number: int) -> None:
        if self._three:
            chips = list(self._after.chips.values())
            if number <= len(chips):
                chips[number - 1].toggle()
        elif number <= len(_CONTACTS):
            self._contact.set_value(_CONTACTS[number - 1])
        elif number <= len(_CONTACTS) + len(self._typed()):
            field = self._typed()[number - len(_CONTACTS) - 1]
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def field_of(self, code: str) -> QWidget | None:
        return {
            "bad_time": self._next_start,
            "next_before_visit": self._next,
            "price_out_of_range": self._services,
        }.get(code, self.date if code in ("future_date", "date_out_of_range") else None)

    # -- slots ----------------------------------------------------------------------------------

    def _on_came_changed(self) -> None:
        if self._ready:
            self.touched()

    def _on_next_chosen(self) -> None:
        if self._ready:
            self._plans.setChecked(True)
            self.touched()

    def _with_prices(self, planned: tuple[Any, ...]) -> tuple[Any, ...]:
        """Planned services with the prices of last time, where none were named."""
        last = {one.name: one.price for one in self._usual.services}
        return tuple(
            one if one.price is not None else type(one)(one.name, last.get(one.name))
            for one in planned
        )

    def _later_visit(self, desk: Desk, client: int) -> Visit | None:
        """A visit that is planned after this one already."""
        this = self._visit.id if self._visit else 0
        after: date = self._visit.on if self._visit else desk.journal.today()
        for one in desk.journal.visits.of_client(client):
            if one.state == "planned" and one.id != this and one.on > after:
                return one
        return None
