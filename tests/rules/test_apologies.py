"""What an apology gives back: the table and the words of the method, §4."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import JournalError
from journal_app.rules.apologies import PARTS, Restored, count_earlier, restore
from journal_app.rules.points import DEFAULT_TARIFF

DAY = date(2025, 9, 1)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("entry", "parts", "k", "points", "reason"),
    [
        (-6, 4, 0, 6, "whole"),
        (-6, 1, 0, 2, "part"),
        (-5, 2, 0, 3, "part"),
        (-8, 3, 1, 3, "again_half"),
        (-8, 4, 2, 0, "again_nothing"),
        (-8, 4, 3, -2, "worn_out"),
        (-4, 0, 0, -2, "wordless"),
    ],
)
def test_the_table_of_apologies(entry: int, parts: int, k: int, points: int, reason: str) -> None:
    assert restore(entry, PARTS[:parts], k, DEFAULT_TARIFF) == Restored(points, reason)


def test_the_second_whole_apology_gives_half() -> None:
    assert restore(-8, PARTS, 1, DEFAULT_TARIFF) == Restored(4, "again_half")
    assert restore(-5, PARTS, 1, DEFAULT_TARIFF) == Restored(3, "again_half")


def test_half_a_point_is_rounded_once_at_the_end() -> None:
    """1 × 2/4 × ½ = ¼ gives nothing; rounded at each step it would come to 1."""
    assert restore(-1, PARTS[:2], 1, DEFAULT_TARIFF).points == 0
    assert restore(-1, PARTS[:1], 0, DEFAULT_TARIFF).points == 0
    assert restore(-1, PARTS[:2], 0, DEFAULT_TARIFF).points == 1


@pytest.mark.parametrize("k", [0, 1, 2, 3, 7])
def test_words_alone_cost_whatever_came_before(k: int) -> None:
    assert restore(-8, (), k, DEFAULT_TARIFF) == Restored(-2, "wordless")


def test_words_alone_cost_what_the_tariff_says() -> None:
    mine = replace(DEFAULT_TARIFF, withdrawal={**DEFAULT_TARIFF.withdrawal, "apology": 5})
    assert restore(-8, (), 0, mine).points == -5
    assert restore(-8, PARTS, 4, mine).points == -5


def test_each_part_counts_once_in_any_order() -> None:
    assert restore(-8, ["owned", "named", "owned"], 0, DEFAULT_TARIFF).points == 4
    assert restore(-8, set(PARTS), 0, DEFAULT_TARIFF).points == 8


def test_a_part_nobody_knows_is_refused() -> None:
    with pytest.raises(JournalError) as told:
        restore(-8, ["named", "flowers"], 0, DEFAULT_TARIFF)
    assert told.value.code == "unknown_part"
    assert told.value.details == {"part": "flowers"}


@pytest.mark.parametrize("points", [0, 1, 5])
def test_there_is_nothing_to_apologise_for_in_a_good_entry(points: int) -> None:
    with pytest.raises(JournalError) as told:
        restore(points, PARTS, 0, DEFAULT_TARIFF)
    assert told.value.code == "not_negative"


@given(st.integers(1, 99), st.sets(st.sampled_from(PARTS)), st.integers(0, 6), st.integers(1, 49))
def test_an_apology_never_restores_more_than_was_taken(
    taken: int, parts: set[str], k: int, tariff_value: int
) -> None:
    tariff = replace(DEFAULT_TARIFF, withdrawal={"apology": tariff_value})
    points = restore(-taken, parts, k, tariff).points
    assert points <= taken
    assert points >= 0 or points == -tariff_value


@given(st.integers(1, 99), st.sets(st.sampled_from(PARTS), min_size=1), st.integers(0, 5))
def test_another_apology_never_gives_more_than_the_one_before(
    taken: int, parts: set[str], k: int
) -> None:
    now = restore(-taken, parts, k, DEFAULT_TARIFF).points
    assert restore(-taken, parts, k + 1, DEFAULT_TARIFF).points <= now


# k


@pytest.mark.parametrize(
    ("days", "counted"), [(0, 1), (1, 1), (179, 1), (180, 1), (181, 0), (-1, 0), (-200, 0)]
)
def test_an_earlier_apology_counts_for_180_days_the_same_day_included(
    days: int, counted: int
) -> None:
    assert count_earlier("integrity", DAY, [("integrity", ago(days))]) == counted


def test_only_apologies_for_the_same_principle_count() -> None:
    earlier = [("integrity", ago(5)), ("commitments", ago(5)), ("integrity", ago(90))]
    assert count_earlier("integrity", DAY, earlier) == 2
    assert count_earlier("commitments", DAY, earlier) == 1
    assert count_earlier("apology", DAY, earlier) == 0
    assert count_earlier("integrity", DAY, []) == 0
