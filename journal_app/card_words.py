"""Reads ``resources/card``: the fields of the card's professional part, and what they are called.

Import this where it is used: a start of the program does not need it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from journal_app.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field: the key under which the journal keeps it, its name, and what to write there."""

    key: str
    label: str
    hint: str


@cache
def card_fields(language: str, profession: str) -> tuple[FieldWords, ...]:
    """The fields of a profession in their order; an unknown language reads as English."""
    name = f"{language if language in LANGUAGES else 'en'}.toml"
    told = tomllib.loads((files("resources") / "card" / name).read_text(encoding="utf-8"))
    return tuple(
        FieldWords(key, words["label"], words["hint"]) for key, words in told[profession].items()
    )
