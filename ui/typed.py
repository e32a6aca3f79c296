"""Typed: words that are typed and not finished, over the end of a window and the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject

from journal_app.errors import JournalError
from journal_app.shapes.notes import Recovered
from ui.client.note_session import DRAFT, unwritten
from ui.formatting import day_text, pydate

if TYPE_CHECKING:
    from journal_app import Journal
    from ui.main_window import MainWindow


class Typed(QObject):
    """``window.typed``. Notes that were being typed when the program ended are brought back when
    the journal is shown, and the window says which."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._found: list[Recovered] = []
        self._error: JournalError | None = None
        window.settled.connect(self._on_window_settled)

    def bring_back(self) -> None:
        """Make notes of what was left in the journal; before anything of it is shown."""
        journal = self._window.desk.journal
        self._found, self._error = [], None
        drafts = journal.drafts.all()
        self._window.locker.forms.find(drafts)
        if all(draft.kind != DRAFT for draft in drafts):
            return
        try:
            _changes, self._found = journal.notes.recover()
        except JournalError as error:  # the drafts stay where they are, for the next start
            self._error = error

    def finish(self) -> None:
        """Keep what is being typed: something follows that needs it, or is the end of it."""
        if self._window.built_page("clients") is not None:
            self._window.clients.view.leave_panels()

    def has_any(self) -> bool:
        """Whether words would be lost if the window closed now."""
        window = self._window
        built = window.built_page("clients") is not None
        lost = built and window.clients.view.would_lose()
        return lost or window.locker.forms.has_any()

    def stop(self) -> None:
        """The window is closed: nothing is tried any more."""
        unwritten(self._window.desk).stop()
        self._window.locker.forms.stop()
        if self._window.built_page("clients") is not None:
            self._window.clients.view.stop()

    def change_to(self, journal: Journal) -> None:
        """Put another journal in the place of this one; what could not be kept has no home."""
        self.finish()
        unwritten(self._window.desk).clear()
        self.take_up(journal)

    def take_up(self, journal: Journal) -> None:
        """Work with a journal from now on: another one, or this one opened again."""
        self._window.desk.journal = journal
        self.bring_back()

    def forget(self) -> None:
        """The journal is about to be closed: hold nothing of it."""
        self._found, self._error = [], None

    # -- saying what was brought back -------------------------------------------------------------

    def _on_window_settled(self) -> None:
        error, self._error = self._error, None
        if error is not None:
            self._window.messages.show_error(error)
        if self._found or self._window.locker.forms.found():
            self._window.when_seen(self._tell)

    def _tell(self) -> None:
        """Who and when, never the words: somebody may be looking at the screen."""
        forms = self._window.locker.forms
        if forms.found():
            forms.bring_back()
            if not self._found:
                self._window.history.say(self.tr("Brought back what was not finished."))
        if not self._found:
            return
        first = self._found[-1]
        if len(self._found) > 1:
            text = self.tr("%n unfinished note(s) brought back", "", len(self._found))
        else:
            local = QDateTime.fromSecsSinceEpoch(int(first.at.timestamp()))
            desk = self._window.desk
            day = day_text(pydate(local.date()), desk.journal.today(), desk.locale)
            who = first.client_name or self.tr("inbox")
            text = self.tr("Brought back what was not finished: %1, %2").replace("%1", who)
            text = text.replace("%2", f"{day}, {local.toString('HH:mm')}")
        self._window.history.offer(text, self.tr("Show"), self._show)

    def _show(self) -> None:
        found, self._found = self._found[-1], []
        if found.client is None:
            self._window.go("today")
        else:
            self._window.show_client(found.client)
            self._window.clients.view.show_tab("notes")
            self._window.clients.view.panels.notes().show_note(found.note)
