"""The shim of ``shim.c``, compiled when it is first asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("shim.c")

FAILING = """
import ctypes, errno, os
_shim = ctypes.CDLL(None)
def fail(kinds, number, after=0, times=-1, half=False):
    _shim.cj_fail(kinds.encode(), number, after, times, half)
def mend():
    fail("", 0)
def failed():
    return _shim.cj_failed()
"""
"""What a program under the shim begins with to make its own disk fail; see ``shim.c``."""


def needs_the_shim() -> None:
    """Skip where there is no LD_PRELOAD; fail where only the compiler is missing."""
    if not sys.platform.startswith("linux"):
        pytest.skip("LD_PRELOAD and its calls are Linux's")
    assert shutil.which("cc"), "install a C compiler (Debian, Ubuntu: apt install gcc libc6-dev)"


@cache
def _compiled() -> str:
    folder = Path(tempfile.mkdtemp(prefix="shim-"))
    library = folder / "shim.so"
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl", "-lpthread"],
        check=True,
    )
    return str(library)


def under_the_shim(folder: Path, log: Path | None = None) -> dict[str, str]:
    """The environment of a program whose files below ``folder`` are watched."""
    needs_the_shim()
    told = {} if log is None else {"CJ_SHIM_LOG": str(log)}
    return {"LD_PRELOAD": _compiled(), "CJ_SHIM_FOLDER": os.path.realpath(folder), **told}
