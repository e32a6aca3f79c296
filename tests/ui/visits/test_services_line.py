"""Services on one line: written so that they are read back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from journal_app.shapes.visits import Service
from ui.visits.services_line import read_services, services_text

RU, EN = QLocale("ru"), QLocale("en")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ()),
        ("маникюр", (Service("маникюр"),)),
        ("маникюр 1500", (Service("маникюр", 150000),)),
        ("маникюр 1 500 ₽ + дизайн 500", (Service("маникюр", 150000), Service("дизайн", 50000))),
        ("снять, покрыть 2200", (Service("снять"), Service("покрыть", 220000))),
        ("session $90", (Service("session", 9000),)),
    ],
)
def test_what_is_typed(typed: str, read: tuple[Service, ...]) -> None:
    assert read_services(typed) == read


@given(
    st.lists(
        st.tuples(
            st.text("абвгдежз -", min_size=1, max_size=12).filter(lambda text: text.strip(" -")),
            st.none() | st.integers(10_000, 9_999_999),
        ),
        max_size=4,
    ),
    st.sampled_from([RU, EN]),
)
def test_it_is_read_back(told: list[tuple[str, int | None]], locale: QLocale) -> None:
    services = tuple(
        Service(" ".join(name.split()).strip(" -").strip(), price) for name, price in told
    )
    services = tuple(one for one in services if one.name)
    assert read_services(services_text(services, locale)) == services
