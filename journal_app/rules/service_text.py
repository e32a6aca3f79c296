"""The services of a visit as one line: «маникюр 1500 + дизайн 500»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from journal_app.rules.day_prices import read_piece, split_pieces

_PLAIN = range(100, 1_000_000)
"""Amounts of whole units that are read as a price without any mark."""


_GUARDS = frozenset("+;,")
_HIDDEN = str.maketrans("+;,", "\ue000\ue001\ue002")
_SIGNS = str.maketrans("\ue000\ue001\ue002", "+;,")
"""Signs between services, and what stands for them inside a name: no keyboard types these."""


class Written(NamedTuple):
    """What a line says: (name, price in minor units or None) of each service, and the minutes of
    all of them together, None when none is told."""

    services: tuple[tuple[str, int | None], ...]
    minutes: int | None


def read_services(text: str, known: Iterable[str] = ()) -> Written:
    """The services of a line, between "+", ";", "," or line ends, each with a price and a length
    at its end if it has them («маникюр 1500», «дизайн 30 мин (80)»). Prices without a name are
    added to the service before them, or dropped when there is none. A ``known`` name may hold
    such signs itself and stays whole («маникюр, два акцента»)."""
    found: list[tuple[str, int | None]] = []
    lengths: list[int] = []
    for line in _guarded(text, known).splitlines():
        for each in split_pieces(" ".join(line.split())):
            piece = read_piece(each)
            if piece.minutes is not None:
                lengths.append(piece.minutes)
            if piece.text:
                found.append((piece.text.translate(_SIGNS), piece.price))
            elif found and piece.price is not None:
                name, price = found[-1]
                found[-1] = (name, (price or 0) + piece.price)
    return Written(tuple(found), sum(lengths) or None)


def services_text(services: Iterable[tuple[str, int | None]]) -> str:
    """A line that ``read_services`` reads back, for names that are no line of their own."""
    return " + ".join(
        name if price is None else f"{name} {_price(price)}" for name, price in services
    )


def _guarded(text: str, known: Iterable[str]) -> str:
    """The text with the signs inside known names put out of the way."""
    for name in sorted(known, key=len, reverse=True):
        if not _GUARDS.isdisjoint(name):
            pattern = re.compile(re.escape(name), re.IGNORECASE)
            text = pattern.sub(lambda found: found[0].translate(_HIDDEN), text)
    return text


def _price(minor: int) -> str:
    whole, cents = divmod(minor, 100)
    told = f"{whole}.{cents:02}" if cents else str(whole)
    return told if whole in _PLAIN else f"({told})"
