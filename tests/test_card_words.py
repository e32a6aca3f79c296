"""The fields of the card in both languages."""

from __future__ import annotations

from journal_app.card_words import card_fields
from journal_app.words import LANGUAGES, PROFESSIONS


def test_both_languages_have_the_same_fields_in_the_same_order() -> None:
    for profession in PROFESSIONS:
        russian, english = (card_fields(language, profession) for language in LANGUAGES)
        assert [one.key for one in russian] == [one.key for one in english]
        for one in (*russian, *english):
            assert one.label
            assert one.hint
            assert one.label == one.label.strip()
            assert not one.hint.endswith(".")


def test_a_field_of_one_profession_is_no_field_of_the_other() -> None:
    nail, therapy = ({one.key for one in card_fields("ru", each)} for each in PROFESSIONS)
    assert not nail & therapy


def test_an_unknown_language_reads_as_english() -> None:
    assert card_fields("fr", "nail") == card_fields("en", "nail")
