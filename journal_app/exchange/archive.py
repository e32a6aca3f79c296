"""The whole journal as JSON, out and in. Rows are known by ``uid``; ids are the file's own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.archive_merge import DryRunError, Merge
from journal_app.exchange.archive_rows import told_row
from journal_app.exchange.log import read_file, write_file
from journal_app.exchange.log_import import Progress
from journal_app.shapes import ImportReport
from journal_app.storage.backup import back_up_if_changed
from journal_app.storage.database import records
from journal_app.storage.models import Client, Entry, Note, Promise, PromiseMove
from journal_app.storage.store import Store, stamped

FORMAT = "client-journal"
VERSION = 1


def export_archive(store: Store, target: Path, private: bool = False) -> None:
    """Write everything the journal holds. Raises JournalError ``disk_full``, ``read_only``.

    ``private`` says whether private notes are in it; the file tells which.
    """
    database = store.database
    entries = _by(records(database, Entry.select().order_by(Entry.id)), "client_id")
    promises = _by(records(database, Promise.select().order_by(Promise.id)), "client_id")
    moves = _by(records(database, PromiseMove.select().order_by(PromiseMove.id)), "promise_id")
    notes = _by(records(database, Note.select().order_by(Note.id)), "client_id")
    clients = []
    for client in records(database, Client.select().order_by(Client.id)):
        told = told_row(client)
        told["entries"] = [told_row(row) for row in entries[client.id]]
        told["promises"] = [
            {**told_row(row), "moves": [told_row(move) for move in moves[row.id]]}
            for row in promises[client.id]
        ]
        told["notes"] = [told_row(row) for row in notes[client.id]]
        clients.append(told)
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": stamped(store.moment()),
        "private": private,
        "settings": store.settings,
        "clients": clients,
        "inbox": [told_row(row) for row in notes[None]],
    }
    write_file(target, json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def _by(rows: Iterable[Any], owner: str) -> dict[int | None, list[Any]]:
    found: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, owner)].append(row)
    return found


def import_archive(
    store: Store, source: Path, progress: Progress | None = None, dry_run: bool = False
) -> ImportReport:
    """Bring an archive in: all of it, or nothing, as one step that can be undone.

    Into an empty journal it gives the same journal, settings included. Into one that holds some
    of it, rows of the same ``uid`` stay as they are here, and what does not fit beside them is
    left out. Raises JournalError ``bad_file newer_version no_such_file cancelled``.
    """
    merge = Merge(store, source.name, _parsed(source), progress)
    if dry_run:
        try:
            merge.run(keep=False)
        except DryRunError:
            return merge.report()
    back_up_if_changed(store)
    merge.run(keep=True)
    return merge.report()


def _parsed(source: Path) -> dict[str, Any]:
    def bad(why: str, line: int = 1) -> JournalError:
        return JournalError("bad_file", file=source.name, line=line, why=why)

    try:
        whole = json.loads(read_file(source).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise bad("not_utf8") from error
    except json.JSONDecodeError as error:
        raise bad("bad_json", error.lineno) from error
    except (ValueError, RecursionError) as error:  # a number or a nest without end
        raise bad("bad_json") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise bad("wrong_format")
    version = whole.get("version")
    if type(version) is not int or version < 1:
        raise bad("wrong_format")
    if version > VERSION:
        raise JournalError("newer_version", path=source.name, version=version)
    return whole
