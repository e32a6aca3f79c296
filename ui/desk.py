"""Desk: what every page is given to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale, QObject, Signal

from journal_app import Journal
from journal_app.errors import JournalError
from journal_app.shapes import Changes, Reason
from journal_app.words import load_words, reason_text, say
from ui.changes import ChangeBus

_OF_THE_JOURNAL = frozenset({"damaged", "view_only"})
"""What is said beside its cause and by the window too: no other try helps, and the window knows
what does."""


class Desk(QObject):
    """The open journal, the change bus, and the words of the language and the profession.

    A page runs an operation with ``do``; what became of it travels by signals, so that no page
    knows another.
    """

    done = Signal(object)
    """Changes of an operation that is on the disk; the shell says so in a toast."""
    failed = Signal(object)
    """A JournalError that no page showed itself, or that the window has an answer to."""
    client_wanted = Signal(object)
    """A client id to open on the Clients page."""
    composer_wanted = Signal(object, str, object)
    """(client id, kind: deposit | withdrawal | promise | apology | contact, row to start from or
    None)."""
    prepare_wanted = Signal(object, object)
    """(client id or None for the open one, visit id or None): the page to read before the visit."""
    close_wanted = Signal(object, object)
    """(client id, visit id or None): the visit is to be closed."""
    erase_wanted = Signal(object, str)
    """(client id or None for the open one, the reason to begin with): to be erased."""
    client_erased = Signal(int, str)
    """(client id, name) of somebody who is erased: hold nothing that was typed about them."""
    dossier_wanted = Signal(object)
    """A client id, or None for the open one, whose dossier is to be written."""
    terms_wanted = Signal()
    """Who is kept past their term is to be seen."""
    plan_wanted = Signal()
    """The plan of the week is to be seen."""
    round_wanted = Signal()
    """The visits of the day are to be closed one after the other."""

    def __init__(self, journal: Journal, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codes = False
        self._journal = journal
        self.language = language
        self.bus = ChangeBus(self)

    @property
    def journal(self) -> Journal:
        """The open journal."""
        return self._journal

    @journal.setter
    def journal(self, journal: Journal) -> None:
        self._journal = journal
        journal.names.coded = self._codes

    def show_codes(self, wanted: bool) -> None:
        """Whether codes stand in the place of names from now on; what is shown already stays."""
        self._codes = self._journal.names.coded = wanted

    def in_words(self, client: int | None, text: str) -> str:
        """A client's text as it is shown: without the name, if codes stand in its place. Never
        for a field that the person types in."""
        return self._journal.names.in_words(client, text)

    @property
    def profession(self) -> str:
        """Whose words are on the screen."""
        return str(self.journal.settings["profession"])

    @property
    def words(self) -> Mapping[str, str]:
        """The profession's words (the method, §11)."""
        return load_words(self.language, self.profession)

    @property
    def locale(self) -> QLocale:
        """How dates and numbers are written."""
        return QLocale(self.language)

    def reason(self, reason: Reason) -> str:
        """Why a client needs care, in words."""
        return reason_text(reason, self.language, self.profession)

    def say(self, error: JournalError) -> str:
        """An expected error as one clear sentence; it may quote a file, which has the names."""
        return self.in_any_words(say(error, self.language))

    def in_any_words(self, text: str) -> str:
        """A text that may name anybody as it is shown, as ``in_words``."""
        return self._journal.names.in_any_words(text)

    def do(
        self,
        operation: Callable[[], Changes | None],
        on_error: Callable[[JournalError], None] | None = None,
    ) -> Changes | None:
        """Run one operation; tell the screens what changed. None when it failed or had nothing
        to do. ``on_error`` takes an expected error where the page can show it beside its cause."""
        try:
            changes = operation()
        except JournalError as error:
            if on_error is not None:
                on_error(error)
            if on_error is None or error.code in _OF_THE_JOURNAL:
                self.failed.emit(error)
            return None
        if changes is not None:
            self.bus.changed.emit(changes)
            self.done.emit(changes)
        return changes
