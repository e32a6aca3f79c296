"""The indicators of one client, gathered for the screen that explains them."""

from __future__ import annotations

from datetime import timedelta

from journal_app.errors import JournalError
from journal_app.rules import indicators
from journal_app.rules import points as rules
from journal_app.shapes.numbers import NumbersPage
from journal_app.storage import standing
from journal_app.storage.database import fetch
from journal_app.storage.models import read_day
from journal_app.storage.store import Store

_PROMISES = "SELECT id, text, size, due, state, closed FROM promise WHERE client_id = ?"
_MARKED = {
    "withdrawal": "withdrawal",
    "promise_late": "promise",
    "promise_broken": "promise",
    "apology": "apology",
}


def numbers_page(store: Store, client: int) -> NumbersPage:
    """Everything for the Numbers tab. Raises JournalError ``no_such_client``."""
    found = fetch(store.database, "SELECT opening FROM client WHERE id = ?", (client,))
    if not found:
        raise JournalError("no_such_client", id=client)
    (opening,), today = found[0], store.today()
    entries = store.ledger(client)
    balance = rules.balance(entries, opening, today, store.fading)
    season = [entry for entry in entries if 0 <= (today - entry.on).days < indicators.SEASON_DAYS]
    slips = [
        -entry.points
        for entry in entries
        if entry.points < 0 and 0 <= (today - entry.on).days < indicators.YEAR_DAYS
    ]
    usual = slips or [store.tariff.withdrawal[name] for name in rules.PRINCIPLES]
    promises = fetch(store.database, _PROMISES, (client,))
    is_open = [
        indicators.OpenPromise(row_id, text, size, None if due is None else read_day(due))
        for row_id, text, size, due, state, _ in promises
        if state == "open"
    ]
    states = [state for *_, state, _ in promises]
    good, bad = indicators.good_bad(entries, today)
    visits, last, gap = standing.visits(store.database, today, client).get(client, (0, None, None))
    year = today - timedelta(days=indicators.YEAR_DAYS)
    return NumbersPage(
        trend=indicators.trend(entries, today),
        trend_entries=sum(0 <= (today - one.on).days < indicators.TREND_DAYS for one in entries),
        good=good,
        bad=bad,
        runway=indicators.runway(balance, entries, today),
        drift=sum(entry.points for entry in season),
        margin=indicators.safety_margin(balance, entries, today, store.tariff),
        usual_slip=sum(usual) / len(usual),
        own_slips=bool(slips),
        at_stake=indicators.at_stake(is_open, today, store.tariff),
        promises_due=sum(indicators.is_at_stake(one.due, today) for one in is_open),
        kept=states.count("kept"),
        closed=sum(states.count(state) for state in ("kept", "late", "broken")),
        unanswered=len(indicators.unanswered(entries, today)),
        repair_days=indicators.time_to_repair(entries, today),
        fades=rules.fades(entries, opening, today, fading=store.fading),
        gap=gap if gap is not None else float(store.settings["usual_gap"]),
        own_gap=gap is not None,
        last_visit=last,
        visits=visits,
        starved=indicators.starved(entries, today),
        marks=tuple(
            (entry.on, _MARKED[entry.kind])
            for entry in entries
            if entry.kind in _MARKED and year < entry.on <= today
        ),
    )
