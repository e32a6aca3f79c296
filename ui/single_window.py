"""One window for a journal: a second start raises the first one.

The lock tells who was first, a local pipe carries the wish to be raised. SQLite's exclusive lock
stays the authority: where this here fails, the journal says ``journal_in_use``.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

ANSWER_MS = 6000
"""How long a first window may take until it listens."""


class SingleWindow(QObject):
    """The claim of this process on showing one journal."""

    raise_wanted = Signal()
    """Somebody started the program on the same journal again."""

    def __init__(self, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        whole = os.path.normcase(os.path.realpath(journal))
        digest = hashlib.sha256(f"{Path.home()}|{whole}".encode()).hexdigest()[:32]
        self.name = f"client-journal-{digest}"
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    @staticmethod
    def folder() -> Path:
        """Where the lock files lie."""
        place = QStandardPaths.StandardLocation.GenericStateLocation
        return Path(QStandardPaths.writableLocation(place)) / "client-journal"

    def claim(self) -> bool:
        """Whether this process is the first one on this journal, as far as can be told: where the
        folder may not be written to, the journal's own lock tells."""
        folder = self.folder()
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{self.name}.lock"
        _remove_garbage(path)
        self._lock = QLockFile(str(path))
        self._lock.setStaleLockTime(0)
        claimed = self._lock.tryLock(0)
        if self._lock.error() in (
            QLockFile.LockError.PermissionError,
            QLockFile.LockError.UnknownError,
        ):
            return True
        with contextlib.suppress(OSError):
            path.chmod(0o600)  # Qt lets everybody read it
        return claimed

    def listen(self) -> None:
        """Be ready to be raised."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self.name)  # what a killed process left; the lock is ours
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        self._server.listen(self.name)

    def is_listening(self) -> bool:
        """Whether it can be raised."""
        return self._server is not None

    def raise_first(self) -> bool:
        """Ask the first window to come to the front; whether it answered."""
        from PySide6.QtCore import QDeadlineTimer, QThread
        from PySide6.QtNetwork import QLocalSocket

        deadline = QDeadlineTimer(ANSWER_MS)
        while not deadline.hasExpired():
            socket = QLocalSocket()
            socket.connectToServer(self.name)
            if socket.waitForConnected(200):
                socket.disconnectFromServer()
                return True
            QThread.msleep(50)  # it holds the lock already but has not begun to listen
        return False

    def release(self) -> None:
        """Let another process be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _on_new_connection(self) -> None:
        if self._server is not None and (caller := self._server.nextPendingConnection()):
            caller.deleteLater()
            self.raise_wanted.emit()


def _remove_garbage(path: Path) -> None:
    """A lock file without a process number is waited for without end: a crash left it, or a full
    disk."""
    with contextlib.suppress(OSError):
        first = path.read_bytes().split(b"\n", 1)[0]
        if not first.isdigit() or len(first) > 10 or not 0 < int(first) < 2**31:
            path.unlink()
