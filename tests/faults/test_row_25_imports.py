"""Row 25. Dates and numbers that can be read two ways, or not at all, in an import: the line is
named and nothing comes in; and what the system's language is makes no difference."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.exchange.log import import_log
from tests.core import ROOT, everything
from tests.exchange.books import NOW
from tests.faults.figures import FIGURES

HEADER = "date;client;event;principle;points;text;due\n"
GOOD = "2025-11-24;Вера;deposit;integrity;small;слово;\n"
BAD = {
    "03/04/2026": ("ambiguous_date", "03/04/2026;Вера;deposit;integrity;;слово;\n"),
    "13/04/2025": ("ambiguous_date", "13/04/2025;Вера;deposit;integrity;;слово;\n"),
    "31.02.": ("bad_date", "31.02.2025;Вера;deposit;integrity;;слово;\n"),
    "31.02. without a year": ("bad_date", "31.02.;Вера;deposit;integrity;;слово;\n"),
    "29.02. of a short year": ("bad_date", "2025-02-29;Вера;deposit;integrity;;слово;\n"),
    "year 0025": ("date_out_of_range", "24.11.0025;Вера;deposit;integrity;;слово;\n"),
    "year 25": ("bad_date", "24.11.25;Вера;deposit;integrity;;слово;\n"),
    "Arabic digits": ("bad_date", "٢٠٢٥-11-24;Вера;deposit;integrity;;слово;\n"),
    "decimal comma": ("bad_points", "2025-11-24;Вера;deposit;integrity;2,5;слово;\n"),
    "decimal point": ("bad_points", "2025-11-24;Вера;deposit;integrity;2.0;слово;\n"),
    "thousands": ("bad_points", "2025-11-24;Вера;deposit;integrity;1 000;слово;\n"),
    "too many": ("points_out_of_range", "2025-11-24;Вера;deposit;integrity;1000;слово;\n"),
    "due 03/04/2026": ("ambiguous_date", "2025-11-24;Вера;promise;;;слово;03/04/2026\n"),
}
LOCALES = ("ru_RU.UTF-8", "en_US.UTF-8", "tr_TR.UTF-8")

IMPORTS = """
import json, locale, sys
from pathlib import Path
from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.exchange.log import import_log
from tests.core import everything
from tests.exchange.books import NOW
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass  # not installed here: the names in the environment are there all the same
folder = Path(sys.argv[1])
with open_journal(folder / "a.journal", clock=lambda: NOW) as journal:
    told = []
    for path in sorted(folder.glob("bad*.csv")):
        before = everything(journal)
        try:
            import_log(journal.store, path)
        except JournalError as error:
            told.append([error.code, error.details["why"], error.details["line"]])
        else:
            told.append(["came in"])
        told[-1].append(everything(journal) == before)
    for path in sorted(folder.glob("good*.csv")):
        import_log(journal.store, path)
    told.append([line.name for line in journal.client_lines()])
    told.append(journal.counts()["entries"])
print(json.dumps(told))
"""


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_not_clear_is_named_and_nothing_comes_in(tmp_path: Path, locale: str) -> None:
    """The bad line stands last: everything before it is good, and does not come in either."""
    for number, (_, line) in enumerate(BAD.values()):
        (tmp_path / f"bad{number:02}.csv").write_text(HEADER + GOOD * 3 + line, encoding="utf-8")
    capital = GOOD.replace("deposit;integrity;small", "DEPOSIT;INTEGRITY;SMALL")
    (tmp_path / "good.csv").write_text(HEADER + GOOD + capital.replace("Вера", "IŞIL"), "utf-8")
    program = subprocess.run(
        [sys.executable, "-c", IMPORTS, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": locale, "LANG": locale},
        capture_output=True,
        check=True,
    )
    *refused, came_in, entries = json.loads(program.stdout)
    assert refused == [["bad_file", why, 5, True] for why, _ in BAD.values()]
    assert (came_in, entries) == (["IŞIL", "Вера"], 2)
    FIGURES.note(25, files=len(BAD), refused=len(BAD), came_in_by_half=0)


@pytest.mark.parametrize(("day", "points"), [("24.11.2025", "2"), ("2025-11-24", "+2")])
def test_what_is_clear_comes_in(tmp_path: Path, day: str, points: str) -> None:
    path = tmp_path / "good.csv"
    path.write_text(f"{HEADER}{day};Вера;deposit;integrity;{points};слово;\n", encoding="utf-8")
    with open_journal(tmp_path / "a.journal", clock=lambda: NOW) as journal:
        import_log(journal.store, path)
        ((_, _, day_there),) = [
            (one.text, one.points, one.on.isoformat()) for one in journal.feed(1) if one.points == 2
        ]
        assert day_there == "2025-11-24"
        before = everything(journal)
        import_log(journal.store, path)  # once more: it is known already
        assert everything(journal)["entry"] == before["entry"]
