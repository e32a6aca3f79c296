"""The tasks of the command line: each opens a journal, does one thing, and says so."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from argparse import Namespace
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from configparser import ConfigParser
from configparser import Error as ConfigError
from pathlib import Path
from typing import Any

from journal_app import keyring_store
from journal_app.errors import JournalError
from journal_app.journal import Journal, open_journal
from journal_app.safety import is_encrypted, was_here
from journal_app.shapes import ImportReport
from journal_app.storage.backup_list import is_backup_name
from journal_app.storage.database import errors_told, real_path
from journal_app.storage.vault import Mark, read_sidecar
from journal_app.words import LANGUAGES, finding_text, import_text, load_words, tell, why_text

_WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)
_NO_RECORD = {"search_index", "search_pages"}
"""What ``check`` finds wrong where every record is whole."""
_LONGEST = 16 * 1024
"""Bytes in which the first line of a passphrase file must end."""


def last_language() -> str | None:
    """The language last chosen in the window."""
    language = _window_setting("General", "language")
    return language if language in LANGUAGES else None


def is_remembered(path: Path) -> bool:
    """Whether the window was asked to remember the passphrase of a journal on this computer, by
    this version or by one that knew only all journals or none."""
    told = _window_setting("remembers", keyring_store.mark_of(path))
    return (told or _window_setting("General", "remembers_passphrase")) == "true"


def _window_setting(section: str, name: str) -> str | None:
    """Read where the window keeps it (``ui.preferences``), without Qt."""
    home = os.environ.get("APPDATA") if sys.platform == "win32" else None
    folder = home or os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    settings = ConfigParser(interpolation=None, strict=False)
    try:
        settings.read(Path(folder) / "client-journal" / "client-journal.ini", encoding="utf-8")
        return settings.get(section, name, fallback=None)
    except (OSError, ConfigError, UnicodeDecodeError):
        return None


def require_screen() -> None:
    """Qt aborts the process where there is no screen: say it first. Raises ``no_screen``."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise JournalError("no_screen")


def demo(options: Namespace) -> int:
    """Write a sample journal, the same for the same seed."""
    from journal_app.exchange.demo import write_sample

    if is_there(options.file):
        raise JournalError("file_exists", path=str(options.file))
    with _new(options) as journal:
        report = write_sample(
            journal.store,
            options.profession,
            options.language,
            clients=options.clients,
            entries=options.entries,
            seed=options.seed,
        )
    _tell(options, "demo_done", path=options.file, clients=report.clients, entries=report.entries)
    return 0


def balances(options: Namespace) -> int:
    """Every client's balance as of a day."""
    with _existing(options, reading=True) as journal:
        rows = journal.balances(options.on)
        words = load_words(options.language, journal.settings["profession"])
    if options.json:
        names = ("id", "name", "balance", "confirmed", "zone")
        print(json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False))
        return 0
    if not rows:
        _tell(options, "no_clients")
    for _, name, balance, _, zone in rows:
        print(f"{name}\t{balance}\t{words['zone_' + zone]}")
    return 0


def import_file(options: Namespace) -> int:
    """Bring another file in, all or nothing, after a backup; ``--anyway`` also where none can be
    made."""
    with _new(options, dry_run=options.dry_run) as journal:
        try:
            report = _import(journal, options)
        except JournalError as error:
            if "before" not in error.details:
                raise
            why = why_text(error.code, options.language, **error.details)
            raise JournalError("no_backup_before", **{**error.details, "why": why}) from error
    _report(options, report)
    return 0


def _import(journal: Journal, options: Namespace) -> ImportReport:
    ending = options.source.suffix.lower()
    how = {"dry_run": options.dry_run, "anyway": options.anyway}
    if ending == ".csv":
        from journal_app.exchange.log import import_log

        return import_log(journal.store, options.source, **how)
    if ending == ".json":
        from journal_app.exchange.archive import import_archive

        return import_archive(journal.store, options.source, **how)
    raise JournalError("unknown_format", path=str(options.source))


def _report(options: Namespace, report: ImportReport) -> None:
    print(import_text(report, options.language, options.dry_run))
    for row in report.left_out:
        why = why_text(row.code, options.language, text=row.text)
        _tell(options, "left_out", line=row.line or None, why=why, text=row.text)


def export_file(options: Namespace) -> int:
    """Write the journal to another file."""
    ending = options.out.suffix.lower()
    if ending not in (".csv", ".json"):
        raise JournalError("unknown_format", path=str(options.out))
    with _existing(options, reading=True) as journal:
        if ending == ".csv":
            from journal_app.exchange.log import export_log

            notes = export_log(journal.store, options.out)
        else:
            from journal_app.exchange.archive import export_archive

            notes = 0
            export_archive(journal.store, options.out, options.private)
    _tell(options, "export_done", path=options.out)
    if notes:
        _tell(options, "export_notes", count=notes)
    return 0


def dossier(options: Namespace) -> int:
    """Write all that the journal holds of one client."""
    from journal_app.exchange.dossier import export_dossier
    from journal_app.exchange.naming import split_namesake

    if options.out.suffix.lower() not in ("", ".json"):  # the window writes a PDF beside it
        raise JournalError("dossier_format", path=str(options.out))
    with _existing(options, reading=True) as journal:
        lines = journal.client_lines()
        found = [line.id for line in lines if line.name == options.client]
        told = split_namesake(options.client)
        if not found and told is not None:
            found = [
                line.id for line in lines if line.name == told[0] and line.uid.startswith(told[1])
            ]
        if not found:
            raise JournalError("no_such_client", name=options.client)
        if len(found) > 1:
            raise JournalError("ambiguous_client", name=options.client)
        export_dossier(journal.store, found[0], options.out, options.private)
    _tell(options, "export_done", path=options.out)
    if not options.private:
        _tell(options, "export_without_private")
    return 0


def check_file(options: Namespace) -> int:
    """Say whether the file is sound; 1 when it is not."""
    from journal_app.storage.check import check

    with _existing(options, reading=True) as journal:
        found = check(journal.store)
        if not found:
            _tell(options, "check_ok", **journal.counts())
            return 0
        whole = journal.counts() if {one.code for one in found} <= _NO_RECORD else None
    _tell(options, "check_found", count=len(found))
    for one in found:
        print(finding_text(one.code, options.language, one.table, one.row, one.detail))
    if whole is not None:
        _tell(options, "check_whole", **whole)
        if any(one.code == "search_pages" for one in found):
            _tell(options, "check_anew", path=options.file)
    return 1


def back_up(options: Namespace) -> int:
    """Make a dated, verified copy. One of a backup is refused: opening it would change it."""
    if is_there(options.file) and is_backup_name(options.file):
        raise JournalError("is_a_backup", path=str(options.file))
    with _existing(options) as journal:
        path = journal.backup(options.dir)
    _tell(options, "backup_done", path=path)
    return 0


def restore(options: Namespace) -> int:
    """Put a backup back; what it replaces stays beside it."""
    from journal_app.storage.restoring import restore as put_back

    passphrase = present_passphrase(options, options.backup)
    before = _marks(options.file)
    kept = put_back(options.backup, options.file, passphrase)
    _tell(options, "restore_done", path=options.file, kept=kept and str(kept))
    now = _marks(options.file)
    if before and now != before:  # what opened the journal until now opens it no more
        _tell(options, "restore_other_passphrase" if now else "restore_plain")
    return 0


def _marks(path: Path) -> tuple[Mark, ...]:
    """What is known of the passphrase of a journal; nothing of a plain one."""
    return read_sidecar(real_path(path)) if is_there(path) and is_encrypted(path) else ()


def salvage(options: Namespace) -> int:
    """Make a sound journal of what is left of a damaged one, and say what is in doubt."""
    from journal_app import safety
    from journal_app.words import salvage_lines

    passphrase = present_passphrase(options, options.file)
    report = safety.salvage(options.file, passphrase, language=options.language)
    for line in salvage_lines(report, options.language):
        print(line)
    _tell(options, "salvage_report", path=safety.report_of(report))
    return 0


def _tell(options: Namespace, key: str, **details: Any) -> None:
    shown = {name: str(one) if isinstance(one, Path) else one for name, one in details.items()}
    print(tell(f"cli.{key}", options.language, **shown))


def is_there(path: Path) -> bool:
    """Whether there is such a file. Raises JournalError where not even that can be asked."""
    with errors_told(path):
        return path.exists()


def passphrase_of(options: Namespace) -> str | None:
    """The first line of the passphrase file that was named, None without one. Raises JournalError
    when it cannot be read."""
    if options.passphrase_file is None:
        return None
    if "passphrase" not in options:  # a pipe tells it once
        options.passphrase = first_line(options.passphrase_file)
    return str(options.passphrase)


def first_line(file: Path) -> str:
    """A passphrase as a file or a pipe tells it. Raises JournalError ``bad_passphrase_file`` where
    its letters are not certain: guessed ones would close a journal by what nobody can type; and
    ``no_such_file no_passphrase_file``."""
    with errors_told(file):
        if not file.exists():
            raise JournalError("no_such_file", path=str(file))
        if not (file.is_file() or file.is_fifo()):  # a terminal would be waited for without a word
            raise JournalError("no_passphrase_file", path=str(file))
        told = _beginning(file)
    if len(told) > _LONGEST:
        raise JournalError("bad_passphrase_file", path=str(file))
    marked = told.startswith(_WIDE)  # as Windows' own shell writes
    try:
        text = told.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        raise JournalError("bad_passphrase_file", path=str(file)) from None
    return text.split("\n", 1)[0].removesuffix("\r")


def _beginning(file: Path) -> bytes:
    """The first line at least; a pipe may stay open behind it, or never end."""
    told = b""
    with file.open("rb", buffering=0) as source:
        while len(told) <= _LONGEST and (told.startswith(_WIDE) or b"\n" not in told):
            part = source.read(_LONGEST + 1 - len(told))
            if not part:
                break
            told += part
    return told if told.startswith(_WIDE) else told.split(b"\n", 1)[0]


def present_passphrase(options: Namespace, path: Path) -> str | None:
    """The passphrase of a journal or backup: from the file that was named, else asked for where
    somebody can answer. None for a plain one, and where nobody can."""
    told = passphrase_of(options)
    if told is None and is_there(path) and is_encrypted(path):
        return asked(options, "passphrase_prompt")
    return told


def asked(options: Namespace, prompt: str) -> str | None:
    """What a person types unseen; None where nobody sits. Raises JournalError ``cancelled``."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    from getpass import getpass

    try:
        return getpass(tell(f"cli.{prompt}", options.language))
    except EOFError as error:
        raise JournalError("cancelled") from error


@contextlib.contextmanager
def _existing(options: Namespace, reading: bool = False) -> Iterator[Journal]:
    """A journal that must be there: nothing is created by asking. A backup that is only read stays
    as it was made."""
    if not is_there(options.file):
        raise JournalError("no_such_file", path=str(options.file))
    viewing = reading and is_backup_name(options.file)
    with open_journal(
        options.file, present_passphrase(options, options.file), viewing=viewing
    ) as journal:
        _tell_upgraded(options, journal)
        yield journal


def _tell_upgraded(options: Namespace, journal: Journal) -> None:
    """On stderr, so that what a task prints is the same for a file of any version."""
    if journal.upgrade_backup is not None:
        text = tell("cli.upgraded", options.language, path=journal.upgrade_backup)
        print(text, file=sys.stderr)


@contextlib.contextmanager
def _new(options: Namespace, dry_run: bool = False) -> Iterator[Journal]:
    """A journal that is created if missing, and gone again if that came to nothing."""
    created = not is_there(options.file)
    if created and was_here(options.file):  # it was moved away: another is not made for it
        told = {"path": str(options.file), "why": "was_here"}
        raise JournalError("no_such_file", **told)
    journal = open_journal(options.file, present_passphrase(options, options.file))
    done = False
    try:
        with journal:
            _tell_upgraded(options, journal)
            yield journal
            done = not dry_run
    finally:
        # Only now, when it was ours alone: another may have made a file of this name since we
        # looked, and opening it would have failed.
        if created and not done:
            real = options.file.resolve()  # a link to a file to come is no file of ours
            for suffix in ("", "-wal", "-shm", ".salt"):
                real.with_name(real.name + suffix).unlink(missing_ok=True)
