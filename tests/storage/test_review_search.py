"""Words that are looked for in another form than they are kept in."""

from __future__ import annotations

import unicodedata

import pytest

from journal_app import Journal


@pytest.mark.parametrize("text", ["Андрей", "андрей", "зелёный", "Ёлкин", "йод"])
def test_decomposed_letters_find_the_composed(journal: Journal, vera: int, text: str) -> None:
    """As they come out of a file's name on macOS."""
    andrey = journal.clients.add("Андрей Ёлкин").id
    journal.notes.add(vera, "зелёный, а ещё йод")
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text
    assert (
        journal.search(decomposed)
        == journal.search(text)
        == {andrey if text in ("Андрей", "андрей", "Ёлкин") else vera}
    )
