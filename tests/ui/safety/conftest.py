"""A window on a small journal, shown and in front, on a fixed day."""

from __future__ import annotations

from tests.ui.shell.conftest import app, clock, journal, make_window, window

__all__ = ["app", "clock", "journal", "make_window", "window"]
