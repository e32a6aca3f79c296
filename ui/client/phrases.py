"""What the client's page says about days and records, in words. Nothing here touches a widget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from journal_app.shapes import FeedLine, PromiseLine
from ui.formatting import day_text, day_words

SEPARATOR = " · "

Words = Mapping[str, str]


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """With a small first letter, to stand inside a line."""
    return text[:1].lower() + text[1:]


def present(*parts: str) -> list[str]:
    """The parts that are there."""
    return [part for part in parts if part]


def joined(*parts: str) -> str:
    """The parts that are there, with a dot between them."""
    return SEPARATOR.join(present(*parts))


def with_us(since: date, today: date) -> str:
    """«с нами 2 года и 3 месяца»."""
    translate = QCoreApplication.translate
    whole = (today.year - since.year) * 12 + today.month - since.month
    years, months = divmod(max(0, whole - (today.day < since.day)), 12)
    in_years = translate("ClientPhrases", "%n year(s)", "", years)
    in_months = translate("ClientPhrases", "%n month(s)", "", months)
    if years and months:
        both = translate("ClientPhrases", "%1 and %2")
        span = both.replace("%1", in_years).replace("%2", in_months)
    elif years or months:
        span = in_years if years else in_months
    else:
        days = (today - since).days
        if days <= 0:
            return translate("ClientPhrases", "with us since today")
        span = translate("ClientPhrases", "%n day(s)", "", days)
    return translate("ClientPhrases", "with us for %1").replace("%1", span)


def due_text(line: PromiseLine, words: Words, today: date, locale: QLocale) -> str:
    """When a promise is due, or how and when it ended."""
    translate = QCoreApplication.translate
    if line.state != "open":
        ends = {"kept": "keep", "late": "late", "broken": "break", "released": "release"}
        end = small(words[f"act_{ends[line.state]}"])
        return joined(end, day_text(line.closed, today, locale) if line.closed else "")
    if line.due is None or line.days is None:
        return translate("ClientPhrases", "no due day")
    if line.days < 0:
        return translate("ClientPhrases", "%n day(s) overdue", "", -line.days)
    near = day_words()
    if line.days < 2:
        return near.tomorrow if line.days else near.today
    return translate("ClientPhrases", "by %1").replace("%1", day_text(line.due, today, locale))


def moves_text(moves: int) -> str:
    """How often a promise was moved, "" when never."""
    if not moves:
        return ""
    return QCoreApplication.translate("ClientPhrases", "moved %n time(s)", "", moves)


def feed_title(line: FeedLine, words: Words) -> str:
    """The first line of a record: its own words, with what happened where that is not plain."""
    if line.kind.startswith("promise_"):
        return f"{words[line.kind]}: {line.text}"
    if line.kind in ("visit", "contact"):
        return ": ".join(part for part in (words[f"event_{line.kind}"], line.text) if part)
    if line.kind == "apology" and line.text == line.answers_text:
        return ": ".join(part for part in (capital(words["apology"]), line.text) if part)
    return line.text or capital(words.get(line.kind, ""))


def feed_meta(line: FeedLine, words: Words, today: date, locale: QLocale) -> list[str]:
    """The second line of a record, in parts: principle, day and what else is known of it."""
    day = day_text(line.on, today, locale)
    said = words["confirmed"] if line.confirmed else ""
    principle = words[f"principle_{line.principle}"] if line.principle else ""
    if line.kind in ("deposit", "withdrawal"):
        return present(principle, day, said)
    if line.kind == "apology":
        parts = ", ".join(words[f"short_{part}"] for part in line.parts)
        return present(_restored(line, words), day, said, parts)
    if line.kind.startswith("promise_"):
        return present(principle, day, _promised(line, today, locale), said)
    return present(words["event_note"] if line.kind == "note" else "", day)


def _restored(line: FeedLine, words: Words) -> str:
    if line.restored is None or line.restored[0] < 0:
        return ""
    back, lost = line.restored
    return words["restored"].format(back=back, lost=lost)


def _promised(line: FeedLine, today: date, locale: QLocale) -> str:
    translate = QCoreApplication.translate
    due = day_text(line.due, today, locale) if line.due else ""
    if line.kind == "promise_moved":
        return translate("ClientPhrases", "new day %1").replace("%1", due)
    if line.kind == "promise_made":
        if not due:
            return translate("ClientPhrases", "no due day")
        return translate("ClientPhrases", "due %1").replace("%1", due)
    made = day_text(line.made, today, locale) if line.made else ""
    if not due:
        return translate("ClientPhrases", "promised %1").replace("%1", made)
    both = translate("ClientPhrases", "promised %1, due %2")
    return both.replace("%1", made).replace("%2", due)
