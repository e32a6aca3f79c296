"""DayRound: the visits of the day one after the other, each closed by a key or two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journal_app.shapes.visits import PlannedVisit
from ui.client.draft import Draft
from ui.client.phrases import joined
from ui.desk import Desk
from ui.formatting import day_text
from ui.theme import GRID, set_role
from ui.visits.close_sheet import CloseSheet
from ui.widgets.hint_button import HintButton
from ui.widgets.overlay import Overlay
from ui.widgets.section_title import SectionTitle
from ui.widgets.separator import Separator

_WIDTH = 760
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DayRound(Overlay):
    """Enter closes a visit and goes to the next; F6 leaves one for later; Esc ends the
    round. What was closed stays closed, each as a step of its own; what was typed for one that is
    left waits for the next round."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, _WIDTH, top=5 * GRID)
        self.setObjectName("dayRound")
        self.setAccessibleName(desk.words["day_round"])
        self._desk = desk
        self._visits: list[PlannedVisit] = []
        self._at = self._closed = 0
        self._sheet: CloseSheet | None = None
        self._waiting: dict[int, tuple[int, Draft]] = {}
        desk.client_erased.connect(self._on_client_erased)
        self._make_parts()

    def open(self) -> None:
        """Begin with the earliest visit that is not closed."""
        if self.isVisible():
            return
        self._visits = sorted(
            self._desk.journal.visits.to_close(), key=lambda one: (one.on, one.start or "")
        )
        self._at = self._closed = 0
        self.rise()
        self._show_visit()

    def drafts(self) -> dict[int, Draft]:
        """What is typed and not saved, by visit."""
        self._shelve()
        return {visit: draft for visit, (_client, draft) in self._waiting.items()}

    def at(self) -> int | None:
        """The visit that is being closed."""
        return None if self._sheet is None else self._visits[self._at].id

    def hold(self, visit: int, draft: Draft) -> None:
        """Let words wait for a visit. KeyError when it is closed already."""
        owners = {one.id: one.client for one in self._desk.journal.visits.to_close()}
        self._waiting[visit] = owners[visit], draft

    def go_to(self, visit: int, draft: Draft) -> None:
        """Go on with a visit where ``draft`` was left. KeyError when it is closed already."""
        self.hold(visit, draft)
        self._at = [one.id for one in self._visits].index(visit)
        self._show_visit()

    def leave(self) -> None:
        self._shelve()
        self._take_down()
        super().leave()

    # -- parts ----------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        body = self.card.body
        body.setSpacing(GRID + 4)
        head = QHBoxLayout()
        head.addWidget(SectionTitle(self._desk.words["day_round"], self), 1)
        self._count = QLabel(self)
        self._count.setObjectName("roundCount")
        set_role(self._count, "hint")
        head.addWidget(self._count)
        body.addLayout(head)
        self._name = QLabel(self)
        self._name.setObjectName("roundName")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        set_role(self._name, "title")
        body.addWidget(self._name)
        self._about = QLabel(self)
        self._about.setObjectName("roundAbout")
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        set_role(self._about, "quiet")
        body.addWidget(self._about)
        self._place = QVBoxLayout()
        body.addLayout(self._place)
        body.addWidget(Separator())
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        self._skip = HintButton(self.tr("Later"), "F6", "quiet", parent=self)
        self._skip.setObjectName("roundSkip")
        self._skip.clicked.connect(self._on_skip_clicked)
        self._end = HintButton(self.tr("Close"), "Esc", "quiet", parent=self)
        self._end.setObjectName("roundEnd")
        self._end.clicked.connect(self.leave)
        for button in (self._skip, self._end):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        body.addLayout(row)

    # -- going on -------------------------------------------------------------------------------

    def _show_visit(self) -> None:
        self._take_down()
        if self._at >= len(self._visits):
            self._show_end()
            return
        visit = self._visits[self._at]
        today = self._desk.journal.today()
        day = "" if visit.on == today else day_text(visit.on, today, self._desk.locale)
        services = ", ".join(one.name for one in visit.services)
        self._name.setText(visit.client_name)
        self._about.setText(joined(day, visit.start or "", services))
        number = self.tr("%1 of %2").replace("%1", str(self._at + 1))
        self._count.setText(number.replace("%2", str(len(self._visits))))
        self._skip.show()
        sheet = CloseSheet(self._desk, visit.client, visit.id, self)
        sheet.save_wanted.connect(self._on_save_wanted)
        sheet.cancel_wanted.connect(self.leave)
        for part in (sheet.heading, sheet.cancel):
            part.hide()  # the card says both already
        self._place.addWidget(sheet)
        self._sheet = sheet
        if visit.id in self._waiting:
            sheet.restore(self._waiting[visit.id][1])
        sheet.show()
        sheet.begin()

    def _show_end(self) -> None:
        if not self._visits:
            self._name.setText(self.tr("Everything is closed"))
            self._about.setText(self.tr("No visit waits to be closed. Have a good evening!"))
        else:
            self._name.setText(self.tr("That was the day"))
            told = self.tr("%n visit(s) closed", "", self._closed)
            self._about.setText(joined(told, self.tr("have a good evening!")))
        self._count.setText("")
        self._skip.hide()
        self._end.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shelve(self) -> None:
        """What is typed for the visit that is shown waits for it."""
        if self._sheet is None:
            return
        visit = self._visits[self._at]
        if self._sheet.has_words():
            self._waiting[visit.id] = visit.client, self._sheet.draft()
        else:
            self._waiting.pop(visit.id, None)

    def _take_down(self) -> None:
        """Let go of the sheet at once, since names are unique in a window."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            inside = sheet.focusWidget()
            if inside is not None:
                inside.clearFocus()
            sheet.hide()
            sheet.setParent(None)
            sheet.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape or (self._sheet is None and key in _ENTER):
            self.leave()
        elif key == Qt.Key.Key_F6 and self._sheet is not None:
            self._on_skip_clicked()
        event.accept()  # no key goes on to what lies under it

    # -- slots ----------------------------------------------------------------------------------

    def _on_save_wanted(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        problem = sheet.problem()
        if problem is not None:
            sheet.show_problem(problem)
            return
        operation = sheet.operation()
        assert operation is not None
        if self._desk.do(operation, sheet.show_error) is not None:
            self._closed += 1
            self._waiting.pop(self._visits[self._at].id, None)
            self._go_on()

    def _on_skip_clicked(self) -> None:
        self._shelve()
        self._go_on()

    def _on_client_erased(self, client: int, _name: str) -> None:
        self._waiting = {at: kept for at, kept in self._waiting.items() if kept[0] != client}

    def _go_on(self) -> None:
        self._at += 1
        self._show_visit()
