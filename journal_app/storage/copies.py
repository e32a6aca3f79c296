"""Copies of a journal that lie about, and which of them today's passphrase does not guard."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.paths import in_real_folder
from journal_app.storage import vault
from journal_app.storage.backup_list import backup_folder, backups_of
from journal_app.storage.database import real_path
from journal_app.storage.failures import errors_told
from journal_app.storage.held import is_held
from journal_app.storage.leftovers import beside

_PARTS = ("-wal", "-shm", "-journal", ".salt")
"""What lies beside a copy and goes with it."""
_STAMP = r"\d{4}-\d\d-\d\d-\d{6}(-\d+)?"
_ASIDE = re.compile(rf"(?P<stem>.+)-(replaced|damaged)-{_STAMP}(?P<suffix>\.[^.]*)?")
_DRAFT = re.compile(r"\.(?P<name>.+)\.(rekeyed|restored|salvaged|\d+\.new)")
_BACKUP = re.compile(r"(?P<label>.+)-\d{4,}-\d{4}-\d\d-\d\d-\d{6}(-before-version-\d+)?\.journal")
_PART = re.compile(rf"\.{_BACKUP.pattern}\.part")


def open_copies(path: Path, second: Path | None = None) -> list[Path]:
    """Files beside a journal, in its folder of backups and in a second one, that tell what is in
    it to whoever has them without its present passphrase: plain ones, and ones under an earlier
    passphrase. None while the journal itself is plain. Exports are not found: they may be anywhere.
    """
    real = real_path(path)
    if not vault.is_encrypted(real):
        return []
    own = {mark.salt for mark in vault.read_sidecar(real)} | {_salt_of(real)}
    # Copies that were made by the name of a link may lie beside the link.
    names = dict.fromkeys((real, in_real_folder(path)))
    found = dict.fromkeys(copy for name in names for copy in _copies_of(name, second))
    return [copy for copy in found if not _is_guarded(copy, own)]


def remove_copies(paths: Iterable[Path]) -> None:
    """Delete copies, with their logs and marks. The names go, and the files with them; what the
    disk itself still holds of them is not overwritten, and a disk may keep it for a long time.

    Only what bears the name of a copy is touched: raises JournalError ``not_a_copy`` for anything
    else, before any is deleted, and ``journal_in_use`` for one that is open here.
    """
    copies = [Path(path) for path in paths]
    for copy in copies:
        if not _has_name_of_copy(copy.name):
            raise JournalError("not_a_copy", path=str(copy))
        if is_held(copy):
            raise JournalError("journal_in_use", path=str(copy))
    for copy in copies:
        with errors_told(copy):
            for part in (*(beside(copy, suffix) for suffix in _PARTS), copy):
                part.unlink(missing_ok=True)


def _copies_of(path: Path, second: Path | None) -> Iterator[Path]:
    for file in _files(path.parent):
        aside, draft = _ASIDE.fullmatch(file.name), _DRAFT.fullmatch(file.name)
        if aside and aside["stem"] + (aside["suffix"] or "") == path.name:
            yield file
        if draft and draft["name"] == path.name:
            yield file
    folders = [backup_folder(path), *([second] if second else [])]
    for folder in dict.fromkeys(one.resolve() for one in folders):
        yield from (backup.path for backup in backups_of(path, folder))
        for file in _files(folder):
            part = _PART.fullmatch(file.name)
            if part and f"{part['label']} backups" == backup_folder(path).name:
                yield file


def _files(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(file for file in folder.iterdir() if file.is_file())
    return []


def _is_guarded(copy: Path, own: set[bytes]) -> bool:
    """Whether it has the journal's own key, as its first bytes tell or its sidecar."""
    salt = _salt_of(copy)
    return not salt or salt in own or any(mark.salt in own for mark in vault.read_sidecar(copy))


def _salt_of(path: Path) -> bytes:
    if is_held(path):
        return b""  # looking into it would drop its lock; its sidecar tells
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(vault.SALT_SIZE)
    return b""


def _has_name_of_copy(name: str) -> bool:
    return any(form.fullmatch(name) for form in (_ASIDE, _DRAFT, _PART, _BACKUP))
