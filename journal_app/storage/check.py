"""Whether a journal is sound: SQLite's own check, references, digests, the rules of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journal_app.storage.database import errors_told, fetch
from journal_app.storage.models import PRACTICE, digest
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
    "promise_state": """
        SELECT 'promise', promise.id FROM promise LEFT JOIN entry AS closing
        ON closing.promise_id = promise.id AND closing.closes = 1
        WHERE (promise.state IN ('kept', 'late', 'broken')) <> (closing.id IS NOT NULL)
        OR (closing.id IS NOT NULL AND (closing.on_day <> promise.closed
            OR closing.kind <> 'promise_' || promise.state))""",
    "promise_of_another_client": """
        SELECT 'entry', entry.id FROM entry JOIN promise ON promise.id = entry.promise_id
        WHERE promise.client_id <> entry.client_id""",
    "met_later": """
        SELECT 'client', client.id FROM client WHERE
        since > (SELECT min(on_day) FROM entry WHERE client_id = client.id)
        OR since > (SELECT min(made) FROM promise WHERE client_id = client.id)
        OR since > (SELECT min(on_day) FROM note WHERE client_id = client.id)""",
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

    Codes: ``sqlite`` (its own words in ``detail``), ``reference``, ``digest``, and the names of
    the rules. Raises JournalError ``damaged`` when the file cannot even be read.
    """
    with errors_told(store.path):
        return list(_findings(store))


def _findings(store: Store) -> Iterator[Finding]:
    database = store.database
    for (words,) in fetch(database, "PRAGMA integrity_check"):
        if words != "ok":
            yield Finding("sqlite", detail=words)
    for table, row_id, parent, _ in fetch(database, "PRAGMA foreign_key_check"):
        yield Finding("reference", table, row_id or 0, parent)
    yield from _digests(store)
    for code, question in _RULES.items():
        for table, row_id in fetch(database, question):
            yield Finding(code, table, row_id)


def _digests(store: Store) -> Iterator[Finding]:
    for model in PRACTICE:
        if not model.DIGESTED:
            continue
        names = [field.column_name for field in model._meta.sorted_fields]
        table = model._meta.table_name
        for values in store.database.execute_sql(f"SELECT {', '.join(names)} FROM {table}"):
            row = dict(zip(names, values, strict=True))
            if digest(model, row) != row["digest"]:
                yield Finding("digest", table, row["id"])
