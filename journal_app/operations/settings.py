"""The settings of the practice as one mapping; setting one is a step like any other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from journal_app.operations.transaction import Transaction, transact
from journal_app.shapes import Changes, Step
from journal_app.storage.database import records
from journal_app.storage.models import Setting
from journal_app.storage.settings import checked, usual_value
from journal_app.storage.store import Store


def change_settings(store: Store, values: Mapping[str, Any]) -> Changes:
    """Set several settings in one step. Recorded entries keep their points.

    Raises JournalError ``unknown_setting`` or ``bad_setting``.
    """
    with transact(store, Step("setting")) as (tx, outcome):
        write_settings(tx, values)
    return outcome.changes


def write_settings(tx: Transaction, values: Mapping[str, Any]) -> None:
    """Write settings within a step; those that stand so already are left alone."""
    now = tx.store.settings
    for key, value in values.items():
        checked(key, value, {**now, **values})
    kept = {row.key: row.id for row in records(tx.database, Setting.select())}
    for key, value in values.items():
        if now[key] == value:
            continue
        text = json.dumps(value, ensure_ascii=False)
        if key in kept:
            tx.update(Setting, kept[key], value=text)
        else:
            tx.insert(Setting, key=key, value=text)


class Settings(Mapping[str, Any]):
    """``journal.settings["fading"] = False``. Keys are declared in ``storage.settings``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, key: str) -> Any:
        return self._store.settings[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.change({key: value})

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.settings)

    def __len__(self) -> int:
        return len(self._store.settings)

    def usual(self, key: str) -> Any:
        """What a setting is on a new journal."""
        return usual_value(key)

    def change(self, values: Mapping[str, Any]) -> Changes:
        """Set several at once, as one step."""
        return change_settings(self._store, values)
