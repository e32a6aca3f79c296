"""Client Journal: an offline journal of trust for one practitioner."""

from journal_app.journal import Journal, open_journal

__version__ = "0.1.0"
__all__ = ["Journal", "__version__", "open_journal"]
