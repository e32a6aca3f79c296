"""What a client may ask for: what is held, what was erased, what is kept beyond its term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class HeldCopy:
    """A copy of the journal and whether a client is in it. ``holds`` is None for one that does not
    open: made under another passphrase, or damaged. ``until`` is the day by which it is let go of,
    None where nobody can tell; ``can_rewrite`` says whether the client can be taken out of it."""

    path: Path
    made: datetime
    holds: bool | None
    can_rewrite: bool
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What erasing a client takes away, and which copies it does not reach by itself."""

    client: int
    name: str
    since: date
    counts: Mapping[str, int]
    """Rows by table; tables without any are left out."""
    copies: tuple[HeldCopy, ...]
    """Those that hold the client, and those of which nobody can tell; the newest first."""


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy that still held an erased client when the act was written."""

    name: str
    until: date | None
    is_certain: bool
    """False for a copy that could not be opened."""


@dataclass(frozen=True, slots=True)
class ErasureAct:
    """That a client was erased, without a name and without any content. ``mark`` stands for the
    client, ``since`` is the day they met, ``at`` is UTC."""

    number: int
    at: datetime
    mark: str
    since: date
    reason: str
    counts: Mapping[str, int]
    copies: tuple[KeptCopy, ...]
    is_clean: bool = True
    """False while the file still waits to be rewritten without their freed pages."""


@dataclass(frozen=True, slots=True)
class FileEvent:
    """Something that happened to the file; ``at`` is UTC, ``detail`` as it was noted."""

    at: datetime
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class PastTerm:
    """Somebody who is kept beyond what was agreed: past ``until``, or with the consent taken back
    on ``withdrawn``. ``last`` is the day of the last visit or record."""

    client: int
    name: str
    last: date
    until: date | None
    withdrawn: date | None
