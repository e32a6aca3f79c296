"""Opening a journal that was there a moment ago."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.safety import Key, look_for


def open_there(
    path: Path,
    passphrase: str | Key | None,
    clock: Callable[[], date] | None = None,
    viewing: bool = False,
) -> Journal:
    """Open a journal, and never make a new one where it is gone: a stick was pulled out, or a
    folder moved. One that has no passphrase any more opens whatever was typed. Raises JournalError
    ``no_such_file``, and what ``open_journal`` raises."""
    look_for(path)
    try:
        return open_journal(path, passphrase or None, clock, viewing)
    except JournalError as error:
        if error.code != "not_encrypted":
            raise
        return open_journal(path, None, clock, viewing)


def open_whole(
    path: Path,
    passphrase: str | Key | None,
    clock: Callable[[], date] | None = None,
    viewing: bool = False,
    client: int | None = None,
) -> Journal:
    """The same, and read what the window is going to show, while there is still something to say
    what is wrong on: opening a file does not look at every page of it."""
    journal = open_there(path, passphrase, clock, viewing)
    try:
        lines = journal.client_lines()
        journal.today_page()
        if client is not None and any(line.id == client for line in lines):
            journal.client_page(client)
            journal.feed(client)
    except JournalError:
        journal.close()
        raise
    return journal
