"""The passphrase in the system's own store (Keychain, Credential Manager, Secret Service), for who
asks for it: off by default, and never the only way in, since such stores get lost.

Kept under the place of the journal. Nothing here ever fails a journal: a store that does not answer
is as good as none.
"""

from __future__ import annotations

import contextlib
import threading
from functools import cache
from hashlib import blake2b
from pathlib import Path

_SERVICE = "client-journal"


def is_offered() -> bool:
    """Whether this computer has a store that keeps secrets safe."""
    _load()
    with contextlib.suppress(Exception):  # a backend may raise whatever its system does
        import keyring
        from keyring.backends.fail import Keyring as NoKeyring

        backend = keyring.get_keyring()
        return not isinstance(backend, NoKeyring) and backend.priority > 0
    return False


def remember(path: Path | str, passphrase: str) -> bool:
    """Keep a journal's passphrase; whether it is there now."""
    if not is_offered():
        return False
    with contextlib.suppress(Exception):
        import keyring

        keyring.set_password(_SERVICE, _name_of(path), passphrase)
        return keyring.get_password(_SERVICE, _name_of(path)) == passphrase
    return False


def recall(path: Path | str) -> str | None:
    """The passphrase kept for a journal, if there is one. It may be an old one by now."""
    if not is_offered():
        return None
    with contextlib.suppress(Exception):
        import keyring

        return keyring.get_password(_SERVICE, _name_of(path))
    return None


def forget(path: Path | str) -> bool:
    """Let go of the passphrase kept for a journal; whether none is kept any more."""
    if not is_offered():
        return True
    with contextlib.suppress(Exception):
        import keyring

        if keyring.get_password(_SERVICE, _name_of(path)) is not None:
            keyring.delete_password(_SERVICE, _name_of(path))
        return keyring.get_password(_SERVICE, _name_of(path)) is None
    return False


@cache
def _load() -> None:
    """Import ``keyring`` and all its backends where nobody stands behind: it keeps the errors of
    those that this system lacks, and each error its frames and what stands in them, up to whoever
    asked first; that may be a passphrase."""
    thread = threading.Thread(target=_look_for_backends, name="keyring")
    thread.start()
    thread.join()


def _look_for_backends() -> None:
    with contextlib.suppress(Exception):
        import keyring

        keyring.get_keyring()


def mark_of(path: Path | str) -> str:
    """What the settings call a journal: a name of it that does not say where it lies."""
    return blake2b(_name_of(path).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _name_of(path: Path | str) -> str:
    return str(Path(path).resolve())
