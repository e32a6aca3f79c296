"""Codes in the place of names, in every case a name can stand in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.rules.codes import coded, sheet_codes

CASES = [
    ("Вера Соколова", "Вера рассказала о Вере, о Верочке и Верином брате.",
     "К-1 рассказала о К-1, о К-1 и К-1 брате."),
    ("Вера Соколова", "Вера Соколова пришла; с Верой Соколовой говорили.",
     "К-1 пришла; с К-1 говорили."),
    ("Вера Соколова", "Вернулась вера в себя, она поверила. Верить трудно.",
     "Вернулась вера в себя, она поверила. Верить трудно."),
    ("Надежда Лебедева", "Появилась надежда. Надя и Надежда Лебедева — одна.",
     "Появилась надежда. Надя и К-1 — одна."),
    ("Алёна Королёва", "алена, Алёне, Королевой и КОРОЛЁВА", "К-1, К-1, К-1 и К-1"),
    ("Игорь Достоевский", "Игоря, Игорю и Достоевского, Достоевским", "К-1, К-1 и К-1, К-1"),
    ("Ян", "Ян, Яна и Яну; яна — не имя, Янтарь тоже", "К-1, К-1 и К-1; яна — не имя, Янтарь тоже"),
    ("Анна-Мария", "Анна-Мария и Анне-Марии, а банан и мария", "К-1 и К-1, а банан и К-1"),
    ("Марина (подруга Оли)", "Марина, её подруга Оля", "К-1, её подруга К-1"),
    ("вера соколова", "соколова и Соколову", "К-1 и К-1"),
    ("Hope Smith", "Hope's hope: Smith and the smith, Hopes", "К-1's hope: К-1 and the smith, К-1"),
    ("Ольга", "Ольга Петровна с Ольгой", "К-1 Петровна с К-1"),
    ("Zoë Čapek", "zoë, ČAPEK and Capek", "К-1, К-1 and Capek"),
    ("Антон Ж.", "Антон Ж. сказал Антону Ж и Ж., а Антон — нет",
     "К-1 сказал К-1 и Ж., а К-1 — нет"),
    ("Елена", "Ёлена, елена, ЕЛЕНЕ", "К-1, К-1, К-1"),
    ("Валентина Егоровна", "Ещё не Егоровне; Если Её, есть ещё", "Ещё не К-1; Если Её, есть ещё"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_a_name_is_met_in_its_cases(name: str, text: str, expected: str) -> None:
    assert coded(text, name, "К-1") == expected


@pytest.mark.parametrize("name", ["", "?", "…", "1", "О", "🌿"])
def test_a_name_without_a_word_hides_nothing(name: str) -> None:
    assert coded("Однажды 1 раз… О чём?", name, "К-1") == "Однажды 1 раз… О чём?"


@given(st.sampled_from(["Вера Соколова", "Игорь", "Ян Чех", "Hope", "Алёна"]), st.text(max_size=60))
def test_a_whole_name_is_never_left(name: str, text: str) -> None:
    found = coded(f"{text} {name} {text}", name, "К-1")
    assert "К-1" in found
    for part in name.split():
        assert not re.search(rf"\b{part}\b", found)


def test_a_code_is_put_in_as_it_is() -> None:
    assert coded("Вера", "Вера", r"\1 (Вера)") == r"\1 (Вера)"


def test_codes_are_those_of_the_cards_or_made() -> None:
    people = [(7, ""), (3, "Сова"), (7, ""), (5, ""), (9, "к-2")]
    assert sheet_codes(people, "К") == {7: "К-1", 3: "Сова", 5: "К-3", 9: "к-2"}
    assert sheet_codes([(1, "")], "C", taken=["C-1"]) == {1: "C-2"}
