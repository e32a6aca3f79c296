"""The recovery sheet: one A4 from which anybody who may can open the journal years later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtGui import QTextDocument

from journal_app.words import tell
from ui.printing import MARGIN, PAGE, TEXT_PX, paper
from ui.theme import tokens

_LANGUAGES = ("ru", "en")
_SIZES = (TEXT_PX, TEXT_PX - 1, TEXT_PX - 2)
_LINES = 3
"""Empty lines on which the passphrase is written by hand."""
_GAP = '<p style="margin:0;font-size:6px">&nbsp;</p>'
"""Before a table: the margins of what stands before it are not kept."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What the sheet tells; ``passphrase`` only where the person wants it printed."""

    journal: Path
    day: date
    backups: Sequence[Path]
    language: str
    passphrase: str = ""


def recovery_paper(recovery: Recovery) -> QTextDocument:
    """The sheet in both languages, the person's own first, on one page."""
    first = recovery.language if recovery.language in _LANGUAGES else "en"
    order = (first, *(each for each in _LANGUAGES if each != first))
    for size in _SIZES:
        document = _document(recovery, order, size)
        if document.pageCount() == 1:
            break
    return document


def _document(recovery: Recovery, order: Sequence[str], size: int) -> QTextDocument:
    document = paper(size)
    ink = tokens("light")
    parts = "".join(_part(recovery, language, size, ink) for language in order[1:])
    first = _part(recovery, order[0], size, ink, _passphrase(recovery, order, size, ink))
    between = '<p style="margin:0">&nbsp;</p><hr/>'
    document.setHtml(f'<body style="color:{ink["text"]}">{first}{between}{parts}</body>')
    document.setPageSize(PAGE)
    document.setDocumentMargin(MARGIN)
    return document


def _part(
    recovery: Recovery, language: str, size: int, ink: dict[str, str], passphrase: str = ""
) -> str:
    def words(key: str, **details: object) -> str:
        return escape(tell(f"recovery.{key}", language, **details))

    day = f"{recovery.day:%d.%m.%Y}" if language == "ru" else recovery.day.isoformat()
    facts = [
        (words("journal"), escape(recovery.journal.name)),
        (words("folder"), escape(str(recovery.journal.parent))),
        (words("backups"), "<br/>".join(escape(str(path)) for path in recovery.backups)),
        (words("day"), day),
    ]
    rows = "".join(
        f'<tr><td style="color:{ink["quiet"]};padding:4px 24px 4px 0">{name}</td>'
        f'<td style="padding:4px 0">{value}</td></tr>'
        for name, value in facts
    )
    by_hand = escape(tell("recovery.shell", language, name=recovery.journal.name)).replace(
        "\n", "<br/>"
    )
    return (
        f'<p style="font-size:{round(size * 1.5)}px;font-weight:600;margin:16px 0 4px 0">'
        f"{words('title')}</p>"
        f'<p style="margin:0 0 8px 0;color:{ink["quiet"]}">{words("lead")}</p>'
        f'{_GAP}<table cellspacing="0" cellpadding="0">{rows}</table>'
        f"{passphrase}"
        f'<p style="font-weight:600;margin:16px 0 4px 0">{words("with_program")}</p>'
        f'<p style="margin:0">{words("with_program_how")}</p>'
        f'<p style="font-weight:600;margin:12px 0 4px 0">{words("without_program")}</p>'
        f'<p style="margin:0">{words("without_program_how")}</p>'
        f'<p style="margin:8px 0 0 0;font-family:monospace">{by_hand}</p>'
        f'<p style="margin:12px 0 0 0;color:{ink["quiet"]}">{words("keep")}</p>'
    )


def _passphrase(recovery: Recovery, order: Sequence[str], size: int, ink: dict[str, str]) -> str:
    """The passphrase in letters that cannot be taken for others, or lines to write it on."""
    title = " / ".join(escape(tell("recovery.passphrase", each)) for each in order)
    head = f'<p style="font-weight:600;margin:16px 0 0 0">{title}</p>'
    if recovery.passphrase:
        return (
            f'{head}<p style="font-family:monospace;font-size:{round(size * 1.4)}px;margin:6px 0">'
            f"{escape(recovery.passphrase)}</p>"
        )
    line = (
        f'<table width="100%" cellspacing="0" cellpadding="0"><tr><td '
        f'style="padding-top:{size}px;border-bottom:1px solid {ink["edge"]}">'
        "&nbsp;</td></tr></table>"
    )
    return head + line * _LINES
