"""One imaginary client's history: visits, and what happened on them (for the sample journal).

A life is lived forward from the client's first day to today. Everything is drawn from one
``Random``, so that the same seed gives the same life.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from journal_app.rules.apologies import PARTS, count_earlier, restore
from journal_app.rules.points import DEFAULT_TARIFF, Entry, balance, signed_points, zone
from journal_app.rules.promises import close, move
from journal_app.shapes import LogEvent, Zone

_HABIT_DAYS = 60
"""A deposit's words come back no sooner (the method, §2: a habit weighs less)."""
_FOREVER = date.max
_T = TypeVar("_T")

_DEPOSITS = {
    "little_things": 30,
    "understanding": 26,
    "expectations": 20,
    "integrity": 14,
    "commitments": 10,
}
_SLIPS = {
    "commitments": 30,
    "understanding": 25,
    "expectations": 20,
    "little_things": 15,
    "integrity": 6,
    "apology": 4,
}
_SIZES = {"": 78, "small": 14, "large": 8}
_PARTS_COUNT = {4: 45, 3: 32, 2: 14, 1: 6, 0: 3}
_CONFIRMED = 0.25
_VISIT_TOLD = 0.35
_CONTACT = 0.1
_PROMISE = 0.35


@dataclass(frozen=True)
class Texts:
    """The sentences of one practice, from ``resources/sample``."""

    deposit: Mapping[str, Sequence[str]]
    withdrawal: Mapping[str, Sequence[str]]
    promises: Sequence[str]
    apologies: Sequence[str]
    visits: Sequence[str]
    contacts: Sequence[str]


@dataclass(frozen=True)
class Character:
    """How things usually go with a client. Chances are from 0 to 1."""

    deposits: tuple[int, ...]
    """How many deposits a visit brings; each count is as likely as the others."""
    slip: float
    answer: float
    """That a slip is answered by an apology."""
    keep: float
    """That a promise is kept on time."""


CHARACTERS: Mapping[Zone, Character] = {
    "strong": Character(deposits=(1, 2, 2, 2), slip=0.1, answer=0.95, keep=0.9),
    "steady": Character(deposits=(0, 1, 1, 1, 2, 2), slip=0.15, answer=0.85, keep=0.8),
    "fragile": Character(deposits=(0, 1, 1), slip=0.3, answer=0.6, keep=0.6),
    "leaving": Character(deposits=(0, 1, 1), slip=0.3, answer=0.4, keep=0.5),
    "new": Character(deposits=(1,), slip=0.0, answer=1.0, keep=1.0),
}


@dataclass(frozen=True)
class LooseEnds:
    """What a life leaves for today: a promise due within the week, an overdue one, a fresh slip
    without an apology, a crisis (two bad slips and a broken promise in a month)."""

    soon: bool = False
    overdue: bool = False
    wound: bool = False
    crisis: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """An event, and the kind of entry it makes (None when it makes none).

    ``answers`` is, for an apology, the deed it answers.
    """

    event: LogEvent
    kind: str | None = None
    principle: str = ""
    size: str = "usual"
    answers: Deed | None = None


class Life:
    """Lives one client's history and collects its deeds."""

    def __init__(self, name: str, texts: Texts, rng: Random, today: date) -> None:
        self.deeds: list[Deed] = []
        self._name = name
        self._texts = texts
        self._rng = rng
        self._today = today
        self._taken: dict[str, date] = {}
        """The last day on which a text may still be looked for: until then it is not reused."""

    def live(
        self, character: Character, opening: int, start: date, gaps: Sequence[int], ends: LooseEnds
    ) -> list[Deed]:
        """The whole history in order of days; ``gaps`` are the usual days between visits."""
        self._add(LogEvent(start, self._name, "client", points=opening))
        day = start
        while day <= self._today:
            self._visit(day, character)
            gap = max(1, self._rng.choice(gaps))
            if self._rng.random() < _CONTACT:
                self._note("contact", day + timedelta(days=(gap + 1) // 2))
            day += timedelta(days=gap)
        self._leave(ends, start)
        self.deeds.sort(key=lambda deed: deed.event.day)
        return self.deeds

    def deposit(self, day: date) -> Deed:
        """A deposit by a principle drawn at random; words of the last 60 days make it small."""
        principle = _draw(self._rng, _DEPOSITS)
        pool = self._texts.deposit[principle]
        text = self._fresh(pool, day)
        size = _draw(self._rng, _SIZES) if text else "small"
        text = text or self._rng.choice(pool)
        self._taken[text] = day + timedelta(days=_HABIT_DAYS)
        event = self._event(day, "deposit", principle=principle, points=size, text=text)
        return self._add(event, "deposit", principle, size)

    def _visit(self, day: date, character: Character) -> None:
        if self._rng.random() < _VISIT_TOLD:
            self._note("visit", day)
        for _ in range(self._rng.choice(character.deposits)):
            self.deposit(day)
        if self._rng.random() < character.slip:
            slip = self._slip(day)
            if slip and self._rng.random() < character.answer:
                self._apologise(slip, day + timedelta(days=self._rng.choice((0, 0, 1, 1, 2, 4))))
        if self._rng.random() < _PROMISE:
            self._promise(day, character)

    def _slip(self, day: date, principle: str = "", size: str | None = None) -> Deed | None:
        principle = principle or _draw(self._rng, _SLIPS)
        text = self._fresh(self._texts.withdrawal[principle], day)
        if text is None:
            return None
        size = _draw(self._rng, _SIZES) if size is None else size
        self._taken[text] = _FOREVER
        event = self._event(day, "withdrawal", principle=principle, points=size, text=text)
        return self._add(event, "withdrawal", principle, size)

    def _apologise(self, slip: Deed, day: date) -> None:
        if day > self._today:
            return
        count = _draw(self._rng, _PARTS_COUNT)
        parts = tuple(part for part in PARTS if part in self._rng.sample(PARTS, count))
        if count and self._rng.random() < 0.5:
            self._note("contact", day, self._texts.apologies)
        text = slip.event.text
        self._taken[text] = day
        event = self._event(day, "apology", text=text, parts=parts)
        self._add(event, "apology", slip.principle, answers=slip)

    def _promise(self, made: date, character: Character) -> None:
        text = self._fresh(self._texts.promises, made)
        if text is None:
            return
        due = made + timedelta(days=self._rng.randint(3, 30)) if self._rng.random() < 0.85 else None
        size = _draw(self._rng, _SIZES)
        self._make(made, text, due, size)
        if self._rng.random() < character.keep:
            self._end("keep", made, due, text, size)
            return
        end = _draw(self._rng, {"late": 3, "break": 3, "move": 4, "release": 1})
        if end == "late":
            day = (due or made) + timedelta(days=self._rng.randint(2, 9))
            deed = self._close("keep", day, made, due, text, size)
        elif end == "break":
            day = (due or made) + timedelta(days=self._rng.randint(0, 5))
            deed = self._close("break", day, made, due, text, size)
        elif end == "move" and due:
            deed = self._move(made, due, text, size)
        else:
            self._end("release", made, due, text, size)
            return
        if deed and deed.kind != "promise_kept" and self._rng.random() < character.answer:
            self._apologise(deed, deed.event.day + timedelta(days=self._rng.randint(0, 2)))
        if end == "move":
            self._taken[text] = _FOREVER  # two days of one promise may still be looked for

    def _make(self, made: date, text: str, due: date | None, size: str) -> None:
        self._taken[text] = _FOREVER
        self._add(LogEvent(made, self._name, "promise", points=size, text=text, due=due))

    def _move(self, made: date, due: date, text: str, size: str) -> Deed | None:
        """Moves a promise once, now and then after its day, and keeps it in its new time."""
        shift = self._rng.randint(1, 3) if self._rng.random() < 0.25 else -self._rng.randint(0, 3)
        day = max(made, due + timedelta(days=shift))
        if day > self._today:
            return None
        again = day + timedelta(days=self._rng.randint(5, 14))
        kind = move(day, again, made, due, None)
        event = LogEvent(day, self._name, "move", text=text, due=again)
        deed = self._add(event, kind, "commitments", size)
        self._end("keep", day, again, text, size)
        return deed if kind else None

    def _end(self, event: str, made: date, due: date | None, text: str, size: str) -> None:
        """Keeps or releases a promise in the second half of its time."""
        span = (due - made).days if due else 25
        day = made + timedelta(days=self._rng.randint(span // 2, span))
        if event == "keep":
            self._close("keep", day, made, due, text, size)
        elif day <= self._today:
            self._taken[text] = day
            self._add(LogEvent(day, self._name, "release", text=text))

    def _close(
        self, outcome: str, day: date, made: date, due: date | None, text: str, size: str
    ) -> Deed | None:
        """Keeps or breaks a promise; nothing while the day has not come."""
        if day > self._today:
            return None
        kind = close("keep" if outcome == "keep" else "break", day, made, due, None)
        self._taken[text] = day if kind == "promise_kept" else _FOREVER
        return self._add(self._event(day, outcome, text=text), kind, "commitments", size)

    def _leave(self, ends: LooseEnds, start: date) -> None:
        """What is left open for today; nothing happens before the client's first day."""
        rng = self._rng

        def ago(earliest: int, latest: int) -> date:
            return max(start, self._today - timedelta(days=rng.randint(earliest, latest)))

        if ends.soon:
            self._open(ago(3, 10), self._today + timedelta(days=rng.randint(0, 6)))
        if ends.overdue:
            made = ago(14, 25)
            self._open(made, max(made, self._today - timedelta(days=rng.randint(1, 6))))
        if ends.wound:
            self._slip(ago(0, 10), size="")
        if ends.crisis:
            made = ago(35, 45)
            text = self._fresh(self._texts.promises, made)
            if text:
                due = made + timedelta(days=10)
                self._make(made, text, due, "")
                self._close("break", due + timedelta(days=2), made, due, text, "")
            self._slip(ago(16, 24), "integrity", "")
            self._slip(ago(4, 12), "commitments", "")

    def _open(self, made: date, due: date) -> None:
        text = self._fresh(self._texts.promises, made)
        if text:
            self._make(made, text, due, _draw(self._rng, _SIZES))

    def _note(self, event: str, day: date, pool: Sequence[str] = ()) -> None:
        if day <= self._today:
            texts = pool or (self._texts.visits if event == "visit" else self._texts.contacts)
            self._add(LogEvent(day, self._name, event, text=self._rng.choice(texts)))

    def _fresh(self, pool: Sequence[str], day: date) -> str | None:
        """A text that nothing of this client may still refer to on that day; a new one if any."""
        free = [text for text in pool if text not in self._taken]
        free = free or [text for text in pool if self._taken[text] < day]
        return self._rng.choice(free) if free else None

    def _event(
        self,
        day: date,
        event: str,
        principle: str = "",
        points: str = "",
        text: str = "",
        parts: tuple[str, ...] | None = None,
    ) -> LogEvent:
        confirmed = self._rng.random() < _CONFIRMED
        return LogEvent(
            day, self._name, event, principle, points, text, parts=parts, confirmed=confirmed
        )

    def _add(
        self,
        event: LogEvent,
        kind: str | None = None,
        principle: str = "",
        size: str = "",
        answers: Deed | None = None,
    ) -> Deed:
        deed = Deed(event, kind, principle, size or "usual", answers)
        self.deeds.append(deed)
        return deed


def standing(deeds: Sequence[Deed], opening: int, today: date) -> tuple[Zone, int]:
    """The zone and the balance a history ends in; ``deeds`` come in order of days."""
    entries: list[Entry] = []
    ids: dict[int, Entry] = {}
    apologies: list[tuple[str, date]] = []
    for deed in deeds:
        if deed.kind is None:
            continue
        answers = None
        on = deed.event.day
        if deed.answers is None:
            points = signed_points(DEFAULT_TARIFF, deed.kind, deed.principle, deed.size)
        else:
            wound = ids[id(deed.answers)]
            answers = wound.id
            earlier = count_earlier(deed.principle, on, apologies)
            given = deed.event.parts or ()
            points = restore(wound.points, given, earlier, DEFAULT_TARIFF).points
            apologies.append((deed.principle, on))
        entry = Entry(len(entries), deed.kind, deed.principle, points, on, answers=answers)
        ids[id(deed)] = entry
        entries.append(entry)
    reached = balance(entries, opening, today)
    return zone(reached, len(entries)), reached


def _draw(rng: Random, weights: Mapping[_T, int]) -> _T:
    return rng.choices(list(weights), list(weights.values()))[0]
