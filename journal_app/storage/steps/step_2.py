"""To schema 2: the person beside the account. Frozen once it is released."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from journal_app.storage.steps.step_1 import FOLDED

# What each later table begins with.
_ROW = """
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) >= 8),
    created TEXT NOT NULL,"""
_OWNED = f"""{_ROW}
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE RESTRICT,"""
_TIME = "GLOB '[0-2][0-9]:[0-5][0-9]'"

_SCHEMA = f"""
CREATE TABLE card ({_ROW}
    client_id INTEGER NOT NULL UNIQUE REFERENCES client (id) ON DELETE RESTRICT,
    code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('', 'none', 'status', 'pedant', 'introvert', 'extravert',
        'colleague', 'bargainer', 'late')),
    stage TEXT NOT NULL CHECK (stage IN ('', 'acquaintance', 'courtship', 'honeymoon',
        'everyday', 'trial', 'mature')),
    status TEXT NOT NULL CHECK (status IN ('active', 'paused', 'finished', 'left')),
    status_on TEXT CHECK (status_on IS NULL OR date(status_on) IS status_on),
    status_reason TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('', 'call', 'message', 'email', 'in_person')),
    cap INTEGER CHECK (cap IS NULL OR cap BETWEEN 0 AND 99),
    cap_agreed TEXT NOT NULL,
    brought_by TEXT NOT NULL,
    tags TEXT NOT NULL,
    consent_on TEXT CHECK (consent_on IS NULL OR date(consent_on) IS consent_on),
    consent_scope TEXT NOT NULL,
    consent_withdrawn TEXT CHECK (consent_withdrawn IS NULL
        OR date(consent_withdrawn) IS consent_withdrawn),
    digest TEXT NOT NULL
);
CREATE INDEX card_brought_by ON card (brought_by) WHERE brought_by <> '';
CREATE TABLE card_field ({_OWNED}
    key TEXT NOT NULL CHECK (key <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    digest TEXT NOT NULL,
    UNIQUE (client_id, key)
);
CREATE TABLE contact_detail ({_OWNED}
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'messenger', 'email', 'other')),
    value TEXT NOT NULL CHECK (value <> ''),
    label TEXT NOT NULL,
    place INTEGER NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX contact_detail_client ON contact_detail (client_id);
CREATE TABLE anniversary ({_OWNED}
    kind TEXT NOT NULL CHECK (kind IN ('birthday', 'other')),
    label TEXT NOT NULL CHECK (label <> '' OR kind = 'birthday'),
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
    year INTEGER CHECK (year IS NULL OR year BETWEEN 1900 AND 2199),
    digest TEXT NOT NULL
);
CREATE INDEX anniversary_client ON anniversary (client_id);
CREATE UNIQUE INDEX anniversary_birthday ON anniversary (client_id) WHERE kind = 'birthday';
CREATE TABLE fact ({_OWNED}
    kind TEXT NOT NULL CHECK (kind IN ('little_thing', 'stop_topic', 'expectation', 'preference',
        'allergy')),
    side TEXT NOT NULL CHECK (side IN ('', 'mine', 'theirs', 'agreed')
        AND (side <> '') = (kind = 'expectation')),
    text TEXT NOT NULL CHECK (text <> ''),
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    agreed_on TEXT CHECK (agreed_on IS NULL OR date(agreed_on) IS agreed_on),
    used_on TEXT CHECK (used_on IS NULL OR date(used_on) IS used_on),
    digest TEXT NOT NULL
);
CREATE INDEX fact_client ON fact (client_id);
CREATE TABLE visit ({_OWNED}
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    start TEXT CHECK (start IS NULL OR (start {_TIME} AND start < '24')),
    minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 1440),
    state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'missed', 'cancelled')),
    came TEXT NOT NULL CHECK (came IN ('', 'on_time', 'late')),
    prepaid INTEGER CHECK (prepaid IS NULL OR prepaid >= 0),
    feeling TEXT NOT NULL,
    contact TEXT NOT NULL CHECK (contact IN ('', 'stronger', 'usual', 'tense')),
    note TEXT NOT NULL,
    come_back TEXT NOT NULL,
    remind TEXT NOT NULL CHECK (remind IN ('', 'sent', 'confirmed', 'no_answer')),
    reminded_on TEXT CHECK (reminded_on IS NULL OR date(reminded_on) IS reminded_on),
    digest TEXT NOT NULL
);
CREATE INDEX visit_client ON visit (client_id, state, on_day);
CREATE INDEX visit_day ON visit (on_day);
CREATE TABLE visit_service ({_OWNED}
    visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (name <> ''),
    price INTEGER CHECK (price IS NULL OR price >= 0),
    place INTEGER NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX visit_service_client ON visit_service (client_id);
CREATE INDEX visit_service_visit ON visit_service (visit_id);
CREATE TABLE contact ({_OWNED}
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    at_time TEXT CHECK (at_time IS NULL OR (at_time {_TIME} AND at_time < '24')),
    channel TEXT NOT NULL CHECK (channel IN ('', 'call', 'message', 'email', 'in_person')),
    outgoing INTEGER NOT NULL CHECK (outgoing IN (0, 1)),
    touchpoint TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('', 'sent', 'confirmed', 'no_answer', 'waiting',
        'answered')),
    reminder INTEGER NOT NULL CHECK (reminder IN (0, 1)),
    visit_id INTEGER REFERENCES visit (id) ON DELETE RESTRICT,
    digest TEXT NOT NULL
);
CREATE INDEX contact_client ON contact (client_id, on_day);
CREATE INDEX contact_waiting ON contact (on_day) WHERE state = 'waiting';
CREATE INDEX contact_visit ON contact (visit_id) WHERE visit_id IS NOT NULL;
CREATE TABLE note_2 ({_ROW}
    client_id INTEGER REFERENCES client (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'session')),
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    text TEXT NOT NULL,
    private TEXT NOT NULL,
    visit_id INTEGER REFERENCES visit (id) ON DELETE RESTRICT,
    digest TEXT NOT NULL
);
CREATE TABLE note_version ({_ROW}
    client_id INTEGER REFERENCES client (id) ON DELETE RESTRICT,
    note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE RESTRICT,
    text TEXT NOT NULL,
    private TEXT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX note_version_client ON note_version (client_id);
CREATE INDEX note_version_note ON note_version (note_id);
CREATE TABLE photo ({_OWNED}
    visit_id INTEGER REFERENCES visit (id) ON DELETE RESTRICT,
    note_id INTEGER REFERENCES note (id) ON DELETE RESTRICT,
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    caption TEXT NOT NULL,
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    data BLOB NOT NULL CHECK (typeof(data) = 'blob' AND length(data) > 0),
    digest TEXT NOT NULL
);
CREATE INDEX photo_client ON photo (client_id, on_day);
CREATE INDEX photo_visit ON photo (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX photo_note ON photo (note_id) WHERE note_id IS NOT NULL;
CREATE TABLE fragment ({_OWNED}
    note_id INTEGER REFERENCES note (id) ON DELETE RESTRICT,
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    text TEXT NOT NULL CHECK (text <> ''),
    question TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    discussed_on TEXT CHECK (discussed_on IS NULL OR date(discussed_on) IS discussed_on),
    digest TEXT NOT NULL
);
CREATE INDEX fragment_client ON fragment (client_id);
CREATE INDEX fragment_note ON fragment (note_id) WHERE note_id IS NOT NULL;
CREATE TABLE position ({_OWNED}
    visit_id INTEGER REFERENCES visit (id) ON DELETE RESTRICT,
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    taken INTEGER NOT NULL CHECK (taken IN (0, 1)),
    role TEXT NOT NULL CHECK (role IN ('', 'adviser', 'programmer', 'listener', 'mirror',
        'catalyst')),
    activity TEXT NOT NULL CHECK (activity IN ('', 'active', 'passive')),
    direction TEXT NOT NULL CHECK (direction IN ('equal', 'above', 'below')),
    note TEXT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX position_client ON position (client_id, on_day);
CREATE INDEX position_visit ON position (visit_id) WHERE visit_id IS NOT NULL;
CREATE TABLE tick ({_ROW}
    list TEXT NOT NULL CHECK (list IN ('service', 'self')),
    item TEXT NOT NULL CHECK (item <> ''),
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    score INTEGER CHECK (score IS NULL OR score BETWEEN 0 AND 10),
    note TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (list, item, on_day)
);
CREATE TABLE algorithm ({_ROW}
    client_id INTEGER REFERENCES client (id) ON DELETE RESTRICT,
    title TEXT NOT NULL CHECK (title <> ''),
    situation TEXT NOT NULL,
    steps TEXT NOT NULL,
    result TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    look_on TEXT CHECK (look_on IS NULL OR date(look_on) IS look_on),
    digest TEXT NOT NULL
);
CREATE INDEX algorithm_client ON algorithm (client_id) WHERE client_id IS NOT NULL;
CREATE TABLE draft (
    id INTEGER NOT NULL PRIMARY KEY,
    client INTEGER,
    kind TEXT NOT NULL,
    row INTEGER,
    content TEXT NOT NULL CHECK (json_valid(content)),
    at TEXT NOT NULL
);
CREATE UNIQUE INDEX draft_place ON draft (coalesce(client, 0), kind, coalesce(row, 0));
DROP TABLE standing;
CREATE TABLE standing (
    client_id INTEGER NOT NULL PRIMARY KEY REFERENCES client (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    balance INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    trend INTEGER NOT NULL,
    wound INTEGER,
    last_on TEXT,
    visits INTEGER NOT NULL,
    last_visit TEXT,
    gap REAL
);
"""

# Lines of a log had no better place before; a row keeps the uid by which imports meet it.
_MOVED = (
    ("visit", "on_day, note", "on_day, text",
     "state, came, feeling, contact, come_back, remind", "'done', '', '', '', '', ''"),
    ("contact", "on_day, text", "on_day, text",
     "channel, outgoing, touchpoint, state, reminder", "'', 1, '', '', 0"),
)  # fmt: skip
_DIGESTED = {
    "visit": "uid created client_id on_day start minutes state came prepaid feeling contact note"
    " come_back remind reminded_on",
    "contact": "uid created client_id on_day at_time channel outgoing touchpoint text state"
    " reminder visit_id",
    "note": "uid created client_id kind on_day text private visit_id",
}
_NOTE_1 = "uid created client_id kind on_day text"
SEARCHED = (
    ("entry", "note", 0), ("promise", "text", 1), ("note", "text", 2), ("visit", "note", 3),
    ("visit", "come_back", 4), ("visit_service", "name", 5), ("contact", "text", 6),
    ("fact", "text", 7), ("card_field", "text", 8), ("contact_detail", "value", 9),
    ("anniversary", "label", 10), ("card", "tags", 11), ("photo", "caption", 12),
)  # fmt: skip
PLACES = 16
"""A row's place in the search index is id × this + the place of its column."""


def _search_triggers() -> list[str]:
    """As the first schema's, for more tables; one table may have two columns that are searched."""
    statements = []
    for table, text, place in SEARCHED:
        name = f"{table}_{text}_fts"
        remove = f"DELETE FROM fts WHERE rowid = old.id * {PLACES} + {place};"
        add = (
            f"INSERT INTO fts (rowid, text) SELECT new.id * {PLACES} + {place}, "
            f"{FOLDED.format(text='new.' + text)} WHERE new.{text} <> '';"
        )
        statements += [
            f"CREATE TRIGGER {name}_insert AFTER INSERT ON {table} BEGIN {add} END",
            f"CREATE TRIGGER {name}_delete AFTER DELETE ON {table} BEGIN {remove} END",
            f"CREATE TRIGGER {name}_update AFTER UPDATE OF {text} ON {table} "
            f"WHEN old.{text} IS NOT new.{text} BEGIN {remove} {add} END",
        ]
    return statements


def step(execute: Callable[..., Any]) -> None:
    """Visits, contacts, facts and all that a client's card holds; notes get a private layer.

    Nothing of the first schema's ledger changes. What a log told of visits and contacts moves out
    of the notes into tables of its own.
    """
    damaged = _with_wrong_digest(execute)
    for table in ("entry", "promise", "note"):
        for event in ("insert", "delete", "update"):
            execute(f"DROP TRIGGER {table}_fts_{event}")
    execute("DROP TABLE fts")
    for statement in _SCHEMA.split(";\n"):
        if statement.strip():
            execute(statement)
    for table, to, of, fixed, values in _MOVED:
        execute(
            f"INSERT INTO {table} (uid, created, client_id, {to}, {fixed}, digest) "
            f"SELECT uid, created, client_id, {of}, {values}, digest FROM note "
            f"WHERE kind = '{table}' AND client_id IS NOT NULL ORDER BY id"
        )
    execute(
        "INSERT INTO note_2 (id, uid, created, client_id, kind, on_day, text, private, digest) "
        "SELECT id, uid, created, client_id, 'note', on_day, text, '', digest FROM note "
        "WHERE kind = 'note' OR client_id IS NULL"
    )
    execute("DROP TABLE note")
    execute("ALTER TABLE note_2 RENAME TO note")
    execute("CREATE INDEX note_client ON note (client_id, on_day)")
    execute("CREATE INDEX note_visit ON note (visit_id) WHERE visit_id IS NOT NULL")
    for table, columns in _DIGESTED.items():
        names = columns.split()
        for row_id, uid, *content in list(
            execute(f"SELECT id, uid, {', '.join(names)} FROM {table}")
        ):
            if uid not in damaged:  # what was damaged before stays seen to be so
                execute(f"UPDATE {table} SET digest = ? WHERE id = ?", (_digest(content), row_id))
    execute("DELETE FROM undo_record")  # foreign keys are off, so these do not go by themselves
    execute("DELETE FROM undo_step")
    execute("UPDATE undo_state SET changes = changes + (changes > 0)")
    execute(
        "CREATE VIRTUAL TABLE fts USING fts5 "
        "(text, tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
    )
    execute("INSERT INTO fts (fts, rank) VALUES ('secure-delete', 1)")
    for table, text, place in SEARCHED:
        execute(
            f"INSERT INTO fts (rowid, text) SELECT id * {PLACES} + {place}, "
            f"{FOLDED.format(text=text)} FROM {table} WHERE {text} <> ''"
        )
    for statement in _search_triggers():
        execute(statement)


def _with_wrong_digest(execute: Callable[..., Any]) -> set[str]:
    """The uids of notes whose content is not what was written."""
    rows = execute(f"SELECT uid, digest, {', '.join(_NOTE_1.split())} FROM note")
    return {uid for uid, digest, *content in rows if digest != _digest(content)}


def _digest(content: list[Any]) -> str:
    """As ``models.digest`` was when this step was released."""
    import hashlib

    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
