"""NoteSession: one note being written, from its first keystroke to the step that keeps it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.errors import JournalError
from journal_app.shapes import Changes
from ui.desk import Desk

DRAFT_MS = 1500
"""From the first keystroke that is nowhere but on the screen to the draft on the disk."""
AGAIN_MS = 4000
"""Between two tries to keep what could not be kept."""
DRAFT = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Which note it is: ``note`` None for a new one, of ``visit`` if it is that of a session."""

    client: int
    note: int | None
    on: date
    kind: str = "note"
    uid: str = ""
    visit: int | None = None
    attempt: str = field(default_factory=lambda: uuid.uuid4().hex, compare=False)
    """The uid that a new note will have, made before it is first tried to be written."""


@dataclass(frozen=True, slots=True)
class Words:
    """Both layers as they stand on the screen."""

    text: str
    private: str = ""


class Unwritten(QObject):
    """Words that could not be kept (a full disk, a journal that is lent). One for each desk, so
    that they outlive the page they were typed on; it tries again by itself."""

    written = Signal(object, int)
    """(Place, id of the note): words that waited are on the disk now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._words: dict[Place, Words] = {}
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.retry)
        desk.client_erased.connect(self._on_client_erased)

    def __len__(self) -> int:
        return len(self._words)

    def put(self, place: Place, words: Words) -> None:
        """Hold words, and try again soon."""
        self._words[place] = words
        self._again.start()

    def forget(self, place: Place) -> None:
        """They are kept, or were taken back."""
        self._words.pop(place, None)
        if not self._words:
            self._again.stop()

    def of(self, client: int) -> list[tuple[Place, Words]]:
        """What waits for a client."""
        return [(place, words) for place, words in self._words.items() if place.client == client]

    def retry(self) -> None:
        """Try to keep everything that waits."""
        if not self._desk.journal.is_open:
            return
        for place, words in list(self._words.items()):
            try:
                changes = write(self._desk, place, words)
            except JournalError:
                self._again.start()
                return
            self.forget(place)
            self.written.emit(place, changes.id if changes else place.note or 0)
            if changes is not None:
                self._desk.bus.changed.emit(changes)

    def keep_drafts(self) -> None:
        """Before the journal is closed: what cannot be a note may still be kept as a draft."""
        for place, words in list(self._words.items()):
            try:
                keep_words(self._desk, place, words)
            except JournalError:
                continue
            self.forget(place)

    def clear(self) -> None:
        """Another journal is shown now."""
        self._words.clear()
        self._again.stop()

    def stop(self) -> None:
        """The window is closed: no more tries."""
        self._again.stop()

    def _on_client_erased(self, client: int, _name: str) -> None:
        for place, _words in self.of(client):
            self.forget(place)


def unwritten(desk: Desk) -> Unwritten:
    """The one of a desk."""
    return desk.findChild(Unwritten) or Unwritten(desk)


def keep_words(desk: Desk, place: Place, words: Words) -> None:
    """Keep the words of a note as a draft. Raises JournalError."""
    content = {
        "text": words.text,
        "private": words.private,
        "on": place.on.isoformat(),
        "kind": place.kind,
        "uid": place.uid,
        "visit": place.visit,
        "attempt": place.attempt,
    }
    desk.journal.drafts.keep(place.client, DRAFT, place.note, content)


def write(desk: Desk, place: Place, words: Words) -> Changes | None:
    """Keep a note; None when there was nothing new. Raises JournalError."""
    notes = desk.journal.notes
    if place.note is not None:
        changes = notes.write(place.note, words.text, words.private)
        return changes if changes.kinds else None
    try:
        with desk.journal.attempt(place.attempt):
            return notes.add(
                place.client, words.text, place.on, place.kind, words.private, place.visit
            )
    except JournalError as error:
        if error.code == "already_recorded":  # by a try of which nobody saw the end
            note = int(str(error.details["id"]))
            changes = notes.write(note, words.text, words.private)
            kinds, clients = frozenset({"note"}), frozenset({place.client})
            desk.journal.drafts.drop(place.client, DRAFT, None)
            return replace(changes, id=note, kinds=kinds, clients=clients)
        if error.code != "empty_text":
            raise
    desk.journal.drafts.drop(place.client, DRAFT, None)
    return None


class NoteSession(QObject):
    """What is typed is on the disk as a draft within two seconds, and a note when it is left."""

    state_changed = Signal(str)
    """``quiet`` (nothing is new), ``typed`` or ``failed``."""
    written = Signal(object)
    """Changes of a note that is on the disk."""
    failed = Signal(object)
    """The JournalError that kept it from being written."""

    def __init__(self, desk: Desk, words: Callable[[], Words], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._place: Place | None = None
        self._dirty = False
        self._unwritten = unwritten(desk)
        self._unwritten.written.connect(self._on_unwritten_written)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep_draft)

    @property
    def place(self) -> Place | None:
        """Which note is being written."""
        return self._place

    def is_dirty(self) -> bool:
        """Whether words are on the screen that no note has yet."""
        return self._dirty

    def open(self, place: Place) -> None:
        """Begin with another note, whose words on the screen are those of the disk."""
        self._timer.stop()
        self._place, self._dirty = place, False
        self.state_changed.emit("quiet")

    def close(self) -> None:
        """Nothing is written any more."""
        self._timer.stop()
        self._place, self._dirty = None, False

    def touch(self) -> None:
        """A keystroke. The first that is not kept starts the clock; no later one delays it."""
        if self._place is None:
            return
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start()
        self.state_changed.emit("typed")

    def keep_draft(self) -> None:
        """Put what stands on the screen on the disk, without making a note of it yet."""
        place = self._place
        if place is None or not self._dirty or not self._desk.journal.is_open:
            return
        try:
            keep_words(self._desk, place, self._words())
        except JournalError as error:
            self._timer.start()  # the words are on the screen: try again
            self._fail(error)

    def end(self) -> bool:
        """Make the note of what was typed: one step. False when it could not be kept; the words
        stay on the screen and in memory, and it is tried again."""
        place = self._place
        if place is None or not self._dirty:
            return True
        self._timer.stop()
        words = self._words()
        try:
            changes = write(self._desk, place, words)
        except JournalError as error:
            if error.code == "no_such_row":  # deleted meanwhile: her words are worth a new note
                self._place = Place(place.client, None, place.on, place.kind)
                return self.end()
            self._unwritten.put(place, words)
            self._timer.start()
            self._fail(error)
            return False
        self._unwritten.forget(place)
        self._settle(changes)
        return True

    def _settle(self, changes: Changes | None) -> None:
        self._dirty = False
        if changes is not None and self._place is not None and self._place.note is None:
            page = self._desk.journal.notes.page(changes.id)
            self._place = replace(self._place, note=page.id, uid=page.uid, on=page.on)
        self.state_changed.emit("quiet")
        if changes is not None:
            self._desk.bus.changed.emit(changes)
            self.written.emit(changes)

    def _fail(self, error: JournalError) -> None:
        self.state_changed.emit("failed")
        self.failed.emit(error)

    def _on_unwritten_written(self, place: Place, note: int) -> None:
        """What waited is kept; it may be what stands here, or have gone on since."""
        if place != self._place or self._place is None:
            return
        if note and self._place.note is None:
            page = self._desk.journal.notes.page(note)
            self._place = replace(self._place, note=page.id, uid=page.uid, on=page.on)
        self._dirty = True  # compared with the disk when it is left
        self.end()
