"""PositionSheet: how one means to stand beside the client in a session, or how one stood."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout

from journal_app.handbook import Handbook, load
from journal_app.shapes import Changes
from journal_app.shapes.contacts import PositionLine
from ui.client.sheet import Foretold, Operation, Sheet
from ui.theme import GRID, set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segmented

_ROLES = ("adviser", "programmer", "listener", "mirror", "catalyst")
_ACTIVITIES = ("active", "passive")
_DIRECTIONS = ("equal", "above", "below")


class PositionSheet(Sheet):
    """Role, activity and direction, with what calls for them and what they risk beside.

    Today's session has one planned and one taken position; the sheet opens on what is recorded.
    Alt and a digit choose the role.
    """

    has_confirmed = False
    has_day = False

    def title(self) -> str:
        return self.tr("Position in the session")

    def question(self) -> str:
        return self.tr("What told you so, in a few words; may stay empty")

    def add_body(self, body: QVBoxLayout) -> None:
        self._book: Handbook = load(self.desk.language)
        self._visits = self.desk.journal.visits.of_client(self.client)
        self._moment = Segmented(
            [("planned", self.tr("planned")), ("taken", self.tr("taken"))], "position", parent=self
        )
        self._moment.value_changed.connect(self._on_moment_changed)
        self._roles = self._choice("role", _ROLES)
        for number, role in enumerate(_ROLES, start=1):
            self._roles.chip(role).setToolTip(f"Alt+{number}")
        self._roles.clear()
        self._activities = self._choice("activity", _ACTIVITIES)
        self._activities.clear()
        self._directions = self._choice("direction", _DIRECTIONS)
        body.addWidget(self._roles)
        row = FlowLayout(spacing=2 * GRID)
        row.addWidget(self._activities)
        row.addWidget(self._directions)
        body.addLayout(row)
        self._advice = QLabel(self)
        self._advice.setObjectName("positionAdvice")
        self._advice.setWordWrap(True)
        self._advice.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        set_role(self._advice, "small", "quiet")
        body.addWidget(self._advice)
        self._flag = QCheckBox(self.tr("take it to supervision"), self)
        self._flag.setObjectName("positionSupervision")
        self._flag.toggled.connect(self.touched)
        self._flag.hide()
        body.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignLeft)

    def add_row(self, row: FlowLayout) -> None:
        row.addWidget(self._moment)
        self._show_recorded()

    def foretell(self) -> Foretold:
        page = self.desk.journal.client_page(self.client)
        self._advice.setText(self._told())
        leans = self._directions.value() != "equal"
        self._flag.setVisible(leans)
        text = self.tr("worth taking to supervision") if leans else ""
        return Foretold(text, 0, page.balance, page.zone)

    def operation(self) -> Operation | None:
        positions = self.desk.journal.positions
        values: dict[str, Any] = {
            "role": self._roles.value(),
            "activity": self._activities.value(),
            "direction": self._directions.value(),
            "note": self.note.toPlainText(),
        }
        if self._flag.isChecked() and values["direction"] != "equal":
            values["supervision"] = self._for_supervision(values["note"])
        taken = self._moment.value() == "taken"
        put, visit = positions.take if taken else positions.plan, self._session(taken)

        def save() -> Changes:
            return put(self.client, visit=visit, **values)

        return save

    def choices(self) -> dict[str, Any]:
        return {
            "moment": self._moment.value(),
            "role": self._roles.value(),
            "activity": self._activities.value(),
            "direction": self._directions.value(),
        }

    def choose_again(self, choices: dict[str, Any]) -> None:
        self._moment.set_value(choices["moment"])
        self._show(choices["role"], choices["activity"], choices["direction"])

    def choose(self, number: int) -> None:
        if number <= len(_ROLES):
            self._roles.chip(_ROLES[number - 1]).click()

    # -- how it is done -----------------------------------------------------------------------

    def _choice(self, group: str, keys: tuple[str, ...]) -> Segmented:
        words = [(key, self._book.topic(f"{group}.{key}", "psychologist").title) for key in keys]
        made = Segmented(words, group, parent=self, wraps=True)
        made.value_changed.connect(self.touched)
        return made

    def _for_supervision(self, note: str) -> str:
        """What is set aside: the position in words, and what was written of it."""
        direction = f"direction.{self._directions.value()}"
        keys = [f"role.{self._roles.value()}"] if self._roles.value() else []
        titles = [self._book.topic(key, "psychologist").title for key in (*keys, direction)]
        position = self.tr("Position: %1").replace("%1", ", ".join(titles))
        return f"{position}. {note}" if note.strip() else position

    def _told(self) -> str:
        """What calls for the chosen position, what it risks, and what to take to supervision."""
        told = []
        chosen = (("role", self._roles.value()), ("direction", self._directions.value()))
        for group, key in chosen:
            if not key or (group == "direction" and key == "equal" and self._roles.value()):
                continue
            topic = self._book.topic(f"{group}.{key}", "psychologist")
            signs = self.tr("What calls for it: %1").replace("%1", topic.details["signs"])
            risk = self.tr("What it risks: %1").replace("%1", topic.details["risk"])
            rows = [signs, risk, topic.details.get("supervision", "")]
            rest = "<br>".join(escape(row) for row in rows if row)
            told.append(f"<p><b>{escape(topic.title)}</b><br>{rest}</p>")
        return "".join(told)

    def _session(self, taken: bool) -> int | None:
        """Whose position it is: a plan is for today's session or the next one planned, what was
        taken for today's or the last one held. None when there is no such visit: then the day
        counts alone."""
        today = self.desk.journal.today()
        visits = [one for one in self._visits if one.state in ("planned", "done")]
        of_today = [one for one in visits if one.on == today]
        if of_today:
            return of_today[0].id
        if taken:
            held = [one for one in visits if one.state == "done"]
            return max(held, key=lambda one: (one.on, one.id)).id if held else None
        ahead = [one for one in visits if one.state == "planned" and one.on > today]
        return min(ahead, key=lambda one: (one.on, one.start or "")).id if ahead else None

    def _recorded(self, taken: bool) -> PositionLine | None:
        positions, visit = self.desk.journal.positions, self._session(taken)
        if visit is not None:
            lines = positions.for_visit(visit)
        else:
            today = self.desk.journal.today()
            lines = [
                one for one in positions.of(self.client, 8) if one.on == today and not one.visit
            ]
        return next((one for one in lines if one.taken == taken), None)

    def _show_recorded(self) -> None:
        """What stands already: after the plan of today's session, or the session itself, comes
        what was taken in it."""
        planned, today = self._recorded(taken=False), self.desk.journal.today()
        held = any(one.state == "done" and one.on == today for one in self._visits)
        if held or (planned is not None and planned.on == today):
            self._moment.set_value("taken")
        self._show_moment()

    def _show_moment(self) -> None:
        taken = self._moment.value() == "taken"
        here = self._recorded(taken) or (self._recorded(False) if taken else None)
        if here is not None:
            self._show(here.role, here.activity, here.direction)
            if here.taken == taken:
                self.note.setPlainText(here.note)

    def _show(self, role: str, activity: str, direction: str) -> None:
        for choice, value in ((self._roles, role), (self._activities, activity)):
            if value:
                choice.set_value(value)
            else:
                choice.clear()
        self._directions.set_value(direction)

    def _on_moment_changed(self, _moment: str) -> None:
        if self._ready:
            self._show_moment()
            self.touched()
