"""What the Today page says of visits, reminders, dates and questions that wait."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from journal_app.shapes import Reason
from journal_app.shapes.contacts import ContactLine
from journal_app.shapes.day import ComingDate, DayVisit, WriteLine
from ui.client.phrases import capital, joined
from ui.desk import Desk
from ui.formatting import day_text, qdate
from ui.pages.today_line import Act, Line


class TodayVisitWords(QObject):
    """Turns what was read into lines, in the words of the language and the profession."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    # -- visits -------------------------------------------------------------------------------

    def visit_line(self, visit: DayVisit, today: date, pressing: bool = False) -> Line:
        """A visit of today, or an earlier one that waits to be closed; ``pressing`` is the one
        to close now."""
        words = self._desk.words
        marks = {"done": ("check", "deposit"), "missed": ("minus", "quiet")}
        mark, tone = marks.get(visit.state, ("visit", "accent" if visit.is_now else "quiet"))
        acts: tuple[Act, ...] = ()
        if visit.state == "planned":
            whole = words["act_close_visit"]
            later = Act("close", "", icon="check", tip=whole)  # the words have the room
            acts = (Act("close", whole, role="primary") if pressing else later,)
            if not visit.is_over:
                acts = (Act("prepare", words["before_session"]), *acts)
        return Line(
            key=f"today_visit_{visit.id}",
            row=visit.id,
            client=visit.client,
            mark="clock" if visit.is_over else mark,
            tone="promise" if visit.is_over else tone,
            title=self._visit_title(visit, today),
            detail=self._visit_detail(visit),
            acts=acts,
        )

    def reminder_line(self, visit: DayVisit, today: date) -> Line:
        """A visit of tomorrow and how its reminder goes."""
        marks = {"confirmed": ("check", "deposit"), "no_answer": ("alert", "promise")}
        mark, tone = marks.get(visit.remind, ("visit", "quiet"))
        return Line(
            key=f"today_remind_{visit.id}",
            row=visit.id,
            client=visit.client,
            mark=mark,
            tone=tone,
            title=self._visit_title(visit, visit.on),
            detail=joined(self._prefers(visit.channel), self._reminded(visit, today)),
            acts=self._reminder_acts(visit),
        )

    def _visit_title(self, visit: DayVisit, today: date) -> str:
        """«10:00 Дарья М. — гель, короткий квадрат»."""
        day = "" if visit.on == today else day_text(visit.on, today, self._desk.locale)
        when = ", ".join(part for part in (day, visit.start or "") if part)
        who = " ".join(part for part in (when, visit.client_name) if part)
        services = ", ".join(visit.services)
        return f"{who} — {services}" if services else who

    def _visit_detail(self, visit: DayVisit) -> str:
        words = self._desk.words
        if visit.state == "missed":
            return words["visit_missed"]
        if visit.state == "done":
            how = self._feeling(visit)
            closed = f"{words['visit_closed']}: {how}" if how else words["visit_closed"]
            late = self.tr("came late") if visit.came == "late" else ""
            kinds = ", ".join(words[kind] for kind in visit.recorded)
            recorded = self.tr("recorded: %1").replace("%1", kinds) if kinds else ""
            return joined(closed, late, recorded)
        state = words["visit_waits"] if visit.is_over else ""
        now = self.tr("now") if visit.is_now else state
        return joined(now, self._hint(visit.hint))

    def _feeling(self, visit: DayVisit) -> str:
        """What she left with, or how the contact was."""
        if visit.feeling:
            from journal_app.handbook import load  # only a closed visit needs the handbook

            try:
                topic = load(self._desk.language).topic(f"feeling.{visit.feeling}")
            except KeyError:
                return ""  # a key of a later version
            return topic.title[:1].lower() + topic.title[1:]
        contacts = {
            "stronger": self.tr("contact stronger"),
            "usual": self.tr("contact as usual"),
            "tense": self.tr("contact tense"),
        }
        return contacts.get(visit.contact, "")

    def _hint(self, hint: Reason | None) -> str:
        if hint is None:
            return ""
        if hint.code == "unanswered":
            said = self._desk.reason(hint)
            return self.tr("%1 — a good moment").replace("%1", said)
        return hint.text

    def _prefers(self, channel: str) -> str:
        words = {
            "call": self.tr("prefers a call"),
            "message": self.tr("prefers a message"),
            "email": self.tr("prefers an e-mail"),
            "in_person": self.tr("prefers to speak in person"),
        }
        return words.get(channel, "")

    def _reminded(self, visit: DayVisit, today: date) -> str:
        if visit.remind == "confirmed":
            return self.tr("confirmed")
        when = visit.reminded_at or ""
        if visit.reminded_on is not None and visit.reminded_on != today:
            when = joined(day_text(visit.reminded_on, today, self._desk.locale), when)
        if visit.remind == "sent":
            return self.tr("sent, %1").replace("%1", when) if when else self.tr("sent")
        if visit.remind == "no_answer":
            return self.tr("no answer, %1").replace("%1", when) if when else self.tr("no answer")
        return self.tr("not reminded yet")

    def _reminder_acts(self, visit: DayVisit) -> tuple[Act, ...]:
        copy = Act("copy", self.tr("Copy reminder"), tip=self.tr("Ctrl+C on the line"))
        copy_icon = Act("copy", "", icon="copy", tip=self.tr("Copy the reminder (Ctrl+C)"))
        confirmed = Act("confirmed", self.tr("Confirmed"), "deposit")
        silent = Act("no_answer", self.tr("No answer"))
        if visit.remind == "confirmed":
            return ()
        if visit.remind == "no_answer":
            return (copy_icon, confirmed)
        if visit.remind == "sent" or visit.channel == "call":
            return (silent, confirmed)
        return (copy,)

    # -- dates, questions ---------------------------------------------------------------------

    def date_line(self, coming: ComingDate, today: date) -> Line:
        """A yearly date within a week. A psychologist is told the day and offered no gift."""
        words, nail = self._desk.words, self._desk.profession != "psychologist"
        what = self.tr("birthday") if coming.kind == "birthday" else coming.label
        acts: tuple[Act, ...] = ()
        if nail:
            near = Act("congratulate", words["act_congratulate"])
            acts = (near if coming.days == 0 else Act("gift", words["act_plan_gift"]),)
        last = self.tr("last year: %1").replace("%1", coming.last_year)
        return Line(
            key=f"today_date_{coming.id}",
            row=coming.id,
            client=coming.client,
            mark="flower",
            tone="apology",
            title=f"{coming.client_name} — {what} {self._near_day(coming, today)}",
            detail=joined(self._turns(coming), last if coming.last_year and nail else ""),
            acts=acts,
        )

    def waiting_line(self, contact: ContactLine, today: date) -> Line:
        """A question of a client that waits for an answer."""
        asked = self.tr("asked %1").replace(
            "%1", joined(day_text(contact.on, today, self._desk.locale), contact.at or "")
        )
        return Line(
            key=f"today_waiting_{contact.id}",
            row=contact.id,
            client=contact.client,
            mark="contact",
            tone="promise",
            title=self._said(contact),
            detail=joined(asked, contact.touchpoint),
            acts=(
                Act("reply", self._desk.words["act_write"]),
                Act("answer", self.tr("Answered"), "deposit"),
            ),
        )

    def _said(self, contact: ContactLine) -> str:
        text = contact.text or contact.touchpoint
        return f"{contact.client_name} — {text}" if text else contact.client_name

    def _near_day(self, coming: ComingDate, today: date) -> str:
        """«сегодня», «завтра», «в пятницу, 27 ноября»."""
        day = day_text(coming.on, today, self._desk.locale)
        if coming.days < 2:
            return day
        weekday = self._desk.locale.toString(qdate(coming.on), "dddd")
        return f"· {weekday}, {day}"

    def _turns(self, coming: ComingDate) -> str:
        if not coming.turns:
            return ""
        if coming.kind == "birthday":
            return self.tr("turns %n", "", coming.turns)
        return self.tr("%n year(s)", "", coming.turns)

    # -- whom to write to tomorrow ------------------------------------------------------------

    def write_line(self, line: WriteLine, verb: Act, row: int) -> Line:
        """Somebody to write to tomorrow: every reason, and one verb for the first of them.

        ``verb`` and ``row`` are what would be done if they only needed care.
        """
        words, mark, tone = self._desk.words, "heart", "withdrawal"
        told = [self._care(reason) for reason in line.care]
        if line.date is not None:
            mark, tone = "flower", "apology"
            label = self.tr("birthday") if line.date.kind == "birthday" else line.date.label
            told.insert(0, self.tr("%1 tomorrow").replace("%1", label))
            row, verb = line.date.id, Act("congratulate", words["act_congratulate"])
        if line.contact is not None:
            mark, tone = "contact", "promise"
            question = line.contact.text or line.contact.touchpoint
            waits = self.tr("waits for an answer")
            told.insert(0, f"{waits}: {question}" if question else waits)
            row, verb = line.contact.id, Act("reply", words["act_write"])
        if line.visit is not None:
            mark, tone = "visit", "accent"
            told.insert(0, self._to_remind(line.visit))
            row, verb = line.visit.id, Act("copy", self.tr("Copy reminder"))
        return Line(
            key=f"today_write_{line.client}",
            row=row,
            client=line.client,
            mark=mark,
            tone=tone,
            title=line.client_name,
            detail=joined(*told, self._prefers(line.cap.channel)),
            acts=(verb,),
            detail_rows=3,
        )

    def _to_remind(self, visit: DayVisit) -> str:
        services = ", ".join(visit.services)
        when = self.tr("tomorrow at %1").replace("%1", visit.start or "")
        when = when if visit.start else self.tr("tomorrow")
        return joined(capital(self.tr("remind: %1").replace("%1", when)), services)

    def _care(self, reason: Reason) -> str:
        return self._desk.reason(reason)
