"""A window on a small journal, shown and in front, on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.shell.conftest import app, clock, journal, make_window, window
from ui.preferences import Preferences

__all__ = ["app", "clock", "journal", "make_window", "window"]


@pytest.fixture(autouse=True)
def own_preferences() -> Iterator[None]:
    """What this computer remembers of backups and passphrases ends with each test."""
    yield
    preferences = Preferences()
    for key in ("second_backup_folder", "second_backup_at", "told_synced", "remembers_passphrase"):
        preferences.store.remove(key)
