"""What the process does first, so that nobody else reads what it writes or what it held."""

from __future__ import annotations

import contextlib
import os


def keep_private() -> None:
    """Files made from now on are the person's own (0600, folders 0700), and a crash leaves no
    picture of the memory on the disk. Where a system has no such thing, nothing happens."""
    os.umask(0o077)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
