"""Asking the system to leave a window out of screenshots and shared screens.

Windows 10 (2004) and newer and macOS can; on Linux no program can ask for it.
"""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_EXCLUDE = 0x11  # WDA_EXCLUDEFROMCAPTURE
_SHARE_NONE = 0  # NSWindowSharingNone


def can_protect() -> bool:
    """Whether this system knows of such a wish at all."""
    return QGuiApplication.platformName() in ("windows", "cocoa")


def protect(window: QWidget) -> bool:
    """Ask for it, for a window that is shown. Whether the system agreed; never raises."""
    if not can_protect():
        return False
    try:
        if sys.platform == "win32":
            affinity = ctypes.windll.user32.SetWindowDisplayAffinity
            return bool(affinity(ctypes.c_void_p(int(window.winId())), _EXCLUDE))
        return _protect_mac(int(window.winId()))
    except (OSError, AttributeError):  # an older system, or a library elsewhere
        return False


def _protect_mac(view: int) -> bool:
    """``[[view window] setSharingType:NSWindowSharingNone]``"""
    objc = ctypes.CDLL("/usr/lib/libobjc.dylib")
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = [ctypes.c_char_p]
    send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(
        ("objc_msgSend", objc)
    )
    send_number = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(
        ("objc_msgSend", objc)
    )
    own = send(view, objc.sel_registerName(b"window"))
    if not own:
        return False
    send_number(own, objc.sel_registerName(b"setSharingType:"), _SHARE_NONE)
    return True
