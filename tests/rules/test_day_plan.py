"""A day pasted as lines: «10:00 Вера маникюр»."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.rules.day_plan import PlannedLine, read_day
from journal_app.rules.visits import clock_text

PEOPLE = {
    1: "Вера Соколова",
    2: "Вера",
    3: "Анна-Мария Кох",
    4: "Лиза Петрова",
    5: "Лиза Павлова",
    6: "Алёна",
    7: "Jane Doe",
    8: "Ольга К.",
    9: "Майя Цой (соседка)",
    10: "Зоя Белова",
    11: "Зоя Белова",
    12: "Вера Павловна Розальская",
    13: "Ж.",
}
OFFERED = ("Маникюр", "педикюр", "Снятие гель-лака", "Manicure", "Маникюр с покрытием")


def line(text: str, **told: Any) -> PlannedLine:
    """The one line of a text, which is whole but for what is told."""
    (found,) = read_day(text, PEOPLE, OFFERED)
    return found


def whole(start: str | None, client: int | None, name: str, **told: Any) -> PlannedLine:
    usual: dict[str, Any] = {"candidates": (), "services": (), "minutes": None, "price": None}
    return PlannedLine(1, start, client, name=name, **{**usual, "problem": "", **told})


# Whole lines


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("10:00 Вера маникюр", whole("10:00", 2, "Вера", services=("Маникюр",))),
        (
            "9:30-11:00 Алена маникюр + педикюр 1500р",
            whole(
                *("09:30", 6, "Алена"),
                services=("Маникюр", "педикюр"),
                minutes=90,
                price=150000,
            ),
        ),
        (
            "  14.15   вера\u00a0соколова — маникюр, укрепление  3 200 ₽",
            whole("14:15", 1, "вера соколова", services=("Маникюр", "укрепление"), price=320000),
        ),
        (
            "2 pm Jane D. manicure, spa $80",
            whole("14:00", 7, "Jane D.", services=("Manicure", "spa"), price=8000),
        ),
        ("16-00 Анна-Мария (1500)", whole("16:00", 3, "Анна-Мария", price=150000)),
        ("9 ЛИЗА ПАВЛОВА", whole("09:00", 5, "ЛИЗА ПАВЛОВА")),
        ("• 12:00 Алёна: дизайн", whole("12:00", 6, "Алёна", services=("дизайн",))),
        (
            "Алёна 12:00-13:00 дизайн",
            whole("12:00", 6, "Алёна", services=("дизайн",), minutes=60),
        ),
    ],
)
def test_a_line_is_read(text: str, meant: PlannedLine) -> None:
    assert line(text) == meant


def test_blank_lines_are_skipped_and_counted() -> None:
    text = "\n10:00 Вера маникюр\r\n \t\n\n11:00 Алёна\n"
    found = read_day(text, PEOPLE, OFFERED)
    assert [(one.line, one.client) for one in found] == [(2, 2), (5, 6)]
    assert read_day("", PEOPLE) == read_day(" \n\n", PEOPLE) == []


def test_nobody_need_be_known() -> None:
    (found,) = read_day("10:00 Вера маникюр", {})
    assert (found.client, found.name, found.services) == (None, "Вера", ("маникюр",))
    assert found.problem == "unknown_client"


# Times


@pytest.mark.parametrize(
    ("text", "start", "minutes"),
    [
        ("10:00 Вера", "10:00", None),
        ("10.00 Вера", "10:00", None),
        ("10-00 Вера", "10:00", None),
        ("9 Вера", "09:00", None),
        ("0:05 Вера", "00:05", None),
        ("23:59 Вера", "23:59", None),
        ("9:30-11:00 Вера", "09:30", 90),
        ("9:30–11:00 Вера", "09:30", 90),
        ("9.30 — 11.00 Вера", "09:30", 90),
        ("9-30-11-00 Вера", "09:30", 90),
        ("9:30-11 Вера", "09:30", 90),
        ("9–11 Вера", "09:00", 120),
        ("9–10 Вера", "09:00", 60),
        ("10 - 15 Вера", "10:00", 300),
        ("с 10 до 11:30 Вера", "10:00", 90),
        ("В 10:00 Вера", "10:00", None),
        ("at 10 Вера", "10:00", None),
        ("from 10:00 to 10:45 Вера", "10:00", 45),
        ("9-11 Вера", "09:00", 120),
        ("9-30 Вера", "09:30", None),
        ("9-15 Вера", "09:15", None),
        ("12-05 Вера", "12:05", None),
        ("10:00-Вера", "10:00", None),
        ("10:00 - Вера", "10:00", None),
        ("10:00, Вера", "10:00", None),
        ("1. 10:00 Вера", "10:00", None),
        ("12) 10:00 Вера", "10:00", None),
        ("- 10:00 Вера", "10:00", None),
        ("9 ч Вера", "09:00", None),
        ("9ч. Вера", "09:00", None),
        ("9 часов Вера", "09:00", None),
        ("9 am Вера", "09:00", None),
        ("12 am Вера", "00:00", None),
        ("12:30 p.m. Вера", "12:30", None),
        ("9-11am Вера", "09:00", 120),
        ("1-2pm Вера", "13:00", 60),
        ("11-1pm Вера", "11:00", 120),
        ("11:30am–1pm Вера", "11:30", 90),
        ("Вера 10:00", "10:00", None),
        ("Вера 10:00-11:00", "10:00", 60),
    ],
)
def test_a_time_is_read(text: str, start: str, minutes: int | None) -> None:
    assert line(text) == whole(start, 2, "Вера", minutes=minutes)


@pytest.mark.parametrize(
    "time",
    [
        *("25:00", "24:00", "10:60", "9:5", "1000", "10.5", "12.03.2026", "9–30", "13 pm", "0 am"),
        *("11:00-10:00", "10:00-10:00", "10:00-25:00", "10:00-10:75", "9-10", "14-15", "11-15"),
    ],
)
def test_a_time_that_cannot_be_read_or_in_two_ways_is_not_guessed(time: str) -> None:
    assert line(f"{time} Вера") == whole(None, 2, "Вера", problem="bad_time")


def test_a_line_without_a_time_is_told() -> None:
    assert line("Вера маникюр") == whole(None, 2, "Вера", services=("Маникюр",), problem="no_time")


@pytest.mark.parametrize("text", ["10:00", "10:00 —", "9-30 .", "—"])
def test_a_free_time_is_empty(text: str) -> None:
    found = line(text)
    assert (found.problem, found.name, found.services) == ("empty", "", ())


# Clients


@pytest.mark.parametrize(
    ("text", "client", "name"),
    [
        ("Вера", 2, "Вера"),
        ("вера соколова", 1, "вера соколова"),
        ("Вера С.", 1, "Вера С."),
        ("Вера С. маникюр", 1, "Вера С."),
        ("Вера С маникюр", 1, "Вера С"),
        ("вера с", 1, "вера с"),
        ("вера с., маникюр", 1, "вера с."),
        ("вера с, маникюр", 1, "вера с"),
        ("вера с — маникюр", 1, "вера с"),
        ("Вера П. Р.", 12, "Вера П. Р."),
        ("Вера П.Р.", 12, "Вера П.Р."),
        ("Вера Павловна маникюр", 12, "Вера Павловна"),
        ("Вера, с покрытием", 2, "Вера"),
        ("Вера: С. Маникюр", 2, "Вера"),
        ("АЛЕНА", 6, "АЛЕНА"),
        ("але\u0308на", 6, "алёна"),
        ("ольга к маникюр", 8, "ольга"),
        ("ольга к", 8, "ольга к"),
        ("Ольга К. маникюр", 8, "Ольга К."),
        ("Ольга", 8, "Ольга"),
        ("Майя", 9, "Майя"),
        ("Майя Цой (соседка)", 9, "Майя Цой (соседка)"),
        ("jane doe", 7, "jane doe"),
        ("Анна-Мария К.", 3, "Анна-Мария К."),
        ("☀ Вера", 2, "Вера"),
        ("Ж. маникюр", 13, "Ж."),
        ("ж маникюр", 13, "ж"),
    ],
)
def test_a_client_is_found(text: str, client: int | None, name: str) -> None:
    found = line(f"10:00 {text}")
    assert (found.client, found.name) == (client, name)


def test_the_nearer_name_is_meant() -> None:
    people = {1: "Вера Соколова", 2: "Вера С.", 3: "Вера С. Младшая"}
    texts = ("Вера С.", "Вера Соколова", "Вера С. М.")
    assert [read_day(f"10:00 {text}", people)[0].client for text in texts] == [2, 1, 3]


@pytest.mark.parametrize(
    ("text", "candidates", "name", "services"),
    [
        ("Лиза", (4, 5), "Лиза", ()),
        ("Лиза П. маникюр", (4, 5), "Лиза П.", ("Маникюр",)),
        ("зоя белова", (10, 11), "зоя белова", ()),
        ("вера с маникюром", (1, 2), "вера", ("с маникюром",)),
    ],
)
def test_where_several_may_be_meant_all_are_named(
    text: str, candidates: tuple[int, ...], name: str, services: tuple[str, ...]
) -> None:
    assert line(f"10:00 {text}") == whole(
        *("10:00", None, name),
        services=services,
        candidates=candidates,
        problem="several_clients",
    )


@pytest.mark.parametrize(
    ("text", "candidates", "name", "services"),
    [
        ("Нина маникюр", (), "Нина", ("Маникюр",)),
        ("Нина Гусева стрижка", (), "Нина Гусева", ("стрижка",)),
        ("нина гусева маникюр", (), "нина гусева", ("Маникюр",)),
        ("нина, гусева маникюр", (), "нина", ("гусева маникюр",)),
        ("Нина Г. стрижка", (), "Нина Г.", ("стрижка",)),
        ("обед", (), "обед", ()),
        ("Веры маникюр", (), "Веры", ("Маникюр",)),
        ("Ольга Иванова педикюр", (8,), "Ольга Иванова", ("педикюр",)),
        ("Ольга И. педикюр", (8,), "Ольга И.", ("педикюр",)),
        ("Алёна Б.", (6,), "Алёна Б.", ()),
        ("Вера Соколова Младшая", (1,), "Вера Соколова Младшая", ()),
        ("Лиза Сухова", (4, 5), "Лиза Сухова", ()),
    ],
)
def test_another_surname_is_another_person(
    text: str, candidates: tuple[int, ...], name: str, services: tuple[str, ...]
) -> None:
    assert line(f"10:00 {text}") == whole(
        *("10:00", None, name),
        services=services,
        candidates=candidates,
        problem="unknown_client",
    )


def test_a_service_with_a_capital_is_no_surname() -> None:
    assert line("10:00 Алёна Маникюр") == whole("10:00", 6, "Алёна", services=("Маникюр",))
    assert line("10:00 Алёна, Дизайн").client == 6
    assert line("10:00 АЛЁНА ДИЗАЙН").client == 6


@pytest.mark.parametrize(
    ("text", "client", "name", "services"),
    [
        ("маникюр Алёна", 6, "Алёна", ("Маникюр",)),
        ("маникюр, педикюр — Алёна, дизайн 1500", 6, "Алёна", ("Маникюр", "педикюр", "дизайн")),
        ("маникюр Нина", None, "Нина", ("Маникюр",)),
        ("маникюр", None, "", ("Маникюр",)),
        ("дизайн Алёна", None, "дизайн Алёна", ()),
    ],
)
def test_a_known_service_may_stand_before_the_name(
    text: str, client: int | None, name: str, services: tuple[str, ...]
) -> None:
    found = line(f"10:00 {text}")
    assert (found.client, found.name, found.services) == (client, name, services)
    assert found.problem == ("" if client else "unknown_client")


def test_problems_by_weight() -> None:
    assert line("25:00").problem == "empty"
    assert line("25:00 Нина").problem == "bad_time"
    assert line("25:00 Лиза").problem == "bad_time"
    assert line("Нина").problem == "unknown_client"
    assert line("Лиза").problem == "several_clients"
    assert line("1500 р").problem == "bad_time"
    assert line("10:00 1500 р") == whole("10:00", None, "", price=150000, problem="unknown_client")


# Services, lengths and prices


@pytest.mark.parametrize(
    ("text", "services", "minutes", "price"),
    [
        ("", (), None, None),
        ("маникюр", ("Маникюр",), None, None),
        ("МАНИКЮР, Педикюр", ("Маникюр", "педикюр"), None, None),
        ("маникюр+педикюр", ("Маникюр", "педикюр"), None, None),
        ("маникюр педикюр", ("Маникюр", "педикюр"), None, None),
        ("маникюр с покрытием педикюр", ("Маникюр с покрытием", "педикюр"), None, None),
        ("маникюр классический", ("маникюр классический",), None, None),
        ("дизайн; снятие гель-лака", ("дизайн", "Снятие гель-лака"), None, None),
        ("(маникюр)", ("Маникюр",), None, None),
        ("(маникюр, 1500)", ("Маникюр",), None, 150000),
        ("маникюр, , педикюр,", ("Маникюр", "педикюр"), None, None),
        ("дизайн (2 ногтя)", ("дизайн (2 ногтя)",), None, None),
        ("маникюр 1500 р", ("Маникюр",), None, 150000),
        ("маникюр 1500₽", ("Маникюр",), None, 150000),
        ("маникюр — 3 200 ₽", ("Маникюр",), None, 320000),
        ("маникюр = 3 200,50 руб.", ("Маникюр",), None, 320050),
        ("маникюр (1500)", ("Маникюр",), None, 150000),
        ("маникюр (1500 р.)", ("Маникюр",), None, 150000),
        ("маникюр $80", ("Маникюр",), None, 8000),
        ("маникюр 80 €", ("Маникюр",), None, 8000),
        ("маникюр 1,200.00", ("маникюр 1,200.00",), None, None),
        ("маникюр 1,200.00 $", ("Маникюр",), None, 120000),
        ("маникюр 1,200 р", ("маникюр 1,200 р",), None, None),
        ("маникюр 1500", ("Маникюр",), None, 150000),
        ("маникюр 3 200", ("Маникюр",), None, 320000),
        ("маникюр 1500,00", ("Маникюр",), None, 150000),
        ("дизайн 2", ("дизайн 2",), None, None),
        ("дизайн №2 100 р", ("дизайн №2",), None, 10000),
        ("дизайн №100", ("дизайн №100",), None, None),
        ("((маникюр)", ("Маникюр",), None, None),
        ("дизайн 2345678", ("дизайн 2345678",), None, None),
        ("дизайн 89161234567", ("дизайн 89161234567",), None, None),
        ("маникюр 1500 р + педикюр 2000 р", ("Маникюр", "педикюр"), None, 350000),
        ("маникюр 1500, педикюр 2000", ("Маникюр", "педикюр"), None, 350000),
        ("0 р", (), None, 0),
        ("маникюр 90 мин", ("Маникюр",), 90, None),
        ("маникюр 90 мин. 1500", ("Маникюр",), 90, 150000),
        ("маникюр 1500 (90 минут)", ("Маникюр",), 90, 150000),
        ("маникюр 1 ч 30 мин", ("Маникюр",), 90, None),
        ("маникюр 1,5 ч", ("Маникюр",), 90, None),
        ("маникюр 2 часа, педикюр 1 час", ("Маникюр", "педикюр"), 180, None),
        ("manicure 1.5 h $80", ("Manicure",), 90, 8000),
        ("manicure 45 min", ("Manicure",), 45, None),
        ("маникюр 0 мин", ("маникюр 0 мин",), None, None),
        ("маникюр 30 ч", ("маникюр 30 ч",), None, None),
    ],
)
def test_services_with_their_lengths_and_prices(
    text: str, services: tuple[str, ...], minutes: int | None, price: int | None
) -> None:
    found = line(f"10:00 Алёна {text}")
    assert (found.client, found.problem) == (6, "")
    assert (found.services, found.minutes, found.price) == (services, minutes, price)


def test_the_end_of_the_time_outweighs_a_length() -> None:
    assert line("10:00-11:00 Алёна маникюр 90 мин").minutes == 60


# Any plan, written and read back

STEADY = ("стрижка", "гель-лак", "Снятие гель-лака", "снятие и уход", "back rub", "дизайн №2")
FIRST = ("Вера", "Алёна", "Лиза", "Анна-Мария", "Зоя", "Jane", "Ольга")
LAST = ("", " Соколова", " Белова", " Doe", " К.")

starts = st.integers(0, 24 * 60 - 1)
visits = st.tuples(
    st.sampled_from([first + last for first in FIRST for last in LAST]),
    starts,
    st.none() | st.integers(1, 300),
    st.lists(st.sampled_from(STEADY), max_size=3, unique=True),
    st.none() | st.integers(0, 99_999_99),
)


@given(st.data(), st.lists(visits, max_size=6), st.booleans())
def test_a_written_plan_is_read_back(
    data: st.DataObject,
    plan: list[tuple[str, int, int | None, list[str], int | None]],
    known: bool,
) -> None:
    people = dict(enumerate(dict.fromkeys(name for name, *_ in plan)))
    number = {name: client for client, name in people.items()}
    lines, expected = [], []
    for name, start, minutes, services, price in plan:
        end = None if minutes is None or start + minutes >= 24 * 60 else start + minutes
        time = clock_text(start) if end is None else f"{clock_text(start)}–{clock_text(end)}"
        money = (
            "" if price is None else f" {price // 100:,}".replace(",", " ") + f",{price % 100:02} ₽"
        )
        said = data.draw(st.sampled_from([name, name.upper(), name.replace("ё", "е")]))
        joined = data.draw(st.sampled_from([", ", " + ", "; "])).join(services)
        lines += data.draw(st.sampled_from([[], [""], ["  "]]))
        lines.append(f"{time} {said}: {joined}{money}")
        expected.append(
            PlannedLine(
                line=len(lines),
                start=clock_text(start),
                client=number[name],
                candidates=(),
                name=said,
                services=tuple(services),
                minutes=None if end is None else minutes,
                price=price,
                problem="",
            )
        )
    assert read_day("\n".join(lines), people, STEADY if known else ()) == expected


@given(st.text() | st.text("0129:.-–()р$ ,+вВ\n", max_size=60))
def test_reading_never_fails(text: str) -> None:
    for found in read_day(text, PEOPLE, OFFERED):
        if found.problem == "":
            assert None not in (found.client, found.start)
        if found.client is None:
            assert found.problem not in ("", "no_time")
        assert found.minutes is None or found.minutes > 0
        assert found.client is None or found.candidates == ()


@pytest.mark.parametrize("part", ["1 ", "111 ", "1,111", "9-", "(", "Вера ", "В.", "маникюр "])
def test_a_long_line_is_read_in_a_moment(part: str) -> None:
    """Squared, this would take minutes."""
    (found,) = read_day("10:00 Вера " + part * 20_000, PEOPLE, OFFERED)
    assert found.start == "10:00"
