"""To schema 3: what an entry was before, how long a card is kept, and the acts of erasing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

_SCHEMA = """
CREATE TABLE entry_version (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) >= 8),
    created TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE RESTRICT,
    entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN
        ('deposit', 'withdrawal', 'promise_kept', 'promise_late', 'promise_broken', 'apology')),
    principle TEXT CHECK (principle IS NULL OR principle IN
        ('understanding', 'little_things', 'commitments', 'expectations', 'integrity', 'apology')),
    points INTEGER NOT NULL CHECK (typeof(points) = 'integer' AND points BETWEEN -99 AND 99),
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    note TEXT NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    parts TEXT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX entry_version_client ON entry_version (client_id);
CREATE INDEX entry_version_entry ON entry_version (entry_id);
CREATE TABLE erasure (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) >= 8),
    at TEXT NOT NULL,
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    mark TEXT NOT NULL CHECK (mark <> ''),
    since TEXT NOT NULL,
    reason TEXT NOT NULL,
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    backups TEXT NOT NULL CHECK (json_valid(backups)),
    digest TEXT NOT NULL
);
ALTER TABLE card ADD COLUMN keep_until TEXT
    CHECK (keep_until IS NULL OR date(keep_until) IS keep_until);
"""

_CARD_2 = (
    "uid created client_id code kind stage status status_on status_reason channel cap cap_agreed"
    " brought_by tags consent_on consent_scope consent_withdrawn"
)


def step(execute: Callable[..., Any]) -> None:
    """Versions of entries, a term on the card, a log of what was erased. Nothing else changes."""
    for statement in _SCHEMA.split(";\n"):
        if statement.strip():
            execute(statement)
    for row_id, digest, *content in list(
        execute(f"SELECT id, digest, {', '.join(_CARD_2.split())} FROM card")
    ):
        if digest == _digest(content):  # what was damaged before stays seen to be so
            execute("UPDATE card SET digest = ? WHERE id = ?", (_digest([*content, None]), row_id))
    execute("DELETE FROM undo_record")  # they tell of cards of the old shape
    execute("DELETE FROM undo_step")
    execute("UPDATE undo_state SET changes = changes + (changes > 0)")


def _digest(content: list[Any]) -> str:
    """As ``models.digest`` was when this step was released."""
    import hashlib

    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
