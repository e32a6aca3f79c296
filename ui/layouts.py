"""Latin and Cyrillic letters that share a key."""

from __future__ import annotations

from typing import Final

_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC: Final = "йцукенгшщзхъфывапролджэячсмитьбюё"
SAME_KEY: Final = dict(zip(_LATIN, _CYRILLIC, strict=True))
_OTHER: Final = str.maketrans(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN)


def other_layout(text: str) -> str:
    """What the same keys would have written on the other layout, in small letters."""
    return text.casefold().translate(_OTHER)
