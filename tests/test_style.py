"""The linter, the formatter and the type checker are tests like any other."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def complaints(*command: str) -> str:
    """What a tool of this environment says against the checkout; nothing if it is content."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return f"\n{done.stdout}{done.stderr}" if done.returncode else ""


def test_ruff_has_no_complaint() -> None:
    found = complaints("ruff", "check", "--quiet", "--output-format=concise", ".")
    assert not found, found


def test_code_is_formatted() -> None:
    found = complaints("ruff", "format", "--check", "--quiet", ".")
    assert not found, found


def test_types_hold() -> None:
    found = complaints("mypy", "--no-error-summary", "--hide-error-context")
    assert not found, found
