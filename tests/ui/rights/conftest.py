"""The window of the shell's tests."""

from __future__ import annotations

from tests.ui.shell.conftest import app, clock, journal, make_window, window

__all__ = ["app", "clock", "journal", "make_window", "window"]
