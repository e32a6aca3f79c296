"""Makes up a believable year of a practice, as events of the log (the sample journal).

Everybody in it is imaginary; names and sentences are read from ``resources/sample``. The same
seed gives the same practice, and all its days are counted back from ``today``, so that the
sample looks alike on whatever day it is opened.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, Literal

from journal_app.exchange.sample_life import (
    CHARACTERS,
    Deed,
    Life,
    LooseEnds,
    Texts,
    standing,
)
from journal_app.shapes import LogEvent, Zone

_YEAR = 364
_ENTRIES_A_YEAR = 26
"""What a client of a practice drawn here leaves in a year, on average."""
_SHORTEST = 0.08
_MOST_YEARS = 6
"""A longer history is made denser instead."""
_ATTEMPTS = 40
"""Lives tried until one ends in the zone it was meant to."""
_BALANCES = range(-16, 46)
"""Beyond these a practice does not look ordinary."""
_GAPS = {"nail": tuple(range(14, 36)), "psychologist": (14, 14, 21, 28)}
_OPENINGS = (10,) * 9 + (5, 15, 20)


def generate(
    profession: Literal["nail", "psychologist"],
    language: Literal["ru", "en"],
    today: date,
    clients: int = 48,
    entries: int | None = None,
    seed: int = 1,
) -> list[LogEvent]:
    """The events of a practice up to ``today``, by day; they break no rule of the method.

    The first client has a story written by hand. Of 48 clients about 2 are leaving, 5 fragile,
    27 steady, 12 strong and 2 new. With ``entries`` the history is stretched over the years and
    made denser until it makes exactly that many entries (promise entries and apologies included).
    """
    if clients < 1:
        return []
    book = _book(profession, language)
    texts = Texts(**{name: book[name] for name in Texts.__dataclass_fields__})
    rng = Random(f"practice {seed}")
    names = _names(book, clients)
    targets = _targets(clients, rng)
    ends = _loose_ends(targets, rng)
    years, density = _scale(clients, entries)
    span = round(_YEAR * years)
    gaps = [max(1, round(gap / density)) for gap in _GAPS[profession]]
    attempts = _ATTEMPTS if entries is None else 1
    told = [_story(names[0], book["story"], today)]
    for index in range(1, clients):
        told.append(
            _live(
                (names[index], texts, today),
                targets[index],
                ends[index],
                span,
                gaps,
                [f"{seed} {index} {attempt}" for attempt in range(attempts)],
            )
        )
    if entries is not None:
        told = _fit(told, entries, texts, today, rng)
    events = [deed.event for deeds in told for deed in deeds]
    return sorted(events, key=lambda event: event.day)


def _live(
    who: tuple[str, Texts, date],
    target: Zone,
    ends: LooseEnds,
    span: int,
    gaps: Sequence[int],
    seeds: Sequence[str],
) -> list[Deed]:
    """A life that ends in the zone it was meant to, if one of the seeds gives it."""
    deeds: list[Deed] = []
    for number, seed in enumerate(seeds, start=1):
        rng = Random(seed)
        opening = 10 if target in ("new", "leaving") else rng.choice(_OPENINGS)
        start = who[2] - timedelta(days=_days_known(target, span, rng))
        deeds = Life(who[0], who[1], rng, who[2]).live(
            CHARACTERS[target], opening, start, gaps, ends
        )
        if number == len(seeds):
            break
        reached, balance = standing(deeds, opening, who[2])
        if reached == target and balance in _BALANCES:
            break
    return deeds


def _days_known(target: Zone, span: int, rng: Random) -> int:
    """How long ago a client came: two in three have been there from the beginning."""
    if target == "new":
        return rng.randint(2, 13)
    if rng.random() < 0.65:
        return span - rng.randint(0, min(30, span // 4))
    return rng.randint(span // 3, span)


def _targets(clients: int, rng: Random) -> list[Zone]:
    """The zone each client should end in, in the shares of an ordinary practice."""
    others = clients - 1
    zones: list[Zone] = ["leaving"] * round(others * 2 / 48)
    zones += ["fragile"] * round(others * 5 / 48)
    zones += ["strong"] * round(others * 11 / 48)
    zones += ["new"] * round(others * 2 / 48)
    zones += ["steady"] * (others - len(zones))
    rng.shuffle(zones)
    return ["strong", *zones]


def _loose_ends(targets: Sequence[Zone], rng: Random) -> list[LooseEnds]:
    """Who has a promise due this week, an overdue one, a fresh slip: each a twelfth or so."""
    known = [i for i, target in enumerate(targets) if i and target != "new"]
    shuffled = rng.sample(known, len(known))
    soon = set(shuffled[: round(len(known) / 11)])
    overdue = set(shuffled[len(soon) :][: round(len(known) / 16)])
    calm = [i for i in shuffled if targets[i] != "leaving" and i not in soon | overdue]
    wound = set(calm[: round(len(known) / 16)])
    return [
        LooseEnds(i in soon, i in overdue, i in wound, target == "leaving")
        for i, target in enumerate(targets)
    ]


def _scale(clients: int, entries: int | None) -> tuple[float, float]:
    """Years of history, and how much denser than usual they are, for that many entries."""
    if entries is None:
        return 1.0, 1.0
    wanted = entries / (clients * _ENTRIES_A_YEAR)
    years = min(max(wanted, _SHORTEST), _MOST_YEARS)
    return years, max(1.0, wanted / years)


def _fit(
    told: list[list[Deed]], entries: int, texts: Texts, today: date, rng: Random
) -> list[list[Deed]]:
    """Adds or drops deposits, to which nothing else refers, until the count is right."""
    made = sum(1 for deeds in told for deed in deeds if deed.kind)
    deposits = [
        (i, j)
        for i, deeds in enumerate(told)
        for j, deed in enumerate(deeds)
        if deed.kind == "deposit"
    ]
    if made - len(deposits) > entries:  # too few for anything but a few deposits
        told = [[deed for deed in deeds if deed.event.event == "client"] for deeds in told]
        made, deposits = 0, []
    for i, j in sorted(rng.sample(deposits, max(0, made - entries)), reverse=True):
        del told[i][j]
    for number in range(max(0, entries - made)):
        deeds = told[number % len(told)]
        day = rng.choice(deeds).event.day
        deeds.append(Life(deeds[0].event.client, texts, rng, today).deposit(day))
    return told


def _story(name: str, story: Sequence[Mapping[str, Any]], today: date) -> list[Deed]:
    """The hand-written history of the first client; its days are counted from today."""
    kinds = {"keep": "promise_kept", "break": "promise_broken"}
    deeds: list[Deed] = []
    for line in story:
        due = line.get("due")
        parts = line.get("parts")
        event = LogEvent(
            today + timedelta(days=line["day"]),
            name,
            line["event"],
            line.get("principle", ""),
            line.get("points", ""),
            line.get("text", ""),
            None if due is None else today + timedelta(days=due),
            None if parts is None else tuple(parts),
            confirmed=line.get("confirmed", False),
        )
        kind = event.event if event.event in ("deposit", "withdrawal", "apology") else None
        deeds.append(Deed(event, kind or kinds.get(event.event)))
    return deeds


def _names(book: Mapping[str, Any], clients: int) -> list[str]:
    """As many names as clients: the written ones, then joined ones, then numbered ones."""
    names: list[str] = list(book["names"])
    firsts, lasts = book["more_first"], book["more_last"]
    joined = [
        f"{first} {lasts[(step + number) % len(lasts)]}"
        for step in range(len(lasts))
        for number, first in enumerate(firsts)
    ]
    known = set(names)
    names += [name for name in joined if name not in known]
    base = len(names)
    while len(names) < clients:
        names.append(f"{names[len(names) % base]} {len(names) // base + 1}")
    return names[:clients]


@cache
def _book(profession: str, language: str) -> Mapping[str, Any]:
    name = f"{language}_{profession}.toml"
    text = (files("resources") / "sample" / name).read_text(encoding="utf-8")
    return tomllib.loads(text)
