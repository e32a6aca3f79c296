"""ChangeBus: the one signal by which a write reaches the screens."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """Carries ``journal_app.shapes.Changes`` from whoever wrote to whoever shows.

    Each view asks "does it concern me?" and reloads only that; no view refreshes another.
    """

    changed = Signal(object)
