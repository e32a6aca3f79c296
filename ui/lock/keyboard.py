"""Keyboard: which layout letters are typed on, and whether Caps Lock is on.

The system is asked where it can tell; elsewhere the letters themselves do: a capital without Shift,
or a small letter with it.
"""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

_CAPITAL = 0x14  # Windows' VK_CAPITAL
_ALPHABETS = {"CYRILLIC": "RU", "LATIN": "EN"}


@dataclass(frozen=True, slots=True)
class Told:
    """What the system says: ``layout`` such as "RU" ("" if it does not tell), ``caps`` None if it
    does not."""

    layout: str = ""
    caps: bool | None = None


class Keyboard:
    """What is known by now."""

    def __init__(self) -> None:
        self.layout = ""
        self.caps = False
        self._caps_told = False

    def look(self) -> None:
        """Ask the system."""
        told = ask_system()
        if told.layout:
            self.layout = told.layout
        self._caps_told = told.caps is not None
        if told.caps is not None:
            self.caps = told.caps

    def hear(self, text: str, shift: bool) -> None:
        """A letter was typed, with Shift held or without."""
        if len(text) != 1 or not text.isalpha():
            return
        alphabet = unicodedata.name(text, "").split(" ")[0]
        layout = _ALPHABETS.get(alphabet, "")
        if layout and _alphabet_of(self.layout) != alphabet:
            self.layout = layout
        if not self._caps_told and text.upper() != text.lower():
            self.caps = text.isupper() != shift


def _alphabet_of(layout: str) -> str:
    if not layout:
        return ""
    return "CYRILLIC" if layout in ("RU", "UA", "UK", "BY", "BE", "BG", "KZ", "KK") else "LATIN"


def ask_system() -> Told:
    """What this system tells; nothing where it does not. Never raises."""
    platform = QGuiApplication.platformName()
    try:
        if platform == "xcb":
            from ui.lock.x11 import ask_x11

            return ask_x11()
        if platform == "windows":
            return _ask_windows()
        if platform == "cocoa":
            return Told(_of_input_method())
    except (OSError, AttributeError, ValueError):  # a library or a call that is not there
        pass
    return Told()


def _ask_windows() -> Told:
    user = getattr(ctypes, "windll").user32  # noqa: B009  (only Windows has it)
    return Told(_of_input_method(), bool(user.GetKeyState(_CAPITAL) & 1))


def _of_input_method() -> str:
    name = QGuiApplication.inputMethod().locale().name()
    return name.split("_")[0].upper() if name != "C" else ""
