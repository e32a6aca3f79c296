"""Whatever was done to a journal, it goes out and comes in again: as a log, as an archive."""

from __future__ import annotations

from pathlib import Path

from hypothesis import settings

from journal_app import Journal, open_journal
from journal_app.exchange.archive import export_archive, import_archive
from journal_app.exchange.log import export_log, import_log
from journal_app.storage.check import check
from tests.core import Row, practice
from tests.exchange.books import accounts, contents, empty_file
from tests.operations.test_machine import Practice


def rows_of(journal: Journal) -> dict[str, list[Row]]:
    """Without the settings: one that was changed and changed back need not come."""
    return {table: rows for table, rows in contents(journal).items() if table != "setting"}


class TravellingPractice(Practice):
    """The random practice of the operations' tests, sent round once it has come to its end."""

    def teardown(self) -> None:
        try:
            if hasattr(self, "journal"):
                self.travel()
        finally:
            super().teardown()

    def travel(self) -> None:
        folder = Path(self.folder.name)
        log, archive = folder / "out.csv", folder / "out.json"
        export_log(self.journal.store, log)
        export_archive(self.journal.store, archive)
        # A log without a line is refused as an empty file.
        files = (log, archive) if self.journal.counts()["clients"] else (archive,)
        for number, file in enumerate(files):
            place = folder / f"{number}.journal"
            place.write_bytes(empty_file())
            with open_journal(place, clock=self.clock) as other:
                bring = import_log if file == log else import_archive
                bring(other.store, file)
                assert accounts(other) == accounts(self.journal)
                assert check(other.store) == []
                if file == archive:
                    assert rows_of(other) == rows_of(self.journal)
                    assert dict(other.settings) == dict(self.journal.settings)
                    before = practice(other)
                    bring(other.store, file)
                    assert practice(other) == before


TestTravellingPractice = TravellingPractice.TestCase
TestTravellingPractice.settings = settings(max_examples=8, stateful_step_count=25)
