"""Remembered: the passphrases that this computer was asked to remember, one journal at a time."""

from __future__ import annotations

from pathlib import Path

from journal_app import keyring_store
from journal_app.safety import is_encrypted
from ui.preferences import Preferences


class Remembered:
    """The wish of the person, kept in the preferences, and the secret, kept in the store of the
    system: a journal that nobody wished it for is never looked for there.

    Versions before knew one wish for all journals. It holds for each journal of which nothing was
    said since: where the store has its passphrase, that is taken for its wish.
    """

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def is_wished(self, path: Path) -> bool:
        """Whether this journal's passphrase is remembered."""
        return self._preferences.remembers(keyring_store.mark_of(path)) is True

    def recall(self, path: Path) -> str | None:
        """The passphrase of a journal as it was when it was remembered; None where it is not. Of
        one that needs none any more, what was kept is let go of."""
        mark = keyring_store.mark_of(path)
        wish = self._preferences.remembers(mark)
        if wish is False or (wish is None and not self._preferences.remembered_all):
            return None
        if not is_encrypted(path):
            if wish:
                self.let_go(path)
            return None
        kept = keyring_store.recall(path)
        if kept is not None and wish is None:
            self._preferences.set_remembers(mark, True)
        return kept

    def keep(self, path: Path, passphrase: str) -> bool:
        """Remember a journal's passphrase; whether the store took it."""
        kept = keyring_store.remember(path, passphrase)
        self._preferences.set_remembers(keyring_store.mark_of(path), kept)
        if not kept:
            keyring_store.forget(path)  # an older one would be wrong
        return kept

    def let_go(self, path: Path) -> bool:
        """Remember it no more; whether the store has let go of it. It is never asked again."""
        self._preferences.set_remembers(keyring_store.mark_of(path), False)
        return keyring_store.forget(path)

    def move(self, before: Path, here: Path) -> None:
        """The journal lies elsewhere now."""
        kept = self.recall(before)
        if kept is not None:
            self.keep(here, kept)
            self.let_go(before)
