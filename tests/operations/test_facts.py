"""What is known of a client, from a guess to what was agreed."""

from __future__ import annotations

import pytest

from journal_app import Journal
from journal_app.shapes.cards import FactLine
from tests.core import TODAY, HandClock, days_ago, practice, refused


def only(journal: Journal, client: int) -> FactLine:
    (fact,) = journal.card(client).facts
    return fact


def test_a_fact_is_a_guess_with_a_day(journal: Journal, vera: int) -> None:
    done = journal.facts.add(vera, "little_thing", " любит тишину утром ")
    fact = only(journal, vera)
    assert (fact.id, fact.kind, fact.side, fact.text) == (
        *(done.id, "little_thing", ""), "любит тишину утром",
    )  # fmt: skip
    assert (fact.confirmed, fact.on, fact.agreed_on, fact.used_on) == (False, TODAY, None, None)
    assert (done.kinds, done.clients, done.step.code) == ({"fact"}, {vera}, "add_fact")


def test_a_guess_is_confirmed_on_a_day(journal: Journal, vera: int, clock: HandClock) -> None:
    fact = journal.facts.add(vera, "allergy", "лаванда", on=days_ago(30)).id
    clock.forward(1)
    journal.facts.confirm(fact, days_ago(2))
    assert (only(journal, vera).confirmed, only(journal, vera).on) == (True, days_ago(2))
    journal.undo()
    assert (only(journal, vera).confirmed, only(journal, vera).on) == (False, days_ago(30))


def test_an_expectation_has_a_side(journal: Journal, vera: int) -> None:
    theirs = journal.facts.add(vera, "expectation", "прийти и сразу сесть").id
    journal.facts.add(vera, "expectation", "писать до восьми", side="mine")
    journal.facts.add(vera, "expectation", "окно 15 минут", side="agreed", on=days_ago(5))
    told = [(one.side, one.confirmed, one.agreed_on) for one in journal.card(vera).facts]
    assert told == [
        ("theirs", False, None),
        ("mine", False, None),
        ("agreed", True, days_ago(5)),
    ]
    journal.facts.agree(theirs)
    fact = journal.card(vera).facts[0]
    assert (fact.side, fact.confirmed, fact.agreed_on) == ("agreed", True, TODAY)


@pytest.mark.parametrize("kind", ["little_thing", "preference", "allergy", "stop_topic"])
def test_only_expectations_are_agreed(journal: Journal, vera: int, kind: str) -> None:
    fact = journal.facts.add(vera, kind, "слово").id
    with refused(journal, "bad_choice"):
        journal.facts.agree(fact)
    for side in ("mine", "theirs", "agreed"):
        with refused(journal, "bad_choice"):
            journal.facts.add(vera, kind, "слово", side=side)
        with refused(journal, "bad_choice"):
            journal.facts.edit(fact, side=side)


def test_a_fact_is_of_use(journal: Journal, vera: int) -> None:
    fact = journal.facts.add(vera, "little_thing", "чай с чабрецом").id
    journal.facts.use(fact)
    assert only(journal, vera).used_on == TODAY
    assert only(journal, vera).on == TODAY
    journal.undo()
    assert only(journal, vera).used_on is None


def test_a_fact_is_told_anew(journal: Journal, vera: int) -> None:
    fact = journal.facts.add(vera, "expectation", "x", side="agreed", on=days_ago(3)).id
    journal.facts.edit(fact, text="чай", on=days_ago(9), side="agreed")
    told = only(journal, vera)
    assert (told.text, told.on, told.agreed_on) == ("чай", days_ago(9), days_ago(3))
    journal.facts.edit(fact, side="mine")
    assert (only(journal, vera).side, only(journal, vera).agreed_on) == ("mine", None)
    journal.facts.edit(fact, side="agreed", confirmed=False)
    assert (only(journal, vera).agreed_on, only(journal, vera).confirmed) == (TODAY, False)
    journal.facts.edit(fact, kind="preference")
    told = only(journal, vera)
    assert (told.kind, told.side, told.agreed_on) == ("preference", "", None)
    journal.facts.edit(fact, kind="expectation")
    assert only(journal, vera).side == "theirs"


def test_a_fact_is_deleted_and_comes_back(journal: Journal, vera: int) -> None:
    fact = journal.facts.add(vera, "stop_topic", "о муже").id
    before = practice(journal)
    journal.facts.delete(fact)
    assert journal.card(vera).facts == ()
    journal.undo()
    assert practice(journal) == before


def test_what_a_fact_refuses(journal: Journal, vera: int) -> None:
    fact = journal.facts.add(vera, "little_thing", "чай").id
    with refused(journal, "empty_text"):
        journal.facts.add(vera, "little_thing", " ")
    with refused(journal, "empty_text"):
        journal.facts.edit(fact, text="")
    with refused(journal, "bad_choice"):
        journal.facts.add(vera, "rumour", "слово")
    with refused(journal, "bad_choice"):
        journal.facts.edit(fact, kind="rumour")
    with refused(journal, "not_editable"):
        journal.facts.edit(fact, used_on=TODAY)
    for act in (journal.facts.use, journal.facts.confirm):
        with refused(journal, "future_date"):
            act(fact, days_ago(-1))
    for gone in (journal.facts.use, journal.facts.confirm, journal.facts.agree):
        with refused(journal, "no_such_row"):
            gone(99)
    with refused(journal, "no_such_row"):
        journal.facts.delete(99)


# -- beside the account -------------------------------------------------------------------------


def test_little_things_stand_beside_the_account(journal: Journal, vera: int) -> None:
    journal.facts.add(vera, "little_thing", "тишина утром")
    journal.facts.add(vera, "allergy", "лаванда", confirmed=True)
    journal.facts.add(vera, "stop_topic", "о муже", confirmed=True)
    journal.facts.add(vera, "preference", "короткие", confirmed=True)
    aside = journal.client_aside(vera)
    assert [one.text for one in aside.little] == ["короткие", "тишина утром"]
    assert (aside.status, aside.next_visit) == ("active", None)


def test_the_status_stands_beside_the_account(journal: Journal, vera: int) -> None:
    journal.cards.set_status(vera, "paused")
    assert journal.client_aside(vera).status == "paused"


def test_the_next_visit_stands_beside_the_account(journal: Journal, vera: int) -> None:
    journal.visits.plan(vera, days_ago(-20))
    journal.visits.plan(vera, days_ago(-2), start="14:00", services=[("маникюр", None)])
    visit = journal.client_aside(vera).next_visit
    assert visit is not None
    assert (visit.on, visit.start) == (days_ago(-2), "14:00")
