"""What the buttons of the Today page do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from journal_app.errors import JournalError
from ui.clipboard import copy_text
from ui.desk import Desk
from ui.pages.today_client_picker import ClientPicker
from ui.pages.today_line import Line, TodayLine
from ui.pages.today_new_day import NewDay

Find = Callable[[str, str], TodayLine | None]


class TodayActs(QObject):
    """Turns (card, line, act) into an operation, or asks the shell for what the page has not.

    ``find`` gives the widget of a line that is shown, for what is asked in its place.
    """

    def __init__(self, desk: Desk, find: Find, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._find = find
        self._page = page

    def act(self, card: str, line: Line, act: str) -> None:
        """Do what a button says."""
        if card == "promises":
            self._on_promise(line, act)
        elif card == "inbox":
            self._on_note(line, act)
        elif act in ("prepare", "close"):
            desk = self._desk
            wanted = desk.prepare_wanted if act == "prepare" else desk.close_wanted
            wanted.emit(line.client, line.row)
        elif act == "copy":
            self.copy_reminder(line.row)
        elif act in ("confirmed", "no_answer"):
            self._desk.do(lambda: self._desk.journal.contacts.remind(line.row, act))
        elif act == "answer":
            self._desk.do(lambda: self._desk.journal.contacts.answer(line.row))
        else:
            self._write_down(line, act)

    def open(self, card: str, line: Line) -> None:
        """The words of a line were pressed."""
        if card == "inbox":
            self._ask_client(line)
        else:
            self._desk.client_wanted.emit(line.client)

    def copy_reminder(self, visit: int) -> None:
        """The reminder into the clipboard; the visit is marked, which can be undone."""
        contacts = self._desk.journal.contacts
        try:
            text = contacts.reminder_text(visit, self._desk.language)
        except JournalError as error:
            self._desk.failed.emit(error)
            return
        copy_text(text, lasting=True)
        self._desk.do(lambda: contacts.remind(visit, "sent"))

    # -- what is done -------------------------------------------------------------------------

    def _write_down(self, line: Line, act: str) -> None:
        """Open the composer on what the verb means."""
        kinds = {
            "apologise": "apology",
            "deposit": "deposit",
            "gift": "deposit",
            "write": "contact",
            "reply": "contact",
            "congratulate": "contact",
        }
        if act in ("apologise", "reply"):  # about the slip, or the question
            self._desk.composer_wanted.emit(line.client, kinds[act], line.row)
        elif act in kinds:
            self._desk.composer_wanted.emit(line.client, kinds[act], None)
        else:
            self._desk.client_wanted.emit(line.client)

    def _on_promise(self, line: Line, act: str) -> None:
        promises = self._desk.journal.promises
        if act == "move":
            self._ask_day(line)
        elif act == "keep":
            self._desk.do(lambda: promises.keep(line.row))
        else:
            self._desk.do(lambda: promises.break_(line.row))

    def _ask_day(self, line: Line) -> None:
        widget = self._find("promises", line.key)
        if widget is None:
            return
        words = next(act.text for act in line.acts if act.name == "move")
        question = NewDay(line.key, words, self._desk.journal.today())
        question.day_chosen.connect(partial(self._on_day_chosen, line))
        question.refused.connect(self._desk.failed)
        question.given_up.connect(partial(self._on_day_given_up, line))
        widget.put_aside(question)
        question.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_day_chosen(self, line: Line, day: date) -> None:
        self._on_day_given_up(line)
        self._desk.do(lambda: self._desk.journal.promises.move(line.row, day))

    def _on_day_given_up(self, line: Line) -> None:
        widget = self._find("promises", line.key)
        if widget is not None:
            widget.focus_text()
            widget.take_back()

    def _on_note(self, line: Line, act: str) -> None:
        if act == "assign":
            self._ask_client(line)
        else:
            self._desk.do(lambda: self._desk.journal.notes.delete(line.row))

    def _ask_client(self, line: Line) -> None:
        widget = self._find("inbox", line.key)
        if widget is None:
            return
        picker = ClientPicker(self._desk, self._page)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.picked.connect(partial(self._on_client_picked, line))
        picker.open_at(widget)

    def _on_client_picked(self, line: Line, client: int) -> None:
        self._desk.do(lambda: self._desk.journal.notes.assign(line.row, client))
