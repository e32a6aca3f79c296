"""A log as text: how spreadsheets of all kinds write it, and what is too unclear to take."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import JournalError
from journal_app.exchange.csv_text import COLUMNS, EVENTS, read_log, write_log
from journal_app.shapes import LogEvent
from tests.exchange.books import HEADER

SHORT = "date,client,event,principle,text"
GOOD = "2026-11-20,Вера Ёлкина,deposit,integrity,,сказала прямо,,\n"
EVENT = LogEvent(date(2026, 11, 20), "Вера Ёлкина", "deposit", "integrity", "", "сказала прямо")


def read(content: str | bytes) -> list[LogEvent]:
    return read_log(content.encode() if isinstance(content, str) else content, "log.csv")


def plain(events: list[LogEvent]) -> list[LogEvent]:
    """Without the lines they stood on."""
    return [LogEvent(*(getattr(one, name) for name in FIELDS)) for one in events]


FIELDS = ("day", "client", "event", "principle", "points", "text", "due", "parts")


def refusal(content: str | bytes) -> tuple[str, int]:
    """(why, line) of a file that is not taken."""
    with pytest.raises(JournalError) as error:
        read(content)
    assert error.value.code == "bad_file"
    assert error.value.details["file"] == "log.csv"
    return str(error.value.details["why"]), int(str(error.value.details["line"]))


@pytest.mark.parametrize(
    "content",
    [
        HEADER + GOOD,
        (HEADER + GOOD).replace("\n", "\r\n"),
        (HEADER + GOOD).replace("\n", "\r"),
        (HEADER + GOOD).removesuffix("\n"),
        (HEADER + GOOD).replace(",", ";"),
        (HEADER + GOOD).replace(",", "\t"),
        "\ufeff" + HEADER + GOOD,
        "sep=;\n" + (HEADER + GOOD).replace(",", ";"),
        "\ufeffsep=;\r\n" + (HEADER + GOOD).replace(",", ";").replace("\n", "\r\n"),
        "SEP=,\r" + (HEADER + GOOD).replace("\n", "\r"),
        "sep=|\n" + (HEADER + GOOD).replace(",", "|"),
        HEADER.upper() + GOOD.replace("deposit,integrity", " Deposit , INTEGRITY "),
        HEADER.replace("date", '"date"') + '"' + GOOD.replace(",", '","').removesuffix("\n") + '"',
        HEADER + "\n,,,,,,,\n" + GOOD + "\n\n",
        HEADER + GOOD.replace("2026-11-20", "20.11.2026"),
        HEADER + GOOD.replace("2026-11-20", "2026-11-20 00:00:00"),
        HEADER + GOOD.replace("2026-11-20", "2026-11-20T00:00:00"),
        HEADER + GOOD.replace("2026-11-20", "20.11.2026 0:00"),
        HEADER + GOOD.replace("2026-11-20", "20.11.2026 0:00:00"),
        f"{SHORT}\n2026-11-20,Вера Ёлкина,deposit,integrity,сказала прямо\n",
        "text,client,event,principle,date\nсказала прямо,Вера Ёлкина,deposit,integrity,2026-11-20",
    ],
)
def test_every_spreadsheet_writes_it_its_own_way(content: str) -> None:
    assert plain(read(content)) == [EVENT]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le-bom"])
def test_every_encoding_gives_the_same_letters(encoding: str) -> None:
    text = HEADER + GOOD
    if encoding == "utf-16-le-bom":
        content = b"\xff\xfe" + text.encode("utf-16-le")
    else:
        content = text.encode(encoding)
    assert plain(read(content)) == [EVENT]


def test_a_comma_in_one_column_does_not_choose_the_delimiter() -> None:
    text = HEADER.replace(",", ";") + GOOD.replace(",", ";").replace("прямо", "прямо, и вовремя")
    assert read(text)[0].text == "сказала прямо, и вовремя"


def test_lines_are_taken_by_day_and_then_as_they_stand() -> None:
    text = HEADER + "".join(
        f"2026-01-{day:02},Вера,visit,,,{place},,\n" for place, day in enumerate((3, 1, 2, 1, 3))
    )
    assert [event.text for event in read(text)] == ["1", "3", "2", "0", "4"]
    assert [event.line for event in read(text)] == [3, 5, 4, 2, 6]


def test_points_sizes_and_parts() -> None:
    def one(points: str = "", parts: str = "") -> LogEvent:
        return read(HEADER + f'2026-01-01,Вера,apology,,"{points}",чай,,{parts}\n')[0]

    for text, points in (("", ""), ("Large", "large"), ("7", 7), ("+7", 7), ("-3", -3), ("−3", -3)):
        assert one(points=text).points == points
    assert one().parts is None
    assert one(parts="none").parts == ()
    assert one(parts="prevented + Named").parts == ("named", "prevented")


@pytest.mark.parametrize(
    ("change", "to", "why"),
    [
        ("2026-11-20", "03/04/2026", "ambiguous_date"),
        ("2026-11-20", "3/4/2026 0:00", "ambiguous_date"),
        ("2026-11-20", "21/11/2026", "ambiguous_date"),
        ("2026-11-20", "31.02.2026", "bad_date"),
        ("2026-11-20", "29.02.2026", "bad_date"),
        ("2026-11-20", "2026-02-31", "bad_date"),
        ("2026-11-20", "0025-11-20", "date_out_of_range"),
        ("2026-11-20", "20.11.0025", "date_out_of_range"),
        ("2026-11-20", "20.11.26", "bad_date"),
        ("2026-11-20", "11-20-2026", "bad_date"),
        ("2026-11-20", "2026-11-20 14:30", "bad_date"),
        ("2026-11-20", "Nov 20, 2026", "wrong_field_count"),
        ("2026-11-20", "20 ноября", "bad_date"),
        ("2026-11-20", "٢٠٢٦-١١-٢٠", "bad_date"),
        ("2026-11-20", "46346", "bad_date"),
        ("2026-11-20", "", "bad_date"),
        ("integrity,,", 'integrity,"4,5",', "bad_points"),
        ("integrity,,", "integrity,4.0,", "bad_points"),
        ("integrity,,", "integrity,4 pts,", "bad_points"),
        ("integrity,,", "integrity,huge,", "bad_points"),
        ("integrity,,", "integrity,4,5,", "wrong_field_count"),
        ("deposit", "gift", "unknown_event"),
        ("deposit", "", "unknown_event"),
        ("Вера Ёлкина", " ", "empty_name"),
        (",,\n", ",\n", "wrong_field_count"),
        (",,\n", ",,,\n", "wrong_field_count"),
        (",,\n", ",,sorry\n", "bad_parts"),
        (",,\n", ",,named+named too\n", "bad_parts"),
        (",,\n", ",03/04/2026,\n", "ambiguous_date"),
        (",,\n", ",2200-01-01,\n", "date_out_of_range"),
        ("сказала", '"сказала', "bad_quotes"),
        ("сказала", '"сказала"', "bad_quotes"),
    ],
)
def test_what_is_unclear_is_refused_with_its_own_line(change: str, to: str, why: str) -> None:
    before = GOOD + '2026-11-20,Вера,deposit,integrity,,"в\r\nтри\nстроки",,\n\n'
    assert GOOD.count(change) == 1
    for content in (
        HEADER + before + GOOD.replace(change, to) + GOOD,
        "sep=,\n" + HEADER + before + GOOD.replace(change, to),
    ):
        assert refusal(content) == (why, 7 + content.startswith("sep"))


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("date,client,event,colour", "unknown_column"),
        ("date,client,event,", "unknown_column"),
        ("дата,клиент,событие", "unknown_column"),
        ("date,client", "missing_column"),
        ("event,principle,text", "missing_column"),
        ("date,client,event,date", "missing_column"),
        ("date|client|event", "unknown_column"),
    ],
)
def test_a_header_that_says_something_else(header: str, why: str) -> None:
    assert refusal(header + "\n" + GOOD) == (why, 1)


@pytest.mark.parametrize(
    ("content", "why", "line"),
    [
        (b"", "empty_file", 1),
        (b"\n\n  \n", "empty_file", 4),
        (b"\xef\xbb\xbf", "empty_file", 1),
        (b"sep=;\n", "empty_file", 2),
        (HEADER.encode(), "empty_file", 2),
        (HEADER.encode() + b",,,,,,,\n", "empty_file", 3),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_utf8", 1),
        ((HEADER + GOOD).encode("utf-16")[:-1], "not_utf8", 1),
        ((HEADER + GOOD * 3).encode()[:-8], "not_utf8", 4),  # cut within a letter
        ((HEADER + GOOD).encode("cp1251") + b"\x98", "not_utf8", 2),
        ((HEADER + GOOD).encode("koi8-r"), "not_utf8", 2),
        ((HEADER + GOOD + "я" * 200_000).encode(), "text_too_long", 3),
    ],
)
def test_a_file_that_is_no_log(content: bytes, why: str, line: int) -> None:
    assert refusal(content)[0] == why
    if why == "not_utf8":
        assert refusal(content)[1] == line


def test_a_broken_letter_does_not_turn_the_others_into_gibberish() -> None:
    """Almost all of it is UTF-8: read as cp1251 every name would be «Р’РµСЂР°»."""
    content = bytearray((HEADER + GOOD * 5).encode())
    content[len((HEADER + GOOD * 2).encode()) + 12] = 0xFF
    assert refusal(bytes(content)) == ("not_utf8", 4)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\t\"'"))
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(
    st.lists(
        st.builds(
            LogEvent,
            day=DAYS,
            client=TEXTS.map(str.strip).filter(bool),
            event=st.sampled_from(EVENTS),
            principle=st.sampled_from(["", "integrity"]),
            points=st.sampled_from(["", "small", "usual", "large"]) | st.integers(-999, 999),
            text=TEXTS.map(str.strip),
            due=st.none() | DAYS,
            parts=st.sampled_from([None, (), ("named",), ("owned", "prevented")]),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_written_is_read_again(events: list[LogEvent]) -> None:
    text = write_log(events)
    assert text.startswith(",".join(COLUMNS) + "\n")
    assert plain(read(text)) == sorted(events, key=lambda event: event.day)
