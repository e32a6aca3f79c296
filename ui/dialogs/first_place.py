"""Where a new journal is to lie, as it was typed."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from pathlib import Path
from typing import Literal

from journal_app.paths import is_folder, is_there

_ENDING = re.compile(r"\.[A-Za-z]\w{0,7}")
"""Of a file; «Dr. Smith» and «2026.11» have none."""


def place_of(text: str, proposed: Path) -> Path:
    """The file that is meant: a bare name lies in the folder that was ``proposed``, a folder holds
    a journal of the proposed name, and a journal has an ending."""
    if not text:
        return proposed
    path = Path(text)
    with contextlib.suppress(RuntimeError):  # «~name» of nobody we know
        path = path.expanduser()
    path = proposed.parent / path
    if is_folder(path):
        return path / proposed.name
    if _ENDING.fullmatch(path.suffix) or is_there(path):
        return path
    return path.parent / f"{path.name}.journal"


def unfit(path: Path) -> Literal["", "name", "place"]:
    """Whether a journal cannot lie there: for its ``name``, or since the ``place`` is not ours."""
    try:
        path.stat()
    except FileNotFoundError:
        home = next((folder for folder in path.parents if is_there(folder)), path.parent)
        return "" if is_folder(home) and os.access(home, os.W_OK) else "place"
    except ValueError:  # a sign that no name may have
        return "name"
    except OSError as error:
        return "name" if error.errno in (errno.ENAMETOOLONG, errno.EINVAL) else "place"
    return ""
