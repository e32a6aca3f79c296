"""What the sample holds of the work itself: notes of sessions, positions, check-ups, cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from journal_app.operations.transaction import Transaction
from journal_app.storage.database import fetch
from journal_app.storage.models import Algorithm, Fragment, Note, Position, Tick

_SESSIONS = 40
"""Notes of the newest sessions are enough to look at."""
_ROLES = ("listener", "listener", "mirror", "catalyst", "adviser")
_CHECKED = {
    True: ("room", "privacy", "clock", "goal"),
    False: ("hygiene", "clean_place", "welcome", "remind"),
}
_SELF = ("self_awareness", "self_regulation", "motivation", "empathy", "social_skill")


class Craft:
    """Writes it through a transaction; ``add`` gives rows the uids of the sample."""

    def __init__(
        self, tx: Transaction, book: Mapping[str, Any], rng: Random, add: Callable[..., int]
    ) -> None:
        self._tx, self._book, self._rng, self._add = tx, book, rng, add
        self._today = tx.store.today()

    def write(self, therapy: bool) -> None:
        """Notes and positions of sessions for a psychologist; the rest for everybody."""
        if therapy:
            self._sessions()
            self._positions()
        last = self._today - timedelta(days=20)
        for item in _CHECKED[therapy]:
            self._add(Tick, list="service", item=item, on_day=self._today)
        for item in _SELF:
            self._add(Tick, list="self", item=item, on_day=last, score=self._rng.randrange(5, 10))
        self._add(
            Algorithm,
            **self._book["algorithm"],
            on_day=self._today - timedelta(days=12),
            look_on=self._today + timedelta(days=18),
        )
        self._add(Note, on_day=self._today, text=self._book["inbox"]["text"])

    def _sessions(self) -> None:
        found = fetch(
            self._tx.database,
            "SELECT id, client_id, on_day FROM visit WHERE state = 'done' "
            f"ORDER BY client_id > 1, on_day DESC, id DESC LIMIT {_SESSIONS}",
        )
        fragments = list(self._book["fragments"])
        for number, (visit, client, on) in enumerate(found):
            text, private = self._book["sessions"][number % len(self._book["sessions"])]
            day = date.fromisoformat(on)
            note = self._add(
                Note, client=client, kind="session", on_day=day, text=text, private=private,
                visit=visit,
            )  # fmt: skip
            self._flag(fragments, client, note, day, text, private)

    def _flag(
        self, fragments: list[Any], client: int, note: int, day: date, text: str, private: str
    ) -> None:
        """Take the first words that stand in this note to supervision."""
        for one in fragments:
            words, question = one
            if words in text or words in private:
                self._add(
                    Fragment, client=client, note=note, on_day=day, text=words,
                    question=question, private=words not in text,
                )  # fmt: skip
                fragments.remove(one)
                return

    def _positions(self) -> None:
        found = fetch(
            self._tx.database,
            "SELECT id, client_id, on_day, state FROM visit "
            "WHERE state = 'planned' OR (state = 'done' AND on_day >= ?) ORDER BY id",
            ((self._today - timedelta(days=60)).isoformat(),),
        )
        for visit, client, on, state in found:
            if self._rng.random() < 0.5:
                self._add(
                    Position,
                    client=client,
                    visit=visit,
                    on_day=date.fromisoformat(on),
                    taken=state == "done",
                    role=self._rng.choice(_ROLES),
                    activity=self._rng.choice(("active", "passive", "passive")),
                    direction="above" if self._rng.random() < 0.1 else "equal",
                )
