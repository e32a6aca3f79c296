"""What is done to a journal that is closed, for the window and the command line alike.

Each function works on real files and leaves them as they were when it fails.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.errors import JournalError
from journal_app.storage import vault
from journal_app.storage.backup_list import Backup as Backup
from journal_app.storage.failures import errors_told
from journal_app.storage.vault import Key as Key
from journal_app.storage.vault import chosen as chosen

if TYPE_CHECKING:
    from journal_app.journal import Journal
    from journal_app.storage.glance import Contents as Contents
    from journal_app.storage.salvage import SalvageReport as SalvageReport

Progress = Callable[[int, int], None]
"""``progress(done, total)``; may raise JournalError ``cancelled``."""


def was_here(path: Path | str) -> bool:
    """Whether a journal lay in a place where there is none now: what lies beside it says so."""
    from journal_app.storage import backup_list
    from journal_app.storage.database import real_path

    with contextlib.suppress(JournalError):  # no file of ours can have such a name
        return backup_list.was_here(real_path(Path(path)))
    return False


def is_encrypted(path: Path | str) -> bool:
    """Whether a file is a journal that only a passphrase opens. Raises JournalError where not even
    that can be asked (``read_only disk_error``)."""
    from journal_app.storage.database import real_path
    from journal_app.storage.replacing import finish

    with errors_told(path):
        path = real_path(Path(path))
        finish(path)  # a restore that was killed may bring another file
        return vault.is_encrypted(path)


def refuse_other(path: Path | str) -> None:
    """Raises JournalError ``not_a_journal damaged newer_version journal_in_use`` for a file that is
    there and is no journal one could open without a passphrase; an encrypted one may pass."""
    from journal_app.storage.database import refuse_unless_ours

    if not is_encrypted(path):
        refuse_unless_ours(Path(path))


def look_for(path: Path) -> None:
    """Raises JournalError ``no_such_file`` where a journal is not there, and ``read_only
    disk_error`` where it cannot be seen whether it is."""
    with errors_told(path):
        path.stat()


def encrypt(path: Path | str, passphrase: str, progress: Progress | None = None) -> None:
    """Close a plain journal by a passphrase, after a last plain backup. Copies made before stay as
    they are: see ``open_copies``.

    Raises JournalError ``bad_passphrase already_encrypted no_such_file journal_in_use disk_full
    read_only damaged newer_version not_a_journal backup_failed``.
    """
    from journal_app.storage import rekeying

    rekeying.encrypt(Path(path), passphrase, progress)


def decrypt(path: Path | str, passphrase: str, progress: Progress | None = None) -> None:
    """Make an encrypted journal a plain one. Raises JournalError ``not_encrypted wrong_passphrase``
    and what ``encrypt`` raises."""
    from journal_app.storage import rekeying

    rekeying.decrypt(Path(path), passphrase, progress)


def change_passphrase(
    path: Path | str, old: str, new: str, progress: Progress | None = None
) -> None:
    """Close an encrypted journal by another passphrase; backups made before keep the old one.
    Raises JournalError ``not_encrypted wrong_passphrase`` and what ``encrypt`` raises."""
    from journal_app.storage import rekeying

    rekeying.change_passphrase(Path(path), old, new, progress)


def look_into(path: Path | str, passphrase: str | Key | None = None) -> Contents:
    """How much a journal or backup that nobody has open holds, and how new it is; see
    ``storage.glance``."""
    from journal_app.storage.glance import look_into as look

    return look(Path(path), passphrase)


def is_sound(
    path: Path | str,
    passphrase: str | Key | None = None,
    cancelled: Callable[[], bool] = bool,
    gently: bool = False,
) -> bool:
    """Whether every page and row of a closed journal or backup is whole; ``gently`` in a thread
    beside a window. Raises JournalError ``passphrase_needed wrong_passphrase cancelled``."""
    from journal_app.storage.glance import is_sound as look

    return look(Path(path), passphrase, cancelled, gently)


def written_since(journal: Journal, moment: datetime | None) -> int:
    """How many records of an open journal were made after a moment."""
    from journal_app.storage.glance import written_since as count

    return count(journal.store, moment)


def save_copy(journal: Journal, target: Path | str) -> None:
    """Write what can be read of an open journal to another place, under the same passphrase.

    For one that is open for viewing only. Raises JournalError ``file_exists disk_full read_only
    disk_error damaged backup_failed``; nothing half-made stays then.
    """
    from journal_app.storage.viewing import save_copy as save

    save(journal.store, Path(target))


def sweep_views() -> None:
    """Take away what a process that was killed has left of journals that it only viewed."""
    from journal_app.storage.viewing import sweep_views as sweep

    sweep()


def strength(passphrase: str) -> int:
    """How hard a passphrase is to guess, 0 (at once) to 4 (out of reach); see ``strength``."""
    from journal_app.strength import strength as estimate

    return estimate(passphrase)


def looks_like_other_layout(text: str) -> str:
    """What the same keys would have written on the other layout (Russian, Latin)."""
    from journal_app.keyboards import retyped

    return retyped(text)


def open_copies(path: Path | str, second: Path | None = None) -> list[Path]:
    """Copies of an encrypted journal that tell what is in it without its present passphrase: plain
    ones and ones under an earlier passphrase, beside it, in its backups, and in a second folder."""
    from journal_app.storage.copies import open_copies as find

    return find(Path(path), second)


def remove_copies(paths: Iterable[Path]) -> None:
    """Delete copies that ``open_copies`` found. Nothing is overwritten: what a disk keeps of a
    deleted file is beyond us. Raises JournalError ``not_a_copy journal_in_use read_only``."""
    from journal_app.storage.copies import remove_copies as remove

    remove(paths)


def synced_folder(path: Path | str) -> str:
    """The service (OneDrive, Dropbox, iCloud, Yandex.Disk, …) or the kind of network file system
    (NFS, SMB, …) that a journal lies in; "" where nobody else writes to the folder. The journal
    need not be there yet."""
    from journal_app.synced import here, synced_in

    return synced_in(Path(path), here())


def expiries(journal: Journal, second: Path | None = None) -> dict[Path, date | None]:
    """The day by which each backup beside an open journal, and in a second folder, is gone if one
    is made every day; None if it stays for good. An estimate: fewer days of work keep it longer,
    and none goes for 30 days after a restore, nor while the journal fails its check."""
    from journal_app.storage import pruning

    held = pruning.held_until(journal.store.database)
    today, closed = journal.today(), journal.is_encrypted
    told = pruning.expiries(journal.backups(), today, closed, held)
    if second is not None:
        told |= pruning.expiries(second_backups(journal, second), today, closed, held)
    return told


def expires(journal: Journal, backup: Backup) -> date | None:
    """The same for one backup."""
    return expiries(journal).get(backup.path)


def copy_to_second(
    journal: Journal,
    folder: Path,
    gently: bool = False,
    cancelled: Callable[[], bool] = bool,
) -> Path | None:
    """Bring the newest backup of an open journal to a second folder, such as a stick, read it back
    and compare it; None where the folder is not there now, or has it already. ``gently`` from a
    worker thread. Raises JournalError ``backup_failed disk_full disk_error read_only cancelled``.
    """
    from journal_app.storage.second_folder import copy_out

    return copy_out(journal.store, folder, gently, cancelled)


def second_backup(journal: Journal, folder: Path) -> Backup | None:
    """The newest backup in a second folder; None where there is none, or no folder now."""
    from journal_app.storage.second_folder import last_in

    return last_in(journal.store, folder)


def second_backups(journal: Journal, folder: Path) -> list[Backup]:
    """Every finished backup in a second folder, the newest first; none while it is away."""
    from journal_app.storage.backup_list import backups_of

    return backups_of(journal.store.path, folder, journal.key)


def may_clean(journal: Journal) -> bool:
    """Whether an open journal is still to be rewritten after an erasing, and there is room for it;
    quickly asked."""
    from journal_app.storage import cleaning

    return cleaning.may_clean(journal.store)


def clean_meanwhile(journal: Journal, cancelled: Callable[[], bool]) -> bool:
    """Rewrite it, from a worker thread, while nobody is at the window; whether that was done."""
    from journal_app.storage import cleaning

    return cleaning.clean_meanwhile(journal.store, cancelled)


def check_newest(
    journal: Journal, gently: bool = False, cancelled: Callable[[], bool] = bool
) -> bool | None:
    """Whether every page and row of the newest backup is whole; None where that was looked at in
    the last seven days. ``gently`` from a worker thread. Raises JournalError ``cancelled``."""
    from journal_app.storage import weekly

    return weekly.check_newest(journal.store, gently, cancelled)


def checks(journal: Journal) -> dict[Path, datetime | None]:
    """When each backup beside an open journal was looked through last, where it was since it was
    made (see ``check_newest``); None for one that was found damaged then."""
    from journal_app.storage import weekly

    return weekly.checks(journal.store)


def salvage(
    path: Path | str,
    passphrase: str | Key | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = bool,
    language: str = "en",
) -> SalvageReport:
    """Put a journal made of all that can still be read, and of the newest good backup, in the place
    of a damaged one that is closed. The damaged files are set aside whole, and a text beside them
    names every row in doubt, without what it says.

    Raises JournalError ``no_such_file not_a_journal nothing_left newer_version journal_in_use
    restore_under_way read_only passphrase_needed wrong_passphrase disk_full cancelled``; nothing
    has changed then.
    """
    from journal_app.storage.database import make_private
    from journal_app.storage.salvage import salvage as save
    from journal_app.words import salvage_lines

    report = save(Path(path), passphrase, progress, cancelled)
    target = report_of(report)
    with contextlib.suppress(OSError):  # the journal is in its place; the same is shown now
        make_private(target)
        lines = salvage_lines(report, language)
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return report


def report_of(report: SalvageReport) -> Path:
    """The text that tells what is in doubt, beside the journal."""
    return report.kept_as.with_name(f"{report.kept_as.name}.txt")
