"""Services on one line: worked examples, and a line that is read back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.rules.money import MONEY_LIMIT
from journal_app.rules.service_text import read_services, services_text


@pytest.mark.parametrize(
    ("text", "services", "minutes"),
    [
        ("маникюр 1500 + дизайн 500", [("маникюр", 150_000), ("дизайн", 50_000)], None),
        ("маникюр 90 мин 1500, дизайн", [("маникюр", 150_000), ("дизайн", None)], 90),
        ("маникюр 1 ч\nдизайн 30 мин (80)", [("маникюр", None), ("дизайн", 8_000)], 90),
        ("маникюр + 1500", [("маникюр", 150_000)], None),
        ("маникюр 1000 + 500 р", [("маникюр", 150_000)], None),
        ("+ 1500", [], None),
        ("  \n ", [], None),
        ("гель 1,200 р", [("гель 1,200 р", None)], None),
        ("session $80", [("session", 8_000)], None),
    ],
)
def test_lines_as_they_are_typed(
    text: str, services: list[tuple[str, int | None]], minutes: int | None
) -> None:
    read = read_services(text)
    assert list(read.services) == services
    assert read.minutes == minutes


def test_a_known_name_stays_whole() -> None:
    known = ["Маникюр", "маникюр, два акцента", "база + топ"]
    read = read_services("Маникюр, два акцента 2300, дизайн + база + топ 500", known)
    assert list(read.services) == [
        *(("Маникюр, два акцента", 230_000), ("дизайн", None), ("база + топ", 50_000)),
    ]


names = st.sampled_from(["маникюр", "дизайн 2 ногтей", "гель-лак", "gel polish", "французский"])
prices = st.none() | st.integers(0, MONEY_LIMIT)


@given(st.lists(st.tuples(names, prices), max_size=5))
def test_what_is_written_is_read_back(services: list[tuple[str, int | None]]) -> None:
    assert list(read_services(services_text(services)).services) == services
