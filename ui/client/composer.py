"""Composer: where a record is written; one widget, rebuilt for each kind."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import delete, isValid

from journal_app.errors import JournalError
from journal_app.shapes import FeedLine
from ui.client.draft import Desktop, Draft, Key
from ui.desk import Desk
from ui.theme import GRID, set_role

if TYPE_CHECKING:
    from ui.client.sheet import Sheet

KEYS = {
    "deposit": "1",
    "withdrawal": "2",
    "promise": "3",
    "apology": "4",
    "visit": "5",
    "contact": "6",
    "position": "8",
}
"""The kinds of record that are written here, and the key of each."""
_WAS = "was"
UID = "uid"
"""What a draft of a new record keeps beside its choices: the name its row will have."""
_OF_THE_PSYCHOLOGIST = frozenset({"position"})


def kinds_of(profession: str) -> tuple[str, ...]:
    """The kinds of record that a profession has, in the order of their keys."""
    everyone = profession == "psychologist"
    return tuple(kind for kind in KEYS if everyone or kind not in _OF_THE_PSYCHOLOGIST)


class Composer(QFrame):
    """Writes a new record of one of the kinds, or mends one of the feed.

    Words that were typed and not saved wait in memory for their client and kind, and come back
    when the same is opened again. They are forgotten only when they are saved.
    """

    closed = Signal(bool)
    """It is put away; True when the focus is back where it came from."""
    saved = Signal(object)
    """Changes of a record that is on the disk; the composer is closed again."""
    typed = Signal()
    """Words of the sheet that is open were changed."""
    drafts_changed = Signal()
    """Another set of kinds has words waiting for the client."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key: Key | None = None
        self._row: int | None = None
        self._sheet: Sheet | None = None
        self._drafts: dict[Key, Draft] = {}
        self._uids: dict[Key, str] = {}
        self._last: dict[str, str] = {}
        self._came_from: QWidget | None = None
        self._saving = False
        self.setObjectName("composer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(2 * GRID, GRID + 2, 2 * GRID, 2 * GRID - 2)
        desk.client_erased.connect(self._on_client_erased)
        self.hide()

    def is_open(self) -> bool:
        """Whether something is being written."""
        return self._key is not None

    def open(self, client: int, kind: str, row: int | None = None) -> None:
        """Write a new record of ``kind``; ``row`` is the entry an apology answers."""
        if self._key != (client, kind, None):
            self._row = row
            self._build((client, kind, None), lambda: self._new_sheet(client, kind, row))
        if row is not None and self._sheet is not None:
            self._sheet.answer(row)
        self._begin()

    def begin_with(self, client: int, kind: str, draft: Draft) -> None:
        """Write a new record from words of elsewhere; words that waited stay before them."""
        self.open(client, kind)
        sheet = self._sheet
        if sheet is None:
            return
        here = sheet.draft()
        words = f"{here.note.rstrip()}\n{draft.note}" if sheet.has_words() else draft.note
        choices = {**here.choices, **draft.choices}
        draft = replace(here, note=words, on=here.on or draft.on, choices=choices)
        sheet.restore(draft)

    def edit(self, client: int, line: FeedLine) -> None:
        """Mend a record of the feed. A move of a promise has nothing to mend."""
        if line.key[0] != "move":
            self._build((client, line.kind, line.key), lambda: self._edit_sheet(client, line))
            self._begin()

    def leave(self) -> None:
        """Close; what was typed waits."""
        if self._key is None:
            return
        self._shelve()
        self._close()

    def put_away(self) -> None:
        """Close, and leave no field behind: another sheet with the same names comes elsewhere."""
        self.leave()
        self._take_down()

    def refresh(self) -> None:
        """The journal changed meanwhile."""
        if self._sheet is not None and self._key is not None and not self._saving:
            self._sheet.refresh()

    def save(self) -> None:
        """Record what stands here; an error is shown and everything stays."""
        sheet, key = self._sheet, self._key
        if sheet is None or key is None or not sheet.save.isEnabled():
            return
        problem = sheet.problem()
        if problem is not None:
            sheet.show_problem(problem)
            return
        operation = sheet.operation()
        changes = None
        if operation is not None:
            self._saving = True
            with self._desk.journal.attempt(self._uid(key) if sheet.line is None else ""):
                changes = self._desk.do(operation, self._on_save_refused)
            self._saving = False
            if changes is None:
                return
        if sheet.line is None:
            self._last[key[1]] = sheet.principle()
        self._drafts.pop(key, None)
        self._uids.pop(key, None)
        self._close()
        if changes is not None:
            self.saved.emit(changes)

    # -- drafts -----------------------------------------------------------------------------------

    def has_draft(self) -> bool:
        """Whether words wait anywhere, also in the sheet that is open."""
        open_words = self._key is not None and self._sheet is not None and self._sheet.has_words()
        return bool(self._drafts) or open_words

    def drafts(self) -> dict[Key, Draft]:
        """All words that wait, those of the open sheet as they stand."""
        found = dict(self._drafts)
        if self._key is not None and self._sheet is not None:
            found.pop(self._key, None)
            if self._sheet.has_words():
                found[self._key] = self._written()
        return found

    def open_key(self) -> Key | None:
        """What is being written now."""
        return self._key

    def open_row(self) -> int | None:
        """What a new record that is being written is about, such as the visit that is closed."""
        return self._row if self._key is not None else None

    def waiting(self, client: int) -> frozenset[str]:
        """The kinds of new records for which a client has words waiting."""
        return frozenset(kind for owner, kind, row in self._drafts if owner == client and not row)

    def take(self) -> Desktop:
        """Everything that was typed, for the composer of a window built anew."""
        self._shelve()
        return Desktop(dict(self._drafts), self._key, dict(self._last))

    def put(self, desktop: Desktop, client: int | None) -> None:
        """Take over the drafts; what was open for ``client`` opens again."""
        self._drafts, self._last = dict(desktop.drafts), dict(desktop.last)
        self._uids.clear()
        if desktop.open is not None and desktop.open[0] == client and desktop.open[2] is None:
            self.open(desktop.open[0], desktop.open[1])
        self.drafts_changed.emit()

    def _shelve(self) -> None:
        if self._key is None or self._sheet is None:
            return
        if self._sheet.has_words():
            self._drafts[self._key] = self._written()
        else:
            self._drafts.pop(self._key, None)

    def _written(self) -> Draft:
        """The draft of the open sheet. Of a record that is mended it says what it began with: a
        row's number may be given again, and then the words are another record's."""
        assert self._sheet is not None
        sheet = self._sheet
        draft = sheet.draft()
        if sheet.line is None:
            assert self._key is not None
            return replace(draft, choices={**draft.choices, UID: self._uid(self._key)})
        return replace(draft, choices={**draft.choices, _WAS: sheet.words_of(sheet.line)})

    def _uid(self, key: Key) -> str:
        """The uid of a new record, made before it is first tried to be saved: a second try cannot
        double what the first one has brought to the disk after all."""
        if key not in self._uids:
            kept = self._drafts[key].choices.get(UID) if key in self._drafts else None
            self._uids[key] = str(kept or uuid.uuid4().hex)
        return self._uids[key]

    def _on_save_refused(self, error: JournalError) -> None:
        if error.code == "already_recorded" and self._key is not None:
            self._uids[self._key] = uuid.uuid4().hex  # who saves it again wants it twice
        if self._sheet is not None:
            self._sheet.show_error(error)

    def _on_client_erased(self, client: int, _name: str) -> None:
        if self._key is not None and self._key[0] == client:
            self._close()
        if self._key is None:
            self._take_down()  # unseen, it holds what was written in it last
        self._drafts = {key: draft for key, draft in self._drafts.items() if key[0] != client}
        self._uids = {key: uid for key, uid in self._uids.items() if key[0] != client}
        self.drafts_changed.emit()

    def _restore(self, sheet: Sheet, draft: Draft) -> None:
        was = draft.choices.get(_WAS)
        if sheet.line is None or was is None or was == sheet.words_of(sheet.line):
            sheet.restore(draft)

    # -- sheets -----------------------------------------------------------------------------------

    def _new_sheet(self, client: int, kind: str, row: int | None) -> Sheet:
        from ui.client.sheets import new_sheet

        return new_sheet(self._desk, client, kind, self._last.get(kind, ""), self, row)

    def _edit_sheet(self, client: int, line: FeedLine) -> Sheet:
        from ui.client.sheets import edit_sheet

        return edit_sheet(self._desk, client, line, self)

    def _build(self, key: Key, make: Callable[[], Sheet]) -> None:
        if self._key is None:
            self._came_from = QApplication.focusWidget()
        self._shelve()
        self._take_down()
        sheet = make()
        self._key, self._sheet = key, sheet
        sheet.save_wanted.connect(self.save)
        sheet.note.textChanged.connect(self.typed)
        sheet.cancel_wanted.connect(self.leave)
        self._box.addWidget(sheet)
        set_role(self, "card", sheet.tone)
        self.setAccessibleName(sheet.title())
        if key in self._drafts:
            self._restore(sheet, self._drafts[key])
        sheet.show()  # a layout would show it only later, and it needs the focus now
        self.show()
        self.drafts_changed.emit()

    def _begin(self) -> None:
        if self._sheet is not None:
            self._sheet.begin()

    def _close(self) -> None:
        self._key = None  # the sheet stays, unseen, until the next one is built: that is quicker
        self.hide()
        self.closed.emit(self._give_focus_back())
        self.drafts_changed.emit()

    def _take_down(self) -> None:
        """Let go of the sheet at once, since names are unique in a window. Never from within it."""
        sheet, self._sheet, self._key = self._sheet, None, None
        if sheet is not None:
            inside = sheet.focusWidget()
            if inside is not None:
                inside.clearFocus()
            delete(sheet)

    def _give_focus_back(self) -> bool:
        back, self._came_from = self._came_from, None
        if back is None or not isValid(back) or not back.isVisible() or not back.isEnabled():
            return False
        back.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
