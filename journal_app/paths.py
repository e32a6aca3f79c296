"""Questions about paths that no disk answers with an exception: ``Path.exists`` raises where a
folder may not be entered or a name is too long."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def is_there(path: Path) -> bool:
    """Whether something has this name, as far as we may see."""
    return _mode(path) != 0


def is_folder(path: Path) -> bool:
    """Whether a folder of this name is there for us."""
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """Whether a file of this name is there for us."""
    return stat.S_ISREG(_mode(path))


def in_real_folder(path: Path) -> Path:
    """A path by its own name, which may be a link, in the folder that it really lies in."""
    return Path(os.path.realpath(path.parent)) / path.name


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # ValueError: a sign that no name may have
        return 0
