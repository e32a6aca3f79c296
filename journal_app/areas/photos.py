"""``journal.photos``: pictures of the work."""

from __future__ import annotations

from datetime import date

from journal_app.operations import photos
from journal_app.shapes import Changes
from journal_app.shapes.notes import PhotoLine
from journal_app.storage import note_views
from journal_app.storage.store import Store


class Photos:
    """``journal.photos``: pictures of the work."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        client: int,
        data: bytes,
        width: int,
        height: int,
        caption: str = "",
        on: date | None = None,
        visit: int | None = None,
        note: int | None = None,
    ) -> Changes:
        """Keep a JPEG or PNG of at most 1.5 MB; see ``operations.photos.add_photo``."""
        return photos.add_photo(self._store, client, data, width, height, caption, on, visit, note)

    def edit(self, photo: int, caption: str) -> Changes:
        """Change the words under a photo."""
        return photos.edit_photo(self._store, photo, caption)

    def delete(self, photo: int) -> Changes:
        """Remove a photo."""
        return photos.delete_photo(self._store, photo)

    def of(self, client: int) -> list[PhotoLine]:
        """A client's photos, the newest first."""
        return note_views.photo_lines(self._store, client)

    def data(self, photo: int) -> bytes:
        """The picture itself. Raises JournalError ``no_such_row``."""
        return note_views.photo_data(self._store, photo)
