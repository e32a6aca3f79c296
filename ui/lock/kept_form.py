"""What stands in one form, and how forms of a kind are read and opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KIND = "form."


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in one form: whose it is, and the rest as JSON."""

    name: str
    client: int | None
    row: int | None
    content: dict[str, Any]

    @property
    def place(self) -> tuple[int | None, str, int | None]:
        """Where the journal keeps it."""
        return self.client, KIND + self.name, self.row


@dataclass(frozen=True, slots=True)
class Form:
    """How the words of one kind of form are read, and put back."""

    read: Callable[[MainWindow], Iterator[Typed]]
    put: Callable[[MainWindow, Typed], None]
