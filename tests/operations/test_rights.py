"""A client's rights: erased with an act and in the copies, shown whole, not kept beyond a term."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app import Journal, open_journal, safety
from journal_app.exchange.archive import export_archive, import_archive
from journal_app.exchange.dossier import dossier
from journal_app.exchange.log import export_log
from journal_app.storage.backup_list import backups_of
from journal_app.storage.check import check
from journal_app.storage.erasing import mark_of
from tests.core import ROOT, TODAY, HandClock, beside, days_ago, died_while, refused, rows
from tests.exchange.everything_else import live

WORD = "гжщыбло"


@pytest.fixture
def told(journal: Journal, vera: int) -> Journal:
    """Vera with a row of every table, and Olga, who stays."""
    live(journal, vera)
    wound = journal.entries.withdraw(vera, "integrity", note=WORD, on=days_ago(9)).id
    journal.entries.apologise(wound, ("named",), on=days_ago(8))
    journal.entries.edit(wound, note=f"{WORD}!")
    journal.promises.make(vera, WORD)
    olga = journal.clients.add("Ольга").id
    journal.entries.deposit(olga, "integrity", note="чай")
    return journal


# -- what erasing reaches -----------------------------------------------------------------------


def test_it_is_told_beforehand_what_goes(told: Journal, vera: int) -> None:
    reach = told.rights.reach(vera)
    assert (reach.client, reach.name, reach.since) == (vera, "Вера", days_ago(1000))
    assert reach.counts["entry"] == 2
    assert reach.counts["entry_version"] == 1
    assert reach.counts["visit"] == 2
    assert reach.counts["photo"] == 3
    assert 0 not in reach.counts.values()
    assert reach.copies == ()
    with refused(told, "no_such_client"):
        told.rights.reach(99)


def test_erasing_makes_a_backup_and_an_act_that_names_it(told: Journal, vera: int) -> None:
    uid = told.client_page(vera).uid
    counts = told.rights.reach(vera).counts
    changes, act = told.rights.erase(vera, "отозвала согласие")
    assert changes.clients == {vera}
    (backup,) = backups_of(told.path)
    assert (act.number, act.mark, act.reason) == (1, mark_of(uid), "отозвала согласие")
    assert (act.since, dict(act.counts)) == (days_ago(1000), dict(counts))
    assert [(copy.name, copy.is_certain) for copy in act.copies] == [(backup.path.name, True)]
    assert told.rights.acts() == [act]
    assert check(told.store) == []
    told.clients.erase(told.client_lines()[0].id, "срок вышел")
    assert [one.number for one in told.rights.acts()] == [2, 1]


def test_an_act_holds_no_name_whatever_was_typed(told: Journal, vera: int) -> None:
    mark = mark_of(told.client_page(vera).uid)
    _, act = told.rights.erase(vera, "по просьбе Веры")
    assert act.reason == f"по просьбе {mark}"
    (erasure,) = rows(told, "erasure")
    for value in (*erasure.values(), *(one["detail"] for one in rows(told, "event"))):
        assert "Вер" not in str(value)
        assert WORD not in str(value)


def test_either_way_of_erasing_makes_one_backup_before(told: Journal, vera: int) -> None:
    told.rights.erase(vera, "просьба")
    assert len(backups_of(told.path)) == 1
    told.clients.erase(told.client_lines()[0].id, "просьба")
    newest, first = backups_of(told.path)
    assert [one.name for one in told.rights.acts()[0].copies] == [newest.path.name, first.path.name]
    eve = told.clients.add("Ева").id
    told.backup()  # nothing changes after it
    told.clients.erase(eve, "просьба")
    assert len(backups_of(told.path)) == 3


def test_what_is_only_viewed_is_not_even_backed_up(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path) as journal:
        client = journal.clients.add("Вера").id
    with open_journal(path, viewing=True) as journal:
        with refused(journal, "view_only"):
            journal.rights.erase(client, "просьба", rewrite=True, anyway=True)
        assert backups_of(path) == []


def test_each_copy_is_told_with_the_day_it_goes(told: Journal, vera: int, tmp_path: Path) -> None:
    backup = told.backup()
    second = tmp_path / "stick"
    second.mkdir()
    copied = safety.copy_to_second(told, second)
    assert copied is not None
    here, there = told.rights.reach(vera, second).copies
    goes = safety.expires(told, told.backups()[0])
    assert (here.path, here.until, there.path, there.until) == (backup, goes, copied, goes)
    assert goes is not None
    assert [copy.path for copy in told.rights.reach(vera).copies] == [backup]
    _, act = told.rights.erase(vera, "просьба", second=second)
    until = {copy.name: copy.until for copy in act.copies}
    assert until.keys() == {backup.name, copied.name}
    assert None not in until.values()


def test_copies_in_the_second_folder_are_written_anew_too(
    told: Journal, vera: int, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    told.backup()
    copied = safety.copy_to_second(told, second)
    assert copied is not None
    assert WORD.encode() in copied.read_bytes()
    _, act = told.rights.erase(vera, "просьба", rewrite=True, second=second)
    assert act.copies == ()
    assert WORD.encode() not in copied.read_bytes()
    with open_journal(Path(shutil.copy(copied, tmp_path / "copy.journal"))) as opened:
        assert [line.name for line in opened.client_lines()] == ["Ольга"]
        assert check(opened.store) == []


def test_what_was_put_aside_with_its_log_is_not_written_anew(tmp_path: Path) -> None:
    """The log would be played into a file that it does not belong to."""
    path, aside = tmp_path / "a.journal", tmp_path / "a-replaced-2026-01-01-120000.journal"
    with open_journal(path) as journal:
        client = journal.clients.add("Вера").id
    shutil.copy(path, aside)
    died_while(
        "import sys; from journal_app import open_journal\n"
        "open_journal(sys.argv[1]).notes.add(1, 'слово')",
        aside,
    )
    log = aside.with_name(f"{aside.name}-wal")
    before = aside.read_bytes(), log.read_bytes()
    with open_journal(path) as journal:
        (copy,) = journal.rights.reach(client).copies
        assert (copy.path, copy.holds) == (aside, True)
        assert (copy.can_rewrite, copy.until) == (False, None)
        _, act = journal.rights.erase(client, "просьба", rewrite=True)
        assert [one.name for one in act.copies] == [aside.name]
    assert (aside.read_bytes(), log.read_bytes()) == before


def test_a_reason_is_needed_and_somebody_to_erase(told: Journal, vera: int) -> None:
    with refused(told, "empty_text"):
        told.rights.erase(vera, "  ")
    with refused(told, "no_such_client"):
        told.rights.erase(99, "просьба")
    assert backups_of(told.path) == []


def test_the_copies_are_written_anew_without_the_client(told: Journal, vera: int) -> None:
    first = told.backup()
    told.notes.add(vera, f"{WORD} ещё")
    _, act = told.rights.erase(vera, "просьба", rewrite=True)
    assert act.copies == ()
    path = told.path
    told.close()
    files = beside(path)
    assert len(files) == 3
    for name, content in files.items():
        assert WORD.encode() not in content, name
    assert first.stat().st_mode & 0o777 == 0o600
    for backup in backups_of(path):
        copy = Path(shutil.copy(backup.path, path.parent / "copy.journal"))
        with open_journal(copy, clock=lambda: TODAY) as opened:
            assert [line.name for line in opened.client_lines()] == ["Ольга"]
            assert check(opened.store) == []
            assert opened.undo() is None or opened.client_lines()
            assert [one.mark for one in opened.rights.acts()] == [act.mark]
            assert [one.is_clean for one in opened.rights.acts()] == [True]
        copy.unlink()


def test_copies_without_the_client_are_left_alone(told: Journal) -> None:
    before = told.backup()
    content = before.read_bytes()
    eve = told.clients.add("Ева").id
    told.backup()
    copies = told.rights.reach(eve).copies
    assert [copy.path for copy in copies] == [backups_of(told.path)[0].path]
    told.rights.erase(eve, "просьба", rewrite=True)
    assert before.read_bytes() == content


def test_a_copy_that_does_not_open_is_named_as_uncertain(told: Journal, vera: int) -> None:
    good = told.backup()
    bad = Path(shutil.copy(good, good.with_name(good.name.replace("-0001-", "-0002-"))))
    bad.write_bytes(bytes(range(256)) * 32)
    (copy, _) = told.rights.reach(vera).copies
    assert (copy.path, copy.holds, copy.can_rewrite) == (bad, None, False)
    _, act = told.rights.erase(vera, "просьба", rewrite=True)
    assert [(one.name, one.is_certain) for one in act.copies] == [(bad.name, False)]
    assert bad.read_bytes() == bytes(range(256)) * 32


def test_a_copy_of_an_older_version_is_named_and_left(tmp_path: Path, clock: HandClock) -> None:
    stored = ROOT / "tests" / "databases" / "version-2.journal"
    path = Path(shutil.copy(stored, tmp_path / "a.journal"))
    path.chmod(0o600)
    with open_journal(path, clock=clock) as journal:
        (backup,) = backups_of(path)
        content = backup.path.read_bytes()
        client = journal.client_lines()[0].id
        (copy,) = journal.rights.reach(client).copies
        assert (copy.path, copy.holds, copy.can_rewrite) == (backup.path, True, False)
        _, act = journal.rights.erase(client, "просьба", rewrite=True)
        assert [one.name for one in act.copies] == [backup.path.name]
        assert backup.path.read_bytes() == content
        assert check(journal.store) == []


def test_copies_that_cannot_be_written_anew_are_deleted_when_that_is_wanted(
    tmp_path: Path, clock: HandClock
) -> None:
    stored = ROOT / "tests" / "databases" / "version-2.journal"
    path = Path(shutil.copy(stored, tmp_path / "a.journal"))
    path.chmod(0o600)
    with open_journal(path, clock=clock) as journal:
        (older,) = backups_of(path)
        client = journal.client_lines()[0].id
        todays = journal.backup()
        sealed = todays.with_name(todays.name.replace("-000", "-009"))
        sealed.write_bytes(bytes(range(256)) * 32)
        _, act = journal.rights.erase(client, "просьба", remove=True)
        assert not older.path.exists()
        assert not sealed.exists()
        # What can be written anew was not asked for, and what goes away by itself is left.
        assert [one.name for one in act.copies] == [todays.name]
        assert act.is_clean
        assert check(journal.store) == []


def test_what_a_restore_has_put_aside_is_looked_at_too(told: Journal, vera: int) -> None:
    from journal_app.journal import restore_backup

    path, clock = told.path, told.clock
    backup = told.backup()
    told.close()
    aside = restore_backup(backup, path)
    with open_journal(path, clock=clock) as journal:
        assert {copy.path for copy in journal.rights.reach(vera).copies} == {backup, aside}
        _, act = journal.rights.erase(vera, "просьба", rewrite=True)
        assert act.copies == ()
    for name, content in beside(path).items():
        assert WORD.encode() not in content, name


def test_copies_of_an_encrypted_journal(tmp_path: Path, clock: HandClock) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path, "долгая фраза", clock=clock) as journal:
        client = journal.clients.add("Вера").id
        journal.notes.add(client, WORD)
        backup = journal.backup()
        (copy,) = journal.rights.reach(client).copies
        assert (copy.holds, copy.can_rewrite) == (True, True)
        content = backup.read_bytes()
        _, act = journal.rights.erase(client, "просьба", rewrite=True)
        assert act.copies == ()
        assert backup.read_bytes()[:16] == content[:16] != b"SQLite format 3\0"
    other = tmp_path / "other" / "b.journal"
    other.parent.mkdir()
    for file in backup.parent.iterdir():
        shutil.copy(file, other.with_name(file.name.replace(backup.name, other.name)))
    with open_journal(other, "долгая фраза", clock=clock) as opened:
        assert opened.client_lines() == []
        assert check(opened.store) == []


# -- the dossier --------------------------------------------------------------------------------


def test_a_dossier_tells_all_of_one_client_and_nothing_of_others(
    told: Journal, vera: int, tmp_path: Path
) -> None:
    target = tmp_path / "досье.json"
    told.drafts.keep(vera, "note", None, {"text": "недописано"})
    told.rights.dossier(vera, target, private=True)
    whole = json.loads(target.read_text(encoding="utf-8"))
    export_archive(told.store, tmp_path / "all.json", private=True)
    archive = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    (client,) = whole["clients"]
    assert client == next(one for one in archive["clients"] if one["name"] == "Вера")
    assert [one["content"] for one in whole["drafts"]] == [{"text": "недописано"}]
    assert "чай" not in target.read_text(encoding="utf-8").replace("любит чай", "")
    assert target.stat().st_mode & 0o777 == 0o600
    with refused(told, "no_such_client"):
        told.rights.dossier(99, target)


def test_nothing_private_is_in_a_dossier_unasked(told: Journal, vera: int) -> None:
    told.drafts.keep(vera, "note", None, {"text": "недописано"})
    text = json.dumps(dossier(told.store, vera), ensure_ascii=False)
    for secret in ("сон", "только для меня", "недописано", '"private": true'):
        assert secret not in text
    assert "о работе" in text


def test_a_dossier_can_be_read_by_another_journal(
    told: Journal, vera: int, tmp_path: Path, clock: HandClock
) -> None:
    told.rights.dossier(vera, tmp_path / "досье.json", private=True)
    with open_journal(tmp_path / "other.journal", clock=clock) as other:
        assert import_archive(other.store, tmp_path / "досье.json").left_out == ()
        assert [line.name for line in other.client_lines()] == ["Вера"]
        assert check(other.store) == []


# -- what happened to the file ------------------------------------------------------------------


def test_what_leaves_the_journal_is_noted(told: Journal, vera: int, tmp_path: Path) -> None:
    export_archive(told.store, tmp_path / "a.json", private=True)
    export_archive(told.store, tmp_path / "a.json")
    export_log(told.store, tmp_path / "a.csv")
    told.rights.dossier(vera, tmp_path / "b.json", private=True)
    assert [one.detail for one in told.rights.events("exported")] == [
        *("dossier private", "csv", "json", "json private"),
    ]
    import_archive(told.store, tmp_path / "a.json")
    told.backup()
    assert [one.what for one in told.rights.events()][:2] == ["backed up", "imported"]
    assert told.rights.events()[-1].what == "created"
    assert told.rights.events("erased") == []


# -- terms --------------------------------------------------------------------------------------


def test_a_day_of_ones_own_goes_before_the_term_of_the_practice(
    journal: Journal, vera: int, clock: HandClock
) -> None:
    assert journal.rights.past_term() == []
    journal.settings["retention_months"] = 12
    (found,) = journal.rights.past_term()
    assert (found.client, found.last, found.withdrawn) == (vera, days_ago(1000), None)
    journal.cards.keep_until(vera, TODAY)
    assert journal.rights.past_term() == []
    clock.forward(1)
    assert [one.until for one in journal.rights.past_term()] == [TODAY]
    journal.cards.keep_until(vera, None)
    journal.settings["retention_months"] = 0
    assert journal.rights.past_term() == []


@pytest.mark.parametrize(
    ("last", "months", "today", "past"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28), False),
        (date(2024, 2, 29), 12, date(2025, 3, 1), True),
        (date(2023, 10, 31), 4, date(2024, 2, 29), False),
        (date(2023, 10, 31), 4, date(2024, 3, 1), True),
        (date(2023, 12, 5), 36, date(2026, 12, 5), False),
        (date(2023, 12, 5), 36, date(2026, 12, 6), True),
        (date(2020, 1, 1), 600, date(2026, 1, 1), False),
    ],
)
def test_a_term_is_counted_in_months_from_the_last_record(
    tmp_path: Path, last: date, months: int, today: date, past: bool
) -> None:
    clock = HandClock(last)
    with open_journal(tmp_path / "a.journal", clock=clock) as journal:
        client = journal.clients.add("Вера", since=last - timedelta(days=900)).id
        journal.notes.add(client, "тихая", last)
        journal.settings["retention_months"] = months
        clock.day = today
        assert [one.last for one in journal.rights.past_term()] == ([last] if past else [])


def test_a_planned_visit_is_no_record_and_a_visit_is_one(journal: Journal, vera: int) -> None:
    journal.settings["retention_months"] = 12
    journal.visits.plan(vera, on=TODAY + timedelta(days=3))
    assert [one.client for one in journal.rights.past_term()] == [vera]
    journal.visits.record(vera, on=days_ago(3))
    assert journal.rights.past_term() == []


def test_who_took_the_consent_back_is_there_until_a_day_is_set(journal: Journal, vera: int) -> None:
    journal.cards.consent(vera, days_ago(9))
    journal.cards.withdraw_consent(vera, days_ago(2))
    (found,) = journal.rights.past_term()
    assert (found.until, found.withdrawn) == (None, days_ago(2))
    journal.cards.keep_until(vera, TODAY + timedelta(days=30))
    assert journal.rights.past_term() == []
    journal.cards.keep_until(vera, days_ago(1))
    (found,) = journal.rights.past_term()
    assert (found.until, found.withdrawn) == (days_ago(1), days_ago(2))
    journal.cards.keep_until(vera, None)
    journal.cards.consent(vera)
    assert journal.rights.past_term() == []


@pytest.mark.parametrize("months", [0, 1, 4, 12])
@pytest.mark.parametrize("last", [date(2023, 10, 31), date(2024, 2, 29), date(2024, 1, 15)])
def test_the_count_is_that_of_the_list_on_every_day(
    tmp_path: Path, last: date, months: int
) -> None:
    clock = HandClock(last)
    with open_journal(tmp_path / "a.journal", clock=clock) as journal:
        client = journal.clients.add("Вера", since=last).id
        journal.clients.add("Ольга", since=last)
        journal.cards.keep_until(client, last + timedelta(days=50))
        journal.settings["retention_months"] = months
        for days in (
            0,
            27,
            28,
            29,
            30,
            31,
            32,
            50,
            51,
            119,
            120,
            121,
            122,
            123,
            364,
            365,
            366,
            367,
        ):
            clock.day = last + timedelta(days=days)
            assert journal.rights.past_term_count() == len(journal.rights.past_term())
        journal.cards.consent(client)
        journal.cards.withdraw_consent(client)
        assert journal.rights.past_term_count() == len(journal.rights.past_term()) > 0


def test_codes_stand_for_names_where_others_may_look_on(journal: Journal, vera: int) -> None:
    journal.cards.edit(vera, code="Сова")
    journal.cards.keep_until(vera, days_ago(1))
    journal.names.coded = True
    assert journal.rights.reach(vera).name == "Сова"
    assert [one.name for one in journal.rights.past_term()] == ["Сова"]


def test_what_is_said_of_a_closed_journal_is_said_by_what_was_known_last(
    journal: Journal, vera: int
) -> None:
    journal.names.coded = True
    code = journal.names.of(vera, "Вера")
    journal.clients.add("Ольга")
    journal.close()
    assert journal.names.in_any_words("Вера пришла") == f"{code} пришла"
