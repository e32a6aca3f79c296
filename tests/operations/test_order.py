"""Two properties of whole histories, on a real file (the method, §1 and §4)."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app import Journal
from journal_app.rules.apologies import PARTS
from journal_app.rules.points import PRINCIPLES
from tests.core import TODAY, days_ago, rows

GAPS = [0, 1, 59, 60, 119, 120, 179, 180, 359, 360]
# The journal of the test serves every example; each takes clients of its own.
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


class Thing(NamedTuple):
    """Something recorded in one go that is no apology."""

    what: str
    points: int
    ago: int
    confirmed: bool


things = st.builds(
    Thing,
    st.sampled_from(["deposit", "withdraw", "keep", "break_", "release"]),
    st.integers(1, 99),
    st.sampled_from(GAPS),
    st.booleans(),
)


def record(journal: Journal, client: int, thing: Thing) -> None:
    what, points, ago, confirmed = thing
    if what in ("deposit", "withdraw"):
        act = getattr(journal.entries, what)
        act(client, "integrity", points=points, on=days_ago(ago), confirmed=confirmed)
    else:
        promise = journal.promises.make(client, "слово", due=days_ago(300), on=days_ago(400)).id
        getattr(journal.promises, what)(promise, on=days_ago(ago))


@shared
@given(st.data(), st.lists(things, max_size=7), st.booleans())
def test_the_order_of_recording_does_not_change_a_balance(
    journal: Journal, data: st.DataObject, history: list[Thing], fading: bool
) -> None:
    journal.settings["fading"] = fading
    balances = []
    for order in (history, data.draw(st.permutations(history))):
        client = journal.clients.add("Вера", opening=0).id
        for thing in order:
            record(journal, client, thing)
        days = [TODAY + timedelta(days=ahead) for ahead in (-180, -60, 0, 1, 60, 61, 120, 360)]
        told = [(journal.balance(client, day), journal.zone(client, day)) for day in days]
        page = journal.client_page(client)
        balances.append((told, page.confirmed, page.trend, page.margin, page.fades))
    assert balances[0] == balances[1]


@shared
@given(
    st.lists(
        st.tuples(
            st.sampled_from(PRINCIPLES),
            st.integers(1, 99),
            st.sampled_from(GAPS),
            st.sets(st.sampled_from(PARTS)),
        ),
        max_size=7,
    ),
    st.integers(1, 49),
)
def test_an_apology_never_gives_back_more_than_was_taken(
    journal: Journal, wrongs: list[tuple[str, int, int, set[str]]], empty: int
) -> None:
    journal.settings["fading"] = False
    journal.settings["tariff.withdrawal.apology"] = empty
    client = journal.clients.add("Вера", opening=0).id
    for principle, points, ago, parts in wrongs:
        wound = journal.entries.withdraw(client, principle, points=points, on=days_ago(ago)).id
        before = journal.balance(client)
        journal.entries.apologise(wound, parts)
        assert journal.balance(client) <= before + points
    assert journal.balance(client) <= 0
    kept = [one for one in rows(journal, "entry") if one["client_id"] == client]
    taken = {one["id"]: -one["points"] for one in kept}
    assert all(one["points"] <= taken[one["answers_id"]] for one in kept if one["answers_id"])
