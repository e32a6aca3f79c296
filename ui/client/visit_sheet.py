"""VisitSheet: a visit being planned or recorded, or one of the feed being mended."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.rules.service_text import Written, read_services, services_text
from journal_app.rules.visits import clock_minutes, clock_text
from journal_app.shapes import Changes, FeedLine
from journal_app.shapes.visits import Service, Visit
from ui.client.phrases import joined
from ui.client.sheet import Foretold, Operation, Problem, Sheet
from ui.client.visit_feeling import VisitFeeling
from ui.formatting import Prefer, money
from ui.theme import GRID, set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.minutes_box import MinutesBox
from ui.widgets.money_box import MoneyBox
from ui.widgets.segmented import Segmented
from ui.widgets.time_box import TimeBox

_OFFERED = 5
"""Services that stand ready to be pressed."""


class VisitSheet(Sheet):
    """Services with prices as the words, then when, how long, paid before, and how it went.

    A new one begins as the client's last visit was. A day ahead makes it a plan; a visit that
    was planned for that very day is the one that is recorded.
    """

    has_confirmed = False
    prefer: Prefer = "nearest"

    def title(self) -> str:
        return self.desk.words["new_visit"] if self.line is None else self.mending("event_visit")

    def question(self) -> str:
        return self.desk.words["ask_visit"]

    def words_of(self, _line: FeedLine) -> str:
        return self.words_of_visit(self._visit) if self._visit else ""

    def words_of_visit(self, visit: Visit) -> str:
        """What stands in the first field of a visit that is mended."""
        return services_text(_pairs(visit.services))

    # -- building ---------------------------------------------------------------------------------

    def add_body(self, body: QVBoxLayout) -> None:
        line, journal = self.line, self.desk.journal
        self._visit: Visit | None = journal.visit(line.key[1]) if line else None
        self._state_chosen = line is not None
        self._began = ""
        body.addLayout(self._offered())
        body.addLayout(self._how_it_was())
        body.addLayout(self._when_and_how_long())
        self._more = self._field("visitNote", self.tr("A note"))
        body.addWidget(self._more)
        if self._visit is not None:
            self._show(self._visit)

    def add_row(self, row: FlowLayout) -> None:
        pass

    def _offered(self) -> FlowLayout:
        """The services of the practice, the most frequent first."""
        row = FlowLayout(spacing=6, line_spacing=6)
        services = self.desk.journal.visits.services()
        self._services, self._known = services[:_OFFERED], [each.name for each in services]
        self._buttons: list[QPushButton] = []
        for number, service in enumerate(self._services, start=1):
            name = service.name if len(service.name) <= 28 else f"{service.name[:27].rstrip()}…"
            button = QPushButton(f"+ {name}".replace("&", "&&"), self)
            button.setObjectName(f"visitService_{number}")
            button.setAccessibleName(service.name)
            button.setToolTip(f"{service.name} · Alt+{number}")
            button.setProperty("place", number - 1)
            set_role(button, "chip")
            button.clicked.connect(self._on_service_clicked)
            self._buttons.append(button)
            row.addWidget(button)
        return row

    def _how_it_was(self) -> FlowLayout:
        words = self.desk.words
        states = ["done", "planned", "missed", *(["cancelled"] if self.line else [])]
        row = FlowLayout(spacing=2 * GRID, line_spacing=6)
        choices = [(each, words[f"state_{each}"]) for each in states]
        self._state = Segmented(choices, "visitState", parent=self)
        for each in states:
            self._state.chip(each).clicked.connect(self._on_state_clicked)
        self._state.value_changed.connect(self._on_state_changed)
        came = [("on_time", self.tr("on time")), ("late", self.tr("late"))]
        self._came = Segmented(came, "visitCame", parent=self)
        self._came.setObjectName("visitCame")
        self._came.clear()
        self._came.value_changed.connect(self.touched)
        self.feeling = VisitFeeling(self.desk, self)
        self.feeling.changed.connect(self.touched)
        for widget in (self._state, self._came, self.feeling):
            row.addWidget(widget)
        return row

    def _when_and_how_long(self) -> FlowLayout:
        row = FlowLayout(spacing=GRID, line_spacing=6)
        self._time = TimeBox(self)
        self._time.setObjectName("visitTime")
        self._time.setAccessibleName(self.tr("Time"))
        self._time.setToolTip(self.tr("Hours and minutes: 14, 14:30, 10:00-11:30"))
        self._time.textChanged.connect(self._on_time_changed)
        self._minutes = MinutesBox(self)
        self._minutes.setObjectName("visitMinutes")
        self._minutes.setAccessibleName(self.tr("How long"))
        self._minutes.valueChanged.connect(self.touched)
        self._prepaid = MoneyBox(self)
        self._prepaid.setObjectName("visitPrepaid")
        self._prepaid.setAccessibleName(self.tr("Paid beforehand"))
        self._prepaid.setPlaceholderText(self.tr("prepaid"))
        self._prepaid.setToolTip(self.tr("What was paid beforehand"))
        self._prepaid.textChanged.connect(self.touched)
        for text, field in ((self.tr("at"), self._time), (self.tr("for"), self._minutes)):
            label = QLabel(text, self)
            label.setBuddy(field)
            set_role(label, "hint")
            row.addWidget(label)
            row.addWidget(field)
        row.addWidget(self._prepaid)
        return row

    def _field(self, name: str, asks: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(asks)
        field.setPlaceholderText(asks)
        field.textChanged.connect(self.touched)
        return field

    # -- as it begins -----------------------------------------------------------------------------

    def begin_as_usual(self) -> None:
        """A new visit is probably like the last one: its services, time and length stand here,
        selected, so that other words replace them."""
        usual = self.desk.journal.visits.usual(self.client)
        waiting = self._waiting()
        services = waiting.services if waiting is not None else usual.services
        self._began = services_text(_pairs(services))
        self.note.setPlainText(self._began)
        self.note.selectAll()
        self._minutes.setValue((waiting.minutes if waiting else usual.minutes) or 0)
        self._time.set_start(waiting.start if waiting else None)
        if waiting is not None:
            self._prepaid.set_amount(waiting.prepaid)
            self._more.setText(waiting.note)
        self._error.hide()

    def _show(self, visit: Visit) -> None:
        self._state.set_value(visit.state)
        if visit.came:
            self._came.set_value(visit.came)
        self.feeling.show_values(visit.feeling, visit.contact, visit.come_back)
        self._time.set_start(visit.start)
        self._minutes.setValue(visit.minutes or 0)
        self._prepaid.set_amount(visit.prepaid)
        self._more.setText(visit.note)

    # -- what a kind says of itself ---------------------------------------------------------------

    def foretell(self) -> Foretold:
        page = self.desk.journal.client_page(self.client)
        services = self._written().services
        prices = [price for _, price in services if price is not None]
        price = money(sum(prices), self.desk.locale) if prices else ""
        start, minutes = self._time.start(), self._minutes.value()
        ends = (clock_minutes(start) or 0) + minutes if start and minutes else 0
        until = self.tr("until %1").replace("%1", clock_text(ends)) if 0 < ends < 1440 else ""
        clash = self._clash(start, minutes or None)
        return Foretold(joined(clash, price, until), 0, page.balance, page.zone)

    def _clash(self, start: str | None, minutes: int | None) -> str:
        if start is None or self._state.value() != "planned":
            return ""
        own = self._visit.id if self._visit else None
        visits = self.desk.journal.visits
        found = visits.clashes(self.client, self.date.day(), start, minutes, own)
        if not found:
            return ""
        told = self.tr("overlaps with %1, %2")
        return told.replace("%1", found[0].client_name).replace("%2", found[0].start or "")

    def has_words(self) -> bool:
        text = self.note.toPlainText().strip()
        if self.line is None:
            return bool(text and text != self._began) or bool(self._more.text().strip())
        note = self._visit.note if self._visit else ""
        return text != self.words_of(self.line) or self._more.text() != note

    def problem(self) -> Problem | None:
        if self._time.is_bad():
            told = self.desk.say(JournalError("bad_time", value=self._time.text()))
            return Problem(told, self._time)
        if self._prepaid.is_bad():
            return Problem(self.desk.say(JournalError("price_out_of_range")), self._prepaid)
        return super().problem()

    def field_of(self, code: str) -> QWidget | None:
        fields: dict[str, QWidget] = {"bad_time": self._time, "minutes_out_of_range": self._minutes}
        if code in ("empty_service", "service_too_long", "price_out_of_range"):
            return self.note
        return fields.get(code, self.date)

    def operation(self) -> Operation | None:
        visits, fields = self.desk.journal.visits, self._fields()
        on, state = self.date.day(), self._state.value()
        if self._visit is not None:
            return self._edit(self._visit, {**fields, "on": on, "state": state})
        if state == "planned":
            names = ("start", "minutes", "services", "prepaid", "note")
            plan = {name: fields[name] for name in names}
            return lambda: visits.plan(self.client, on, **plan)
        waiting = self._waiting()
        if waiting is not None:
            return lambda: visits.edit(waiting.id, state=state, **fields)
        return lambda: visits.record(self.client, on, state=state, **fields)

    def _fields(self) -> dict[str, Any]:
        written = self._written()
        minutes = self._minutes.value() or self._time.minutes() or written.minutes
        feeling, contact, come_back = self.feeling.values()
        return {
            "services": written.services,
            "start": self._time.start(),
            "minutes": minutes,
            "prepaid": self._prepaid.amount(),
            "came": self._came.value(),
            "feeling": feeling,
            "contact": contact,
            "come_back": come_back,
            "note": self._more.text(),
        }

    def _edit(self, visit: Visit, fields: dict[str, Any]) -> Operation | None:
        if self.line is not None and self.note.toPlainText() == self.words_of(self.line):
            del fields["services"]  # names that no line can hold stay as they are
        changed = {name: value for name, value in fields.items() if _of(visit, name) != value}
        if not changed:
            return None

        def edit() -> Changes:
            return self.desk.journal.visits.edit(visit.id, **changed)

        return edit

    def choices(self) -> dict[str, Any]:
        return {
            "state": self._state.value() if self._state_chosen else "",
            "came": self._came.value(),
            "told": list(self.feeling.values()),
            "time": self._time.text(),
            "minutes": self._minutes.value(),
            "prepaid": self._prepaid.text(),
            "more": self._more.text(),
        }

    def choose_again(self, choices: dict[str, Any]) -> None:
        if choices["state"]:
            self._state_chosen = True
            self._state.set_value(choices["state"])
        if choices["came"]:
            self._came.set_value(choices["came"])
        self.feeling.show_values(*choices["told"])
        self._time.setText(choices["time"])
        self._minutes.setValue(choices["minutes"])
        self._prepaid.setText(choices["prepaid"])
        self._more.setText(choices["more"])

    def choose(self, number: int) -> None:
        if number <= len(self._buttons):
            self._buttons[number - 1].click()

    # -- small ------------------------------------------------------------------------------------

    def _written(self) -> Written:
        return read_services(self.note.toPlainText(), self._known)

    def _waiting(self) -> Visit | None:
        """The visit that was planned for the chosen day, if this is a new one."""
        if self.line is not None:
            return None
        on = self.date.day()
        planned = [
            visit
            for visit in self.desk.journal.visits.of_client(self.client, limit=20)
            if visit.on == on and visit.state == "planned"
        ]
        return planned[-1] if planned else None

    def _on_service_clicked(self) -> None:
        service = self._services[int(self.sender().property("place"))]
        services = list(self._written().services)
        wanted = (service.name, service.price)
        if self.note.textCursor().selectedText() and self.note.toPlainText() == self._began:
            services = []  # what stands here was offered only
        if wanted in services:
            services.remove(wanted)
        else:
            services.append(wanted)
        self.note.setPlainText(services_text(services))
        self.note.moveCursor(self.note.textCursor().MoveOperation.End)

    def _on_state_clicked(self) -> None:
        self._state_chosen = True

    def _on_state_changed(self, state: str) -> None:
        for widget in (self._came, self.feeling):
            widget.setVisible(state == "done")
        if self._ready:
            self.touched()

    def _on_time_changed(self) -> None:
        minutes = self._time.minutes()
        if minutes is not None:
            self._minutes.setValue(minutes)
        self.touched()

    def _on_day_chosen(self) -> None:
        if self._ready and not self.date.is_refused():
            self._fit_state(self.date.day())
        super()._on_day_chosen()

    def _fit_state(self, day: date) -> None:
        """A day ahead can only be planned; a day past is done, unless somebody said otherwise."""
        state = self._state.value()
        if day > self.desk.journal.today() and state in ("done", "missed"):
            self._state.set_value("planned")
        elif day <= self.desk.journal.today() and state == "planned" and not self._state_chosen:
            self._state.set_value("done")


def _pairs(services: tuple[Service, ...]) -> list[tuple[str, int | None]]:
    return [(service.name, service.price) for service in services]


def _of(visit: Visit, name: str) -> Any:
    """What a visit has in a field of ``edit``."""
    return tuple(_pairs(visit.services)) if name == "services" else getattr(visit, name)
