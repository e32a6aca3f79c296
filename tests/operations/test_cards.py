"""The card: what may stand on it, and that every step can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app import Journal
from journal_app.errors import JournalError
from tests.core import TODAY, days_ago, practice, refused, rows


@pytest.fixture
def olga(journal: Journal) -> int:
    return journal.clients.add("Ольга").id


def test_nothing_is_on_a_new_card(journal: Journal, vera: int) -> None:
    card = journal.card(vera)
    assert (card.name, card.since, card.status, card.tags) == ("Вера", days_ago(1000), "active", ())
    assert (card.contacts, card.dates, card.facts, card.fields) == ((), (), (), {})
    assert card.brought_by is None
    assert rows(journal, "card") == []


def test_what_is_written_stands_on_the_card(journal: Journal, vera: int) -> None:
    done = journal.cards.edit(
        vera, code=" К-7 ", kind="pedant", stage="trial", channel="message", cap=2,
        cap_agreed="сама просила", tags=["утро", "Утро", " ", "с коляской"],
    )  # fmt: skip
    card = journal.card(vera)
    assert (card.code, card.kind, card.stage, card.channel) == ("К-7", "pedant", "trial", "message")
    assert (card.cap, card.cap_agreed) == (2, "сама просила")
    assert card.tags == ("утро", "с коляской")
    assert (done.kinds, done.clients, done.step.code) == ({"card"}, {vera}, "edit_card")


def test_writing_nothing_makes_no_card_and_no_step(journal: Journal, vera: int) -> None:
    before = journal.undo_step()
    journal.cards.edit(vera, code="", tags=[], cap=None, brought_by=None)
    assert rows(journal, "card") == []
    assert journal.undo_step() == before


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": "grumpy"}, "bad_choice"),
        ({"stage": "end"}, "bad_choice"),
        ({"channel": "pigeon"}, "bad_choice"),
        ({"cap": -1}, "bad_cap"),
        ({"cap": 100}, "bad_cap"),
        ({"cap": True}, "bad_cap"),
        ({"cap": "4"}, "bad_cap"),
        ({"code": "к" * 401}, "name_too_long"),
        ({"tags": ["т" * 61]}, "name_too_long"),
        ({"brought_by": 99}, "no_such_client"),
        ({"status": "left"}, "not_editable"),
    ],
)
def test_what_a_card_refuses(
    journal: Journal, vera: int, fields: dict[str, object], code: str
) -> None:
    with refused(journal, code):
        journal.cards.edit(vera, **{"cap_agreed": "слово", **fields})


def test_nobody_has_a_card_without_being_a_client(journal: Journal) -> None:
    acts: list[Callable[[], object]] = [
        lambda: journal.card(5),
        lambda: journal.cards.edit(5, code="x"),
        lambda: journal.cards.set_status(5, "left"),
        lambda: journal.cards.consent(5),
        lambda: journal.cards.withdraw_consent(5),
        lambda: journal.cards.set_field(5, "colour", "7"),
        lambda: journal.cards.add_contact(5, "+7 900 000-00-00"),
        lambda: journal.cards.set_birthday(5, 3, 12),
        lambda: journal.cards.add_date(5, "свадьба", 3, 12),
        lambda: journal.facts.add(5, "allergy", "лак"),
    ]
    for act in acts:
        with refused(journal, "no_such_client"):
            act()


# -- who brought whom ---------------------------------------------------------------------------


def test_who_brought_whom_is_seen_from_both_sides(journal: Journal, vera: int, olga: int) -> None:
    journal.cards.edit(olga, brought_by=vera)
    brought_by = journal.card(olga).brought_by
    assert brought_by is not None
    assert (brought_by.id, brought_by.name) == (vera, "Вера")
    assert [one.id for one in journal.card(vera).brought] == [olga]
    journal.cards.edit(olga, brought_by=None)
    assert journal.card(vera).brought == ()


def test_nobody_is_brought_in_a_circle(journal: Journal, vera: int, olga: int) -> None:
    inna = journal.clients.add("Инна").id
    with refused(journal, "brought_in_circle"):
        journal.cards.edit(vera, brought_by=vera)
    journal.cards.edit(olga, brought_by=vera)
    journal.cards.edit(inna, brought_by=olga)
    with refused(journal, "brought_in_circle"):
        journal.cards.edit(vera, brought_by=inna)


def test_who_was_erased_has_brought_nobody(journal: Journal, vera: int, olga: int) -> None:
    journal.cards.edit(olga, brought_by=vera)
    journal.clients.erase(vera, "по просьбе")
    assert journal.card(olga).brought_by is None


# -- status -------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["finished", "left"])
def test_who_does_not_come_any_more_is_in_the_archive(
    journal: Journal, vera: int, status: str
) -> None:
    before = practice(journal)
    journal.cards.set_status(vera, status, days_ago(3), "переехала")
    card = journal.card(vera)
    assert (card.status, card.status_on, card.status_reason) == (status, days_ago(3), "переехала")
    assert card.archived_on == days_ago(3)
    journal.undo()
    assert practice(journal) == before


@pytest.mark.parametrize("status", ["active", "paused"])
def test_who_comes_or_rests_is_in_the_list(journal: Journal, vera: int, status: str) -> None:
    journal.cards.set_status(vera, "left")
    journal.cards.set_status(vera, status, reason="после отпуска")
    assert journal.card(vera).archived_on is None
    assert journal.card(vera).status_on == TODAY


def test_out_of_the_archive_means_active_again(journal: Journal, vera: int) -> None:
    journal.cards.set_status(vera, "left", days_ago(30), "переехала")
    journal.clients.unarchive(vera)
    card = journal.card(vera)
    assert (card.status, card.status_on, card.status_reason) == ("active", TODAY, "")


def test_a_pause_outlives_the_archive(journal: Journal, vera: int) -> None:
    journal.cards.set_status(vera, "paused", days_ago(30))
    journal.clients.archive(vera)
    journal.clients.unarchive(vera)
    assert (journal.card(vera).status, journal.card(vera).status_on) == ("paused", days_ago(30))


def test_a_status_is_of_a_known_kind_and_not_of_tomorrow(journal: Journal, vera: int) -> None:
    with refused(journal, "bad_choice"):
        journal.cards.set_status(vera, "")
    with refused(journal, "future_date"):
        journal.cards.set_status(vera, "left", days_ago(-1))


# -- consent ------------------------------------------------------------------------------------


def test_consent_is_given_withdrawn_and_given_again(journal: Journal, vera: int) -> None:
    journal.cards.consent(vera, days_ago(9), "имя, телефон, фото работ")
    with refused(journal, "withdrawn_before_consent"):
        journal.cards.withdraw_consent(vera, days_ago(10))
    journal.cards.withdraw_consent(vera, days_ago(9))
    card = journal.card(vera)
    assert (card.consent_on, card.consent_withdrawn) == (days_ago(9), days_ago(9))
    assert card.consent_scope == "имя, телефон, фото работ"
    journal.cards.consent(vera, scope="имя")
    card = journal.card(vera)
    assert (card.consent_on, card.consent_scope) == (TODAY, "имя")
    assert card.consent_withdrawn is None


def test_there_is_nothing_to_withdraw_without_consent(journal: Journal, vera: int) -> None:
    with refused(journal, "no_consent"):
        journal.cards.withdraw_consent(vera)
    journal.cards.edit(vera, code="К-7")
    with refused(journal, "no_consent"):
        journal.cards.withdraw_consent(vera)


# -- fields -------------------------------------------------------------------------------------


def test_a_field_is_written_changed_and_emptied(journal: Journal, vera: int, olga: int) -> None:
    journal.cards.set_field(olga, "colour", "5")
    journal.cards.set_field(vera, "colour", "№ 023")
    journal.cards.set_field(vera, "colour", " № 024\nи топ ")
    assert journal.card(vera).fields == {"colour": "№ 024\nи топ"}
    journal.cards.set_field(vera, "colour", "  ")
    assert journal.card(vera).fields == {}
    assert journal.card(olga).fields == {"colour": "5"}
    journal.undo()
    assert journal.card(vera).fields == {"colour": "№ 024\nи топ"}


@pytest.mark.parametrize("key", ["", "own."])
def test_a_field_has_a_name(journal: Journal, vera: int, key: str) -> None:
    with refused(journal, "bad_choice"):
        journal.cards.set_field(vera, key, "x")


def test_own_fields_keep_what_is_in_them(journal: Journal, vera: int, olga: int) -> None:
    journal.cards.add_own_field(" Ванночка ")
    journal.cards.add_own_field("Лак")
    for client in (vera, olga):
        journal.cards.set_field(client, "own.Ванночка", "с маслом")
    journal.cards.set_field(vera, "own.Лак", "свой")
    journal.cards.rename_own_field("Ванночка", "Ванна")
    assert journal.settings["card.own_fields"] == ["Ванна", "Лак"]
    assert journal.card(vera).fields == {"own.Ванна": "с маслом", "own.Лак": "свой"}
    before = practice(journal)
    journal.cards.remove_own_field("Ванна")
    assert journal.settings["card.own_fields"] == ["Лак"]
    assert journal.card(olga).fields == {}
    journal.undo()
    assert practice(journal) == before
    assert journal.settings["card.own_fields"] == ["Ванна", "Лак"]


def test_a_new_name_takes_no_words_away(journal: Journal, vera: int, olga: int) -> None:
    """An archive may have brought a field of that name that nobody declared here."""
    journal.cards.add_own_field("Лак")
    journal.cards.set_field(vera, "own.Лак", "свой")
    journal.cards.set_field(olga, "own.Лак", "любой")
    journal.cards.set_field(vera, "own.Покрытие", "красное")
    before = practice(journal)
    journal.cards.rename_own_field("Лак", "Покрытие")
    assert journal.card(vera).fields == {"own.Покрытие": "красное\nсвой"}
    assert journal.card(olga).fields == {"own.Покрытие": "любой"}
    journal.undo()
    assert practice(journal) == before


def test_own_fields_are_told_apart(journal: Journal) -> None:
    journal.cards.add_own_field("Лак")
    with refused(journal, "own_field_exists"):
        journal.cards.add_own_field("лак")
    journal.cards.rename_own_field("Лак", "лак")
    with refused(journal, "no_such_field"):
        journal.cards.remove_own_field("Лак")
    with refused(journal, "no_such_field"):
        journal.cards.rename_own_field("Лак", "топ")
    with refused(journal, "empty_text"):
        journal.cards.add_own_field(" ")
    with refused(journal, "name_too_long"):
        journal.cards.add_own_field("л" * 61)


# -- contacts -----------------------------------------------------------------------------------


def test_contacts_stand_in_their_order(journal: Journal, vera: int) -> None:
    first = journal.cards.add_contact(vera, "+7 900 123-45-67", label="вечером").id
    second = journal.cards.add_contact(vera, "@vera").id
    journal.cards.edit_contact(first, value="+7 900 765-43-21", kind="messenger")
    assert [(one.id, one.kind, one.value, one.label) for one in journal.card(vera).contacts] == [
        (first, "messenger", "+7 900 765-43-21", "вечером"),
        (second, "messenger", "@vera", ""),
    ]
    journal.cards.delete_contact(first)
    third = journal.cards.add_contact(vera, "vera@example.org").id
    assert [one.id for one in journal.card(vera).contacts] == [second, third]


def test_what_a_contact_refuses(journal: Journal, vera: int) -> None:
    contact = journal.cards.add_contact(vera, "12-34-56").id
    with refused(journal, "empty_text"):
        journal.cards.add_contact(vera, " ")
    with refused(journal, "empty_text"):
        journal.cards.edit_contact(contact, value="")
    with refused(journal, "bad_choice"):
        journal.cards.add_contact(vera, "x", kind="pigeon")
    with refused(journal, "bad_choice"):
        journal.cards.edit_contact(contact, kind="")
    with refused(journal, "not_editable"):
        journal.cards.edit_contact(contact, client=1)
    for act in (journal.cards.delete_contact, journal.cards.edit_contact):
        with refused(journal, "no_such_row"):
            act(99)


# -- days of every year -------------------------------------------------------------------------


def test_a_birthday_with_and_without_its_year(journal: Journal, vera: int) -> None:
    first = journal.cards.set_birthday(vera, 3, 20).id
    (day,) = journal.card(vera).dates
    assert (day.kind, day.month, day.day, day.year, day.days, day.turns) == (
        *("birthday", 3, 20, None), 6, None,
    )  # fmt: skip
    assert journal.cards.set_birthday(vera, 3, 14, 1990).id == first
    (day,) = journal.card(vera).dates
    assert (day.days, day.turns) == (0, 36)
    journal.cards.delete_date(first)
    assert journal.card(vera).dates == ()


def test_other_days_come_after_the_birthday(journal: Journal, vera: int) -> None:
    wedding = journal.cards.add_date(vera, "годовщина свадьбы", 1, 2, 2015).id
    journal.cards.add_date(vera, "защита дочери", 6, 1)
    born = journal.cards.set_birthday(vera, 12, 31).id
    journal.cards.edit_date(wedding, label="свадьба", day=3)
    journal.cards.edit_date(born, day=30)
    told = [(one.label, one.month, one.day, one.year) for one in journal.card(vera).dates]
    assert told == [("", 12, 30, None), ("свадьба", 1, 3, 2015), ("защита дочери", 6, 1, None)]


def test_days_that_no_calendar_has_are_refused(journal: Journal, vera: int) -> None:
    wedding = journal.cards.add_date(vera, "свадьба", 2, 29).id
    born = journal.cards.set_birthday(vera, 2, 29, 1992).id
    with refused(journal, "bad_yearly_date"):
        journal.cards.set_birthday(vera, 2, 30)
    with refused(journal, "bad_yearly_date"):
        journal.cards.edit_date(wedding, year=2015)
    with refused(journal, "future_date"):
        journal.cards.set_birthday(vera, 3, 15, 2026)
    with refused(journal, "future_date"):
        journal.cards.edit_date(born, year=2028)
    with refused(journal, "empty_text"):
        journal.cards.add_date(vera, " ", 1, 1)
    with refused(journal, "not_editable"):
        journal.cards.edit_date(wedding, kind="birthday")
    journal.cards.edit_date(wedding, year=2028)


# -- everything ---------------------------------------------------------------------------------

DAYS = st.dates(date(2020, 1, 1), date(2027, 1, 1))
TEXT = st.text(max_size=12)
ACTS = st.one_of(
    st.tuples(st.just("edit"), st.fixed_dictionaries({}, optional={
        "code": TEXT,
        "kind": st.sampled_from(["", "none", "late", "x"]),
        "stage": st.sampled_from(["", "mature"]),
        "cap": st.none() | st.integers(-1, 101),
        "tags": st.lists(TEXT, max_size=4),
        "brought_by": st.none() | st.integers(1, 3),
    })),
    st.tuples(st.just("set_status"), st.fixed_dictionaries(
        {"status": st.sampled_from(["active", "paused", "finished", "left"])},
        optional={"on": DAYS, "reason": TEXT},
    )),
    st.tuples(st.just("consent"), st.fixed_dictionaries({}, optional={"on": DAYS, "scope": TEXT})),
    st.tuples(st.just("withdraw_consent"), st.fixed_dictionaries({}, optional={"on": DAYS})),
    st.tuples(st.just("set_field"), st.fixed_dictionaries(
        {"key": st.sampled_from(["colour", "own.a", "own."]), "text": TEXT}
    )),
    st.tuples(st.just("add_contact"), st.fixed_dictionaries({"value": TEXT, "label": TEXT})),
    st.tuples(st.just("set_birthday"), st.fixed_dictionaries(
        {"month": st.integers(0, 13), "day": st.integers(0, 32)},
        optional={"year": st.integers(1890, 2030)},
    )),
)  # fmt: skip


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(st.tuples(st.integers(1, 2), ACTS), min_size=1, max_size=8))
def test_any_life_of_a_card_is_sound_and_can_be_taken_back(
    journal: Journal, acts: list[tuple[int, tuple[str, dict[str, object]]]]
) -> None:
    """Whatever is written: the card can be read, the archive agrees with the status, and undo
    leads back step by step through what was."""
    ids = [journal.clients.add(name).id for name in ("Вера", "Ольга")]
    seen = [practice(journal)]
    for who, (name, fields) in acts:
        step = len(seen)
        try:
            done = getattr(journal.cards, name)(ids[who - 1], **fields)
        except JournalError:
            assert practice(journal) == seen[-1]
            continue
        assert len(seen) == step
        if done.kinds:
            seen.append(practice(journal))
        card = journal.card(ids[who - 1])
        assert (card.status in ("finished", "left")) == (card.archived_on is not None)
    for later, earlier in pairwise(reversed(seen)):
        assert practice(journal) == later
        journal.undo()
        assert practice(journal) == earlier
