"""A sample practice written into a journal, through the same door as any import."""

from __future__ import annotations

import random
from typing import Literal

from journal_app.exchange.log import import_events
from journal_app.exchange.log_import import Progress
from journal_app.exchange.sample import generate
from journal_app.exchange.sample_people import write_people
from journal_app.operations.settings import change_settings
from journal_app.shapes import ImportReport
from journal_app.storage.store import Store


def write_sample(
    store: Store,
    profession: Literal["nail", "psychologist"],
    language: Literal["ru", "en"],
    clients: int = 48,
    entries: int | None = None,
    seed: int = 1,
    progress: Progress | None = None,
) -> ImportReport:
    """Fill an empty journal with a year of a practice up to its today; one of a given number of
    entries has its accounts only.

    The same seed on the same day gives the same rows, uids included.
    """
    events = generate(profession, language, store.today(), clients, entries, seed)
    dice = random.Random(seed)
    report = import_events(
        store, events, progress=progress, new_uid=lambda: f"{dice.getrandbits(128):032x}"
    )
    if entries is None:
        write_people(store, profession, language, seed)
    # Only now: a journal that nothing was written to is not backed up before an import.
    currency = "RUB" if language == "ru" else "USD"
    change_settings(store, {"profession": profession, "currency": currency})
    return report
