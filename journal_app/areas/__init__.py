"""The parts of ``journal_app.journal.Journal``: what can be done, by what it is done to."""
