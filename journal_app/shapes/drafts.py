"""Words that are typed and not finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed at one place and not finished. ``kind`` and ``row`` say where (``row`` None
    for something new), ``content`` is what the screen gave, ``at`` when it was kept, in UTC."""

    client: int | None
    kind: str
    row: int | None
    content: dict[str, Any]
    at: datetime
