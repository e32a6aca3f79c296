"""Tries: how often a passphrase was wrong, and how long the next try has to wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

WAITS: Final = (0, 0, 0, 2, 5, 10, 30)
"""Seconds to wait after the first, second… failed try in a row; the last one stays."""


@dataclass
class _Count:
    failed: int = 0
    until: float = 0.0


class Tries:
    """For each journal of this run. Only a passphrase that opens it begins the count anew, so
    that neither locking again nor another journal in between makes the wait shorter."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._counts: dict[Path, _Count] = {}

    def fail(self, path: Path) -> None:
        """The passphrase was wrong."""
        count = self._of(path)
        count.failed += 1
        count.until = self._now() + WAITS[min(count.failed, len(WAITS)) - 1]

    def left(self, path: Path) -> float:
        """Seconds until the next try; 0 when it may be now."""
        return max(0.0, self._of(path).until - self._now())

    def take(self, path: Path) -> int:
        """It is open: how many tries failed before; the count begins anew."""
        return self._counts.pop(path.absolute(), _Count()).failed

    def _of(self, path: Path) -> _Count:
        return self._counts.setdefault(path.absolute(), _Count())
