"""To schema 1: a new file. Frozen, since it is released."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_SCHEMA = """
CREATE TABLE client (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) >= 8),
    created TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    opening INTEGER NOT NULL CHECK (typeof(opening) = 'integer'),
    since TEXT NOT NULL CHECK (date(since) IS since),
    archived_on TEXT CHECK (archived_on IS NULL OR date(archived_on) IS archived_on),
    digest TEXT NOT NULL
);
CREATE TABLE promise (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) >= 8),
    created TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE RESTRICT,
    text TEXT NOT NULL CHECK (text <> ''),
    made TEXT NOT NULL CHECK (date(made) IS made),
    due TEXT CHECK (due IS NULL OR (date(due) IS due AND due >= made)),
    size TEXT NOT NULL CHECK (size IN ('small', 'usual', 'large')),
    state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'late', 'broken', 'released')),
    closed TEXT CHECK ((closed IS NULL) = (state = 'open')
        AND (closed IS NULL OR (date(closed) IS closed AND closed >= made))),
    digest TEXT NOT NULL
);
CREATE INDEX promise_client ON promise (client_id);
CREATE INDEX promise_open ON promise (due) WHERE state = 'open';
CREATE TABLE entry (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) >= 8),
    created TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN
        ('deposit', 'withdrawal', 'promise_kept', 'promise_late', 'promise_broken', 'apology')),
    principle TEXT CHECK (CASE kind
        WHEN 'deposit' THEN principle IN
            ('understanding', 'little_things', 'commitments', 'expectations', 'integrity')
        WHEN 'withdrawal' THEN principle IN
            ('understanding', 'little_things', 'commitments', 'expectations', 'integrity',
             'apology')
        WHEN 'apology' THEN principle IS NULL
        ELSE principle = 'commitments' END IS 1),
    points INTEGER NOT NULL CHECK (typeof(points) = 'integer' AND CASE kind
        WHEN 'apology' THEN points BETWEEN -99 AND 99
        WHEN 'deposit' THEN points BETWEEN 1 AND 99
        WHEN 'promise_kept' THEN points BETWEEN 1 AND 99
        ELSE points BETWEEN -99 AND -1 END),
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    note TEXT NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    promise_id INTEGER REFERENCES promise (id) ON DELETE RESTRICT
        CHECK ((promise_id IS NOT NULL) =
            (kind IN ('promise_kept', 'promise_late', 'promise_broken'))),
    closes INTEGER NOT NULL CHECK (closes IN (0, 1)
        AND (closes = 0 OR promise_id IS NOT NULL)
        AND (closes = 1 OR kind NOT IN ('promise_kept', 'promise_broken'))),
    answers_id INTEGER UNIQUE REFERENCES entry (id) ON DELETE RESTRICT
        CHECK ((answers_id IS NOT NULL) = (kind = 'apology')),
    parts TEXT NOT NULL CHECK (parts = '' OR kind = 'apology'),
    repeats INTEGER CHECK ((repeats IS NOT NULL) = (kind = 'apology')),
    aged_from TEXT NOT NULL CHECK (date(aged_from) IS aged_from
        AND (kind = 'apology' OR aged_from = on_day) AND aged_from <= on_day),
    answered_on TEXT CHECK (answered_on IS NULL
        OR (date(answered_on) IS answered_on AND points < 0 AND kind <> 'apology'
            AND answered_on >= on_day)),
    digest TEXT NOT NULL
);
CREATE INDEX entry_ledger ON entry (client_id, on_day, id, kind, principle, points, confirmed,
    answers_id, promise_id, aged_from, answered_on);
CREATE INDEX entry_day ON entry (on_day);
CREATE UNIQUE INDEX entry_closing ON entry (promise_id) WHERE closes = 1;
CREATE INDEX entry_promise ON entry (promise_id) WHERE promise_id IS NOT NULL;
CREATE TABLE promise_move (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) >= 8),
    created TEXT NOT NULL,
    promise_id INTEGER NOT NULL REFERENCES promise (id) ON DELETE RESTRICT,
    moved_on TEXT NOT NULL CHECK (date(moved_on) IS moved_on),
    old_due TEXT CHECK (old_due IS NULL OR date(old_due) IS old_due),
    new_due TEXT NOT NULL CHECK (date(new_due) IS new_due AND new_due >= moved_on),
    entry_id INTEGER UNIQUE REFERENCES entry (id) ON DELETE RESTRICT,
    digest TEXT NOT NULL
);
CREATE INDEX promise_move_promise ON promise_move (promise_id);
CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) >= 8),
    created TEXT NOT NULL,
    client_id INTEGER REFERENCES client (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'visit', 'contact')),
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    text TEXT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX note_client ON note (client_id, on_day);
CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL CHECK (json_valid(value))
);
CREATE TABLE standing (
    client_id INTEGER NOT NULL PRIMARY KEY REFERENCES client (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    balance INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    trend INTEGER NOT NULL,
    wound INTEGER,
    last_on TEXT
);
CREATE TABLE undo_step (
    id INTEGER NOT NULL PRIMARY KEY,
    redo INTEGER NOT NULL CHECK (redo IN (0, 1)),
    created TEXT NOT NULL,
    code TEXT NOT NULL,
    client INTEGER,
    points INTEGER,
    size INTEGER NOT NULL
);
CREATE TABLE undo_record (
    id INTEGER NOT NULL PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
    client INTEGER,
    rows BLOB NOT NULL
);
CREATE INDEX undo_record_step ON undo_record (step_id);
CREATE INDEX undo_record_client ON undo_record (client);
CREATE TABLE undo_state (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    changes INTEGER NOT NULL
);
INSERT INTO undo_state (id, changes) VALUES (1, 0);
CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE VIRTUAL TABLE fts USING fts5 (
    text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO fts (fts, rank) VALUES ('secure-delete', 1);
"""

# FTS5 folds Latin diacritics but not ё, which people leave out as often as they write it.
FOLDED = "replace(replace({text}, 'ё', 'е'), 'Ё', 'Е')"
SEARCHED = (("entry", "note", 0), ("promise", "text", 1), ("note", "text", 2))


def _search_triggers() -> list[str]:
    """Keep the search index in step with its tables; a row's place in it is id × 4 + table."""
    statements = []
    for table, text, place in SEARCHED:
        remove = f"DELETE FROM fts WHERE rowid = old.id * 4 + {place};"
        add = (
            f"INSERT INTO fts (rowid, text) SELECT new.id * 4 + {place}, "
            f"{FOLDED.format(text='new.' + text)} WHERE new.{text} <> '';"
        )
        statements += [
            f"CREATE TRIGGER {table}_fts_insert AFTER INSERT ON {table} BEGIN {add} END",
            f"CREATE TRIGGER {table}_fts_delete AFTER DELETE ON {table} BEGIN {remove} END",
            f"CREATE TRIGGER {table}_fts_update AFTER UPDATE OF {text} ON {table} "
            f"WHEN old.{text} IS NOT new.{text} BEGIN {remove} {add} END",
        ]
    return statements


def step(execute: Callable[[str], Any]) -> None:
    """The first released schema."""
    for statement in _SCHEMA.split(";\n"):
        if statement.strip():
            execute(statement)
    for statement in _search_triggers():
        execute(statement)
