"""Long work of SQLite told while it goes on, and stopped by whoever is told."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.storage.database import fetch

_STEPS = 100_000
"""Steps of SQLite between two looks: a few milliseconds."""
_PAGES = 50
"""About so many pages are gone through by ``integrity_check`` between two looks (measured)."""


@contextlib.contextmanager
def followed(database: SqlCipherDatabase, look: Callable[[], object]) -> Iterator[None]:
    """Call ``look`` now and then while statements run on a connection, also in the middle of one.
    What it raises ends that statement and comes out of this block: the driver alone would tell no
    more than that something was interrupted."""
    raised: list[BaseException] = []

    def on_steps() -> bool:
        try:
            look()
        except BaseException as error:
            raised.append(error)
        return bool(raised)

    connection = database.connection()
    connection.set_progress_handler(on_steps, _STEPS)
    try:
        yield
    except (peewee.PeeweeException, dbapi2.Error) as error:
        if raised:
            raise raised[0] from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


def looks_at(database: SqlCipherDatabase) -> int:
    """About how often ``look`` is called while every page of a journal is checked."""
    return int(fetch(database, "PRAGMA page_count")[0][0]) // _PAGES


class Share:
    """A share of the whole, from ``low`` to ``high``, told as its part goes on."""

    def __init__(self, told: Callable[[int, int], None], low: int, high: int, whole: int) -> None:
        self._told, self._low, self._high, self._whole = told, low, high, whole
        self._count = 0

    def begin(self) -> None:
        """Nothing of it is done yet."""
        self._told(self._low, self._whole)

    def reach(self, part: float) -> None:
        """So much of it is done, between 0 and 1; more counts as 1."""
        done = self._low + int((self._high - self._low) * min(1.0, part))
        self._told(done, self._whole)

    def count(self, expected: int) -> bool:
        """One of ``expected`` steps is done. False, always: it can be asked whether to stop."""
        self._count += 1
        self.reach(self._count / max(1, expected))
        return False
