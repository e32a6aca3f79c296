"""Notes with their versions, photos, and what is taken to supervision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

NoteKind = Literal["note", "session"]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note in the list of a client's notes."""

    id: int
    kind: str
    on: date
    begins: str
    """The first words that can be read; "" when only the private layer has any."""
    is_private: bool
    """Whether there are words in the private layer."""
    versions: int
    visit: int | None


@dataclass(frozen=True, slots=True)
class NotePage:
    """A note as it is written: both layers, whole."""

    id: int
    uid: str
    client: int | None
    kind: str
    on: date
    text: str
    private: str
    visit: int | None


@dataclass(frozen=True, slots=True)
class NoteVersionLine:
    """The words of a note as they were until ``until`` (UTC), when an editing session ended."""

    id: int
    note: int
    until: datetime
    text: str
    private: str


@dataclass(frozen=True, slots=True)
class VisitMark:
    """A visit that a session note belongs to. ``note`` is that note, if it is written already."""

    id: int
    on: date
    start: str | None
    note: int | None


@dataclass(frozen=True, slots=True)
class Recovered:
    """Words that were typed and not finished when the program ended, now kept as a note."""

    note: int
    client: int | None
    client_name: str
    at: datetime
    """When the last of them were typed (UTC)."""


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """A photo without its bytes."""

    id: int
    client: int
    on: date
    caption: str
    width: int
    height: int
    visit: int | None
    note: int | None


@dataclass(frozen=True, slots=True)
class FragmentLine:
    """Words of a note that go to supervision, with the question to ask there."""

    id: int
    client: int
    client_name: str
    code: str
    """The client's code name from the card, or ""."""
    on: date
    text: str
    question: str
    private: bool
    """Whether the words come from the private layer."""
    discussed_on: date | None
    note: int | None
