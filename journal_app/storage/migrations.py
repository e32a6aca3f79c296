"""One registered step for every schema version. A step is frozen once it is released."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journal_app.storage.steps import step_1, step_2, step_3
from journal_app.storage.steps.step_2 import PLACES, SEARCHED

__all__ = ["APPLICATION_ID", "PLACES", "SCHEMA_VERSION", "SEARCHED", "STEPS", "migrate"]

APPLICATION_ID = 0x45424A31
"""Marks the file as ours ("EBJ1")."""

STEPS: dict[int, Callable[[Callable[..., Any]], None]] = {
    1: step_1.step,
    2: step_2.step,
    3: step_3.step,
}
SCHEMA_VERSION = max(STEPS)


def migrate(execute: Callable[..., Any], version: int, to: int = SCHEMA_VERSION) -> None:
    """Take a file from ``version`` to the schema ``to``, inside the caller's transaction."""
    for number in range(version + 1, to + 1):
        STEPS[number](execute)
    execute(f"PRAGMA user_version = {to}")
