"""What an X server tells of the keyboard: the layout in force and Caps Lock."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_ubyte, c_uint, c_ulong, c_void_p

from ui.lock.keyboard import Told

_CORE_KEYBOARD = 0x100
_LOCK_MASK = 2
_ANY_TYPE = 0
_LAYOUTS = 2  # rules, model, layouts, variants, options
_MOST = 1024


class _State(ctypes.Structure):
    """XkbStateRec, as far as it is read."""

    _fields_ = (
        ("group", c_ubyte),
        ("locked_group", c_ubyte),
        ("base_group", ctypes.c_ushort),
        ("latched_group", ctypes.c_ushort),
        ("mods", c_ubyte),
        ("base_mods", c_ubyte),
        ("latched_mods", c_ubyte),
        ("locked_mods", c_ubyte),
        ("rest", c_ubyte * 32),
    )


def ask_x11() -> Told:
    """Ask the display of this process. Raises OSError without the library."""
    lib = ctypes.CDLL("libX11.so.6")
    lib.XOpenDisplay.restype = c_void_p
    display = c_void_p(lib.XOpenDisplay(None))
    if not display:
        return Told()
    try:
        state = _State()
        if lib.XkbGetState(display, c_uint(_CORE_KEYBOARD), byref(state)) != 0:
            return Told()
        names = _layouts(lib, display)
        layout = names[state.group] if state.group < len(names) else ""
        return Told(_shown(layout), bool(state.locked_mods & _LOCK_MASK))
    finally:
        lib.XCloseDisplay(display)


def _layouts(lib: ctypes.CDLL, display: c_void_p) -> list[str]:
    """The layouts that are set up, in order: ``us``, ``ru``."""
    lib.XInternAtom.restype = c_ulong
    lib.XDefaultRootWindow.restype = c_ulong
    atom = lib.XInternAtom(display, c_char_p(b"_XKB_RULES_NAMES"), c_int(1))
    if not atom:
        return []
    kind, form = c_ulong(), c_int()
    count, after = c_ulong(), c_ulong()
    data = POINTER(c_ubyte)()
    failed = lib.XGetWindowProperty(
        display, c_ulong(lib.XDefaultRootWindow(display)), c_ulong(atom), c_long(0), c_long(_MOST),
        c_int(0), c_ulong(_ANY_TYPE), byref(kind), byref(form), byref(count), byref(after),
        byref(data),
    )  # fmt: skip
    if failed or not data:
        return []
    try:
        told = bytes(data[: count.value]).decode("ascii", "replace").split("\0")
    finally:
        lib.XFree(data)
    return told[_LAYOUTS].split(",") if len(told) > _LAYOUTS else []


def _shown(layout: str) -> str:
    """As people know it: ``us`` is EN."""
    return {"us": "EN", "gb": "EN"}.get(layout, layout.upper()[:2])
