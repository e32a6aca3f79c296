"""Which backups a journal has: their names, and what opens them."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from journal_app.paths import is_there
from journal_app.storage import vault
from journal_app.storage.held import is_held
from journal_app.storage.vault import Key

_NAME = re.compile(
    r"(?P<label>.+)-(?P<number>\d{4,})-(?P<day>\d{4}-\d\d-\d\d)-(?P<time>\d{6})"
    r"(-before-version-(?P<before>\d+))?\.journal$"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup. ``number`` runs on for ever, since clocks lie.

    ``before`` is the schema version that the journal was brought to after this copy was made: such
    a one is ``pinned``, kept for good. ``key``: it opens without a passphrase, with the journal's
    of today, or with another (an older) one. ``size`` is in bytes.
    """

    path: Path
    number: int
    made: datetime
    before: int | None = None
    key: Literal["plain", "same", "other"] = "plain"
    size: int = 0
    salt: bytes = field(default=b"", repr=False)
    """Tells copies under one key from those under another; empty for a plain one."""

    @property
    def pinned(self) -> bool:
        """Whether it is kept for good."""
        return self.before is not None


def backup_folder(journal: Path) -> Path:
    """Where backups of a journal lie unless another folder is named."""
    return journal.parent / f"{_label(journal)} backups"


def backups_of(journal: Path, folder: Path | None = None, key: Key | None = None) -> list[Backup]:
    """Finished backups of a journal, the newest first; none where they cannot be read.

    ``key`` is that of a journal which is open; of a closed one, the file and its sidecar tell which
    backups have its passphrase.
    """
    try:
        places = list((folder or backup_folder(journal)).iterdir())
    except OSError:
        places = []
    salts = _salts_of(journal, key)
    found = [made for path in places if (made := _told_by(path, journal, salts)) is not None]
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def was_here(journal: Path) -> bool:
    """Whether a journal lay in a place where there is none now, or no more than a spoiled one: its
    backups and its sidecar say so."""
    return is_there(vault.sidecar_of(journal)) or bool(backups_of(journal))


def is_backup_name(path: Path) -> bool:
    """Whether a file is called as only a backup is, by whatever link it is reached."""
    return _NAME.match(Path(os.path.realpath(path)).name) is not None


def backup_name(journal: Path, place: Path, now: datetime, before: int | None = None) -> str:
    """What the next backup in a folder is called."""
    newest = next(iter(backups_of(journal, place)), None)
    number = newest.number + 1 if newest else 1
    why = "" if before is None else f"-before-version-{before}"
    return f"{_label(journal)}-{number:04d}-{now:%Y-%m-%d-%H%M%S}{why}.journal"


def _label(journal: Path) -> str:
    """What backups are named after; ``a.journal`` and ``a.old`` keep theirs apart."""
    return journal.stem if journal.suffix == ".journal" else journal.name


def _told_by(path: Path, journal: Path, salts: set[bytes]) -> Backup | None:
    """What a file's name and its first bytes say; None when it is no backup of this journal."""
    match = _NAME.match(path.name)
    if match is None or match["label"] != _label(journal):
        return None
    try:
        made = datetime.strptime(match["day"] + match["time"], "%Y-%m-%d%H%M%S")
    except ValueError:  # no such day: a name that is not ours
        return None
    number, before = int(match["number"]), int(match["before"]) if match["before"] else None
    try:
        size, salt = path.stat().st_size, _salt_of(path)
    except OSError:
        return None
    if not salt:
        return Backup(path, number, made, before, "plain", size)
    return Backup(path, number, made, before, "same" if salt in salts else "other", size, salt)


def _salt_of(path: Path) -> bytes:
    """The salt of an encrypted file; empty for any other, and for one that this process has open,
    which must not be opened again."""
    if is_held(path):
        return b""
    with path.open("rb") as file:
        head = file.read(len(vault.PLAIN_HEADER))
    return b"" if head == vault.PLAIN_HEADER else head


def _salts_of(journal: Path, key: Key | None) -> set[bytes]:
    if key is not None:
        return {key.salt}
    if not is_there(journal):  # lost: whatever its sidecar knows was its own
        return {mark.salt for mark in vault.read_sidecar(journal)}
    with contextlib.suppress(OSError):
        return {_salt_of(journal)}
    return set()
