"""The practitioner's own craft: check-ups, algorithms, and what ideas for a deposit rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TickLine:
    """One item of a check-up that was ticked; ``score`` is 0 to 10, or None for a plain tick."""

    item: str
    on: date
    score: int | None
    note: str


@dataclass(frozen=True, slots=True)
class CheckUp:
    """A day on which something was ticked: each ticked item, with its score if it has one."""

    on: date
    items: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class AlgorithmLine:
    """One's own 1-2-3: what to do, made of a case that was solved."""

    id: int
    title: str
    situation: str
    steps: tuple[str, ...]
    result: str
    on: date
    look_on: date | None
    """The day to look at it again."""
    client: int | None
    client_name: str
    """Whose case it was, "" when nobody is named."""


@dataclass(frozen=True, slots=True)
class SolvedCase:
    """A slip that an apology answered: what an algorithm can be written from."""

    entry: int
    client: int
    client_name: str
    on: date
    text: str
    """What went wrong: the entry's words, or those of its promise."""
    answered_on: date
    answer: str
    """What was said and done."""
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdeaGround:
    """What decides which ideas for a deposit fit a client today."""

    starved: tuple[str, ...]
    """Principles with no deposit in 90 days, in the method's order."""
    stage: str
    kind: str
    """"" when it is not known, or is no particular one."""
    told: tuple[str, ...]
    """The words of the deposits of those days: what need not be proposed again."""
