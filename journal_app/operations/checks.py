"""What every operation asks of the words, days and numbers it is given."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from journal_app.errors import JournalError
from journal_app.rules.points import HAND_POINTS, SIZES
from journal_app.storage.store import Store

NAME_LIMIT = 400
TEXT_LIMIT = 100_000
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)


def clean_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """Words as they can be kept: composed (NFC), without control characters and outer space.

    Raises JournalError ``text_too_long``.
    """
    kept = text if text.isprintable() else _without_controls(text)  # nearly always printable
    cleaned = unicodedata.normalize("NFC", kept).strip()
    if len(cleaned) > limit:
        raise JournalError("text_too_long", limit=limit)
    return cleaned


def _without_controls(text: str) -> str:
    # A half of a surrogate pair has no UTF-8 form; it reaches us from broken clipboards.
    whole = text.encode("utf-8", "replace").decode()
    return "".join(
        sign for sign in whole if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs")
    )


def clean_name(name: str) -> str:
    """A client's name on one line. Raises JournalError ``empty_name`` or ``name_too_long``."""
    cleaned = " ".join(clean_text(name).split())
    if is_invisible(cleaned):
        raise JournalError("empty_name")
    if len(cleaned) > NAME_LIMIT:
        raise JournalError("name_too_long", limit=NAME_LIMIT)
    return cleaned


def required_text(text: str) -> str:
    """Words that may not be missing. Raises JournalError ``empty_text`` or ``text_too_long``."""
    cleaned = clean_text(text)
    if is_invisible(cleaned):
        raise JournalError("empty_text")
    return cleaned


def is_invisible(text: str) -> bool:
    """Whether nothing would be seen: no signs at all, or only spaces and marks of direction."""
    return all(sign.isspace() or unicodedata.category(sign) == "Cf" for sign in text)


def past_day(store: Store, day: date | None) -> date:
    """The day something happened; today if none is named. Raises JournalError ``future_date``
    or ``date_out_of_range``."""
    today = store.today()
    if day is None:
        return today
    known = known_day(day)
    if known > today:
        raise JournalError("future_date", date=known)
    return known


def known_day(day: date) -> date:
    """A day that a practice can have; of a moment, its day. Raises JournalError
    ``date_out_of_range``."""
    if isinstance(day, datetime):
        day = day.date()
    if not FIRST_DAY <= day <= LAST_DAY:
        raise JournalError("date_out_of_range", date=day)
    return day


def known_size(size: str) -> str:
    """One of the three sizes. Raises JournalError ``unknown_size``."""
    if size not in SIZES:
        raise JournalError("unknown_size", size=size)
    return size


def hand_points(points: int) -> int:
    """A number by hand, 1 to 99 points. Raises JournalError ``points_out_of_range``."""
    if isinstance(points, bool) or not isinstance(points, int) or points not in HAND_POINTS:
        raise JournalError("points_out_of_range", points=points)
    return points
