"""What is done to a journal that is closed, for the window and the command line alike.

Each function works on real files and leaves them as they were when it fails.
"""

from __future__ import annotations

from pathlib import Path

from journal_app.storage import vault


def is_encrypted(path: Path | str) -> bool:
    """Whether a file is a journal that only a passphrase opens."""
    return vault.is_encrypted(Path(path))
