"""What the Today page says of a promise, a client, a note. Nothing here touches a widget."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from journal_app.shapes import CareLine, InboxNote, PromiseLine, Reason
from ui.client.phrases import joined
from ui.desk import Desk
from ui.formatting import NO_BREAK, day_text, qdate, signed
from ui.pages.today_line import Act, Line

_SOON = 6
"""Days ahead that are also named by their weekday."""


def promise_line(desk: Desk, line: PromiseLine, today: date, numbers: bool) -> Line:
    """A promise with its one-click ends; ``numbers`` puts the points on the buttons."""
    words = desk.words
    overdue = line.days is not None and line.days < 0

    def act(name: str, word: str, points: int, tone: str = "") -> Act:
        text = words[word]
        return Act(name, f"{text}{NO_BREAK}{signed(points)}" if numbers and points else text, tone)

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
        detail=joined(due_text(desk, line, today), _moves(line.moves)),
        acts=acts,
    )


def due_text(desk: Desk, line: PromiseLine, today: date) -> str:
    """When an open promise is due: «срок 19 ноября · просрочено на 2 дня», «срок завтра»."""
    translate = QCoreApplication.translate
    if line.due is None or line.days is None:
        return ""
    day = day_text(line.due, today, desk.locale)
    if 1 < line.days <= _SOON:
        day = f"{desk.locale.toString(qdate(line.due), 'dddd')}, {day}"
    due = translate("TodayWords", "due %1").replace("%1", day)
    if line.days < 0:
        return joined(due, translate("TodayWords", "%n day(s) overdue", "", -line.days))
    return due


def _moves(count: int) -> str:
    if not count:
        return ""
    return QCoreApplication.translate("TodayWords", "moved %n time(s)", "", count)


def care_line(desk: Desk, line: CareLine) -> Line:
    """A client who needs care, every reason in words, and one thing to do about it."""
    words = desk.words
    codes = {reason.code for reason in line.reasons}
    if "unanswered" in codes:
        act = Act("apologise", words["act_apologise"])
    elif codes == {"overdue_promise"}:  # its ends stand on the card of the promises
        act = Act("open", QCoreApplication.translate("TodayWords", "Open"))
    else:
        act = Act("deposit", words["new_deposit"])
    return Line(
        key=f"today_care_{line.client}",
        row=next((reason.row for reason in line.reasons if reason.code == "unanswered"), 0),
        client=line.client,
        mark=line.zone,
        tone=line.zone,
        title=f"{line.name} — {words[f'zone_{line.zone}']}",
        detail=joined(*(_reason(desk, reason) for reason in line.reasons)),
        acts=(act,),
        detail_rows=3,
    )


def _reason(desk: Desk, reason: Reason) -> str:
    text = desk.reason(reason)
    if reason.code == "unanswered" and reason.text:
        quoted = QCoreApplication.translate("TodayWords", "“%1”").replace("%1", reason.text)
        return f"{text} — {quoted}"
    return text


def note_line(desk: Desk, note: InboxNote, today: date) -> Line:
    """A note that waits for its client."""
    translate = QCoreApplication.translate
    return Line(
        key=f"today_note_{note.id}",
        row=note.id,
        client=None,
        mark="note",
        tone="quiet",
        title=note.text,
        detail=day_text(note.on, today, desk.locale),
        acts=(
            Act("assign", translate("TodayWords", "Whose is it?")),
            Act("delete", "", icon="trash", tip=translate("TodayWords", "Delete the note")),
        ),
        title_rows=3,
    )
