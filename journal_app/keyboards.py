"""Latin and Cyrillic letters that share a key."""

from __future__ import annotations

from typing import Final

_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC: Final = "йцукенгшщзхъфывапролджэячсмитьбюё"
SAME_KEY: Final = dict(zip(_LATIN, _CYRILLIC, strict=True))
_OTHER: Final = str.maketrans(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN)

# The whole keyboard, with Shift too.
_ALL_LATIN: Final = _LATIN + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~' + "/?@#$^&"
_ALL_CYRILLIC: Final = _CYRILLIC + _CYRILLIC.upper() + '.,"№;:?'
_TO_CYRILLIC: Final = str.maketrans(_ALL_LATIN, _ALL_CYRILLIC)
_TO_LATIN: Final = str.maketrans(_ALL_CYRILLIC, _ALL_LATIN)


def other_layout(text: str) -> str:
    """What the same keys would have written on the other layout, in small letters: for search."""
    return text.casefold().translate(_OTHER)


def retyped(text: str) -> str:
    """What the same keys would have written on the other layout, capitals and signs too. A text
    with a Russian letter was typed on the Russian layout, any other on the Latin one."""
    russian = any(letter in _CYRILLIC for letter in text.casefold())
    return text.translate(_TO_LATIN if russian else _TO_CYRILLIC)
