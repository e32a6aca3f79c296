"""Which files this process holds open as journals.

Closing a second handle on one of them would drop SQLite's lock (POSIX), and another process could
write then: so whoever wants to look into a file asks here first.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class _Held:
    device: int
    number: int
    encrypted: bool


_held: dict[str, _Held] = {}
"""By device and number, since a file may have several names."""


def hold(path: Path, encrypted: bool) -> None:
    """A file is open from now on."""
    told = path.stat()
    _held[str(path)] = _Held(told.st_dev, told.st_ino, encrypted)


def let_go(path: Path | str) -> None:
    """A file is open no more."""
    _held.pop(str(path), None)


def is_in_place(path: Path | str) -> bool:
    """Whether a file that is open here still has the name it was opened by: elsewhere than on
    Windows it can be moved, deleted or replaced meanwhile. Also true of what is not held."""
    held = _held.get(str(path))
    if held is None:
        return True
    try:
        told = Path(path).stat()
    except FileNotFoundError:
        return False
    return (told.st_dev, told.st_ino) == (held.device, held.number)


def is_held(path: Path) -> bool:
    """Whether a file is open here, by whatever name; asked without opening it."""
    return _find(path) is not None


def is_held_encrypted(path: Path) -> bool:
    """Whether a file that is open here is an encrypted one."""
    found = _find(path)
    return found is not None and found.encrypted


def _find(path: Path) -> _Held | None:
    if not path.exists():
        return None
    told = path.stat()
    same = (told.st_dev, told.st_ino)
    return next((one for one in _held.values() if (one.device, one.number) == same), None)
