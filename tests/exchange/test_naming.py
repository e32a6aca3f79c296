"""How a log names clients, promises and slips, and finds them again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.exchange.earlier import EarlierApologies
from journal_app.exchange.naming import Named, client_label, split_namesake, undated
from journal_app.rules.apologies import count_earlier

DAY = date(2026, 3, 1)
UID = "abcdef12" + "0" * 24


@pytest.mark.parametrize(
    ("name", "shared", "label"),
    [
        ("Анна", False, "Анна"),
        ("Анна", True, "Анна [abcdef12]"),
        ("Анна [12345678]", False, "Анна [12345678] [abcdef12]"),
        ("Анна [12345678]", True, "Анна [12345678] [abcdef12]"),
        ("Анна [1234567]", False, "Анна [1234567]"),
        ("Анна [ABCDEF12]", False, "Анна [ABCDEF12]"),
        ("[12345678]", False, "[12345678]"),
    ],
)
def test_clients_labels(name: str, shared: bool, label: str) -> None:
    assert client_label(name, UID, shared) == label
    assert split_namesake(label) == (None if label == name else (name, "abcdef12"))


def test_a_text_means_the_earliest_that_is_open() -> None:
    named: Named[str] = Named()
    named.add("second", "чай", DAY)
    named.add("third", "чай", DAY)
    named.add("first", "чай", DAY - timedelta(days=1))
    for meant in ("first", "second", "third"):
        assert named.pick("чай") == meant
        named.close(meant)
    assert named.pick("чай") is None
    assert named.pick("кофе") is None
    named.add("a closed one", "чай", DAY - timedelta(days=9), open=False)
    assert named.pick("чай") is None
    named.add("an earlier one", "чай", DAY - timedelta(days=8))
    assert named.pick("чай") == "an earlier one"


def test_another_is_named_by_its_day_and_place() -> None:
    named: Named[str] = Named()
    named.add("first", "чай", DAY)
    named.add("second", "чай", DAY)
    named.add("later", "чай", DAY + timedelta(days=1))
    assert [named.label(one) for one in ("first", "second", "later")] == [
        "чай",
        "чай [2026-03-01 2]",
        "чай [2026-03-02]",
    ]
    assert named.pick("чай [2026-03-01]") == "first"
    assert named.pick("чай [2026-03-01 2]") == "second"
    assert named.pick("чай [2026-03-01 002]") == "second"
    named.close("second")
    for nobody in ("чай [2026-03-01 2]", "чай [2026-03-01 0]", "чай [2026-03-01 3]", "чай [2027]"):
        assert named.pick(nobody) is None


def test_things_without_words_have_names_too() -> None:
    named: Named[str] = Named()
    for one in ("first", "second"):
        named.add(one, "", DAY)
    assert [named.label("first"), named.label("second")] == ["", "[2026-03-01 2]"]
    assert named.pick("[2026-03-01 2]") == "second"
    assert undated("[2026-03-01 2]") == ""


def test_a_text_that_looks_like_a_day_is_not_mistaken() -> None:
    named: Named[str] = Named()
    named.add("first", "чай", DAY)
    named.add("second", "чай", DAY)
    named.add("odd", "чай [2026-03-01 2]", DAY)
    assert named.label("odd") == "чай [2026-03-01 2]"
    assert named.label("second") == "чай [2026-03-01 02]"
    assert named.pick("чай [2026-03-01 02]") == "second"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["чай", "чай [2026-03-01]", "чай [2026-03-01 2]", "", "[2026-03-02]"]),
            st.integers(0, 2),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_a_label_always_finds_what_it_names(things: list[tuple[str, int, bool]]) -> None:
    named: Named[int] = Named()
    for number, (text, days, _) in enumerate(things):
        named.add(number, text, DAY + timedelta(days=days))
    left = set(range(len(things)))
    for number, (_, _, last) in enumerate(things):
        meant = max(left) if last else number
        if meant not in left:
            continue
        label = named.label(meant)
        assert named.pick(label) == meant
        assert label == label.strip()  # a spreadsheet's cell loses its outer spaces
        assert undated(label) == undated(things[meant][0])
        named.close(meant)
        left.discard(meant)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 400)), max_size=30),
    st.sampled_from("abcd"),
    st.integers(0, 400),
)
@example([("a", 0), ("a", 1), ("a", 180), ("a", 181)], "a", 180)
@example([("a", 0), ("a", 1), ("a", 180), ("a", 181)], "a", 181)
def test_earlier_apologies_are_counted_as_by_the_rule(
    told: list[tuple[str, int]], principle: str, day: int
) -> None:
    apologies = [(one, DAY + timedelta(days=days)) for one, days in told]
    on = DAY + timedelta(days=day)
    assert EarlierApologies(apologies).count(principle, on) == count_earlier(
        principle, on, apologies
    )
