"""Visits and contacts in a log: a done visit is a line, what a log has no line for is counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journal_app import Journal
from journal_app.exchange.log import export_log, import_log
from journal_app.exchange.log_export import log_events
from tests.core import practice, rows
from tests.exchange.books import PRACTICE_CSV, bring
from tests.exchange.everything_else import live

LINES = """2026-02-01,Вера,client,,5,,,
2026-02-01,Вера,visit,,,"маникюр, покрытие",,
2026-02-01,Вера,visit,,,"маникюр, покрытие",,
2026-02-03,Вера,contact,,,напомнила,,
2026-02-04,Вера,visit,,,,,
"""


def test_a_visit_line_is_a_done_visit(journal: Journal) -> None:
    report = bring(journal, LINES)
    assert (report.visits, report.contacts, report.notes) == (3, 1, 0)
    visits = rows(journal, "visit")
    assert [(row["on_day"], row["state"], row["note"]) for row in visits] == [
        ("2026-02-01", "done", "маникюр, покрытие"),
        ("2026-02-01", "done", "маникюр, покрытие"),
        ("2026-02-04", "done", ""),
    ]
    (contact,) = rows(journal, "contact")
    assert (contact["on_day"], contact["text"], contact["outgoing"]) == (
        *("2026-02-03", "напомнила"),
        1,
    )
    assert rows(journal, "note") == []


def test_the_same_file_twice_adds_nothing(journal: Journal) -> None:
    bring(journal, LINES)
    before = practice(journal)
    report = bring(journal, LINES)
    assert (report.visits, report.contacts) == (0, 0)
    assert {one.code for one in report.left_out} == {"already_there"}
    assert practice(journal) == before
    one_more = bring(journal, LINES + "2026-02-01,Вера,visit,,,чай,,\n")
    assert one_more.visits == 1


def test_a_visit_goes_out_with_its_note_or_else_its_services(journal: Journal) -> None:
    vera = journal.clients.add("Вера", since=date(2026, 1, 1)).id
    day = date(2026, 2, 1)
    services = (("маникюр", 150_000), ("покрытие", None))
    journal.visits.record(vera, on=day, services=services)
    journal.visits.record(vera, on=day, services=services, note="смеялись")
    journal.contacts.record(vera, "написала", on=day)
    lines = [(one.event, one.text) for one in log_events(journal.store)[0]]
    assert lines[1:] == [
        ("visit", "маникюр, покрытие"),
        ("visit", "смеялись"),
        ("contact", "написала"),
    ]


def test_what_has_no_line_is_counted(journal: Journal) -> None:
    vera = journal.clients.add("Вера", since=date(2026, 1, 1)).id
    live(journal, vera)
    told = export_log(journal.store, journal.path.with_suffix(".csv"))
    assert told == len(rows(journal, "note")) + 1  # a visit to come


def test_one_line_asks_only_for_its_client(journal: Journal) -> None:
    """Of namesakes and of clients whose name looks like a label, too."""
    bring(journal, LINES)
    first = rows(journal, "client")[0]["uid"][:8]
    journal.clients.add("Вера", since=date(2026, 1, 1))
    with_label = LINES.replace("Вера", f"Вера [{first}]")
    report = bring(journal, with_label)
    assert (report.clients, report.visits, report.contacts) == (0, 0, 0)


@pytest.mark.parametrize("times", [1, 2])
def test_the_practice_has_its_visits(journal: Journal, tmp_path: Path, times: int) -> None:
    for _ in range(times):
        import_log(journal.store, PRACTICE_CSV)
    told = PRACTICE_CSV.read_text(encoding="utf-8").splitlines()
    visits = sum(line.split(",")[2] == "visit" for line in told)
    contacts = sum(line.split(",")[2] == "contact" for line in told)
    assert len(rows(journal, "visit")) == visits
    assert len(rows(journal, "contact")) == contacts
    assert export_log(journal.store, tmp_path / "out.csv") == 0
