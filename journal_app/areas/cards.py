"""``journal.cards``: who a client is beside the account."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.operations import cards, own_fields
from journal_app.shapes import Changes
from journal_app.storage.store import Store


class Cards:
    """``journal.cards``: who a client is beside the account."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def edit(self, client: int, **fields: Any) -> Changes:
        """Change ``code kind stage channel cap cap_agreed brought_by tags``."""
        return cards.edit_card(self._store, client, **fields)

    def set_status(
        self, client: int, status: str, on: date | None = None, reason: str = ""
    ) -> Changes:
        """``active paused finished left``, since a day; the latter two are in the archive."""
        return cards.set_status(self._store, client, status, on, reason)

    def consent(self, client: int, on: date | None = None, scope: str = "") -> Changes:
        """The client agreed that data are kept."""
        return cards.give_consent(self._store, client, on, scope)

    def withdraw_consent(self, client: int, on: date | None = None) -> Changes:
        """The client took the consent back."""
        return cards.withdraw_consent(self._store, client, on)

    def keep_until(self, client: int, day: date | None) -> Changes:
        """All that is known is kept until a day; None: for the term of the practice."""
        return cards.keep_until(self._store, client, day)

    def set_field(self, client: int, key: str, text: str) -> Changes:
        """Write one field of the professional part; "" removes it."""
        return cards.set_field(self._store, client, key, text)

    def add_own_field(self, name: str) -> Changes:
        """Add a field to everybody's card; its key is ``own.`` and the name."""
        return own_fields.add_own_field(self._store, name)

    def rename_own_field(self, name: str, new_name: str) -> Changes:
        """Call a field of one's own otherwise."""
        return own_fields.rename_own_field(self._store, name, new_name)

    def remove_own_field(self, name: str) -> Changes:
        """Take a field of one's own off every card."""
        return own_fields.remove_own_field(self._store, name)

    def add_contact(
        self, client: int, value: str, kind: str | None = None, label: str = ""
    ) -> Changes:
        """Note a phone, a messenger, an e-mail; its kind is told by its look."""
        return cards.add_contact(self._store, client, value, kind, label)

    def edit_contact(self, contact: int, **fields: Any) -> Changes:
        """Change ``kind value label``."""
        return cards.edit_contact(self._store, contact, **fields)

    def delete_contact(self, contact: int) -> Changes:
        """Remove a way to reach a client."""
        return cards.delete_contact(self._store, contact)

    def set_birthday(self, client: int, month: int, day: int, year: int | None = None) -> Changes:
        """Write the birthday, with or without its year."""
        return cards.set_birthday(self._store, client, month, day, year)

    def add_date(
        self, client: int, label: str, month: int, day: int, year: int | None = None
    ) -> Changes:
        """Note another day that comes back every year."""
        return cards.add_date(self._store, client, label, month, day, year)

    def edit_date(self, anniversary: int, **fields: Any) -> Changes:
        """Change ``label month day year``."""
        return cards.edit_date(self._store, anniversary, **fields)

    def delete_date(self, anniversary: int) -> Changes:
        """Remove a day of every year, the birthday too."""
        return cards.delete_date(self._store, anniversary)
