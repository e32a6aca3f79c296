"""Paths as people read them."""

from __future__ import annotations

from pathlib import Path


def shown_path(path: Path) -> str:
    """A path with the home folder as «~», as far as it lies in it."""
    whole = path.absolute()
    try:
        return str(Path("~") / whole.relative_to(Path.home()))
    except ValueError:
        return str(whole)
