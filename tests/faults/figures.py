"""What the faults came to, counted: written by the tests, summed and printed by ``run.py``."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path

FIGURES_FILE = "CJ_FAULTS_FIGURES"
"""The environment variable that names the file; without it nothing is written down."""

Sums = dict[int, dict[str, float]]


class Figures:
    """Counts of one run: ``FIGURES.note(1, kills=1, acknowledged=37, lost=0)``.

    Numbers of a row are added up, those whose name begins with ``most_`` are not: there the
    greatest counts. Several processes may write to the file at once.
    """

    def note(self, row: int, **numbers: float) -> None:
        """Something was tried for a row of the table of faults."""
        path = os.environ.get(FIGURES_FILE)
        if path is None:
            return
        line = json.dumps({"row": row, **numbers}) + "\n"
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, line.encode())  # one call: lines of two processes do not mix
        finally:
            os.close(file)

    def sums(self, path: Path) -> Sums:
        """What was noted in a file, by row."""
        found: Sums = defaultdict(dict)
        for line in path.read_text(encoding="utf-8").splitlines():
            numbers = json.loads(line)
            row = found[numbers.pop("row")]
            for name, number in numbers.items():
                before = row.get(name, 0)
                row[name] = max(before, number) if name.startswith("most_") else before + number
        return dict(found)


FIGURES = Figures()
