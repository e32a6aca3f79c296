"""Photos: of the work, or of a sheet of a session; kept small, in the journal itself."""

from __future__ import annotations

from datetime import date

from journal_app.errors import JournalError
from journal_app.operations.checks import clean_text, past_day
from journal_app.operations.transaction import Transaction, transact
from journal_app.shapes import Changes, Step
from journal_app.storage.models import Client, Note, Photo, Table, Visit
from journal_app.storage.store import Store

PHOTO_LIMIT = 1_500_000
"""Bytes of one picture; the window makes them smaller by itself."""
CAPTION_LIMIT = 400
_SIDE_LIMIT = 20_000
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def add_photo(
    store: Store,
    client: int,
    data: bytes,
    width: int,
    height: int,
    caption: str = "",
    on: date | None = None,
    visit: int | None = None,
    note: int | None = None,
) -> Changes:
    """Keep a JPEG or PNG picture of ``width`` × ``height`` pixels with a client.

    Raises JournalError ``not_a_picture too_large no_such_client no_such_row text_too_long
    future_date date_out_of_range``.
    """
    check_picture(data, width, height)
    words = clean_text(caption, CAPTION_LIMIT)
    day = past_day(store, on)
    with transact(store, Step("photo", client)) as (tx, outcome):
        tx.get(Client, client)
        _is_theirs(tx, client, Visit, visit)
        _is_theirs(tx, client, Note, note)
        tx.id = tx.insert(
            Photo,
            client=client,
            visit=visit,
            note=note,
            on_day=day,
            caption=words,
            width=width,
            height=height,
            data=data,
        )
    return outcome.changes


def edit_photo(store: Store, photo: int, caption: str) -> Changes:
    """Change the words under a photo. Raises JournalError ``no_such_row text_too_long``."""
    words = clean_text(caption, CAPTION_LIMIT)
    row = Transaction(store).get(Photo, photo)
    with transact(store, Step("edit_photo", row["client_id"])) as (tx, outcome):
        tx.update(Photo, photo, caption=words)
        tx.id = photo
    return outcome.changes


def delete_photo(store: Store, photo: int) -> Changes:
    """Remove a photo. Raises JournalError ``no_such_row``."""
    row = Transaction(store).get(Photo, photo)
    with transact(store, Step("delete_photo", row["client_id"])) as (tx, outcome):
        tx.delete(Photo, photo)
        tx.id = photo
    return outcome.changes


def check_picture(data: bytes, width: int, height: int) -> None:
    """Whether the journal keeps such a picture. Raises JournalError ``not_a_picture
    too_large``."""
    if not data.startswith(_BEGINNINGS) or not _is_side(width) or not _is_side(height):
        raise JournalError("not_a_picture")
    if len(data) > PHOTO_LIMIT:
        raise JournalError("too_large", size=len(data), limit=PHOTO_LIMIT)


def _is_side(pixels: int) -> bool:
    return not isinstance(pixels, bool) and 0 < pixels <= _SIDE_LIMIT


def _is_theirs(tx: Transaction, client: int, model: type[Table], row_id: int | None) -> None:
    if row_id is not None and tx.get(model, row_id)["client_id"] != client:
        raise JournalError("no_such_row", id=row_id)
