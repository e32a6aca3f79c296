"""What a typed line is, and who brought whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.rules.people import contact_kind, is_circle


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        *(("+7 900 123-45-67", "phone"), ("8 (900) 123 45 67", "phone"), ("12-34-5", "phone")),
        *(("1234", "other"), ("vera@example.org", "email"), (" Vera@mail.example.org ", "email")),
        *(("@vera", "messenger"), ("t.me/vera", "messenger"), ("https://wa.me/79", "messenger")),
        *(
            ("vera@", "other"),
            ("Невский, 5", "other"),
            ("дом 5, кв. 123456", "other"),
            ("", "other"),
        ),
    ],
)
def test_a_way_to_reach_somebody_is_told_by_its_look(value: str, kind: str) -> None:
    assert contact_kind(value) == kind


@given(st.text(max_size=30))
def test_anything_typed_is_some_way(value: str) -> None:
    assert contact_kind(value) in ("phone", "messenger", "email", "other")


def test_a_circle_is_seen_however_long() -> None:
    chain = {"b": "a", "c": "b", "d": "c"}
    assert is_circle("a", "d", chain)
    assert is_circle("a", "a", {})
    assert not is_circle("d", "a", chain)
    assert not is_circle("e", "d", chain)


def test_a_circle_that_an_import_left_does_not_hold_anybody_up() -> None:
    assert not is_circle("x", "a", {"a": "b", "b": "a"})
