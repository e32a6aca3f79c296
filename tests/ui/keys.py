"""Keys as a person presses them, in any alphabet, shortcuts included.

``QTest.keyClicks`` aborts the process on a letter that is not Latin; ``sendKeyEvent`` with the text
named goes the same way (shortcut first, then the widget) for every letter. Shortcuts need a window
that is shown and active: ``with qtbot.waitActive(window): window.show()``.
"""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

_TEXTS = {
    Qt.Key.Key_Return: "\r",
    Qt.Key.Key_Enter: "\r",
    Qt.Key.Key_Tab: "\t",
    Qt.Key.Key_Escape: "\x1b",
    Qt.Key.Key_Backspace: "\b",
    Qt.Key.Key_Delete: "\x7f",
}


def press(widget: QWidget | None, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press and release one key in ``widget`` (None: wherever the focus is). ``key`` may be a
    character, as it stands on the key: ``"1"``, ``"л"``."""
    target = widget or focused()
    if isinstance(key, str):
        code, text = Qt.Key(ord(key.upper())), key
    else:
        code = key
        printable = 0x20 <= key.value < 0x7F
        text = _TEXTS.get(key, chr(key.value).lower() if printable else "")
    if modifiers & (CTRL | ALT):
        text = ""
    QTest.sendKeyEvent(QTest.KeyAction.Click, target, code, text, modifiers)


def type_text(widget: QWidget | None, text: str) -> None:
    """Type a text letter by letter into ``widget`` (None: wherever the focus is at each letter)."""
    for letter in text:
        if letter == "\n":
            press(widget, Qt.Key.Key_Return)
            continue
        upper = letter.upper()
        code = (
            Qt.Key(ord(upper)) if len(upper) == 1 and ord(upper) < 0x10000 else Qt.Key.Key_unknown
        )
        modifiers = SHIFT if letter != letter.lower() else NONE
        target = widget or focused()
        QTest.sendKeyEvent(QTest.KeyAction.Click, target, code, letter, modifiers)


def focused() -> QWidget:
    """The widget with the focus; it is an error if there is none."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None, "nothing has the focus"
    return widget
