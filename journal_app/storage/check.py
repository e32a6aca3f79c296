"""Whether a journal is sound: SQLite's own check, references, digests, the rules of its rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.storage import standing
from journal_app.storage.database import errors_told, fetch
from journal_app.storage.drafts import unreadable
from journal_app.storage.models import TABLES, BytesField, column, digest_of, read_day
from journal_app.storage.queries import HAPPENED
from journal_app.storage.settings import DECLARED, is_sound
from journal_app.storage.store import Store

# What the schema's own checks cannot see, since it takes two rows.
_RULES = {
    "answer_of_another_client": """
        SELECT 'entry', apology.id FROM entry AS apology JOIN entry AS wound
        ON wound.id = apology.answers_id WHERE wound.client_id <> apology.client_id""",
    "answer_day": """
        SELECT 'entry', wound.id FROM entry AS wound LEFT JOIN entry AS apology
        ON apology.answers_id = wound.id WHERE wound.answered_on IS NOT apology.on_day""",
    "answer_age": """
        SELECT 'entry', apology.id FROM entry AS apology JOIN entry AS wound
        ON wound.id = apology.answers_id WHERE apology.aged_from <> wound.on_day""",
    "restored_too_much": """
        SELECT 'entry', apology.id FROM entry AS apology JOIN entry AS wound
        ON wound.id = apology.answers_id WHERE apology.points > -wound.points""",
    "version_of_another_client": """
        SELECT 'entry_version', version.id FROM entry_version AS version JOIN entry
        ON entry.id = version.entry_id WHERE entry.client_id <> version.client_id""",
    "promise_state": """
        SELECT 'promise', promise.id FROM promise LEFT JOIN entry AS closing
        ON closing.promise_id = promise.id AND closing.closes = 1
        WHERE (promise.state IN ('kept', 'late', 'broken')) <> (closing.id IS NOT NULL)
        OR (closing.id IS NOT NULL AND (closing.on_day <> promise.closed
            OR closing.kind <> 'promise_' || promise.state))""",
    "promise_day": """
        SELECT 'promise', promise.id FROM promise
        WHERE (state = 'kept' AND closed > due) OR (state = 'late' AND (closed > due) IS NOT 1)""",
    "promise_of_another_client": """
        SELECT 'entry', entry.id FROM entry JOIN promise ON promise.id = entry.promise_id
        WHERE promise.client_id <> entry.client_id""",
    # A move goes on from the day before it, the last one to the day that the promise has.
    "moves": """
        SELECT 'promise_move', move.id FROM (
            SELECT *,
                lag(new_due) OVER story AS due_before,
                lag(moved_on) OVER story AS moved_before,
                lead(id) OVER story AS later
            FROM promise_move WINDOW story AS (PARTITION BY promise_id ORDER BY id)
        ) AS move JOIN promise ON promise.id = move.promise_id
        WHERE move.moved_on < coalesce(move.moved_before, promise.made)
        OR move.moved_on > promise.closed
        OR (move.moved_before IS NOT NULL AND move.old_due IS NOT move.due_before)
        OR (move.later IS NULL AND move.new_due IS NOT promise.due)""",
    "move_entry": """
        SELECT 'entry', entry.id FROM entry LEFT JOIN promise_move AS move
        ON move.entry_id = entry.id
        WHERE (entry.kind = 'promise_late' AND entry.closes = 0) <> (move.id IS NOT NULL)
        OR (move.id IS NOT NULL AND (move.promise_id <> entry.promise_id
            OR move.moved_on <> entry.on_day OR (move.moved_on > move.old_due) IS NOT 1))""",
    "visit_of_another_client": " UNION ALL ".join(
        f"SELECT '{table}', part.id FROM {table} AS part JOIN visit ON visit.id = part.visit_id "
        "WHERE part.client_id IS NOT visit.client_id"
        for table in ("visit_service", "contact", "note", "photo", "position")
    ),
    "contact_state": """
        SELECT 'contact', id FROM contact
        WHERE (outgoing = 1 AND state IN ('waiting', 'answered'))
        OR (outgoing = 0 AND (reminder = 1 OR state IN ('sent', 'confirmed', 'no_answer')))""",
    "reminded": """
        SELECT 'visit', id FROM visit WHERE (remind <> '') <> (reminded_on IS NOT NULL)""",
    "note_of_another_client": " UNION ALL ".join(
        f"SELECT '{table}', part.id FROM {table} AS part JOIN note ON note.id = part.note_id "
        "WHERE part.client_id IS NOT note.client_id"
        for table in ("note_version", "photo", "fragment")
    ),
    "two_positions": """
        SELECT 'position', max(id) FROM position WHERE visit_id IS NOT NULL
        GROUP BY visit_id, taken HAVING count(*) > 1""",
    "card_status": """
        SELECT 'card', id FROM card WHERE status <> 'active' AND status_on IS NULL""",
    "brought_by_oneself": """
        SELECT 'card', card.id FROM card JOIN client ON client.id = card.client_id
        WHERE card.brought_by = client.uid""",
    "fact_agreed": """
        SELECT 'fact', id FROM fact WHERE (side = 'agreed') <> (agreed_on IS NOT NULL)""",
    # 29 February is a day of every year that is not known.
    "no_such_day": """
        SELECT 'anniversary', id FROM (
            SELECT id, printf('%04d-%02d-%02d', coalesce(year, 2024), month, day) AS text
            FROM anniversary
        ) WHERE date(text) IS NOT text""",
    # What the tables of the first version do not look at.
    "out_of_range": """
        SELECT 'client', id FROM client
        WHERE opening NOT BETWEEN -999 AND 999 OR since < '1900-01-01'
        UNION ALL SELECT 'entry', id FROM entry WHERE repeats < 0 OR replace(replace(replace(
            replace(replace(parts, 'named', ''), 'owned', ''), 'repaired', ''), 'prevented', ''),
            '+', '') <> ''""",
    "met_later": "SELECT 'client', client.id FROM client WHERE "
    + " OR ".join(
        f"since > (SELECT min({day}) FROM {table} WHERE client_id = client.id{which})"
        for table, day, which in HAPPENED
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: a code, and the row (or SQLite's words) it is about."""

    code: str
    table: str = ""
    row: int = 0
    detail: str = ""


def check(store: Store) -> list[Finding]:
    """Everything that is wrong with the file; empty when all is well.

    Codes: ``sqlite`` (its own words in ``detail``), ``search_index`` (it alone is damaged, and will
    be made again), ``search_pages`` (pages without a record, which take a new file to mend),
    ``unreadable`` (a row on a page that cannot be read, its day in ``detail`` where an index tells
    that), ``reference``, ``digest``, ``bad_setting``, ``standing`` (a kept sum that is not that of
    the entries), ``draft`` (typed words that cannot be read), ``visit_day`` (over, on a day to
    come), and the names of the rules.
    Raises JournalError ``damaged`` when the file cannot even be read.
    """
    connection = store.database.connection()
    with errors_told(store.path):
        try:
            # Bytes that are no letters any more are the very thing that is looked for.
            connection.text_factory = lambda content: content.decode("utf-8", "replace")
            return list(_findings(store))
        finally:
            connection.text_factory = str


def broken_rules(database: SqlCipherDatabase) -> Iterator[Finding]:
    """Rows that are in order by themselves but not beside each other."""
    for code, question in _RULES.items():
        for table, row_id in fetch(database, question):
            yield Finding(code, table, row_id)


def _findings(store: Store) -> Iterator[Finding]:
    database = store.database
    on_disk = store.is_encrypted and store.view_only != "read_only"  # else a copy in memory
    spoiled = _spoiled(store) if on_disk else []
    if spoiled and not _rest_is_whole(database):
        # After the first of these pages SQLCipher tells nothing more by this connection.
        yield from (Finding("sqlite", detail=words) for (words,) in spoiled)
        yield from _unreadable(database)
        return
    told = [] if spoiled else _complaints(database)
    if spoiled:
        yield Finding("search_pages")
    elif told and _can_be_mended(store):
        yield Finding("search_index")
    else:
        yield from (Finding("sqlite", detail=words) for words in told)
    try:
        with errors_told(store.path):
            yield from _findings_of_rows(store)
    except JournalError as error:
        if error.code != "damaged" or not told:
            raise
        yield from _unreadable(database)


def _complaints(database: SqlCipherDatabase) -> list[str]:
    """What SQLite finds wrong, in its own words; without words where it cannot come to its end."""
    try:
        return [words for (words,) in fetch(database, "PRAGMA integrity_check") if words != "ok"]
    except JournalError as error:
        if error.code != "damaged":
            raise
        return [""]


def _rest_is_whole(database: SqlCipherDatabase) -> bool:
    from journal_app.storage.index_mending import rest_is_whole  # what is damaged needs it alone

    return rest_is_whole(database)


def _can_be_mended(store: Store) -> bool:
    from journal_app.storage.index_mending import way_out  # as above

    with store.writing() as database:  # it tries in a transaction
        return way_out(database, encrypted=False) is not None


def _unreadable(database: SqlCipherDatabase) -> Iterator[Finding]:
    """What cannot be looked at, since its page cannot be read."""
    from journal_app.storage.unreadable import unreadable_rows  # what is damaged needs it alone

    for one in unreadable_rows(database):
        yield Finding("unreadable", one.table, one.row, one.day)


def _findings_of_rows(store: Store) -> Iterator[Finding]:
    database = store.database
    for table, row_id, parent, _ in fetch(database, "PRAGMA foreign_key_check"):
        yield Finding("reference", table, row_id or 0, parent)
    yield from _digests(store)
    yield from broken_rules(database)
    yield from _not_yet(store)
    yield from _settings(store)
    yield from _standings(store)
    for row_id in unreadable(store):
        yield Finding("draft", "draft", row_id)


def _spoiled(store: Store) -> list[tuple[str]]:
    """Pages of an encrypted file whose seal is broken. SQLCipher looks for them past the log: what
    the power tore while the log was folded in is whole there, and is put right by doing it again.
    """
    question = "PRAGMA cipher_integrity_check"
    spoiled = fetch(store.database, question)
    if spoiled and not store.view_only:
        fetch(store.database, "PRAGMA wal_checkpoint(TRUNCATE)")
        spoiled = fetch(store.database, question)
    return spoiled


def seals(database: SqlCipherDatabase) -> Iterator[tuple[str, int, bool]]:
    """Each row that carries a digest: its table, its id, and whether its content is what the
    digest was made of. Bytes that are no letters must be readable (``text_factory``)."""
    for model in TABLES:
        if not model.DIGESTED:
            continue
        # A backup reads all rows: what does not depend on the row is worked out before.
        table, fields = model._meta.table_name, model._meta.sorted_fields
        names = [field.column_name for field in fields]
        id_at, digest_at = names.index("id"), names.index("digest")
        no_bytes_in = _picked(
            at for at, one in enumerate(fields) if not isinstance(one, BytesField)
        )
        content_of = _picked(names.index(column(model, field)) for field in model.DIGESTED)
        for row in database.execute_sql(f"SELECT {', '.join(names)} FROM {table}"):
            strange = bytes in map(type, no_bytes_in(row))
            whole = not strange and digest_of(content_of(row)) == row[digest_at]
            yield table, row[id_at], whole


def _picked(places: Iterable[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """Takes the values at several places out of a row."""
    return itemgetter(*places)


def _digests(store: Store) -> Iterator[Finding]:
    for table, row_id, whole in seals(store.database):
        if not whole:
            yield Finding("digest", table, row_id)


def _not_yet(store: Store) -> Iterator[Finding]:
    """Visits that are said to be over on a day to come; tomorrow is today in another time zone."""
    tomorrow = store.today() + timedelta(days=1)
    sql = "SELECT id FROM visit WHERE state IN ('done', 'missed') AND on_day > ?"
    for (row_id,) in fetch(store.database, sql, (tomorrow.isoformat(),)):
        yield Finding("visit_day", "visit", row_id)


def _settings(store: Store) -> Iterator[Finding]:
    for row_id, key, value in fetch(store.database, "SELECT id, key, value FROM setting"):
        if key not in DECLARED:
            continue  # a later version's
        if not is_sound(key, value) or json.loads(value) != store.settings[key]:
            yield Finding("bad_setting", "setting", row_id)


def _standings(store: Store) -> Iterator[Finding]:
    """Lists and zones read the kept sums, so a wrong one would show as a wrong balance."""
    kept = {
        client: (day, sums)
        for client, day, *sums in fetch(
            store.database, "SELECT client_id, day, balance, confirmed, entries FROM main.standing"
        )
    }
    clients = {client for (client,) in fetch(store.database, "SELECT id FROM client")}
    for client in sorted(clients - kept.keys()):
        yield Finding("standing", "client", client)
    right = {day: _sums_on(store, day) for day in {day for day, _ in kept.values()}}
    for client, (day, sums) in sorted(kept.items()):
        if right[day].get(client) != sums:
            yield Finding("standing", "client", client)


def _sums_on(store: Store, text: str) -> dict[int, list[int]]:
    try:
        day = read_day(text)
    except JournalError:
        return {}  # no day at all, so no sums of it are right
    return {one: sums for one, *sums in standing.balances(store.database, day, store.fading)}
