"""What stands after a name in a pasted line: pieces, each with a price and a length at its end."""

from __future__ import annotations

import re
from typing import NamedTuple

from journal_app.rules.money import AMOUNT, MARK, read_money

_BETWEEN = re.compile(r"[+;]|(?<![0-9]),|,(?![0-9])")
_EDGES = " .,:|=—–-"

_PRICES = (
    re.compile(rf"\(((?:{MARK} ?)?{AMOUNT}(?: ?{MARK})?)\)$", re.IGNORECASE),
    re.compile(rf"(?<![\w.,№#])({AMOUNT} ?{MARK})$", re.IGNORECASE),
    re.compile(rf"(?<!\w)({MARK} ?{AMOUNT})$", re.IGNORECASE),
    re.compile(r"(?<![\w.,№#])((?:[0-9]{3,6}|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,][0-9]{2})?)$"),
)
_MINUTES = r"([0-9]{1,3}) ?(?:минут[ыа]?|мин|minutes?|mins?)"
_HOURS = r"([0-9]{1,2})([.,]5)? ?(?:часов|часа|час|ч|hours?|hrs?|h)"
_LENGTH = re.compile(rf"(?<![\w.,])(?:{_HOURS}(?:\.? ?{_MINUTES})?|{_MINUTES})$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]*)\)$")
_DAY = 24 * 60

_TAIL = 40
"""A price or a length is not longer; looking further back would make long lines slow."""


class Piece(NamedTuple):
    """One service as typed, its length in minutes and its price in minor units."""

    text: str
    minutes: int | None
    price: int | None


def split_pieces(text: str) -> list[str]:
    """The parts between "+", ";" and those commas that do not stand within a number."""
    return _BETWEEN.split(text)


def read_piece(text: str) -> Piece:
    """A piece without the price and the length at its end, in either order.

    A price has a mark of currency or brackets, or is a number of three to six digits; one that
    can be read two ways ("1,200 р") stays with the words. A length is «90 мин», «1 ч 30 мин»,
    "1.5 h", below a day.
    """
    left = _tidy(text)
    price = minutes = None
    while True:
        tail = left[-_TAIL:]
        if price is None and (cost := _price(tail)):
            price, taken = cost
        elif minutes is None and (length := _length(tail)):
            minutes, taken = length
        else:
            return Piece(left, minutes, price)
        left = _tidy(left[: len(left) - taken])


def _price(tail: str) -> tuple[int, int] | None:
    """(minor units, how many signs say so)."""
    for pattern in _PRICES:
        if found := pattern.search(tail):
            minor = read_money(found[1])
            return None if minor is None else (minor, len(found[0]))
    return None


def _length(tail: str) -> tuple[int, int] | None:
    """(minutes, how many signs say so)."""
    around = _IN_BRACKETS.search(tail)
    found = _LENGTH.fullmatch(around[1]) if around else _LENGTH.search(tail)
    if found is None:
        return None
    hours, half, beside, alone = found.groups()
    minutes = int(hours or 0) * 60 + (30 if half else 0) + int(beside or alone or 0)
    taken = (around or found)[0]
    return (minutes, len(taken)) if 0 < minutes < _DAY else None


def _tidy(text: str) -> str:
    """Without loose signs at either end, a bracket that lost its pair, or brackets around all."""
    left = text.strip(_EDGES)
    while True:
        if left.startswith("(") and left.find(")") in (-1, len(left) - 1) and not _is_price(left):
            left = left[1:].removesuffix(")").strip(_EDGES)
        elif left.endswith(")") and "(" not in left:
            left = left[:-1].rstrip(_EDGES)
        else:
            return left


def _is_price(text: str) -> bool:
    return _PRICES[0].fullmatch(text) is not None
