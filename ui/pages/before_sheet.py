"""Sheet: what stands on the page before the visit, the same on the screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Column = Literal["top", "main", "side"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a section: ``label`` names it («Форма»), ``detail`` stands quietly after it."""

    text: str
    label: str = ""
    detail: str = ""
    tone: str = ""
    """The colour of the detail, "" for a quiet one."""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines. ``more`` are the lines left out at its end."""

    key: str
    title: str
    lines: tuple[Line, ...]
    column: Column = "main"
    more: int = 0

    def shortened(self, lines: int, signs: int) -> Section:
        """So many lines at most, each of so many signs. What must not be missed keeps three times
        as much."""
        if self.column == "top":
            lines, signs = 3 * lines, 3 * signs
        kept = self.lines if len(self.lines) <= lines + 1 else self.lines[:lines]
        cut = tuple(
            replace(line, text=_cut(line.text, signs), detail=_cut(line.detail, signs))
            for line in kept
        )
        return replace(self, lines=cut, more=len(self.lines) - len(kept))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One client before one visit. Sections without content are not there."""

    name: str
    when: str
    """«сегодня, 14:00 · маникюр с дизайном · 90 мин»."""
    marks: tuple[str, ...]
    """Short things to know: the number of the session, a prepayment, time kept in reserve."""
    zone: str
    zone_word: str
    number: str
    """The balance, "" where numbers are hidden."""
    zone_last: bool
    """The zone stands last and small, as for psychologists, rather than beside the name."""
    sections: tuple[Section, ...]
    photo: bytes | None = None
    photo_text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the client but an idea what to do."""
        return all(section.key == "idea" for section in self.sections)

    def column(self, name: Column) -> tuple[Section, ...]:
        """The sections of one column, in their order."""
        return tuple(section for section in self.sections if section.column == name)

    def shortened(self, lines: int, signs: int) -> Sheet:
        """The longest sections made shorter; short ones stay as they are."""
        return replace(
            self,
            name=_cut(self.name, max(signs, 60)),
            when=_cut(self.when, signs),
            sections=tuple(one.shortened(lines, signs) for one in self.sections),
        )


def _cut(text: str, signs: int) -> str:
    """A text of bearable length, cut between words where that is possible."""
    if len(text) <= signs:
        return text
    head = text[: signs - 1]
    word = head.rsplit(maxsplit=1)[0] if " " in head else head
    return (word if len(word) > signs // 2 else head).rstrip(" ,.;:—-") + "…"
