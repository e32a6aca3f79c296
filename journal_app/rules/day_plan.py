"""A day's visits, pasted as lines: «10:00 Вера маникюр, педикюр 3 200 ₽»."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from journal_app.rules.day_names import People, Services
from journal_app.rules.day_time import read_time
from journal_app.rules.visits import clock_text

Problem = Literal["", "empty", "bad_time", "unknown_client", "several_clients", "no_time"]

_BEFORE_NAME = " .,:;|)=—–-"
_LOOSE = re.compile(r"^\W+")


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One line of a pasted day, as far as it was understood.

    ``problem`` is the first that holds of: ``empty`` (nothing is told beside the time),
    ``bad_time`` (it cannot be read, or can be read two ways), ``unknown_client``,
    ``several_clients``, ``no_time``; "" when the line is whole.
    """

    line: int
    """Its number in the text, from 1; blank lines count too."""
    start: str | None
    """ "HH:MM"."""
    client: int | None
    candidates: tuple[int, ...]
    """When ``client`` is None: who may be meant, in the order of ``names``; beside
    ``unknown_client`` those of the same first name."""
    name: str
    """The client as typed."""
    services: tuple[str, ...]
    minutes: int | None
    price: int | None
    """Of the whole visit, in minor units."""
    problem: Problem


def read_day(
    text: str, names: Mapping[int, str], services: Collection[str] = ()
) -> list[PlannedLine]:
    """The visits of a pasted day, a line each; blank lines are skipped. Nothing is refused: what
    cannot be read is named in ``problem``, and what is left over stays with the services.

    A line is a time (``read_time``), a client (``People``) and services between "," or "+", known
    ones also before the client («10:00 маникюр Вера»). A service may end with a length («90 мин»,
    "1.5 h") and a price («1500 р», "$80", "(1500)", or a plain number of three to six digits);
    prices are added up, and so are lengths, unless the time tells the end. ``names`` are the
    clients who may be meant; ``services`` those the practice knows, which are written as they are
    known and told apart without a comma too.
    """
    people, offered = People(names), Services(services)
    composed = unicodedata.normalize("NFC", text)
    return [
        _read_line(number, " ".join(line.split()), people, offered)
        for number, line in enumerate(composed.splitlines(), start=1)
        if line.strip()
    ]


def _read_line(number: int, line: str, people: People, offered: Services) -> PlannedLine:
    time = read_time(line)
    told = " ".join(time.rest.split()).lstrip(_BEFORE_NAME)
    before, rest = "", told
    found = people.find(rest, offered)
    if not found.clients and (led := offered.leading(rest)):
        before, rest = rest[:led], rest[led:].lstrip(_BEFORE_NAME)
        found = people.find(rest, offered)
    client = found.clients[0] if found.sure and len(found.clients) == 1 else None
    services, minutes, price = offered.read(f"{before}; {rest[found.end :]}")
    problem: Problem = ""
    if not told:
        problem = "empty"
    elif time.bad:
        problem = "bad_time"
    elif client is None:
        problem = "several_clients" if found.sure else "unknown_client"
    elif time.start is None:
        problem = "no_time"
    return PlannedLine(
        line=number,
        start=None if time.start is None else clock_text(time.start),
        client=client,
        candidates=found.clients if client is None else (),
        name=_LOOSE.sub("", rest[: found.end]),
        services=services,
        minutes=time.minutes if time.minutes is not None else minutes,
        price=price,
        problem=problem,
    )
