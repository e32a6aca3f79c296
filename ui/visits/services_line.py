"""The services of a visit on one line: «маникюр 1500 + дизайн 500»."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLocale

from journal_app.rules.day_prices import read_piece, split_pieces
from journal_app.shapes.visits import Service
from ui.formatting import NO_BREAK


def read_services(text: str) -> tuple[Service, ...]:
    """What was typed, a service between «+», «;» or «,» each; a price at its end is its own."""
    plain = " ".join(text.split())  # no-break spaces too
    pieces = [read_piece(part) for part in split_pieces(plain)]
    return tuple(Service(piece.text, piece.price) for piece in pieces if piece.text)


def services_text(services: Iterable[Service], locale: QLocale) -> str:
    """As ``read_services`` reads it back."""
    return " + ".join(
        one.name if one.price is None else f"{one.name} {_amount(one.price, locale)}"
        for one in services
    )


def _amount(minor: int, locale: QLocale) -> str:
    whole, rest = divmod(minor, 100)
    told = locale.toString(whole).replace(",", " ").replace("\u00a0", " ").replace("\u202f", " ")
    text = told.replace(" ", NO_BREAK)
    return f"{text}{locale.decimalPoint()}{rest:02}" if rest else text
