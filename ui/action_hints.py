"""Keys that belong to one field or list, for the help alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ui.actions import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Hint:
    """A key that belongs to one field or list, for the help alone."""

    group: str
    keys: str
    text: str


HINTS: Final = (
    Hint("notes", "Ctrl+T", QT_TRANSLATE_NOOP("Actions", "Put the template into an empty note")),
    Hint("notes", "Ctrl+Alt+1", QT_TRANSLATE_NOOP("Actions", "Make the selected words a deposit")),
    Hint("notes", "Ctrl+Alt+2", QT_TRANSLATE_NOOP("Actions", "… a withdrawal")),
    Hint("notes", "Ctrl+Alt+3", QT_TRANSLATE_NOOP("Actions", "… a promise")),
    Hint("notes", "Ctrl+Alt+4", QT_TRANSLATE_NOOP("Actions", "… something to remember")),
    Hint("notes", "Ctrl+Alt+5", QT_TRANSLATE_NOOP("Actions", "… a fragment for supervision")),
    Hint("composer", "Enter", QT_TRANSLATE_NOOP("Actions", "Save")),
    Hint("composer", "Shift+Enter", QT_TRANSLATE_NOOP("Actions", "A new line")),
    Hint("composer", "Alt+1…5", QT_TRANSLATE_NOOP("Actions", "Choose the principle")),
    Hint(
        "composer",
        "Alt+0, Alt+9",
        QT_TRANSLATE_NOOP("Actions", "Take the idea, see another; how to apologise"),
    ),
    Hint("composer", "Esc", QT_TRANSLATE_NOOP("Actions", "Close; what is written waits")),
    Hint(
        "composer",
        "↑ ↓",
        QT_TRANSLATE_NOOP("Actions", "In a day: one day on or back; also «25», «fri», «+3»"),
    ),
)
