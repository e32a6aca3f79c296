"""How hard a passphrase is to guess, and the same keys on the other layout."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.keyboards import SAME_KEY, retyped
from journal_app.safety import looks_like_other_layout, strength
from tests.core import child


@pytest.mark.parametrize(
    "passphrase",
    [
        *("", " ", "пароль", "gfhjkm", "Пароль", "qwerty", "йцукен", "Йцукен123", "привет"),
        *("ghbdtn", "наташа", "Наташа1987", "yfnfif", "12345678", "12.03.1987", "password1"),
        *("аааааааа", "фывапролдж", "маникюр", "vfybr.h", "a" * 1000),
    ],
)
def test_what_everybody_tries_first_is_weak(passphrase: str) -> None:
    assert strength(passphrase) <= 1


@pytest.mark.parametrize(
    "passphrase",
    ["correct horse battery staple", "жёлтый чемодан пахнет морем", "Ёжик идёт домой, 7 раз"],
)
def test_a_few_words_of_ones_own_are_strong(passphrase: str) -> None:
    assert strength(passphrase) == 4


@pytest.mark.parametrize("passphrase", ["маникюр2024", "Наташа1987!", "Tr0ub4dour&3"])
def test_between_the_two_there_is_something(passphrase: str) -> None:
    assert strength(passphrase) == 2


@given(st.text(max_size=200))
def test_anything_gets_an_estimate(passphrase: str) -> None:
    assert 0 <= strength(passphrase) <= 4


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghbdtn", "привет"),
        ("GHBDTN", "ПРИВЕТ"),
        ("`;br", "ёжик"),
        ("~;br? 2", "Ёжик, 2"),
        ("руддщ", "hello"),
        ("Цщкдв!", "World!"),
    ],
)
def test_the_same_keys_on_the_other_layout(typed: str, meant: str) -> None:
    assert looks_like_other_layout(typed) == meant


@given(st.text(alphabet=sorted(SAME_KEY.values()), min_size=1))
def test_typed_twice_on_the_other_layout_it_is_the_same(text: str) -> None:
    assert looks_like_other_layout(retyped(text)) == text


def test_opening_a_journal_reads_no_lists_of_words(tmp_path: Path) -> None:
    code = (
        "import sys; from journal_app import keyring_store, open_journal, safety;"
        "open_journal(sys.argv[1], 'тайна').close();"
        "print(sorted({'zxcvbn', 'keyring'} & set(sys.modules)))"
    )
    with child(code, tmp_path / "a.journal") as process:
        assert process.communicate()[0] == "[]\n"
