"""The list's model alone, without a window, under Qt's own model tester."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from journal_app.shapes import ClientLine, Reason
from ui.pages.client_list_model import (
    BALANCE_ROLE,
    FILTERS,
    ID_ROLE,
    ORDERS,
    PRESSING_ROLE,
    ZONE_ROLE,
    ClientListModel,
)

OVERDUE = Reason("overdue_promise", days=2, row=7)


def line(number: int, name: str, balance: int = 10, **more: Any) -> ClientLine:
    fields: dict[str, Any] = {
        "uid": f"uid{number}",
        "confirmed": 0,
        "zone": "new",
        "archived": False,
        "open_promises": 0,
        "care": (),
        "pressing": Reason("no_entries"),
        "urgency": 0,
    }
    return ClientLine(id=number, name=name, balance=balance, **{**fields, **more})


@pytest.fixture
def model() -> Iterator[ClientListModel]:
    model = ClientListModel(lambda reason: f"<{reason.code}>", lambda zone: f"({zone})")
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning
    )  # a warning fails the test
    yield model
    tester.deleteLater()


def names(model: ClientListModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_roles_carry_what_screens_and_outside_checks_read(model: ClientListModel) -> None:
    model.set_lines([line(4, "Вера", 34, zone="strong", pressing=OVERDUE)])
    index = model.index(0)
    assert index.data() == "Вера"
    assert index.data(Qt.ItemDataRole.UserRole) == index.data(ID_ROLE) == 4
    assert index.data(Qt.ItemDataRole.UserRole.value + 1) == index.data(BALANCE_ROLE) == 34
    assert index.data(ZONE_ROLE) == "strong"
    assert index.data(PRESSING_ROLE) == "<overdue_promise>"
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Вера, (strong), <overdue_promise>"
    assert model.index(1).data() is None


def test_names_stand_by_the_russian_alphabet(model: ClientListModel) -> None:
    model.set_lines([line(1, "Жанна"), line(2, "Ёлка"), line(3, "алла"), line(4, "Елена")])
    assert names(model) == ["алла", "Елена", "Ёлка", "Жанна"]


def test_the_three_orders(model: ClientListModel) -> None:
    model.set_lines(
        [line(1, "Б", 30, urgency=0), line(2, "А", 30, urgency=5), line(3, "В", -3, urgency=9)]
    )
    assert names(model) == ["А", "Б", "В"]
    model.set_order("balance")
    assert names(model) == ["В", "А", "Б"]
    model.set_order("urgency")
    assert names(model) == ["В", "А", "Б"]
    model.replace_line(line(1, "Б", 30, urgency=7))
    assert names(model) == ["В", "Б", "А"]
    with pytest.raises(ValueError, match="colour"):
        model.set_order("colour")


def test_filters_and_their_counts(model: ClientListModel) -> None:
    model.set_lines(
        [
            line(1, "А", care=(OVERDUE,), open_promises=1),
            line(2, "Б", open_promises=2),
            line(3, "В", archived=True, open_promises=1),
            line(4, "Г"),
        ]
    )
    counts = {name: model.count(name) for name in FILTERS}
    assert counts == {"all": 3, "care": 1, "promises": 2, "away": 0, "archive": 1}
    shown = {}
    for name in FILTERS:
        model.set_filter(name)
        shown[name] = names(model)
    assert shown == {
        "all": ["А", "Б", "Г"],
        "care": ["А"],
        "promises": ["А", "Б"],
        "away": [],
        "archive": ["В"],
    }


def test_counts_follow_one_client(model: ClientListModel) -> None:
    model.set_lines([line(1, "А", care=(OVERDUE,), open_promises=1), line(2, "Б")])
    model.replace_line(line(1, "А"))
    assert (model.count("care"), model.count("promises"), model.count("all")) == (0, 0, 2)
    model.replace_line(line(1, "А", archived=True))
    assert (model.count("all"), model.count("archive")) == (1, 1)
    model.remove_line(1)
    assert (model.count("all"), model.count("archive"), model.total()) == (1, 0, 1)


def test_search_narrows_the_filter(model: ClientListModel) -> None:
    model.set_lines([line(1, "А"), line(2, "Б", care=(OVERDUE,)), line(3, "В", care=(OVERDUE,))])
    model.set_filter("care")
    model.set_found({1, 2})
    assert names(model) == ["Б"]
    assert model.count("care") == 2
    model.set_found(None)
    assert names(model) == ["Б", "В"]


def test_sorting_takes_persistent_indexes_along(model: ClientListModel) -> None:
    model.set_lines([line(1, "А", 30), line(2, "Б", 20), line(3, "В", 10)])
    kept = QPersistentModelIndex(model.index_of(1))
    model.set_order("balance")
    assert (kept.row(), kept.data(ID_ROLE)) == (2, 1)


def test_a_line_that_moves_takes_its_index_along(model: ClientListModel) -> None:
    model.set_lines([line(1, "А"), line(2, "Б"), line(3, "В")])
    first, second = (QPersistentModelIndex(model.index_of(number)) for number in (1, 2))
    model.replace_line(line(1, "Я"))
    assert names(model) == ["Б", "В", "Я"]
    assert (first.row(), first.data()) == (2, "Я")
    assert (second.row(), second.data()) == (0, "Б")
    model.replace_line(line(1, "А"))
    assert (first.row(), first.data()) == (0, "А")


def test_a_line_that_stays_only_changes(model: ClientListModel) -> None:
    model.set_lines([line(1, "А"), line(2, "Б")])
    changed: list[int] = []
    moved: list[object] = []
    model.dataChanged.connect(lambda top, bottom: changed.extend((top.row(), bottom.row())))
    model.rowsMoved.connect(moved.append)
    model.replace_line(line(2, "Б", 25))
    assert (changed, moved) == ([1, 1], [])
    assert model.index(1).data(BALANCE_ROLE) == 25


def test_who_leaves_the_filter_leaves_the_list_and_may_come_back(model: ClientListModel) -> None:
    model.set_lines([line(1, "А", care=(OVERDUE,)), line(2, "Б", care=(OVERDUE,))])
    model.set_filter("care")
    model.replace_line(line(1, "А"))
    assert names(model) == ["Б"]
    assert model.row_of(1) == -1
    assert model.line(1) is not None
    model.replace_line(line(1, "А", care=(OVERDUE,)))
    assert names(model) == ["А", "Б"]


def test_a_name_is_known_whatever_its_case_and_spaces(model: ClientListModel) -> None:
    model.set_lines([line(1, "Алёна Ветрова")])
    assert model.has_name("алена  ветрова ")
    assert not model.has_name("Алёна Ветрова", but=1)
    assert not model.has_name("Алёна")


def test_ten_thousand_lines_are_sorted_at_once(model: ClientListModel) -> None:
    lines = [line(number, f"Клиент {number % 977}", number % 61 - 9) for number in range(10_000)]
    model.set_lines(lines)
    model.set_order("balance")
    balances = [model.line_at(row).balance for row in range(model.rowCount())]
    assert balances == sorted(balances)


people = st.builds(
    line,
    st.integers(1, 6),
    st.sampled_from(["Аня", "Ёла", "ела", "Яна", "", "𝄞"]),
    st.integers(-9, 40),
    archived=st.booleans(),
    open_promises=st.integers(0, 2),
    care=st.sampled_from([(), (OVERDUE,)]),
    urgency=st.integers(0, 2),
)
steps = st.one_of(
    st.tuples(st.just("replace"), people),
    st.tuples(st.just("remove"), st.integers(1, 6)),
    st.tuples(st.just("filter"), st.sampled_from(sorted(FILTERS))),
    st.tuples(st.just("order"), st.sampled_from(ORDERS)),
    st.tuples(st.just("found"), st.one_of(st.none(), st.frozensets(st.integers(1, 6)))),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(people, unique_by=lambda one: one.id), st.lists(steps, max_size=12))
def test_one_by_one_or_all_at_once_shows_the_same(
    model: ClientListModel, lines: list[ClientLine], changes: list[tuple[str, Any]]
) -> None:
    model.set_found(None)
    model.set_lines(lines)
    for what, value in changes:
        if what == "replace":
            model.replace_line(value)
        elif what == "remove":
            model.remove_line(value)
        elif what == "filter":
            model.set_filter(value)
        elif what == "order":
            model.set_order(value)
        else:
            model.set_found(value)
        found = None if what != "found" else value
        if found is not None:
            assert all(model.line_at(row).id in found for row in range(model.rowCount()))
    grown = [model.line_at(row) for row in range(model.rowCount())]
    known = [one for number in range(1, 7) if (one := model.line(number)) is not None]
    counts = {name: model.count(name) for name in FILTERS}
    model.set_lines([])
    model.set_lines([replace(one) for one in known])
    assert [model.line_at(row) for row in range(model.rowCount())] == grown
    assert {name: model.count(name) for name in FILTERS} == counts
    assert [model.row_of(one.id) for one in grown] == list(range(len(grown)))
