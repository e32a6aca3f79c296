"""The words of a reminder, from the practitioner's template or ours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from journal_app.rules.contacts import fill
from journal_app.words import load_messages


def reminder_words(
    template: str,
    language: str,
    profession: str,
    name: str,
    on: date,
    start: str | None,
    services: Sequence[str],
    today: date,
) -> str:
    """A reminder ready to be sent. An empty ``template`` stands for that of the profession.

    The client is called by the first word of their name, as the practitioner would write it; the
    day is said as "tomorrow, 22 November".
    """
    values = {
        "name": (name.split() or [""])[0],
        "date": _day(on, today, language),
        "time": start or "",
        "service": ", ".join(_inside(service) for service in services),
    }
    return fill(template or usual_template(language, profession), values)


def usual_template(language: str, profession: str) -> str:
    """Our own words for a reminder, with their places."""
    return load_messages(language)[f"text.reminder_{profession}"]


def _day(on: date, today: date, language: str) -> str:
    """A day as it stands inside a sentence."""
    messages = load_messages(language)
    month = messages["text.months"].split()[on.month - 1]
    day = f"{on.day} {month}"
    near = {today: messages["text.today"], today + timedelta(days=1): messages["text.tomorrow"]}
    return f"{near[on]}, {day}" if on in near else day


def _inside(service: str) -> str:
    """A service's name with a small first letter; an abbreviation stays as it is."""
    return service if service[1:2].isupper() else service[:1].lower() + service[1:]
