"""What the screens read of notes, photos and fragments. Plain SQL, as the other views."""

from __future__ import annotations

from datetime import UTC, date, datetime

from journal_app.errors import JournalError
from journal_app.shapes.notes import (
    FragmentLine,
    NoteLine,
    NotePage,
    NoteVersionLine,
    PhotoLine,
    Recovered,
    VisitMark,
)
from journal_app.storage.database import fetch
from journal_app.storage.models import read_day
from journal_app.storage.store import Store

_BEGINS = 400
"""Letters of a note that are read for its line in a list."""

_NOTES = f"""
SELECT id, kind, on_day, substr(text, 1, {_BEGINS}), private <> '',
    (SELECT count(*) FROM note_version WHERE note_id = note.id), visit_id
FROM note WHERE client_id = ? ORDER BY on_day DESC, created DESC"""

_PHOTOS = """
SELECT id, client_id, on_day, caption, width, height, visit_id, note_id
FROM photo WHERE client_id = ? ORDER BY on_day DESC, created DESC"""

_FRAGMENTS = """
SELECT fragment.id, fragment.client_id, client.name, coalesce(card.code, ''), fragment.on_day,
    fragment.text, fragment.question, fragment.private, fragment.discussed_on, fragment.note_id
FROM fragment JOIN client ON client.id = fragment.client_id
LEFT JOIN card ON card.client_id = fragment.client_id
WHERE {which} ORDER BY fragment.on_day, fragment.created"""

_OWNED = {
    table: f"SELECT id FROM {table} WHERE note_id = ? ORDER BY id"
    for table in ("note_version", "photo", "fragment")
}


def note_lines(store: Store, client: int) -> list[NoteLine]:
    """A client's notes, the newest day first."""
    return [
        NoteLine(row_id, kind, read_day(on), begins, bool(private), versions, visit)
        for row_id, kind, on, begins, private, versions, visit in fetch(
            store.database, _NOTES, (client,)
        )
    ]


def note_page(store: Store, note: int) -> NotePage:
    """A note, whole. Raises JournalError ``no_such_row``."""
    question = """
        SELECT uid, client_id, kind, on_day, text, private, visit_id FROM note WHERE id = ?"""
    for uid, client, kind, on, *rest in fetch(store.database, question, (note,)):
        return NotePage(note, uid, client, kind, read_day(on), *rest)
    raise JournalError("no_such_row", id=note)


def by_uid(store: Store, uid: str) -> int | None:
    """The note of a uid, if there is one."""
    for (note,) in fetch(store.database, "SELECT id FROM note WHERE uid = ?", (uid,)):
        return int(note)
    return None


def versions(store: Store, note: int) -> list[NoteVersionLine]:
    """The former words of a note, the newest first."""
    question = "SELECT id, created, text, private FROM note_version WHERE note_id = ? ORDER BY id"
    found = fetch(store.database, question, (note,))
    return [
        NoteVersionLine(row_id, note, _moment(created), text, private)
        for row_id, created, text, private in reversed(list(found))
    ]


def visit_on(store: Store, client: int, day: date) -> VisitMark | None:
    """The visit of a day that a session note would belong to: the first without one, else the
    first; None when there is no visit, or none that was not cancelled."""
    question = """
        SELECT visit.id, start, note.id FROM visit LEFT JOIN note ON note.visit_id = visit.id
        WHERE visit.client_id = ? AND visit.on_day = ? AND visit.state <> 'cancelled'
        ORDER BY note.id IS NOT NULL, coalesce(start, ''), visit.id LIMIT 1"""
    for visit, start, note in fetch(store.database, question, (client, day.isoformat())):
        return VisitMark(visit, day, start, note)
    return None


def ids_of(store: Store, table: str, note: int) -> list[int]:
    """The rows of ``note_version``, ``photo`` or ``fragment`` that hang on a note."""
    return [row_id for (row_id,) in fetch(store.database, _OWNED[table], (note,))]


def photo_lines(store: Store, client: int) -> list[PhotoLine]:
    """A client's photos, the newest first."""
    return [
        PhotoLine(row_id, owner, read_day(on), *rest)
        for row_id, owner, on, *rest in fetch(store.database, _PHOTOS, (client,))
    ]


def photo_data(store: Store, photo: int) -> bytes:
    """The picture itself. Raises JournalError ``no_such_row``."""
    for (data,) in fetch(store.database, "SELECT data FROM photo WHERE id = ?", (photo,)):
        return bytes(data)
    raise JournalError("no_such_row", id=photo)


def fragments(
    store: Store, client: int | None = None, open_only: bool = True
) -> list[FragmentLine]:
    """What waits for supervision (or all there is), of one client or of everybody, by day."""
    which = "fragment.discussed_on IS NULL" if open_only else "1"
    if client is not None:
        which += " AND fragment.client_id = ?"
    found = fetch(
        store.database, _FRAGMENTS.format(which=which), () if client is None else (client,)
    )
    return [
        FragmentLine(
            row_id,
            owner,
            name,
            code,
            read_day(on),
            text,
            question,
            bool(private),
            None if discussed is None else read_day(discussed),
            note,
        )
        for row_id, owner, name, code, on, text, question, private, discussed, note in found
    ]


def recovered(store: Store, note: int, at: datetime) -> Recovered:
    """How a note that was brought back is told of."""
    page = note_page(store, note)
    question = "SELECT name FROM client WHERE id = ?"
    name = "".join(name for (name,) in fetch(store.database, question, (page.client or 0,)))
    return Recovered(note, page.client, name, at)


def _moment(text: str) -> datetime:
    """A stamp as ``created`` and ``at`` columns keep it. Raises JournalError ``damaged``."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise JournalError("damaged") from error
