"""How often to write to a client, by what, and the text made from a template (the method, §8)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.rules.contacts import (
    DEFAULT_CAP,
    PLACEHOLDERS,
    Contact,
    cap_state,
    fill,
    used,
)

DAY = date(2025, 9, 1)
WHOLE = {"name": "Вера", "date": "3 марта", "time": "10:00", "service": "маникюр"}


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


# The cap


@pytest.mark.parametrize(("days", "counts"), [(-1, 0), (0, 1), (29, 1), (30, 0)])
def test_outgoing_contacts_of_30_days_count(days: int, counts: int) -> None:
    assert used([Contact(ago(days), outgoing=True)], DAY) == counts


def test_reminders_and_what_the_client_writes_do_not_count() -> None:
    contacts = [
        Contact(ago(1), outgoing=True),
        Contact(ago(1), outgoing=True),
        Contact(ago(2), outgoing=True, reminder=True),
        Contact(ago(3), outgoing=False),
    ]
    assert used(contacts, DAY) == 2
    assert used([], DAY) == 0


@pytest.mark.parametrize(
    ("count", "cap", "state"),
    [
        *((0, 4, "ok"), (3, 4, "ok"), (4, 4, "full"), (5, 4, "passed"), (9, 4, "passed")),
        *((0, 0, "full"), (1, 0, "passed"), (0, 1, "ok")),
    ],
)
def test_one_more_warns_unless_it_is_within_the_cap(count: int, cap: int, state: str) -> None:
    assert cap_state(count, cap) == state


def test_four_in_thirty_days_unless_agreed_otherwise() -> None:
    assert DEFAULT_CAP == 4
    assert [cap_state(count) for count in (3, 4, 5)] == ["ok", "full", "passed"]


# A text from a template


def test_a_template_is_filled_in() -> None:
    template = "{name}, ждём вас {date} в {time}: {service}. До встречи, {name}!"
    assert fill(template, WHOLE) == "Вера, ждём вас 3 марта в 10:00: маникюр. До встречи, Вера!"


def test_other_braces_stay_as_they_are_typed() -> None:
    text = "{имя} {Name} { name } {0} {} {{ {name"
    assert fill(text, WHOLE) == text
    assert fill("{{name}}", WHOLE) == "{Вера}"


def test_braces_in_a_value_are_only_text() -> None:
    assert fill("{name} {date}", {"name": "{date}", "date": "{name}"}) == "{date} {name}"


@pytest.mark.parametrize(
    ("template", "missing", "text"),
    [
        ("{name}, добрый день!", "name", "Добрый день!"),
        ("Здравствуйте, {name}!", "name", "Здравствуйте!"),
        ("Здравствуйте, {name}! Ждём вас.", "name", "Здравствуйте! Ждём вас."),
        ("Добрый день! {name}, ждём вас.", "name", "Добрый день! Ждём вас."),
        ("Спасибо, {name}, до встречи", "name", "Спасибо, до встречи"),
        ("До встречи, {name}", "name", "До встречи"),
        ("{name}! Ждём вас.", "name", "Ждём вас."),
        ("{name}", "name", ""),
        ("Ждём вас {date} в {time}.", "time", "Ждём вас 3 марта."),
        ("Ждём вас {date} в {time}.", "date time", "Ждём вас."),
        ("Ждём вас {date} в {time}, {name}.", "time", "Ждём вас 3 марта, Вера."),
        ("Ждём вас {date}, {time}, {name}.", "date time name", "Ждём вас."),
        ("Ждём вас {date} в {time}, {service}.", "time service", "Ждём вас 3 марта."),
        ("В {time} ждём вас", "time", "Ждём вас"),
        ("Вы записаны на {service} {date} в {time}.", "service", "Вы записаны 3 марта в 10:00."),
        ("{date} — {service}", "service", "3 марта"),
        ("{date} — {service}", "date", "Маникюр"),
        ("Завтра, {date}, ждём вас", "date", "Завтра, ждём вас"),
        ("Завтра, {date} в {time} ждём вас", "date", "Завтра, в 10:00 ждём вас"),
        ("Запись: {service}.", "service", "Запись."),
        ("Завтра ({service}) ждём вас", "service", "Завтра ждём вас"),
        ("Завтра (в {time}) ждём вас", "time", "Завтра ждём вас"),
        ("Услуга «{service}» завтра", "service", "Услуга завтра"),
        ('Service "{service}" today', "service", "Service today"),
        ('Come "at {time}" today', "time", "Come today"),
        ('"One" {service} "two"', "service", '"One" "two"'),
        ("Завтра ({service}, {time}) ждём", "service time", "Завтра ждём"),
        ("Завтра ({service}, {time}) ждём", "service", "Завтра (10:00) ждём"),
        ("Завтра ({service}, {time}) ждём", "time", "Завтра (маникюр) ждём"),
        ("Здравствуйте!\n{service}\nЖдём вас", "service", "Здравствуйте!\nЖдём вас"),
        ("Здравствуйте!\n{name}, ждём вас", "name", "Здравствуйте!\nЖдём вас"),
        ("Запись на {service}\nЖдём вас", "service", "Запись\nЖдём вас"),
        ("Hi {name}, see you on {date} at {time}.", "date", "Hi Вера, see you at 10:00."),
        ("Hi {name}, see you on {date} at {time}.", "name time", "Hi, see you on 3 марта."),
        ("Thank you for your {service}!", "service", "Thank you!"),
        ("See you at {time} for {service}", "time", "See you for маникюр"),
        ("x{name}y", "name", "xy"),
        ("1  2 {name} 3", "name", "1  2 3"),
    ],
)
def test_a_missing_value_leaves_no_hole(template: str, missing: str, text: str) -> None:
    gone = missing.split()
    assert fill(template, {key: WHOLE[key] for key in PLACEHOLDERS if key not in gone}) == text
    assert fill(template, {**WHOLE, **dict.fromkeys(gone, " ")}) == text


values = st.fixed_dictionaries({name: st.text(min_size=1) for name in PLACEHOLDERS})


@given(st.text(st.sampled_from("аb .,!\n{}")))
def test_a_template_without_placeholders_is_the_text(template: str) -> None:
    assert fill(template, {}) == fill(template, WHOLE) == template


@given(st.lists(st.sampled_from([*PLACEHOLDERS, "", "x"])), st.lists(st.text("а ,.!{}\n")))
def test_with_every_value_nothing_but_the_placeholders_changes(
    names: list[str], between: list[str]
) -> None:
    pieces = list(zip(between, names, strict=False))
    template = "".join(f"{text}{{{name}}}" for text, name in pieces)
    expected = "".join(f"{text}{WHOLE.get(name, '{' + name + '}')}" for text, name in pieces)
    assert fill(template, WHOLE) == expected


words = st.sampled_from(["ждём", "вас", "завтра", "see", "you"])
links = st.sampled_from([" ", ", ", " в ", " — ", ": ", " at ", ". ", "! ", " (", ") ", "\n"])
places = st.sampled_from([f"{{{name}}}" for name in PLACEHOLDERS])


@given(
    st.lists(st.tuples(words | places, links), min_size=1), st.sets(st.sampled_from(PLACEHOLDERS))
)
def test_nothing_hangs_where_a_value_is_missing(
    parts: list[tuple[str, str]], known: set[str]
) -> None:
    template = "".join(part + link for part, link in parts[:-1]) + parts[-1][0]
    filled = fill(template, {name: WHOLE[name] for name in known})
    assert "{" not in filled
    assert not re.search(r"  | ,|,,|,[.!]|: *[.!:]", filled), filled
    # Only what the template itself has at its ends may stay there.
    assert not re.search(r"^[ ,:—]|[ ,:—]$", filled), filled
