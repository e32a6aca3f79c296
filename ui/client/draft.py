"""Draft: what was typed into the composer and is not saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

Key = tuple[int, str, tuple[str, int] | None]
"""Client, kind, and the feed key of the record that is edited (None for a new one)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The words and the choices beside them. ``on`` is None while nobody chose a day."""

    note: str
    on: date | None = None
    confirmed: bool = False
    choices: dict[str, Any] = field(default_factory=dict)
    """What the sheet of this kind keeps besides, by its own names."""


@dataclass(frozen=True, slots=True)
class Desktop:
    """All drafts, the composer that was open and what was chosen last, over a rebuilt window."""

    drafts: dict[Key, Draft]
    open: Key | None
    last: dict[str, str]
