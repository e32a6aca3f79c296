"""A window on a small journal, shown and in front, on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.memory_keyring import MemoryKeyring, in_place
from tests.ui.shell.conftest import app, clock, journal, make_window, window
from ui.preferences import Preferences

__all__ = ["app", "clock", "journal", "make_window", "window"]


@pytest.fixture(autouse=True)
def own_preferences() -> Iterator[None]:
    """What this computer remembers of backups and passphrases ends with each test."""
    yield
    preferences = Preferences()
    for key in ("second_backup_folder", "second_backup_at"):
        preferences.store.remove(key)


@pytest.fixture
def store() -> Iterator[MemoryKeyring]:
    """A computer that keeps passphrases."""
    keyring = MemoryKeyring()
    with in_place(keyring):
        yield keyring
