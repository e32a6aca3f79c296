"""The Numbers tab tells every indicator with its reason, and follows the journal."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from journal_app import Journal
from tests.ui.client.page import Page


def _value(page: Page, name: str) -> str:
    page.settle()
    value = page.part(f"number_{name}_value", QLabel)
    return value.text().replace("\N{NO-BREAK SPACE}", " ")


def test_it_follows_what_is_recorded(of_vera: Page, journal: Journal, vera: int) -> None:
    of_vera.click("tabNumbers")
    assert _value(of_vera, "trend") == "0"
    of_vera.desk.do(lambda: journal.entries.deposit(vera, "integrity"))
    assert _value(of_vera, "trend") == "+3"
    assert _value(of_vera, "ratio") == "1 : 0"
    assert _value(of_vera, "keepRate") == "—"


def test_numbers_are_shown_even_where_they_are_hidden(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    of_vera.desk.do(lambda: journal.settings.change({"hide_numbers": True}))
    of_vera.desk.do(lambda: journal.entries.withdraw(vera, "integrity"))
    of_vera.click("tabNumbers")
    assert _value(of_vera, "trend") == "−6"


def test_a_reason_stands_beside_every_number(of_vera: Page) -> None:
    of_vera.click("tabNumbers")
    rows = [
        row
        for row in of_vera.view.findChildren(QWidget)
        if row.objectName().startswith("number_") and not isinstance(row, QLabel)
    ]
    assert len(rows) >= 10
    for row in rows:
        assert all(label.text() for label in row.findChildren(QLabel))


def test_another_client_has_other_numbers(of_vera: Page, journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity")
    of_vera.click("tabNumbers")
    other = journal.clients.add("Анна").id
    of_vera.view.show_client(other)
    assert _value(of_vera, "trend") == "0"
