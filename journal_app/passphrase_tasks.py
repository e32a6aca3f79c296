"""The tasks of the command line that set, change and remove a passphrase."""

from __future__ import annotations

import contextlib
import shlex
import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from journal_app import keyring_store, safety
from journal_app.errors import JournalError
from journal_app.journal import open_journal
from journal_app.tasks import (
    asked,
    first_line,
    is_remembered,
    is_there,
    passphrase_of,
    present_passphrase,
)
from journal_app.words import tell

_WEAK = 2
"""Below this strength a passphrase is taken, and said to be weak."""


def encrypt(options: Namespace) -> int:
    """Close a plain journal by a passphrase; name the copies that stay open, or remove them. On a
    journal that is closed already only the latter is left to do."""
    closed = is_there(options.file) and safety.is_encrypted(options.file)
    if closed and options.remove_copies:
        passphrase = present_passphrase(options, options.file)
        _remove_copies(options, passphrase)
        return 0
    if closed:
        raise JournalError("already_encrypted", path=str(options.file))
    if not is_there(options.file):
        raise JournalError("no_such_file", path=str(options.file))
    safety.refuse_other(options.file)  # before a passphrase is asked for
    passphrase = _new_passphrase(options, passphrase_of(options))
    with _until_stopped() as progress:
        safety.encrypt(options.file, passphrase, progress)
    _say(options, "encrypt_done", path=str(options.file))
    if options.remove_copies:
        _remove_copies(options, passphrase)
    else:
        _name_copies(options)
    return 0


def decrypt(options: Namespace) -> int:
    """Make an encrypted journal a plain one."""
    present = _present(options)
    with _until_stopped() as progress:
        safety.decrypt(options.file, present, progress)
    _say(options, "decrypt_done", path=str(options.file))
    _renew_remembered(options, None)
    return 0


def change(options: Namespace) -> int:
    """Close a journal by another passphrase; name the copies that do not have it."""
    present = _present(options)
    safety.look_into(options.file, present)  # a wrong one is told before a new one is asked for
    new = _new_passphrase(options)
    with _until_stopped() as progress:
        safety.change_passphrase(options.file, present, new, progress)
    _say(options, "passphrase_done", path=str(options.file))
    _renew_remembered(options, new)
    _name_copies(options)
    return 0


@contextlib.contextmanager
def _until_stopped() -> Iterator[safety.Progress]:
    """Ctrl+C stops the work at its next step, as long as nothing is replaced; afterwards it comes
    too late. Python's own way would break in anywhere, between two steps of replacing as well."""
    stopped = False

    def on_interrupt(_signal: int, _frame: object) -> None:
        nonlocal stopped
        stopped = True

    def progress(_done: int, _total: int) -> None:
        if stopped:
            raise JournalError("cancelled")

    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield progress  # whoever runs us has decided otherwise
        return
    signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield progress
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _renew_remembered(options: Namespace, passphrase: str | None) -> None:
    """What the store of this computer remembers for the window follows; nothing that it was not
    asked to remember comes into it."""
    path = options.file
    if not is_remembered(path) or keyring_store.recall(path) is None:
        return
    if passphrase is not None and keyring_store.remember(path, passphrase):
        _say(options, "remembered_new")
    else:
        let_go = keyring_store.forget(path)
        _say(options, "remembered_no_more" if let_go else "remembered_still")


def _present(options: Namespace) -> str:
    if not is_there(options.file):
        raise JournalError("no_such_file", path=str(options.file))
    safety.refuse_other(options.file)
    passphrase = present_passphrase(options, options.file)
    if passphrase is None:
        closed = safety.is_encrypted(options.file)
        raise JournalError(
            "passphrase_needed" if closed else "not_encrypted", path=str(options.file)
        )
    return passphrase


def _new_passphrase(options: Namespace, told: str | None = None) -> str:
    """From the file that was named, else as it was told, else typed twice."""
    if options.new_passphrase_file is not None:
        told = first_line(options.new_passphrase_file)
    if told is None:
        told = asked(options, "new_passphrase_prompt")
        if told is None:
            raise JournalError("new_passphrase_needed")
        if asked(options, "repeat_passphrase_prompt") != told:
            raise JournalError("passphrases_differ")
    safety.chosen(told)  # refused before anything is said of it
    if safety.strength(told) < _WEAK:
        print(tell("cli.passphrase_weak", options.language), file=sys.stderr)
    return told


def _name_copies(options: Namespace) -> None:
    copies = safety.open_copies(options.file)
    if copies:
        _say(options, "copies_open", count=len(copies))
        _list(copies)
        _say(options, "copies_how", path=shlex.quote(str(options.file)))
    _say(options, "copies_elsewhere")


def _remove_copies(options: Namespace, passphrase: str | None) -> None:
    """Only for who can open the journal, and after there is a backup that is guarded: the copies
    may be all that somebody has who lost the passphrase."""
    with open_journal(options.file, passphrase) as journal:
        journal.backup_if_changed()
    copies = safety.open_copies(options.file)
    safety.remove_copies(copies)
    _say(options, "copies_removed", count=len(copies))
    _list(copies)
    _say(options, "copies_elsewhere")


def _list(copies: list[Path]) -> None:
    for copy in copies:
        print(copy)


def _say(options: Namespace, key: str, **details: object) -> None:
    print(tell(f"cli.{key}", options.language, **details))
