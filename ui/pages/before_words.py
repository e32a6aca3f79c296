"""What the page before the visit says, in the words of the language and the profession."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from journal_app.card_words import card_fields
from journal_app.handbook import Handbook, load
from journal_app.shapes.before import BeforePage, DuePromise, OpenFragment
from journal_app.shapes.cards import FactLine
from journal_app.shapes.contacts import PositionLine
from ui.client.phrases import capital, joined, present, small
from ui.desk import Desk
from ui.formatting import NO_BREAK, day_text, day_words, plain
from ui.pages.before_sheet import Column, Line, Section, Sheet

_NOTE_ROWS = 6
"""Rows of the last note; the whole of it is on the Notes tab."""
_NOTE_SIGNS = 280
"""Signs of a row of it."""
_WORK = ("colour", "shape", "base", "length", "allergy_note", "tools")
_FRAME = ("fee", "cancellation", "holidays", "mode", "time_zone")
_OWN = "own."


class BeforeWords(QObject):
    """Turns what was read into a sheet."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def sheet(self, page: BeforePage, by_code: bool = False) -> Sheet:
        """The sheet of a client; ``by_code`` names them by their code, where they have one."""
        desk, words = self._desk, self._desk.words
        therapy = desk.profession == "psychologist"
        sections = self._session(page) if therapy else self._visit(page)
        photo = page.photo
        return Sheet(
            name=page.code if by_code and page.code else page.name,
            when=self._when(page),
            marks=tuple(self._marks(page)),
            zone=page.zone,
            zone_word=words[f"zone_{page.zone}"],
            number="" if desk.journal.settings["hide_numbers"] else plain(page.balance),
            zone_last=therapy,
            sections=tuple(section for section in sections if section.lines),
            photo=photo.data if photo else None,
            photo_text=joined(photo.caption, self._day(photo.on)) if photo else "",
        )

    def more(self, count: int) -> str:
        """So many lines are left out."""
        return self.tr("…and %n more", "", count)

    # -- the two professions --------------------------------------------------------------------

    def _visit(self, page: BeforePage) -> Iterator[Section]:
        """A nail master's page."""
        yield self._facts(page, "safety", "before_safety", "allergy", column="top")
        yield self._section("last", "before_last", self._last_work(page))
        yield self._section("come_back", "before_come_back", self._come_back(page))
        yield from self._owed(page)
        yield self._section("kind", "before_kind", self._kind(page))
        yield self._facts(page, "stop", "fact_stop_topic", "stop_topic", column="side")
        yield self._facts(page, "little", "fact_little_thing", "little_thing", column="side")
        yield self._facts(page, "preference", "fact_preference", "preference", column="side")
        agreed = (*self._fields(page, ("prepayment",)), *self._agreed(page))
        yield self._section("agreements", "before_agreements", agreed, "side")
        yield self._more(page)
        yield self._section("idea", "before_idea", self._idea(page), "side")

    def _session(self, page: BeforePage) -> Iterator[Section]:
        """A psychologist's page."""
        safety = (*self._fields(page, ("risk", "emergency")), *self._told(page, "allergy"))
        yield self._section("safety", "before_safety", safety, "top")
        thread = (*self._come_back(page), *self._note(page))
        yield self._section("last", "before_last", thread)
        yield from self._each_field(page, ("request", "goals", "homework"), "main")
        yield from self._owed(page)
        yield self._section("kind", "before_kind", self._kind(page))
        yield self._section("position", "before_position", self._position(page), "side")
        supervision = tuple(self._fragments(page.fragments))
        yield self._section("supervision", "before_supervision", supervision, "side")
        yield self._facts(page, "stop", "fact_stop_topic", "stop_topic", column="side")
        frame = (*self._fields(page, _FRAME), *self._agreed(page))
        yield self._section("agreements", "before_agreements", frame, "side")
        yield from self._each_field(page, ("crossings",), "side")
        yield self._facts(page, "little", "fact_little_thing", "little_thing", column="side")
        yield self._facts(page, "preference", "fact_preference", "preference", column="side")
        yield self._more(page)

    def _owed(self, page: BeforePage) -> Iterator[Section]:
        """What the practitioner owes: promises, apologies, answers."""
        promises = tuple(self._promise(one) for one in page.promises)
        yield self._section("promises", "promises_tab", promises)
        wounds = tuple(Line(one.text, detail=self._day(one.on)) for one in page.wounds)
        yield self._section("unanswered", "unanswered", wounds)
        waiting = tuple(
            Line(one.text or self._desk.words["event_contact"], detail=self._day(one.on))
            for one in page.waiting
        )
        yield self._section("waiting", "before_waiting", waiting)

    def _more(self, page: BeforePage) -> Section:
        """The birthday, and the practitioner's own fields."""
        own = tuple(
            Line(text, label=key.removeprefix(_OWN))
            for key, text in sorted(page.fields.items())
            if key.startswith(_OWN)
        )
        return self._section("more", "before_more", (*self._birthday(page), *own), "side")

    # -- parts ----------------------------------------------------------------------------------

    def _section(
        self, key: str, title: str, lines: Iterable[Line], column: Column = "main"
    ) -> Section:
        kept = tuple(line for line in lines if line.text)
        return Section(key, capital(self._desk.words[title]), kept, column)

    def _facts(self, page: BeforePage, key: str, title: str, kind: str, column: Column) -> Section:
        return self._section(key, title, self._told(page, kind), column)

    def _told(self, page: BeforePage, kind: str) -> tuple[Line, ...]:
        return tuple(self._fact(one) for one in page.facts if one.kind == kind)

    def _fact(self, fact: FactLine) -> Line:
        if fact.confirmed:
            return Line(fact.text)
        return Line(fact.text, detail=self._desk.words["guess"], tone="promise")

    def _agreed(self, page: BeforePage) -> tuple[Line, ...]:
        """Expectations that both know of."""
        return tuple(
            Line(one.text, detail=self._day(one.agreed_on))
            for one in page.facts
            if one.kind == "expectation" and (one.side == "agreed" or one.agreed_on)
        )

    def _fields(self, page: BeforePage, keys: Iterable[str]) -> tuple[Line, ...]:
        labels = self._labels()
        return tuple(
            Line(page.fields[key], label=labels[key]) for key in keys if page.fields.get(key)
        )

    def _each_field(
        self, page: BeforePage, keys: Iterable[str], column: Column
    ) -> Iterator[Section]:
        """Every field as a section of its own."""
        labels = self._labels()
        for key in keys:
            text = page.fields.get(key, "")
            yield Section(key, labels[key], (Line(text),) if text else (), column)

    def _labels(self) -> dict[str, str]:
        fields = card_fields(self._desk.language, self._desk.profession)
        return {field.key: field.label for field in fields}

    def _last_work(self, page: BeforePage) -> Iterator[Line]:
        last = page.last
        if last is not None:
            services = ", ".join(one.name for one in last.services)
            feeling = small(self._topic("feeling", last.feeling))
            title = capital(services) or self._desk.words["event_visit"]
            yield Line(title, detail=joined(self._day(last.on), feeling), strong=True)
            yield Line(last.note)
        yield from self._fields(page, _WORK)

    def _come_back(self, page: BeforePage) -> Iterator[Line]:
        last = page.last
        if last is not None and last.come_back:
            psychologist = self._desk.profession == "psychologist"
            day = self._day(last.on) if psychologist else ""
            yield Line(last.come_back, detail=day, strong=psychologist)

    def _note(self, page: BeforePage) -> Iterator[Line]:
        """The beginning of the last session's note, without its marks."""
        if page.note is None:
            return
        told = page.last is not None and page.last.come_back and page.last.on == page.note.on
        day = "" if told else self._day(page.note.on)
        for number, row in enumerate(_rows(page.note.text)):
            yield Line(row, detail="" if number else day)
        for row in _rows(page.note.private):
            yield Line(row, detail=self.tr("private layer"), tone="apology")

    def _promise(self, promise: DuePromise) -> Line:
        near, days = day_words(), promise.days
        if days is None:
            return Line(promise.text)
        if days < 0:
            late = self.tr("%n day(s) overdue", "", -days)
            return Line(promise.text, detail=late, tone="withdrawal")
        if days < 2:
            return Line(promise.text, detail=near.tomorrow if days else near.today, tone="promise")
        return Line(promise.text, detail=self.tr("by %1").replace("%1", self._day(promise.due)))

    def _kind(self, page: BeforePage) -> Iterator[Line]:
        if page.kind in ("", "none"):
            return
        topic = self._book().topic(f"kind.{page.kind}", self._desk.profession)
        yield Line(topic.title, strong=True)
        yield Line(topic.details.get("advice", ""))
        yield Line(topic.details.get("risk", ""), label=self.tr("Risk"))

    def _birthday(self, page: BeforePage) -> Iterator[Line]:
        coming = page.birthday
        if coming is None:
            return
        near = day_words()
        day = (near.today, near.tomorrow)[coming.days] if coming.days < 2 else ""
        if not day:
            day = self.tr("in %n day(s)", "", coming.days)
        turns = self.tr("turns %n", "", coming.turns) if coming.turns else ""
        yield Line(joined(day, turns), label=self.tr("Birthday"))

    def _position(self, page: BeforePage) -> Iterator[Line]:
        for label, position in (
            (self.tr("Planned"), page.planned),
            (self.tr("Last time"), page.stood),
        ):
            if position is not None:
                yield Line(self._stand(position), label=label, detail=position.note)

    def _stand(self, position: PositionLine) -> str:
        parts = (
            self._topic("role", position.role),
            small(self._topic("activity", position.activity)),
            small(self._topic("direction", position.direction)),
        )
        return capital(", ".join(present(*parts)))

    def _fragments(self, fragments: tuple[OpenFragment, ...]) -> Iterator[Line]:
        hidden = 0
        for one in fragments:
            hidden += not one.text
            yield Line(one.text, detail=one.question)
        if hidden:
            yield Line(self.tr("%n fragment(s) of the private layer", "", hidden))

    def _idea(self, page: BeforePage) -> Iterator[Line]:
        """A deposit that feeds a starved principle; another principle every day."""
        desk, starved = self._desk, page.starved
        start = desk.journal.today().toordinal() % len(starved) if starved else 0
        for principle in (*starved[start:], *starved[:start]):
            ideas = self._book().ideas(
                principle, desk.profession, page.stage, page.kind, page.lately
            )
            if ideas:
                yield Line(ideas[0], detail=desk.words[f"principle_{principle}"])
                return

    def _when(self, page: BeforePage) -> str:
        visit = page.visit
        if visit is None:
            return self._desk.words["before_no_visit"]
        moment = ", ".join(present(self._day(visit.on), visit.start or ""))
        services = ", ".join(one.name for one in visit.services)
        length = self.tr("%n min", "", visit.minutes) if visit.minutes else ""
        return joined(capital(moment), services, length.replace(" ", NO_BREAK))

    def _marks(self, page: BeforePage) -> Iterator[str]:
        words, visit = self._desk.words, page.visit
        if visit is not None and page.sessions == 0 and page.zone == "new":
            yield words["before_first"]
        elif page.sessions and self._desk.profession == "psychologist":
            yield words["before_number"].format(number=page.sessions + 1)
        if visit is not None and visit.prepaid:
            amount = self._desk.locale.toString(visit.prepaid // 100)
            yield self.tr("prepaid %1").replace("%1", amount.replace(" ", NO_BREAK))
        if page.buffer:
            yield self.tr("often late: %n min in reserve", "", page.buffer)

    def _topic(self, group: str, key: str) -> str:
        return self._book().topic(f"{group}.{key}", self._desk.profession).title if key else ""

    def _book(self) -> Handbook:
        return load(self._desk.language)

    def _day(self, day: date | None) -> str:
        if day is None:
            return ""
        return day_text(day, self._desk.journal.today(), self._desk.locale)


def _rows(markdown: str) -> list[str]:
    """The first rows of a note as they are read, without the marks of Markdown."""
    document = QTextDocument()
    document.setMarkdown(markdown)
    kept: list[str] = []
    heading, block = "", document.begin()
    while block.isValid():
        text = " ".join(block.text().split())
        if text and block.blockFormat().headingLevel():
            heading = text  # it leads the words under it; without any it says nothing
        elif text:
            kept.append(f"{heading}: {text}" if heading else text)
            heading = ""
        block = block.next()
    if heading and not kept:
        kept.append(heading)
    if len(kept) > _NOTE_ROWS:
        kept = [*kept[: _NOTE_ROWS - 1], f"{kept[_NOTE_ROWS - 1]} …"]
    return [f"{row[:_NOTE_SIGNS]}…" if len(row) > _NOTE_SIGNS else row for row in kept]
