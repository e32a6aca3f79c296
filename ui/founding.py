"""A new journal from the choices of the first run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_app.journal import Journal, open_journal
from journal_app.paths import is_there

if TYPE_CHECKING:
    from ui.dialogs.first_run import FirstChoices


def found_journal(choices: FirstChoices) -> Journal:
    """Make the journal, or open the one that lies there already, as it is.

    A file to import is left to the window, which shows how it goes. Raises JournalError as opening
    does.
    """
    known = is_there(choices.path)
    journal = open_journal(choices.path, choices.passphrase)
    if known:
        return journal
    try:
        journal.settings.change(
            {
                "profession": choices.profession,
                "fading": choices.fading,
                "hide_numbers": choices.hide_numbers,
            }
        )
        if choices.start == "sample":
            from journal_app.exchange.demo import write_sample

            write_sample(journal.store, choices.profession, choices.language)
    except BaseException:
        journal.close()
        raise
    return journal
