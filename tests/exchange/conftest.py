"""A journal of late 2026, when the practice of tests/data has a year behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from tests.exchange.books import NOW, empty_file


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    place = tmp_path / "practice.journal"
    place.write_bytes(empty_file())
    with open_journal(place, clock=lambda: NOW) as opened:
        yield opened
