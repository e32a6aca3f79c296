"""The log of the program: what went wrong and where in the code, never what a person wrote."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QStandardPaths, Signal

from journal_app.errors import JournalError

_LIMIT = 200_000
_OF_THE_DISK = frozenset({"damaged", "disk_error", "disk_full", "read_only"})
"""No fault of the program: said as what they are, never as a bug that harmed nothing."""
_KEPT = 3


def log_folder() -> Path:
    """Where the log lies."""
    place = QStandardPaths.StandardLocation.GenericStateLocation
    return Path(QStandardPaths.writableLocation(place)) / "client-journal"


def without_content(error: BaseException) -> str:
    """A traceback of places and types alone: an error's own words could hold a client's name."""
    import traceback

    lines = []
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


class Log(QObject):
    """A rotating file, opened with the first line, and the last net under every error."""

    bug_met = Signal(str, str)
    """A traceback not met before, and the log's path. Emitted from any thread."""
    disk_failed = Signal(object)
    """A JournalError of the file or the disk that nothing else took. Emitted from any thread."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = folder / "client-journal.log"
        self._met: set[str] = set()

    def write(self, line: str) -> None:
        """Add a line. A log that cannot be written is no reason to stop."""
        import logging
        from logging.handlers import RotatingFileHandler

        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                self.path, maxBytes=_LIMIT, backupCount=_KEPT, encoding="utf-8"
            )
        except OSError:
            return
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        record = logging.LogRecord("journal", logging.INFO, "", 0, line, None, None)
        handler.emit(record)
        handler.close()

    def catch(self) -> None:
        """Take every error that nothing else took."""
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self._on_error(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = without_content(error)
        self.write(report)
        if isinstance(error, JournalError) and error.code in _OF_THE_DISK:
            self.disk_failed.emit(error)
        elif report not in self._met:
            self._met.add(report)
            self.bug_met.emit(report, str(self.path))
