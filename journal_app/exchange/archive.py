"""The whole journal as JSON, out and in. Rows are known by ``uid``; ids are the file's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.archive_earlier import brought_up
from journal_app.exchange.archive_merge import DryRunError, Merge
from journal_app.exchange.archive_told import ToldJournal
from journal_app.exchange.log import read_file, write_file
from journal_app.exchange.log_import import Progress
from journal_app.shapes import ImportReport
from journal_app.storage.backup import back_up_before
from journal_app.storage.store import Store
from journal_app.storage.tables.base import stamped

FORMAT = "client-journal"
VERSION = 3


def export_archive(store: Store, target: Path, private: bool = False) -> None:
    """Write everything the journal holds. Raises JournalError ``disk_full``, ``read_only``.

    ``private`` says whether private notes are in it; the file tells which.
    """
    write_file(target, _text(store, private))
    store.log_exported("json private" if private else "json")


def _text(store: Store, private: bool) -> Iterator[str]:
    """The file, a row a line: so it can be compared, and the encoder in C does the work."""
    told = ToldJournal(store, private)
    head = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": stamped(store.moment()),
        "private": private,
        "settings": store.settings,
    }
    yield "{\n" + "".join(f'"{name}": {_line(value)},\n' for name, value in head.items())
    yield '"clients": ['
    for number, client in enumerate(told.clients()):
        yield ",\n" if number else "\n"
        yield _object(client)
    yield "\n]"
    for name, rows in told.beside().items():
        yield f',\n"{name}": {_list(rows)}'
    yield "\n}\n"


def _object(told: dict[str, Any]) -> str:
    items = (
        f'"{name}": {_list(value) if isinstance(value, list) else _line(value)}'
        for name, value in told.items()
    )
    return "{" + ",\n".join(items) + "}"


def _list(rows: list[Any]) -> str:
    return "[" + ",\n".join(["", *map(_line, rows)])[1:] + "]" if rows else "[]"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def import_archive(
    store: Store,
    source: Path,
    progress: Progress | None = None,
    dry_run: bool = False,
    anyway: bool = False,
) -> ImportReport:
    """Bring an archive in: all of it, or nothing, as one step that can be undone.

    Into an empty journal it gives the same journal, settings included. Into one that holds some
    of it, rows of the same ``uid`` stay as they are here, and what does not fit beside them is
    left out, as are clients who were erased here. Raises JournalError ``bad_file newer_version
    no_such_file cancelled``; and when the backup before it cannot be made (see
    ``back_up_before``), unless it shall be ``anyway``.
    """
    merge = Merge(store, source.name, _parsed(source), progress)
    if dry_run:
        try:
            merge.run(keep=False)
        except DryRunError:
            return merge.report()
    back_up_before(store, "import", anyway)
    merge.run(keep=True)
    with store.writing():
        store.log_event("imported", "json")
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
    try:
        return brought_up(whole, version)
    except ValueError as error:
        raise bad("wrong_format") from error
