"""What the Today page says of a promise, a client, a note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from journal_app.shapes import CareLine, InboxNote, PromiseLine, Reason
from journal_app.shapes.contacts import CapUse
from ui.client.phrases import joined
from ui.desk import Desk
from ui.formatting import NO_BREAK, day_text, qdate, signed
from ui.pages.today_line import Act, Line

_SOON = 6
"""Days ahead that are also named by their weekday."""


class TodayWords(QObject):
    """Turns what was read into lines, in the words of the language and the profession."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def promise_line(self, line: PromiseLine, today: date, numbers: bool) -> Line:
        """A promise with its one-click ends; ``numbers`` puts the points on the buttons."""
        words = self._desk.words
        overdue = line.days is not None and line.days < 0

        def act(name: str, word: str, points: int, tone: str = "") -> Act:
            text = words[word]
            if numbers and points:
                text = f"{text}{NO_BREAK}{signed(points)}"
            return Act(name, text, tone)

        move = act("move", "act_move", line.move_points)
        acts: tuple[Act, ...] = (act("keep", "act_keep", line.keep_points, "deposit"), move)
        if overdue:
            keep = act("keep", "act_late", line.keep_points)
            acts = (keep, move, act("break", "act_break", line.break_points))
        return Line(
            key=f"today_promise_{line.id}",
            row=line.id,
            client=line.client,
            mark="alert" if overdue else "clock",
            tone="withdrawal" if overdue else "promise",
            title=f"{line.client_name} — {line.text}",
            detail=joined(self._due(line, today), self._moves(line.moves)),
            acts=acts,
        )

    def care_line(self, line: CareLine, cap: CapUse | None = None) -> Line:
        """A client who needs care, every reason in words, and one thing to do about it. When one
        more message would pass their ``cap``, that is said."""
        words = self._desk.words
        act, row = self.care_act(line.reasons)
        return Line(
            key=f"today_care_{line.client}",
            row=row,
            client=line.client,
            mark=line.zone,
            tone=line.zone,
            title=f"{line.name} — {words[f'zone_{line.zone}']}",
            detail=joined(*(self._reason(reason) for reason in line.reasons), self._full(cap)),
            acts=(act,),
            detail_rows=3,
        )

    def care_act(self, reasons: Sequence[Reason]) -> tuple[Act, int]:
        """The one verb that answers these reasons, and the row it is about (0 for none)."""
        words = self._desk.words
        codes = {reason.code for reason in reasons}
        wounds = [reason.row for reason in reasons if reason.code == "unanswered"]
        if wounds:
            return Act("apologise", words["act_apologise"]), wounds[0]
        if codes == {"overdue_promise"}:  # its ends stand on the card of the promises
            return Act("open", self.tr("Open")), 0
        if "away" in codes:
            return Act("write", words["act_invite"]), 0
        return Act("deposit", words["new_deposit"]), 0

    def letter_act(self, reasons: Sequence[Reason]) -> tuple[Act, int]:
        """As ``care_act`` where somebody is to be written to: an apology, or else words."""
        act, row = self.care_act(reasons)
        return (act, row) if row else (Act("write", self._desk.words["act_write"]), 0)

    def _full(self, cap: CapUse | None) -> str:
        """That the client has heard enough this month."""
        if cap is None or cap.state == "ok":
            return ""
        text = self.tr("written %1 of %2 this month: better wait")
        return text.replace("%1", str(cap.used)).replace("%2", str(cap.cap))

    def note_line(self, note: InboxNote, today: date) -> Line:
        """A note that waits for its client."""
        delete = Act("delete", "", icon="trash", tip=self.tr("Delete the note"))
        return Line(
            key=f"today_note_{note.id}",
            row=note.id,
            client=None,
            mark="note",
            tone="quiet",
            title=note.text,
            detail=day_text(note.on, today, self._desk.locale),
            acts=(Act("assign", self.tr("Whose is it?")), delete),
            title_rows=3,
        )

    def _due(self, line: PromiseLine, today: date) -> str:
        """«срок — 19 ноября · просрочено на 2 дня», «срок — завтра»."""
        if line.due is None or line.days is None:
            return ""
        day = day_text(line.due, today, self._desk.locale)
        if 1 < line.days <= _SOON:
            day = f"{self._desk.locale.toString(qdate(line.due), 'dddd')}, {day}"
        due = self.tr("due %1").replace("%1", day)
        return joined(due, self.tr("%n day(s) overdue", "", -line.days)) if line.days < 0 else due

    def _moves(self, count: int) -> str:
        return self.tr("moved %n time(s)", "", count) if count else ""

    def _reason(self, reason: Reason) -> str:
        text = self._desk.reason(reason)
        if reason.code == "unanswered" and reason.text:
            quoted = self.tr("“%1”").replace("%1", reason.text)
            return f"{text} — {quoted}"
        return text
