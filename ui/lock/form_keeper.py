"""FormKeeper: what is typed into any form is on the disk within two seconds, and comes back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journal_app import Journal
from journal_app.errors import JournalError
from journal_app.shapes.drafts import Draft
from ui.lock.forms import FORMS, LOOSE, is_recorded, open_again, typed_in, words_in
from ui.lock.kept_form import KIND, Typed

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEEP_MS = 1500
_NOT_OFFERED = frozenset({"search"})
"""What is put back after a lock, and not worth a word after a kill."""

Place = tuple[int | None, str, int | None]


class FormKeeper(QObject):
    """Looks at the forms while somebody is at the keys; nothing runs while nobody is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._on_disk: dict[Place, Typed] = {}
        self._found: list[Typed] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.keep)
        window.desk.client_erased.connect(self._on_client_erased)

    def stir(self) -> None:
        """A key was pressed. The first that is not kept starts the clock; no later one delays
        it."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The window is closed or locked."""
        self._timer.stop()

    def keep(self) -> None:
        """Bring the disk up to what is typed."""
        self._timer.stop()
        journal = self._window.desk.journal
        if not journal.is_open or journal.is_lent:
            return
        if self._window.built_page("clients") is not None:
            self._window.clients.view.keep_drafts()
        typed = {one.place: one for one in typed_in(self._window) if one.name not in _NOT_OFFERED}
        try:
            self._bring_up(journal, typed)
        except JournalError:
            self._timer.start()  # the words are on the screen: tried again

    def keep_all(self, typed: list[Typed]) -> list[Typed]:
        """Before the journal is closed: put everything on the disk; what could not be kept."""
        journal, left = self._window.desk.journal, []
        for place in self._on_disk.keys() - {one.place for one in typed}:
            with suppress(JournalError):  # put away since the last look at the forms
                journal.drafts.drop(*place)
        for one in typed:
            try:
                journal.drafts.keep(*one.place, one.content)
            except JournalError as error:
                if error.code != "no_such_client":
                    left.append(one)
        self._on_disk.clear()
        self._found.clear()
        return left

    def left_of(self, typed: list[Typed]) -> list[Typed]:
        """Of forms that were taken from the screen after they were kept, what the disk has still:
        somebody was erased meanwhile."""
        drafts = self._window.desk.journal.drafts.all()
        here = {(one.client, one.kind, one.row): one.content for one in drafts}
        return [replace(one, content=here[one.place]) for one in typed if one.place in here]

    def has_any(self) -> bool:
        """Whether words stand in a form that the disk has not, and cannot take now."""
        self.keep()
        return self._timer.isActive()

    def _on_client_erased(self, _client: int, _name: str) -> None:
        """What waits to be opened again was on the disk, and may be theirs."""
        here = {(one.client, one.kind, one.row) for one in self._window.desk.journal.drafts.all()}
        self._found = [one for one in self._found if one.place in here]

    # -- coming back ------------------------------------------------------------------------------

    def find(self, drafts: list[Draft]) -> None:
        """Take up what was left in the journal that is shown now."""
        self._on_disk.clear()
        self._found = [
            Typed(one.kind.removeprefix(KIND), one.client, one.row, one.content)
            for one in drafts
            if one.kind.startswith(KIND)
        ]

    def found(self) -> int:
        """How many forms wait to be opened again."""
        return sum(one.name not in _NOT_OFFERED for one in self._found)

    def bring_back(self, held: list[Typed] | None = None) -> None:
        """Open every form again with its words; ``held`` are newer than those of the disk."""
        found, self._found = self._found, []
        wanted = {one.place: one for one in (*found, *(held or []))}
        for one in sorted(wanted.values(), key=_turn):
            if is_recorded(self._window, one):
                self._drop(one)
            elif open_again(self._window, one):
                self._on_disk[one.place] = one
            elif self._make_note(one):
                self._drop(one)
        self.stir()

    def put_back(self, typed: list[Typed]) -> None:
        """Open again what a window that was built anew has to show."""
        for one in typed:
            if not open_again(self._window, one):
                self._make_note(one)

    def _make_note(self, typed: Typed) -> bool:
        """What cannot be opened any more is a note of the inbox: no word is lost."""
        words = words_in(typed)
        if typed.name in _NOT_OFFERED or not words.strip():
            return True
        journal = self._window.desk.journal
        return self._window.desk.do(lambda: journal.notes.add(None, words)) is not None

    def _bring_up(self, journal: Journal, typed: dict[Place, Typed]) -> None:
        waiting = {one.place for one in self._found}
        for place in self._on_disk.keys() - typed.keys():
            journal.drafts.drop(*place)
            del self._on_disk[place]
        for place, one in typed.items():
            if self._on_disk.get(place) != one and not (one.name == LOOSE and place in waiting):
                journal.drafts.keep(*place, one.content)
                self._on_disk[place] = one

    def _drop(self, typed: Typed) -> None:
        try:
            self._window.desk.journal.drafts.drop(*typed.place)
        except JournalError:
            return


def _turn(typed: Typed) -> int:
    """When a form is opened: what lies on top comes last."""
    names = list(FORMS)
    return names.index(typed.name) if typed.name in names else -1
