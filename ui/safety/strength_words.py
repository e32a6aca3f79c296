"""How hard a passphrase is to guess, in kind words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_TONES = ("withdrawal", "promise", "promise", "deposit", "deposit")


def strength_words(strength: int) -> str:
    """A sentence for a strength of 0 to 4."""
    translate = QCoreApplication.translate
    return (
        translate(
            "Strength", "This is guessed quickly. Three or four words together hold much better."
        ),
        translate(
            "Strength", "A patient guesser would find it. One or two more words, and it holds."
        ),
        translate("Strength", "Fair. One more word makes it much harder to guess."),
        translate("Strength", "Good."),
        translate("Strength", "Strong."),
    )[strength]


def blank_words() -> str:
    """Why white space alone is refused."""
    return QCoreApplication.translate(
        "Strength", "Spaces alone cannot be a passphrase. Add a word at least."
    )


def strength_tone(strength: int) -> str:
    """The colour it is said in."""
    return _TONES[strength]
