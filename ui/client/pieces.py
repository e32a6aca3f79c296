"""Pieces of sentences, put together."""

from __future__ import annotations

SEPARATOR = " · "
_MARKS = "#>*_-+—• \t"


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """With a small first letter, to stand inside a line."""
    return text[:1].lower() + text[1:]


def present(*parts: str) -> list[str]:
    """The parts that are there."""
    return [part for part in parts if part]


def joined(*parts: str) -> str:
    """The parts that are there, with a dot between them."""
    return SEPARATOR.join(present(*parts))


def first_words(text: str) -> str:
    """The first line with words of its own; of a template's headings, the first one filled in."""
    lines = [line for line in text.splitlines() if line.strip(_MARKS)]
    own = [line for line in lines if not line.startswith("#")]
    return next(iter(own or lines), "").strip(_MARKS).replace("**", "")
