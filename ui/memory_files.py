"""Small files kept in memory and opened by Qt as ``:/...``.

A style sheet and an SVG icon can only be given as files. Tinted ones exist for the running
theme alone, so they are never written to the disk: they are registered with Qt's resource system
in the format that ``rcc`` writes (version 1: tree, names, data).
"""

from __future__ import annotations

import struct

from PySide6.QtCore import qRegisterResourceData

_known: set[str] = set()
_kept: list[tuple[bytes, bytes, bytes]] = []  # Qt reads these in place, so they must stay


def publish(path: str, data: bytes) -> str:
    """Make ``data`` readable by Qt under ``:/path`` and return that name.

    The first publication of a path wins: its content must depend on nothing but the path.
    """
    if path not in _known:
        parts = path.split("/")
        names = b"".join(_name(part) for part in parts)
        parcel = (_tree(parts), names, struct.pack(">I", len(data)) + data)
        if not qRegisterResourceData(1, *parcel):
            raise RuntimeError(f"Qt refused the memory file {path}")
        _kept.append(parcel)
        _known.add(path)
    return f":/{path}"


def _name(part: str) -> bytes:
    text = part.encode("utf-16-be")
    return struct.pack(">HI", len(text) // 2, _hash(part)) + text


def _tree(parts: list[str]) -> bytes:
    """A root, one folder for each part but the last, and the file: each the only child."""
    offset = 0
    nodes = [struct.pack(">IHII", 0, 2, 1, 1)]
    for depth, part in enumerate(parts, start=2):
        if depth <= len(parts):
            nodes.append(struct.pack(">IHII", offset, 2, 1, depth))
        else:
            nodes.append(struct.pack(">IHHHI", offset, 0, 0, 1, 0))
        offset += len(_name(part))
    return b"".join(nodes)


def _hash(part: str) -> int:
    """Qt's ``qt_hash``, by which the resource system finds a name among its siblings."""
    value = 0
    for letter in part:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
