"""What Windows tells a window about its session and about sleep."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter

_SESSION_CHANGE, _SESSION_LOCK = 0x02B1, 0x7
_POWER, _SUSPEND = 0x0218, 0x4


class _Message(ctypes.Structure):
    """MSG, as far as it is read."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("detail", ctypes.c_size_t),
        ("more", ctypes.c_ssize_t),
    )


class WindowsMessages(QAbstractNativeEventFilter):
    """Calls ``leaving`` when the session is locked or the computer is suspended."""

    def __init__(self, leaving: Callable[[], None]) -> None:
        super().__init__()
        self._leaving = leaving

    def nativeEventFilter(self, kind: Any, message: int) -> tuple[bool, int]:
        if bytes(kind) == b"windows_generic_MSG":
            told = _Message.from_address(int(message))
            if tells_leaving(told.message, told.detail):
                self._leaving()
        return False, 0


def tells_leaving(message: int, detail: int) -> bool:
    """Whether a message says that the session is locked, or that sleep begins."""
    return (message, detail) in ((_SESSION_CHANGE, _SESSION_LOCK), (_POWER, _SUSPEND))
