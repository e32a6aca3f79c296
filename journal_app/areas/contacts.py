"""``journal.contacts``: calls, messages, reminders, and who waits for an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations import contacts
from journal_app.operations.checks import known_day
from journal_app.shapes import Changes
from journal_app.shapes.contacts import CapUse, ContactLine
from journal_app.storage import contact_views, day_views
from journal_app.storage.names import shown
from journal_app.storage.store import Store


class Contacts:
    """``journal.contacts``: what is said between visits."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(
        self,
        client: int,
        text: str = "",
        channel: str = "",
        outgoing: bool = True,
        on: date | None = None,
        at: str | None = None,
        touchpoint: str = "",
        state: str = "",
        reminder: bool = False,
        visit: int | None = None,
        answers: int | None = None,
    ) -> Changes:
        """Note a contact; see ``operations.contacts.record_contact``."""
        return contacts.record_contact(
            self._store,
            client,
            text,
            channel,
            outgoing,
            on,
            at,
            touchpoint,
            state,
            reminder,
            visit,
            answers,
        )

    def edit(self, contact: int, **fields: Any) -> Changes:
        """Change ``text channel outgoing on at touchpoint state``."""
        return contacts.edit_contact(self._store, contact, **fields)

    def delete(self, contact: int) -> Changes:
        """Remove a contact noted by mistake."""
        return contacts.delete_contact(self._store, contact)

    def mark(self, contact: int, state: str) -> Changes:
        """Say how it went on: ``sent confirmed no_answer`` or ``waiting answered``, or ""."""
        return contacts.mark_contact(self._store, contact, state)

    def answer(self, contact: int) -> Changes:
        """The client's question has been answered."""
        return contacts.mark_contact(self._store, contact, "answered")

    def remind(self, visit: int, state: str, channel: str = "") -> Changes:
        """Note how the reminder of a planned visit went: ``sent confirmed no_answer``."""
        return contacts.remind(self._store, visit, state, channel)

    def reminder_text(self, visit: int, language: str = "ru") -> str:
        """The reminder of a visit, by the setting ``reminder.template`` or, while that is empty,
        the profession's own words. Raises JournalError ``no_such_row``."""
        from journal_app.reminders import reminder_words  # a start does not need it

        settings, today = self._store.settings, self._store.today()
        try:
            found = day_views.visit_to_remind(self._store, visit)
        except KeyError:
            raise JournalError("no_such_row", id=visit) from None
        template, profession = settings["reminder.template"], settings["profession"]
        return reminder_words(template, language, profession, *found, today)

    @shown()
    def get(self, contact: int) -> ContactLine:
        """One contact. Raises JournalError ``no_such_row``."""
        found = contact_views.contact(self._store, contact)
        if found is None:
            raise JournalError("no_such_row", id=contact)
        return found

    @shown()
    def of(self, client: int, limit: int = -1) -> list[ContactLine]:
        """The newest contacts with a client."""
        return contact_views.contacts_of(self._store, client, limit)

    @shown()
    def waiting(self) -> list[ContactLine]:
        """Questions that wait for an answer, the longest first."""
        return contact_views.waiting(self._store)

    def cap(self, client: int, day: date | None = None) -> CapUse:
        """How much of a client's cap is taken on a day, today if none is named."""
        on = None if day is None else known_day(day)
        return contact_views.cap_use(self._store, client, on)

    def touchpoints(self) -> list[str]:
        """Touchpoints named before, the most frequent first."""
        return contact_views.touchpoints(self._store)
