"""Words without points: notes of a client's feed, and the inbox of those without a client."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import (
    TEXT_LIMIT,
    clean_text,
    is_invisible,
    known_day,
    past_day,
    required_text,
)
from journal_app.operations.clients import meet_by
from journal_app.operations.transaction import Transaction, transact
from journal_app.shapes import Changes, Step
from journal_app.shapes.drafts import Draft
from journal_app.shapes.notes import Recovered
from journal_app.storage import drafts, note_views
from journal_app.storage.models import (
    Client,
    Fragment,
    Note,
    NoteVersion,
    Photo,
    Visit,
    read_day,
)
from journal_app.storage.store import Store

DRAFT = "note"
"""The kind under which the words of a note wait in the table of drafts while they are typed."""


def add_note(
    store: Store,
    client: int | None,
    text: str,
    on: date | None = None,
    kind: str = "note",
    private: str = "",
    visit: int | None = None,
) -> Changes:
    """Keep a note; without a client it waits in the inbox. What was kept of its typing is let go.

    ``private`` is the layer that leaves the journal only when asked for; one of the two has to say
    something. The note of a ``visit`` has its day. Raises JournalError ``no_such_client
    no_such_row empty_text text_too_long future_date date_out_of_range``.
    """
    words, hidden = _layers(text, private)
    day = past_day(store, on)
    with transact(store, Step("note", client)) as (tx, outcome):
        if visit is not None:
            day = _day_of(tx, visit, client)
        if client is not None:
            meet_by(tx, client, day)
        tx.id = tx.insert(
            Note, client=client, kind=kind, on_day=day, text=words, private=hidden, visit=visit
        )
        _drop_draft(tx, client, None)
    return outcome.changes


def write_note(store: Store, note: int, text: str, private: str | None = None) -> Changes:
    """Keep what an editing session has made of a note, and its former words as a version.

    ``private`` None leaves that layer as it is. A note without a word in either layer is removed.
    Nothing is written when nothing was changed. Raises JournalError ``no_such_row
    text_too_long``.
    """
    return _write(store, note, text, private, "edit_note")


def edit_note(store: Store, note: int, text: str) -> Changes:
    """Change a note's shared words. Raises JournalError ``no_such_row empty_text
    text_too_long``."""
    return write_note(store, note, required_text(text))


def restore_version(store: Store, version: int) -> Changes:
    """Bring back the words of a version; those of now become one. Raises JournalError
    ``no_such_row``."""
    row = Transaction(store).get(NoteVersion, version)
    return _write(store, row["note_id"], row["text"], row["private"], "restore_note")


def assign_note(store: Store, note: int, client: int) -> Changes:
    """Give a note of the inbox to a client, for good: whoever has a note, has its undo steps.

    Raises JournalError ``no_such_row`` when the inbox has no such note, ``no_such_client``.
    """
    row = Transaction(store).get(Note, note)
    if row["client_id"] is not None:
        raise JournalError("no_such_row", id=note)
    with transact(store, Step("assign_note", client)) as (tx, outcome):
        meet_by(tx, client, read_day(row["on_day"]))
        tx.update(Note, note, client=client)
        for version in note_views.ids_of(store, "note_version", note):
            tx.update(NoteVersion, version, client=client)
        tx.id = note
    return outcome.changes


def delete_note(store: Store, note: int) -> Changes:
    """Remove a note with its versions; its photos and fragments stay with the client. Raises
    JournalError ``no_such_row``."""
    row = Transaction(store).get(Note, note)
    with transact(store, Step("delete_note", row["client_id"])) as (tx, outcome):
        _remove(tx, row)
    return outcome.changes


def recover(store: Store) -> tuple[Changes, list[Recovered]]:
    """Make notes of the words that were being typed when the program ended: one step.

    Words of a note that is there become its words, the former ones a version; all others become a
    new note of the client, or of the inbox if the client is gone. Raises JournalError for what a
    disk can cause, and ``text_too_long`` when only drafts are left that no note can hold: the
    drafts stay then.
    """
    kept = [one for one in drafts.drafts(store) if one.kind == DRAFT]
    waiting = [one for one in kept if _fits(one)] or kept  # one too long does not hold up the rest
    owners = {draft.client for draft in waiting}
    found = []
    step = Step("recovered", owners.pop() if len(owners) == 1 else None)
    if not waiting:
        return Changes(frozenset(), frozenset(), 0, step), []
    with transact(store, step) as (tx, outcome):
        for draft in reversed(waiting):
            note = _recovered(tx, draft)
            if note:
                tx.id = note
                found.append((note, draft.at))
            _drop_draft(tx, draft.client, draft.row)
    return outcome.changes, [note_views.recovered(store, note, at) for note, at in found]


def _write(store: Store, note: int, text: str, private: str | None, code: str) -> Changes:
    row = Transaction(store).get(Note, note)
    words = clean_text(text)
    hidden = row["private"] if private is None else clean_text(private)
    empty = is_invisible(words) and is_invisible(hidden)
    with transact(store, Step("delete_note" if empty else code, row["client_id"])) as (tx, outcome):
        if empty:
            _remove(tx, row)
        else:
            _rewrite(tx, row, words, hidden)
            _drop_draft(tx, row["client_id"], note)
    return outcome.changes


def _rewrite(tx: Transaction, row: dict[str, Any], words: str, hidden: str) -> None:
    tx.id = row["id"]
    if (words, hidden) == (row["text"], row["private"]):
        return
    tx.insert(
        NoteVersion,
        client=row["client_id"],
        note=row["id"],
        text=row["text"],
        private=row["private"],
    )
    tx.update(Note, row["id"], text=words, private=hidden)


def _remove(tx: Transaction, row: dict[str, Any]) -> None:
    store, note = tx.store, row["id"]
    for version in note_views.ids_of(store, "note_version", note):
        tx.delete(NoteVersion, version)
    for photo in note_views.ids_of(store, "photo", note):
        tx.update(Photo, photo, note=None)
    for fragment in note_views.ids_of(store, "fragment", note):
        tx.update(Fragment, fragment, note=None)
    tx.delete(Note, note)
    _drop_draft(tx, row["client_id"], note)
    tx.id = note


def _fits(draft: Draft) -> bool:
    return all(len(str(draft.content.get(name, ""))) <= TEXT_LIMIT for name in ("text", "private"))


def _recovered(tx: Transaction, draft: Draft) -> int:
    """The id of the note that a draft has become; 0 when it says nothing new."""
    told = draft.content
    words, hidden = clean_text(str(told.get("text", ""))), clean_text(str(told.get("private", "")))
    if is_invisible(words) and is_invisible(hidden):
        return 0  # nobody empties a note by losing power
    row = _written(tx, draft)
    if row is not None:
        before = (row["text"], row["private"])
        _rewrite(tx, row, words, hidden)
        return 0 if before == (words, hidden) else int(row["id"])
    owner = draft.client if draft.client and tx.rows(Client, [draft.client]) else None
    (visit,) = tx.rows(Visit, [told["visit"]] if told.get("visit") else []) or (None,)
    if visit is not None and visit["client_id"] != owner:
        visit = None
    day = min(_day_told(told.get("on")) or tx.store.today(), tx.store.today())
    if owner is not None:
        meet_by(tx, owner, day)
    return tx.insert(
        Note,
        client=owner,
        kind="session" if told.get("kind") == "session" else "note",
        on_day=day,
        text=words,
        private=hidden,
        visit=None if visit is None else visit["id"],
        uid=str(told.get("attempt") or ""),
    )


def _written(tx: Transaction, draft: Draft) -> dict[str, Any] | None:
    """The note that a draft is of: one that was opened, or a new one which a try that seemed to
    fail has brought to the disk."""
    told, here = draft.content, draft.row
    if here is None:
        here = note_views.by_uid(tx.store, str(told.get("attempt") or ""))
        return tx.get(Note, here) if here is not None else None
    (row,) = tx.rows(Note, [here]) or (None,)
    return row if row is not None and row["uid"] == told.get("uid") else None


def _day_told(text: Any) -> date | None:
    """The day a draft was for, or None where it cannot be read."""
    try:
        return known_day(date.fromisoformat(text))
    except (TypeError, ValueError, JournalError):
        return None


def _layers(text: str, private: str) -> tuple[str, str]:
    hidden = clean_text(private)
    return (required_text(text) if is_invisible(hidden) else clean_text(text)), hidden


def _day_of(tx: Transaction, visit: int, client: int | None) -> date:
    row = tx.get(Visit, visit)
    if row["client_id"] != client:
        raise JournalError("no_such_row", id=visit)
    return min(read_day(row["on_day"]), tx.store.today())


def _drop_draft(tx: Transaction, client: int | None, note: int | None) -> None:
    """In the same transaction: a note and its draft are never both there, nor both gone."""
    # As the index of the table tells rows apart: what is empty counts as 0.
    tx.database.execute_sql(
        "DELETE FROM draft WHERE kind = ? AND coalesce(row, 0) = ? "
        "AND (row IS NOT NULL OR coalesce(client, 0) = ?)",
        (DRAFT, note or 0, client or 0),
    )
