"""Deposits, withdrawals and apologies as they stand in the file (the method, §2 and §4)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal_app import Journal
from journal_app.rules.apologies import PARTS
from tests.core import TODAY, HandClock, days_ago, practice, refused, row, rows

DEPOSITS = {
    "understanding": 4, "little_things": 5, "commitments": 1, "expectations": 2, "integrity": 3,
}  # fmt: skip
WITHDRAWALS = {
    "understanding": 4, "little_things": 2, "commitments": 4, "expectations": 4, "integrity": 6,
    "apology": 2,
}  # fmt: skip
SIZED = {1: (1, 2), 2: (1, 4), 3: (2, 6), 4: (2, 8), 5: (3, 10), 6: (3, 12)}  # usual: small, large


@pytest.mark.parametrize(("principle", "usual"), DEPOSITS.items())
def test_a_deposit_is_worth_its_tariff_by_size(
    journal: Journal, vera: int, principle: str, usual: int
) -> None:
    small, large = SIZED[usual]
    for size, points in (("small", small), ("usual", usual), ("large", large)):
        done = journal.entries.deposit(vera, principle, size=size)
        assert row(journal, "entry", done.id)["points"] == points
    assert journal.balance(vera) == 10 + small + usual + large


@pytest.mark.parametrize(("principle", "usual"), WITHDRAWALS.items())
def test_a_withdrawal_takes_its_tariff_by_size(
    journal: Journal, vera: int, principle: str, usual: int
) -> None:
    small, large = SIZED[usual]
    for size, points in (("small", small), ("usual", usual), ("large", large)):
        done = journal.entries.withdraw(vera, principle, size=size)
        assert row(journal, "entry", done.id)["points"] == -points
    assert journal.balance(vera) == 10 - small - usual - large


def test_a_deposit_by_default_is_usual_guessed_wordless_and_of_today(
    journal: Journal, vera: int
) -> None:
    done = journal.entries.deposit(vera, "integrity")
    kept = row(journal, "entry", done.id)
    assert {key: kept[key] for key in ("kind", "points", "on_day", "note", "confirmed")} == {
        "kind": "deposit",
        "points": 3,
        "on_day": TODAY.isoformat(),
        "note": "",
        "confirmed": 0,
    }
    assert len(kept["uid"]) == 32
    assert (done.kinds, done.clients) == (frozenset({"entry"}), frozenset({vera}))
    assert (done.step.code, done.step.client, done.step.points) == ("deposit", vera, 3)


def test_everything_said_of_an_entry_is_kept(journal: Journal, vera: int) -> None:
    done = journal.entries.withdraw(
        vera, "expectations", points=7, note=" не то, что ждала ", on=days_ago(5), confirmed=True
    )
    kept = row(journal, "entry", done.id)
    assert (kept["points"], kept["note"], kept["on_day"], kept["confirmed"]) == (
        -7,
        "не то, что ждала",
        days_ago(5).isoformat(),
        1,
    )
    assert journal.client_page(vera).confirmed == -7


def test_a_number_by_hand_goes_before_the_size(journal: Journal, vera: int) -> None:
    done = journal.entries.deposit(vera, "integrity", size="large", points=99)
    assert row(journal, "entry", done.id)["points"] == 99


def test_an_entry_before_they_met_moves_the_meeting_back(journal: Journal) -> None:
    client = journal.clients.add("Ольга").id
    journal.entries.deposit(client, "integrity", on=days_ago(400))
    assert journal.client_page(client).since == days_ago(400)
    journal.entries.deposit(client, "integrity", on=days_ago(1))
    assert journal.client_page(client).since == days_ago(400)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2024, 2, 29), TODAY])
def test_days_from_far_back_to_today_are_taken(journal: Journal, vera: int, day: date) -> None:
    done = journal.entries.deposit(vera, "integrity", on=day)
    assert row(journal, "entry", done.id)["on_day"] == day.isoformat()


@pytest.mark.parametrize(
    ("parts", "points"), [((), -2), (PARTS[:1], 2), (PARTS[:2], 3), (PARTS[:3], 5), (PARTS, 6)]
)
def test_an_apology_gives_back_by_its_parts(
    journal: Journal, vera: int, parts: tuple[str, ...], points: int
) -> None:
    wound = journal.entries.withdraw(vera, "integrity").id
    done = journal.entries.apologise(wound, parts)
    kept = row(journal, "entry", done.id)
    assert (kept["points"], kept["parts"], kept["answers_id"]) == (points, "+".join(parts), wound)
    assert (kept["principle"], kept["repeats"]) == (None, 0)
    assert row(journal, "entry", wound)["answered_on"] == TODAY.isoformat()
    assert journal.balance(vera) == 10 - 6 + points


def test_parts_are_kept_in_their_usual_order(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity").id
    done = journal.entries.apologise(wound, ["prevented", "named", "named"])
    assert row(journal, "entry", done.id)["parts"] == "named+prevented"


def test_each_apology_for_a_principle_gives_less(journal: Journal, vera: int) -> None:
    kept = []
    for ago in (100, 80, 60, 40, 20):
        wound = journal.entries.withdraw(vera, "understanding", points=8, on=days_ago(ago)).id
        done = journal.entries.apologise(wound, PARTS, on=days_ago(ago))
        kept.append(row(journal, "entry", done.id))
    assert [one["repeats"] for one in kept] == [0, 1, 2, 3, 4]
    assert [one["points"] for one in kept] == [8, 4, 0, -2, -2]


@pytest.mark.parametrize(("gap", "repeats"), [(0, 1), (180, 1), (181, 0)])
def test_an_apology_counts_as_earlier_for_180_days(
    journal: Journal, vera: int, gap: int, repeats: int
) -> None:
    for ago in (gap, 0):
        wound = journal.entries.withdraw(vera, "integrity", on=days_ago(ago)).id
        done = journal.entries.apologise(wound, PARTS, on=days_ago(ago))
    assert row(journal, "entry", done.id)["repeats"] == repeats


def test_what_is_recorded_later_or_dated_later_is_not_earlier(journal: Journal, vera: int) -> None:
    late, early = (
        journal.entries.withdraw(vera, "integrity", on=days_ago(ago)).id for ago in (5, 50)
    )
    assert row(journal, "entry", journal.entries.apologise(late, PARTS).id)["repeats"] == 0
    done = journal.entries.apologise(early, PARTS, on=days_ago(30))
    assert row(journal, "entry", done.id)["repeats"] == 0


def test_other_clients_and_other_principles_wear_nothing_out(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    for client, principle in ((vera, "integrity"), (vera, "expectations"), (olga, "integrity")):
        wound = journal.entries.withdraw(client, principle).id
        done = journal.entries.apologise(wound, PARTS)
        assert row(journal, "entry", done.id)["repeats"] == 0


def test_a_broken_promise_wears_out_commitments(journal: Journal, vera: int) -> None:
    wordless = journal.entries.withdraw(vera, "commitments").id
    journal.entries.apologise(wordless)
    promise = journal.promises.make(vera, "позвонить").id
    journal.promises.break_(promise)
    (broken,) = [one for one in journal.open_wounds(vera) if one.kind == "promise_broken"]
    done = journal.entries.apologise(broken.id, PARTS[:3])
    assert (row(journal, "entry", done.id)["repeats"], journal.balance(vera)) == (
        1,
        10 - 4 - 2 - 8 + 3,
    )


def test_an_apology_fades_with_the_entry_it_answers(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity", points=20, on=days_ago(59)).id
    done = journal.entries.apologise(wound, PARTS[:2])
    assert row(journal, "entry", done.id)["aged_from"] == days_ago(59).isoformat()
    assert journal.balance(vera) == 10 - 20 + 10
    assert journal.balance(vera, TODAY + timedelta(days=1)) == 10 - 10 + 5
    assert journal.balance(vera, TODAY + timedelta(days=61)) == 10


def test_before_its_apology_an_entry_is_still_an_open_wound(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity", points=20, on=days_ago(150)).id
    journal.entries.apologise(wound, PARTS)
    assert journal.balance(vera) == 10
    assert journal.balance(vera, days_ago(1)) == 10 - 20


# Editing


def test_a_new_size_takes_todays_tariff_and_other_edits_keep_the_points(
    journal: Journal, vera: int
) -> None:
    done = journal.entries.deposit(vera, "integrity")
    journal.settings["tariff.deposit.integrity"] = 20
    journal.entries.edit(done.id, note="честно", confirmed=True, principle="understanding")
    kept = row(journal, "entry", done.id)
    assert (kept["points"], kept["principle"], kept["note"], kept["confirmed"]) == (
        3,
        "understanding",
        "честно",
        1,
    )
    journal.entries.edit(done.id, principle="integrity", size="small")
    assert row(journal, "entry", done.id)["points"] == 10
    journal.entries.edit(done.id, points=7)
    assert row(journal, "entry", done.id)["points"] == 7


def test_words_and_the_mark_of_the_client_can_be_taken_away(journal: Journal, vera: int) -> None:
    done = journal.entries.deposit(vera, "integrity", note="слово", confirmed=True)
    journal.entries.edit(done.id, note="", confirmed=False)
    kept = row(journal, "entry", done.id)
    assert (kept["note"], kept["confirmed"]) == ("", 0)


def test_an_edited_day_moves_the_age_and_the_meeting(journal: Journal) -> None:
    client = journal.clients.add("Ольга", since=days_ago(10)).id
    done = journal.entries.deposit(client, "integrity", on=days_ago(5))
    journal.entries.edit(done.id, on=days_ago(60))
    kept = row(journal, "entry", done.id)
    assert kept["on_day"] == kept["aged_from"] == days_ago(60).isoformat()
    assert journal.client_page(client).since == days_ago(60)
    assert journal.balance(client) == 10 + 2


def test_editing_an_answered_entry_computes_its_apology_again_with_the_recorded_k(
    journal: Journal, vera: int
) -> None:
    first, second = (journal.entries.withdraw(vera, "integrity", points=8).id for _ in range(2))
    journal.entries.apologise(first, PARTS)
    apology = journal.entries.apologise(second, PARTS[:3], on=TODAY).id
    assert row(journal, "entry", apology)["points"] == 3  # 8 × ¾ × ½
    journal.entries.delete(first)
    journal.entries.edit(second, points=20, on=days_ago(30))
    kept = row(journal, "entry", apology)
    assert (kept["points"], kept["repeats"]) == (8, 1)  # 20 × ¾ × ½ = 7.5
    assert (kept["aged_from"], kept["on_day"]) == (days_ago(30).isoformat(), TODAY.isoformat())


def test_words_alone_keep_their_cost_when_the_entry_is_edited(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity").id
    apology = journal.entries.apologise(wound).id
    journal.settings["tariff.withdrawal.apology"] = 30
    journal.entries.edit(wound, points=50)
    assert row(journal, "entry", apology)["points"] == -2


def test_an_apologys_own_parts_day_and_words_are_edited(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity", points=8, on=days_ago(20)).id
    apology = journal.entries.apologise(wound, PARTS[:1]).id
    journal.entries.edit(apology, parts=PARTS[:2], on=days_ago(3), note="простите")
    kept = row(journal, "entry", apology)
    assert (kept["points"], kept["parts"], kept["note"]) == (4, "named+owned", "простите")
    assert kept["on_day"] == row(journal, "entry", wound)["answered_on"] == days_ago(3).isoformat()
    assert kept["aged_from"] == days_ago(20).isoformat()
    journal.entries.edit(apology, parts=())
    assert row(journal, "entry", apology)["points"] == -2


def test_an_edit_that_changes_nothing_is_no_step(journal: Journal, vera: int) -> None:
    done = journal.entries.deposit(vera, "integrity", note="слово")
    before = practice(journal)
    same = journal.entries.edit(done.id, note="слово", principle="integrity", confirmed=False)
    assert (same.kinds, practice(journal)) == (frozenset(), before)
    step = journal.undo_step()
    assert step is not None
    assert step.code == "deposit"


def test_an_answered_entry_stays_before_its_apology(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity", on=days_ago(20)).id
    apology = journal.entries.apologise(wound, PARTS, on=days_ago(10)).id
    with refused(journal, "apology_before_entry"):
        journal.entries.edit(wound, on=days_ago(9), note="half of an edit must not stay")
    with refused(journal, "apology_before_entry"):
        journal.entries.edit(apology, on=days_ago(21))
    journal.entries.edit(wound, on=days_ago(10))
    assert row(journal, "entry", apology)["aged_from"] == days_ago(10).isoformat()


def test_some_things_are_not_edited(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity").id
    apology = journal.entries.apologise(wound, PARTS).id
    promise = journal.promises.make(vera, "позвонить").id
    journal.promises.keep(promise)
    (closing,) = [one["id"] for one in rows(journal, "entry") if one["closes"]]
    for entry, fields in (
        (wound, {"parts": PARTS}),
        (apology, {"points": 9}),
        (apology, {"principle": "integrity"}),
        (closing, {"note": "слова"}),
        (closing, {"points": 9}),
        (wound, {"client": 1}),
    ):
        with refused(journal, "not_editable"):
            journal.entries.edit(entry, **fields)


# Deleting


def test_deleting_an_entry_deletes_its_apology_in_the_same_step(
    journal: Journal, vera: int
) -> None:
    wound = journal.entries.withdraw(vera, "integrity").id
    journal.entries.apologise(wound, PARTS)
    before = practice(journal)
    journal.entries.delete(wound)
    assert rows(journal, "entry") == []
    journal.undo()
    assert practice(journal) == before
    journal.redo()
    assert rows(journal, "entry") == []


def test_deleting_an_apology_opens_the_wound_again(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity").id
    apology = journal.entries.apologise(wound, PARTS).id
    journal.entries.delete(apology)
    assert row(journal, "entry", wound)["answered_on"] is None
    assert [one.id for one in journal.open_wounds(vera)] == [wound]
    again = journal.entries.apologise(wound, PARTS).id
    assert row(journal, "entry", again)["repeats"] == 0


def test_a_habit_is_the_same_deposit_within_60_days(
    journal: Journal, vera: int, clock: HandClock
) -> None:
    journal.entries.deposit(vera, "little_things", note="Кофе с корицей")
    journal.entries.withdraw(vera, "little_things", note="остыл")
    assert journal.is_habit(vera, " кофе с КОРИЦЕЙ ")
    assert not journal.is_habit(vera, "остыл")
    assert not journal.is_habit(vera, "")
    clock.forward(59)
    assert journal.is_habit(vera, "кофе с корицей")
    clock.forward(1)
    assert not journal.is_habit(vera, "кофе с корицей")


# Before saving


def test_a_preview_tells_what_recording_does(journal: Journal, vera: int) -> None:
    journal.entries.withdraw(vera, "integrity", points=30, on=days_ago(70))
    (wound,) = journal.open_wounds(vera)
    before = practice(journal)
    told = journal.preview_apology(wound.id, PARTS[:2])
    assert practice(journal) == before
    journal.entries.apologise(wound.id, PARTS[:2])
    assert (told.points, told.balance, told.reason) == (15, journal.balance(vera), "part")
    told = journal.preview_movement("withdrawal", vera, "integrity", on=days_ago(60))
    journal.entries.withdraw(vera, "integrity", on=days_ago(60))
    assert (told.points, told.balance, told.zone) == (
        -6,
        journal.balance(vera),
        journal.zone(vera),
    )
