"""The sample practice: believable, the same for the same seed, and breaking no rule."""

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import open_journal
from journal_app.card_words import card_fields
from journal_app.exchange.demo import write_sample
from journal_app.exchange.sample import generate
from journal_app.rules import apologies, points, promises
from journal_app.rules.points import DEFAULT_TARIFF, Entry
from journal_app.shapes import LogEvent, Zone
from journal_app.storage.check import check
from tests.core import practice, rows

TODAY = date(2026, 11, 21)
BOOKS = list(product(("nail", "psychologist"), ("ru", "en")))
EVENTS = {
    *("client", "deposit", "withdrawal", "promise", "keep", "break", "move", "release"),
    *("apology", "visit", "contact"),
}


@dataclass
class Promise:
    text: str
    size: str
    made: date
    due: date | None
    moved: date | None = None
    open: bool = True


@dataclass
class Client:
    """What a log says of one client, read by the rules of formats.md; a bad line asserts."""

    opening: int
    since: date
    entries: list[Entry] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    promises: list[Promise] = field(default_factory=list)
    apologies: list[tuple[str, date]] = field(default_factory=list)

    def record(self, event: LogEvent, kind: str, principle: str, given: int) -> None:
        entry = Entry(len(self.entries), kind, principle, given, event.day, event.confirmed)
        self.texts[entry.id] = event.text
        self.entries.append(entry)

    def unanswered(self) -> list[Entry]:
        answered = {entry.answers for entry in self.entries}
        return [
            entry
            for entry in self.entries
            if entry.points < 0 and entry.kind != "apology" and entry.id not in answered
        ]

    def balance(self, day: date) -> int:
        return points.balance(self.entries, self.opening, day)

    def zone(self, day: date) -> Zone:
        return points.zone(self.balance(day), len(self.entries))


def replay(events: list[LogEvent], today: date) -> dict[str, Client]:
    """Reads a log as an import does, and asserts that no line breaks a rule."""
    clients: dict[str, Client] = {}
    assert all(earlier.day <= later.day for earlier, later in pairwise(events))
    for event in events:
        assert event.event in EVENTS
        assert event.day <= today
        if event.event == "client":
            assert event.client.strip() == event.client != ""
            assert event.client not in clients
            assert isinstance(event.points, int)
            clients[event.client] = Client(event.points, event.day)
        else:
            read(event, clients[event.client])
    return clients


def read(event: LogEvent, client: Client) -> None:
    assert event.text.strip() == event.text != ""
    assert (event.parts is not None) == (event.event == "apology")
    match event.event:
        case "deposit" | "withdrawal":
            if isinstance(event.points, int):
                assert event.points in points.HAND_POINTS
                given = event.points if event.event == "deposit" else -event.points
            else:
                size = event.points or "usual"
                given = points.signed_points(DEFAULT_TARIFF, event.event, event.principle, size)
            client.record(event, event.event, event.principle, given)
        case "promise":
            promises.check_due(event.day, event.due)
            size = str(event.points or "usual")
            assert size in points.SIZES
            client.promises.append(Promise(event.text, size, event.day, event.due))
        case "keep" | "break" | "move" | "release":
            read_promise(event, client)
        case "apology":
            wound = next(e for e in client.unanswered() if client.texts[e.id] == event.text)
            assert wound.principle is not None
            k = apologies.count_earlier(wound.principle, event.day, client.apologies)
            given = apologies.restore(wound.points, event.parts or (), k, DEFAULT_TARIFF).points
            client.apologies.append((wound.principle, event.day))
            client.texts[len(client.entries)] = event.text
            client.entries.append(
                Entry(
                    len(client.entries),
                    "apology",
                    wound.principle,
                    given,
                    event.day,
                    event.confirmed,
                    answers=wound.id,
                )
            )


def read_promise(event: LogEvent, client: Client) -> None:
    promise = next(p for p in client.promises if p.open and p.text == event.text)
    promises.check_closing_day(event.day, promise.made, promise.moved)
    kind: str | None = None
    if event.event == "move":
        assert event.due is not None
        kind = promises.move(event.day, event.due, promise.made, promise.due, promise.moved)
        promise.moved, promise.due = event.day, event.due
    else:
        promise.open = False
        if event.event != "release":
            outcome = "keep" if event.event == "keep" else "break"
            kind = promises.close(outcome, event.day, promise.made, promise.due, promise.moved)
    if kind:
        given = points.signed_points(DEFAULT_TARIFF, kind, None, promise.size)
        client.record(event, kind, "commitments", given)


def count(events: list[LogEvent], today: date = TODAY) -> int:
    return sum(len(client.entries) for client in replay(events, today).values())


@pytest.mark.parametrize(("profession", "language"), BOOKS)
def test_a_sample_is_a_believable_year(profession: str, language: str) -> None:
    events = generate(profession, language, TODAY)
    clients = replay(events, TODAY)
    assert len(clients) == 48
    assert timedelta(days=350) < TODAY - events[0].day < timedelta(days=366)
    kinds = Counter(event.event for event in events)
    assert set(kinds) == EVENTS
    assert sum(1 for c in clients.values() if c.opening == 10) > 30


@pytest.mark.parametrize(("profession", "language"), BOOKS)
@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_zones_are_those_of_an_ordinary_practice(profession: str, language: str, seed: int) -> None:
    clients = replay(generate(profession, language, TODAY, seed=seed), TODAY)
    zones = Counter(client.zone(TODAY) for client in clients.values())
    assert zones["leaving"] == 2
    assert min(client.balance(TODAY) for client in clients.values()) > -20
    assert 4 <= zones["fragile"] <= 6
    assert 25 <= zones["steady"] <= 30
    assert 10 <= zones["strong"] <= 13
    assert 1 <= zones["new"] <= 3


@pytest.mark.parametrize(("profession", "language"), BOOKS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_something_waits_for_today(profession: str, language: str, seed: int) -> None:
    clients = replay(generate(profession, language, TODAY, seed=seed), TODAY)
    open_ones = [p for client in clients.values() for p in client.promises if p.open]
    due = [p.due for p in open_ones if p.due]
    assert 3 <= sum(1 for day in due if day < TODAY) <= 10
    assert 4 <= sum(1 for day in due if 0 <= (day - TODAY).days <= 7) <= 16
    fresh = [
        wound
        for client in clients.values()
        for wound in client.unanswered()
        if (TODAY - wound.on).days < 30
    ]
    assert 3 <= len(fresh) <= 14


@pytest.mark.parametrize(("profession", "language"), BOOKS)
def test_a_part_is_confirmed_by_clients(profession: str, language: str) -> None:
    clients = replay(generate(profession, language, TODAY), TODAY)
    entries = [entry for client in clients.values() for entry in client.entries]
    assert 0.2 < sum(1 for entry in entries if entry.confirmed) / len(entries) < 0.3


@pytest.mark.parametrize(("profession", "language"), BOOKS)
def test_the_first_client_has_a_story_to_show(profession: str, language: str) -> None:
    events = generate(profession, language, TODAY)
    name = next(e.client for e in events if e.event == "client")
    vera = replay(events, TODAY)[name]
    assert vera.zone(TODAY) == "strong"
    assert len(vera.entries) > 20
    assert {entry.kind for entry in vera.entries} >= {"deposit", "withdrawal", "apology"}
    waiting = sorted(p.due for p in vera.promises if p.open and p.due)
    assert waiting[0] == TODAY + timedelta(days=1)
    assert len(waiting) == 2
    assert vera.unanswered() == []


def test_a_seed_gives_the_same_sample_and_another_another() -> None:
    first = generate("nail", "ru", TODAY, seed=7)
    assert first == generate("nail", "ru", TODAY, seed=7)
    assert first != generate("nail", "ru", TODAY, seed=8)


def test_both_languages_tell_of_the_same_days() -> None:
    """Nothing but words depends on the language where both books offer the same choices."""
    days = [
        [event.day for event in generate("nail", language, TODAY) if event.event == "client"]
        for language in ("ru", "en")
    ]
    assert days[0] == days[1]


@given(
    book=st.sampled_from(BOOKS),
    today=st.dates(date(1990, 1, 1), date(2200, 12, 31)),
    clients=st.integers(1, 60),
    seed=st.integers(),
    entries=st.none() | st.integers(0, 4000),
)
def test_no_sample_breaks_a_rule(
    book: tuple[str, str], today: date, clients: int, seed: int, entries: int | None
) -> None:
    events = generate(*book, today, clients=clients, entries=entries, seed=seed)
    assert len(replay(events, today)) == clients
    if entries is not None:
        assert count(events, today) == entries


def test_no_clients_no_events() -> None:
    assert generate("nail", "ru", TODAY, clients=0) == []


def test_a_large_sample_is_exact() -> None:
    events = generate("nail", "ru", TODAY, clients=1000, entries=100_000)
    assert count(events) == 100_000
    names = [event.client for event in events if event.event == "client"]
    assert len(set(names)) == 1000


def test_more_names_than_words_are_numbered() -> None:
    events = generate("psychologist", "en", TODAY, clients=2500, entries=2500)
    names = {event.client for event in events if event.event == "client"}
    assert len(names) == 2500
    assert any(name.endswith(" 2") for name in names)


@pytest.mark.parametrize(("profession", "language"), BOOKS)
def test_a_book_is_full_enough_and_tidy(profession: str, language: str) -> None:
    name = f"{language}_{profession}.toml"
    raw = (files("resources") / "sample" / name).read_text(encoding="utf-8")
    book = tomllib.loads(raw)
    deposits = [text for texts in book["deposit"].values() for text in texts]
    withdrawals = [text for texts in book["withdrawal"].values() for text in texts]
    assert tuple(book["deposit"]) == points.DEPOSIT_PRINCIPLES
    assert tuple(book["withdrawal"]) == points.PRINCIPLES
    assert len(set(book["names"])) == len(book["names"]) >= 48
    assert len(deposits) >= 40
    assert len(withdrawals) >= 25
    assert len(book["promises"]) >= 20
    every = [*deposits, *withdrawals, *book["promises"], *book["visits"], *book["contacts"]]
    every += [*book["apologies"], *(line["text"] for line in book["story"] if "text" in line)]
    for group in (deposits + withdrawals, book["promises"], book["visits"], book["contacts"]):
        assert len(set(group)) == len(group)
    for text in every:
        assert text == text.strip()
        assert len(text) <= 80, text
        assert not text.endswith((".", "…")), text
        assert text[0].isupper() or text[0].isdigit(), text
    if language == "ru":
        assert '"' not in "".join(every)
        assert not any("a" <= sign.lower() <= "z" for text in every for sign in text), every
    else:
        assert not any("а" <= sign.lower() <= "я" for text in every for sign in text)


# -- the people beside the account ----------------------------------------------------------------


@pytest.mark.parametrize(("profession", "language"), BOOKS)
def test_the_people_of_a_sample(tmp_path: Path, profession: str, language: str) -> None:
    with open_journal(tmp_path / "a.journal", clock=lambda: TODAY) as journal:
        write_sample(journal.store, profession, language)  # type: ignore[arg-type]
        assert check(journal.store) == []
        visits = rows(journal, "visit")
        ahead = Counter(row["on_day"] for row in visits if row["state"] == "planned")
        assert ahead[str(TODAY)] == 4
        assert ahead[str(TODAY + timedelta(days=1))] == 2
        assert sum(ahead.values()) >= 10
        assert min(ahead) == str(TODAY)
        done = [row for row in visits if row["state"] == "done"]
        served = {row["visit_id"] for row in rows(journal, "visit_service")}
        assert len(done) > 400
        assert {row["id"] for row in done} <= served
        assert all(row["price"] >= 500 for row in rows(journal, "visit_service"))
        assert len(rows(journal, "card")) == 48
        assert {row["kind"] for row in rows(journal, "fact")} >= {"little_thing", "expectation"}
        week = {str(TODAY + timedelta(days=days))[5:] for days in range(8)}
        birthdays = {f"{row['month']:02d}-{row['day']:02d}" for row in rows(journal, "anniversary")}
        assert len(week & birthdays) == 3
        contacts = rows(journal, "contact")
        assert sum(row["state"] == "waiting" for row in contacts) == 3
        assert sum(row["reminder"] for row in contacts) == 4
        sessions = [row for row in rows(journal, "note") if row["kind"] == "session"]
        assert bool(sessions) == (profession == "psychologist")
        assert any(row["private"] for row in sessions) == (profession == "psychologist")
        assert len(rows(journal, "fragment")) == (3 if sessions else 0)


def test_the_people_follow_from_the_seed(tmp_path: Path) -> None:
    found = []
    for number, seed in enumerate((1, 1, 2)):
        place = tmp_path / str(number)
        place.mkdir()
        with open_journal(place / "a.journal", clock=lambda: TODAY) as journal:
            write_sample(journal.store, "nail", "ru", clients=9, seed=seed)
            found.append(practice(journal))
    assert found[0] == found[1] != found[2]


def test_a_sample_of_few_people(tmp_path: Path) -> None:
    for clients in (0, 1, 2):
        with open_journal(tmp_path / f"{clients}.journal", clock=lambda: TODAY) as journal:
            write_sample(journal.store, "psychologist", "en", clients=clients)
            assert check(journal.store) == []
            assert len(rows(journal, "card")) == clients


@pytest.mark.parametrize("profession", ["nail", "psychologist"])
def test_the_people_are_told_of_alike_in_both_languages(profession: str) -> None:
    books = [
        tomllib.loads(
            (files("resources") / "sample" / f"{language}_{profession}_people.toml").read_text(
                encoding="utf-8"
            )
        )
        for language in ("ru", "en")
    ]
    shapes = [
        {key: len(value) if isinstance(value, list | dict) else 1 for key, value in book.items()}
        for book in books
    ]
    assert shapes[0] == shapes[1]
    assert books[0]["fields"].keys() == books[1]["fields"].keys()
    known = {field.key for field in card_fields("ru", profession)}
    assert {*books[0]["fields"]} <= known
