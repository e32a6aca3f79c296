"""Where a journal lies well: in a folder that only this computer writes to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from journal_app import safety
from journal_app.errors import JournalError
from journal_app.paths import is_there


def usual_folder(name: str) -> Path:
    """The folder for journals, called ``name``: among the person's documents, or where those are
    kept in step with a cloud, beside them or in the folder for programs' data."""
    places = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(places.DocumentsLocation)
    data = QStandardPaths.writableLocation(places.AppLocalDataLocation)
    found = [Path(documents or Path.home()), Path.home(), Path(data or Path.home())]
    folders = [place / name for place in found]
    return next((folder for folder in folders if not safety.synced_folder(folder)), folders[0])


def make_folder(folder: Path) -> None:
    """Make a folder for a journal, which nobody else may look into. Raises JournalError
    ``read_only``."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError("read_only", path=str(folder)) from error


def free_name(place: Path) -> Path:
    """A name that nothing has yet."""
    free, number = place, 1
    while is_there(free):
        number += 1
        free = place.with_name(f"{place.stem} {number}{place.suffix}")
    return free
