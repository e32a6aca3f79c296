"""What notes, photos and fragments of the tests hang on."""

from __future__ import annotations

from datetime import date

from journal_app import Journal
from journal_app.operations.transaction import transact
from journal_app.shapes import Step
from journal_app.storage.models import Visit

JPEG = b"\xff\xd8\xff\xe0 picture"
PNG = b"\x89PNG\r\n\x1a\n picture"


def visit_of(journal: Journal, client: int, day: date, state: str = "done") -> int:
    """A visit as another part of the program leaves it."""
    with transact(journal.store, Step("import", client)) as (tx, outcome):
        tx.id = tx.insert(Visit, client=client, on_day=day, state=state)
    return outcome.changes.id
